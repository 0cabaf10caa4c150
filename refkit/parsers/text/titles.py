"""Which lines could be the title of the page's own work?"""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from refkit.parsers.page import Line, Page
from refkit.parsers.text.bylines import byline_in
from refkit.parsers.text.citations import citation_in, issue_of_year
from refkit.parsers.text.labels import is_label
from refkit.parsers.text.lexicon import folded_words, is_journal, name_weight
from refkit.parsers.text.words import CHROME, GENRES, JOURNAL_WORDS, SENTENCE
from refkit.readers.dates import find_dates

_SHORTEST, _LONGEST = 8, 400
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0e7f]")
_NO_TITLE: Final = re.compile(
    r"https?:|www\.|@|©|\(c\)\s?\d|^\W*\d+\W*$|^doi\b|^(?:fig|table|tab)\b|[{}<>\\]|…$"
    r"|^pages?\s\d|^(?:vol|bd|no)\.?\s?\d|^(?:pii|s\d{4}-)|skip to|log ?in|sign (?:in|up)"
    r"|\bcookies?\b|all rights reserved|et al\.|\bdownload\b|javascript",
    re.I,
)
# Affiliations, list items and bylines stand beside titles and are as long.
_NO_HEADING: Final = re.compile(
    r"[•*·▪◦–—†‡§]|[\d¹²³]{1,3}(?:[.)]\s|\s?[^\W\d_])|\(?[a-z]\)|(?:affiliation|edited by"
    r"|department|dept|division|faculty|school of|college of|institute of|university of"
    r"|laboratory|hospital|centre for|center for|institut für|klinik|abteilung|fakultät"
    r"|département|departamento|facultad|dipartimento|кафедра|from the|correspond|supported"
    r"|presented at|this (?:article|paper|work|document)|by\s)",
    re.I,
)
# "Title | Journal | Site", "Title - Journal - Site": what follows the first bar is the
# page's frame, and so is what follows a spaced dash when it names a site or journal.
_BAR: Final = re.compile(r"\s(?:\||›|»|::)\s")


def title_end(text: str) -> int:
    """Where the title ends in a line that also names the site after a bar.

    >>> line = "Kalman filters in cars | IEEE Conference Publication | IEEE Xplore"
    >>> line[: title_end(line)]
    'Kalman filters in cars'
    """
    bar = _BAR.search(text)
    if bar is not None and len(folded_words(text[: bar.start()])) > 2:
        return bar.start()
    return len(text)


def candidates(page: Page) -> Mapping[int, float]:
    """The lines that could be the title, by number, each with its own merit.

    Merit counts what the line alone shows: its words, its place, its heading tag and
    how often the page says it again.
    """
    said = Counter(fold_line(line.text) for line in page)
    found = {}
    for number, line in enumerate(page):
        merit = _merit(line, number)
        if merit is not None:
            found[number] = merit + min(1.0, 0.5 * (said[fold_line(line.text)] - 1))
    return found


def fold_line(text: str) -> str:
    """A line without case, accents and punctuation, to see whether two say the same.

    >>> fold_line("Tumor-derived exosomes.") == fold_line("Tumor-Derived Exosomes")
    True
    """
    return " ".join(folded_words(text[: title_end(text)]))


def _merit(line: Line, number: int) -> float | None:
    text = line.text[: title_end(line.text)]
    if not _SHORTEST <= len(text) <= _LONGEST and not (
        _CJK.search(text) and len(text) > 3
    ):
        return None
    if line.aside or text[0].islower() or is_label(line):
        return None
    if _NO_TITLE.search(text) or _NO_HEADING.match(text):
        return None
    words = folded_words(text)
    count = len(_CJK.findall(text)) // 2 + len(words)
    if count < 2 or text.casefold().strip(" .:") in GENRES:
        return None
    if sum(word in CHROME for word in words) * 2 >= len(words):
        return None
    if is_journal(text) or citation_in(text) or issue_of_year(text):
        return None
    if next(find_dates(text), None) is not None or _names_people(text):
        return None
    merit = min(count, 12) * 0.15 - max(0, count - 30) * 0.1
    merit += {"h1": 2.5, "title": 1.0, "h2": 0.8, "li": -0.7, "a": -0.5}.get(
        line.tag, 0.0
    )
    merit -= 0.04 * min(number, 60)
    merit -= _sentence(text, words)
    merit -= 0.8 * (words[0] in JOURNAL_WORDS)
    weights = [weight for word in words if (weight := name_weight(word)) is not None]
    if weights and sum(weights) / len(weights) > 2:
        merit -= 1.0
    return merit


def _sentence(text: str, words: list[str]) -> float:
    """How much a line reads like a sentence of running text."""
    loss = 0.5 * sum(word in SENTENCE for word in words[1:])
    if text.endswith((".", ":", ";", ",")) and not text.endswith(". B."):
        loss += 0.4 if text.endswith(".") else 1.5
    if re.search(r"[a-z)]\.\s+[A-Z][a-z]", text):
        loss += 0.8
    return min(loss, 3.0)


def _names_people(text: str) -> bool:
    byline = byline_in(text)
    return byline is not None and byline.score >= (
        1.5 if len(byline.names) > 1 else 2.5
    )
