"""Dates as CSL items hold them."""

import re
from functools import lru_cache
from typing import Any, Final

from refkit.formats.dates import known_date
from refkit.model import OPEN, PartialDate
from refkit.readers.dates import find_dates
from refkit.readers.edtf import read_edtf
from refkit.readers.months import fold

_SEASONS: Final = {
    "spring": 1,
    "summer": 2,
    "autumn": 3,
    "fall": 3,
    "winter": 4,
    **{str(number): number for number in range(1, 5)},
    **{str(number + 20): number for number in range(1, 5)},
}
# citeproc-js takes these for a month's place.
_SEASONS_AS_MONTHS: Final = {
    **{number + 12: number for number in range(1, 5)},
    **{number + 20: number for number in range(1, 5)},
}
_IN_WORDS: Final = ("raw", "edtf", "literal")


def date_to_csl(date: PartialDate) -> dict[str, Any]:
    """Write a date as CSL-JSON has it.

    >>> date_to_csl(PartialDate(2019, 3))
    {'date-parts': [[2019, 3]]}
    >>> date_to_csl(PartialDate(2019, circa=True, end=OPEN))
    {'date-parts': [[2019], [0]], 'circa': True}
    """
    if date.is_simple:
        return {"date-parts": [list(date.parts)]}
    found: dict[str, Any] = {}
    if date.end:
        found["date-parts"] = [_parts(date), _parts(date.end)]
    elif date.year:
        found["date-parts"] = [list(date.parts)]
        if date.season:
            found["season"] = date.season
    if date.circa:
        found["circa"] = True
    if date.literal:
        found["literal"] = date.literal
    return found


def _parts(date: PartialDate) -> list[int]:
    if date == OPEN:
        return [0]
    return [*date.parts, date.season + 20] if date.season else list(date.parts)


def date_from_csl(value: object) -> PartialDate | None:
    """Read a date, however its writer holds it; None if it says nothing."""
    if isinstance(value, list) or (isinstance(value, dict) and "year" in value):
        return _from_years(value if isinstance(value, list) else [value])
    if isinstance(value, dict):
        parts: Any = value.get("date-parts")
        try:
            if len(value) == 1 and len(parts) == 1:
                return _simple(*parts[0])
        except (TypeError, ValueError, OverflowError):
            pass
        return _from_parts(value, parts) or _from_words(value)
    return _in_words(str(value)) if isinstance(value, str | int) else None


@lru_cache(4096)
def _simple(year: Any, month: Any = None, day: Any = None) -> PartialDate:
    """One day, month or year, in whole numbers; dates come again and again."""
    if not (type(year) is int and type(month) in _WHOLE and type(day) in _WHOLE):
        raise TypeError("to be read otherwise")
    return PartialDate(year, month, day)


_WHOLE: Final = (int, type(None))


def _from_parts(value: dict[str, Any], parts: Any) -> PartialDate | None:
    dates = [_one(each) for each in parts] if isinstance(parts, list) else []
    if not dates or (start := dates[0]) is None:
        return None
    literal = value.get("literal")
    if isinstance(literal, str) and literal.strip():
        return PartialDate(*start.parts, literal=literal)
    season = start.season
    if season is None and start.month is None:
        season = _season(value.get("season"))
    end = (dates[1] or OPEN) if len(dates) > 1 else None
    circa = value.get("circa") not in (None, False, 0, "", "false", "0")
    return PartialDate(*start.parts, season=season, circa=circa, end=end)


def _from_years(values: list[Any]) -> PartialDate | None:
    """A date, or the first and last of a range, as pandoc's YAML once had them."""
    years = [value for value in values if isinstance(value, dict)]
    parts = [[value.get(part) for part in _YEARS] for value in years]
    return _from_parts(years[0], parts) if years else None


_YEARS: Final = ("year", "month", "day")


def _one(parts: Any) -> PartialDate | None:
    numbers = [_number(part) for part in parts] if isinstance(parts, list) else []
    if len(numbers) == 2 and numbers[0] and numbers[1] in _SEASONS_AS_MONTHS:
        year = known_date(numbers[:1])
        season = _SEASONS_AS_MONTHS[numbers[1]]
        return PartialDate(year.year, season=season) if year else None
    return known_date(numbers)


def _number(part: Any) -> int | None:
    try:
        return int(part)
    except (TypeError, ValueError, OverflowError):
        return None


def _season(value: Any) -> int | None:
    return _SEASONS.get(fold(str(value))) if isinstance(value, str | int) else None


def _from_words(value: dict[str, Any]) -> PartialDate | None:
    texts = (value.get(form) for form in _IN_WORDS)
    words = next((text for text in texts if isinstance(text, str)), "")
    return _in_words(words)


def _in_words(text: str) -> PartialDate | None:
    """A date as somebody wrote it; its own words, where they say more than is read."""
    text = text.strip()
    try:
        return read_edtf(text)
    except ValueError:
        pass
    found = list(find_dates(text))
    if len(found) == 1 and found[0][0] == (0, len(text)):
        return found[0][1]
    years = set(re.findall(r"(?<![\w./-])(?:1[4-9]|20)\d\d(?![\w-])", text, re.A))
    year = int(years.pop()) if len(years) == 1 else None
    try:
        return PartialDate(year, literal=text)
    except ValueError:
        return None
