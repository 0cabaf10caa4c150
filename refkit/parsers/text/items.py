"""One work in a list: its title, its authors, and what stands beside them."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest
from typing import Final

from attrs import evolve, field, frozen

from refkit.model import Field
from refkit.parsers.page import Line
from refkit.parsers.text.citations import citation_in, issue_of_year
from refkit.parsers.text.cjk_names import is_spaceless
from refkit.parsers.text.journals import journal_before, journal_in
from refkit.parsers.text.labels import Role
from refkit.parsers.text.rows import COMPACT, PAGES, Part, Row
from refkit.parsers.text.titles import fold_line
from refkit.readers.dates import find_dates

Known = tuple[tuple[Field, Part], ...]

_DOI: Final = re.compile(r"\b10\.\d{4,9}(?:\.\d{1,6})*/[^\s\"<>\ufffd]{1,200}", re.A)
_ARXIV: Final = re.compile(r"\barXiv:\s?(?P<value>\d{4}\.\d{4,5}(?:v\d{1,2})?)\b", re.I)
_PMID: Final = re.compile(r"\bPMID:?\s{0,3}(?P<value>[1-9]\d{3,8})\b")
_PLACE: Final = re.compile(
    r"\((?:[^():;]{2,40}:\s)?(?P<publisher>[^():;,]{3,60}),\s(?P<issued>(?:19|20)\d\d[\d-]{0,6})\)"
)
_YEAR: Final = re.compile(r"(?<![\w./-])(?P<value>(?:1[89]|20)\d\d)(?![\w/-])")
_GLUED_YEAR: Final = re.compile(
    r"(?<=[^\W\d_])(?P<issued>(?:19|20)\d\d)(?=[A-ZÀ-Þ(]|$)"
)
_PAGES_BEHIND: Final = re.compile(
    r"\s?\((?:pp?|s|с|seiten?|páginas?|págs?)\.?\s?(?P<page>\d{1,5}\s?[-–—]\s?\d{1,5})\)\s*$",
    re.I,
)
_THESIS: Final = re.compile(
    r"\.\s(?:ph\.?\s?d\.?|d\.?phil\.?|m\.?sc\.?|m\.?a\.?|md|master'?s?|masters|doctoral"
    r"|bachelor'?s?|engd|mphil)\s(?:thesis|dissertation)\b.*$",
    re.I,
)
_TRANSLATED: Final = re.compile(
    r"\s?[((\[](?=[A-Za-z])[^\u3040-\u9fff\uac00-\ud7a3]{15,}$"
)
_SAYS_PAGES: Final = re.compile(
    r"(?i:\bpages?\b|\bpp?\b|\bs\.|\bс\.|\bstr\b|\bp[aá]gs?\b|\bsayfa\b|\bseiten?\b|\bhal\b"
    r"|صفح|頁|页)|^\W{0,3}[A-Za-z]?\d+\s?[-–—]\s?[A-Za-z]?\d+\W{0,3}$"
)
_RANGE: Final = re.compile(r"\)[\s,:]{1,2}(\d{1,6}\s?[-–]\s?\d{1,6})(?![\w/-])")
_DAY_BEHIND: Final = re.compile(r"[\s,]{1,3}\d{1,2}\s[^\W\d_]{3,10}$")
_OTHER_DATE: Final = re.compile(
    r"received|accepted|revised|available|online|公開日|first published|posted|viewed|cited",
    re.I,
)
_PLAIN_ROLES: Final[frozenset[Role]] = frozenset(
    {"issued", "page", "volume", "issue", "doi", "pmid", "container_title", "publisher"}
)


@frozen
class Item:
    """One work of a list, from row ``first`` to row ``last``."""

    first: int
    last: int
    title: Part | None
    names: tuple[Part, ...] = ()
    known: Known = field(default=(), repr=False)
    """What else is known of it: field by field, the words that say so."""
    order: int = 0
    """How far its names stand below its title, in rows; less than 0 above it."""

    @property
    def key(self) -> str:
        """What tells it from other works: two with the same are one."""
        about = self.title or (self.names[0] if self.names else None)
        more = "" if self.title else "|".join(part.text for _, part in self.known)
        return (fold_line(about.text) or about.text) + more if about else more

    @property
    def fields(self) -> frozenset[Field]:
        """The fields that are known of it, beside title and authors."""
        return frozenset(field for field, _ in self.known)


def trimmed_title(part: Part) -> tuple[Part, Known]:
    """A title without its final stop, its translation, and a year glued to its end.

    >>> from refkit.model import Span
    >>> from refkit.parsers.page import Line
    >>> line = Line("Att leva med smärta2017Student thesis", Span(0, 37), 0)
    >>> title, known = trimmed_title(Part(line, 0, 37))
    >>> title.text, known[0][1].text
    ('Att leva med smärta', '2017')
    """
    line, start, end = part
    known: Known = ()
    pages = _PAGES_BEHIND.search(line.text, start + 8, end)
    if pages is not None:
        known = (("page", Part(line, *pages.span("page"))),)
        end = pages.start()
    thesis = _THESIS.search(line.text, start + 8, end)
    end = thesis.start() if thesis is not None else end
    glued = _GLUED_YEAR.search(line.text, start + 8, end)
    if glued is not None:
        known = (*known, ("issued", Part(line, *glued.span("issued"))))
        end = glued.start()
    if is_spaceless(line.text[start : start + 20]):
        translated = _TRANSLATED.search(line.text, start + 4, end)
        end = translated.start() if translated else end
    while end > start and line.text[end - 1] in " \t\xa0.,;:|/*":
        end -= 1
    return Part(line, start, end), known


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
            part = Part(row.line, row.start + span[0], row.start + span[1])
            return (("container_title", part),)
    return ()


def _parts(row: Row) -> Iterator[tuple[Field, Part]]:
    """What one row says: numbers, dates, a journal, identifiers."""
    text, line, start = row.text, row.line, row.start
    if row.page is not None:
        yield "page", row.page
    place = _PLACE.match(line.text, start) if row.names else _PLACE.search(text)
    if place is not None:
        shift = 0 if row.names else start
        for name in ("publisher", "issued"):
            a, b = place.span(name)
            yield name, Part(line, shift + a, shift + b)  # type: ignore[misc]
    if row.names or row.kind == "prose":
        return
    yield from _identifiers(row)
    if row.role in _PLAIN_ROLES and row.role in {"doi", "pmid", "publisher"}:
        yield row.role, row.part  # type: ignore[misc]
        return
    cited = citation_in(text) or issue_of_year(text)
    if cited is not None:
        for name, (a, b) in cited.parts.items():
            yield name, Part(line, start + a, start + b)
        if "page" not in cited and (range := _RANGE.search(text, cited.start)):
            yield "page", Part(line, start + range.start(1), start + range.end(1))
        journal = journal_before(text, cited.start, "")
        if journal is not None and not _OTHER_DATE.search(text[: cited.start]):
            name = _DAY_BEHIND.sub("", text[slice(*journal)])
            end = start + journal.start + len(name)
            yield "container_title", Part(line, start + journal.start, end)
    elif (compact := COMPACT.search(text)) is not None:
        yield from _compact(row, compact)
    elif row.role == "page" or (_SAYS_PAGES.search(text) and len(text) < 120):
        yield from _pages(row)
    if not _OTHER_DATE.search(line.text[: start + 40]):
        dates = list(find_dates(text))
        if len(dates) == 1 and len(text) < 120:
            a, b = dates[0][0]
            yield "issued", Part(line, start + a, start + b)


def _compact(row: Row, found: re.Match[str]) -> Iterator[tuple[Field, Part]]:
    for name in ("volume", "issue", "page"):
        if found[name]:
            a, b = found.span(name)
            yield name, Part(row.line, row.start + a, row.start + b)  # type: ignore[misc]
    journal = journal_before(row.text, found.start(), "")
    if journal is not None:
        a, b = journal
        yield "container_title", Part(row.line, row.start + a, row.start + b)


def _pages(row: Row) -> Iterator[tuple[Field, Part]]:
    for match in PAGES.finditer(row.text):
        words = match["page"]
        if len(words) > 12 or (len(words) == 4 and _YEAR.fullmatch(words)):
            continue
        a, b = match.span("page")
        says = _SAYS_PAGES.search(match[0]) or row.role == "page"
        if says or _SAYS_PAGES.search(words):
            yield "page", Part(row.line, row.start + a, row.start + b)
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
    for name, pattern in (("arxiv", _ARXIV), ("pmid", _PMID)):
        match = pattern.search(text, max(0, start - 20))
        if match is not None:
            yield name, Part(row.line, *match.span("value"))  # type: ignore[misc]


def _lone_year(rows: Sequence[Row]) -> dict[Field, Part]:
    """A year by itself, or the only one in a line of numbers."""
    for row in rows:
        if row.kind not in {"source", "entry", "other"} or len(row.text) > 120:
            continue
        years = list(_YEAR.finditer(row.text))
        if len(years) == 1 and not _OTHER_DATE.search(row.line.text):
            a, b = years[0].span()
            return {"issued": Part(row.line, row.start + a, row.start + b)}
    return {}


def with_known(item: Item, more: Known) -> Item:
    """The item with what more is known, where it said nothing itself."""
    new = tuple((name, part) for name, part in more if name not in item.fields)
    return evolve(item, known=(*item.known, *new))
