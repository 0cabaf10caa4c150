"""What the readers of XML formats share: values of elements, put together."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from refkit.formats.dates import known_date
from refkit.model import PartialDate, Reference
from refkit.readers.dates import read_date
from refkit.readers.edtf import read_edtf
from refkit.readers.months import MONTHS, SEASONS, fold
from refkit.readers.numbers import read_page
from refkit.readers.patterns import lazy
from refkit.readers.rich_text import Tags, rich, tags_by_name, words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_IN_YEAR: Final = lazy(r"(\d{4}) ([^\W\d_]{3,12}\.?[-/–][^\W\d_]{3,12}|[^\W\d_]{4,9})")
_ISSN: Final = lazy(r"(?<![\w-])\d{4}-?\d{3}[\dXx](?![\w-])", re.A)
_ISBN: Final = lazy(
    r"(?<![\w-])(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx](?![\w-])", re.A
)

Values = dict[str, Any]
"""The fields of a reference, with ``markup`` among them."""


def texts(element: "Element", table: Mapping[str, str]) -> Values:
    """The words of the first element that says something at each path of a table."""
    found = ((name, first_words(element, path)) for name, path in table.items())
    return {name: said for name, said in found if said}


def first_words(element: "Element", *paths: str) -> str:
    """The words of the first element that has some, path by path."""
    return next(all_words(element, *paths), "")


def all_words(element: "Element", *paths: str) -> Iterator[str]:
    """The words of every element at some paths that has some."""
    for path in paths:
        yield from filter(None, map(words, element.iterfind(path)))


def marked(name: str, element: "Element | None", tags: Tags = tags_by_name) -> Values:
    """A field in plain words, with its markup where there is some."""
    plain, markup = rich(element, tags)
    if not plain:
        return {}
    return {name: plain, "markup": {name: markup}} if markup else {name: plain}


def joined(*parts: Values) -> Values:
    """Values together, those that are later before those that are earlier."""
    both: Values = {}
    for part in parts:
        said = {name: value for name, value in part.items() if value}
        both |= {**said, "markup": {**both.get("markup", {}), **said.get("markup", {})}}
    return both


def date_in(element: "Element | None") -> PartialDate | None:
    """The date of ``year``, ``month``, ``day`` and ``season`` elements.

    >>> from xml.etree.ElementTree import XML
    >>> str(date_in(XML("<d><year>2008</year><month>Feb</month></d>")))
    '2008-02'
    """
    if element is None:
        return None
    parts = ("year", "month", "day", "season")
    return date_of(*(first_words(element, name) for name in parts))


def date_of(
    year: str, month: str = "", day: str = "", season: str = ""
) -> PartialDate | None:
    """The date that these words make, as far as they make sense.

    >>> str(date_of("2010", "Sep-Oct")), str(date_of("2013", season="Spring"))
    ('2010-09/2010-10', '2013-21')
    """
    if not _is_number(year):
        return date_told(year)
    if _is_number(month):
        return known_date((year, month, day if _is_number(day) else None))
    words = list(map(fold, re.findall(r"[^\W\d_]+", f"{month} {season}")))
    named = [MONTHS[word] for word in words if word in MONTHS]
    if len(named) > 1 and named[0] < named[-1]:
        end = known_date((year, named[-1]))
        return PartialDate(int(year), named[0], end=end)
    if named:
        return known_date((year, named[0], day if _is_number(day) else None))
    of_year = next((SEASONS[word] for word in words if word in SEASONS), None)
    return PartialDate(int(year), season=of_year) if int(year) else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 4


def date_told(text: str) -> PartialDate | None:
    """The date that some words tell, if they tell one.

    >>> str(date_told("2010 Sep-Oct")), str(date_told("1998/1999")), date_told("n.d.")
    ('2010-09/2010-10', '1998/1999', None)
    """
    if plain := _IN_YEAR.fullmatch(text):
        return date_of(plain[1], plain[2])
    try:
        return read_edtf(text)
    except ValueError:
        pass
    try:
        return read_date(text)
    except ValueError:
        return None


def date_or_words(text: str) -> PartialDate | None:
    """The date that some words tell; else the words.

    >>> str(date_or_words("1990")), str(date_or_words("in press")), date_or_words("")
    ('1990', 'in press', None)
    """
    return date_told(text) or (PartialDate(literal=text) if text else None)


def pages(text: str) -> str | None:
    """Pages as the model has them; what is none is left as it is.

    >>> pages("943-7"), pages("iv + 12")
    ('943-947', 'iv + 12')
    """
    try:
        return read_page(text) if text else None
    except ValueError:
        return text


def serial_numbers(texts: Iterable[str]) -> Values:
    """The ISSNs and ISBNs that stand in some texts, whatever stands around them.

    >>> serial_numbers(["1532-1827 (Electronic) 0007-0920 (Linking)"])
    {'issn': ['1532-1827', '0007-0920'], 'isbn': []}
    """
    said = [text for text in texts if text]
    issn = [number for text in said for number in _ISSN.findall(text)]
    return {"issn": issn, "isbn": [n for text in said for n in _ISBN.findall(text)]}


def made(values: Mapping[str, Any]) -> Reference | None:
    """The reference of some values; None, if they say nothing but a type."""
    said = {name: value for name, value in values.items() if value}
    return Reference(**said) if said.keys() - {"type", "markup"} else None
