"""Which stretches of a page could be the title of its own work?"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from attrs import frozen

from refkit.parsers.page import Line, Page
from refkit.parsers.text.bylines import byline_in
from refkit.parsers.text.citations import citation_in, issue_of_year
from refkit.parsers.text.labels import is_label
from refkit.parsers.text.lexicon import folded_words, is_journal, name_weight
from refkit.parsers.text.words import CHROME, GENRES, JOURNAL_WORDS, SENTENCE
from refkit.readers.dates import find_dates

_SHORTEST, _LONGEST = 8, 400
_LONGEST_LINE: Final = 6_000
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
# "Title | Journal | Site": what follows the first bar is the page's frame.
_BAR: Final = re.compile(r"\s(?:\||›|»|::)\s")
# What stands before and after a title on its own line and is no part of it.
_LEAD: Final = re.compile(
    r"(?:(?:paper|title|article|chapter \d{1,2}|titre|título|titel)\s?:?\s{1,3}(?=\S)|-\s)",
    re.I,
)
_TAIL: Final = re.compile(
    r"\s*(?:\[(?:article|article in [a-z]{4,12}|pdf|preprint|book|thesis)\]|\(pdf\)|††.*|\d?\*+)\s*$"
    r"|\s-\s(?:pubmed|pmc|researchgate|sciencedirect|wikipedia|semantic scholar|academia\.edu)\b.*$",
    re.I,
)


@frozen
class Heading:
    """A stretch that could be a title: ``text[start:end]`` of one line, or of the
    lines from ``line`` to ``last``, and what it shows by itself."""

    line: int
    last: int
    start: int
    end: int
    text: str
    shows: Mapping[str, float]


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


def headings(page: Page) -> Iterator[Heading]:
    """The lines, and pairs of lines, that could be the title."""
    said = Counter(fold_line(line.text) for line in page)
    first = True
    for number, line in enumerate(page):
        text = line.text[: title_end(line.text)]
        shows = _shows(line, text, number)
        if shows is None:
            continue
        again = said[fold_line(line.text)] - 1
        shows = {**shows, "said again": min(2.0, again), "first heading": float(first)}
        first = False
        lead = _LEAD.match(text)
        start = lead.end() if lead else 0
        tail = _TAIL.search(text)
        end = tail.start() if tail and tail.start() > start else len(text)
        yield Heading(number, number, start, end, text[start:end], shows)
        yield from _continued(page, number, shows)


def _continued(
    page: Page, number: int, shows: Mapping[str, float]
) -> Iterator[Heading]:
    """A title that the page broke over two lines, in a text without markup."""
    if number + 1 >= len(page):
        return
    line, following = page[number], page[number + 1]
    if line.tag or following.block != line.block or line.text[-1] in ".?!:;":
        return
    rest = following.text
    if len(line.text) > 120 or len(rest) > 120 or is_label(following):
        return
    if (
        byline_in(rest)
        or citation_in(rest)
        or is_journal(rest)
        or _NO_TITLE.search(rest)
    ):
        return
    text = f"{line.text} {rest}"
    shows = {**shows, "words": min(12.0, len(folded_words(text))), "two lines": 1.0}
    if not _joins(line.text, rest):
        return
    yield Heading(number, number + 1, 0, len(rest), text, shows)


def _joins(line: str, rest: str) -> bool:
    """Whether a line runs on in the next: by a small word or letter at the break."""
    last = folded_words(line)[-1:] or [""]
    return (
        rest[0].islower() or last[0] in _HANGING or (line.isupper() and rest.isupper())
    )


_HANGING: Final = frozenset(
    "a an the of and or in on for to with from by at as its their der die das des den dem"
    " und von zu mit für im am eine einer la le les de du des et en à une el los las y del"
    " un una il di e da do dos das em na no w i z na ve ile".split()
)


def fold_line(text: str) -> str:
    """A line without case, accents and punctuation, to see whether two say the same.

    >>> fold_line("Tumor-derived exosomes.") == fold_line("Tumor-Derived Exosomes")
    True
    """
    return _folded(text[:_LONGEST_LINE])


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return " ".join(folded_words(text[: title_end(text)]))


def heading_of(
    page: Page, number: int, start: int, end: int, extra: Mapping[str, float]
) -> Heading:
    """A stretch that something else than its looks makes a title."""
    text = page[number].text[start:end]
    shows = {**_looks(text, number), **extra}
    return Heading(number, number, start, end, text, shows)


def _shows(line: Line, text: str, number: int) -> dict[str, float] | None:
    """What a line shows by itself; None when it cannot be a title."""
    if not _SHORTEST <= len(text) <= _LONGEST and not (
        _CJK.search(text) and len(text) > 3
    ):
        return None
    if line.aside or is_label(line) or _NO_HEADING.match(text):
        return None
    if not may_be_title(text) or citation_in(text) or issue_of_year(text):
        return None
    if next(find_dates(text), None) is not None or _names_people(text):
        return None
    shows = _looks(text, number)
    tags = {"h1": "h1", "h2": "h2", "title": "title tag", "li": "list item"}
    if line.tag in tags:
        shows[tags[line.tag]] = 1.0
    return shows


def may_be_title(text: str) -> bool:
    """Whether nothing in the words themselves says that they are no title.

    >>> may_be_title("Invented pages and their readers"), may_be_title("Skip to content")
    (True, False)
    """
    if text[0].islower() or _NO_TITLE.search(text):
        return False
    words = folded_words(text)
    if _count(text, words) < 2 or text.casefold().strip(" .:") in GENRES:
        return False
    if sum(word in CHROME for word in words) * 2 >= len(words):
        return False
    return not is_journal(text)


def _looks(text: str, number: int) -> dict[str, float]:
    words = folded_words(text)
    count = _count(text, words)
    weights = [weight for word in words if (weight := name_weight(word)) is not None]
    return {
        "words": min(12.0, count),
        "words over thirty": max(0.0, count - 30),
        "line number": min(60.0, number),
        "sentence": _sentence(text, words),
        "opens like a journal": float(bool(words) and words[0] in JOURNAL_WORDS),
        "words of names": float(bool(weights) and sum(weights) > 2 * len(weights)),
    }


def _count(text: str, words: list[str]) -> int:
    """The number of words; two characters of a script without spaces make one."""
    spaceless = len(_CJK.findall(text))
    return len(words) + spaceless // 2


def _names_people(text: str) -> bool:
    byline = byline_in(text)
    return byline is not None and byline.score >= (
        1.5 if len(byline.names) > 1 else 2.5
    )


def _sentence(text: str, words: list[str]) -> float:
    """How much a line reads like a sentence of running text."""
    loss = 0.5 * sum(word in SENTENCE for word in words[1:])
    if text.endswith((".", ":", ";", ",")):
        loss += 0.4 if text.endswith(".") else 1.5
    if re.search(r"[a-z)]\.\s+[A-Z][a-z]", text):
        loss += 0.8
    return min(loss, 3.0)
