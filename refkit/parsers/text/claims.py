"""What a page's text says about its own work, each statement with its words."""

import re
from collections.abc import Iterator
from typing import Final

from refkit.model import Claim, Field, Scrape
from refkit.parsers.text.identifiers import identifiers
from refkit.parsers.text.people import author_claims
from refkit.parsers.text.quotes import Quotes
from refkit.parsers.text.record import Record
from refkit.parsers.text.sheet import Sheet
from refkit.parsers.text.source import source_claims
from refkit.parsers.text.words import ACCESS, GENRES
from refkit.readers.patterns import lazy

_ABSTRACT_LENGTH: Final = 350
_CUT_OFF: Final = lazy(
    r"\s*(?:…|\.\.\.)\s*(?:\[?(?:continue reading|read more|show more|more|mehr|weiterlesen"
    r"|lire la suite|leer más|expand|view full abstract)\]?)?\s*$",
    re.I,
)
_LABELLED_TEXTS: Final[tuple[Field, ...]] = (
    "collection_title",
    "publisher",
    "language",
)


def record_claims(scrape: Scrape, sheet: Sheet, record: Record) -> Iterator[Claim]:
    """Yield everything the page says about the work of ``record``."""
    certain = record.chance
    quotes = Quotes(scrape, sheet)
    heading = record.heading
    yield quotes.title(record, certain)
    yield from author_claims(quotes, record, certain)
    yield from source_claims(quotes, record)
    end = sheet.end_after(heading.line)
    yield from identifiers(scrape, sheet.page, heading.line, end)
    yield from _labelled(quotes)
    yield from _kind(quotes, record)
    yield from _abstract(quotes, record)


def _labelled(quotes: Quotes) -> Iterator[Claim]:
    for field in _LABELLED_TEXTS:
        for at in quotes.sheet.values(field)[:2]:
            if at.end - at.start < 120:
                yield quotes.claim(
                    field, f"{field} label", at.line, at.start, at.end, 0.85
                )
    for at in quotes.sheet.values("keyword")[:1]:
        text = quotes.sheet.page[at.line].text
        for match in re.finditer(r"[^,;·•|、；，]+", text[: at.start + 1000]):
            if match.start() >= at.start and len(match[0].strip()) in range(2, 60):
                yield quotes.claim(
                    "keyword", "keyword label", at.line, *match.span(), 0.8
                )


def _kind(quotes: Quotes, record: Record) -> Iterator[Claim]:
    page = quotes.sheet.page
    for number in quotes.near(record):
        text = page[number].text
        if len(text) > 120:
            continue
        access = ACCESS.search(text)
        if access:
            yield quotes.claim("access", "access line", number, *access.span(), 0.8)
        for match in re.finditer(r"[^|•·>]+", text):
            part = match[0].strip()
            if part.casefold() in GENRES:
                start = match.start() + match[0].index(part)
                yield quotes.claim(
                    "genre", "genre line", number, start, start + len(part), 0.8
                )


def _abstract(quotes: Quotes, record: Record) -> Iterator[Claim]:
    page = quotes.sheet.page
    for at in quotes.sheet.values("abstract"):
        if at.end - at.start > 80:
            end = _cut_off(page[at.line].text, at.end)
            yield quotes.claim(
                "abstract", "abstract label", at.line, at.start, end, 0.9
            )
            return
    for number in range(
        record.heading.last + 1, quotes.sheet.end_after(record.heading.line)
    ):
        text = page[number].text
        if len(text) >= _ABSTRACT_LENGTH and number not in quotes.sheet.labelled_lines:
            end = _cut_off(text, len(text))
            yield quotes.claim("abstract", "first paragraph", number, 0, end, 0.7)
            return


def _cut_off(text: str, end: int) -> int:
    match = _CUT_OFF.search(text, max(0, end - 60), end)
    return match.start() if match else end
