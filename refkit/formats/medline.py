"""MEDLINE, the tagged format of PubMed (``.nbib``), which ERIC writes as well.

https://www.nlm.nih.gov/bsd/mms/medlineelements.html
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from refkit.formats.pubmed_values import placed, unbracketed
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
    people,
    read_records,
    split_records,
    texts_of,
    values_of,
)
from refkit.model import Reference, Type
from refkit.plugins import Format
from refkit.readers.patterns import lazy

_LINE: Final = lazy(
    r"(?:(?P<tag>[A-Z][A-Z0-9]{1,3})(?: +-|-(?=\s|$)|(?<=PMID)-)[ \t]?(?P<value>.*)|\s*$)"
)

_TEXTS: Final[Texts] = {
    "title": ("TI", "BTI"),
    "container_title": ("JT", "TA"),
    "container_title_short": ("TA",),
    "collection_title": ("CTI",),
    "volume_title": ("VTI",),
    "original_title": ("TT",),
    "publisher": ("PB",),
    "publisher_place": ("PL",),
    "volume": ("VI",),
    "issue": ("IP",),
    "edition": ("EN",),
    "pmcid": ("PMC",),
    "language": ("LA",),
    "note": ("GN",),
}

_TYPES: Final[Mapping[str, Type]] = {
    "preprint": "article",
    "journal article": "article-journal",
    "journal articles": "article-journal",
    "book chapter": "chapter",
    "book": "book",
    "books": "book",
    "monograph": "book",
    "collected works - proceedings": "book",
    "dissertations/theses": "thesis",
    "academic dissertation": "thesis",
    "academic dissertations": "thesis",
    "dataset": "dataset",
    "legislation": "legislation",
    "newspaper article": "article-newspaper",
    "video-audio media": "motion_picture",
    "webcast": "broadcast",
    "technical report": "report",
    "speeches/meeting papers": "paper-conference",
}
"""Types of publication; of several, the one that stands first here decides."""
_STARTS: Final[Mapping[str, Type]] = {
    "dissertations/theses": "thesis",
    "reports": "report",
    "guides": "report",
    "numerical/quantitative data": "report",
}
"""What a type begins with, where none is known as a whole."""
_WITH_PUBLISHER: Final = frozenset({"book", "report", "thesis"})


_DEGREE: Final = lazy(
    r"(?P<genre>[^,]{0,99}(?:Dissertation|Thesis)[^,]{0,99}),(?P<school>.+)", re.S
)
_ENDS: Final = frozenset(".:;?!–—")
"""Behind what a title goes on without a colon."""
_DIGITS: Final = lazy(r"\d{1,12}", re.A)
_LINK: Final = lazy(r"https?://(?!(?:dx\.)?doi\.org/)\S+", re.I)


def read(text: str) -> Iterator[Reference]:
    """Read every record; they are parted by blank lines, or begin with ``PMID``.

    >>> [found.title for found in read("PMID- 7\\nTI  - On\\n      Trees.\\n")]
    ['On Trees.']
    """
    records = split_records(text, _LINE, "PMID")
    return read_records(text, "medline", records, _reference)


def _reference(record: Record) -> Reference:
    kind = _type(record)
    addresses = values_of(record, "LID", "AID")
    pmid = _DIGITS.match(first_of(record, "PMID") or "")
    values: dict[str, Any] = {
        "type": kind,
        "author": people(values_of(record, "FAU") or values_of(record, "AU"))
        + groups(values_of(record, "CN")),
        "editor": people(values_of(record, "FED") or values_of(record, "ED")),
        "issued": date_in(first_of(record, "DP", "DEP")),
        "page": pages(first_of(record, "PG") or _article_number(record)),
        "doi": _doi(addresses) or _doi(values_of(record, "SO")),
        "url": next(filter(_LINK.fullmatch, addresses), None),
        "pmid": pmid[0] if pmid else None,
        "isbn": isbns_in(values_of(record, "ISBN")),
        "issn": issns_in(values_of(record, "IS", "ISSN")),
        "keyword": [word.replace("*", "") for word in values_of(record, "OT", "MH")],
        "abstract": " ".join(values_of(record, "AB")) or first_of(record, "OAB"),
    }
    values |= {**texts_of(record, _TEXTS), **values, **_host(record, kind)}
    values["title"] = unbracketed(_title(record) or values["title"] or "")
    return Reference(**placed(values))


def _title(record: Record) -> str:
    """The title; where a record has several, all of them, each behind the one before."""
    whole = ""
    for part in dict.fromkeys(values_of(record, "TI")):
        joint = " " if whole[-1:] in _ENDS else ": "
        whole = f"{whole}{joint}{part}" if whole else part
    return whole


def _article_number(record: Record) -> str | None:
    """What PubMed cites an article by that has no pages."""
    marked = (value.partition("[pii]") for value in values_of(record, "LID"))
    return next((number.strip() for number, mark, _ in marked if mark), None)


def _type(record: Record) -> Type:
    if (first_of(record, "OID") or "").startswith("EJ"):
        return "article-journal"  # ERIC's number of an article
    said = [value.lower() for value in values_of(record, "PT")]
    known = {_TYPES[value] for value in said if value in _TYPES}
    for kind in _TYPES.values():
        if kind in known:
            return kind
    for start, kind in _STARTS.items():
        if any(value.startswith(start) for value in said):
            return kind
    if values_of(record, "BTI"):
        return "chapter" if values_of(record, "TI") else "book"
    return "article-journal" if _in_journal(record) else "document"


def _in_journal(record: Record) -> bool:
    return bool(values_of(record, "JT", "TA", "VI", "PMID"))


def _host(record: Record, kind: Type) -> dict[str, Any]:
    """What a work stands in or comes from: ``JT`` is a journal only of articles."""
    if kind == "chapter":
        return {
            "title": first_of(record, "TI"),
            "container_title": first_of(record, "BTI"),
        }
    if kind not in _WITH_PUBLISHER:
        return {}
    publisher = first_of(record, "PB", "JT")
    degree = _DEGREE.match(first_of(record, "SO") or "")
    if kind == "thesis" and degree:
        return {
            "container_title": None,
            "publisher": degree["school"],
            "archive": publisher,
            "genre": degree["genre"],
        }
    return {"container_title": None, "publisher": publisher}


def _doi(values: list[str]) -> str | None:
    found = doi_in(value for value in values if "doi" in value.lower())
    return found and found.rstrip(".")


_END: Final = re.compile(rb"\n(?:[ \t]*\r?\n)+(?=PMID)")

MEDLINE: Final = Format("medline", ".nbib", None, read, end=_END)
