"""The elements of an XML text, each with its place; what is cut off is marked so.

No document type is read, nothing is fetched, no entity of a document's own expands.
A page that a crawler cut is read as far as it goes.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from attrs import define, field

from refkit.model import Span
from refkit.parsers.markup.values import cleaned
from refkit.parsers.page import MOST_CHARACTERS
from refkit.parsers.tags import (
    attributes_of,
    decoded,
    is_closed,
    markup_end,
    tag_pattern,
)
from refkit.readers.patterns import lazy
from refkit.readers.rich_text import DROPPED, INLINE

_MOST_ELEMENTS: Final = 100_000
_DEEPEST: Final = 60
# How far back an end tag looks for its start tag, so that no pile of tags costs more.
_LOOK_BACK: Final = 8

_TAG: Final = lazy(tag_pattern())

_ARTICLES: Final = frozenset({"article", "sub-article", "response"})
_IN_ARTICLES: Final = frozenset({"body", "back", "floats-group", *_ARTICLES})
_CITED: Final = frozenset(
    "ref-list citation_list referencelist commentscorrectionslist".split()
)
"""What holds other works than the one that a record is of: passed over as a whole."""


@define(eq=False)
class Element:
    """One element, its name without a prefix and in lower case."""

    name: str
    given: str
    """The words of its attributes."""
    at: int
    """Where its start tag starts in the text."""
    start: int
    """Where its content starts in the text."""
    end: int
    """Where its content ends, or the text."""
    closed: bool = False
    children: "list[Element]" = field(factory=list)

    @property
    def span(self) -> Span:
        """Where its content stands."""
        return Span(self.start, self.end)

    @property
    def tag(self) -> Span:
        """Where its start tag stands."""
        return Span(self.at, self.start)


def read_tree(text: str, start: int = 0) -> Element:
    """Read the elements from ``start`` on, under a nameless one.

    >>> root = read_tree("<a><b x='1'>c</b><d>e")
    >>> [(each.name, each.closed) for each in root.children[0].children]
    [('b', True), ('d', False)]
    """
    end = _end(text)
    root = Element("", "", start, start, end)
    stack, deeper, count, past = [root], 0, 0, start
    for tag in _TAG.finditer(text, start, end):
        if tag.start() < past or not tag["name"]:
            continue
        name = local(tag["name"])
        if tag["end"]:
            if deeper:
                deeper -= 1
            else:
                _close(stack, name, tag.start())
        elif _is_passed_over(name, stack[-1].name):
            if not is_closed(tag):
                past = _past(text, tag["name"], tag.end(), end)
        elif len(stack) > _DEEPEST:
            deeper += not is_closed(tag)
        else:
            count += 1
            if count > _MOST_ELEMENTS:
                break
            _open(stack, name, tag, end)
    return root


def _end(text: str) -> int:
    """Where the text ends, without half a tag."""
    limit = min(len(text), MOST_CHARACTERS)
    half = text.find("<", markup_end(text, limit), limit)
    return half if half >= 0 else limit


def local(name: str) -> str:
    """A name without its prefix, in lower case.

    >>> local("dc:Title")
    'title'
    """
    return name.rpartition(":")[2].lower()


def _open(stack: list[Element], name: str, tag: re.Match[str], end: int) -> None:
    inside = tag.end("attributes") + 1
    element = Element(name, tag["attributes"], tag.start(), inside, end)
    stack[-1].children.append(element)
    if is_closed(tag):
        element.end, element.closed = inside, True
    else:
        stack.append(element)


def _close(stack: list[Element], name: str, at: int) -> None:
    for depth in range(len(stack) - 1, max(0, len(stack) - 1 - _LOOK_BACK), -1):
        if stack[depth].name == name:
            for element in stack[depth:]:
                element.end = at
            stack[depth].closed = True
            del stack[depth:]
            return


def _is_passed_over(name: str, parent: str) -> bool:
    return name in _CITED or (parent in _ARTICLES and name in _IN_ARTICLES)


def _past(text: str, name: str, start: int, end: int) -> int:
    """Where the element ends whose start tag ended at ``start``."""
    at = text.find(f"</{name}", start, end)
    return (text.find(">", at, end) + 1 or end) if at >= 0 else end


def find(element: Element, path: str) -> Iterator[Element]:
    """Yield the elements at a path below an element, in order.

    >>> root = read_tree("<a><b>1</b><c/><b>2</b></a>")
    >>> [each.start for each in find(root, "a/b")]
    [6, 18]
    """
    name, _, rest = path.partition("/")
    for child in element.children:
        if child.name == name:
            if rest:
                yield from find(child, rest)
            else:
                yield child


def first(element: Element, path: str) -> Element | None:
    """The first element at a path."""
    return next(find(element, path), None)


def attributes(element: Element) -> Mapping[str, str]:
    """The attributes of an element, by lower-case name."""
    return attributes_of(element.given) if element.given else {}


def words_at(text: str, element: Element, *paths: str) -> str:
    """The words of the first element at the first path that has some."""
    for path in paths:
        for found in find(element, path):
            if words := words_of(text, found):
                return words
    return ""


def words_of(text: str, element: Element) -> str:
    """The words of an element as a reader sees them; none, if they are cut off."""
    return words_in(text, element.span) if element.closed else ""


def words_in(text: str, span: Span) -> str:
    """The words of a stretch of XML, without its tags and notes.

    >>> xml = "<p>H<sub>2</sub>O &amp; <i>E. coli</i><xref>1</xref></p><p>New</p>"
    >>> words_in(xml, Span(0, len(xml)))
    'H2O & E. coli New'
    """
    words: list[str] = []
    at = span.start
    for tag in _TAG.finditer(text, *span):
        if tag.start() < at:
            continue
        words.append(decoded(text[at : tag.start()]))
        at = tag.end()
        prefix, _, name = (tag["name"] or "").lower().rpartition(":")
        if tag["cdata"]:
            words.append(tag["cdata"])
        elif name in DROPPED:
            if not is_closed(tag):
                at = _past(text, tag["name"], at, span.end)
        elif name and name not in INLINE and prefix not in {"mml", "m"}:
            words.append(" ")
    words.append(decoded(text[at : span.end]))
    return cleaned("".join(words))
