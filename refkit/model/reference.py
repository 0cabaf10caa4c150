"""One citable work, as far as it is known."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from attrs import field, fields, frozen

from refkit.model.claim import FIELDS, RICH_FIELDS, Claim, Field
from refkit.model.date import PartialDate
from refkit.model.kinds import TYPES, Type
from refkit.model.markup import marked, unmarked
from refkit.model.name import Name
from refkit.model.text import plain, plain_or_none

ALIASES: Final[Mapping[str, Field]] = {
    "authors": "author",
    "editors": "editor",
    "journal": "container_title",
    "year": "issued",
    "date": "issued",
    "pages": "page",
}
"""Everyday words for CSL variables."""

_COMPARED: Final[Mapping[str, int]] = {
    name: at for at, name in enumerate((*FIELDS, "markup"))
}
_TYPES: Final = frozenset(TYPES)
_NOTHING: Final[Mapping[Any, Any]] = MappingProxyType({})


def _type(type: Type) -> Type:
    if type not in _TYPES:
        raise ValueError(f"no type {type!r} (known: {', '.join(TYPES)})")
    return type


def _date(date: PartialDate | None) -> PartialDate | None:
    if date is not None and not isinstance(date, PartialDate):
        raise TypeError(f"expected a PartialDate, not {date.__class__.__name__}")
    return date


def _as_is(text: str | None) -> str | None:
    return text


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


def _markup(markup: Mapping[Field, str]) -> Mapping[Field, str]:
    return {name: marked(plain(text)) for name, text in markup.items()}


def _carried(
    carried: Mapping[str, Mapping[str, str]],
) -> Mapping[str, Mapping[str, str]]:
    return {name: dict(fields) for name, fields in carried.items() if fields}


@frozen(kw_only=True, slots=False)
class Reference:
    """One citable work, in CSL variables; absent fields are None or empty.

    Text values are one line of plain Unicode: no TeX, no HTML. Volume and issue are
    text, for volumes such as ``IV-1/W1`` exist.
    https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables

    >>> ref = Reference(title="On the Hypotheses", issued=PartialDate(1873))
    >>> ref.year, ref.journal
    (1873, None)
    >>> ref
    Reference(type='document', title='On the Hypotheses', issued=PartialDate(year=1873, month=None, day=None))
    """

    type: Type = field(default="document", converter=_type)
    title: str | None = field(default=None, converter=plain_or_none)
    title_short: str | None = field(default=None, converter=plain_or_none)
    author: tuple[Name, ...] = field(default=(), converter=_names)
    editor: tuple[Name, ...] = field(default=(), converter=_names)
    translator: tuple[Name, ...] = field(default=(), converter=_names)
    container_title: str | None = field(default=None, converter=plain_or_none)
    container_title_short: str | None = field(default=None, converter=plain_or_none)
    container_author: tuple[Name, ...] = field(default=(), converter=_names)
    """Who wrote the book that a chapter stands in."""
    collection_title: str | None = field(default=None, converter=plain_or_none)
    collection_number: str | None = field(default=None, converter=plain_or_none)
    collection_editor: tuple[Name, ...] = field(default=(), converter=_names)
    volume_title: str | None = field(default=None, converter=plain_or_none)
    """The title of one volume of several."""
    original_title: str | None = field(default=None, converter=plain_or_none)
    reviewed_author: tuple[Name, ...] = field(default=(), converter=_names)
    """Who made what is reviewed."""
    director: tuple[Name, ...] = field(default=(), converter=_names)
    composer: tuple[Name, ...] = field(default=(), converter=_names)
    performer: tuple[Name, ...] = field(default=(), converter=_names)
    interviewer: tuple[Name, ...] = field(default=(), converter=_names)
    recipient: tuple[Name, ...] = field(default=(), converter=_names)
    contributor: tuple[Name, ...] = field(default=(), converter=_names)
    """Who had another part in it."""
    event_title: str | None = field(default=None, converter=plain_or_none)
    """The conference, exhibition or other meeting."""
    event_place: str | None = field(default=None, converter=plain_or_none)
    event_date: PartialDate | None = field(default=None, converter=_date)
    publisher: str | None = field(default=None, converter=plain_or_none)
    publisher_place: str | None = field(default=None, converter=plain_or_none)
    original_publisher: str | None = field(default=None, converter=plain_or_none)
    original_publisher_place: str | None = field(default=None, converter=plain_or_none)
    authority: str | None = field(default=None, converter=plain_or_none)
    """Who decided or gave the law: a court, a parliament."""
    jurisdiction: str | None = field(default=None, converter=plain_or_none)
    issued: PartialDate | None = field(default=None, converter=_date)
    original_date: PartialDate | None = field(default=None, converter=_date)
    """When it first came out."""
    submitted: PartialDate | None = field(default=None, converter=_date)
    """When an application was filed."""
    accessed: PartialDate | None = field(default=None, converter=_date)
    """When its address was last seen to hold it."""
    volume: str | None = field(default=None, converter=plain_or_none)
    issue: str | None = field(default=None, converter=plain_or_none)
    page: str | None = field(default=None, converter=plain_or_none)
    """Pages with a plain hyphen between first and last, or an article number."""
    number: str | None = field(default=None, converter=plain_or_none)
    """The number of a report, patent or standard; article numbers stand in ``page``."""
    part: str | None = field(default=None, converter=plain_or_none)
    section: str | None = field(default=None, converter=plain_or_none)
    """The part of a newspaper, or of a law."""
    chapter_number: str | None = field(default=None, converter=plain_or_none)
    edition: str | None = field(default=None, converter=plain_or_none)
    version: str | None = field(default=None, converter=plain_or_none)
    number_of_pages: str | None = field(default=None, converter=plain_or_none)
    number_of_volumes: str | None = field(default=None, converter=plain_or_none)
    genre: str | None = field(default=None, converter=plain_or_none)
    """What the page calls this kind of work: ``Review``, ``PhD thesis``."""
    medium: str | None = field(default=None, converter=plain_or_none)
    status: str | None = field(default=None, converter=plain_or_none)
    """How far it is: ``in press``, ``forthcoming``."""
    doi: str | None = field(default=None, converter=plain_or_none)
    pmid: str | None = field(default=None, converter=plain_or_none)
    pmcid: str | None = field(default=None, converter=plain_or_none)
    arxiv: str | None = field(default=None, converter=plain_or_none)
    isbn: tuple[str, ...] = field(default=(), converter=_texts)
    issn: tuple[str, ...] = field(default=(), converter=_texts)
    archive: str | None = field(default=None, converter=plain_or_none)
    archive_location: str | None = field(default=None, converter=plain_or_none)
    call_number: str | None = field(default=None, converter=plain_or_none)
    url: str | None = field(default=None, converter=plain_or_none)
    language: str | None = field(default=None, converter=plain_or_none)
    keyword: tuple[str, ...] = field(default=(), converter=_texts)
    abstract: str | None = field(default=None, converter=plain_or_none)
    note: str | None = field(default=None, converter=plain_or_none)
    """What is printed behind it."""
    annote: str | None = field(default=None, converter=plain_or_none)
    """What a reader thinks of it, printed in annotated bibliographies alone."""
    access: str | None = field(default=None, converter=plain_or_none)
    """Access rights in the page's words: ``Open Access``."""
    citation_key: str | None = field(default=None, converter=plain_or_none)
    """The key a bibliography file gave it; None lets a format make one."""
    source: str | None = field(default=None, converter=_as_is, eq=False, repr=False)
    """The file or address it was read from."""
    claims: tuple[Claim, ...] = field(
        default=(), converter=_claims, eq=False, repr=False
    )
    confidence: Mapping[Field, float] = field(
        default=_NOTHING, converter=_confidence, eq=False, repr=False
    )
    """How far to trust each recovered field, from 0 to 1."""
    markup: Mapping[Field, str] = field(default=_NOTHING, converter=_markup)
    """The same words as a field of ``RICH_FIELDS`` in CSL's rich text, where that says
    more: ``<i>E. coli</i>``. What stands beside other words than the field's is dropped."""
    carried: Mapping[str, Mapping[str, str]] = field(
        default=_NOTHING, converter=_carried, eq=False, repr=False
    )
    """By format, what a file in it said under names that are none of ours; written back
    in that format alone, unchanged."""

    if not TYPE_CHECKING:
        # Most fields of most references are absent, and a class has their defaults: a
        # reference is made in one pass over what is given, and holds nothing else.

        def __init__(self, **given):
            self.__dict__["type"] = "document"
            _put(self.__dict__, given)

        def __eq__(self, other):
            if other.__class__ is not self.__class__:
                return NotImplemented
            return self.__dict__ == other.__dict__ or _said(self) == _said(other)

        def __hash__(self):
            return hash((self.type, self.title, self.author, self.issued, self.doi))

        def __repr__(self):
            said = _said(self)
            shown = (f"{name}={said[name]!r}" for name in _CONVERTERS if name in said)
            return f"Reference({', '.join(shown)})"

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
        values = self.__dict__
        return {name: values[name] for name in FIELDS if name in values}

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
        weak = (name for name, sure in self.confidence.items() if sure < minimum)
        return evolved(self, **{name: getattr(Reference, name) for name in weak})


