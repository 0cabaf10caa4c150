"""JSON with the place of each value, which no JSON library tells.

Pages carry JSON that a strict reader refuses: commas too many, comments, line breaks
in strings. Commas and comments are passed over here; any other letter out of place
ends the reading.
"""

import json
import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from refkit.model import Span
from refkit.readers.patterns import lazy

# Nobody nests a citation deeper; a pile of brackets is no citation.
_DEEPEST: Final = 100
# The largest collaborations have thousands of authors, with an address or two each.
_MOST_TOKENS: Final = 150_000

_TOKEN: Final = lazy(
    r'(?P<string>"(?:[^"\\]++|\\.)*+")'
    r"|(?P<bare>[-+.\w]++)"
    r"|(?P<bracket>[{}\[\]])"
    r"|(?P<passed>[\s,:]++|//[^\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/)",
    re.DOTALL,
)


@frozen
class Words:
    """A string or a number, as text."""

    text: str
    span: Span
    """The value, with its key where it has one: ``"volumeNumber": 12``."""


@frozen
class Node:
    """An object; of a key that stands twice, the first counts."""

    members: "dict[str, Json]"
    span: Span


Json = Words | Node | list["Json"]


def read_json(text: str, span: Span) -> Json | None:
    """Read one JSON value; None when it is none, or is cut off.

    ``null``, ``true``, ``NaN`` and the like say nothing, and are left out.

    >>> node = read_json('{"a": [1, "x", null],}', Span(0, 22))
    >>> [(words.text, words.span.start) for words in node.members["a"]]
    [('1', 7), ('x', 10)]
    """
    tokens = _tokens(text, span)
    try:
        first = next(tokens)
        return _value(first, tokens, first.start(), 0)
    except (ValueError, StopIteration):
        return None


def _tokens(text: str, span: Span) -> Iterator[re.Match[str]]:
    at = span.start
    for number, match in enumerate(_TOKEN.finditer(text, span.start, span.end)):
        if match.start() != at or number > _MOST_TOKENS:
            raise ValueError("not JSON")
        at = match.end()
        if match.lastgroup != "passed":
            yield match


def _value(
    token: re.Match[str], tokens: Iterator[re.Match[str]], start: int, depth: int
) -> Json | None:
    if token.lastgroup == "string":
        return Words(_unescaped(token[0]), Span(start, token.end()))
    if token.lastgroup == "bare":
        said = token[0].lstrip("+-.")[:1].isdecimal()
        return Words(token[0], Span(start, token.end())) if said else None
    if depth == _DEEPEST:
        raise ValueError("nested too deep")
    if token[0] == "{":
        return _object(tokens, start, depth + 1)
    if token[0] == "[":
        return _array(tokens, depth + 1)
    raise ValueError("not JSON")


def _object(tokens: Iterator[re.Match[str]], start: int, depth: int) -> Node:
    members: dict[str, Json] = {}
    for token in tokens:
        if token[0] == "}":
            return Node(members, Span(start, token.end()))
        if token.lastgroup != "string":
            break
        value = _value(next(tokens), tokens, token.start(), depth)
        if value is not None:
            members.setdefault(_unescaped(token[0]), value)
    raise ValueError("not JSON")


def _array(tokens: Iterator[re.Match[str]], depth: int) -> list[Json]:
    items: list[Json] = []
    for token in tokens:
        if token[0] == "]":
            return items
        value = _value(token, tokens, token.start(), depth)
        if value is not None:
            items.append(value)
    raise ValueError("not JSON")


def _unescaped(string: str) -> str:
    if "\\" not in string:
        return string[1:-1]
    try:
        return str(json.loads(string, strict=False))
    except ValueError:
        return string[1:-1]
