"""What a label on a page announces, in the languages such pages are written in."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from attrs import frozen

from refkit.parsers.page import Line, Page
from refkit.parsers.text.bylines import byline_in
from refkit.parsers.text.glued_labels import glued_labels
from refkit.parsers.text.label_table import LABELS, Role
from refkit.readers.months import fold
from refkit.readers.patterns import lazy

__all__ = ["LABELS", "Labelled", "Role", "is_label", "label_of", "labelled"]

# "In:", "By" and the like are words of every sentence: only with a colon, or alone
# on their line, are they labels.
_COLON: Final = lazy(r"\s{0,3}(?:[:：](?:\s?\|)?|\s\||\t)\s{0,3}")
_LONGEST: Final = 45
# Heads of sections as much as labels: a line of its own has to have the colon.
_COLON_ONLY: Final = frozenset({"editorial", "status", "edition", "words", "price"})
_NUMBER: Final = lazy(r"(?:pp?\.\s?)?\d")
_LONGEST_LINE: Final = 20_000
# Words that run into their value without a colon, if names follow: "By Li Zhang".
_RUNNING: Final = lazy(
    r"(?:by|written by|authors?|verfasst von|von|par|por|door|автор)\s{1,4}(?=[^\W\d_])",
    re.I,
)


@frozen
class Labelled:
    """A value that a label announces: ``line.text[start:end]``; empty for none."""

    role: Role
    line: int
    start: int
    end: int


def labelled(page: Page) -> Iterator[Labelled]:
    """Yield what the labels of a page announce, on their own line or the next.

    >>> from refkit.model import Scrape
    >>> from refkit.parsers.page import page_of
    >>> page = page_of(Scrape("Journal: Cells\\nVolume\\n9"))
    >>> [(at.role, page[at.line].text[at.start : at.end]) for at in labelled(page)]
    [('container_title', 'Cells'), ('volume', '9')]
    """
    glued = glued_labels(page)
    for number, line in enumerate(page):
        text = line.text
        found = label_of(text) or glued.get(number)
        if found is None:
            continue
        role, start = found
        if role == "section" and _NUMBER.match(text, start):
            role = "ignored"  # "Bibliography: p. 74-82" heads no list
        if start < len(text):
            yield Labelled(role, number, start, len(text))
        elif role == "section" or number + 1 == len(page):
            yield Labelled(role, number, start, start)
        elif label_of(page[number + 1].text) is None and number + 1 not in glued:
            yield Labelled(role, number + 1, 0, len(page[number + 1].text))


def label_of(text: str) -> tuple[Role, int] | None:
    """The role of the label a line begins with, and where its value begins."""
    return _label(text) if len(text) <= _LONGEST_LINE else None


@lru_cache(maxsize=4096)
def _label(text: str) -> tuple[Role, int] | None:
    head = text[:_LONGEST]
    colon = _COLON.search(head)
    if colon is not None:
        role = LABELS.get(fold(head[: colon.start()].strip(" *•·-")))
        if role is not None:
            return role, colon.end()
    if len(text) < _LONGEST:
        words = fold(text.strip(" :：*•·|-"))
        role = LABELS.get(words)
        if role is not None and (
            words not in _COLON_ONLY or text.rstrip()[-1] in ":："
        ):
            return role, len(text)
    running = _RUNNING.match(head)
    if running is not None:
        names = byline_in(text[running.end() :])
        if names is not None and names.score > 1:
            return "author", running.end()
    return None


def is_label(line: Line) -> bool:
    """Whether a line begins with a label."""
    return label_of(line.text) is not None
