"""Dates as RIS has them: ``2019/03/07/other words``, in up to three tags."""

import re
from functools import lru_cache
from typing import Final

from refkit.formats.dates import known_date, month_and_day
from refkit.model import PartialDate
from refkit.model.date import SEASON_NAMES
from refkit.readers.dates import read_date

_DATE: Final = re.compile(
    r"(\d{1,4})(?:[/-](\d{0,2})(?:[/-](\d{0,2}))?)?(?![\d-])", re.A
)
_SEASONS: Final = tuple(map(str.lower, SEASON_NAMES))


@lru_cache(maxsize=4096)
def issued(*year: str, date: tuple[str, ...] = ()) -> PartialDate | None:
    """The date that says most of ``DA``, ``Y1`` and ``PY``, or else their words.

    A year that another tag leaves out is that of ``PY``.

    >>> str(issued("2019", date=("Mar 7",)))
    '2019-03-07'
    """
    texts = (*date, *year)
    known = next((d.year for text in year if (d := _date(text))), None)
    dates = [_date(text) or _in_year(known, text) for text in texts]
    found = max(filter(None, dates), key=_said, default=None)
    if found:
        return found
    words = next((text for text in texts if re.search(r"[^\W\d_]", text)), None)
    return PartialDate(literal=words) if words else None


@lru_cache(maxsize=4096)
def date_of(text: str) -> PartialDate | None:
    """A date, or the words for it."""
    if date := _date(text):
        return date
    words = re.search(r"[^\W\d_]", text)
    return PartialDate(literal=text) if words else None


def _said(date: PartialDate) -> int:
    return 2 * len(date.parts) + bool(date.season)


def _date(text: str) -> PartialDate | None:
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
    month, day = month_and_day(text)
    word = text.strip("/ ").lower().replace("fall", "autumn")
    if year and not month and word in _SEASONS:
        return PartialDate(year, season=_SEASONS.index(word) + 1)
    return known_date((year, month, day))
