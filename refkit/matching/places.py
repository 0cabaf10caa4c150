"""Volume, issue, pages and identifiers made comparable."""

import re
from typing import Final

from refkit.matching.folding import fold, squeeze
from refkit.readers.patterns import lazy

_NOTHING: Final = frozenset(
    ("", "na", "n a", "none", "null", "unknown", "nil", "nan", "xx")
)
_NUMBER: Final = lazy(r"\d+|\b[ivxlc]+\b")
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_IN_BRACKETS: Final = lazy(r"^\s*[a-z. ]*(\d+)\s*[(,:]\s*(?:no\.?\s*)?(\d+)\s*\)?")
_PAGES: Final = lazy(
    r"([a-z]{0,3}\s?\d+[a-z]?|\b[ivxlc]+\b)(?:\s*[-\u2010-\u2015\u2212]+\s*([a-z]{0,3}\s?\d+[a-z]?|\b[ivxlc]+\b))?"
)
_SPREADSHEET: Final = lazy(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
)
_DOI_START: Final = lazy(r"^.*?(?=10\.)", re.S)
_DOI_VERSION: Final = lazy(r"[./]?v\d{1,2}$")

Pages = tuple[str, str]


def volume_of(volume: str | None, issue: str | None) -> tuple[str, str]:
    """Return the bare volume and issue.

    >>> volume_of("67 (Supplement 1)", None), volume_of("121(2)", None), volume_of("XIV", "Pt 11")
    (('67', ''), ('121', '2'), ('14', '11'))
    """
    bare = fold(volume or "")
    number = _number(fold(issue or ""))
    if not number and (found := _IN_BRACKETS.match(bare)):
        return found[1].lstrip("0"), found[2].lstrip("0")
    return _number(bare), number


def _number(text: str) -> str:
    if text.isdecimal():
        return text.lstrip("0")
    if not text or text.strip(" .-/") in _NOTHING or text == "n/a":
        return ""
    found = _NUMBER.search(text)
    if not found:
        return ""
    number = found[0]
    return number.lstrip("0") if number[0].isdigit() else str(_arabic(number))


def _arabic(roman: str) -> int:
    values = [_ROMAN[letter] for letter in roman]
    return sum(
        -value if value < after else value
        for value, after in zip(values, [*values[1:], 0], strict=True)
    )


def pages_of(page: str | None) -> Pages:
    """Return the first and the last page; either may be empty.

    >>> pages_of("pp. 123-9"), pages_of("e0196716"), pages_of("01-Sep")
    (('123', '129'), ('e196716', ''), ('', ''))
    """
    text = fold(page or "").replace("pp", "").replace("pages", "").strip(" .,:()")
    mangled = text[:1].isalpha() or text[-1:].isalpha()
    if not text or text in _NOTHING or (mangled and _SPREADSHEET.search(text)):
        return "", ""
    found = _PAGES.search(text)
    if not found:
        return "", ""
    first = _page(found[1])
    last = _page(found[2] or "")
    if last and len(last) < len(first) and last.isdecimal() and first.isdecimal():
        last = first[: len(first) - len(last)] + last  # 123-9
    return first, last


def _page(text: str) -> str:
    text = text.replace(" ", "")
    letters = text.rstrip("0123456789")
    return letters + text[len(letters) :].lstrip("0") if letters != text else text


OTHER_PAGES: Final = frozenset({"different", "elsewhere"})
"""Relations of pages that are not the same."""


def pages_relation(one: Pages, other: Pages) -> str:
    """Return how two page ranges relate; empty when either is missing.

    >>> pages_relation(("123", "129"), ("123", "")), pages_relation(("1", "9"), ("4", "12"))
    ('same-first', 'overlap')
    >>> pages_relation(("1", "9"), ("31", "39")), pages_relation(("1", "9"), ("31", ""))
    ('elsewhere', 'different')
    """
    first, last = one
    if not first or not other[0]:
        return ""
    if first == other[0]:
        if last and last == other[1]:
            return "same"
        return "same-first" if not last or not other[1] else "same-start"
    if _bare(first) == _bare(other[0]):
        return "same-first"
    if last and last == other[1] and _are_neighbours(first, other[0]):
        return "same-first"
    if _overlap(one, other):
        return "overlap"
    return "elsewhere" if _is_range(one) and _is_range(other) else "different"


def _bare(page: str) -> str:
    digits = page.lstrip("abcdefghijklmnopqrstuvwxyz").lstrip("0")
    return digits if len(digits) > 1 else page


def _are_neighbours(one: str, other: str) -> bool:
    if not one.isdecimal() or not other.isdecimal():
        return False
    return abs(int(one[:9]) - int(other[:9])) == 1


def _overlap(one: Pages, other: Pages) -> bool:
    if not all(p.isdecimal() for p in (one[0], other[0])):
        return False
    a, b = int(one[0][:9]), int(other[0][:9])
    last_a = int(one[1][:9]) if one[1].isdecimal() else a
    last_b = int(other[1][:9]) if other[1].isdecimal() else b
    return a < b < last_a or b < a < last_b


def _is_range(pages: Pages) -> bool:
    """Whether several pages are given, first and last, so that a slip is unlikely."""
    first, last = pages
    if not first.isdecimal() or not last.isdecimal():
        return False
    return int(first[:9]) < int(last[:9])


def doi_of(doi: str | None) -> str:
    """Return the letters and digits of a DOI, the version left out.

    >>> doi_of("https://doi.org/10.1097/MPG.0000000000002007"), doi_of("NA")
    ('10.1097/mpg0000000000002007', '')
    """
    if not doi or "10." not in doi:
        return ""
    bare = _DOI_VERSION.sub(
        "", _DOI_START.sub("", doi, count=1).strip(" .;,").casefold()
    )
    registrant, slash, rest = bare.partition("/")
    rest = squeeze(rest)
    return f"{registrant}/{rest}" if slash and rest else ""
