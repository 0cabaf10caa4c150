"""Which stretches of a page could be the title of its own work?"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Final

from attrs import evolve, field, frozen

from refkit.parsers.page import Page
from refkit.parsers.text.broken_titles import (
    could_stand_alone,
    goes_on,
    is_wrapped,
    joins,
    may_continue,
    runs_on,
)
from refkit.parsers.text.citations import citation_in, issue_of_year
from refkit.parsers.text.frames import NAME
from refkit.parsers.text.labels import is_label
from refkit.parsers.text.lexicon import (
    folded_words,
)
from refkit.parsers.text.title_looks import looks, may_be_title, names_people
from refkit.readers.dates import find_dates
from refkit.readers.patterns import lazy
from refkit.readers.scripts import count_han

_MOST_LINES: Final = 6
_SHORTEST, _LONGEST = 8, 400
_LONGEST_LINE: Final = 6_000
# Affiliations, list items and bylines stand beside titles and are as long.
_NO_HEADING: Final = lazy(
    r"[•*·▪◦–—†‡§]|[\d¹²³]{1,3}(?:[.)]\s|\s?[^\W\d_])|\(?[a-z]\)|(?:affiliation|edited by"
    r"|department|dept|division|faculty|school of|college of|institute of|university of"
    r"|laboratory|hospital|centre for|center for|institut für|klinik|abteilung|fakultät"
    r"|département|departamento|facultad|dipartimento|кафедра|from the|correspond|supported"
    r"|presented at|key ?words\s|mots[- ]clés\s|palabras clave\s|this (?:article|paper|work|document)|by\s)",
    re.I,
)
# "Title | Journal | Site": what follows the first bar is the page's frame.
_BAR: Final = lazy(r"\s(?:\||›|»|::)\s")
# What stands before and after a title on its own line and is no part of it.
_LEAD: Final = lazy(
    r"(?:(?:paper|title|article|chapter \d{1,2}|titre|título|titel)\s?:?\s{1,3}(?=\S)|-\s)",
    re.I,
)
_TAIL: Final = lazy(
    r"\s*(?:\[(?:article|article in [a-z]{4,12}|pdf|preprint|book|thesis)\]|\(pdf\)|††.*|\d?\*+)\s*$"
    r"|\s(?:pdf|downloaded from)\s*$|\shttps?://\S.*$|\s*(?:…\s)?\(original\) \(raw\)$"
    r"|\s-\s(?:pubmed|pmc|researchgate|sciencedirect|wikipedia|semantic scholar|academia\.edu)\b.*$",
    re.I,
)
_TAIL_HINTS: Final = ("††", "http", " - ", "]", ")", "*", "pdf", "from")
"""What a line with such a tail has: to look for that is cheap."""


# What stands between a title and something else on one line.
_CUT: Final = lazy(
    r"\s+(?:[-–—|·•»›\\]|\|\||::|>>?)\s+|\s?[\"“”„«»]\s?|^\d{1,3}\s+(?=[^\W\d_]{3})|:\s+"
)
_MOST_CUTS: Final = 8
_PIECES_REACH: Final = 15


@frozen
class Heading:
    """A stretch that could be a title: ``text[start:end]`` of one line, or of the
    lines from ``line`` to ``last``, and what it shows by itself."""

    line: int
    last: int
    start: int
    end: int
    text: str
    shows: Mapping[str, float] = field(eq=False)


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
    wrapped = is_wrapped(page)
    first = True
    for number, line in enumerate(page):
        text = line.text[: title_end(line.text)]
        hinted = any(map(text.lower().__contains__, _TAIL_HINTS))
        tail = _TAIL.search(text) if hinted else None
        text = text[: tail.start()] if tail and tail.start() > 0 else text
        shows = _shows(page, text, number)
        if shows is None:
            continue
        again = said[fold_line(line.text)] - 1
        shows = {**shows, "said again": min(2.0, again), "first heading": float(first)}
        first = False
        lead = _LEAD.match(text)
        start = lead.end() if lead else 0
        yield Heading(number, number, start, len(text), text[start:], shows)
        for heading in _continued(page, number, shows):
            joined = "rough joints, short lines" if wrapped else "rough joints"
            rough = {joined: heading.shows["joints"]}
            yield evolve(heading, shows={**heading.shows, **rough})


def pieces(page: Page) -> Iterator[Heading]:
    """Stretches of lines near the top, between bars or dashes, that could be titles."""
    for number, line in enumerate(page[:_PIECES_REACH]):
        if line.aside or len(line.text) > _LONGEST:
            continue
        for start, end in _stretches(line.text):
            text = line.text[start:end]
            if len(text) >= _SHORTEST and may_be_title(text) and not names_people(text):
                yield heading_of(page, number, start, end, {"a piece of a line": 1.0})


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a line with a bar, dash or quotation mark around them."""
    cuts = [match.span() for match in islice(_CUT.finditer(text), _MOST_CUTS)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    if cuts:
        yield from zip(starts, ends, strict=True)


def _continued(
    page: Page, number: int, shows: Mapping[str, float]
) -> Iterator[Heading]:
    """A title that the page broke over several lines, in a text without markup."""
    text, rough, alone = page[number].text, 0, False
    for last in range(number + 1, min(number + _MOST_LINES, len(page))):
        if not may_continue(page, last):
            return
        rest = page[last].text
        smooth = joins(page[last - 1], page[last])
        rough += not smooth
        alone = alone or (not smooth and could_stand_alone(text, rest))
        if rough > 2 or len(text) > _LONGEST:
            return
        text = f"{text} {rest}"
        joined = looks(text, number) | {
            "several lines": 1.0,
            "joints": float(rough),
            "joins two titles": float(alone),
            "runs on": float(runs_on(page, last)),
        }
        yield Heading(number, last, 0, len(rest), text, {**shows, **joined})


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
    shows = {**looks(text, number), **extra}
    return Heading(number, number, start, end, text, shows)


def _shows(page: Page, text: str, number: int) -> dict[str, float] | None:
    """What a line shows by itself; None when it cannot be a title."""
    line = page[number]
    if not _SHORTEST <= len(text) <= _LONGEST and not (
        len(text) > 3 and count_han(text)
    ):
        return None
    if line.aside or is_label(line) or _NO_HEADING.match(text):
        return None
    if text[0] in "([（【" and text[-1] in ")]）】":
        return None
    if not may_be_title(text) or citation_in(text) or issue_of_year(text):
        return None
    if next(find_dates(text), None) is not None or names_people(text):
        return None
    shows = looks(text, number) | {
        "runs on": float(runs_on(page, number)),
        "goes on from above": float(goes_on(page, number)),
    }
    tags = {
        "h1": "h1",
        "h2": "h2",
        "title": "title tag",
        "li": "list item",
        NAME: "named by the site",
    }
    if line.tag in tags:
        shows[tags[line.tag]] = 1.0
    return shows
