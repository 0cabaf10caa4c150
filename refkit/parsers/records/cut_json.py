"""JSON that a crawler may have cut off in the middle."""

import re
from typing import Final, NamedTuple

from refkit.model import Span
from refkit.parsers.markup.json_values import Json, Node, read_json
from refkit.parsers.page import MOST_CHARACTERS
from refkit.readers.patterns import lazy

_TOKEN: Final = lazy(r'"(?:[^"\\]++|\\.)*+(?P<closed>")?|[{}\[\]]', re.DOTALL)
_HALF: Final = lazy(r"\\(?:u[0-9a-fA-F]{0,3})?$")


class Read(NamedTuple):
    """A JSON value, and where its text ends: values that go further were cut off."""

    json: Json
    end: int


def read_page(text: str, start: int = 0) -> Read | None:
    """Read the one JSON value that a text is from ``start`` on; None if it is none.

    >>> read = read_page('{"title": "On trees", "abstract": "All tre')
    >>> {key: words.text for key, words in read.json.members.items()}
    {'title': 'On trees', 'abstract': 'All tre'}
    """
    end = min(len(text), MOST_CHARACTERS)
    whole = read_json(text, Span(start, end))
    if whole is not None:
        after = (
            whole.span.end if isinstance(whole, Node) else text.rfind("]", 0, end) + 1
        )
        return Read(whole, end + 1) if not text[after:].strip(" \t\r\n;") else None
    head, quote, brackets = _completion(text, start, end)
    for value in ("", "null"):
        done = head + quote + value + brackets
        json = read_json(done, Span(start, len(done)))
        if json is not None:
            return Read(json, len(head))
    return None


def _completion(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The text without half an escape at its end, and the marks that close it."""
    opened: list[str] = []
    string = False
    for token in _TOKEN.finditer(text, start, end):
        mark = token[0]
        if mark in "{[":
            opened.append("}" if mark == "{" else "]")
        elif mark in "}]":
            if opened:
                opened.pop()
        elif not token["closed"]:
            string = True
    head = text[:end]
    half = _HALF.search(head, max(start, end - 6)) if string else None
    if half is not None and not _is_escaped(head, half.start()):
        head = head[: half.start()]
    return head, '"' if string else "", "".join(reversed(opened))


def _is_escaped(text: str, at: int) -> bool:
    """Whether a backslash belongs to one before it."""
    count = len(text[:at]) - len(text[:at].rstrip("\\"))
    return count % 2 == 1
