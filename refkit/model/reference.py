"""One citable work, as far as it is known."""

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Any, Final, Literal, get_args

from attrs import evolve, field, fields_dict, frozen, validators

from refkit.model.claim import FIELDS, Claim, Field
from refkit.model.date import PartialDate
from refkit.model.name import Name
from refkit.model.text import plain, plain_or_none

Type = Literal[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "book",
    "chapter",
    "dataset",
    "document",
    "entry-encyclopedia",
    "manuscript",
    "paper-conference",
    "patent",
    "post-weblog",
    "report",
    "review",
    "software",
    "speech",
    "standard",
    "thesis",
    "webpage",
]
TYPES: Final[tuple[Type, ...]] = get_args(Type)

ALIASES: Final[Mapping[str, Field]] = {
    "authors": "author",
    "editors": "editor",
    "journal": "container_title",
    "year": "issued",
    "date": "issued",
    "pages": "page",
}
"""Everyday words for CSL variables."""

_VALUES: Final = attrgetter(*FIELDS)


def _names(names: Iterable[Name]) -> tuple[Name, ...]:
    return tuple(names)


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    if isinstance(texts, str):
        raise TypeError("expected several texts, not one")
    return tuple(dict.fromkeys(filter(None, map(plain, texts))))


def _claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(claims)


def _confidence(confidence: Mapping[Field, float]) -> Mapping[Field, float]:
    return dict(confidence)


@frozen(kw_only=True)
class Reference:
    """One citable work, in CSL variables; absent fields are None or empty.

    Text values are one line of plain Unicode: no TeX, no HTML. Volume and issue are
    text, for volumes such as ``IV-1/W1`` exist.
    https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables

    >>> ref = Reference(title="On the Hypotheses", issued=PartialDate(1873))
    >>> ref.year, ref.journal
    (1873, None)
    """

    type: Type = field(default="document", validator=validators.in_(TYPES))
    title: str | None = field(default=None, converter=plain_or_none)
    author: tuple[Name, ...] = field(default=(), converter=_names)
    editor: tuple[Name, ...] = field(default=(), converter=_names)
    container_title: str | None = field(default=None, converter=plain_or_none)
    container_title_short: str | None = field(default=None, converter=plain_or_none)
    collection_title: str | None = field(default=None, converter=plain_or_none)
    publisher: str | None = field(default=None, converter=plain_or_none)
    publisher_place: str | None = field(default=None, converter=plain_or_none)
    issued: PartialDate | None = field(
        default=None,
        validator=validators.optional(validators.instance_of(PartialDate)),
    )
    volume: str | None = field(default=None, converter=plain_or_none)
    issue: str | None = field(default=None, converter=plain_or_none)
    page: str | None = field(default=None, converter=plain_or_none)
    """Pages with a plain hyphen between first and last, or an article number."""
    number: str | None = field(default=None, converter=plain_or_none)
    """The number of a report, patent or standard; article numbers stand in ``page``."""
    edition: str | None = field(default=None, converter=plain_or_none)
    genre: str | None = field(default=None, converter=plain_or_none)
    """What the page calls this kind of work: ``Review``, ``PhD thesis``."""
    doi: str | None = field(default=None, converter=plain_or_none)
    pmid: str | None = field(default=None, converter=plain_or_none)
    pmcid: str | None = field(default=None, converter=plain_or_none)
    arxiv: str | None = field(default=None, converter=plain_or_none)
    isbn: tuple[str, ...] = field(default=(), converter=_texts)
    issn: tuple[str, ...] = field(default=(), converter=_texts)
    url: str | None = field(default=None, converter=plain_or_none)
    language: str | None = field(default=None, converter=plain_or_none)
    keyword: tuple[str, ...] = field(default=(), converter=_texts)
    abstract: str | None = field(default=None, converter=plain_or_none)
    access: str | None = field(default=None, converter=plain_or_none)
    """Access rights in the page's words: ``Open Access``."""
    citation_key: str | None = field(default=None, converter=plain_or_none)
    """The key a bibliography file gave it; None lets a format make one."""
    source: str | None = field(default=None, eq=False, repr=False)
    """The file or address it was read from."""
    claims: tuple[Claim, ...] = field(
        default=(), converter=_claims, eq=False, repr=False
    )
    confidence: Mapping[Field, float] = field(
        factory=dict, converter=_confidence, eq=False, repr=False
    )
    """How far to trust each recovered field, from 0 to 1."""

    @property
    def authors(self) -> tuple[Name, ...]:
        """The same as ``author``."""
        return self.author

    @property
    def journal(self) -> str | None:
        """The same as ``container_title``."""
        return self.container_title

    @property
    def year(self) -> int | None:
        """The year of ``issued``."""
        return self.issued.year if self.issued else None

    @property
    def pages(self) -> str | None:
        """The same as ``page``."""
        return self.page

    @property
    def known(self) -> Mapping[Field, Any]:
        """The fields that have a value, in the model's order."""
        values = zip(FIELDS, _VALUES(self), strict=True)
        return {name: value for name, value in values if value}

    def why(self, name: str) -> tuple[Claim, ...]:
        """Return every claim made about a field, most trusted first.

        ``name`` is a CSL variable or an everyday word such as ``journal``; a name
        that is neither raises ``ValueError``.
        """
        about = ALIASES.get(name, name)
        if about not in FIELDS:
            raise ValueError(f"no field {name!r} (known: {', '.join(FIELDS)})")
        found = (claim for claim in self.claims if claim.field == about)
        return tuple(sorted(found, key=lambda claim: -claim.evidence.confidence))

    def trusted(self, minimum: float) -> "Reference":
        """Return a copy without the fields whose confidence is below ``minimum``.

        A field with no confidence of its own came from a bibliography: it stays.
        """
        blank = fields_dict(Reference)
        weak = (name for name, sure in self.confidence.items() if sure < minimum)
        changes: dict[str, Any] = {name: blank[name].default for name in weak}
        return evolve(self, **changes)
