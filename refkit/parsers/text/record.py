"""The page's own work: one title with what stands around it, chosen as a whole.

Picking each field alone goes wrong on pages full of other works: related articles,
reference lists, tables of contents. So every likely title is judged together with the
authors, the citation and the identifiers near it, and the best whole wins.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from attrs import evolve, field, frozen

from refkit.parsers.text.author_lines import Bylines, bylines_of
from refkit.parsers.text.bylines import byline_in
from refkit.parsers.text.labels import Labelled, Role, label_of
from refkit.parsers.text.lexicon import folded_words
from refkit.parsers.text.sheet import Sheet
from refkit.parsers.text.titles import (
    Heading,
    fold_line,
    heading_of,
    headings,
    may_be_title,
)
from refkit.parsers.text.weights import ENOUGH, SURE, score

_MOST_HEADINGS: Final = 14
_CITATION_REACH: Final = 12
_TELLING: Final[frozenset[Role]] = frozenset(
    {"container_title", "issued", "doi", "volume", "page"}
)


@frozen
class Record:
    """One hypothesis: this stretch is the title, and those lines go with it."""

    heading: Heading
    bylines: Bylines
    """The lines that name the authors, with the stretch of each name."""
    cited: tuple[int, ...]
    """Tagged lines that cite the same title."""
    shows: Mapping[str, float] = field(repr=False)

    @property
    def score(self) -> float:
        """What everything that speaks for the record, and against it, adds up to."""
        return score(self.shows)


def best_record(sheet: Sheet) -> Record | None:
    """The most likely record of the page; None when none is likely.

    Most pages show title and authors on lines of their own. Only where no such record
    is sure are lines taken apart that may hold a whole work.
    """
    best = _best(_weighed(sheet, _lines(sheet), ()))
    if best is None or not best.bylines or best.score < SURE:
        best = _best(records(sheet))
    else:
        best = evolve(
            best, cited=tuple(_cited(sheet, best.heading, _repeats(sheet, best)))
        )
    return best if best is not None and best.score >= ENOUGH else None


def records(sheet: Sheet) -> list[Record]:
    """The likeliest hypotheses about the page's work, with every line weighed."""
    lines = sheet.citing()
    found = (*_lines(sheet), *_citations(sheet, lines))
    return _weighed(sheet, found, lines)


def _weighed(
    sheet: Sheet, found: Iterable[Heading], lines: Sequence[int]
) -> list[Record]:
    """The records of the likeliest headings; each like the others speaks against all."""
    made = [_record(sheet, heading, lines) for heading in _likeliest(found)]
    alike = {r.heading.line for r in made if r.shows.get("byline distance", 9.0) <= 2}
    return [
        evolve(
            r,
            shows={
                **r.shows,
                "others like it": min(4.0, len(alike - {r.heading.line})),
            },
        )
        for r in made
    ]


def _best(found: Iterable[Record]) -> Record | None:
    return max(found, key=lambda record: record.score, default=None)


def _likeliest(found: Iterable[Heading]) -> list[Heading]:
    return sorted(found, key=lambda heading: -score(heading.shows))[:_MOST_HEADINGS]


def _lines(sheet: Sheet) -> Iterator[Heading]:
    """Titles that have a line or two of their own, or a label."""
    named = {at.line: at for at in sheet.values("title")}
    for at in named.values():
        label = {"a label names it the title": 1.0}
        yield heading_of(sheet.page, at.line, at.start, at.end, label)
    for heading in headings(sheet.page):
        if heading.line not in named:
            yield heading


def _citations(sheet: Sheet, lines: Sequence[int]) -> Iterator[Heading]:
    """Titles that stand inside a line, with authors or a citation around them."""
    for number in lines:
        span = sheet.tagged(number).first("title")
        text = sheet.page[number].text
        if span is None or label_of(text[span.start :]) is not None:
            continue
        title = text[slice(*span)]
        if len(folded_words(title)) > 2 and may_be_title(title):
            yield heading_of(sheet.page, number, *span, {"out of a citation": 1.0})


