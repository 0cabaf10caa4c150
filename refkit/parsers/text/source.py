"""Where and when the work appeared: journal, volume, issue, pages, date."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from refkit.model import Claim, Field, Span
from refkit.parsers.text.bylines import byline_in
from refkit.parsers.text.citations import citation_in, issue_of_year
from refkit.parsers.text.containers import container_claims
from refkit.parsers.text.journal_names import is_known
from refkit.parsers.text.journals import journal_in
from refkit.parsers.text.labels import Labelled
from refkit.parsers.text.numbered import RANGE, lone_number
from refkit.parsers.text.own_lines import Cited, own_citations
from refkit.parsers.text.people import name_claims
from refkit.parsers.text.published import date_claims
from refkit.parsers.text.quotes import Quotes
from refkit.parsers.text.record import Record
from refkit.parsers.text.tagger import Label
from refkit.readers.dates import find_dates
from refkit.readers.patterns import lazy

_LABELLED_NUMBERS: Final[tuple[Field, ...]] = ("volume", "issue", "page")

_CITED: Final[Mapping[Label, Field]] = {
    "container_title": "container_title",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "issued": "issued",
}
# What a label's value has to be to be a number of its kind.
_VALUES: Final[Mapping[Field, re.Pattern[str]]] = {
    "volume": lazy(
        r"\W{0,3}(?:vol\w{0,5}\.?\s?)?(\d{1,4}(?:\s?[-–/]\s?\d{1,3})?|[IVXLC]{1,7})(?=\s*(?:$|[,;|(\]]))",
        re.I,
    ),
    "issue": lazy(
        r"\W{0,3}(?:n[or°]?\.?\s?|№\s?)?((?:suppl\w{0,6}\.?\s?)?[A-Z]?\d{1,4}[A-Z]?(?:\s?[-–/]\s?\d{1,4})?"
        r"(?:\s?suppl\w{0,6}\.?\s?\d{0,2})?|[IVXLC]{1,6}|special issue)(?=\s*(?:$|[,;|(\]]))",
        re.I,
    ),
    "page": lazy(
        rf"\W{{0,3}}(?:pp?\.?\s?|s\.\s?)?({RANGE}|[A-Za-z]{{0,3}}\d{{1,7}}(?:\.\d{{1,6}})?(?=\s*(?:$|[,;|(\]])))",
        re.I,
    ),
}
_YEAR_AFTER: Final = lazy(r"\s?[,(]\s?((?:19|20)\d\d)(?!\d)")
_BOTH: Final = lazy(r"\W{0,3}(\d{1,4})\s?[(/,;]\s?(\d{1,4}(?:-\d{1,3})?)\)?\W*$")
# "Pages: 45" counts them; "Page: 485" or an article number is where to look.
_COUNT: Final = lazy(r"(?:\w{4,}[sn]|страницы|쪽수|页数)\W*$", re.I)


def source_claims(quotes: Quotes, record: Record) -> Iterator[Claim]:
    """Yield what citation lines, labels and dates around the title say of its source."""
    yield from _labelled(quotes, record)
    citations = own_citations(quotes, record)
    yield from container_claims(quotes, record, citations)
    for cited in citations:
        yield from _of_citation(quotes, cited)
    yield from _lone_numbers(quotes, record)
    yield from _cited(quotes, record)
    yield from date_claims(quotes, record)


def _labelled(quotes: Quotes, record: Record) -> Iterator[Claim]:
    page, end = quotes.sheet.page, quotes.sheet.end_after(record.heading.line)
    for field in _LABELLED_NUMBERS:
        for at in quotes.sheet.values(field)[:2]:
            if at.line < end:
                yield from _labelled_number(quotes, field, at)
    for at in quotes.sheet.values("volume_issue")[:1]:
        both = _BOTH.match(page[at.line].text[: at.end], at.start)
        if both is not None:
            by = "volume and issue label"
            yield quotes.claim("volume", by, at.line, *both.span(1), 0.9)
            yield quotes.claim("issue", by, at.line, *both.span(2), 0.9)
        else:
            yield from _labelled_number(quotes, "volume", at)


def _labelled_number(quotes: Quotes, field: Field, at: Labelled) -> Iterator[Claim]:
    """A number behind its label; ``Issue: Vol. 15 No. 2`` holds more than the label says."""
    text = quotes.sheet.page[at.line].text[at.start : at.end]
    by = f"{field} label"
    cited = issue_of_year(text) or citation_in(text)
    if cited is not None and cited.start == 0:
        for part, (start, stop) in cited.parts.items():
            yield quotes.claim(
                part, by, at.line, at.start + start, at.start + stop, 0.9
            )
        if field in cited.parts:
            return
    match = _VALUES[field].match(text)
    if match is None or (field == "page" and _is_count(quotes, at, match[1])):
        return
    start, stop = match.span(1)
    yield quotes.claim(field, by, at.line, at.start + start, at.start + stop, 0.9)
    year = _YEAR_AFTER.match(text, stop) if field != "page" else None
    if year is not None:
        start, stop = year.span(1)
        yield quotes.claim(
            "issued", by, at.line, at.start + start, at.start + stop, 0.9
        )


def _is_count(quotes: Quotes, at: Labelled, value: str) -> bool:
    if not value.isdecimal():
        return False
    page = quotes.sheet.page
    label = page[at.line].text[: at.start] if at.start else page[at.line - 1].text
    return _COUNT.search(label.split("(")[0]) is not None


def _of_citation(quotes: Quotes, cited: Cited) -> Iterator[Claim]:
    text = quotes.sheet.page[cited.line].text
    for field, part in cited.parts.items():
        span = _whole_date(text, cited) if field == "issued" else part
        # Pages are cut short, and article numbers are taken for them, more often.
        sure = cited.sure - (0.04 if field == "page" else 0.0)
        yield quotes.claim(field, cited.by, cited.line, *span, sure)


def _whole_date(text: str, cited: Cited) -> Span:
    """The full date that the year of a citation is part of, but for its other numbers."""
    year = cited.parts["issued"]
    others = [span.end for field, span in cited.parts.items() if field != "issued"]
    start = max((end for end in others if end <= year.start), default=0)
    return _date_around(text, year, start)


def _date_around(text: str, year: Span, start: int) -> Span:
    """The full date in ``text[start:]`` that a year is part of."""
    for span, _ in find_dates(text[start:]):
        if span.start + start <= year.start and year.end <= span.end + start:
            return Span(span.start + start, span.end + start)
    return year


def _lone_numbers(quotes: Quotes, record: Record) -> Iterator[Claim]:
    """Lines that are one number with its word: ``pp. 2991–3009``, ``vol. 14``."""
    for number in quotes.near(record):
        if number in quotes.sheet.labelled_lines:
            continue
        found = lone_number(quotes.sheet.page[number].text)
        if found is not None:
            yield quotes.claim(found[0], "number line", number, *found[1], 0.88)


def _cited(quotes: Quotes, record: Record) -> Iterator[Claim]:
    """What tagged lines that name the title say beside it."""
    for number in record.cited:
        parts, text = quotes.sheet.tagged(number), quotes.sheet.page[number].text
        numbered = any(parts.whole(label) for label in ("volume", "issue", "page"))
        placed = any(
            parts.whole(label) for label in ("container_title", "volume", "issue")
        )
        for label, field in _CITED.items():
            span = parts.whole(label)
            told = placed if label == "page" else numbered
            if span is None or not _is_told(text, field, span, numbered=told):
                continue
            if field == "issued":
                span = _date_around(text, span, 0)
            elif field == "container_title":
                name = journal_in(text[slice(*span)], announced=True)
                if name is None or byline_in(text[slice(*span)]) is not None:
                    continue
                span = Span(span.start + name.start, span.start + name.end)
            yield quotes.claim(field, "citation", number, *span, 0.86)
        people = parts.whole("author")
        if people is not None:
            at = Labelled("author", number, *people)
            yield from name_claims(quotes, "author", at, f"citation {number}", 0.8)


def _is_told(text: str, field: Field, span: Span, *, numbered: bool) -> bool:
    """Whether what the tagger took for a part of a citation looks like that part."""
    words = text[slice(*span)]
    if field == "container_title":
        return numbered or is_known(words)
    if field == "page" and not numbered:
        return False
    if field == "issued" and not numbered:
        return (
            text[span.start - 1 : span.start] == "("
            or text[span.end : span.end + 1] == "."
        )
    return any(map(str.isdecimal, words))
