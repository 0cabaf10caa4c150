"""Dates, read only as far as their words are unambiguous."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from refkit.model import PartialDate, Span, Value
from refkit.readers.months import MONTHS, fold
from refkit.readers.numbers import western_digits
from refkit.readers.patterns import lazy
from refkit.readers.scripts import is_spaceless
from refkit.readers.texts import read_text

_FIRST_YEAR, _LAST_YEAR = 1300, 2100
_WORD = r"(?P<month>[^\W\d_]{2,15})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_OF = r"(?:(?:del?|of)\s{1,2}|d['’])?"
_START = r"(?<![\w.,/-])"
_GREGORIAN: Final = tuple(
    lazy(pattern, re.I)
    for pattern in (
        rf"{_START}(?P<year>\d{{4}})(?P<sep>[-/.])(?P<month>\d{{1,2}})"
        r"(?:(?P=sep)(?P<day>\d{1,2}))?(?![\d/]|[-.]\d)",
        rf"{_START}(?P<a>\d{{1,2}})(?P<sep>[./-])\s?(?P<b>\d{{1,2}})(?P=sep)\s?{_YEAR}",
        rf"{_START}{_DAY}[\s-]{{1,2}}{_OF}{_WORD},?[\s-]{{1,2}}{_OF}{_YEAR}",
        rf"(?:(?<!\w)|(?-i:(?<=[a-z])(?=[A-Z]))){_WORD}\s{{1,2}}{_DAY},?\s{{1,2}}{_YEAR}",
        rf"(?<!\w){_WORD}\s?(?:[-–/]|to)\s?[^\W\d_]{{3,12}}\.?,?\s{{1,2}}{_OF}{_YEAR}",
        rf"(?<!\w){_WORD}(?:,?\s{{1,2}}|/){_OF}{_YEAR}",
        rf"{_START}{_YEAR}[\s,;.:-]{{1,3}}{_WORD}(?:[\s-]{{1,2}}(?P<day>\d{{1,2}})(?![\w/]))?",
    )
)
_EAST_ASIAN: Final = lazy(
    r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]"
    r"(?:\s?(?P<day>\d{1,2})\s?[日일])?"
)
_YEAR_LIKE: Final = lazy(r"(?:1[3-9]|2[01])\d\d")
_BARE_YEAR: Final = lazy(r"(?<![\w.,/-])(?:1[4-9]|20)\d\d(?!\w|[.,/-]\w)")
# Years of the Iranian and the Thai calendar stay as they are shown.
_OTHER_YEAR: Final = lazy(r"\D{0,12}(1[34]\d\d|2[45]\d\d)\D{0,3}")


def find_dates(text: str) -> Iterator[tuple[Span, PartialDate]]:
    """Yield every date with a month in a line, left to right, none inside another.

    >>> [str(date) for _, date in find_dates("Received 2.6.2004; Published: 3 May 2005")]
    ['2004-06-02', '2005-05-03']
    """
    return iter(_dates(text))


@lru_cache(512)  # a page's lines are looked at from many sides
def _dates(text: str) -> Sequence[tuple[Span, PartialDate]]:
    text = western_digits(text)
    if _YEAR_LIKE.search(text) is None:
        return ()
    found: list[tuple[Span, PartialDate]] = []
    shapes = (_EAST_ASIAN, *_GREGORIAN) if is_spaceless(text) else _GREGORIAN
    for pattern in shapes:
        match = pattern.search(text)
        while match is not None:
            date = _date(match.groupdict())
            if date is not None:
                found.append((Span(*match.span()), date))
            # What is no date may begin with a word that runs into one: "onJan 12, 2020".
            match = pattern.search(
                text, match.start() + 1 if date is None else match.end()
            )
    found.sort(key=lambda hit: (hit[0].start, -hit[0].end))
    apart: list[tuple[Span, PartialDate]] = []
    for span, date in found:
        if not apart or span.start >= apart[-1][0].end:
            apart.append((span, date))
    return tuple(apart)


def read_date(value: Value) -> PartialDate:
    """Read a date, as precise as its words are unambiguous.

    ``03/04/2019`` may be April or March: only its year is sure.

    >>> str(read_date("01.12.2015")), str(read_date("2009 Jul 3"))
    ('2015-12-01', '2009-07-03')
    >>> str(read_date("03/04/2019")), str(read_date("2015年12月"))
    ('2019', '2015-12')
    """
    if isinstance(value, PartialDate):
        return value
    text = western_digits(read_text(value)[:200])
    dates = {date for _, date in find_dates(text)}
    if len(dates) == 1:
        return dates.pop()
    years = {date.year for date in dates} or {
        int(match[0]) for match in _BARE_YEAR.finditer(text)
    }
    if not years and (other := _OTHER_YEAR.fullmatch(text)):
        years = {int(other[1])}
    if len(years) != 1:
        raise ValueError(f"not one date: {text!r:.80}")
    return PartialDate(years.pop())


def _date(parts: dict[str, str | None]) -> PartialDate | None:
    year = int(parts["year"] or 0)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        if "a" in parts:
            return _day_and_month(year, int(parts["a"] or 0), parts)
        month = parts["month"] or ""
        number = int(month) if month.isdecimal() else MONTHS.get(fold(month))
        if number is None:
            return None
        day = parts.get("day")
        return PartialDate(year, number, int(day) if day else None)
    except ValueError:
        return None


def _day_and_month(year: int, a: int, parts: dict[str, str | None]) -> PartialDate:
    b = int(parts["b"] or 0)
    if parts["sep"] == "." or a > 12 or a == b:
        return PartialDate(year, b, a)
    if b > 12:
        return PartialDate(year, a, b)
    return PartialDate(year)
