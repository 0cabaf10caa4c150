"""Lists whose entries are citations: a whole work in one line, authors and numbers and all."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from attrs import evolve

from refkit.model import Field, Span
from refkit.parsers.text.bylines import byline_in
from refkit.parsers.text.citations import citation_in
from refkit.parsers.text.cjk_names import is_spaceless
from refkit.parsers.text.items import Item, trimmed_title
from refkit.parsers.text.known import doi_in
from refkit.parsers.text.lexicon import folded_words, is_journal
from refkit.parsers.text.rows import Part, Row
from refkit.parsers.text.tagged import tagged
from refkit.parsers.text.tagger import Label
from refkit.readers.name_lists import split_names

MOST: Final = 300
_WIDEST: Final = 140
_BEHIND: Final = 80
"""Taking an entry apart costs as much as reading a page."""
_NUMBERS: Final[tuple[Field, ...]] = ("issued", "volume", "issue", "page")
_TAGGED: Final[tuple[tuple[Label, Field], ...]] = (
    ("container_title", "container_title"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("page", "page"),
    ("issued", "issued"),
)
_INITIALS = r"(?:[^\W\d_]\.[\s-]?){1,4}"
_FAMILY = r"(?:(?:van|von|de|der|den|di|da|del|la|le)\s){0,3}[^\W\d_][\w'’-]{1,30}"
_NAME = rf"(?:{_FAMILY},?\s{_INITIALS}|{_INITIALS}\s?{_FAMILY})"
_HEAD: Final = re.compile(
    rf"{_NAME}(?:\s?(?:[,;]?\s?&|[,;]|[,;]?\s(?:and|und|et|y|и))\s{{0,2}}{_NAME}){{0,60}}"
    r"(?:,?\s(?:et al|и др)\.?)?"
)
"""Names with initials, at the head of an entry."""
_IS_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_GOST: Final = re.compile(r"\s//?\s")
_QUOTED: Final = re.compile(r"[“\"«„](?P<title>[^“”\"«»„]{8,300})[”\"»“]")
_TITLE_TAIL: Final = re.compile(
    r"\s(?:[//]|=)\s.*$|\s\[(?:[A-Z/]{1,5}|text|текст)\].*$", re.I
)


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
    parts = [(name, Part(line, start + a, start + b)) for name, (a, b) in known]
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


Parts = tuple[Span | None, Span | None, tuple[tuple[Field, Span], ...]]


def _parts(text: str) -> Parts:
    """Where names and title stand in an entry, and what else it says."""
    cited = citation_in(text)
    if cited is not None:
        # A note or an abstract behind the citation is no part of it.
        text = text[: max(span.end for span in cited.parts.values()) + _BEHIND]
    found = tagged(text)
    names, title = found.whole("author"), found.whole("title")
    known: dict[Field, Span] = {}
    for label, name in _TAGGED:
        span = found.first(label)
        if span is not None:
            known[name] = span
    if cited is not None:
        known |= _sound(text, cited.parts)
    head = _HEAD.match(text)
    if head is not None and (
        title is None or head.end() >= (names.end if names else 5)
    ):
        names = Span(0, head.end())
        if title is not None and title.start < head.end():
            title = _after(text, head.end(), title.end)
    title = _by_marks(text, names, title, known, cited.start if cited else None)
    if title is not None and names is not None and names.start >= title.end:
        names = names if names.start - title.end < 8 else None
    volume = known.get("volume")
    if volume is not None and _IS_YEAR.fullmatch(text[slice(*volume)]):
        known.setdefault("issued", known.pop("volume"))
    return names, title, tuple(known.items())


def _sound(text: str, parts: Mapping[Field, Span]) -> dict[Field, Span]:
    """The numbers of a citation, unless it takes a year for a volume."""
    volume = parts.get("volume")
    if volume is not None and _IS_YEAR.fullmatch(text[slice(*volume)]):
        return {}
    return {name: parts[name] for name in _NUMBERS if name in parts}


def _after(text: str, start: int, end: int) -> Span | None:
    """What is left of a stretch behind ``start``, without marks at its head."""
    while start < end and (text[start] in " \t.,:;)–—-" or text[start].isspace()):
        start += 1
    return Span(start, end) if start < end else None


def _by_marks(
    text: str,
    names: Span | None,
    title: Span | None,
    known: dict[Field, Span],
    numbers: int | None,
) -> Span | None:
    """The title where the marks of a style show it plainly, else as it was tagged."""
    quoted = _QUOTED.search(text)
    if quoted is not None and quoted.start() < 300 and _opens(quoted.start(), names):
        if numbers is not None and "container_title" not in known:
            behind = _behind(text, quoted.end(), numbers)
            known |= {"container_title": behind} if behind else {}
        return Span(*quoted.span("title"))
    slashes = _GOST.search(text)
    if slashes is not None and names is not None and slashes.start() > names.end:
        journal = re.match(r"[^.–—]{3,160}", text[slashes.end() :])
        if journal is not None:
            end = slashes.end() + len(journal[0].rstrip(" ,"))
            known["container_title"] = Span(slashes.end(), end)
        return _after(text, names.end, slashes.start())
    if title is not None and "container_title" not in known:
        title = _without_journal(text, title, numbers or len(text), known)
    journal_at = known.get("container_title")
    if names is None or names.start > 3 or numbers is None:
        return title
    by_commas = text[names.end :].lstrip(". ").startswith(",")
    apart = journal_at is not None and title and journal_at.start - title.end > 8
    if title is None or apart or by_commas:
        return _before_journal(text, names.end, numbers, known) or title
    return title


def _without_journal(
    text: str, title: Span, numbers: int, known: dict[Field, Span]
) -> Span:
    """A title that ran on into the name of the journal, without it."""
    stop = text.rfind(". ", title.start, title.end)
    journal = text[stop + 2 : title.end]
    short = journal[:1].isupper() and len(journal.split()) < 5
    if stop < 0 or not (is_journal(journal) or (short and numbers - title.end < 4)):
        return title
    known["container_title"] = Span(stop + 2, title.end)
    return Span(title.start, stop)


def _behind(text: str, start: int, end: int) -> Span | None:
    """The name of a journal between a quoted title and the numbers."""
    while start < end and text[start] in " ,.;":
        start += 1
    start += 3 if text.startswith("in ", start) else 0
    stop = start + len(text[start:end].rstrip(" ,.;:("))
    return Span(start, stop) if 0 < len(text[start:stop].split()) <= 10 else None


def _opens(at: int, names: Span | None) -> bool:
    """Whether a quotation stands where a title does: behind the names, or first."""
    return at < 4 or (names is not None and 0 <= at - names.end < 24)


def _before_journal(
    text: str, start: int, end: int, known: dict[Field, Span]
) -> Span | None:
    """The title between names and numbers, when a comma parts it from the journal."""
    cuts = [start + m.end() for m in re.finditer(r",\s", text[start:end])]
    for cut in cuts[1:] if text[start : start + 1] == "," else cuts:
        journal = text[cut:end].strip(" ,.:;")
        words = journal.split()
        short = words and all(word[0].isupper() or len(word) < 5 for word in words)
        if is_journal(journal) or (short and 0 < len(words) <= 8):
            stop = cut + len(text[cut:end].rstrip(" ,.:;"))
            known["container_title"] = Span(cut, stop)
            return _after(text, start, cut - 2)
    return None


def _people(text: str, names: Span | None) -> Sequence[Span]:
    """The single names of a stretch, if they are names."""
    if names is None:
        return ()
    words = text[slice(*names)]
    found = byline_in(words)
    if found is None and _HEAD.fullmatch(words.strip(" .,")) is None:
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
    if row.kind in {"names", "entry"} or len(row.text) < 30 or row.line.tag:
        return at
    end = at + 1
    while end < len(rows) and end - at < 6 and _runs_on(rows[end - 1], rows[end]):
        end += 1
    return end


def _runs_on(row: Row, following: Row) -> bool:
    if following.line.block != row.line.block or following.names:
        return False
    if len(row.line.text) > _WIDEST or following.kind == "entry":
        return False
    bulleted = following.start > 0 or following.role == "section"
    return not bulleted and len(row.line.text) > 30


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
