"""Which words of a value differ from what another record says."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final
from unicodedata import combining, normalize

from attrs import frozen

SAME: Final = 0
SLIGHT: Final = 1
"""The same word but for case, accents or punctuation, or an abbreviation of it."""
OTHER: Final = 2

_CJK: Final = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_GAP: Final = r"\s/‐-—-"
_WORDS: Final = re.compile(rf"(?:[{_CJK}]|[^{_GAP}{_CJK}]+)[{_GAP}]*|[{_GAP}]+")


@frozen
class Word:
    """A word of a value, with the space or the hyphen after it."""

    shown: str
    key: str
    """What it is compared by."""


def words_of(value: str, most: int = 500) -> tuple[Word, ...]:
    """Cut a value into words; beyond ``most`` characters the rest counts as one word.

    Text without spaces is cut into its characters, and hyphens end a word.

    >>> [word.shown for word in words_of("Cost-benefit analysis")]
    ['Cost-', 'benefit ', 'analysis']
    """
    rest = value[most:]
    words = [Word(text, _key(text)) for text in _WORDS.findall(value[:most])]
    if rest:
        words.append(Word(f"… and {len(rest):,} characters more", rest))
    return tuple(words)


def compared(
    words: Sequence[Word], others: Sequence[Sequence[Word]]
) -> Iterator[tuple[str, int]]:
    """Yield runs of words, with how far they differ from at least one of the others.

    >>> one, other = words_of("On large oaks"), words_of("On Oaks")
    >>> list(compared(one, [other]))
    [('On ', 0), ('large ', 2), ('oaks', 1)]
    """
    marks = [SAME] * len(words)
    for other in others:
        for at, mark in enumerate(_marks(tuple(words), tuple(other))):
            marks[at] = max(marks[at], mark)
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or marks[at] != marks[start]:
            yield "".join(word.shown for word in words[start:at]), marks[start]
            start = at


def _key(text: str) -> str:
    bare = "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))
    return "".join(filter(str.isalnum, bare)) or text


@lru_cache(maxsize=256)  # the merged value is held against the same copies again
def _marks(words: tuple[Word, ...], other: tuple[Word, ...]) -> tuple[int, ...]:
    if words == other:
        return (SAME,) * len(words)
    marks = [OTHER] * len(words)
    mine, theirs = [w.key for w in words], [w.key for w in other]
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    for kind, start, end, from_, to in matcher.get_opcodes():
        if kind == "equal" or (kind == "replace" and end - start == to - from_):
            for at, counterpart in zip(range(start, end), other[from_:to], strict=True):
                marks[at] = _mark(words[at], counterpart)
        if kind == "replace" and "".join(mine[start:end]) == "".join(theirs[from_:to]):
            marks[start:end] = [SLIGHT] * (end - start)  # "A. L." and "AL"
    return tuple(marks)


def _mark(word: Word, other: Word) -> int:
    if word.key == other.key:
        return SAME if word.shown.strip() == other.shown.strip() else SLIGHT
    short, long = sorted((word, other), key=lambda each: len(each.key))
    is_short_form = short.key.isalpha() and long.key.startswith(short.key)
    return SLIGHT if is_short_form and len(short.key) < 5 else OTHER
