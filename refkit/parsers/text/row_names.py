"""The names in a line of a list, with what pages put before and behind them."""

import re
from collections.abc import Sequence
from typing import Final

from refkit.model import Span
from refkit.parsers.text.bylines import byline_in
from refkit.parsers.text.cjk_names import cjk_names
from refkit.readers.name_lists import split_names
from refkit.readers.patterns import lazy
from refkit.readers.scripts import is_spaceless

COMPACT: Final = lazy(
    r"(?<![\w:.])(?P<volume>\d{1,4})\s?(?:\((?P<issue>\d{1,4})\))?:\s?(?P<page>\d{1,6}\s?[-–]\s?\d{1,6})(?![\w:])"
)
"""Volume and pages alone: ``Mar Fouling 28:5-16``."""
RANGE_AFTER: Final = lazy(
    r"[\s,;.:|(]{1,4}(?:(?:pp?|s|с|صفحات)[\s.]{1,3})?(?P<page>\d{1,5}\s?[-–—]\s?\d{1,5})\)?\s*$",
    re.I,
)
"""Pages behind names."""
_INVERTED: Final = lazy(r"[^\W\d_][\w'’-]{1,30},\s[^\W\d_][\w'’. -]{1,30}")
_ONE: Final = lazy(r"[^\W\d_][\w'’-]{1,30}\s[^\W\d_a-z]{1,3}\.")
BEFORE: Final = (
    lazy(r"\([^()]{2,80}(?:19|20)\d\d[^()]{0,8}\)\s{1,3}(?=\S)"),
    lazy(r"\d{1,2}[ ./-](?:[^\W\d_]{3,10}|\d{1,2})\.?[ ./-](?:\d{4}|\d\d)\s?[–—|·-]\s"),
)
"""A place and year in brackets, or a date, before names."""
_BY: Final = lazy(r"(?:By|Von|Par|Por|Door|Di|Av|Autor|Автор)\s(?=[A-ZÀ-ÞА-Я])")
NO_TITLE: Final = lazy(
    r"(?:authors?|editors?|published|publication year|pages?|first published|online|abstract"
    r"|full text|pdf|view|cited by|download|doi|e?-?issn|keywords?|vol|volume|issue|received"
    r"|accepted|copyright|showing|items? \d|results?|sort(?:ed)? by|filter|search|\d+ pages"
    r"|research interests?|table of contents?|comments?|subjects?|number of items|this list"
    r"|up a level|department|division|faculty|school of|university of|in this issue"
    r"|special issue|guest editors?|volume editors?|title|contents|tabla de contenido|sumario|sumário"
    r"|spis treści|inhalt\w{0,12}|sommaire|содержание|зміст|obsah|innehåll|indice|índice)(?![^\W\d_])"
    r"|目\s?[次录錄]|목\s?차|ジャーナル\s|選択された号|فهرست",
    re.I,
)
"""What no title and no list of names begins with."""
AFFILIATION: Final = lazy(
    r"^\W{0,3}\d{0,2}(?i:the\s)?(?i:department|faculty|school of|division|institute?|laboratory"
    r"|кафедра|universit\w{1,5})\b"
    r"|\b(?:Univers\w{2,8}|Institut\w{0,3}|Hospital|College|Academy|Faculty|Department|School"
    r"|[Уу]ниверситет\w{0,3})(?=\s?[,;.]|\s?$|\s(?:of|de|di|für|zu)\s[A-ZÀ-Þ])"
)
"""Where people work."""
_BRACKETS: Final = lazy(r"\([^()]{0,200}\)")
_LONGEST_SPACELESS: Final = 240


def compact_in(text: str) -> re.Match[str] | None:
    """Volume and pages alone, if a line has them."""
    return COMPACT.search(text) if ":" in text else None


def _names_place(text: str) -> bool:
    return AFFILIATION.search(_BRACKETS.sub("", text)) is not None


def opening_names(text: str) -> Sequence[Span]:
    """The names that running text begins with: ``By Jay Wexler. Full Text. Of all …``"""
    by = _BY.match(text) if len(text) > 60 else None
    if by is None:
        return ()
    for stop in reversed(list(re.finditer(r"\.\s", text[:200]))):
        found = byline_in(text[by.end() : stop.start()])
        if found is not None and found.score > 1:
            return [Span(by.end() + a, by.end() + b) for a, b in found.names]
    return ()


def names_in(text: str, *, announced: bool = False) -> Sequence[Span]:
    """The names in a text that is a list of names; none, if it is not.

    >>> names_in("Marta Lind, Oskar Berg"), names_in("Peat under grazing sheep")
    ((Span(start=0, end=10), Span(start=12, end=22)), ())
    """
    text = text.replace("؛", ";")
    if NO_TITLE.match(text) or compact_in(text):
        return ()
    if " و " in text and not re.search("[،;]", text):
        return ()  # one letter that joins names joins the words of titles as well
    if _ONE.fullmatch(text):
        return (Span(0, len(text)),)
    if is_spaceless(text):
        if len(text) >= _LONGEST_SPACELESS or _names_place(text):
            return ()
        return cjk_names(text, split_names(text))
    found = byline_in(text)
    if found is None or _names_place(text):
        return ()
    if announced:
        return split_names(text)
    inverted = _INVERTED.fullmatch(text) is not None
    least = 0.5 if len(found.names) > 1 or inverted else 1.2
    return found.names if found.score >= least else ()