def assembled(values: dict[str, Any]) -> Reference:
    """Make a reference of values that are as the model has them, unlooked at.

    They are kept, not copied; what is absent must not be among them.

    >>> assembled({"title": "Oaks", "isbn": ("1-4",)}) == Reference(title="Oaks", isbn=["1-4"])
    True
    """
    values.setdefault("type", "document")
    reference = object.__new__(Reference)
    object.__setattr__(reference, "__dict__", values)
    return reference


def evolved(reference: Reference, **changes: Any) -> Reference:
    """A copy with other values, as ``attrs.evolve``, which takes four times as long.

    >>> evolved(Reference(title="Oaks", volume="8"), title="Elms", volume=None)
    Reference(type='document', title='Elms')
    """
    values = reference.__dict__.copy()
    _put(values, changes)
    return assembled(values)


def differing(one: Reference, other: Reference) -> list[str]:
    """The fields in which two references differ, in their order; then ``markup``.

    >>> differing(Reference(title="Oaks", volume="8"), Reference(title="Elms", volume="8"))
    ['title']
    """
    mine, theirs = one.__dict__, other.__dict__
    names = [
        name
        for name in mine.keys() | theirs.keys()
        if name in _COMPARED and mine.get(name) != theirs.get(name)
    ]
    return sorted(names, key=_COMPARED.__getitem__) if len(names) > 1 else names


