"""The page's own work: one title with what stands around it, chosen as a whole.

Picking each field alone goes wrong on pages full of other works: related articles,
reference lists, tables of contents. So every likely title is judged together with the
authors, the citation and the identifiers near it, and the best whole wins.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from attrs import define, frozen

from refkit.model import Scrape
from refkit.parsers.page import Page, page_of
from refkit.parsers.text.bylines import Byline, byline_in
from refkit.parsers.text.citations import Citation, citation_in, issue_of_year
from refkit.parsers.text.labels import Labelled, Role, labelled
from refkit.parsers.text.titles import candidates, fold_line

_MOST_TITLES: Final = 12
_BYLINE_REACH: Final = 7
_CITATION_REACH: Final = 12
_ENOUGH: Final = 2.2
_TELLING: Final[frozenset[Role]] = frozenset(
    {"author", "container_title", "issued", "doi", "volume", "page"}
)


@frozen
class Record:
    """One hypothesis: this line is the title, and that one names its authors."""

    title: int
    byline: int | None
    score: float


@define(slots=False)
class Sheet:
    """A page with what its lines are worth, worked out as far as it is asked for."""

    page: Page

    @cached_property
    def labels(self) -> Sequence[Labelled]:
        """What the labels announce, top to bottom."""
        return tuple(labelled(self.page))

    @cached_property
    def labelled_lines(self) -> frozenset[int]:
        """The lines that a label speaks for."""
        return frozenset(at.line for at in self.labels)

    def values(self, role: Role) -> list[Labelled]:
        """The values that labels of one role announce."""
        return [at for at in self.labels if at.role == role and at.start < at.end]

    def end_after(self, line: int) -> int:
        """Where the part of the page that speaks of the work at ``line`` ends."""
        ends = (
            at.line for at in self.labels if at.role == "section" and at.line > line
        )
        return min(ends, default=len(self.page))

    def byline(self, number: int) -> Byline | None:
        """The line read as a list of authors, if it can be one."""
        if number in self.labelled_lines:
            return None
        return byline_in(self.page[number].text)

    def citation(self, number: int) -> Citation | None:
        """The numbers of a citation in the line."""
        text = self.page[number].text
        return issue_of_year(text) or citation_in(text)


def best_record(sheet: Sheet) -> Record | None:
    """The most likely title of the page with its byline; None when none is likely."""
    found = dict(candidates(sheet.page))
    for at in sheet.values("title"):
        found[at.line] = found.get(at.line, 0.5) + 4.0
    likely = sorted(found, key=lambda number: -found[number])[:_MOST_TITLES]
    records = [_record(sheet, number, found[number]) for number in likely]
    best = max(records, key=lambda record: record.score, default=None)
    return best if best is not None and best.score >= _ENOUGH else None


def _record(sheet: Sheet, title: int, merit: float) -> Record:
    byline, gain = _best_byline(sheet, title)
    score = merit + gain + _support(sheet, title)
    if any(at.role == "section" and at.line < title for at in sheet.labels):
        score -= 2.0
    return Record(title, byline, score)


def _best_byline(sheet: Sheet, title: int) -> tuple[int | None, float]:
    """The line near a title that names its authors, and what that says for both."""
    best: tuple[int | None, float] = (None, 0.0)
    end = min(sheet.end_after(title), title + 1 + _BYLINE_REACH)
    for number in (*range(title + 1, end), *range(title - 1, max(-1, title - 3), -1)):
        found = sheet.byline(number)
        if found is None:
            continue
        distance = number - title if number > title else 1.5 * (title - number)
        gain = 1.5 + 0.5 * min(found.score, 5.0) - 0.3 * distance
        needed = 0.8 if len(found.names) > 1 else 1.6
        if found.score >= needed and gain > best[1]:
            best = (number, gain)
    return best


def _support(sheet: Sheet, title: int) -> float:
    """What the lines around a title add: a citation, labels, the title said again."""
    near = range(
        max(0, title - _CITATION_REACH), min(len(sheet.page), title + _CITATION_REACH)
    )
    gain = 0.0
    if any(sheet.citation(number) is not None for number in near):
        gain += 1.0
    roles = {at.role for at in sheet.labels if at.line > title - _CITATION_REACH}
    gain += 0.5 * bool(roles & {"abstract", "keyword"})
    gain += min(2.0, 0.7 * len(roles & _TELLING))
    words = fold_line(sheet.page[title].text)
    if len(words) > 20 and any(
        words in fold_line(line.text) and number != title
        for number, line in enumerate(sheet.page[:200])
    ):
        gain += 0.7
    return gain


def sheet_of(scrape: Scrape) -> Sheet:
    """The sheet of a scrape."""
    return Sheet(page_of(scrape))
