"""The page as parsers see it: its lines, each with its place in the scrape."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final
from weakref import WeakKeyDictionary

from attrs import evolve, frozen

from refkit.model import Scrape, Span
from refkit.readers.patterns import lazy

# What cites a work stands near its top. Past these bounds nothing is looked at, so
# that a page of any size costs a bounded time.
MOST_LINES: Final = 20_000
MOST_CHARACTERS: Final = 4_000_000

_TEXT_LINE: Final = lazy(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


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


_ABOVE: Final = 20
_BELOW: Final = 45
"""How many lines above and below its heading tell of a work."""
_AGAIN: Final = 2
"""How many lines further down that bear its title are taken as well."""
_PARAGRAPHS: Final = 2
_PARAGRAPH: Final = 500
"""How many lines of how many letters are kept: prose says little of a work."""
_TELLING: Final = 60
"""How many letters of a title tell it from others."""
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

    They tell of the work; so do lines further down that bear the title again, for they
    say how to cite it. The page stays whole if it does not show the title.

    >>> lines = ["Home", "On Trees", "Ada Lind", *map(str, range(500))]
    >>> len(page_of(near(Scrape("\\n".join(lines)), "On trees")))
    46
    """
    page = page_of(scrape)
    words = title.casefold()[:_TELLING]
    places = [number for number, line in enumerate(page) if _shows(line, words)]
    if not places:
        return scrape
    headings = (number for number in places if page[number].tag in _HEADINGS)
    first = next(headings, places[0])
    kept = range(max(0, first - _ABOVE), min(len(page), first + _BELOW))
    later = [number for number in places if number >= kept.stop][:_AGAIN]
    same = evolve(scrape)
    _PAGES[same] = (
        *_without_prose(page[kept.start : kept.stop]),
        *(page[number] for number in later),
    )
    return same


def _shows(line: Line, words: str) -> bool:
    return not line.aside and line.tag != "title" and words in line.text.casefold()


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
