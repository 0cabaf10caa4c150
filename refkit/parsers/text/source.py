"""Where and when the work appeared: journal, volume, issue, pages, date."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from refkit.model import Claim, Field, Span
from refkit.parsers.text.citations import Citation, citation_in
from refkit.parsers.text.journals import journal_before, journal_in
from refkit.parsers.text.labels import Labelled
from refkit.parsers.text.people import name_claims
from refkit.parsers.text.quotes import Quotes
from refkit.parsers.text.record import Record
from refkit.parsers.text.tagger import Label
from refkit.readers.dates import find_dates

_LABELLED_NUMBERS: Final[tuple[Field, ...]] = ("volume", "issue", "page")

_CITED: Final[Mapping[Label, Field]] = {
    "container_title": "container_title",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "issued": "issued",
}

_NO_DATE: Final = re.compile(
    r"received|accepted|accessed|revised|submitted|updated|eingereicht|akzeptiert|retrieved"
    r"|copyright|©|last modified|available in pmc|cited|posted|uploaded|until|deadline",
    re.I,
)


def source_claims(quotes: Quotes, record: Record) -> Iterator[Claim]:
    """Yield what citation lines, labels and dates around the title say of its source."""
    yield from _container(quotes, record)
    yield from _numbers(quotes, record)
    yield from _dates(quotes, record)
    yield from _cited(quotes, record)
    for field in _LABELLED_NUMBERS:
        for at in quotes.sheet.values(field)[:2]:
            yield from _labelled_number(quotes, field, at)


def _container(quotes: Quotes, record: Record) -> Iterator[Claim]:
    page = quotes.sheet.page
    field: Final = "container_title"
    for at in quotes.sheet.values(field)[:3]:
        span = journal_in(page[at.line].text[at.start : at.end], announced=True)
        if span:
            yield quotes.claim(
                field,
                "journal label",
                at.line,
                at.start + span.start,
                at.start + span.end,
                0.9,
            )
    for number in quotes.near(record):
        text = page[number].text
        cited = quotes.sheet.citation(number)
        far = 0.01 * abs(number - record.heading.line)
        if cited is not None:
            span = journal_before(text, cited.start, record.heading.text)
            if span:
                yield quotes.claim(field, "citation line", number, *span, 0.85 - far)
        elif number not in quotes.sheet.labelled_lines:
            span = journal_in(text, announced=False)
            if span:
                yield quotes.claim(field, "journal line", number, *span, 0.7 - far)


def _numbers(quotes: Quotes, record: Record) -> Iterator[Claim]:
    for number, cited in _citations(quotes, record):
        far = 0.01 * abs(number - record.heading.line)
        for field, span in cited.parts.items():
            if field == "issued":
                start, end = _whole_date(quotes.sheet.page[number].text, span)
                yield quotes.claim(
                    field, "citation line", number, start, end, 0.85 - far
                )
            else:
                yield quotes.claim(field, "citation line", number, *span, 0.85 - far)


def _citations(quotes: Quotes, record: Record) -> Iterator[tuple[int, Citation]]:
    for number in quotes.near(record):
        cited = quotes.sheet.citation(number)
        if cited is not None:
            yield number, cited


def _cited(quotes: Quotes, record: Record) -> Iterator[Claim]:
    """What tagged lines that name the title say beside it."""
    for number in record.cited:
        parts = quotes.sheet.tagged(number)
        for label, field in _CITED.items():
            span = parts.whole(label)
            if span is not None:
                yield quotes.claim(field, "citation", number, *span, 0.86)
        people = parts.whole("author")
        if people is not None:
            at = Labelled("author", number, *people)
            yield from name_claims(quotes, "author", at, f"citation {number}", 0.8)


def _whole_date(text: str, year: Span) -> Span:
    """The full date that a year in a citation is part of."""
    for span, _ in find_dates(text):
        if span.start <= year.start and year.end <= span.end:
            return span
    return year


def _dates(quotes: Quotes, record: Record) -> Iterator[Claim]:
    page, end = quotes.sheet.page, quotes.sheet.end_after(record.heading.line)
    for at in quotes.sheet.values("issued")[:3]:
        if at.line < end and at.end - at.start < 80:
            yield quotes.claim("issued", "date label", at.line, at.start, at.end, 0.9)
    for number in quotes.near(record):
        text = page[number].text
        if (
            number in quotes.sheet.labelled_lines
            or len(text) > 90
            or _NO_DATE.search(text)
        ):
            continue
        dates = list(find_dates(text))
        if len(dates) == 1:
            far = 0.02 * abs(number - record.heading.line)
            yield quotes.claim("issued", "date line", number, *dates[0][0], 0.75 - far)


def _labelled_number(quotes: Quotes, field: Field, at: Labelled) -> Iterator[Claim]:
    """A number behind its label; ``Issue: Vol. 15 No. 2`` holds more than the label says."""
    text = quotes.sheet.page[at.line].text[at.start : at.end]
    cited = citation_in(text)
    parts = cited.parts if cited else {field: Span(0, len(text))}
    for part, (start, end) in parts.items():
        if end - start <= 24 and any(map(str.isdecimal, text[start:end])):
            by = f"{field} label"
            yield quotes.claim(
                part, by, at.line, at.start + start, at.start + end, 0.85
            )
