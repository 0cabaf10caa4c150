"""Records that are one work, gathered so that no link drags two works together."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from refkit.matching.linked import Link

_CHECKED: Final = 40
"""Members of a cluster that are asked whether they bar another; more cost too much."""


def gather(
    count: int, links: Iterable[Link], barred: Callable[[int, int], bool]
) -> list[int]:
    """Return for each record the first member of its cluster.

    The surest links come first. Two clusters become one only if no member of the one
    bars a member of the other, so that a chain of small likenesses ends at the first
    two records that cannot be one work.

    >>> gather(3, [(2.0, 0, 1), (1.0, 1, 2)], lambda a, b: {a, b} == {0, 2})
    [0, 0, 2]
    """
    first = list(range(count))
    members: dict[int, list[int]] = {}
    for _, a, b in sorted(links, key=lambda link: (-link[0], link[1], link[2])):
        one, other = sorted((_root(first, a), _root(first, b)))
        if one == other:
            continue
        mine, theirs = members.get(one, [one]), members.get(other, [other])
        if _are_barred(mine, theirs, barred):
            continue
        first[other] = one
        members[one] = mine + theirs if len(theirs) < len(mine) else theirs + mine
        members.pop(other, None)
    return [_root(first, at) for at in range(count)]


def _are_barred(
    mine: Sequence[int], theirs: Sequence[int], barred: Callable[[int, int], bool]
) -> bool:
    return any(
        barred(min(a, b), max(a, b)) for a in mine[:_CHECKED] for b in theirs[:_CHECKED]
    )


def _root(first: list[int], at: int) -> int:
    while first[at] != at:
        first[at] = first[first[at]]
        at = first[at]
    return at
