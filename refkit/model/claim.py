"""What somebody says about a work, and why we might believe it."""

from typing import Final, Literal, get_args

from attrs import field, frozen, validators

from refkit.model.date import PartialDate
from refkit.model.name import Name
from refkit.model.scrape import Span

Field = Literal[
    "type",
    "title",
    "title_short",
    "author",
    "editor",
    "translator",
    "container_title",
    "container_title_short",
    "container_author",
    "collection_title",
    "collection_number",
    "collection_editor",
    "volume_title",
    "original_title",
    "reviewed_author",
    "director",
    "composer",
    "performer",
    "interviewer",
    "recipient",
    "contributor",
    "event_title",
    "event_place",
    "event_date",
    "publisher",
    "publisher_place",
    "original_publisher",
    "original_publisher_place",
    "authority",
    "jurisdiction",
    "issued",
    "original_date",
    "submitted",
    "accessed",
    "volume",
    "issue",
    "page",
    "number",
    "part",
    "section",
    "chapter_number",
    "edition",
    "version",
    "number_of_pages",
    "number_of_volumes",
    "genre",
    "medium",
    "status",
    "doi",
    "pmid",
    "pmcid",
    "arxiv",
    "isbn",
    "issn",
    "archive",
    "archive_location",
    "call_number",
    "url",
    "language",
    "keyword",
    "abstract",
    "note",
    "annote",
    "access",
]
FIELDS: Final[tuple[Field, ...]] = get_args(Field)

NAME_FIELDS: Final[frozenset[Field]] = frozenset(
    (
        *("author", "editor", "translator", "container_author", "collection_editor"),
        *("reviewed_author", "director", "composer", "performer", "interviewer"),
        *("recipient", "contributor"),
    )
)
"""Fields that hold names."""

DATE_FIELDS: Final[frozenset[Field]] = frozenset(
    ("issued", "original_date", "submitted", "accessed", "event_date")
)
"""Fields that hold a date."""

LIST_FIELDS: Final[frozenset[Field]] = NAME_FIELDS | {"isbn", "issn", "keyword"}
"""Fields that hold several values, claimed one at a time."""

TEXT_FIELDS: Final[tuple[Field, ...]] = tuple(
    name for name in FIELDS[1:] if name not in DATE_FIELDS | LIST_FIELDS
)
"""Fields that hold one text."""

RICH_FIELDS: Final[frozenset[Field]] = frozenset(
    (
        *("title", "title_short", "container_title", "container_title_short"),
        *("collection_title", "volume_title", "original_title", "event_title"),
        *("publisher", "genre", "abstract", "note", "annote"),
    )
)
"""Texts whose words may be in italics and the like; see ``Reference.markup``."""

Value = str | Name | PartialDate

GIVEN: Final = "given"
"""The witness of what stood in a reference without claims, as in a bibliography."""

_IN_RECORD: Final = " @ "


def _share(_: object, __: object, confidence: float) -> None:
    if not 0.0 <= confidence <= 1.0:
        raise ValueError(f"a confidence is between 0 and 1, not {confidence}")


@frozen
class Evidence:
    """Who said it, in which words, and how far to trust them."""

    by: str
    """The witness: ``highwire``, ``dublin-core``, ``byline``. Two vocabularies on
    one page are two witnesses, and so are two pages that were merged: ``byline @ a.html``
    and ``byline @ b.html``."""
    quote: str
    """The exact words it rests on. With a span, ``scrape[span] == quote``."""
    span: Span | None = None
    """Where the quote stands in the scrape; None if it came from elsewhere."""
    confidence: float = field(default=1.0, validator=_share)
    reason: str = field(default="", repr=False)
    """Why the witness speaks of this work, where that had to be found out."""

    @property
    def record(self) -> str:
        """The record that the witness spoke in, where several were merged; else empty.

        >>> Evidence("highwire @ a.html", "8").record
        'a.html'
        """
        return self.by.partition(_IN_RECORD)[2]

    @property
    def is_given(self) -> bool:
        """Whether somebody wrote it down, rather than a page showing it."""
        return self.by.partition(_IN_RECORD)[0] == GIVEN


def witness(by: str, record: str) -> str:
    """Name a witness by the record that it spoke in, if there are several records.

    >>> witness("given", "library.bib"), witness("given @ old.bib", ""), witness("byline", "")
    ('given @ library.bib', 'given', 'byline')
    """
    bare = by.partition(_IN_RECORD)[0]
    return f"{bare}{_IN_RECORD}{record}" if record else bare


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
