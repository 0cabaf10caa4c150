"""Which lines together name the authors, once one of them is found."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from refkit.model import Span
from refkit.parsers.page import Page
from refkit.parsers.text.author_hints import (
    LONGEST_PLACE,
    is_place,
    named,
    supported,
)
from refkit.parsers.text.author_marks import without_marks
from refkit.parsers.text.bylines import Byline, byline_in
from refkit.parsers.text.sheet import Sheet
from refkit.readers.names import NOISE, is_initials
from refkit.readers.patterns import lazy
from refkit.readers.scripts import is_caseless

SEVERAL, ONE, CLOSE = 0.8, 1.6, 1.2
"""How name-like a line has to be: of several names, of one, of one beside others."""

_LIST_REACH: Final = 200
_MOST_SILENT: Final = 4
_RUNS_ON: Final = lazy(r"(?:[,;،؛、；&]|\b(?:and|und|et|y|e|en|i|og|och|и))\s*$")
_AND: Final = lazy(r"(?:\b(?:and|und|et|y|e|dan|en)|&)\s*$")
_RUN_ON: Final = lazy(r"\s*(?:[,;&]|(?:and|und|et|y|en|og|och)\s)")
# What the page put on a line of its own between two names: "1,2 and".
_MARKS: Final = lazy(
    r"[\d\s,;*†‡§¶&()]{0,20}(?:and|und|et|y|e|orcid)?[\s,;*†‡§¶]{0,8}", re.I
)
_BULLET: Final = lazy(r"\s*(?:[•*·▪◦–-]|\d{1,2}[.)])\s")

Bylines = Mapping[int, Sequence[Span]]
"""Lines by number, with the stretch of each name.

