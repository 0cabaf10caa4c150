"""Where in a reference string the title of a work stands, and how it is told there."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from attrs import frozen
from rapidfuzz.fuzz import partial_ratio_alignment

from refkit.matching.reference_string import Typed
from refkit.matching.title_relation import LONG, relation
from refkit.matching.titles import Title, title_of

_ALIKE: Final = 78.0
"""Likeness in percent below which a title is not looked at more closely."""
_SHORTEST: Final = 4
"""Letters of the shortest title that can be told from chance."""


@frozen
class FoundTitle:
    """A title, or what comes close to it, in a string."""

    state: str
    """As ``title_relation.relation`` says it; ``absent`` if it is not there."""
    start: int = -1
    """Its first word."""
    end: int = -1
    """The first word after it."""
    numbers: tuple[str, ...] = ()
    """The numbers in it, as the string has them."""


ABSENT: Final = FoundTitle("absent")


def find_title(title: Title, typed: Typed) -> FoundTitle:
    """Find a title in a string.

    >>> from refkit.matching.reference_string import typed_of
    >>> typed = typed_of("Oak, A. The height of oaks in western Kent. J Bot 2, 5 (1999)")
    >>> find_title(title_of("The heigth of oaks in Western Kent"), typed).state
    'slip'
    """
    whole = title.squeezed
    if len(whole) < _SHORTEST or not typed.words:
        return ABSENT
    span = _exact(whole, typed)
    if span:
        state = "same" if len(whole) >= LONG else "same-short"
        return FoundTitle(state, *span, title.numbers)
    main = whole[: title.main]
    if len(main) >= LONG / 2 and (span := _exact(main, typed)):
        # The words after it may be the subtitle after all, misspelt.
        closer = _alike(title, typed)
        if closer.state in {"same", "slip", "near"}:
            return closer
        return FoundTitle("cut", *span, _numbers(typed.words[slice(*span)]))
    return _alike(title, typed)


def _exact(squeezed: str, typed: Typed) -> tuple[int, int] | None:
    """The words that spell it; a short one must not begin or end amid a word."""
    at = typed.squeezed.find(squeezed)
    while at >= 0:
        start = bisect_right(typed.starts, at) - 1
        end = bisect_left(typed.starts, at + len(squeezed))
        is_whole = typed.starts[start] == at and typed.starts[end] == at + len(squeezed)
        if is_whole or len(squeezed) >= LONG:
            return start, end
        at = typed.squeezed.find(squeezed, at + 1)
    return None


def _alike(title: Title, typed: Typed) -> FoundTitle:
    whole = title.squeezed
    if len(whole) < LONG / 3 or len(typed.squeezed) < len(whole) / 2:
        return ABSENT
    found = partial_ratio_alignment(whole, typed.squeezed, score_cutoff=_ALIKE)
    if found is None:
        return ABSENT
    start, end = _snapped(found.dest_start, found.dest_end, typed)
    there = title_of(" ".join(typed.words[start:end]))
    state = relation(title, there)
    if state in {"different", "part", "label", "other-subtitle", ""}:
        return ABSENT
    return FoundTitle(state, start, end, there.numbers)


def _snapped(at: int, end: int, typed: Typed) -> tuple[int, int]:
    """The words of which at least half is in a stretch of letters."""
    starts = typed.starts
    first = max(0, bisect_right(starts, at) - 1)
    if first + 1 < len(starts) and 2 * at > starts[first] + starts[first + 1]:
        first += 1
    last = bisect_left(starts, end)
    if last > 0 and 2 * end < starts[last - 1] + starts[min(last, len(starts) - 1)]:
        last -= 1
    return first, max(last, first + 1)


def _numbers(words: Sequence[str]) -> tuple[str, ...]:
    return title_of(" ".join(words)).numbers
