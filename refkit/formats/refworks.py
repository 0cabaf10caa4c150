"""RefWorks' tagged format.

https://knowledge.exlibrisgroup.com/RefWorks/ (field codes)
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from refkit.formats.dates import known_date
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
from refkit.model import PartialDate, Reference, Type
from refkit.plugins import Format
from refkit.readers.patterns import lazy

_TEXTS: Final[Texts] = {
    "title": ("T1",),
    "container_title": ("JF", "T2", "WT", "JO"),
    "container_title_short": ("JO",),
    "collection_title": ("T3",),
    "publisher": ("PB",),
    "publisher_place": ("PP",),
    "volume": ("VO", "vo"),
    "issue": ("IS",),
    "edition": ("ED",),
    "pmid": ("PMID",),
    "pmcid": ("PMCID",),
    "title_short": ("ST",),
    "original_title": ("OT",),
    "version": ("WV",),
    "call_number": ("CN",),
    "url": ("UL", "LK"),
    "language": ("LA",),
    "abstract": ("AB",),
    "note": ("NO",),
}
_IN_SERIES: Final[Texts] = {"container_title": (), "collection_title": ("T3", "T2")}
"""What of them is different for a work that stands in nothing else."""

# One row a type, with RefWorks' own names.
_ROWS: Final[Mapping[Type, tuple[str, ...]]] = {
    "article-journal": (
        "abstract",
        "journal",
        "journal article",
        "journal, electronic",
    ),
    "article-magazine": ("magazine article",),
    "article-newspaper": ("newspaper article",),
    "bill": ("bills/resolutions",),
    "book": ("book", "book, edited", "book, whole", "monograph"),
    "chapter": ("book, section",),
    "graphic": ("artwork",),
    "hearing": ("hearing",),
    "legal_case": ("case/court decisions", "case/court decision"),
    "legislation": ("laws/statutes",),
    "manuscript": ("unpublished material",),
    "map": ("map",),
    "motion_picture": ("motion picture", "video/dvd", "video/ dvd"),
    "musical_score": ("music score",),
    "paper-conference": ("conference proceeding", "conference proceedings"),
    "patent": ("patent",),
    "personal_communication": ("personal communication",),
    "post": ("online discussion forum", "online discussion forum/blogs"),
    "report": ("grant", "report"),
    "software": ("computer program",),
    "song": ("sound recording",),
    "thesis": (
        "dissertation",
        "dissertation/thesis",
        "dissertation/thesis, unpublished",
    ),
    "webpage": ("web page",),
}
_TYPES: Final[Mapping[str, Type]] = {
    name: type for type, names in _ROWS.items() for name in names
}
_WHOLE: Final = frozenset({"book", "report", "thesis"})

# Some services write the volume in small letters, and end records as RIS does.
_TAGS: Final = (
    "vo ER A1 A2 A3 A4 A5 A6 AB AD AN AV CL CN CR DB DO DS ED FD FL ID IP IS JF JO K1 LA LK LL"
    " NO OL OP OT PB PMCID PMID PP RD RP RT SF SL SN SP SR ST T1 T2 T3 TA U10 U11 U12 U13"
    " U14 U15 U1 U2 U3 U4 U5 U6 U7 U8 U9 UL VO WP WT WV YR"
)
_LINE: Final = lazy(rf"(?P<tag>{_TAGS.replace(' ', '|')})(?: +(?P<value>.*)|[ \t]*$)")
_NUMBERS: Final = lazy(r"(\d{1,2})[/.](\d{1,2})(?!\d)", re.A)


def read(text: str) -> Iterator[Reference]:
    """Read every record: each begins with its type, ``RT``.

    >>> [str(found.author[0]) for found in read("RT Journal Article\\nA1 Li,Ann\\nT1 On Trees\\n")]
    ['Ann Li']
    """
    records = split_records(text, _LINE, "RT", needs_first=True)
    return read_records(text, "refworks", records, _reference)


def _reference(record: Record) -> Reference:
    kind = _TYPES.get((first_of(record, "RT") or "").lower(), "document")
    values: dict[str, Any] = {
        "type": kind,
        "author": people(parts(values_of(record, "A1"))),
        "editor": people(parts(values_of(record, "A2"))),
        "issued": _date(record),
        "accessed": date_in(first_of(record, "RD")),
        "page": pages(first_of(record, "SP"), first_of(record, "OP")),
        "doi": doi_in(values_of(record, "DO")) or _noted_doi(record),
        "isbn": isbns_in(values_of(record, "SN")),
        "issn": issns_in(values_of(record, "SN")),
        "keyword": parts(values_of(record, "K1")),
    }
    table = {**_TEXTS, **(_IN_SERIES if kind in _WHOLE else {})}
    return Reference(**texts_of(record, table) | values)


def _noted_doi(record: Record) -> str | None:
    return doi_in(
        value for value in values_of(record, "NO", "LK") if "doi" in value.lower()
    )


def _date(record: Record) -> PartialDate | None:
    """The year, and the rest of the date as somebody typed it: ``Feb``, ``01/01``."""
    year, rest = first_of(record, "YR"), first_of(record, "FD")
    if not (year and rest) or year in rest:
        return date_in(rest or year)
    if numbers := _NUMBERS.fullmatch(rest):
        return (
            known_date((year, *numbers.groups())) if year.isdecimal() else date_in(year)
        )
    return date_in(f"{rest} {year}")


REFWORKS: Final = Format("refworks", ".txt", None, read)
