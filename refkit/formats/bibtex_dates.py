"""Dates as BibTeX and biblatex have them."""

import re
from functools import lru_cache
from typing import Final

from refkit.formats.dates import known_date, month_and_day
from refkit.formats.tex_reading import from_tex
from refkit.model import PartialDate
from refkit.model.date import SEASON_NAMES
from refkit.readers.dates import read_date
from refkit.readers.edtf import read_edtf
from refkit.readers.patterns import lazy

_YEAR: Final = lazy(r"\d{1,4}", re.A)
_NUMBER: Final = lazy(r"\d{1,2}", re.A)
_ISO: Final = lazy(r"(\d{4})-(\d\d)(?:-(\d\d))?(?!\d)", re.A)
_EDTF: Final = lazy(r"[\dX~?%/.-]+", re.A)
_CIRCA: Final = lazy(
    r"(?:c\.|ca\.?|circa|about|around|\[)\s*(\d{3,4})\]?|(\d{4})\s*\?", re.I | re.A
)
_DECADE: Final = lazy(r"[1-9]\d\d[?-]", re.A)
_RANGE: Final = lazy(r"(\d{4})\s?[-–/]\s?(\d{4}|\d\d)", re.A)
_ANY_YEAR: Final = lazy(r"(?<!\d)[12]\d{3}(?!\d)", re.A)
_SEASONS: Final = {
    "fall": 3,
    **{name.lower(): at for at, name in enumerate(SEASON_NAMES, 1)},
}
_BEFORE_CHRIST: Final = lazy(r"(\d{1,4})\s*(?:BCE?|B\.\s?C\.(?:E\.)?|v\. ?Chr\.)", re.A)


@lru_cache(maxsize=16_384)
def issued(date: str, year: str, month: str, day: str) -> PartialDate | None:
    """The date of an entry: ``date`` if that can be read, or its parts.

    >>> str(issued("", "2019", "7~" "July", "")), str(issued("2019-03/..", "", "", ""))
    ('2019-07-07', '2019-03/..')
    """
    if date:
        found = date_in_words(date)
        if found and (found.year or not year):
            return found
        # Some put month and day there, and the year in its old place.
        month = month or date
    text = from_tex(year)
    if not _YEAR.fullmatch(text):
        return _year_in_words(text) if text else None
    named = from_tex(month)
    if season := _SEASONS.get(named.lower()):
        return PartialDate(int(text), season=season) if int(text) else None
    return known_date((text, *_month_and_day(named, from_tex(day))))


def date_in_words(tex: str) -> PartialDate | None:
    """A date as it stands in one field."""
    text = tex if _EDTF.fullmatch(tex) else from_tex(tex)
    try:
        return read_edtf(text.replace("–", "/") if "/" not in text else text)
    except ValueError:
        pass
    if iso := _ISO.match(text):
        return known_date(iso.groups())
    return _year_in_words(text)


def _year_in_words(text: str) -> PartialDate | None:
    """What stands for a year: about when, from when until when, or words alone."""
    if not text:
        return None
    try:
        return _special(text) or read_date(text)
    except ValueError:
        pass
    if year := _ANY_YEAR.search(text):
        return PartialDate(int(year[0]))
    return PartialDate(literal=text)


def _special(text: str) -> PartialDate | None:
    if _YEAR.fullmatch(text):
        return known_date((text,))
    if circa := _CIRCA.fullmatch(text):
        return PartialDate(int(circa[1] or circa[2]), circa=True)
    if _DECADE.fullmatch(text):
        return PartialDate(int(f"{text[:3]}0"), end=PartialDate(int(f"{text[:3]}9")))
    if span := _RANGE.fullmatch(text):
        last = span[2] if len(span[2]) == 4 else span[1][:2] + span[2]
        if int(last) > int(span[1]) > 0:
            return PartialDate(int(span[1]), end=PartialDate(int(last)))
    if before := _BEFORE_CHRIST.fullmatch(text):
        return PartialDate(-int(before[1])) if int(before[1]) else None
    return None


def _month_and_day(named: str, day: str) -> tuple[int | None, int | None]:
    is_number = _NUMBER.fullmatch(named)
    month, found = (int(named), None) if is_number else month_and_day(named)
    return month, int(day) if _NUMBER.fullmatch(day) else found
