"""The lines of a page as one text, and where each stretch of it stands."""

from bisect import bisect_right

from attrs import field, frozen

from refkit.model import Scrape, Span
from refkit.parsers.page import Page, page_of
from refkit.parsers.records.record import folded


@frozen
class Flow:
    """The visible lines of a page, joined by line breaks."""

    text: str
    lines: Page = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    """Where each line starts in the text."""

    def span_of(self, start: int, end: int) -> Span:
        """Where a stretch of the text stands in the scrape."""
        end = max(start, end)
        first, last = self._line(start), self._line(max(start, end - 1))
        begin = self.lines[first].span_of(
            start - self.starts[first], start - self.starts[first] + (end > start)
        )
        if end == start:
            return begin
        stop = self.lines[last].span_of(
            max(0, end - 1 - self.starts[last]), end - self.starts[last]
        )
        return Span(begin.start, max(begin.start, stop.end))

    def _line(self, offset: int) -> int:
        return max(0, bisect_right(self.starts, offset) - 1)


def flow_of(scrape: Scrape) -> Flow:
    """The lines of a scrape as one text.

    >>> flow = flow_of(Scrape("One \\n\\n  two three"))
    >>> flow.text, flow.span_of(4, 7)
    ('One\\ntwo three', Span(start=8, end=11))
    """
    lines = page_of(scrape)
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line.text) + 1
    return Flow("\n".join(line.text for line in lines), lines, tuple(starts))


def is_own(flow: Flow, start: int, end: int, title: str) -> bool:
    """Whether a record in a page is of the page's own work.

    It is, where the page says its title elsewhere too, or is little but the record.
    ``title`` is folded.
    """
    before, after = flow.text[:start], flow.text[end:]
    if len(before) + len(after) <= end - start:
        return True
    return bool(title) and (title in folded(before) or title in folded(after))
