"""Which citation lines of a page cite the page's own work?

Pages are full of the numbers of other works: related articles, references, issues in an
archive. A line is the work's own when it says the title, or when nothing but the name
of a journal stands before its numbers and it stands near the title.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from refkit.model import Field, Span
from refkit.parsers.text.bylines import byline_in
from refkit.parsers.text.citations import Citation, citation_in, issue_of_year
from refkit.parsers.text.journal_names import is_known, is_strong
from refkit.parsers.text.journals import after_title, journal_before
from refkit.parsers.text.labels import label_of
from refkit.parsers.text.lexicon import folded_words
from refkit.parsers.text.quotes import Quotes
from refkit.parsers.text.record import Record
from refkit.readers.months import fold
from refkit.readers.patterns import lazy

_REACH: Final = 400
"""How far behind a title, in a line that says more, its numbers may stand."""
_AHEAD: Final = 300
_RUNS_ON: Final = 3_000
_FAR: Final = 40
_MOST_PIECES, _LONGEST_PIECE = 5, 110
_MOST_WORDS: Final = 14
_MOST_VOLUMES: Final = 2
_LONGEST: Final = 700
_OF_SOURCE: Final = frozenset(
    "container_title collection_title citation issued volume issue page volume_issue doi issn"
    " publisher ignored".split()
)
_REFERENCE: Final = lazy(
    r"\W{0,4}(?:\[\d{1,3}\]|\d{1,3}\s?[.)]\s|[•·↑]\s{0,3}\d{1,3}\s)|\s*(?!1\s)\d{1,2}\s[A-ZÀ-ÞА-Я]\D"
)
# "Kochenov, Dimitry 2013. The Citizenship Paradigm.": people, a year and a title.
_DATED: Final = lazy(
    r"[^\W\d_]{2,}\W{1,3}(?:19|20)\d\d[a-z]?\)?[.:]\s{1,2}(?:[^\W\d_]+\s){2}"
)
_ET_AL: Final = lazy(r"([^\W\d_]{2,30})(?:\s[A-Z]{1,3})?,?\set al\b")
_BRACKET: Final = lazy(r"\(([^()]{3,60})$")


@frozen
class Cited:
    """A citation of the page's own work."""

    line: int
    parts: Mapping[Field, Span]
    start: int
    """Where the words before the numbers end."""
    begin: int
    """Where those words may begin."""
    by: str
    """What kind of witness the line is."""
    sure: float

    @property
    def tied(self) -> bool:
        """Whether the line says the title as well."""
        return self.by == _TIED


_TIED: Final = "citation of the title"


def own_citations(quotes: Quotes, record: Record) -> list[Cited]:
    """The citations of the record, those that say its title first."""
    lines = _lines(quotes, record)
    tied = [cited for number in lines for cited in _tied(quotes, record, number)]
    said = {cited.line for cited in tied}
    near = [number for number in quotes.near(record) if number not in said]
    loose = [cited for number in near for cited in _loose(quotes, record, number)]
    loose += _broken(quotes, near)
    volumes = {_said(quotes, cited, "volume") for cited in loose} - {""}
    if len(volumes) > _MOST_VOLUMES:
        # An archive of volumes, or a list of other works.
        loose = []
    if not tied and not loose:
        loose = list(_far(quotes, record))
    return [*tied, *loose]


def _said(quotes: Quotes, cited: Cited, field: Field) -> str:
    span = cited.parts.get(field)
    return quotes.sheet.page[cited.line].text[slice(*span)] if span else ""


def _lines(quotes: Quotes, record: Record) -> list[int]:
    """The lines that may say the title beside its numbers."""
    announced = [at.line for at in quotes.sheet.values("citation")][:4]
    near = quotes.near(record)
    return sorted({*near, *record.cited, *announced, record.heading.line})


def _tied(quotes: Quotes, record: Record, number: int) -> Iterator[Cited]:
    text, heading = quotes.sheet.page[number].text, record.heading
    if number == heading.line:
        if heading.line != heading.last:
            return
        start, end = heading.start, heading.end
    else:
        found = after_title(text, heading.text)
        if found is None:
            return
        start, end = max(0, found - len(heading.text)), found
    behind = citation_in(text[end : end + _REACH])
    if behind is not None:
        yield _shifted(number, behind, end)
        return
    base = max(0, start - _AHEAD)
    ahead = citation_in(text[base:start])
    if ahead is not None:
        yield _shifted(number, ahead, base)
        return
    # A head that runs on in one line may end in how to cite the work.
    again = after_title(text[end : end + _RUNS_ON], heading.text)
    if number == heading.line and again is not None:
        cited = citation_in(text[end + again : end + again + _REACH])
        if cited is not None:
            yield _shifted(number, cited, end + again)


