"""Numbers that words announce: ``Vol. 11, No 37``, ``Т. 3, № 2. С. 5-10``, ``第35卷 第2期``."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from refkit.model import Field, Span
from refkit.readers.patterns import lazy
from refkit.readers.scripts import is_caseless

_ROMAN: Final = r"(?-i:[IVXLC]{1,7})"
_EXTRA: Final = r"(?:\s?\(?suppl?[a-z]{0,6}\.?\s?(?:\d{1,3}|[A-Z])?(?:\)|\b))?"
_DASH: Final = r"\s{0,2}(?:[-\u2010-\u2015\u2212~〜～]{1,2}|à|to|bis|al?)\s{0,2}"
_LEAF: Final = r"(?:[A-Za-z]{1,3}-?)?\d{1,7}"
RANGE: Final = rf"{_LEAF}{_DASH}{_LEAF}(?!\w)"
"""Two pages with something like a dash between."""

# Words before their number; each list is one alternation, longest words first.
_BEFORE: Final[tuple[tuple[Field, str, str], ...]] = (
    (
        "volume",
        r"(?:volumen|volume|vol|band|bd|jahrgang|jg|tome|tomo|tomul|tom|том|т|cilt|årgang|årg"
        r"|jaargang|ročník|roč|rocznik|god|deel|sv|t(?=\.)|v(?=\.)|кн|том[аи]|τ[όο]μο[ςσ])(?![^\W\d_])\.?\s{0,2}:?\s{0,2}",
        rf"\d{{1,4}}(?:\s?[-–/]\s?\d{{1,3}})?(?![\w/]|[-–]\d)|{_ROMAN}(?![\w/])",
    ),
    (
        "issue",
        r"(?:issue|iss|number|numbers|núm|num|número|numéro|numero|numer|nomor|nos|no|nr|n[°ºo]?(?=[\s.:°º]"
        r"|\d)|ausgabe|heft|h(?=\.)|fasc|sayı|sayi|выпуск|вып|випуск|вип|№|n°|číslo|č(?=\.)|broj|br"
        r"|zeszyt|zesz|z(?=\.)|бр|ном|số|τε[ύυ]χο[ςσ])(?![^\W\d_])\.?\s{0,2}(?:p\.h\s)?:?\s{0,2}\(?",
        rf"(?:suppl?\w{{0,6}}\.?\s?)?\d{{1,4}}[A-Z]?(?:\s?[-–]\s?\d{{1,4}})?{_EXTRA}(?![\w]|/\d{{1,2}}/)"
        rf"|[IVXLC]{{2,7}}(?!\w)|(?:spe|esp|spec)(?:cial|ecial)?\b",
    ),
    (
        "page",
        r"(?:pages?(?:\s?(?:nos?|range)\b\.?)?|pgs?|pp|p|seiten?|páginas?|págs?|paginas?|pags?|pagine"
        r"|стр|с|str|s|σελ|σσ|sayfa|ss|hal|hlm|halaman|sidor|sider|sivut|oldal|lk|lpp|trang|tr)"
        r"(?![^\W\d_])\.?\s{0,2}:?\s{0,2}\[?",
        rf"{_LEAF}(?:{_DASH}{_LEAF})?(?![\w/]|[-–.]\d)",
    ),
    (
        "page",
        r"(?:article|art\.|artikel|e-?id|artículo|artigo)\s?(?:no\.?|number|id|nr\.?)?:?\s?",
        r"[A-Za-z]?\d{2,9}[A-Z]?(?!\w)",
    ),
)
# Numbers before their word, and numbers that only a word of a year tells. The last column
# has what every such line has in small letters: to look for that is cheap.
_LATE: Final[tuple[tuple[Field, str, str], ...]] = (
    ("issue", r"(?<![^\W\d_])(suppl(?:ement)?\.?\s\d{1,3})(?!\w)", "suppl"),
    (
        "volume",
        r"(\d{1,3}|(?-i:[IVXLC]{1,7}))(?:\s?[.ºª]|e|[eè]me)?\s?"
        r"(?:évfolyam|évf|ročník|jahrgang|jg|årgang|årg|année)(?!\w)",
        "évf ročník jahrgang jg årg année",
    ),
    (
        "issue",
        r"(\d{1,3}(?:\s?[-–]\s?\d{1,3})?)\.?\s?(?:szám|sz|sayı|číslo)(?!\w)",
        "sz say číslo",
    ),
    ("page", r"(\d{1,5}\s?[-–]\s?\d{1,5})\.?\s?(?:oldal|old)(?!\w)", "old"),
    ("volume", r"(?<![\w.-])(\d{1,3})\s?\((?:1[89]|20)\d\d\)", "("),
    ("issue", r"\bvol(?:ume)?\.?\s?\d{1,3}\s?\((\d{1,3})\)", "("),
    (
        "volume",
        r"(?<![^\W\d_])(?:yıl|año|ano|anno|anul|an|année|godina|god)\s?:?\s?"
        r"(\d{1,2}(?![\w/.])|(?-i:[IVXLC]{1,6})(?!\w))",
        "yıl yil año an god",
    ),
)
# Writing systems with other letters.
_OTHERS: Final[tuple[tuple[Field, str], ...]] = (
    ("volume", r"(?:第\s?)?(\d{1,4})\s?[卷巻권]"),
    (
        "issue",
        r"(?:第\s?)?(\d{1,4}(?:\s?[-–,、]\s?\d{1,4})?)\s?[期号號호](?!\w{0,2}[:：])",
    ),
    ("page", r"(\d{1,6}\s?[-–~～〜]\s?\d{1,6})\s?(?:쪽|페이지|页|頁)"),
    ("page", r"[页頁]\s?[:：]?\s?(\d{1,6}\s?[-–~～〜]\s?\d{1,6})"),
    ("volume", r"(?:دوره|المجلد|مجلد|جلد|سال|כרך|ปีที่|เล่มที่)\s?[:：]?\s?(\d{1,3})(?!\d)"),
    ("issue", r"(?:شماره|العدد|عدد|חוברת|גיליון|ฉบับที่)\s?[:：]?\s?(\d{1,4})(?!\d)"),
    (
        "page",
        r"(?:صفحات|صفحه|الصفحات|صص|ص\.?\s?ص|ص|עמ'|עמודים|หน้า)\.?\s?[:：]?\s?(\d{1,5}(?:\s?[-–—]\s?\d{1,5})?)",
    ),
)
_WORDED: Final = tuple(
    (field, lazy(rf"(?<![A-Za-zÀ-ӿ\d_])(?:{words})({value})", re.I))
    for field, words, value in _BEFORE
)
_IN_LETTERS: Final = tuple(row for row in _WORDED if row[0] != "page")
"""Those that find numbers in a line without digits as well."""
_BEHIND: Final = tuple(
    (field, lazy(words, re.I), tuple(hints.split())) for field, words, hints in _LATE
)
_OTHER: Final = tuple((field, lazy(words, re.I)) for field, words in _OTHERS)
_AFTER_ISSUE: Final = lazy(
    rf"(?:\s?\((?:[^()]{{0,16}}\s)?(?:1[89]|20)\d\d\))?\s?[.,:;]\s{{0,2}}({RANGE})"
)
LABEL_END: Final = " .:("
"""What stands between a word and the number that it announces."""


def worded(text: str) -> Mapping[Field, Span]:
    """The numbers in a line that words announce, each kind once.

    >>> line = "Cilt 6, Sayı 5, 3003 - 3022"
    >>> {field: line[a:b] for field, (a, b) in worded(line).items()}
    {'volume': '6', 'issue': '5', 'page': '3003 - 3022'}
    """
    parts: dict[Field, Span] = {}
    for field, span in _announced(text):
        if field not in parts and not any(
            _meet(span, other) for other in parts.values()
        ):
            parts[field] = span
    if "issue" in parts and "page" not in parts:
        match = _AFTER_ISSUE.match(text, _closed(text, parts["issue"].end))
        if match is not None:
            parts["page"] = Span(*match.span(1))
    return parts


def _announced(text: str) -> Iterator[tuple[Field, Span]]:
    small = text.lower().__contains__
    hinted = [row[:2] for row in _BEHIND if any(map(small, row[2]))]
    words = _WORDED if any(map(str.isdecimal, text)) else _IN_LETTERS
    tables = (words, _OTHER, hinted) if is_caseless(text) else (words, hinted)
    for table in tables:
        for field, pattern in table:
            match = pattern.search(text)
            if match is not None:
                yield field, Span(*match.span(1))


def _closed(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] == ")" else at


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


_LONGEST_LONE: Final = 40


def lone_number(text: str) -> tuple[Field, Span] | None:
    """The one number that is all a line says, with its word: ``pp. 2991–3009``.

    A single page is none: it may be a number of pages, or one of the page's own.

    >>> lone_number("str. 156-165"), lone_number("vol. 14")
    (('page', Span(start=5, end=12)), ('volume', Span(start=5, end=7)))
    """
    if len(text) > _LONGEST_LONE:
        return None
    found = worded(text)
    if len(found) != 1:
        return None
    ((field, (start, end)),) = found.items()
    words = text[:start].strip("([ .:|-")
    if not words or " " in words or text[end:].strip(")] .,;|"):
        return None
    if field == "page" and re.fullmatch(RANGE, text[start:end]) is None:
        return None
    return field, Span(start, end)
