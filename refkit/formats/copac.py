"""The tagged format of Copac, the joint catalogue of British research libraries."""

from collections.abc import Iterator
from typing import Any, Final

from refkit.formats.tagged import (
    Record,
    Texts,
    date_in,
    first_of,
    isbns_in,
    issns_in,
    parts,
    people,
    read_records,
    split_records,
    texts_of,
    values_of,
)
from refkit.model import Reference
from refkit.plugins import Format
from refkit.readers.patterns import lazy

_LINE: Final = lazy(r"(?:(?P<tag>[A-Z]{2})- ?(?P<value>.*)|\s*$)")

_TEXTS: Final[Texts] = {
    "title": ("TI",),
    "edition": ("ET", "ED"),
    "collection_title": ("SE",),
    "language": ("LA",),
    "abstract": ("AB",),
    "note": ("NT",),
    "url": ("UR",),
}
_LEAVES: Final = lazy(r"(?:.*?[ ,])?(\d{1,5}) ?p(?:ages|p)?\b", 0)


def read(text: str) -> Iterator[Reference]:
    """Read every record; all are books, parted by blank lines.

    >>> text = "TI- Oaks\\nAU- Li, Ann\\nPU- London : Oak Press\\nPD- x, 102p\\n"
    >>> [(found.publisher_place, found.publisher, found.number_of_pages) for found in read(text)]
    [('London', 'Oak Press', '102')]
    """
    return read_records(text, "copac", split_records(text, _LINE, "TI"), _reference)


def _reference(record: Record) -> Reference:
    imprint = first_of(record, "PU") or ""
    place, colon, publisher = imprint.partition(" : ")
    leaves = _LEAVES.match(first_of(record, "PD") or "")
    values: dict[str, Any] = {
        "type": "book",
        "author": people(values_of(record, "AU")),
        "publisher": publisher or imprint,
        "publisher_place": place if colon else None,
        "issued": date_in(first_of(record, "PY")),
        "number_of_pages": leaves[1] if leaves else None,
        "isbn": isbns_in(values_of(record, "IS")),
        "issn": issns_in(values_of(record, "IS")),
        "keyword": parts(values_of(record, "KW")),
    }
    return Reference(**texts_of(record, _TEXTS) | values)


COPAC: Final = Format("copac", ".txt", None, read)
