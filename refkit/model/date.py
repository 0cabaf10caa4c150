"""A date that may be known only to its month or year."""

from attrs import frozen


@frozen(order=True)
class PartialDate:
    """A Gregorian date, as far as it is known.

    >>> str(PartialDate(2015, 12)), PartialDate(2015, 12, 1).parts
    ('2015-12', (2015, 12, 1))
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.year <= 9999:
            raise ValueError(f"no year {self.year}")
        if self.month is None:
            if self.day is not None:
                raise ValueError("a day needs a month")
        elif not 1 <= self.month <= 12:
            raise ValueError(f"no month {self.month}")
        elif self.day and self.day > _days(self.year, self.month):
            raise ValueError(f"no day {self.day} in {self.year}-{self.month:02}")
        if self.day is not None and self.day < 1:
            raise ValueError(f"no day {self.day}")

    @property
    def parts(self) -> tuple[int, ...]:
        """The known parts, year first."""
        known = (self.year, self.month, self.day)
        return tuple(part for part in known if part is not None)

    def __str__(self) -> str:
        year, *rest = self.parts
        return "-".join((f"{year:04}", *(f"{part:02}" for part in rest)))


def _days(year: int, month: int) -> int:
    """The number of days in a month.

    >>> _days(1900, 2), _days(2000, 2), _days(2015, 4), _days(2015, 12)
    (28, 29, 30, 31)
    """
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    return 30 if month in {4, 6, 9, 11} else 31
