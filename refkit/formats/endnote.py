"""EndNote's tagged format (``.enw``), which goes back to Unix' refer.

https://www.cardiff.ac.uk/insrv/educationandtraining/guides/endnote/endnote_codes.html
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from refkit.formats.endnote_types import ENDNOTE_TYPES
from refkit.formats.identifiers import bare_doi
from refkit.formats.tagged import (
    Record,
    Texts,
    date_in,
    doi_in,
    first_of,
    isbns_in,
    issns_in,
    pages,
    parts,
    people,
    read_records,
    split_records,
    texts_of,
    values_of,
)
from refkit.model import Name, PartialDate, Reference, Type
from refkit.plugins import Format
from refkit.readers.patterns import lazy

_TEXTS: Final[Texts] = {
    "title": ("%T",),
    "container_title": ("%J", "%B"),
    "collection_title": ("%S",),
    "publisher": ("%I",),
    "publisher_place": ("%C",),
    "volume": ("%V",),
    "issue": ("%N",),
    "edition": ("%7",),
    "genre": ("%9",),
    "title_short": ("%!",),
    "original_title": ("%Q",),
    "number_of_volumes": ("%6",),
    "section": ("%&",),
    "archive": ("%~",),
    "call_number": ("%L",),
    "url": ("%U",),
    "language": ("%G",),
    "abstract": ("%X",),
    "note": ("%O", "%Z"),
    "citation_key": ("%F",),
}
_OF_BOOKS: Final[Texts] = {"container_title": (), "collection_title": ("%S", "%B")}
"""What of them is different for a work that stands in nothing else."""
_NUMBERED: Final[Texts] = {"issue": (), "number": ("%@", "%N")}
"""What of them is different for a work with a number of its own."""

_IN_SERIES: Final = frozenset({"book", "chapter"})
"""Types whose third author is the editor of their series, and not an adviser."""
_WITH_NUMBER: Final = frozenset({"patent", "report", "standard"})

_LINE: Final = lazy(
    r"(?P<tag>%[A-Z0-9?@!#$\]&()*+^><=~\[])(?:[ \t]+(?P<value>.*)|$)|\s*$"
)
_PMID: Final = lazy(r"[1-9]\d{3,8}", re.A)


def read(text: str) -> Iterator[Reference]:
    """Read every record; they are parted by blank lines, or begin with ``%0``.

    >>> [found.year for found in read("%0 Journal Article\\n%T On Trees\\n%D 2015\\n")]
    [2015]
    """
    records = split_records(text, _LINE, "%0")
    return read_records(text, "endnote", records, _reference)


def _reference(record: Record) -> Reference:
    kind = _type(record)
    in_series = kind in _IN_SERIES
    values: dict[str, Any] = {
        "type": kind,
        "author": _people(record, "%A"),
        "editor": _people(record, "%E"),
        "translator": _people(record, "%?"),
        "collection_editor": _people(record, "%Y") if in_series else (),
        "issued": _date(record),
        "accessed": date_in(first_of(record, "%[")),
        "page": pages(first_of(record, "%P")),
        "doi": _doi(record),
        "pmid": _pmid(record),
        "isbn": isbns_in(values_of(record, "%@")),
        "issn": issns_in(values_of(record, "%@")),
        "keyword": parts(parts(values_of(record, "%K")), "\n"),
    }
    of_books = _OF_BOOKS if kind == "book" else {}
    table = {**_TEXTS, **of_books, **(_NUMBERED if kind in _WITH_NUMBER else {})}
    return Reference(**texts_of(record, table) | values)


def _people(record: Record, tag: str) -> tuple[Name, ...]:
    """Names, one a line or with semicolons between them."""
    return people(parts(parts(values_of(record, tag), "\n")))


def _type(record: Record) -> Type:
    """The type; old files have none, and show it in what else they have."""
    said = first_of(record, "%0")
    if said:
        return ENDNOTE_TYPES.get(said.lower(), "document")
    if values_of(record, "%J"):
        return "article-journal"
    if values_of(record, "%B"):
        return "chapter"
    return "book" if values_of(record, "%I") else "document"


def _date(record: Record) -> PartialDate | None:
    year, day = first_of(record, "%D"), first_of(record, "%8")
    if day and year and year not in day:
        day = f"{day} {year}"
    exact = date_in(day)
    return exact if exact and (not year or str(exact.year) in year) else date_in(year)


def _doi(record: Record) -> str | None:
    said = first_of(record, "%R")
    return (said and doi_in([said])) or (bare_doi(said) if said else None)


def _pmid(record: Record) -> str | None:
    number = first_of(record, "%M") or ""
    known = "pubmed" in (first_of(record, "%~", "%W") or "pubmed").lower()
    return number if known and _PMID.fullmatch(number) else None


_END: Final = re.compile(rb"\n(?:[ \t]*\r?\n)+(?=%0)")

ENDNOTE: Final = Format("endnote", ".enw", None, read, end=_END)
