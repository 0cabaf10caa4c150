"""One RIS record as a reference."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from refkit.formats.dates import known_date, month_and_day
from refkit.formats.identifiers import bare_doi
from refkit.formats.ris_tags import (
    EDITORS,
    NUMBERED,
    PROCEEDINGS,
    SERIES_IN_T2,
    TEXTS,
    TYPES_READ,
)
from refkit.model import Name, PartialDate, Reference
from refkit.readers.dates import read_date
from refkit.readers.names import read_name

Record = Mapping[str, Sequence[str]]
"""The values of each tag, in order."""

_ISSN: Final = re.compile(r"\d{4}-?\d{3}[\dX]", re.I | re.A)
_ISBN: Final = re.compile(r"(?:97[89][ -]?)?\d(?:[ -]?\d){8}[ -]?[\dX]", re.I | re.A)
_DATE: Final = re.compile(
    r"(\d{1,4})(?:[/-](\d{0,2})(?:[/-](\d{0,2}))?)?(?![\d-])", re.A
)
_PUBMED: Final = re.compile(r"pubmed|medline|nlm", re.I)


def first(record: Record, tags: Iterable[str]) -> str | None:
    """The first value that says anything, of the first tag that has one."""
    for tag in tags:
        for value in record.get(tag, ()):
            if value and not value.isspace():
                return value
    return None


def reference(record: Record) -> Reference:
    """Read a record; tags that have no field of their own are passed over."""
    tag = (first(record, ("TY",)) or "").strip().upper()
    values: dict[str, Any] = {name: first(record, tags) for name, tags in TEXTS.items()}
    values |= _titles(record, tag, values)
    values |= _identifiers(record, tag, values)
    return Reference(
        type=TYPES_READ.get(tag, "document"),
        author=_names(record, ("AU", "A1")),
        editor=_names(record, EDITORS.get(tag, ("ED",))),
        issued=_date(record),
        page=_page(record),
        keyword=_keywords(record),
        **values,
    )


def _titles(record: Record, tag: str, values: Mapping[str, Any]) -> dict[str, Any]:
    if tag in SERIES_IN_T2:
        return {
            "title": values["title"] or first(record, ("BT",)),
            "collection_title": values["collection_title"] or first(record, ("T2",)),
            "container_title_short": first(record, ("JA",)),
        }
    of_meeting = ("C3",) if tag in PROCEEDINGS else ()
    full = first(record, (*of_meeting, "JF", "BT", "T2"))
    if full:
        short = first(record, ("JA", "J2", "JO"))
    else:
        full, short = first(record, ("JO", "JA", "J2")), None
    return {"container_title": full, "container_title_short": short}


def _identifiers(record: Record, tag: str, values: Mapping[str, Any]) -> dict[str, Any]:
    genre, doi = first(record, ("M3",)), values["doi"]
    if genre and not doi and bare_doi(genre).startswith("10."):
        # EndNote has the DOI where others have the kind of work.
        genre, doi = None, genre
    accession, database = first(record, ("AN",)), first(record, ("DB",)) or "PubMed"
    is_pmid = accession and accession.isdecimal() and _PUBMED.search(database)
    pmcid = first(record, ("C2",))
    found: dict[str, Any] = {
        "genre": genre,
        "doi": doi and bare_doi(doi),
        "pmid": accession if is_pmid else None,
        "pmcid": pmcid if pmcid and pmcid.upper().startswith("PMC") else None,
        "arxiv": accession if database.lower() == "arxiv" else None,
    }
    return found | _serial_numbers(record.get("SN", ()), tag)


def _serial_numbers(values: Iterable[str], tag: str) -> dict[str, Any]:
    isbn, issn, others = [], [], []
    for value in values:
        if _ISSN.fullmatch(value):
            issn.append(value)
        elif tag not in NUMBERED or _ISBN.fullmatch(value):
            isbn.append(value)
        else:
            others.append(value)
    return {"isbn": isbn, "issn": issn, "number": next(iter(others), None)}


def _keywords(record: Record) -> tuple[str, ...]:
    lines = record.get("KW", ())
    return tuple(word for line in lines for word in line.split(";"))


def _page(record: Record) -> str | None:
    start, end = first(record, ("SP", "C7")), first(record, ("EP",))
    page = start or end
    if start and end and start != end and not re.search("[-–—]", start):
        page = f"{start}-{end}"
    return page and re.sub("[–—]|--", "-", page)


def _date(record: Record) -> PartialDate | None:
    """The date that says most; a year that another tag leaves out is that of ``PY``."""
    years = (date.year for date in map(_one_date, record.get("PY", ())) if date)
    year = next(years, None)
    values = (value for tag in ("DA", "Y1", "PY") for value in record.get(tag, ()))
    dates = [_one_date(value) or _in_year(year, value) for value in values]
    return max(filter(None, dates), key=lambda date: len(date.parts), default=None)


def _one_date(text: str) -> PartialDate | None:
    match = _DATE.match(text)
    if match and match[2]:
        return known_date(match.groups())
    if match and (match[2] is not None or len(match[1]) == 4):
        return _in_year(int(match[1]), text[4:])
    try:
        return read_date(text)
    except ValueError:
        return None


def _in_year(year: int | None, text: str) -> PartialDate | None:
    return known_date((year, *month_and_day(text)))


def _names(record: Record, tags: Iterable[str]) -> tuple[Name, ...]:
    values = (value for tag in tags for value in record.get(tag, ()))
    names = (_name(text) for value in values for text in value.split(";"))
    return tuple(name for name in names if name)


def _name(text: str) -> Name | None:
    """A name family first, or in the order its own words show."""
    family, comma, rest = (part.strip() for part in text.partition(","))
    given, _, suffix = (part.strip() for part in rest.partition(","))
    try:
        if text.rstrip().endswith(","):
            return Name(literal=text.rstrip(" ,"))
        if not comma and " " in family:
            return read_name(family)
        words = family.split()
        start = 0
        while start < len(words) - 1 and words[start][0].islower():
            start += 1
        return Name(
            family=" ".join(words[start:]),
            given=given,
            particle=" ".join(words[:start]),
            suffix=suffix,
        )
    except ValueError:
        return Name(literal=family) if family else None
