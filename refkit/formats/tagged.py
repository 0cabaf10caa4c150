"""Records made of tagged lines: what MEDLINE, Refer, RefWorks and Web of Science share."""

import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import frozen

from refkit.errors import FormatError, RefkitWarning
from refkit.formats.identifiers import bare_doi
from refkit.formats.xml_values import date_of, date_told
from refkit.model import Name, PartialDate, Reference, plain
from refkit.readers.names import read_name
from refkit.readers.numbers import read_page
from refkit.readers.patterns import lazy

Texts = Mapping[str, Sequence[str]]
"""The tags that each field is read from; the first that says anything counts."""

_SPACED: Final = lazy(r"(\d{4}) (\d\d?)(?: (\d\d?))?", re.A)
_YEAR: Final = lazy(r"(?<!\d)(?:1[3-9]|20)\d\d(?!\d)")
_IN_YEAR: Final = lazy(r"([^\W\d_]{3,12}(?:[-/][^\W\d_]{3,12})?) (\d{4})", re.A)
_OTHERS: Final = lazy(r"(?:\[?et\.? al\.?\]?|and others|others)\W*", re.I)
_ISSN: Final = lazy(r"(?<![\w-])\d{4}-?\d{3}[\dX](?![\w-])", re.I | re.A)
_ISBN: Final = lazy(
    r"(?<![\w-])(?:97[89][ -]?)?\d(?:[ -]?\d){8}[ -]?[\dX](?![\w-])", re.I | re.A
)
_DOI: Final = lazy(r"10\.\d{4,9}(?:\.\d{1,9}){0,9}/[^\s\"<>]+", re.A)


@frozen
class Record:
    """One work: the values of each tag in order, a value's lines apart by line breaks."""

    line: int
    """The number of its first line."""
    fields: Mapping[str, Sequence[str]]


def read_records(
    text: str,
    name: str,
    records: Iterable[Record],
    reference: Callable[[Record], Reference],
) -> Iterator[Reference]:
    """Read the records of the format called ``name``, or raise ``FormatError``.

    A record in which nothing is known is a ``RefkitWarning``.
    """
    empty = True
    for record in records:
        empty = False
        read = reference(record)
        if len(read.known) > 1:  # more than its type
            yield read
        else:
            message = f"{name}: the record in line {record.line} left out: nothing in it is known"
            warnings.warn(message, RefkitWarning, stacklevel=2)
    if empty and text.strip("\ufeff \t\r\n"):
        raise FormatError(name, "no line begins a record")


def split_records(
    text: str, line: "re.Pattern[str]", first: str, *, needs_first: bool = False
) -> Iterator[Record]:
    """Cut a text where the tag ``first`` stands, or where lines part records.

    ``line`` matches a line that has a tag: the groups ``tag`` and ``value``. A match
    without a tag parts records, unless what follows goes on with the value before it.
    With ``needs_first`` all is passed over that stands in no record begun by that tag.
    """
    fields: dict[str, list[list[str]]] = {}
    begun = parted = False
    lines: list[str] = []
    start = 0
    for number, content in enumerate(_lines(text), start=1):
        match = line.match(content)
        tag = match["tag"] if match else None
        if match and not tag:
            parted = True
        elif not match:
            if lines and content.strip():
                lines.append(content.strip())
                parted = False
        else:
            if parted or (tag == first and (first in fields or needs_first)):
                if fields and (begun or not needs_first):
                    yield _record(start, fields)
                fields, begun, parted = {}, False, False
            start = start if fields else number
            begun = begun or tag == first
            lines = [(match["value"] or "").strip()]
            fields.setdefault(str(tag), []).append(lines)
    if fields and (begun or not needs_first):
        yield _record(start, fields)


def _record(line: int, fields: Mapping[str, Sequence[Sequence[str]]]) -> Record:
    joined = {tag: list(map("\n".join, values)) for tag, values in fields.items()}
    return Record(line, joined)


def _lines(text: str) -> Sequence[str]:
    return (
        text.removeprefix("\ufeff")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .split("\n")
    )


def values_of(record: Record, *tags: str) -> list[str]:
    """All values of some tags that say anything."""
    return [value for tag in tags for value in record.fields.get(tag, ()) if value]


