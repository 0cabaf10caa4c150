"""The page's own work: one title with what stands around it, chosen as a whole.

Picking each field alone goes wrong on pages full of other works: related articles,
reference lists, tables of contents. So every likely title is judged together with the
authors, the citation and the identifiers near it, and the best whole wins.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from attrs import evolve, field, frozen

from refkit.model import Span
from refkit.parsers.text.acceptance import ENOUGH, HOPELESS, SURE, chance
from refkit.parsers.text.author_lines import Bylines, bylines_of
from refkit.parsers.text.bare_titles import bare_title
from refkit.parsers.text.labels import label_of
from refkit.parsers.text.lexicon import folded_words
from refkit.parsers.text.sheet import Sheet
from refkit.parsers.text.support import (
    holds_another,
    is_cut_short,
    own_citation,
    support,
    surplus,
)
from refkit.parsers.text.title_looks import may_be_title
from refkit.parsers.text.titles import (
    Heading,
    fold_line,
    heading_of,
    headings,
    pieces,
)
from refkit.parsers.text.weights import score

_MOST_HEADINGS: Final = 14
_MOST_IN_A_LINE: Final = 3
_SCHOLARLY: Final = 0.4
_WIDEST_LEAD: Final = 5.0


@frozen
class Record:
    """One hypothesis: this stretch is the title, and those lines go with it."""

    heading: Heading
    bylines: Bylines
    """The lines that name the authors, with the stretch of each name."""
    cited: tuple[int, ...]
    """Tagged lines that cite the same title."""
    shows: Mapping[str, float] = field(repr=False)
    score: float = 0.0
    """What everything that speaks for the record, and against it, adds up to."""
    chance: float = 0.0
    """How likely it is that this is the page's own work, from 0 to 1."""


def best_record(sheet: Sheet) -> Record | None:
    """The most likely record of the page; None when none is likely.

    Most pages show title and authors on lines of their own. Only where no such record
    is sure are lines taken apart that may hold a whole work.
    """
    best = likeliest(_weighed(sheet, _lines(sheet), ()))
    if best is not None and best.bylines and best.chance >= SURE:
        return evolve(
            best, cited=tuple(_cited(sheet, best.heading, _repeats(sheet, best)))
        )
    if best is None or not _is_hopeless(sheet, best):
        best = likeliest(records(sheet))
    return best if best is not None and best.chance >= ENOUGH else None


def _is_hopeless(sheet: Sheet, best: Record) -> bool:
    """Whether a closer look is in vain: it never made so little chance enough on any
    labelled page whose words are less those of scholars than of others."""
    return best.chance < HOPELESS and sheet.register["scholarly share"] < _SCHOLARLY


def likeliest(found: Sequence[Record]) -> Record | None:
    """The record with the highest score, and its chance in view of the others."""
    if not found:
        return None
    ranked = sorted(found, key=lambda record: -record.score)
    scores = [record.score for record in ranked]
    return evolve(ranked[0], chance=chance(outlook(ranked, scores)))


def outlook(ranked: Sequence[Record], scores: Sequence[float]) -> dict[str, float]:
    """What the first of some ranked records shows, with its lead over the others."""
    lead = scores[0] - scores[1] if len(scores) > 1 else _WIDEST_LEAD
    return {
        **ranked[0].shows,
        "score": scores[0],
        "lead": min(_WIDEST_LEAD, lead),
        "headings": float(len(ranked)),
        "headings with authors": float(sum(bool(r.bylines) for r in ranked)),
    }


def records(sheet: Sheet) -> list[Record]:
    """The likeliest hypotheses about the page's work, with every line weighed."""
    lines = sheet.citing()
    found = (*_lines(sheet), *_citations(sheet, lines), *pieces(sheet.page))
    return _weighed(sheet, found, lines)


def _weighed(
    sheet: Sheet, found: Iterable[Heading], lines: Sequence[int]
) -> list[Record]:
    """The records of the likeliest headings; each like the others speaks against all."""
    made = [_record(sheet, heading, lines) for heading in _likeliest(found)]
    named = {line for record in made for line in record.bylines}
    rivals = [r for r in made if r.heading.line not in named and _is_close(r)]
    # A title's own parts, as between its colons, are no other titles.
    said = {
        fold_line(record.heading.text)
        for record in made
        if "a piece of a line" not in record.shows
    }
    whole = {
        fold_line(record.heading.text)
        for record in made
        if "out of a citation" in record.shows or _is_said_whole(record)
    }
    return [
        _scored(
            record,
            {
                "others like it": _others(record, rivals),
                "holds another title": float(holds_another(record.heading, said)),
                "cut short": float(is_cut_short(record.heading, whole)),
                "an author of another": float(_is_author(record, made)),
            },
        )
        for record in made
    ]


