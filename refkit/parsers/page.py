"""The page as parsers see it: its lines, each with its place in the scrape."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final
from weakref import WeakKeyDictionary

from attrs import evolve, frozen

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


# How many lines above and below its heading tell of a work; how many of those may be
# paragraphs, and from what length a line is one; how many letters tell a title.
_ABOVE: Final = 20
_BELOW: Final = 45
_PARAGRAPHS: Final = 2
_PARAGRAPH: Final = 500
_TELLING: Final = 60
_HEADINGS: Final = frozenset({"h1", "h2"})

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
        page = _PAGES[scrape] = tuple(_lines(scrape))
    return page


def _lines(scrape: Scrape) -> Iterator[Line]:
    if scrape.media_type == "text/plain":
        return _text_lines(scrape.text)
    from refkit.parsers.html import html_lines

    return html_lines(scrape.text)


def near(scrape: Scrape, title: str) -> Scrape:
    """The same scrape with a page of those lines alone that stand near a title.

    They tell of the work, and those below are not even looked at. The page stays whole
    if it does not show the title.

    >>> lines = ["Home", "On Trees", "Ada Lind", *map(str, range(500))]
    >>> len(page_of(near(Scrape("\\n".join(lines)), "On trees")))
    48
    """
    page: list[Line] = []
    words = title.casefold()[:_TELLING]
    at, is_heading = -1, False
    for number, line in enumerate(_lines(scrape)):
        page.append(line)
        if at >= 0 and number > at + _BELOW:
            break
        if is_heading or line.aside or words not in line.text.casefold():
            continue
        is_heading = line.tag in _HEADINGS
        if is_heading or (at < 0 and line.tag != "title"):
            at = number
    if at < 0:
        _PAGES[scrape] = tuple(page)
        return scrape
    same = evolve(scrape)
    _PAGES[same] = tuple(_without_prose(page[max(0, at - _ABOVE) :]))
    return same


def _without_prose(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, of long paragraphs only the first few."""
    paragraphs = 0
    for line in lines:
        paragraphs += len(line.text) > _PARAGRAPH
        if len(line.text) <= _PARAGRAPH or paragraphs <= _PARAGRAPHS:
            yield line


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
