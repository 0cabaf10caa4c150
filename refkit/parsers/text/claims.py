"""What a page's text says about its own work, each statement with its words."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from refkit.model import Claim, Evidence, Field, Scrape, Span
from refkit.parsers.text.bylines import byline_in
from refkit.parsers.text.citations import Citation, citation_in
from refkit.parsers.text.identifiers import identifiers
from refkit.parsers.text.journals import journal_before, journal_in
from refkit.parsers.text.labels import Labelled
from refkit.parsers.text.record import Record
from refkit.parsers.text.sheet import Sheet
from refkit.parsers.text.tagger import Label
from refkit.parsers.text.words import ACCESS, GENRES
from refkit.readers.dates import find_dates
from refkit.readers.name_lists import split_names

_NEAR: Final = 12
_ABSTRACT_LENGTH: Final = 350
_CUT_OFF: Final = re.compile(
    r"\s*(?:…|\.\.\.)\s*(?:\[?(?:continue reading|read more|show more|more|mehr|weiterlesen"
    r"|lire la suite|leer más|expand|view full abstract)\]?)?\s*$",
    re.I,
)
_LABELLED_TEXTS: Final[tuple[Field, ...]] = (
    "collection_title",
    "publisher",
    "language",
)
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


def record_claims(scrape: Scrape, sheet: Sheet, record: Record) -> Iterator[Claim]:
    """Yield everything the page says about the work of ``record``."""
    certain = min(0.9, 0.5 + 0.07 * record.score)
    words = _Words(scrape, sheet)
    heading = record.heading
    yield words.title(record, certain)
    yield from _authors(words, record, certain)
    yield from _container(words, record)
    yield from _numbers(words, record)
    yield from _dates(words, record)
    yield from _cited(words, record)
    end = sheet.end_after(heading.line)
    yield from identifiers(scrape, sheet.page, heading.line, end)
    yield from _labelled(words)
    yield from _kind(words, record)
    yield from _abstract(words, record)


class _Words:
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


def _authors(words: _Words, record: Record, certain: float) -> Iterator[Claim]:
    for at in words.sheet.values("author")[:3]:
        yield from _names(words, "author", at, "author label")
    for at in words.sheet.values("editor")[:1]:
        yield from _names(words, "editor", at, "editor label")
    for number, names in record.bylines.items():
        for start, end in names:
            yield words.claim("author", "byline", number, start, end, certain)


def _names(
    words: _Words, field: Field, at: Labelled, by: str, sure: float = 0.9
) -> Iterator[Claim]:
    text = words.sheet.page[at.line].text[at.start : at.end]
    if byline_in(text) is None:
        return
    for start, end in split_names(text):
        yield words.claim(field, by, at.line, at.start + start, at.start + end, sure)


def _container(words: _Words, record: Record) -> Iterator[Claim]:
    page = words.sheet.page
    field: Final = "container_title"
    for at in words.sheet.values(field)[:3]:
        span = journal_in(page[at.line].text[at.start : at.end], announced=True)
        if span:
            yield words.claim(
                field,
                "journal label",
                at.line,
                at.start + span.start,
                at.start + span.end,
                0.9,
            )
    for number in words.near(record):
        text = page[number].text
        cited = words.sheet.citation(number)
        far = 0.01 * abs(number - record.heading.line)
        if cited is not None:
            span = journal_before(text, cited.start, record.heading.text)
            if span:
                yield words.claim(field, "citation line", number, *span, 0.85 - far)
        elif number not in words.sheet.labelled_lines:
            span = journal_in(text, announced=False)
            if span:
                yield words.claim(field, "journal line", number, *span, 0.7 - far)


def _numbers(words: _Words, record: Record) -> Iterator[Claim]:
    for number, cited in _citations(words, record):
        far = 0.01 * abs(number - record.heading.line)
        for field, span in cited.parts.items():
            if field == "issued":
                start, end = _whole_date(words.sheet.page[number].text, span)
                yield words.claim(
                    field, "citation line", number, start, end, 0.85 - far
                )
            else:
                yield words.claim(field, "citation line", number, *span, 0.85 - far)


def _citations(words: _Words, record: Record) -> Iterator[tuple[int, Citation]]:
    for number in words.near(record):
        cited = words.sheet.citation(number)
        if cited is not None:
            yield number, cited


def _cited(words: _Words, record: Record) -> Iterator[Claim]:
    """What tagged lines that name the title say beside it."""
    for number in record.cited:
        parts = words.sheet.tagged(number)
        for label, field in _CITED.items():
            span = parts.whole(label)
            if span is not None:
                yield words.claim(field, "citation", number, *span, 0.86)
        people = parts.whole("author")
        if people is not None:
            at = Labelled("author", number, *people)
            yield from _names(words, "author", at, f"citation {number}", 0.8)


def _whole_date(text: str, year: Span) -> Span:
    """The full date that a year in a citation is part of."""
    for span, _ in find_dates(text):
        if span.start <= year.start and year.end <= span.end:
            return span
    return year


def _dates(words: _Words, record: Record) -> Iterator[Claim]:
    page, end = words.sheet.page, words.sheet.end_after(record.heading.line)
    for at in words.sheet.values("issued")[:3]:
        if at.line < end and at.end - at.start < 80:
            yield words.claim("issued", "date label", at.line, at.start, at.end, 0.9)
    for number in words.near(record):
        text = page[number].text
        if (
            number in words.sheet.labelled_lines
            or len(text) > 90
            or _NO_DATE.search(text)
        ):
            continue
        dates = list(find_dates(text))
        if len(dates) == 1:
            far = 0.02 * abs(number - record.heading.line)
            yield words.claim("issued", "date line", number, *dates[0][0], 0.75 - far)


def _labelled(words: _Words) -> Iterator[Claim]:
    for field in _LABELLED_TEXTS:
        for at in words.sheet.values(field)[:2]:
            if at.end - at.start < 120:
                yield words.claim(
                    field, f"{field} label", at.line, at.start, at.end, 0.85
                )
    for field in _LABELLED_NUMBERS:
        for at in words.sheet.values(field)[:2]:
            yield from _labelled_number(words, field, at)
    for at in words.sheet.values("keyword")[:1]:
        text = words.sheet.page[at.line].text
        for match in re.finditer(r"[^,;·•|、；，]+", text[: at.start + 1000]):
            if match.start() >= at.start and len(match[0].strip()) in range(2, 60):
                yield words.claim(
                    "keyword", "keyword label", at.line, *match.span(), 0.8
                )


def _labelled_number(words: _Words, field: Field, at: Labelled) -> Iterator[Claim]:
    """A number behind its label; ``Issue: Vol. 15 No. 2`` holds more than the label says."""
    text = words.sheet.page[at.line].text[at.start : at.end]
    cited = citation_in(text)
    parts = cited.parts if cited else {field: Span(0, len(text))}
    for part, (start, end) in parts.items():
        if end - start <= 24 and any(map(str.isdecimal, text[start:end])):
            by = f"{field} label"
            yield words.claim(part, by, at.line, at.start + start, at.start + end, 0.85)


def _kind(words: _Words, record: Record) -> Iterator[Claim]:
    page = words.sheet.page
    for number in words.near(record):
        text = page[number].text
        if len(text) > 120:
            continue
        access = ACCESS.search(text)
        if access:
            yield words.claim("access", "access line", number, *access.span(), 0.8)
        for match in re.finditer(r"[^|•·>]+", text):
            part = match[0].strip()
            if part.casefold() in GENRES:
                start = match.start() + match[0].index(part)
                yield words.claim(
                    "genre", "genre line", number, start, start + len(part), 0.8
                )


def _abstract(words: _Words, record: Record) -> Iterator[Claim]:
    page = words.sheet.page
    for at in words.sheet.values("abstract"):
        if at.end - at.start > 80:
            end = _cut_off(page[at.line].text, at.end)
            yield words.claim("abstract", "abstract label", at.line, at.start, end, 0.9)
            return
    for number in range(
        record.heading.last + 1, words.sheet.end_after(record.heading.line)
    ):
        text = page[number].text
        if len(text) >= _ABSTRACT_LENGTH and number not in words.sheet.labelled_lines:
            end = _cut_off(text, len(text))
            yield words.claim("abstract", "first paragraph", number, 0, end, 0.7)
            return


def _cut_off(text: str, end: int) -> int:
    match = _CUT_OFF.search(text, max(0, end - 60), end)
    return match.start() if match else end