def _repeats(sheet: Sheet, record: Record) -> list[int]:
    """The lines that say a title again, inside more words."""
    words = fold_line(record.heading.text)
    announced = {at.line for at in sheet.values("citation")}
    own = range(record.heading.line, record.heading.last + 1)
    lines = (
        number
        for number, line in enumerate(sheet.page[:300])
        if number not in own
        and (number in announced or (len(words) > 20 and words in fold_line(line.text)))
    )
    return list(islice(lines, 4))


def _record(sheet: Sheet, heading: Heading, lines: Sequence[int]) -> Record:
    bylines, authors = bylines_of(sheet, heading)
    cited = tuple(_cited(sheet, heading, lines))
    shows = {**heading.shows, **authors, **_support(sheet, heading)}
    if "out of a citation" in shows:
        shows |= _own_citation(sheet, heading)
    elif heading.line in lines:
        shows["holds more than a title"] = _surplus(sheet, heading)
    if any(number != heading.line for number in cited):
        shows["cited elsewhere on the page"] = 1.0
    if any(at.role == "section" and at.line < heading.line for at in sheet.labels):
        shows["below a list of other works"] = 1.0
    return Record(heading, bylines, cited, shows)


def _cited(sheet: Sheet, heading: Heading, lines: Iterable[int]) -> Iterator[int]:
    """Those of the lines whose title, taken apart, is the heading's."""
    wanted = fold_line(heading.text)
    for number in lines:
        span = sheet.tagged(number).first("title")
        if span is not None:
            title = fold_line(sheet.page[number].text[slice(*span)])
            if _same(wanted, title):
                yield number


def _same(one: str, other: str) -> bool:
    """Whether two folded titles are one, though either may lack its end."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return short.count(" ") >= 3 and long.startswith(short)


def _own_citation(sheet: Sheet, heading: Heading) -> dict[str, float]:
    """What the rest of a line says for the title that was taken out of it."""
    parts, text = sheet.tagged(heading.line), sheet.page[heading.line].text
    shows: dict[str, float] = {}
    span = parts.whole("author")
    if span is not None:
        names = byline_in(text[slice(*span)])
        if names is not None and names.score > 0.5:
            shows["authors in the citation"] = 1.0
    numbers = ("volume", "issue", "page", "issued", "container_title")
    shows["numbers in the citation"] = float(
        sum(label in parts.parts for label in numbers)
    )
    return shows


def _names(sheet: Sheet, at: Labelled) -> bool:
    names = byline_in(sheet.page[at.line].text[at.start : at.end])
    return names is not None and names.score > 0.8


def _echo(sheet: Sheet, heading: Heading) -> float:
    """The share of a title's content words that the text below it uses again."""
    words = {word for word in folded_words(heading.text) if len(word) > 3}
    if not words:
        return 0.0
    return sum(sheet.last_said.get(word, -1) > heading.last for word in words) / len(
        words
    )


def _surplus(sheet: Sheet, heading: Heading) -> float:
    """How much of a line the tagger takes for authors and numbers, if it saw it."""
    parts = sheet.tagged(heading.line)
    if heading.line != heading.last:
        return 0.0
    others = sum(
        span.end - span.start
        for label, spans in parts.parts.items()
        for span in spans
        if label != "title" and heading.start <= span.start < heading.end
    )
    return others / max(1, len(heading.text)) if "title" in parts.parts else 0.0


def _support(sheet: Sheet, heading: Heading) -> dict[str, float]:
    """What the lines around a title add: a citation, labels, the title said again."""
    start, end = heading.line - _CITATION_REACH, heading.last + _CITATION_REACH
    near = range(max(0, start), min(len(sheet.page), end))
    shows: dict[str, float] = {}
    if any(sheet.citation(number) is not None for number in near):
        shows["citation near"] = 1.0
    roles = {at.role for at in sheet.labels if at.line > start}
    if roles & {"abstract", "keyword"}:
        shows["abstract follows"] = 1.0
    shows["a label names the authors"] = float(
        any(_names(sheet, at) for at in sheet.values("author")[:3])
    )
    shows["telling labels"] = min(3.0, len(roles & _TELLING))
    shows["words said again below"] = _echo(sheet, heading)
    words = fold_line(heading.text)
    if len(words) > 20 and any(
        words in fold_line(line.text)
        for number, line in enumerate(sheet.page[:200])
        if not heading.line <= number <= heading.last
    ):
        shows["said inside a longer line"] = 1.0
    return shows
