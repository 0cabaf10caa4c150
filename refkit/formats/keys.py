"""Citation keys: what a text cites a reference by."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Final

from refkit.formats.tex_writing import transliterated
from refkit.model import Reference
from refkit.readers.patterns import lazy

# Legal for bibtex, biber, pandoc and every reference manager alike. Biber, written in
# Perl, takes "0" for no key.
_LEGAL: Final = lazy(r"(?!0$)[A-Za-z0-9][A-Za-z0-9_:./+-]{0,199}")
_LONGEST_PART: Final = 30
_STOP_WORDS: Final = frozenset(
    """
    a an and are as at by for from in into is it its of on or the to upon via with
    das dem den der des die ein eine einem einen einer eines für im mit und über
    von vom zu zum zur bei zwischen
    au aux avec d dans de des du en entre et l la le les par pour sur un une
    al con como del el entre las los para por se sobre su un una uno unos y
    as ao com da das do dos e na nas no nos o os para pelo um uma
    alla con dei del della delle di e gli i il lo nel nella per su tra un
    een en het met naar over tot van voor
    af att de den det det en et för i med mellem mellan och og om på til till
    do i na nad o od po pod pro przy se u v w z za ze
    в и из к на о об от по с у для
    """.split()
)


def citation_keys(references: Iterable[Reference]) -> list[str]:
    """One key for each reference: ASCII, and unique even where case is ignored.

    A legal key that a reference has already is kept; of two that are the same the
    first is. Others are made of the first author's family name, the year and the
    first word of the title that says something, told apart by letters at the end.

    >>> from refkit.model import Name
    >>> names = [Name("Žižek", "Slavoj")]
    >>> citation_keys([Reference(author=names, title="The Sublime Object")] * 2)
    ['zizeksublime', 'zizeksublimea']
    """
    references = tuple(references)
    return _keys(
        [_legal_key(reference) for reference in references],
        lambda at: _base(references[at]),
    )


def keys_made(
    references: Sequence[Reference], make: Callable[[Reference], str]
) -> list[str]:
    """One key for each reference as ``citation_keys`` has it, but made by ``make``."""
    made = (make(reference) for reference in references)
    bases = [base if _LEGAL.fullmatch(base) else "anon" for base in made]
    return _keys(map(_legal_key, references), bases.__getitem__)


def wanted_key(reference: Reference) -> tuple[str | None, str]:
    """The key that a reference has, if it is legal, and the one made of its fields."""
    return _legal_key(reference), _base(reference)


def told_apart(wanted: Sequence[tuple[str | None, str]]) -> list[str]:
    """Give everyone a key, as ``citation_keys`` says."""
    return _keys([key for key, _ in wanted], lambda at: wanted[at][1])


def key_giver() -> Callable[[str | None, str], str]:
    """Give keys one by one, each of a wanted key and one to fall back on.

    Which were given is remembered in bounded memory: exactly at first, then by marks
    that may meet by chance, so that a few in a million get letters in vain.

    >>> give = key_giver()
    >>> [give("wu2000", "wu"), give("Wu2000", "wu"), give(None, "wu")]
    ['wu2000', 'wu', 'wua']
    """
    taken = _Taken()
    counts: dict[str, int] = {}

    def give(wanted: str | None, base: str) -> str:
        if wanted and taken.take(wanted):
            return wanted
        if base not in counts and taken.take(base):
            return base
        if len(counts) > _REMEMBERED:
            counts.clear()
        number = counts.get(base, 0) + 1
        while not taken.take(base + _suffix(number)):
            number += 1
        counts[base] = number
        return base + _suffix(number)

    return give


_REMEMBERED: Final = 100_000
_MARKS: Final = 1 << 28


class _Taken:
    """The keys that were given, whatever their case: each one, or marks of many."""

    def __init__(self) -> None:
        self._keys: set[str] = set()
        self._marks = bytearray()

    def take(self, key: str) -> bool:
        """Whether nobody has the key; now somebody has."""
        key = key.lower()
        if self._marks:
            return self._mark(key)
        if key in self._keys:
            return False
        self._keys.add(key)
        if len(self._keys) > _REMEMBERED:
            self._marks = bytearray(_MARKS // 8)
            for each in self._keys:
                self._mark(each)
            self._keys.clear()
        return True

    def _mark(self, key: str) -> bool:
        digest = int.from_bytes(blake2b(key.encode(), digest_size=16).digest())
        is_new = False
        for _ in range(4):
            digest, at = divmod(digest, _MARKS)
            byte, bit = at >> 3, 1 << (at & 7)
            is_new = is_new or not self._marks[byte] & bit
            self._marks[byte] |= bit
        return is_new


def _legal_key(reference: Reference) -> str | None:
    key = reference.citation_key
    return key if key and _LEGAL.fullmatch(key) else None


def _keys(given: Iterable[str | None], base: Callable[[int], str]) -> list[str]:
    """The given keys as far as they are unique; the others of the base at their place."""
    taken: set[str] = set()
    keys: list[str | None] = []
    for key in given:
        if not key or key.lower() in taken:
            keys.append(None)
        else:
            taken.add(key.lower())
            keys.append(key)
    counts: dict[str, int] = {}
    return [key or _unused(base(at), taken, counts) for at, key in enumerate(keys)]


def _base(reference: Reference) -> str:
    """The key as it would be if nobody else had it."""
    names = reference.author or reference.editor
    family = letters((names[0].family or names[0].literal or "") if names else "")
    year = str(reference.year or "")
    words = telling_words(reference.title or reference.container_title or "")
    word = next(words, "")
    return f"{family if family[:1].isalpha() else 'anon'}{year}{word}"


def telling_words(title: str) -> Iterator[str]:
    """The words of a title that say something, in ASCII; the first if none does.

    >>> list(telling_words("The Größe of the World"))
    ['grosse', 'world']
    """
    words: Sequence[str] = re.findall(r"[^\W_]+", title[:1000])
    spelled = filter(None, map(letters, filter(_tells, words)))
    first = next(spelled, "") or next(filter(None, map(letters, words)), "")
    if first:
        yield first
        yield from spelled


def _tells(word: str) -> bool:
    is_bare = word.isascii() and (len(word) == 1 or word.isdigit())
    return not is_bare and word.lower() not in _STOP_WORDS


def letters(text: str) -> str:
    """The letters and digits of a text in small ASCII, as many as a key may have.

    >>> letters("O’Brien"), letters("王")
    ('obrien', 'wang')
    """
    near = transliterated(text[:200])
    return re.sub(r"[^a-z0-9]+", "", near.lower())[:_LONGEST_PART]


def _unused(base: str, taken: set[str], counts: dict[str, int]) -> str:
    """The base itself, or with the first letters after it that nobody has."""
    key = base
    while key in taken:
        counts[base] = counts.get(base, 0) + 1
        key = base + _suffix(counts[base])
    taken.add(key)
    return key


def _suffix(number: int) -> str:
    """Count in letters: a … z, aa, ab …"""
    letters = ""
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return letters