def _put(values: dict[str, Any], given: Mapping[str, Any]) -> None:
    """Put what is given among the values, as the model has it; nothing takes one away."""
    for name, value in given.items():
        convert = _CONVERTERS.get(name)
        if convert is None:
            raise TypeError(f"a reference has no {name!r}")
        if (value or name == "type") and (value := convert(value)):
            values[name] = value
        else:
            values.pop(name, None)
    if "markup" in values:
        _keep_true_markup(values)


def _keep_true_markup(values: dict[str, Any]) -> None:
    """Leave out markup that says nothing, or stands beside other words."""
    true: dict[str, str] = {
        name: text
        for name, text in values.pop("markup").items()
        if name in RICH_FIELDS
        and (bare := unmarked(text)) != text
        and plain(bare) == values.get(name)
    }
    if true:
        values["markup"] = true


def _said(reference: Reference) -> dict[str, Any]:
    """What makes two references equal."""
    return {k: v for k, v in reference.__dict__.items() if k not in _ASIDE}


_CONVERTERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    each.name: cast("Callable[[Any], Any]", each.converter)
    for each in fields(Reference)
}
_ASIDE: Final = frozenset(each.name for each in fields(Reference) if not each.eq)
for _each in fields(Reference):
    setattr(Reference, _each.name, _each.default)
