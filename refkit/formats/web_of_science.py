"""Web of Science's tagged format, plain or with its header (``FN``, ``VR``, ``EF``).

https://webofscience.help.clarivate.com/en-us/Content/wos-core-collection/woscc-field-tags.htm
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from refkit.formats.tagged import (
    Record,
    Texts,
    date_in,
    doi_in,
    first_of,
    groups,
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
    "title": ("TI",),
    "container_title_short": ("JI", "J9"),
    "collection_title": ("SE",),
    "publisher": ("PU", "AE"),
    "publisher_place": ("PI",),
    "volume": ("VL",),
    "issue": ("IS", "SU"),
    "event_title": ("CT",),
    "event_place": ("CL",),
    "jurisdiction": ("PC",),
    "pmid": ("PM",),
    "language": ("LA",),
    "abstract": ("AB",),
}

# Of two, the first that says anything is taken: names in full before short ones.
_PEOPLE: Final[Mapping[str, tuple[str, ...]]] = {
    "author": ("AF", "AU", "BF", "BA"),
    "editor": ("BE", "ED"),
}
_TYPES: Final[Mapping[str, Type]] = {
    "B": "book",
    "C": "paper-conference",
    "D": "dataset",
    "J": "article-journal",
    "P": "patent",
    "S": "chapter",
}
_DOCUMENT_TYPES: Final[Mapping[str, Type]] = {
    "book review": "review",
    "data set": "dataset",
    "dataset": "dataset",
    "software": "software",
    "dissertation/thesis": "thesis",
    "thesis": "thesis",
    "preprint": "article",
}
"""Types of documents that say more than the type of publication."""

_TAGS: Final = (
    "A1 AB AE AF AG AR AU BA BD BE BF BN BP BS C1 C3 CA CC CL CN CP CR CT CY D2 DA DE DG"
    " DI DT EA EC ED EF EI EM EP ER EY FN FP FT FU FX GA GC GE GP HC HO HP ID IN IS J9 JC"
    " JI LA LS MA MC MI MQ NP NR OA OI OR P1 PA PC PD PE PG PI PL PM PN PR PS PT PU PY RI"
    " RP SC SE SI SN SO SP SS ST SU TA TC TI TM TN U1 U2 UR US UT VI VL VR WC WE X1 X4 X5"
    " Y1 Y4 Z1 Z2 Z3 Z4 Z8 Z9 ZA ZB ZR ZS ZZ"
)
_DAYS: Final = lazy(
    r"(?P<month>[^\W\d_]{3,9}) (?P<first>\d\d?)-(?P<last>\d\d?), (?P<year>\d{4})", re.A
)
_LINE: Final = lazy(rf"(?P<tag>{_TAGS.replace(' ', '|')})(?: (?P<value>.*)|[ \t]*$)")


def read(text: str) -> Iterator[Reference]:
    """Read every record: from ``PT`` to ``ER``, or to where the next one begins.

    >>> [found.title for found in read("PT J\\nTI On\\n   Trees\\nER\\n\\nEF\\n")]
    ['On Trees']
    """
    records = split_records(text, _LINE, "PT", needs_first=True)
    return read_records(text, "web-of-science", records, _reference)


def _reference(record: Record) -> Reference:
    kind = _type(record)
    values: dict[str, Any] = {
        "type": kind,
        "author": _people(record, "author") + groups(values_of(record, "CA")),
        "editor": _people(record, "editor"),
        "issued": _date(record),
        "event_date": _event_date(record),
        "page": _page(record),
        "number_of_pages": first_of(record, "PG") if kind == "book" else None,
        "number": first_of(record, "PN") if kind == "patent" else None,
        "doi": doi_in(values_of(record, "DI", "D2")),
        "isbn": isbns_in(values_of(record, "BN")),
        "issn": issns_in(values_of(record, "SN", "EI")),
        "keyword": parts(values_of(record, "DE", "ID")),
        "access": first_of(record, "OA"),
    }
    return Reference(**texts_of(record, _TEXTS) | values | _host(record, kind))


def _type(record: Record) -> Type:
    said = [value.lower() for value in parts(values_of(record, "DT"))]
    for name in said:
        if name in _DOCUMENT_TYPES:
            return _DOCUMENT_TYPES[name]
    kind = _TYPES.get((first_of(record, "PT") or "").upper(), "document")
    if kind in {"book", "chapter"}:
        if "proceedings paper" in said or values_of(record, "CT"):
            return "paper-conference"
        return "chapter" if _is_part(record) else "book"
    return kind


def _is_part(record: Record) -> bool:
    """Whether a work stands in a book, rather than being one."""
    book, title = (
        " ".join((first_of(record, tag) or "").lower().split()) for tag in ("SO", "TI")
    )
    return bool(book) and not title.startswith(book)


def _people(record: Record, role: str) -> tuple[Name, ...]:
    values = next(filter(None, (values_of(record, tag) for tag in _PEOPLE[role])), [])
    return people(parts(values, "\n"))


def _date(record: Record) -> PartialDate | None:
    year, day = first_of(record, "PY"), first_of(record, "PD")
    if day and year and year not in day:
        day = f"{day} {year}"
    return date_in(day or year or first_of(record, "EA"))


def _event_date(record: Record) -> PartialDate | None:
    said = first_of(record, "CY")
    days = _DAYS.fullmatch(said or "")
    first = days and date_in(f"{days['month']} {days['first']}, {days['year']}")
    last = days and date_in(f"{days['month']} {days['last']}, {days['year']}")
    if first and last and first.day and last.day:
        return PartialDate(first.year, first.month, first.day, end=last)
    return date_in(said)


def _page(record: Record) -> str | None:
    number = first_of(record, "AR") if not values_of(record, "BP") else None
    first, last = first_of(record, "BP"), first_of(record, "EP")
    return number or pages(first or first_of(record, "PS"), last)


def _host(record: Record, kind: Type) -> dict[str, Any]:
    """What a work stands in; a patent is announced in a gazette, not part of it."""
    source = first_of(record, "SO")
    if kind in {"patent", "thesis"}:
        return {}
    if kind == "book":
        return {"title": first_of(record, "TI", "SO")}
    return {"container_title": source}


_END: Final = re.compile(rb"^ER[ \t]*(?:\r?\n)+(?=PT )", re.M)

WEB_OF_SCIENCE: Final = Format("web-of-science", ".ciw", None, read, end=_END)