def _is_said_whole(record: Record) -> bool:
    """Whether a title over several lines stands in one elsewhere."""
    several = record.heading.last > record.heading.line
    return several and record.shows.get("said inside a longer line", 0.0) > 0


def _is_author(record: Record, made: Sequence[Record]) -> bool:
    """Whether another title has all the lines of this one among its authors."""
    lines = set(range(record.heading.line, record.heading.last + 1))
    return any(
        lines <= other.bylines.keys()
        for other in made
        if other.heading.line not in lines
    )


def _scored(record: Record, beside: Mapping[str, float]) -> Record:
    """The record with what the others show of it, and its score."""
    shows = {**record.shows, **beside}
    return evolve(record, shows=shows, score=score(shows))


def _is_close(record: Record) -> bool:
    """Whether the authors stand right by the title, as they do in lists of works."""
    return record.shows.get("byline distance", 9.0) <= 2


def _others(record: Record, rivals: Sequence[Record]) -> float:
    """How many other titles have authors of their own."""
    said = fold_line(record.heading.text)
    lines = {
        rival.heading.line
        for rival in rivals
        if record.bylines.keys().isdisjoint(rival.bylines)
        and not record.heading.line <= rival.heading.line <= record.heading.last
        and fold_line(rival.heading.text) not in said
        and not _same(said, fold_line(rival.heading.text))
    }
    return min(4.0, float(len(lines)))


def _likeliest(found: Iterable[Heading]) -> list[Heading]:
    """The headings that look best by themselves; of equal stretches, the first."""
    places = {(at.line, at.last, at.start, at.end): at for at in reversed([*found])}
    ranked = sorted(places.values(), key=lambda at: (-score(at.shows), at.line))
    return ranked[:_MOST_HEADINGS]


def _lines(sheet: Sheet) -> Sequence[Heading]:
    """Titles that have a line or two of their own, or a label."""
    return sheet.once("titles", 0, _titles)


def _titles(sheet: Sheet, _: int) -> Sequence[Heading]:
    return tuple(_found(sheet))


def _found(sheet: Sheet) -> Iterator[Heading]:
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
        text = sheet.page[number].text
        for span in sheet.once("bare titles", number, _bare_titles):
            title = text[slice(*span)]
            if len(folded_words(title)) > 2 and may_be_title(title):
                yield heading_of(sheet.page, number, *span, {"out of a citation": 1.0})


def _bare_titles(sheet: Sheet, number: int) -> Sequence[Span]:
    """The titles that the tagger finds in a line, without what ran into them."""
    text, tagged = sheet.page[number].text, sheet.tagged(number)
    spans = tagged.parts.get("title", ())[:_MOST_IN_A_LINE]
    return tuple(
        bare_title(text, span) for span in spans if label_of(text[span.start :]) is None
    )


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
    bylines, around = sheet.once("around", heading, _around)
    cited = tuple(_cited(sheet, heading, lines))
    shows = {**heading.shows, **around, **sheet.register}
    if "out of a citation" in shows:
        shows |= own_citation(sheet, heading)
    elif heading.line in lines:
        shows["holds more than a title"] = surplus(sheet, heading)
    if any(number != heading.line for number in cited):
        shows["cited elsewhere on the page"] = 1.0
    if any(at.role == "section" and at.line < heading.line for at in sheet.labels):
        shows["below a list of other works"] = 1.0
    return Record(heading, bylines, cited, shows)


def _around(sheet: Sheet, heading: Heading) -> tuple[Bylines, Mapping[str, float]]:
    """The authors of a title, and what all lines near it say for it."""
    bylines, authors = bylines_of(sheet, heading)
    return bylines, {**authors, **support(sheet, heading, bylines)}


def _cited(sheet: Sheet, heading: Heading, lines: Iterable[int]) -> Iterator[int]:
    """Those of the lines whose title, taken apart, is the heading's."""
    wanted = fold_line(heading.text)
    for number in lines:
        titles = sheet.once("folded titles", number, _folded_titles)
        if any(_same(wanted, title) for title in titles):
            yield number


def _folded_titles(sheet: Sheet, number: int) -> Sequence[str]:
    text, spans = (
        sheet.page[number].text,
        sheet.once("bare titles", number, _bare_titles),
    )
    return [fold_line(text[slice(*span)]) for span in spans]


def _same(one: str, other: str) -> bool:
    """Whether two folded titles are one, though either may lack its end."""
    if one == other:
        return True
    if not (one.startswith(other) or other.startswith(one)):
        return False
    return min(one, other, key=len).count(" ") >= 3
