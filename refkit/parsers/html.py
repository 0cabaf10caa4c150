"""The lines a reader sees of an HTML or XML text, each with its place in it.

An element starts a new line where a browser's own style sheet says so; what is never
shown is left out; white space is folded and entities are decoded, and the pieces of a
line tell where each of its letters stood.
https://html.spec.whatwg.org/multipage/rendering.html
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from html.entities import html5
from itertools import islice
from typing import Final

from refkit.model import Span
from refkit.parsers.elements import BLOCK, Element, Elements, kinds_of
from refkit.parsers.page import MOST_CHARACTERS, MOST_LINES, Line
from refkit.parsers.tags import NUMBERED_ENTITY, markup_end, tag_pattern

_LETTERS: Final = r"[^<]*+(?:<(?![a-zA-Z/!?])[^<]*+)*+"
# At a place that no tag opens, such as the start, there is text alone.
_TAG_AND_TEXT: Final = re.compile(rf"(?:{tag_pattern()}|)(?P<text>{_LETTERS})")
_PRE_LINE: Final = re.compile(r"[^\r\n]++")
_STRETCH: Final = re.compile(r"\S++(?:\s\S++)*+")
_ENTITY: Final = re.compile(
    rf"[^&]++|{NUMBERED_ENTITY}|&(?:[a-zA-Z][a-zA-Z0-9]{{1,31}}+;?)?"
)

_MOST_PARTS: Final = 10_000
"""How many parts of one line are told apart: more elements make another line, more
entities stay as they are, and words after more wide gaps are left out."""

_Run = tuple[str, int, int, Element]
"""Characters with no tag among them: the text, its start, how strongly it is parted
from the run before, and the element around it."""
_Part = tuple[int, int, int]
"""Where a part of a line starts, and where it starts and ends in the scrape."""


def html_lines(text: str) -> Iterator[Line]:
    """Yield the visible lines of an HTML or XML text, from the top.

    Neighbours with no white space between are glued as a browser glues them. Every
    block element has a block of its own; the lines that ``<br>`` makes share theirs,
    and so do the cells of a table row and the terms of a description list, a line each.

    >>> page = "<h1>R&amp;D</h1><p><a>Li Zhang</a>, <a>Ling\\n Pan</a><br>2015</p>"
    >>> [(line.tag, line.text, line.block) for line in html_lines(page)]
    [('h1', 'R&D', 0), ('p', 'Li Zhang, Ling Pan', 1), ('p', '2015', 1)]
    """
    block, parted, number = 0, 0, 0
    for runs in _together(_preformatted(_runs(text))):
        parted = max(parted, runs[0][2])
        line = _line(runs, block + (parted == BLOCK and number > 0))
        if line is None:
            continue
        yield line
        block, parted, number = line.block, 0, number + 1
        if number == MOST_LINES:
            return


def _runs(text: str) -> Iterator[_Run]:
    """The runs of characters outside all tags, but for those never shown."""
    limit = min(len(text), MOST_CHARACTERS)
    end = markup_end(text, limit)
    elements = Elements(text, end)
    kinds, otherwise = kinds_of(text)
    at, parting = 0, 0
    while at < end:
        for match in _TAG_AND_TEXT.finditer(text, at, end):
            name = match["name"]
            if name:
                name = name.lower()
                kind = kinds.get(name, otherwise)
                if kind > parting:
                    parting = kind
                attributes = match["attributes"]
                if kind or "hidden" in attributes or "none" in attributes:
                    at = elements.meet(name, match, kind)
                    if at:
                        break
            elif match["cdata"]:
                yield match["cdata"], match.start("cdata"), parting, elements.top
                parting = 0
            run = match["text"]
            if run and not (parting and run.isspace()):
                yield run, match.start("text"), parting, elements.top
                parting = 0
        else:
            at = end
    if at < limit:
        yield text[at:limit], at, parting, elements.top


def _preformatted(runs: Iterable[_Run]) -> Iterator[_Run]:
    """The runs, with preformatted text parted where its own lines end."""
    for run in runs:
        text, start, parting, element = run
        if element[1] != "pre":
            yield run
            continue
        at = 0
        for match in _PRE_LINE.finditer(text):
            gap = text[at : match.start()]
            breaks = max(gap.count("\n"), gap.count("\r"))
            parting = max(parting, min(breaks, BLOCK))
            yield match[0], start + match.start(), parting, element
            at, parting = match.end(), 0


def _together(runs: Iterable[_Run]) -> Iterator[list[_Run]]:
    """The runs of one line each."""
    together: list[_Run] = []
    for run in runs:
        if together and (run[2] or len(together) == _MOST_PARTS):
            yield together
            together = []
        together.append(run)
    if together:
        yield together


def _line(runs: list[_Run], block: int) -> Line | None:
    """Fold runs to one line, or to None when nothing in them can be seen."""
    unfolded, parts = _unfolded(runs)
    text = " ".join(unfolded.split())
    if not text:
        return None
    stripped = unfolded.strip()
    if len(text) == len(stripped):
        start = unfolded.index(text[0])
        stretches = [(start, start + len(text))]
    else:
        found = islice(_STRETCH.finditer(unfolded), _MOST_PARTS)
        stretches = [match.span() for match in found]
        if len(stretches) == _MOST_PARTS:
            text = " ".join(unfolded[: stretches[-1][1]].split())
    pieces, last = _pieces(stretches, parts)
    first = pieces[0][1]
    places = tuple([(offset, place - first) for offset, place in pieces])
    _, tag, aside = runs[0][3]
    return Line(text, Span(first, last), block, tag, aside, places)


def _unfolded(runs: list[_Run]) -> tuple[str, list[_Part]]:
    """The text of some runs, entities decoded, and where its parts stand."""
    shown: list[str] = []
    parts: list[_Part] = []
    length = 0
    for text, start, _, _ in runs:
        if "&" not in text or len(parts) > _MOST_PARTS:
            parts.append((length, start, start + len(text)))
            shown.append(text)
            length += len(text)
            continue
        read = 0
        for match in islice(_ENTITY.finditer(text), _MOST_PARTS):
            part = match[0]
            if part[0] == "&" and (part[1:] in html5 or part[1:2] == "#"):
                part = unescape(part)
            parts.append((length, start + match.start(), start + match.end()))
            shown.append(part)
            length += len(part)
            read = match.end()
        if read < len(text):
            parts.append((length, start + read, start + len(text)))
            shown.append(text[read:])
            length += len(text) - read
    parts.append((length, parts[-1][2], parts[-1][2]))
    return "".join(shown), parts


def _pieces(
    stretches: list[tuple[int, int]], parts: list[_Part]
) -> tuple[list[tuple[int, int]], int]:
    """The places of a line that joins some stretches of its unfolded text by spaces.

    Returns (offset in the line, offset in the scrape) of each piece, and where the
    last letter ends in the scrape.
    """
    pieces: list[tuple[int, int]] = []
    at, offset = 0, 0
    for start, end in stretches:
        while parts[at + 1][0] <= start:
            at += 1
        pieces.append((offset, parts[at][1] + start - parts[at][0]))
        while parts[at + 1][0] < end:
            at += 1
            pieces.append((offset + parts[at][0] - start, parts[at][1]))
        offset += end - start + 1
    whole = parts[at + 1][0] == end
    return pieces, parts[at][2] if whole else parts[at][1] + end - parts[at][0]
