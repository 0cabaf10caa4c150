"""What was decided of a collection of records; it loads nothing that compares."""

from typing import TYPE_CHECKING

from attrs import define, field

if TYPE_CHECKING:
    from refkit.matching.collection import Collection

Pair = tuple[int, int]
"""The positions of two records, the lower first."""
Link = tuple[float, int, int]
"""A score and the positions of the two records, the lower first."""


@define
class Linked:
    """What was decided of a collection; all positions are those of the records."""

    first: list[int]
    """For each record the first member of its cluster."""
    links: list[Link] = field(factory=list)
    """The pairs that were found to be one work."""
    unsure: list[Link] = field(factory=list)
    """Pairs that stay apart and that a person should look at."""
    related: list[Pair] = field(factory=list)
    """Pairs that stay apart for a reason that relates them: versions, notices."""
    collection: "Collection | None" = field(default=None, repr=False)
    """What was learned from the records; None where none had to be compared."""
