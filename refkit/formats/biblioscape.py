"""Biblioscape's tag file: ``--TI-- On Trees``, a rule of hyphens behind each record."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from refkit.formats.tagged import (
    Record,
    Texts,
    date_in,
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
from refkit.model import Reference, Type
from refkit.plugins import Format
from refkit.readers.patterns import lazy

_LINE: Final = lazy(r"(?:-{6,}\s*$|--(?P<tag>[A-Z][A-Z0-9])--[ \t]*(?P<value>.*))")

_TEXTS: Final[Texts] = {
    "title": ("TI",),
    "container_title": ("ST",),
    "publisher": ("PB",),
    "volume": ("VL",),
    "issue": ("NB",),
    "section": ("SE",),
    "edition": ("ED",),
    "title_short": ("TH",),
    "url": ("AT", "UR"),
    "language": ("LG",),
    "abstract": ("AB",),
    "note": ("NT",),
    "annote": ("DE",),
}
_TYPES: Final[Mapping[str, Type]] = {
    "article": "article-journal",
    "book": "book",
    "book section": "chapter",
    "conference": "paper-conference",
    "journal": "article-journal",
    "journal article": "article-journal",
    "manual": "report",
    "master thesis": "thesis",
    "newspaper": "article-newspaper",
    "ph.d. thesis": "thesis",
    "phd thesis": "thesis",
    "report": "report",
    "thesis": "thesis",
}
_EDITED: Final = frozenset({"book", "chapter", "paper-conference"})
"""Types whose second authors are editors."""


def read(text: str) -> Iterator[Reference]:
    """Read every record, in files that have no rule behind the last one as well.

    >>> [found.journal for found in read("--AU-- Li, A.\\n--ST-- Oak\\n--RT-- article\\n------\\n")]
    ['Oak']
    """
    records = split_records(text, _LINE, "RT")
    return read_records(text, "biblioscape", records, _reference)


def _reference(record: Record) -> Reference:
    kind = _TYPES.get((first_of(record, "RT") or "").lower(), "document")
    values: dict[str, Any] = {
        "type": kind,
        "author": people(parts(values_of(record, "AU"))),
        "editor": people(parts(values_of(record, "SA"))) if kind in _EDITED else (),
        "issued": date_in(first_of(record, "YP")),
        "page": pages(first_of(record, "PS"), first_of(record, "PE")),
        "isbn": isbns_in(values_of(record, "IS")),
        "issn": issns_in(values_of(record, "IS")),
        "keyword": parts(values_of(record, "KW")),
    }
    return Reference(**texts_of(record, _TEXTS) | values)


BIBLIOSCAPE: Final = Format("biblioscape", ".txt", None, read)
