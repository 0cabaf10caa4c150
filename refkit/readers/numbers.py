"""Volumes, issues and pages: texts that are mostly digits."""

import re
from typing import Final
from unicodedata import decimal

from refkit.model import Value
from refkit.readers.patterns import lazy
from refkit.readers.texts import read_text

_DASHES: Final = lazy(
    r"\s*(?:[\u2010-\u2015\u2212\uff0d\uff5e~\u301c]|-{1,3})\s*"
    # words between two pages, and a dash that an old typesetting left as a letter
    r"|(?<=\d)(?:\s*à\s*|\s+(?:to|bis|al?)\s+|È)(?=\w?\d)"
)
_LABEL: Final = lazy(r"^(?:pages?|pp?|S|Seiten?|с|стр)(?:\.\s*|\s+)(?=\w?\d)", re.I)
_RANGE: Final = lazy(r"([a-z]{0,4})(\d{1,9})-\1?(\d{1,9})", re.I)
_LOST: Final = lazy(r"(\d{2,6})[e ](\d{2,6})")
"""Two pages whose dash became a letter or a blank."""
_OTHER_DIGIT: Final = lazy(r"[^\D0-9]")
_LONGEST: Final = 60
_MOST_PAGES: Final = 200


def read_number(value: Value) -> str:
    """Read a volume, issue or report number; it stays text.

    >>> read_number(" 3–4 "), read_number("IV-1/W1")
    ('3-4', 'IV-1/W1')
    """
    text = _DASHES.sub("-", western_digits(read_text(value)))
    if len(text) > _LONGEST:
        raise ValueError("too long for a number")
    return text


def read_page(value: Value) -> str:
    """Read pages or an article number; a shortened last page is written out.

    >>> read_page("pp. 4977–84"), read_page("e12"), read_page("S3-S9")
    ('4977-4984', 'e12', 'S3-S9')
    >>> read_page("137 à 153"), read_page("۱-۱۰"), read_page("1380e1387")
    ('137-153', '1-10', '1380-1387')
    """
    text = _LABEL.sub("", _DASHES.sub("-", western_digits(read_text(value))))
    if len(text) > _LONGEST or not any(map(str.isalnum, text)):
        raise ValueError("no pages")
    if (lost := _LOST.fullmatch(text)) and _is_range(*lost.groups()):
        return f"{lost[1]}-{lost[2]}"
    if match := _RANGE.fullmatch(text):
        prefix, first, last = match.groups()
        if len(last) < len(first):
            full = first[: len(first) - len(last)] + last
            # "12-3" cannot be 12-13 backwards: only a growing range is short for one.
            if int(full) > int(first):
                return f"{prefix}{first}-{prefix}{full}"
        if first == last:
            return f"{prefix}{first}"
    return text


def _is_range(first: str, last: str) -> bool:
    return len(first) == len(last) and 0 < int(last) - int(first) < _MOST_PAGES


def western_digits(text: str) -> str:
    """Write the digits of any script as the common ones, each in its place.

    >>> western_digits("دوره ۵")
    'دوره 5'
    """
    if text.isascii():
        return text
    return _OTHER_DIGIT.sub(lambda match: str(decimal(match[0])), text)
