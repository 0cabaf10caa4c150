"""What somebody says about a work, and why we might believe it."""

from typing import Final, Literal, get_args

from attrs import field, frozen, validators

from refkit.model.date import PartialDate
from refkit.model.name import Name
from refkit.model.scrape import Span

Field = Literal[
    "type",
    "title",
    "author",
    "editor",
    "container_title",
    "container_title_short",
    "collection_title",
    "publisher",
    "publisher_place",
    "issued",
    "volume",
    "issue",
    "page",
    "number",
    "edition",
    "genre",
    "doi",
    "pmid",
    "pmcid",
    "arxiv",
    "isbn",
    "issn",
    "url",
    "language",
    "keyword",
    "abstract",
    "access",
]
FIELDS: Final[tuple[Field, ...]] = get_args(Field)

NAME_FIELDS: Final[frozenset[Field]] = frozenset({"author", "editor"})
"""Fields that hold names."""

LIST_FIELDS: Final[frozenset[Field]] = NAME_FIELDS | {"isbn", "issn", "keyword"}
"""Fields that hold several values, claimed one at a time."""

Value = str | Name | PartialDate


@frozen
class Evidence:
    """Who said it, in which words, and how far to trust them."""

    by: str
    """The witness: ``highwire``, ``dublin-core``, ``byline``. Two vocabularies on
    one page are two witnesses."""
    quote: str
    """The exact words it rests on. With a span, ``scrape[span] == quote``."""
    span: Span | None = None
    """Where the quote stands in the scrape; None if it came from elsewhere."""
    confidence: float = field(
        default=1.0, validator=[validators.ge(0.0), validators.le(1.0)]
    )


@frozen
class Claim:
    """One statement about one field of one work.

    A field that holds several values, such as ``author``, is claimed one value at
    a time, in order.
    """

    field: Field = field(validator=validators.in_(FIELDS))
    value: Value
    evidence: Evidence
    work: int = 0
    """Which work it speaks of, where one parser speaks of several; the numbers are of
    that parser's own counting and mean nothing else."""
