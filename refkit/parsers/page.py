"""The page as parsers see it: its lines, each with its place in the scrape."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final
from weakref import WeakKeyDictionary

from attrs import frozen

from refkit.model import Scrape, Span

# What cites a work stands near its top. Past these bounds nothing is looked at, so
# that a page of any size costs a bounded time.
MOST_LINES: Final = 20_000
MOST_CHARACTERS: Final = 4_000_000

_TEXT_LINE: Final = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


@frozen
class Line:
    """One visible line, never blank.

    ``text`` is what a reader sees; ``span`` is where that stands in the scrape.
    """

    text: str
    span: Span
    block: int
    """Lines with the same number stand together, with no blank line between."""
    tag: str = ""
    """The HTML block element it stands in: ``h1``, ``p``, ``li``; empty in text."""
    aside: bool = False
    """Whether the markup says that it is navigation, a footer or an aside."""
    pieces: tuple[tuple[int, int], ...] = ((0, 0),)
    """(offset in ``text``, offset in the scrape from ``span.start``) of each stretch
    that stands in the scrape letter by letter; one stretch in a text scrape."""

    def span_of(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands in the scrape.

        >>> Line("Li Zhang, Ling Pan", Span(100, 118), 0).span_of(10, 18)
        Span(start=110, end=118)
        """
        if end <= start:
            return Span(self._place(start), self._place(start))
        return Span(self._place(start), self._place(end - 1) + 1)

    def _place(self, offset: int) -> int:
        at = bisect_right(self.pieces, (offset, 1 << 62)) - 1
        in_text, in_scrape = self.pieces[at]
        return min(self.span.start + in_scrape + offset - in_text, self.span.end)


Page = tuple[Line, ...]
"""The lines of a page, from the top."""

_PAGES: Final[WeakKeyDictionary[Scrape, Page]] = WeakKeyDictionary()


def page_of(scrape: Scrape) -> Page:
    """The lines of a scrape; worked out once, however many parsers ask.

    >>> [line.text for line in page_of(Scrape("Title\\n\\n  Li Zhang \\n"))]
    ['Title', 'Li Zhang']
    """
    page = _PAGES.get(scrape)
    if page is None:
        if scrape.media_type == "text/plain":
            page = tuple(_text_lines(scrape.text))
        else:
            from refkit.parsers.html import html_lines

            page = tuple(html_lines(scrape.text))
        _PAGES[scrape] = page
    return page


def _text_lines(text: str) -> Iterator[Line]:
    block, previous_end = 0, 0
    for number, match in enumerate(_TEXT_LINE.finditer(text, 0, MOST_CHARACTERS)):
        if number == MOST_LINES:
            return
        words = match[0].strip()
        if not words:
            continue
        start = match.start() + match[0].index(words[0])
        gap = text[previous_end:start]
        if gap.count("\n") > 1 or gap.count("\r") > 1:
            block += 1
        previous_end = start + len(words)
        yield Line(words, Span(start, previous_end), block)