def _shifted(line: int, cited: Citation, by: int) -> Cited:
    parts: dict[Field, Span] = {
        field: Span(start + by, end + by) for field, (start, end) in cited.parts.items()
    }
    return Cited(line, parts, cited.start + by, by, _TIED, 0.93)


def _broken(quotes: Quotes, near: Sequence[int]) -> Iterator[Cited]:
    """Citations that the page broke at their marks: ``22 (``, ``6``, ``); 431-437``."""
    page = quotes.sheet.page
    for first in near:
        text, starts = page[first].text, [0]
        for number in range(first + 1, min(first + _MOST_PIECES, len(page))):
            rest = page[number].text
            if number not in near or max(len(text), len(rest)) > _LONGEST_PIECE:
                break
            if len(starts) == 1 and not (text[-1] in "(:;," or rest[0] in "(:;,|)"):
                break
            starts.append(len(text) + 1)
            text = f"{text} {rest}"
        cited = citation_in(text) if len(starts) > 1 else None
        alone = citation_in(page[first].text)
        if (
            cited is None
            or len(cited.parts) < 3
            or (alone is not None and len(alone.parts) >= len(cited.parts))
        ):
            continue
        yield from _pieces(first, starts, cited)


def _pieces(first: int, starts: Sequence[int], cited: Citation) -> Iterator[Cited]:
    """What each line of a broken citation holds of it."""
    held: dict[int, dict[Field, Span]] = {}
    for field, (start, end) in cited.parts.items():
        piece = bisect_right(starts, start) - 1
        if piece + 1 == len(starts) or end < starts[piece + 1]:
            base = starts[piece]
            held.setdefault(piece, {})[field] = Span(start - base, end - base)
    for piece, parts in held.items():
        start = cited.start if piece == 0 else 0
        yield Cited(first + piece, parts, start, 0, "broken citation", 0.9)


def _far(quotes: Quotes, record: Record) -> Iterator[Cited]:
    """Farther from the title: only what names a journal and says at least three numbers."""
    near = quotes.near(record)
    end = min(quotes.sheet.end_after(record.heading.line), record.heading.last + _FAR)
    for number in range(max(near, default=0) + 1, end):
        text = quotes.sheet.page[number].text
        for cited in _loose(quotes, record, number):
            span = journal_before(text[cited.begin :], cited.start - cited.begin, "")
            name = text[cited.begin :][slice(*span)] if span else ""
            if len(cited.parts) > 2 and (is_known(name) or is_strong(name)):
                yield evolve(cited, by="far citation line", sure=0.86)
                return


def _loose(quotes: Quotes, record: Record, number: int) -> Iterator[Cited]:
    text = quotes.sheet.page[number].text
    cited = issue_of_year(text) or citation_in(text)
    if cited is None:
        return
    begin = _own_words(quotes, record, text, cited)
    if begin is not None:
        far = 0.003 * min(12, abs(number - record.heading.line))
        yield Cited(
            number, cited.parts, cited.start, begin, "citation line", 0.92 - far
        )


def _own_words(
    quotes: Quotes, record: Record, text: str, cited: Citation
) -> int | None:
    """Where the name before the numbers begins, if no other work is named there."""
    label = label_of(text)
    strange = label is not None and label[0] not in _OF_SOURCE
    begin = label[1] if label is not None and label[1] < cited.start else 0
    words = text[begin : cited.start]
    bracket = _BRACKET.search(words)
    if strange or len(folded_words(words)) > _MOST_WORDS:
        last = max(span.end for span in cited.parts.values())
        if bracket is None or text[last:].strip(" .") != ")":
            return None
        return begin + bracket.start(1)
    if len(text) > _LONGEST or _REFERENCE.match(text) or _DATED.search(words):
        return None
    people = _ET_AL.search(words)
    if people is not None:
        return begin if _is_author(quotes, record, people[1]) else None
    names = byline_in(words.split(".")[0]) if "." in words else None
    if names is not None and len(names.names) > 1:
        return None
    return begin


def _is_author(quotes: Quotes, record: Record, family: str) -> bool:
    lines = (quotes.sheet.page[number].text for number in record.bylines)
    return any(fold(family) in fold(line) for line in lines)
