"""The names that follow a title on its own line."""

import re
from collections.abc import Iterator
from typing import Final

from attrs import evolve

from refkit.model import Span
from refkit.parsers.text.author_hints import names_editors
from refkit.parsers.text.bylines import Byline, byline_after
from refkit.parsers.text.lexicon import name_weight
from refkit.parsers.text.places import is_closed, is_place_word
from refkit.readers.months import fold
from refkit.readers.name_words import PARTICLES
from refkit.readers.patterns import lazy

_GAP: Final = 8
_REACH: Final = 2_000
_MOST_WORDS: Final = 40
_MOST_IN_A_NAME: Final = 4
_NO_NAME: Final = -4
_JOINTS: Final = frozenset("and und et y e i og och en ve dan".split())
_WORD: Final = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PLACE_BEHIND: Final = lazy(r"[\s,*†‡]{1,4}([A-ZÀ-Þ][^\W\d_]+)\b")
_PERSON: Final = lazy(
    r"(?<![\w.-])[A-ZÀ-Þ][\w'’-]{1,20}\s(?:[A-ZÀ-Þ]\.\s?){1,3}[A-ZÀ-Þ][\w'’-]{1,30}"
)
_SUMMARY: Final = lazy(
    r"\b(?:Abstract|ABSTRACT|Summary|SUMMARY|Introduction|Keywords)\b"
)
_FOOTNOTE: Final = lazy(r"\s?(?:\d|[*†‡]){1,2}(?:\s\d)?\s+(?=[^\W\d_])")
_MARK: Final = lazy(r"[\s*†‡§¹²]{1,4}")


def names_behind(text: str, end: int) -> Byline | None:
    """The list of authors that begins where a title ends.

    >>> line = "Invented pages in use Li M. Zhang The pages of old were written by hand"
    >>> [line[a:b] for a, b in names_behind(line, 21).names]
    ['Li M. Zhang']
    """
    if len(text) - end < 8 or text[end:].lstrip()[:1] in "|-–—:›»":
        return None
    found = byline_after(text[: end + _REACH], end)
    closed = False
    if found is None:
        # What goes on behind the names is no list: cut it off, if that can be told.
        mark = _MARK.match(text, end)
        start = mark.end() if mark else end
        found, closed = (
            _short(text, byline_after(text[: _turn(text, start)], start)),
            True,
        )
    if found is None or found.names[0].start - end > _GAP:
        return None
    if names_editors(text[: found.names[-1].end + 12], end):
        return None
    if found.score < _least(text, found, closed=closed):
        return None
    return evolve(found, names=(*found.names, *_others(text, found)))


def _others(text: str, found: Byline) -> Iterator[Span]:
    """The people who follow one whose place stands behind the name, each with theirs.

    Places of one list begin with the same word, and names with an initial stand out:
    ``Ada B. Lee Department of Tales, Oslo Bo C. Song Department of Fables``.
    """
    end = found.names[-1].end
    place = _PLACE_BEHIND.match(text, end)
    if len(found.names) > 1 or place is None or not is_place_word(place[1]):
        return
    stop = _SUMMARY.search(text, end, end + _REACH)
    last = stop.start() if stop else min(len(text), end + _REACH)
    word = lazy(rf"\W{{1,4}}{re.escape(place[1])}\b")
    for person in _PERSON.finditer(text, place.end(), last):
        if word.match(text, person.end()):
            yield Span(*person.span())


def _least(text: str, found: Byline, *, closed: bool) -> float:
    """How much like names a list must be, by what stands behind it."""
    end = found.names[-1].end
    if len(found.names) > 1:
        return 1.5
    mark = _FOOTNOTE.match(text, end)
    if mark is not None and is_closed(text, mark.end()):
        return 0.8
    return 1.4 if closed or is_closed(text, end) else 2.0


def _short(text: str, found: Byline | None) -> Byline | None:
    """Names that a cut made, unless two people may have run together in one."""
    if found is None:
        return None
    counts = [text[a:b].count(" ") for a, b in found.names]
    return found if max(counts) < _MOST_IN_A_NAME else None


def _turn(text: str, start: int) -> int:
    """Where the first word stands that is none of a name: the text goes on there."""
    for count, word in enumerate(_WORD.finditer(text, start, start + _REACH)):
        if count == _MOST_WORDS:
            break
        if (name_weight(fold(word[0])) or 0) <= _NO_NAME and not _may_join(word[0]):
            return word.start()
    return min(len(text), start + _REACH)


def _may_join(word: str) -> bool:
    """Whether a word that is no name stands in or behind names all the same."""
    small = word.lower()
    return small in PARTICLES or small in _JOINTS or is_place_word(word)
