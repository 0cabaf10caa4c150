"""A date as far as it is known: to its day, its month, its year, or in words alone."""

from collections.abc import Iterator
from functools import total_ordering
from typing import Final

from attrs import field, frozen

from refkit.model.text import plain_or_none

_BEFORE_SEASONS: Final = 20
"""In the place of a month, spring is 21."""
SEASON_NAMES: Final = ("Spring", "Summer", "Autumn", "Winter")
"""What to write of a season, from spring."""
_FAR: Final = 10_000


@total_ordering
@frozen(repr=False)
class PartialDate:
    """A Gregorian date, as far as it is known.

    It reads as EDTF has it: https://www.loc.gov/standards/datetime/

    >>> str(PartialDate(2015, 12)), PartialDate(2015, 12, 1).parts
    ('2015-12', (2015, 12, 1))
    >>> str(PartialDate(1998, circa=True, end=PartialDate(1999))), str(PartialDate(2019, season=1))
    ('1998~/1999~', '2019-21')
    >>> str(PartialDate(literal="in press")), str(PartialDate(1921, literal="Easter 1921"))
    ('in press', 'Easter 1921')
    """

    year: int | None = None
    """44 BC is -44, as in CSL, and no year is 0; None only beside a ``literal``."""
    month: int | None = None
    day: int | None = None
    season: int | None = field(default=None, kw_only=True)
    """From 1, spring, to 4, winter; there is no month beside it."""
    circa: bool = field(default=False, kw_only=True)
    """Whether it is uncertain or a guess, and its ``end`` as well."""
    end: "PartialDate | None" = field(default=None, kw_only=True)
    """The last day, month, year or season of a range; ``OPEN`` where there is none."""
    literal: str | None = field(default=None, converter=plain_or_none, kw_only=True)
    """The words for it, where its parts do not say all of them: ``Michaelmas 1921``, which
    has a year, ``in press``, which has none; without season, doubt or range."""

    def __attrs_post_init__(self) -> None:
        if self.year is None:
            _check_words(self)
            return
        _check_day(self.year, self.month, self.day)
        if self.season is not None:
            if self.month is not None:
                raise ValueError("a season has no month")
            if not 1 <= self.season <= 4:
                raise ValueError(f"no season {self.season}")
        if self.end is not None and self.end != OPEN and not _may_end(self.end):
            raise ValueError("the end of a range is a date of its own")
        if self.literal and (self.season or self.circa or self.end):
            raise ValueError("a date in words has no season, doubt or range")

    @property
    def parts(self) -> tuple[int, ...]:
        """The known parts, year first; none of a date in words alone."""
        known = (self.year, self.month, self.day)
        return tuple(part for part in known if part is not None)

    @property
    def is_simple(self) -> bool:
        """Whether ``parts`` say all of it."""
        return not (self.season or self.circa or self.end or self.literal)

    def __str__(self) -> str:
        if self.year is None or self.literal:
            return self.literal or ""
        season = self.season and self.season + _BEFORE_SEASONS
        text = "-".join(_iso(self.year, season or self.month, self.day))
        unsure = "~" if self.circa else ""
        if self.end is None:
            return text + unsure
        return f"{text}{unsure}/{self.end}{unsure if self.end.year else ''}"

    def __repr__(self) -> str:
        if self.year is None:
            return f"PartialDate(literal={self.literal!r})"
        said = f"year={self.year}, month={self.month}, day={self.day}"
        rest = (
            (name, getattr(self, name))
            for name in ("season", "circa", "end", "literal")
        )
        more = (f", {name}={value!r}" for name, value in rest if value)
        return f"PartialDate({said}{''.join(more)})"

    def __lt__(self, other: object) -> bool:
        """Earlier first; what is known less well before what is known better."""
        if not isinstance(other, PartialDate):
            return NotImplemented
        return _place(self) < _place(other)


def _check_words(date: PartialDate) -> None:
    if not date.literal:
        raise ValueError("a date has a year, or words")
    others = (date.month, date.day, date.season, date.end)
    if date.circa or any(other is not None for other in others):
        raise ValueError("a date in words alone has no parts")


def _check_day(year: int, month: int | None, day: int | None) -> None:
    if year == 0 or not -9999 <= year <= 9999:
        raise ValueError(f"no year {year}")
    if month is None:
        if day is not None:
            raise ValueError("a day needs a month")
    elif not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    elif day is not None and not 1 <= day <= _days(year, month):
        raise ValueError(f"no day {day} in {year}-{month:02}")


def _may_end(date: PartialDate) -> bool:
    return not (date.literal or date.circa or date.end)


def _iso(year: int, month: int | None, day: int | None) -> Iterator[str]:
    year += year < 0  # the year before the first is 0 here
    yield f"-{-year:04}" if year < 0 else f"{year:04}"
    yield from (f"{part:02}" for part in (month, day) if part is not None)


def _place(date: PartialDate) -> tuple[int, ...]:
    first = (date.year or _FAR, date.month or 0, date.day or 0, date.season or 0)
    return (*first, *_place(date.end)) if date.end else first


def _days(year: int, month: int) -> int:
    """The number of days in a month.

    >>> _days(1900, 2), _days(2000, 2), _days(2015, 4), _days(2015, 12)
    (28, 29, 30, 31)
    """
    if month == 2:
        year += year < 0
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    return 30 if month in {4, 6, 9, 11} else 31


OPEN: Final = PartialDate(literal="..")
"""The end of a range that has none yet."""
