"""What each line of a page could be in a list of works: a title, names, numbers, an entry."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, Literal, NamedTuple

from attrs import define, evolve, field

from refkit.model import Span
from refkit.parsers.page import Line, Page
from refkit.parsers.text.citations import citation_in, issue_of_year
from refkit.parsers.text.labels import Role, label_of
from refkit.parsers.text.lexicon import folded_words, is_journal
from refkit.parsers.text.row_names import (
    AFFILIATION,
    BEFORE,
    NO_TITLE,
    RANGE_AFTER,
    compact_in,
    names_in,
    opening_names,
)
from refkit.parsers.text.title_looks import may_be_title
from refkit.parsers.text.words import CHROME, SENTENCE
from refkit.readers.name_words import AFFILIATION_WORDS
from refkit.readers.patterns import lazy
from refkit.readers.scripts import is_spaceless

Kind = Literal["title", "names", "source", "entry", "prose", "section", "other"]
"""What a line is in a list. A source tells where and when a work appeared."""

LEAD: Final = lazy(
    r"(?:[\s•·▪◦●○■□◆*>|–-]|\[[A-Za-z]{0,2}\d{1,4}\]|\(\d{1,3}\)|\d{1,3}[.)](?=\s|[^\W\d_]))+"
)
"""Bullets and numbers before an entry."""
_TAIL: Final = lazy(
    r"(?:[\s|\[(]{1,3}(?:PDF|HTML|XML|EPUB|Full[ -]?Text|Abstract|View)[\])]?)+\s*$"
)
LONE_YEAR: Final = lazy(r"\W{0,3}(?P<year>(?:19|20)\d\d)\W{0,3}")
"""A line that is a year."""
PAGES: Final = lazy(
    r"(?:pages?|pp?|s|с|str|стр|págs?|páginas?|pagine|seiten?|hal|صفحات|صفحه)?(?<![a-z]{6})\s?(?:\(s\))?"
    r"[\s.:]{0,3}(?P<page>[A-Za-z]?\d{1,6}(?:\s?(?:[-–—~]|à|to|bis|al?)\s?[A-Za-z]?\d{1,6})?)",
    re.I,
)
"""A line, or the end of one, that gives pages."""
_NUMBERED: Final = lazy(
    r"\b10\.\d{4,9}/\S|\barXiv:\d|\bPMID\b|(?<!\d)(?:1[89]|20)\d\d(?!\d)", re.I
)
_SENTENCES: Final = lazy(r"[^\W\d_][a-zà-ÿа-я)]\.\s+[A-ZÀ-ÞА-Я]|[。.](?=.{10})", re.S)
_YEAR: Final = lazy(r"(?<!\w)(?:1[89]|20)\d\d(?![^\W_])")
_CENTURIES: Final = ("20", "19", "18")
_PROSE: Final = 240
_LONGEST: Final = 1_500
_CELLS: Final = lazy(r"\t+|\s\|\s|\s{4,}")


class Part(NamedTuple):
    """A stretch of a line."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its words."""
        return self.line.text[self.start : self.end]


@define(slots=False)
class Row:
    """One line, or a cell of one, seen as part of a list."""

    line: Line
    start: int
    """Where its words begin, behind bullets and numbers."""
    end: int
    role: Role | None = None
    """What a label before the words, or above them, announces."""
    names: Sequence[Part] = field(factory=tuple)
    page: Part | None = None
    """Pages behind the names."""
    again: bool = False
    """Whether another row says the very same."""

    @property
    def text(self) -> str:
        """The words without bullets and numbers."""
        return self.line.text[self.start : self.end]

    @property
    def part(self) -> Part:
        """The words, and where they stand."""
        return Part(self.line, self.start, self.end)

    def inner(self, start: int, end: int) -> Part:
        """A stretch of the words, counted from their own beginning."""
        return Part(self.line, self.start + start, self.start + end)

    @cached_property
    def kind(self) -> Kind:
        """What the row is in a list."""
        return _kind(self)

    @cached_property
    def is_entry(self) -> bool:
        """Whether it may hold a whole work, authors and numbers and all."""
        return _is_entry(self.text)

    @cached_property
    def shape(self) -> str:
        """What the row has in common with its like in other entries."""
        return re.sub(r"\d+", "0", self.text[:40])


def rows_of(page: Page) -> list[Row]:
    """The rows of a page, from the top; what is only bullets and strokes is none.

    >>> from refkit.model import Scrape
    >>> from refkit.parsers.page import page_of
    >>> page = page_of(Scrape("1. Peat under grazing sheep\\nMarta Lind, Oskar Berg 5-9"))
    >>> [(row.kind, row.text) for row in rows_of(page)]
    [('title', 'Peat under grazing sheep'), ('names', 'Marta Lind, Oskar Berg 5-9')]
    """
    rows: list[Row] = []
    announced: Role | None = None
    for line in _cells(page):
        row, announced = _row(line, announced)
        if row is not None:
            rows.append(row)
    said = Counter(row.text for row in rows)
    for row in rows:
        row.again = said[row.text] > 1
    return rows


def _cells(page: Page) -> Iterator[Line]:
    """The lines; a line of a table falls apart into its cells."""
    for line in page:
        if line.aside:
            continue
        cuts = list(_CELLS.finditer(line.text)) if _may_hold_cells(line.text) else []
        if not cuts:
            yield line
            continue
        starts = [0, *(cut.end() for cut in cuts)]
        ends = [*(cut.start() for cut in cuts), len(line.text)]
        for start, end in zip(starts, ends, strict=True):
            if start < end:
                yield evolve(
                    line,
                    text=line.text[start:end],
                    span=line.span_of(start, end),
                    pieces=_pieces(line, start, end),
                )


