"""Tables of contents: each line holds a title, its authors and the page it begins on."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from refkit.model import Span
from refkit.parsers.text.items import Item, trimmed_title
from refkit.parsers.text.lexicon import folded_words
from refkit.parsers.text.row_names import names_in
from refkit.parsers.text.rows import Part, Row
from refkit.readers.patterns import lazy
from refkit.readers.scripts import is_spaceless

_FEW: Final = 3
_LONGEST: Final = 300
_BEHIND: Final = " .)）頁页쪽"
_LONGEST_PAGE: Final = 60
_PAGE: Final = lazy(
    r"(?:[.…·‥․_\s]{2,}|[\s,;:.]{1,3}(?:pp?|s|с|str|стр|seite|hal|págs?|стор)\.?\s?|[\s,;|(（/]{1,3})"
    r"(?P<page>[1-9]\d{0,3}(?:\s?[-–—]\s?\d{1,4})?)\s?(?:頁|页|쪽)?[)）]?\.?\s*$",
    re.I,
)
_CUT: Final = lazy(
    r"[.…·‥․_]{3,}|\s?[//]\s?|\s[–—-]\s|[::]\s|\t|\s{3,}|,\s|\.\s|\s(?=[((])"
)
_MOST_CUTS: Final = 12


class _Line(NamedTuple):
    """One line of a table of contents."""

    number: int
    row: Row
    page: Span
    title: Span
    names: Sequence[Span]


def contents(rows: Sequence[Row]) -> list[Item]:
    """The lines of a table of contents, if the pages they give go up.

    >>> from refkit.model import Scrape
    >>> from refkit.parsers.page import page_of
    >>> from refkit.parsers.text.rows import rows_of
    >>> text = "Maria Lind, On oak trees, s. 5\\nJohn Smith, On elms alone, s. 9\\nMaria Lind, Of ash, s. 12"
    >>> [item.title.text for item in contents(rows_of(page_of(Scrape(text))))]
    ['On oak trees', 'On elms alone', 'Of ash']
    """
    likely = list(_ending_in_pages(rows))
    if len(likely) < _FEW:
        return []
    lines = list(_lines(likely))
    named = [line for line in lines if line.names]
    if len(named) < _FEW or not _is_rising(named):
        return []
    first, last = named[0].number, named[-1].number + 4
    lines = [line for line in lines if first - 4 <= line.number <= last]
    if not _is_rising(lines) or len(named) * 3 < len(lines) * 2:
        lines = named
    return [_item(line) for line in lines]


def _ending_in_pages(rows: Sequence[Row]) -> Iterator[tuple[int, Row, re.Match[str]]]:
    """The rows that end in what may be a page."""
    for number, row in enumerate(rows):
        text = row.line.text
        if len(text) > _LONGEST or not text.rstrip(_BEHIND)[-1:].isdecimal():
            continue
        page = _PAGE.search(text, max(row.start, len(text) - _LONGEST_PAGE))
        if page is not None and page.start() - row.start >= 6:
            yield number, row, page


def _lines(likely: Sequence[tuple[int, Row, re.Match[str]]]) -> Iterator[_Line]:
    for number, row, page in likely:
        if row.kind in {"prose", "section", "names"}:
            continue
        split = _split(row.line.text, row.start, page.start())
        if split is not None:
            yield _Line(number, row, Span(*page.span("page")), *split)


def _split(text: str, start: int, end: int) -> tuple[Span, Sequence[Span]] | None:
    """The title and the names in a stretch: what stands on either side of a cut."""
    best: tuple[Span, Sequence[Span]] | None = None
    most = 0, 0
    cuts = [cut.span() for cut in _CUT.finditer(text, start, end)][:_MOST_CUTS]
    for a, b in cuts:
        before, after = Span(start, a), _inner(text, b, end)
        for title, people in ((after, before), (before, after)):
            names = names_in(text[slice(*people)])
            if names and _is_title(text[slice(*title)]):
                found = [Span(people.start + x, people.start + y) for x, y in names]
                size = len(found), people.end - people.start
                if size > most:
                    best, most = (title, found), size
    if best is None and _is_title(text[start:end]):
        return Span(start, end), ()
    return best


def _inner(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t((.…":
        start += 1
    while end > start and text[end - 1] in " \t)).…":
        end -= 1
    return Span(start, end)


def _is_title(text: str) -> bool:
    words = folded_words(text)
    return len(words) > 1 or (is_spaceless(text) and len(text.strip()) > 4)


def _is_rising(lines: Sequence[_Line]) -> bool:
    """Whether hardly a page is lower than the one before."""
    pages = [int(_text(line)) for line in lines]
    falls = sum(b < a for a, b in pairwise(pages))
    return falls * 8 <= len(pages)


def _text(line: _Line) -> str:
    return re.sub(r"\D.*", "", line.row.line.text[slice(*line.page)])


def _item(line: _Line) -> Item:
    whole = line.row.line
    title, known = trimmed_title(Part(whole, *line.title))
    names = tuple(Part(whole, *span) for span in line.names)
    page = ("page", Part(whole, *line.page))
    return Item(line.number, line.number, title, names, (page, *known))  # type: ignore[arg-type]
