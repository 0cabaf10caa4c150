"""Dates as EDTF writes them: ranges, seasons, what is uncertain, years before the first.

https://www.loc.gov/standards/datetime/
"""

import re
from typing import Final

from refkit.model import OPEN, PartialDate
from refkit.readers.patterns import lazy

_DATE: Final = lazy(
    r"(?P<year>-?\d{4}|\d\dXX|\d{3}X)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)(?:T[\d:.,Z+-]{0,40})?)?)?(?P<unsure>[~?%]?)",
    re.A,
)
_SEASONS: Final = range(21, 25)


def read_edtf(text: str) -> PartialDate:
    """Read a date or a range; ``ValueError`` if it is neither, or means another thing.

    >>> read_edtf("2019-21").season, read_edtf("-0043").year, read_edtf("1998~/..").circa
    (1, -44, True)
    >>> str(read_edtf("199X"))
    '1990/1999'
    """
    start, slash, end = text.strip().partition("/")
    date, unsure = _one(start)
    if not slash:
        return date if not unsure else _ranged(date, date.end, circa=True)
    if date.end:
        raise ValueError(f"not a range: {text!r:.80}")
    if end in ("", ".."):
        return _ranged(date, OPEN, circa=unsure)
    last, either = _one(end)
    if last.end:
        raise ValueError(f"not a range: {text!r:.80}")
    return _ranged(date, last, circa=unsure or either)


def _one(text: str) -> tuple[PartialDate, bool]:
    """One date, and whether it is unsure."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"not a date: {text!r:.80}")
    year, unsure = match["year"], bool(match["unsure"])
    if "X" in year:
        if match["month"]:
            raise ValueError(f"not a date: {text!r:.80}")
        last = PartialDate(int(year.replace("X", "9")))
        return PartialDate(int(year.replace("X", "0")), end=last), unsure
    month, day = (
        None if part in (None, "XX") else int(part)
        for part in match.group("month", "day")
    )
    number = int(year)
    number -= number <= 0  # EDTF has a year 0 before the first
    if month is not None and month in _SEASONS and day is None:
        return PartialDate(number, season=month - 20), unsure
    return PartialDate(number, month, day if month else None), unsure


def _ranged(date: PartialDate, end: PartialDate | None, *, circa: bool) -> PartialDate:
    year, month, day, season = date.year, date.month, date.day, date.season
    return PartialDate(year, month, day, season=season, circa=circa, end=end)
