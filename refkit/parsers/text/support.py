"""What the lines around a title say for it, and what its own line says against it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from refkit.model import Span
from refkit.parsers.text.author_lines import Bylines
from refkit.parsers.text.bylines import byline_in
from refkit.parsers.text.citations import Citation
from refkit.parsers.text.labels import Labelled, Role
from refkit.parsers.text.lexicon import folded_words, is_journal
from refkit.parsers.text.sheet import Sheet
from refkit.parsers.text.titles import Heading, fold_line
from refkit.parsers.text.words import WORK_WORDS
from refkit.readers.name_words import AFFILIATION_WORDS
from refkit.readers.patterns import lazy

_CITATION_REACH: Final = 12
_PLACE_REACH: Final = 8
_ABSTRACT_REACH: Final = 25
_ABSTRACT_LENGTH: Final = 300
_LONG_ENOUGH_TO_REPEAT: Final = 20
_TELLING: Final[frozenset[Role]] = frozenset(
    {"container_title", "issued", "doi", "volume", "page"}
)
_MARKED: Final = lazy(r"[^\W\d_][,.]?\s?(?:\d{1,2}\b|[¹²³⁴⁵*†‡§∗⋆])")


def support(sheet: Sheet, heading: Heading, bylines: Bylines) -> dict[str, float]:
    """What speaks for a title on the lines around it, by the names of the weights."""
    start, end = heading.line - _CITATION_REACH, heading.last + _CITATION_REACH
    near = range(max(0, start), min(len(sheet.page), end))
    roles = {at.role for at in sheet.labels if at.line > start}
    lines = [sheet.once("said", number, _said) for number in near]
    return {
        **_numbers([line.cited for line in lines if line.cited is not None]),
        **_people(sheet, heading, bylines),
        "abstract follows": float(bool(roles & {"abstract", "keyword"})),
        "prose follows": float(_prose_follows(sheet, heading)),
        "telling labels": min(3.0, len(roles & _TELLING)),
        "words said again below": _echo(sheet, heading),
        "said inside a longer line": float(_said_inside(sheet, heading)),
        "a journal near": float(any(line.is_journal for line in lines)),
        "kind of work near": float(any(line.names_kind for line in lines)),
    }


class _Said(NamedTuple):
    """What one line says, whichever title it stands by."""

    cited: Citation | None
    is_journal: bool
    names_kind: bool


def _said(sheet: Sheet, number: int) -> _Said:
    text = sheet.page[number].text
    return _Said(sheet.citation(number), _is_journal(text), _names_kind(text))


def _numbers(found: Sequence[Citation]) -> dict[str, float]:
    """The fullest citation near: each of volume, issue, pages and year counts."""
    return {
        "citation near": float(bool(found)),
        "parts of a citation near": max(map(_fullness, found), default=0.0),
    }


def _fullness(cited: Citation) -> float:
    return max(0.0, len(cited.parts) - 1.0)


def _people(sheet: Sheet, heading: Heading, bylines: Bylines) -> dict[str, float]:
    below = range(heading.last + 1, min(len(sheet.page), heading.last + _PLACE_REACH))
    count = sum(map(len, bylines.values()))
    marked = any(len(_MARKED.findall(sheet.page[n].text)) > 1 for n in bylines)
    return {
        "names in the byline": min(5.0, count),
        "names with marks": float(marked),
        "an affiliation near": float(
            any(sheet.once("place", n, _is_place) for n in below)
        ),
        "a label names the authors": float(
            any(_names(sheet, at) for at in sheet.values("author")[:3])
        ),
    }


def _is_place(sheet: Sheet, number: int) -> bool:
    text = sheet.page[number].text
    words = text[:200].lower().replace(",", " ").split() if len(text) < 600 else ()
    return not AFFILIATION_WORDS.isdisjoint(words)


def _is_journal(text: str) -> bool:
    return len(text) < 100 and is_journal(text)


def _names_kind(text: str) -> bool:
    """Whether a short line says what kind of work this is: a thesis, an article."""
    return len(text) < 60 and not WORK_WORDS.isdisjoint(folded_words(text))


def _names(sheet: Sheet, at: Labelled) -> bool:
    names = byline_in(sheet.page[at.line].text[at.start : at.end])
    return names is not None and names.score > 0.8


def _prose_follows(sheet: Sheet, heading: Heading) -> bool:
    lines = sheet.page[heading.last + 1 : heading.last + _ABSTRACT_REACH]
    return any(len(line.text) >= _ABSTRACT_LENGTH for line in lines)


def _echo(sheet: Sheet, heading: Heading) -> float:
    """The share of a title's content words that the text below it uses again."""
    words = {word for word in folded_words(heading.text) if len(word) > 3}
    if not words:
        return 0.0
    again = sum(sheet.last_said.get(word, -1) > heading.last for word in words)
    return again / len(words)


def _said_inside(sheet: Sheet, heading: Heading) -> bool:
    words = fold_line(heading.text)
    return len(words) > _LONG_ENOUGH_TO_REPEAT and any(
        not heading.line <= number <= heading.last
        for number in sheet.once("saying", words, _saying)
    )


def _saying(sheet: Sheet, words: str) -> Sequence[int]:
    """The lines that say some folded words."""
    lines = sheet.once("folded", 0, _folded)
    return [number for number, line in enumerate(lines) if words in line]


def _folded(sheet: Sheet, _: int) -> Sequence[str]:
    return [fold_line(line.text) for line in sheet.page[:200]]


def holds_another(heading: Heading, said: Iterable[str]) -> bool:
    """Whether another likely title stands inside this one, with more around it."""
    own = fold_line(heading.text)
    return any(
        other != own and len(other) > _LONG_ENOUGH_TO_REPEAT and other in own
        for other in said
    )


def is_cut_short(heading: Heading, whole: Iterable[str]) -> bool:
    """Whether one of the titles that are sure to be whole begins with this and goes on."""
    own = fold_line(heading.text)
    return any(other != own and other.startswith(own) for other in whole)


def own_citation(sheet: Sheet, heading: Heading) -> dict[str, float]:
    """What the rest of a line says for the title that was taken out of it."""
    parts, text = sheet.tagged(heading.line), sheet.page[heading.line].text
    shows: dict[str, float] = {}
    span = parts.whole("author")
    if span is not None:
        names = byline_in(text[slice(*span)])
        if names is not None and names.score > 0.5:
            shows["authors in the citation"] = 1.0
    numbers = ("volume", "issue", "page", "issued", "container_title")
    count = sum(label in parts.parts for label in numbers)
    shows["numbers in the citation"] = float(count)
    shows["whole citation"] = float(
        "authors in the citation" in shows
        and count > 2
        and {"page", "volume", "container_title"} <= parts.parts.keys()
    )
    return shows


def surplus(sheet: Sheet, heading: Heading) -> float:
    """How much of a line the tagger takes for authors and numbers, if it saw it."""
    parts = sheet.tagged(heading.line)
    if heading.line != heading.last:
        return 0.0
    others = sum(
        span.end - span.start
        for label, span in _inside(sheet, heading)
        if label != "title"
    )
    return others / max(1, len(heading.text)) if "title" in parts.parts else 0.0


def _inside(sheet: Sheet, heading: Heading) -> Iterator[tuple[str, Span]]:
    for label, spans in sheet.tagged(heading.line).parts.items():
        for span in spans:
            if heading.start <= span.start < heading.end:
                yield label, span
