"""What the work appeared in: the names that labels, citations and lines of their own give."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from refkit.model import Claim, Evidence, Span
from refkit.parsers.text.bylines import byline_in
from refkit.parsers.text.citations import citation_in, issue_of_year
from refkit.parsers.text.journal_names import (
    is_hanging,
    is_known,
    is_strong,
    looks_like_a_name,
    may_stand_alone,
)
from refkit.parsers.text.journals import after_title, journal_before, journal_in
from refkit.parsers.text.labels import label_of
from refkit.parsers.text.own_lines import Cited
from refkit.parsers.text.quotes import Quotes
from refkit.parsers.text.record import Record
from refkit.readers.patterns import lazy

_HEAD_LINES: Final = 8
_BEHIND_TITLE: Final = 250
_SKIPPED: Final = 3
_LEADING_YEAR: Final = lazy(r"\s*((?:19|20)\d\d),\s(?=\D)")
_ISSN_LINE: Final = lazy(
    r"\W{0,3}(?:(?:[^\W\d_]{2,12}[\s-]){0,3}[ep]?-?ISSN\b|journal home\s?page)", re.I
)
_HOMEPAGE: Final = lazy(r"\W{0,3}journal home\s?page", re.I)
_NUMBERS: Final = lazy(r"[.,]{1,2}\s\d{1,4}\s?\(\d")
_NAME_AND_DOI: Final = lazy(
    r"([A-ZÀ-Þ][^\d:;,@]{3,50}?)\s(?:DOI|doi)(?::\s?|\s)(?:https?://\S*?)?10\.\d{4,9}/\S+"
)
_NO_NAME: Final = lazy(r"https?:|www\.|\b10\.\d{4}/|\d{4}-\d{3}[\dX]|^\W*$|[.;]$")


def container_claims(
    quotes: Quotes, record: Record, citations: Sequence[Cited]
) -> Iterator[Claim]:
    """Yield the names of the journal, the book or the conference."""
    yield from _labelled(quotes, record)
    for cited in citations:
        yield from _before_numbers(quotes, record, cited)
    yield from _behind_title(quotes, record, citations)
    yield from _before_doi(quotes, record)
    yield from _lines(quotes, record)
    yield from _above(quotes, record, citations)


def _labelled(quotes: Quotes, record: Record) -> Iterator[Claim]:
    end = quotes.sheet.end_after(record.heading.line)
    for at in quotes.sheet.values("container_title")[:3]:
        text = quotes.sheet.page[at.line].text[at.start : at.end]
        span = journal_in(text, announced=True)
        if span is None or at.line >= end:
            continue
        by, start = "journal label", at.start
        yield quotes.claim(
            "container_title", by, at.line, start + span.start, start + span.end, 0.93
        )
        year = _LEADING_YEAR.match(text)
        if year is not None:
            yield quotes.claim(
                "issued", by, at.line, start + year.start(1), start + year.end(1), 0.85
            )


def _before_numbers(quotes: Quotes, record: Record, cited: Cited) -> Iterator[Claim]:
    text, title = quotes.sheet.page[cited.line].text, record.heading.text
    begin = cited.begin
    span = journal_before(text[begin:], cited.start - begin, title)
    if span is not None:
        yield quotes.claim(
            "container_title",
            cited.by,
            cited.line,
            span.start + begin,
            span.end + begin,
            cited.sure - 0.04,
        )


def _behind_title(
    quotes: Quotes, record: Record, citations: Sequence[Cited]
) -> Iterator[Claim]:
    """The known name right behind a title, where no numbers follow but an identifier."""
    said = {cited.line for cited in citations if cited.tied}
    announced = {at.line for at in quotes.sheet.values("citation")}
    for number in sorted({*quotes.near(record), *record.cited, *announced} - said):
        text = quotes.sheet.page[number].text
        end = after_title(text, record.heading.text)
        if end is None:
            continue
        rest = text[end : end + _BEHIND_TITLE]
        span = journal_in(rest.lstrip(" .,"), announced=False)
        if span is not None:
            start = end + len(rest) - len(rest.lstrip(" .,"))
            numbers = _NUMBERS.search(text, start + span.start, start + span.end)
            if numbers is not None:
                span = Span(span.start, numbers.start() - start)
            yield quotes.claim(
                "container_title",
                "name behind the title",
                number,
                start + span.start,
                start + span.end,
                0.88,
            )


def _before_doi(quotes: Quotes, record: Record) -> Iterator[Claim]:
    """A line that is a short name and a DOI, as heads of papers not yet in an issue are."""
    page = quotes.sheet.page
    for number in quotes.near(record):
        match = _NAME_AND_DOI.fullmatch(page[number].text)
        if match is None or not looks_like_a_name(match[1]):
            continue
        people = byline_in(match[1])
        if label_of(match[1]) is None and (people is None or people.score <= 0):
            yield quotes.claim(
                "container_title", "name before a DOI", number, *match.span(1), 0.8
            )


def _lines(quotes: Quotes, record: Record) -> Iterator[Claim]:
    """Lines near the title, and the first of the page, that are the name of a journal."""
    page, heading = quotes.sheet.page, record.heading
    own = {*range(heading.line, heading.last + 1), *record.bylines}
    own |= {at.line for at in quotes.sheet.labels if at.start > 0}
    top = (n for n in range(min(_HEAD_LINES, len(page))) if n not in own)
    for number in dict.fromkeys((*quotes.near(record), *top)):
        text = page[number].text
        if label_of(text) is not None:
            continue
        far = 0.005 * min(12, abs(number - heading.line))
        if is_hanging(text) and number + 1 < len(page) and number + 1 not in own:
            yield from _over_two(quotes, number, 0.82 - far)
            continue
        if number and is_hanging(page[number - 1].text):
            continue
        span = journal_in(text, announced=False)
        if span is None or heading.text.startswith(text[slice(*span)]):
            continue
        known = is_known(text[slice(*span)])
        by, sure = ("known journal", 0.86) if known else ("journal line", 0.8)
        yield quotes.claim("container_title", by, number, *span, sure - far)


def _over_two(quotes: Quotes, number: int, sure: float) -> Iterator[Claim]:
    """A name that a line breaks off: "African Journal of", and "Biotechnology" below."""
    first, last = quotes.sheet.page[number], quotes.sheet.page[number + 1]
    name = f"{first.text} {last.text}"
    if len(name) > 120 or not (is_known(name) or is_strong(name)):
        return
    yield _across(quotes, number, number + 1, "name over two lines", sure)


def _across(quotes: Quotes, first: int, last: int, by: str, sure: float) -> Claim:
    page = quotes.sheet.page
    span = Span(page[first].span.start, page[last].span.end)
    evidence = Evidence(by, quotes.scrape[span], span, round(sure, 3))
    return Claim("container_title", quotes.scrape[span], evidence)


def _above(
    quotes: Quotes, record: Record, citations: Sequence[Cited]
) -> Iterator[Claim]:
    """The line above bare numbers, or above an ISSN: most likely what they number."""
    page, heading = quotes.sheet.page, record.heading
    bare = {
        c.line
        for c in citations
        if not c.tied and not page[c.line].text[: c.start].strip(" ([|-")
    }
    for number in quotes.near(record):
        if number not in bare and not _ISSN_LINE.match(page[number].text):
            continue
        above = _line_above(quotes, record, number)
        if above is None:
            continue
        before = above - 1
        if (
            before >= 0
            and page[above].text.isupper()
            and page[before].text.isupper()
            and before not in {*range(heading.line, heading.last + 1), *record.bylines}
            and may_stand_alone(f"{page[before].text} {page[above].text}")
        ):
            yield _across(quotes, before, above, "line above the numbers", 0.72)
        else:
            end = len(page[above].text.rstrip(" |"))
            yield quotes.claim(
                "container_title", "line above the numbers", above, 0, end, 0.72
            )


def _line_above(quotes: Quotes, record: Record, number: int) -> int | None:
    page, heading = quotes.sheet.page, record.heading
    own = {*range(heading.line, heading.last + 1), *record.bylines}
    for above in range(number - 1, max(-1, number - 2 - _SKIPPED), -1):
        text = page[above].text.rstrip(" |")
        people = quotes.sheet.byline(above)
        if above in own or (people is not None and len(people.names) > 1):
            return None
        if _NO_NAME.search(text):
            continue
        if label_of(text) is not None or citation_in(text) or issue_of_year(text):
            return None
        may_be = may_stand_alone(text) or is_known(text)
        if above == number - 1 and _HOMEPAGE.match(page[number].text):
            may_be = may_be or (text.isalpha() and text.istitle())
        return above if may_be and looks_like_a_name(text) else None
    return None