def _may_hold_cells(text: str) -> bool:
    """A cheap look: plain text with single blanks and no bars has no cells."""
    plain = text.isprintable() and "  " not in text and "|" not in text
    return not plain and len(text) < _LONGEST


def _pieces(line: Line, start: int, end: int) -> tuple[tuple[int, int], ...]:
    if len(line.pieces) == 1:
        return ((0, 0),)
    base = line.span_of(start, end).start
    first = (0, 0)
    rest = (
        (at - start, line.span.start + place - base)
        for at, place in line.pieces
        if start < at < end
    )
    return (first, *rest)


def _row(line: Line, announced: Role | None) -> tuple[Row | None, Role | None]:
    """The row of a line, and what it announces for the next."""
    text = line.text
    lead = LEAD.match(text)
    start = lead.end() if lead else 0
    label = label_of(text[start:])
    if label is not None:
        role, at = label
        if start + at >= len(text):
            return Row(line, start, len(text), role), role if role in _NEXT else None
        start, announced = start + at, None if role == "section" else role
    end = len(text.rstrip())
    tail = _TAIL.search(text, max(start, end - 40), end)
    if tail is not None and tail.start() > start:
        end = tail.start()
    if not (
        text[start : start + 1].isalnum() or any(map(str.isalnum, text[start:end]))
    ):
        return None, announced
    if announced not in {None, "author", "title"} and label is None:
        announced = announced if is_source(text[start:end]) else None
    return _named(Row(line, start, end, announced)), None


_NEXT: Final[frozenset[Role]] = frozenset(
    {"author", "title", "issued", "page", "volume", "issue", "doi", "pmid"}
)
"""Labels that may stand above what they announce in a list."""


def _named(row: Row) -> Row:
    """The row with the names that it holds, if it is a list of names."""
    text, start = row.text, row.start
    if len(text) > _LONGEST or row.role not in {None, "author"} or compact_in(text):
        return row
    place = next(filter(None, (before.match(text) for before in BEFORE)), None)
    if place is not None:
        start, text = start + place.end(), text[place.end() :]
    elif row.is_entry:
        return row
    opening = opening_names(text)
    if opening:
        row.names = tuple(row.inner(*span) for span in opening)
        return row
    pages = RANGE_AFTER.search(text)
    if pages is not None:
        text = text[: pages.start()]
    names = names_in(text, announced=row.role == "author")
    row.names = tuple(Part(row.line, start + a, start + b) for a, b in names)
    if pages is not None and row.names:
        at = pages.span("page")
        row.page = Part(row.line, start + at[0], start + at[1])
    return row


def _kind(row: Row) -> Kind:
    text = row.text
    if row.role == "title":
        return "title"
    if row.role == "section" and row.end == len(row.line.text):
        return "other" if row.again else "section"
    if row.names:
        return "names"
    if (row.role == "abstract" and not row.again) or len(text) > _LONGEST:
        return "prose"
    if row.is_entry:
        return "entry"
    if is_source(text):
        return "source"
    if len(text) > _PROSE or _reads(text):
        return "prose"
    if row.role is not None:
        return "other"
    return "title" if _is_title(text) else "other"


def is_source(text: str) -> bool:
    """Whether a line gives pages, a volume, a date or an identifier.

    >>> is_source("Pages: 301 - 315"), is_source("Blind shrimps of a flooded mine")
    (True, False)
    """
    if len(text) > 300:
        return False
    if PAGES.fullmatch(text.strip(" .()|")) or citation_in(text) or issue_of_year(text):
        return True
    if compact_in(text):
        return True
    return (
        len(text) < 120 and _NUMBERED.search(text) is not None and not _reads_on(text)
    )


def _reads(text: str) -> bool:
    """Whether a line is running text: long, and of several sentences."""
    several = _SENTENCES.search(text) is not None
    if is_spaceless(text):
        letters = sum(map(is_spaceless, text))
        return letters > 100 or (letters > 50 and several)
    return len(text) > 90 and several


def _reads_on(text: str) -> bool:
    """Whether a line with a year in it has the words of a title beside it."""
    return len(folded_words(text)) > 8


def _is_entry(text: str) -> bool:
    """A cheap look: whether a line may hold a whole work, authors and numbers and all."""
    if not 40 <= len(text) <= _LONGEST or not any(map(text.__contains__, _CENTURIES)):
        return False
    years = list(_YEAR.finditer(text))
    if not years:
        return False
    marks = sum(map(text.count, ".,;:"))
    # Behind the citation may stand a note in whole sentences.
    words = folded_words(text[: max(120, years[-1].end() + 40)])
    if len(words) < 5 and not is_spaceless(text):
        return False
    prose = sum(word in SENTENCE for word in words)
    return prose * 12 <= len(words) and marks * 10 >= len(words) and marks > 2


def _is_title(text: str) -> bool:
    spaceless = is_spaceless(text)
    if len(text) < (4 if spaceless else 8) or not may_be_title(text):
        return False
    if NO_TITLE.match(text) or (AFFILIATION.search(text) and len(text) < 90):
        return False
    words = folded_words(text)
    if words and not spaceless and words[0] in CHROME and len(words) < 4:
        return False
    if text.count(",") > 1 and sum(word in AFFILIATION_WORDS for word in words) > 1:
        return False
    return not is_journal(text) and not text.endswith(("…", ":", ";"))


def span_of(part: Part) -> Span:
    """Where a part stands in the scrape."""
    return part.line.span_of(part.start, part.end)
