"""The fields of a BibTeX or biblatex entry as the values of a reference."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from attrs import define, field

from refkit.formats.bibtex_dates import date_in_words, issued
from refkit.formats.bibtex_fields import (
    BIBLATEX_TYPES,
    DATES,
    GENRES,
    IN_BOOKS,
    LISTS,
    NAMES,
    PAGES,
    STATES,
    SUBTYPES,
    TEXTS,
    TYPES,
    TYPES_READ,
    special_fields,
)
from refkit.formats.bibtex_identifiers import eprint, listed, page, url_in, verbatim
from refkit.formats.bibtex_languages import LANGUAGES
from refkit.formats.bibtex_names import is_cut_short, names_from_tex
from refkit.formats.identifiers import bare_doi
from refkit.formats.tex_reading import from_tex, rich_from_tex
from refkit.model import RICH_FIELDS, Field, Reference, Type, assembled

Fields = Mapping[str, str]
"""The TeX value of each field, names in lower case."""

EXACT: Final = "csl-"
"""Before the name of a CSL variable: no style prints a field of such a name."""

OTHERS: Final = "and-others"
"""Where it is carried which lists of names end in ``and others``."""

LATER: Final = frozenset(
    (
        *("year", "month", "day", "date", "doi", "url", "eprint", "eprinttype"),
        *("archiveprefix", "entrysubtype", "fjournal", "langid", "hyphenation"),
        *("subtitle", "booksubtitle", "maintitle", "mainsubtitle", "journalsubtitle"),
        *("booktitleaddon", "maintitleaddon", "issuetitle", "issuesubtitle"),
        *("howpublished", "location"),
    )
)
"""Fields that mean something only together with others."""

_Reader = Callable[[str], Any]
_Step = tuple[Field, int, _Reader | None]


def _state(tex: str) -> str:
    text = from_tex(tex)
    return STATES.get(text, text)


_READERS: Final[Mapping[str, _Reader]] = {"status": _state}
"""Texts that are more than what their TeX says."""


@cache
def steps_of(entry_type: str) -> Mapping[str, _Step]:
    """For each field: what it is, how many fields say it better, how it is read.

    What may be rich text has no reader of its own.
    """
    rows: list[tuple[Field, int, str, _Reader | None]] = []
    for name, places in TEXTS.items():
        reader = None if name in RICH_FIELDS else _READERS.get(name, from_tex)
        rows += ((name, rank, place, reader) for rank, place in enumerate(places, 2))
    rows.append(("container_title", 1, "journaltitle", None))
    for name, place in ((n, p) for n, places in NAMES.items() for p in places):
        rows.append((name, 1, place, names_from_tex))
    for name, places in DATES.items():
        rows += (
            (name, rank, place, date_in_words) for rank, place in enumerate(places)
        )
    for name, places in LISTS.items():
        rows += ((name, rank, place, listed) for rank, place in enumerate(places))
    rows += (("page", rank, place, page) for rank, place in enumerate(PAGES))
    for place, name in special_fields(entry_type).items():
        rows.append((name, 0, place, None if name in RICH_FIELDS else from_tex))
    return {
        place: (name, rank, reader)
        for name, rank, place, reader in rows
        if place not in LATER
    }


@define
class _Draft:
    """An entry on its way to a reference."""

    entry_type: str
    fields: Fields
    values: dict[str, Any] = field(factory=dict)
    markup: dict[str, str] = field(factory=dict)
    carried: dict[str, str] = field(factory=dict)
    later: dict[str, str] = field(factory=dict)
    """Fields still to be looked at, together."""

    def put(self, name: Field, tex: str) -> None:
        """Put a text that may be rich in its place."""
        text, rich = rich_from_tex(tex)
        self.values[name] = text
        self.markup.pop(name, None)
        if rich:
            self.markup[name] = rich

    def add(self, name: Field, tex: str, joint: str) -> None:
        """Go on with a text behind what there is of it."""
        before = self.values.get(name, "")
        text, rich = rich_from_tex(tex)
        if not before or not text:
            return
        joint = " " if before[-1] in "?!:" else joint
        if rich or name in self.markup:
            self.markup[name] = f"{self.markup.get(name, before)}{joint}{rich or text}"
        self.values[name] = f"{before}{joint}{text}"


def from_fields(entry_type: str, fields: Fields) -> Reference:
    """Read an entry; what the model has no name for is carried."""
    draft = _Draft(entry_type, fields)
    _read_alone(draft)
    _read_date(draft)
    if draft.later:
        _read_titles(draft)
        _read_identifiers(draft)
        _read_others(draft)
    values, carried = draft.values, draft.carried
    kind = values["type"] = _type(draft)
    if entry_type != TYPES[kind] and entry_type != BIBLATEX_TYPES[kind]:
        carried["@"] = entry_type
    carried |= {place: tex for place, tex in draft.later.items() if tex}
    if draft.markup:
        values["markup"] = draft.markup
    if carried:
        values["carried"] = {"bibtex": carried}
    return assembled(values)


def _read_alone(draft: _Draft) -> None:
    """Read the fields that mean the same whatever stands beside them."""
    steps = steps_of(draft.entry_type)
    values = draft.values
    ranks: dict[str, tuple[int, str]] = {}
    for place, tex in draft.fields.items():
        step = steps.get(place)
        if step is None:
            if place in LATER:
                draft.later[place] = tex
            elif tex and not place.startswith(EXACT):
                draft.carried[place] = tex
            continue
        name, rank, reader = step
        if name in values and not _is_better(draft, name, rank, ranks):
            draft.carried[place] = tex
            continue
        if reader is None:
            value, rich = rich_from_tex(tex)
            if rich:
                draft.markup[name] = rich
        else:
            value = reader(tex)
            if reader is names_from_tex and is_cut_short(tex):
                others = draft.carried.get(OTHERS, "")
                draft.carried[OTHERS] = f"{others} {place}".strip()
        if value:
            values[name] = value
            ranks[name] = (rank, place)


def _is_better(
    draft: _Draft, name: str, rank: int, ranks: Mapping[str, tuple[int, str]]
) -> bool:
    """Whether a field takes the place of another that was read before it."""
    other_rank, other = ranks[name]
    if other_rank <= rank:
        return False
    draft.carried[other] = draft.fields[other]
    del draft.values[name]
    draft.markup.pop(name, None)
    return True


def _read_date(draft: _Draft) -> None:
    later = draft.later
    parts = [later.pop(place, "") for place in ("date", "year", "month", "day")]
    if date := issued(*parts):
        draft.values["issued"] = date


def _read_titles(draft: _Draft) -> None:
    later = draft.later
    if "fjournal" in later and draft.entry_type == "article":
        if "container_title" in draft.values:
            draft.values.setdefault(
                "container_title_short", draft.values["container_title"]
            )
        draft.put("container_title", later.pop("fjournal"))
    draft.add("title", later.pop("subtitle", ""), ": ")
    draft.add("container_title", later.pop("booksubtitle", ""), ": ")
    draft.add("container_title", later.pop("booktitleaddon", ""), ". ")
    draft.add("container_title", later.pop("journalsubtitle", ""), ": ")
    if main := later.pop("maintitle", ""):
        _read_main_title(draft, main)
    if draft.entry_type == "periodical" and "issuetitle" in later:
        # The issue is the work, and stands in its periodical.
        _move(draft, "title", "container_title")
        draft.put("title", later.pop("issuetitle"))
        draft.add("title", later.pop("issuesubtitle", ""), ": ")


def _read_main_title(draft: _Draft, main: str) -> None:
    """The title of several volumes: of the work itself, or of what it stands in."""
    name: Field = "container_title" if draft.entry_type in IN_BOOKS else "title"
    _move(draft, name, "volume_title")
    draft.put(name, main)
    draft.add(name, draft.later.pop("mainsubtitle", ""), ": ")
    draft.add(name, draft.later.pop("maintitleaddon", ""), ". ")


def _move(draft: _Draft, name: Field, to: Field) -> None:
    if name in draft.values:
        draft.values[to] = draft.values.pop(name)
        if name in draft.markup:
            draft.markup[to] = draft.markup.pop(name)


def _read_identifiers(draft: _Draft) -> None:
    later, values = draft.later, draft.values
    if doi := bare_doi(verbatim(later.pop("doi", ""))):
        values["doi"] = doi
    if url := verbatim(later.pop("url", "")):
        values["url"] = url
    if published := later.pop("howpublished", ""):
        address = url_in(published)
        if address and "url" not in values:
            values["url"] = address
        else:
            draft.put("medium", published)
            draft.markup.pop("medium", None)
    name, identifier = eprint(later)
    if name and name not in values:
        values[name] = identifier
        for place in ("eprint", "eprinttype", "archiveprefix"):
            later.pop(place, None)


def _read_others(draft: _Draft) -> None:
    later, values = draft.later, draft.values
    language = later.pop("langid", "") or later.pop("hyphenation", "")
    if language:
        if "language" in values:
            draft.carried["language"] = draft.fields["language"]
        text = from_tex(language)
        values["language"] = LANGUAGES.get(text.lower(), text)
    if location := later.get("location"):
        if "publisher_place" not in values:
            values["publisher_place"] = from_tex(later.pop("location"))
        elif "proceedings" in draft.entry_type and "event_place" not in values:
            values["event_place"] = from_tex(location)
            del later["location"]


def _type(draft: _Draft) -> Type:
    entry_type, values = draft.entry_type, draft.values
    if genre := values.get("genre"):
        values["genre"] = GENRES.get(genre, genre)
    elif entry_type == "mastersthesis":
        values["genre"] = GENRES["mathesis"]
    if entry_type == "article":
        return SUBTYPES.get(draft.later.pop("entrysubtype", ""), "article-journal")
    if entry_type in ("misc", "unpublished") and "arxiv" in values:
        return "article"
    return TYPES_READ.get(entry_type, "document")


def type_read(entry_type: str, values: Mapping[str, Any]) -> Type:
    """What an entry of values that are surely written is read as."""
    if entry_type in ("misc", "unpublished") and "arxiv" in values:
        return "article"
    return TYPES_READ.get(entry_type, "document")
