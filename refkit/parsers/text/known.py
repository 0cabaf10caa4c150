"""What the lines beside title and authors say of a work in a list."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest
from typing import Final

from refkit.model import Field
from refkit.parsers.page import Line
from refkit.parsers.text.citations import citation_in, issue_of_year
from refkit.parsers.text.journals import journal_before, journal_in
from refkit.parsers.text.row_names import compact_in
from refkit.parsers.text.rows import PAGES, Part, Row
from refkit.readers.dates import find_dates
from refkit.readers.patterns import lazy

Known = tuple[tuple[Field, Part], ...]
"""Field by field, the words that say so."""

_DOI: Final = lazy(r"\b10\.\d{4,9}(?:\.\d{1,6})*/[^\s\"<>\ufffd]{1,200}", re.A)
_ARXIV: Final = lazy(r"\barXiv:\s?(?P<value>\d{4}\.\d{4,5}(?:v\d{1,2})?)\b", re.I)
_PMID: Final = lazy(r"\bPMID:?\s{0,3}(?P<value>[1-9]\d{3,8})\b")
_PLACE: Final = lazy(
    r"\((?:[^():;]{2,40}:\s)?(?P<publisher>[^():;,]{3,60}),\s(?P<issued>(?:19|20)\d\d[\d-]{0,6})\)"
)
_YEAR: Final = lazy(r"(?<![\w./-])(?P<value>(?:1[89]|20)\d\d)(?![\w/-])")
_SAYS_PAGES: Final = lazy(
    r"(?i:\bpages?\b|\bpp?\b|\bs\.|\bс\.|\bstr\b|\bp[aá]gs?\b|\bsayfa\b|\bseiten?\b|\bhal\b"
    r"|صفح|頁|页)|^\W{0,3}[A-Za-z]?\d+\s?[-–—]\s?[A-Za-z]?\d+\W{0,3}$"
)
_RANGE: Final = lazy(r"\)[\s,:]{1,2}(\d{1,6}\s?[-–]\s?\d{1,6})(?![\w/-])")
_DAY_BEHIND: Final = lazy(r"[\s,]{1,3}\d{1,2}\s[^\W\d_]{3,10}$")
_OTHER_DATE: Final = lazy(
    r"received|accepted|revised|available|online|公開日|first published|posted|viewed|cited",
    re.I,
)
_NUMBERED: Final[tuple[tuple[Field, re.Pattern[str]], ...]] = (
    ("arxiv", _ARXIV),
    ("pmid", _PMID),
)
_COMPACT: Final[tuple[Field, ...]] = ("volume", "issue", "page")
_LONGEST: Final = 120


def known_of(rows: Sequence[Row]) -> Known:
    """What the rows beside title and authors say of the work."""
    found: dict[Field, Part] = {}
    for row in rows:
        for name, part in _parts(row):
            found.setdefault(name, part)
    if "issued" not in found:
        found |= _lone_year(rows)
    return tuple(found.items())


def container_of(rows: Sequence[Row], known: Known) -> Known:
    """The journal's name on a line of its own, if none is known: one that many have,
    or any name on the line above the volume."""
    if any(name == "container_title" for name, _ in known):
        return ()
    for row, following in zip_longest(rows, rows[1:]):
        if row.kind not in {"title", "other"}:
            continue
        announced = following is not None and any(
            name == "volume" for name, _ in known_of([following])
        )
        span = journal_in(row.text, announced=announced)
        if span is not None:
            return (("container_title", row.inner(*span)),)
    return ()


def _parts(row: Row) -> Iterator[tuple[Field, Part]]:
    """What one row says: numbers, dates, a journal, identifiers."""
    if row.page is not None:
        yield "page", row.page
    yield from _place(row)
    if row.names or row.kind == "prose":
        return
    yield from _identifiers(row)
    if row.role in {"doi", "pmid"}:
        return
    if row.role == "publisher":
        yield "publisher", row.part
        return
    yield from _numbers(row)
    dates = [span for span, _ in find_dates(row.text)]
    dated = not _OTHER_DATE.search(row.line.text[: row.start + 40])
    if dated and len(dates) == 1 and len(row.text) < _LONGEST:
        yield "issued", row.inner(*dates[0])


def _place(row: Row) -> Iterator[tuple[Field, Part]]:
    """Publisher and date in brackets, as repositories have them before the names."""
    found = _PLACE.search(row.text)
    if found is not None:
        yield "publisher", row.inner(*found.span("publisher"))
        yield "issued", row.inner(*found.span("issued"))


def _numbers(row: Row) -> Iterator[tuple[Field, Part]]:
    """Volume, issue, pages and year, with the journal before them."""
    text = row.text
    cited = citation_in(text) or issue_of_year(text)
    compact = compact_in(text) if cited is None else None
    if cited is not None:
        for name, span in cited.parts.items():
            yield name, row.inner(*span)
        pages = None if "page" in cited else _RANGE.search(text, cited.start)
        if pages is not None:
            yield "page", row.inner(*pages.span(1))
        yield from _journal(row, cited.start)
    elif compact is not None:
        for name in _COMPACT:
            if compact[name]:
                yield name, row.inner(*compact.span(name))
        yield from _journal(row, compact.start())
    elif row.role == "page" or (_SAYS_PAGES.search(text) and len(text) < _LONGEST):
        yield from _pages(row)


def _journal(row: Row, end: int) -> Iterator[tuple[Field, Part]]:
    span = journal_before(row.text, end, "")
    if span is not None and not _OTHER_DATE.search(row.text[:end]):
        name = _DAY_BEHIND.sub("", row.text[slice(*span)])
        yield "container_title", row.inner(span.start, span.start + len(name))


def _pages(row: Row) -> Iterator[tuple[Field, Part]]:
    for match in PAGES.finditer(row.text):
        words = match["page"]
        if len(words) > 12 or (len(words) == 4 and _YEAR.fullmatch(words)):
            continue
        says = _SAYS_PAGES.search(match[0]) or row.role == "page"
        if says or _SAYS_PAGES.search(words):
            yield "page", row.inner(*match.span("page"))
            return


def doi_in(line: Line, start: int) -> Part | None:
    """The only DOI in a line, from ``start`` on."""
    found = list(islice(_DOI.finditer(line.text, start), 3))
    if not found or len({match[0].casefold() for match in found}) > 1:
        return None
    words = found[0][0].rstrip(".,;:'\"”’»|)]")
    return Part(line, found[0].start(), found[0].start() + len(words))


def _identifiers(row: Row) -> Iterator[tuple[Field, Part]]:
    text, start = row.line.text, row.start
    doi = doi_in(row.line, 0)
    if doi is not None:
        yield "doi", doi
    for name, pattern in _NUMBERED:
        match = pattern.search(text, max(0, start - 20))
        if match is not None:
            yield name, Part(row.line, *match.span("value"))


def _lone_year(rows: Sequence[Row]) -> dict[Field, Part]:
    """A year by itself, or the only one in a line of numbers."""
    for row in rows:
        if row.kind not in {"source", "entry", "other"} or len(row.text) > _LONGEST:
            continue
        years = list(_YEAR.finditer(row.text))
        if len(years) == 1 and not _OTHER_DATE.search(row.line.text):
            return {"issued": row.inner(*years[0].span())}
    return {}
