"""Lists whose entries are citations: a whole work in one line, authors and numbers and all."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from attrs import evolve

from refkit.model import Field, Span
from refkit.parsers.text.bylines import byline_in
from refkit.parsers.text.citations import citation_in
from refkit.parsers.text.entry_marks import HEAD, after, by_head, by_marks
from refkit.parsers.text.items import Item, trimmed_title
from refkit.parsers.text.known import doi_in
from refkit.parsers.text.lexicon import folded_words
from refkit.parsers.text.rows import Part, Row
from refkit.parsers.text.tagged import tagged
from refkit.parsers.text.tagger import Label
from refkit.readers.name_lists import split_names
from refkit.readers.patterns import lazy
from refkit.readers.scripts import is_spaceless

MOST: Final = 300
_WIDEST: Final = 140
_BEHIND: Final = 80
"""Taking an entry apart costs as much as reading a page."""
_VOLUMES: Final[tuple[Field, ...]] = ("volume", "issue")
_NUMBERS: Final[tuple[Field, ...]] = ("issued", "volume", "issue", "page")
_TAGGED: Final[tuple[tuple[Label, Field], ...]] = (
    ("container_title", "container_title"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("page", "page"),
    ("issued", "issued"),
)
_IS_YEAR: Final = lazy(r"(?:19|20)\d\d")


def entries(rows: Sequence[Row]) -> list[Item]:
    """The rows that hold a whole work each, taken apart."""
    likely = [number for number, row in enumerate(rows) if row.kind == "entry"]
    found = (_entry(rows[number], number) for number in likely[:MOST])
    return [item for item in found if item is not None]


def _entry(row: Row, number: int) -> Item | None:
    """One entry; None when the line holds no title with authors or a source."""
    line, start = row.line, row.start
    text = row.text
    names, title, known = _parts(text)
    if title is None or len(folded_words(text[slice(*title)])) < _fewest(text, title):
        return None
    parts = [(name, Part(line, start + a, start + b)) for name, (a, b) in known.items()]
    doi = doi_in(line, start)
    if doi is not None:
        parts.append(("doi", doi))
    whole, more = trimmed_title(Part(line, start + title.start, start + title.end))
    people = _people(text, names)
    telling = {name for name, _ in parts} & {"volume", "page", "doi", "container_title"}
    dated = any(name == "issued" for name, _ in parts)
    if not (people and (telling or dated)) and not {"volume", "page"} <= telling:
        return None
    authors = tuple(Part(line, start + a, start + b) for a, b in people)
    return Item(number, number, whole, authors, (*parts, *more))


def _fewest(text: str, title: Span) -> int:
    return 0 if is_spaceless(text[slice(*title)]) else 2


Parts = tuple[Span | None, Span | None, dict[Field, Span]]


def _parts(text: str) -> Parts:
    """Where names and title stand in an entry, and what else it says."""
    cited = citation_in(text)
    if cited is not None:
        # A note or an abstract behind the citation is no part of it.
        text = text[: max(span.end for span in cited.parts.values()) + _BEHIND]
    names, title, known = _tagged(text)
    if cited is not None:
        known |= _sound(text, cited.parts)
    title = by_marks(text, names, title, known, cited.start if cited else None)
    if title is not None and names is not None and names.start >= title.end:
        names = names if names.start - title.end < 8 else None
    return names, title, _settled(text, known)


def _tagged(text: str) -> Parts:
    """What the tagger finds, unless the head of the entry shows names plainly."""
    found = tagged(text)
    names, title = found.whole("author"), found.whole("title")
    spans = ((name, found.first(label)) for label, name in _TAGGED)
    known = {name: span for name, span in spans if span is not None}
    head = HEAD.match(text)
    longest = names.end if names else 5
    if head is not None and (title is None or head.end() >= longest):
        names = Span(0, head.end())
        if title is not None and title.start < head.end():
            title = after(text, head.end(), title.end)
    plain = by_head(text, title)
    return (*plain, known) if plain is not None else (names, title, known)


def _settled(text: str, known: dict[Field, Span]) -> dict[Field, Span]:
    """What is known, with no year among volumes and none behind a journal."""
    for name in _VOLUMES:
        span = known.get(name)
        if span is not None and _IS_YEAR.fullmatch(text[slice(*span)]):
            del known[name]
            known.setdefault("issued", span)
    container = known.get("container_title")
    if container is not None:
        journal = re.sub(r"\s(?:19|20)\d\d$", "", text[slice(*container)])
        known["container_title"] = Span(container.start, container.start + len(journal))
    return known


def _sound(text: str, parts: Mapping[Field, Span]) -> dict[Field, Span]:
    """The numbers of a citation, unless it takes a year for a volume."""
    volume = parts.get("volume")
    if volume is not None and _IS_YEAR.fullmatch(text[slice(*volume)]):
        return {}
    return {name: parts[name] for name in _NUMBERS if name in parts}


def _people(text: str, names: Span | None) -> Sequence[Span]:
    """The single names of a stretch, if they are names."""
    if names is None:
        return ()
    words = text[slice(*names)]
    found = byline_in(words)
    if found is None and HEAD.fullmatch(words.strip(" .,")) is None:
        return ()
    return [Span(names.start + a, names.start + b) for a, b in split_names(words)]


def wrapped(rows: Sequence[Row]) -> list[Row]:
    """Rows, with entries that the page broke over several lines made whole.

    Only numbered entries, or those with blank lines between, show where they end.
    """
    joined: list[Row] = []
    at = 0
    while at < len(rows):
        end = _entry_end(rows, at)
        if end > at + 1:
            whole = _joined(rows[at:end])
            if whole.kind == "entry":
                joined.append(whole)
                at = end
                continue
        joined.append(rows[at])
        at += 1
    return joined


def _entry_end(rows: Sequence[Row], at: int) -> int:
    """Behind the last row that may run on from the one at ``at``."""
    row = rows[at]
    if row.line.tag or not 30 <= len(row.text) <= _WIDEST:
        return at
    opens = row.start > 0 or not at or rows[at - 1].line.block != row.line.block
    if not opens:
        return at
    end = at + 1
    while end < len(rows) and end - at < 6 and _runs_on(rows[end - 1], rows[end]):
        end += 1
    if end > at + 1 and (row.kind in {"title", "other"} or HEAD.match(row.text)):
        return end
    return at


def _runs_on(row: Row, following: Row) -> bool:
    if following.line.block != row.line.block or following.names:
        return False
    if not 30 < len(row.line.text) <= _WIDEST:
        return False
    bulleted = following.start > 0 or following.role == "section"
    return not bulleted and following.kind != "entry"


def _joined(rows: Sequence[Row]) -> Row:
    """Several rows as one; its line knows where each piece stands in the scrape."""
    first = rows[0].line
    text, pieces = "", []
    for row in rows:
        text += " " if text else ""
        shift = row.line.span.start - first.span.start
        pieces += [(len(text) + a, shift + b) for a, b in row.line.pieces]
        text += row.line.text
    span = Span(first.span.start, rows[-1].line.span.end)
    line = evolve(first, text=text, span=span, pieces=tuple(pieces))
    return Row(line, rows[0].start, len(text))