def first_of(record: Record, *tags: str) -> str | None:
    """The first value that says anything, of the first tag that has one."""
    return next(iter(values_of(record, *tags)), None)


def texts_of(record: Record, table: Texts) -> dict[str, Any]:
    """The texts of a record, by field."""
    return {name: first_of(record, *tags) for name, tags in table.items()}


def people(values: Iterable[str]) -> tuple[Name, ...]:
    """The names in values, without those that only stand for more of them.

    >>> [str(name) for name in people(["Mouse, M", "et al.", "The Lancet,"])]
    ['M Mouse', 'The Lancet']
    """
    return tuple(filter(None, map(person, values)))


def person(text: str) -> Name | None:
    """A name in whatever order it stands; with a comma at its end, that of a group."""
    text = plain(text)
    if not text.strip(", ") or _OTHERS.fullmatch(text):
        return None
    try:
        return (
            Name(literal=text.rstrip(" ,")) if text.endswith(",") else read_name(text)
        )
    except ValueError:
        return Name(literal=text)


def groups(values: Iterable[str]) -> tuple[Name, ...]:
    """Names of groups, none of them taken apart."""
    return tuple(Name(literal=value) for value in values if plain(value))


def date_in(text: str | None) -> PartialDate | None:
    """The date that a text tells, or its first year, or its words.

    >>> [str(date_in(text)) for text in ("1996 Jul 9", "2013 06 10", "1998, thesis publ. 1997")]
    ['1996-07-09', '2013-06-10', '1998']
    >>> [str(date_in(text)) for text in ("SPR 2011", "Sep-Oct 2011", "in press")]
    ['2011-21', '2011-09/2011-10', 'in press']
    """
    text = plain(text or "").strip(" /")
    if _SPACED.fullmatch(text):
        text = text.replace(" ", "-")
    in_year = _IN_YEAR.fullmatch(text)
    date = date_of(in_year[2], in_year[1]) if in_year else date_told(text)
    year = _YEAR.search(text)
    if date or not text:
        return date
    return PartialDate(int(year[0])) if year else PartialDate(literal=text)


def issns_in(values: Iterable[str]) -> tuple[str, ...]:
    """The ISSNs in texts.

    >>> issns_in(["0027-8424 (Print)", "EISSN-2375-5636"])
    ('0027-8424', '2375-5636')
    """
    return tuple(
        found
        for value in values
        for found in _ISSN.findall(value.replace("SSN-", "SSN "))
    )


def isbns_in(values: Iterable[str]) -> tuple[str, ...]:
    """The ISBNs in texts.

    >>> isbns_in(["ISBN 978-3-86680-192-9 (Pbk); 0727912771"])
    ('978-3-86680-192-9', '0727912771')
    """
    return tuple(
        found
        for value in values
        for found in _ISBN.findall(value.replace("ISBN-", "ISBN "))
    )


def doi_in(values: Iterable[str]) -> str | None:
    """The first DOI in texts.

    >>> doi_in(["S0033-3506(15)00037-2 [pii]", "http://dx.doi.org/10.1186/s40468-019-0086-7"])
    '10.1186/s40468-019-0086-7'
    """
    for value in values:
        if found := _DOI.search(value):
            return bare_doi(found[0])
    return None


def pages(first: str | None, last: str | None = None) -> str | None:
    """Pages with a plain hyphen between them and the last one written out.

    >>> pages("6913-7"), pages("732", "738"), pages("82", "82"), pages("No Pagination")
    ('6913-6917', '732-738', '82', 'No Pagination')
    """
    text = first or last
    if first and last and first != last and "-" not in first:
        text = f"{first}-{last}"
    try:
        return read_page(text or "")
    except ValueError:
        return text


def parts(values: Iterable[str], separator: str = ";") -> list[str]:
    """What stands between separators, such as keywords.

    >>> parts(["anaesthesia; muscle\\nrelaxants", "dogs"])
    ['anaesthesia', 'muscle\\nrelaxants', 'dogs']
    """
    return [
        part.strip()
        for value in values
        for part in value.split(separator)
        if part.strip()
    ]
