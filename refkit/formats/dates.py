"""Dates as bibliography files spread them over fields and tags."""

import re
from collections.abc import Iterable

from refkit.model import PartialDate
from refkit.readers.edtf import read_edtf
from refkit.readers.months import MONTHS, fold


def known_date(parts: Iterable[str | int | None]) -> PartialDate | None:
    """A date of as many parts, year first, as make sense.

    >>> str(known_date(("2019", "03", "00"))), str(known_date((2019, 13, 1)))
    ('2019-03', '2019')
    """
    known: list[int] = []
    for part in parts:
        if not part or not int(part):
            break
        known.append(int(part))
    for length in range(len(known), 0, -1):
        try:
            return PartialDate(*known[:length])
        except ValueError:
            continue
    return None


def date_text(date: PartialDate) -> str:
    """A date in a text that tells all of it: EDTF, and its own words in quotes.

    >>> date_text(PartialDate(2019, circa=True)), date_text(PartialDate(2019, literal="in May"))
    ('2019~', '2019 "in May"')
    """
    if not date.literal:
        return str(date)
    known = f"{PartialDate(*date.parts)} " if date.parts else ""
    return f'{known}"{date.literal}"'


def date_in(text: str) -> PartialDate:
    """The date that ``date_text`` tells of; ``ValueError`` if it is none."""
    known, quote, words = text.partition('"')
    if not quote:
        return read_edtf(text)
    parts = read_edtf(known.strip()).parts if known else ()
    return PartialDate(*parts, literal=words.removesuffix('"'))


def month_and_day(text: str) -> tuple[int | None, int | None]:
    """The first month that is named in a text, and the first day.

    >>> month_and_day("7 July--9 August"), month_and_day("spring")
    ((7, 7), (None, None))
    """
    words = map(fold, re.findall(r"[^\W\d_]+", text))
    month = next((MONTHS[word] for word in words if word in MONTHS), None)
    day = re.search(r"\b([12]?\d|3[01])\b", text, re.A)
    return month, int(day[1]) if month and day else None
