"""Which stretches of a page could be the title of its own work?"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Final

from attrs import evolve, field, frozen

from refkit.parsers.page import Line, Page
from refkit.parsers.text.bylines import byline_in
from refkit.parsers.text.citations import citation_in, issue_of_year
from refkit.parsers.text.frames import NAME
from refkit.parsers.text.labels import is_label
from refkit.parsers.text.lexicon import (
    folded_words,
    is_journal,
    name_weight,
    title_weight,
)
from refkit.parsers.text.words import (
    CHROME,
    GENRES,
    JOURNAL_WORDS,
    KIND_WORDS,
    SENTENCE,
)
from refkit.readers.dates import find_dates
from refkit.readers.months import fold
from refkit.readers.patterns import lazy

_MOST_LINES: Final = 6
_COLUMN: Final = 100
"""The longest line of a printed column, in characters."""

_WRAPPED: Final = 30
"""From how many characters on a line may have been broken for its length."""
_SHORTEST, _LONGEST = 8, 400
_LONGEST_LINE: Final = 6_000
_HAN: Final = lazy(r"[\u3040-\u30ff\u3400-\u9fff]")
_THAI: Final = lazy(r"[\u0e00-\u0e7f]")
_NO_TITLE: Final = lazy(
    r"\W*\d+\W*$|doi\b|(?:fig|table|tab)\b|pages?\s\d|(?:vol|bd|no)\.?\s?\d|pii|s\d{4}-",
    re.I,
)
"""What no title begins with."""
_IN_NO_TITLE: Final = lazy(
    r"https?:|www\.|\(c\)\s?\d|skip to|log ?in|sign (?:in|up)|\bcookies?\b"
    r"|all rights reserved|et al\.|\bdownload\b|javascript"
    r"|[{}][\"',]|\}.{0,99}\}|[{\"]\w+\"?:"
    # what a page cut short
    r"|(?:…|\.{3})(?:$|\s[·|–—-])",
    re.I,
)
# A line with none of these has none of those: to look for them takes a tenth of the time.
_HINTS: Final = (
    'http|www.|(c)|skip to|log|sign |cookie|all rights|et al.|download|javascript|{|}|"|…|...'
).split("|")
_MARKS: Final = frozenset("@©<>")
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
    wrapped = _is_wrapped(page)
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


def _is_wrapped(page: Page) -> bool:
    """Whether the page keeps the short lines of a printed column."""
    lengths = sorted(len(line.text) for line in page[:100])
    return bool(lengths) and lengths[len(lengths) * 9 // 10] <= _COLUMN


def pieces(page: Page) -> Iterator[Heading]:
    """Stretches of lines near the top, between bars or dashes, that could be titles."""
    for number, line in enumerate(page[:_PIECES_REACH]):
        if line.aside or len(line.text) > _LONGEST:
            continue
        for start, end in _stretches(line.text):
            text = line.text[start:end]
            if (
                len(text) >= _SHORTEST
                and may_be_title(text)
                and not _names_people(text)
            ):
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
        if not _may_continue(page, last):
            return
        rest = page[last].text
        joins = _joins(page[last - 1], page[last])
        rough += not joins
        alone = alone or (not joins and _could_stand_alone(text, rest))
        if rough > 2 or len(text) > _LONGEST:
            return
        text = f"{text} {rest}"
        joined = _looks(text, number) | {
            "several lines": 1.0,
            "joints": float(rough),
            "joins two titles": float(alone),
            "runs on": float(_runs_on(page, last)),
        }
        yield Heading(number, last, 0, len(rest), text, {**shows, **joined})


def _could_stand_alone(text: str, rest: str) -> bool:
    """Whether two lines are each long enough for a title: perhaps in two languages."""
    return (
        min(len(folded_words(text)), len(folded_words(rest))) >= 4 and rest[0].isupper()
    )


def _may_continue(page: Page, number: int) -> bool:
    """Whether a line could be the rest of a title that the line before it opens."""
    before, line = page[number - 1], page[number]
    if line.tag or before.text[-1] in ".?!;":
        return False
    if max(len(before.text), len(line.text)) > 120 or is_label(line):
        return False
    smooth = _joins(before, line)
    if line.block != before.block and not (smooth and len(before.text) > _WRAPPED):
        return False
    if _is_no_title(line.text) or citation_in(line.text):
        return False
    return _hangs(before.text) or not (
        _names_people(line.text) or is_journal(line.text)
    )


def _runs_on(page: Page, number: int) -> bool:
    """Whether a title that stops at this line would be cut off."""
    if number + 1 >= len(page) or not _may_continue(page, number + 1):
        return False
    return _joins(page[number], page[number + 1])


def _goes_on(page: Page, number: int) -> bool:
    """Whether a line could be the rest of a title that begins above it."""
    if not number or not _may_continue(page, number):
        return False
    above = page[number - 1]
    return (
        len(above.text) > _WRAPPED // 2
        and not is_label(above)
        and may_be_title(above.text)
    )


def _joins(line: Line, rest: Line) -> bool:
    """Whether a line runs on in the next: by a small word or letter at the break."""
    loud = line.text.isupper() and rest.text.isupper()
    return rest.text[0].islower() or loud or _hangs(line.text)


def _hangs(text: str) -> bool:
    """Whether a line ends in a word that wants another."""
    last = folded_words(text[-30:])[-1:] or [""]
    return last[0] in _HANGING


_HANGING: Final = frozenset(
    map(
        fold,
        "a an the of and or in on for to with from by at as its their under between through"
        " towards into upon der die das des den dem und von zu mit für im am zur zum eine"
        " einer eines bei aus nach über auf le la les de du des et en à au aux une un dans"
        " pour sur par avec el los las y del al una por para con como il lo gli di e da della"
        " dei delle nel nella per do dos das em na no nas nos ou com ao i w z na o do ve v"
        " s k u od za po pro se ile için och på av för med til og af om ved van het een voor"
        " op ja și în cu pe és az dengan dan yang pada untuk dari terhadap dalam di και του"
        " της των στο στη στην με για από και в на с о по для из к у от об за при и та у з".split(),
    )
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


def _shows(page: Page, text: str, number: int) -> dict[str, float] | None:
    """What a line shows by itself; None when it cannot be a title."""
    line = page[number]
    if not _SHORTEST <= len(text) <= _LONGEST and not (
        _HAN.search(text) and len(text) > 3
    ):
        return None
    if line.aside or is_label(line) or _NO_HEADING.match(text):
        return None
    if text[0] in "([（【" and text[-1] in ")]）】":
        return None
    if not may_be_title(text) or citation_in(text) or issue_of_year(text):
        return None
    if next(find_dates(text), None) is not None or _names_people(text):
        return None
    shows = _looks(text, number) | {
        "runs on": float(_runs_on(page, number)),
        "goes on from above": float(_goes_on(page, number)),
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


def may_be_title(text: str) -> bool:
    """Whether nothing in the words themselves says that they are no title.

    >>> may_be_title("Invented pages and their readers"), may_be_title("Skip to content")
    (True, False)
    """
    if text[0].islower() or _is_no_title(text):
        return False
    words = folded_words(text)
    if _count(text, words) < 2 or text.casefold().strip(" .:") in GENRES:
        return False
    if sum(word in CHROME for word in words) * 2 >= len(words):
        return False
    if sum(word in KIND_WORDS for word in words) * 5 >= len(words) * 4:
        return False
    return not is_journal(text)


def _is_no_title(text: str) -> bool:
    """Whether a line has words or marks that no title has."""
    if not _MARKS.isdisjoint(text) or _NO_TITLE.match(text):
        return True
    hinted = any(map(text.lower().__contains__, _HINTS))
    return hinted and _IN_NO_TITLE.search(text) is not None


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
        "title words": title_weight(words),
        "words of names": float(bool(weights) and sum(weights) > 2 * len(weights)),
    }


def _count(text: str, words: list[str]) -> int:
    """The number of words, guessed from the characters where no spaces part them."""
    return len(words) + len(_HAN.findall(text)) // 2 + len(_THAI.findall(text)) // 5


def _names_people(text: str) -> bool:
    byline = byline_in(text)
    return byline is not None and byline.score >= (
        1.5 if len(byline.names) > 1 else 2.5
    )


def _sentence(text: str, words: list[str]) -> float:
    """How much a line reads like a sentence of running text."""
    loss = 0.5 * sum(word in SENTENCE for word in words[1:])
    if text.endswith((".", ":", ";", ",", "。", "।", "؛", "、")):
        loss += 0.4 if text.endswith(".") else 1.5
    if re.search(r"[a-z)]\.\s+[A-Z][a-z]", text):
        loss += 0.8
    return min(loss, 3.0)