A stretch that runs past its line goes on in the next; one blank stands for the break.
"""


def names_on(sheet: Sheet, lines: Sequence[int]) -> Bylines:
    """The names on some lines, without marks, and whole where a line broke one."""
    found_in = {number: named(sheet, number) for number in lines}
    bylines = {number: found.names for number, found in found_in.items() if found}
    return finished(sheet.page, without_marks(sheet.page, bylines))


def finished(page: Page, bylines: Bylines) -> Bylines:
    """The names of a list, whole where a line broke one, without one that was cut off.

    >>> from refkit.model import Scrape
    >>> from refkit.parsers.page import page_of
    >>> page = page_of(Scrape("Ada Lee, Bo Song, Cy Dee, Pau"))
    >>> finished(page, {0: (Span(0, 7), Span(9, 16), Span(18, 24), Span(26, 29))})
    {0: (Span(start=0, end=7), Span(start=9, end=16), Span(start=18, end=24))}
    """
    names = mended(page, bylines)
    texts = [page[n].text[a:b] for n, spans in names.items() for a, b in spans]
    if len(texts) < 4 or " " in texts[-1] or not texts[-1].isascii():
        return names
    number = max(names)
    end = names[number][-1].end
    open_ended = page[number].text[end:].strip(" .…") == ""
    before = page[number].text[:end].removesuffix(texts[-1])
    if (
        open_ended
        and all(" " in text for text in texts[:-1])
        and not _AND.search(before)
    ):
        return {**names, number: names[number][:-1]}
    return names


def mended(page: Page, bylines: Bylines) -> Bylines:
    """Join the name that ends one line with the one that opens the next.

    >>> from refkit.model import Scrape
    >>> from refkit.parsers.page import page_of
    >>> page = page_of(Scrape("Ada Lee, Basil\\nDavis, Bo Song"))
    >>> mended(page, {0: (Span(0, 7), Span(9, 14)), 1: (Span(0, 5), Span(7, 14))})
    {0: (Span(start=0, end=7), Span(start=9, end=20)), 1: (Span(start=7, end=14),)}
    """
    names = {number: tuple(spans) for number, spans in bylines.items()}
    for number, following in pairwise(sorted(names)):
        if _breaks(page, number, following, names[number], names[following]):
            last, first = names[number][-1], names[following][0]
            # What looked like "Davis, Bo Song" is the end of one name, and another.
            comma = page[following].text.find(",", *first)
            end = first.end if comma < 0 else comma
            whole = Span(last.start, len(page[number].text) + 1 + end)
            others = names[following][1:]
            if comma >= 0:
                words = page[following].text[comma : first.end]
                start = first.end - len(words.lstrip(", "))
                others = (Span(start, first.end), *others)
            names[number] = (*names[number][:-1], whole)
            names[following] = others
    return {number: spans for number, spans in names.items() if spans}


def _breaks(
    page: Page,
    number: int,
    following: int,
    spans: Sequence[Span],
    others: Sequence[Span],
) -> bool:
    """Whether the page broke a name at the end of a line of several names."""
    line, other = page[number], page[following]
    # Text out of a PDF has blank lines wherever a page turns.
    apart = other.block - line.block
    if following != number + 1 or apart > 1 or not spans or not others:
        return False
    last, first = spans[-1], others[0]
    if last.end < len(line.text) or first.start or len(spans) + len(others) < 3:
        return False
    if " " not in line.text[slice(*last)]:
        return True
    # A single word below may be anything, but not if a list of names goes on behind it.
    return not apart and len(others) > 1 and " " not in other.text[slice(*first)]


def lines_around(sheet: Sheet, number: int, first: int) -> Iterator[int]:
    """The lines of the list that one line of names belongs to, that line included."""
    yield number
    yield from lines_below(sheet, number)
    last, silent = number, 0
    for at in range(number - 1, first, -1):
        close = sheet.page[at].block == sheet.page[last].block
        if runs_on(sheet, at) or (
            _single(sheet, last) and _adds(sheet, at, beside=last) and (close or silent)
        ):
            yield at
            last, silent = at, 0
        elif is_place(sheet.page[at].text) and silent < _MOST_SILENT:
            silent += 1
        else:
            return


def lines_below(sheet: Sheet, number: int) -> Iterator[int]:
    """The lines below a line of names that go on with its list."""
    end = min(len(sheet.page), number + _LIST_REACH)
    roles = {at.line: at for at in sheet.labels}
    last, silent, place, bridged = number, 0, False, False
    singles = _single(sheet, number)
    for following in range(number + 1, end):
        at = roles.get(following)
        if at is not None and at.role not in {"ignored", "other_name"}:
            return
        if _MARKS.fullmatch(sheet.page[following].text):
            bridged = bridged or bool(_RUNS_ON.search(sheet.page[following].text))
            continue
        found = named(sheet, following)
        on = following == last + 1 and (
            runs_on(sheet, last)
            or _alike(sheet, last, following)
            or _broken(sheet, last, following)
        )
        on = on or (bridged and found is not None and found.score > 0)
        near = place or (
            singles and (not silent or (found is not None and found.score > 2))
        )
        if on or (near and _adds(sheet, following, beside=last)):
            singles = singles and _single(sheet, following)
            yield following
            last, silent, place, bridged = following, 0, False, False
            continue
        # An affiliation and an address may stand between two authors.
        silent += 1
        text = sheet.page[following].text
        place = place or is_place(text)
        if silent > _MOST_SILENT or len(text) > LONGEST_PLACE:
            return


def runs_on(sheet: Sheet, number: int) -> bool:
    """Whether the list on a line goes on with the names on the next."""
    if number + 1 >= len(sheet.page):
        return False
    text, rest = sheet.page[number].text, sheet.page[number + 1].text
    if not (_RUNS_ON.search(text[-20:]) or _RUN_ON.match(rest[:20])):
        return False
    found, following = _listed(sheet, number), named(sheet, number + 1)
    return found is not None and following is not None and following.score > 0


def _listed(sheet: Sheet, number: int) -> Byline | None:
    """The names on a line, though a label on the line above may announce them."""
    if any(at.line == number and at.role == "author" for at in sheet.labels):
        return byline_in(sheet.page[number].text)
    return named(sheet, number)


def _broken(sheet: Sheet, number: int, following: int) -> bool:
    found, other = _listed(sheet, number), named(sheet, following)
    if found is None or other is None:
        return False
    return _breaks(sheet.page, number, following, found.names, other.names)


def _alike(sheet: Sheet, number: int, following: int) -> bool:
    """Whether two lines of a block hold names that all end in initials."""
    if sheet.page[number].block != sheet.page[following].block:
        return False
    lines = ((number, _listed(sheet, number)), (following, named(sheet, following)))
    names = [
        sheet.page[at].text[start:end].split()
        for at, found in lines
        for start, end in (found.names if found else ((0, 0),))
    ]
    return all(len(words) > 1 and is_initials(words[-1]) for words in names)


def _adds(sheet: Sheet, number: int, *, beside: int) -> bool:
    """Whether a line names one more author beside a line that names some."""
    found = named(sheet, number)
    if found is None or (len(found.names) > 1 and found.score < ONE):
        return False
    text, other = sheet.page[number].text, sheet.page[beside].text
    start, end = found.names[0]
    words = text[start:end].split()
    if found.score > ONE:
        return len(words) > 1
    if len(found.names) > 1 or found.score <= 0 or len(words) < 2:
        return False
    initial = any(map(is_initials, words)) and not text.isupper()
    marked = bool(NOISE.search(text[end : end + 3]))
    bullets = bool(_BULLET.match(text) and _BULLET.match(other))
    if initial or marked or bullets or supported(sheet, number):
        return found.score >= CLOSE
    if abs(number - beside) != 1:
        return False
    caseless = is_caseless(text) and is_caseless(other)
    return (caseless and found.score > 1) or _in_a_row(sheet, number)


def _in_a_row(sheet: Sheet, number: int) -> bool:
    """Whether lines of one block close by, above or below, name people for certain."""
    block, certain = sheet.page[number].block, 0
    for near in range(max(0, number - 3), min(number + 4, len(sheet.page))):
        found = named(sheet, near) if near != number else None
        if found is not None and sheet.page[near].block == block:
            certain += len(found.names) == 1 and found.score > ONE
    return certain > 1


def _single(sheet: Sheet, number: int) -> bool:
    found = named(sheet, number)
    if found is None or len(found.names) == 1:
        return True
    # A name in two scripts is one name.
    text = sheet.page[number].text
    scripts = {is_caseless(text[start:end]) for start, end in found.names}
    return len(found.names) == 2 and len(scripts) == 2
