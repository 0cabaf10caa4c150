"""Fields that an entry takes over from others: ``crossref`` and ``xdata``."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import evolve

from refkit.formats.bibtex_fields import IN_BOOKS
from refkit.formats.bibtex_syntax import Entry

_OWN: Final = frozenset(
    (
        *("crossref", "xref", "xdata", "ids", "entryset", "entrysubtype", "execute"),
        *("label", "options", "presort", "related", "relatedtype", "relatedstring"),
        *("shorthand", "shorttitle", "sortkey", "sortname", "sorttitle", "sortyear"),
        *("indextitle", "indexsorttitle", "keywords", "abstract", "annote"),
        *("annotation", "doi", "eprint", "eprinttype", "archiveprefix", "eprintclass"),
        *("file", "pages", "pagetotal", "timestamp", "title", "subtitle", "titleaddon"),
    )
)
"""What stays with the entry that has it."""
_DATES: Final = frozenset(("date", "year", "month", "day"))
_TITLES: Final = ("title", "subtitle", "titleaddon")
_BOOK_TITLES: Final = ("booktitle", "booksubtitle", "booktitleaddon")
_MAIN_TITLES: Final = ("maintitle", "mainsubtitle", "maintitleaddon")
_JOURNAL_TITLES: Final = ("journaltitle", "journalsubtitle", "journaltitleaddon")
_AUTHORED: Final = frozenset(("inbook", "bookinbook", "suppbook"))
_LONGEST_CHAIN: Final = 8


def with_inherited(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries with what they inherit; containers of ``xdata`` that served go."""
    entries = list(entries)
    by_key: dict[str, Entry] = {}
    for entry in entries:
        if entry.key:
            by_key.setdefault(entry.key.lower(), entry)
    served: set[str] = set()
    for entry in entries:
        served.update(_named(entry.fields, "xdata"))
    for entry in entries:
        if entry.type == "xdata" and entry.key.lower() in served:
            continue
        if "crossref" in entry.fields or "xdata" in entry.fields:
            fields = _whole(entry, by_key, _LONGEST_CHAIN)
            yield evolve(entry, fields=fields)
        else:
            yield entry


def _named(fields: Mapping[str, str], place: str) -> list[str]:
    return [key.strip().lower() for key in fields.get(place, "").split(",") if key]


def _whole(entry: Entry, by_key: Mapping[str, Entry], depth: int) -> dict[str, str]:
    """The fields of an entry and of all that it inherits from; loops end somewhere."""
    fields = dict(entry.fields)
    if not depth:
        return fields
    for key in _named(entry.fields, "xdata"):
        if (data := by_key.get(key)) and data is not entry:
            for place, tex in _whole(data, by_key, depth - 1).items():
                fields.setdefault(place, tex)
            fields.pop("xdata", None)
    for key in _named(fields, "crossref")[:1]:
        if (parent := by_key.get(key)) and parent is not entry:
            inherited = _whole(parent, by_key, depth - 1)
            _inherit(fields, entry.type, inherited, parent.type)
            fields.pop("crossref", None)
    return fields


def _inherit(
    fields: dict[str, str], kind: str, inherited: Mapping[str, str], from_kind: str
) -> None:
    has_date = not _DATES.isdisjoint(fields)
    if "title" not in fields and "title" in inherited and "booktitle" not in inherited:
        # Some pages of a book bear the title of the book.
        fields |= {place: inherited[place] for place in _TITLES if place in inherited}
    else:
        for place, target in _renamed(kind, from_kind).items():
            if place in inherited and target not in fields:
                fields[target] = inherited[place]
    if kind in _AUTHORED and "author" in inherited:
        fields.setdefault("bookauthor", inherited["author"])
    for place, tex in inherited.items():
        if place in _OWN or (has_date and place in _DATES):
            continue
        if place not in fields:
            fields[place] = tex


def _renamed(kind: str, from_kind: str) -> Mapping[str, str]:
    """Under which names the titles of the one are found in the other."""
    if kind in IN_BOOKS:
        places = _MAIN_TITLES if from_kind.startswith("mv") else _BOOK_TITLES
    elif from_kind.startswith("mv"):
        places = _MAIN_TITLES
    elif from_kind == "periodical":
        places = _JOURNAL_TITLES
    else:
        return {}
    return dict(zip(_TITLES, places, strict=True))
