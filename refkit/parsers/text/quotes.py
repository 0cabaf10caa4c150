"""Claims made out of stretches of a page's lines."""

from typing import Final

from refkit.model import Claim, Evidence, Field, Scrape, Span
from refkit.parsers.text.record import Record
from refkit.parsers.text.sheet import Sheet

_NEAR: Final = 12


class Quotes:
    """Makes claims out of stretches of the page's lines."""

    def __init__(self, scrape: Scrape, sheet: Sheet) -> None:
        self.scrape = scrape
        self.sheet = sheet

    def claim(
        self, field: Field, by: str, line: int, start: int, end: int, sure: float
    ) -> Claim:
        """Claim the words ``line.text[start:end]`` as the value of a field."""
        at = self.sheet.page[line]
        span = at.span_of(start, end)
        evidence = Evidence(by, self.scrape[span], span, round(sure, 3))
        return Claim(field, at.text[start:end], evidence)

    def title(self, record: Record, sure: float) -> Claim:
        """Claim the heading of a record as its title."""
        at, page = record.heading, self.sheet.page
        by = "citation" if "out of a citation" in at.shows else "heading"
        if at.line == at.last:
            return self.claim("title", by, at.line, at.start, at.end, sure)
        span = Span(page[at.line].span.start, page[at.last].span.end)
        evidence = Evidence(by, self.scrape[span], span, round(sure, 3))
        return Claim("title", self.scrape[span], evidence)

    def near(self, record: Record) -> list[int]:
        """The lines around a title that speak of the same work and are not its own."""
        at = record.heading
        end = min(self.sheet.end_after(at.line), at.last + _NEAR + 1)
        own = {*range(at.line, at.last + 1), *record.bylines}
        return [n for n in range(max(0, at.line - _NEAR), end) if n not in own]
