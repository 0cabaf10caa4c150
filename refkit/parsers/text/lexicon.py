"""What was learned of words: which are names, which make titles, which lines are journals.

``tools/learn_words.py`` and ``tools/learn_titles.py`` write the data files. A page asks
for a few hundred of their words, so that a table stays as the lines it is, in order,
and a word is looked up among them: making a dictionary of it takes three times as long
as reading the page.
"""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from refkit.readers.months import fold
from refkit.readers.patterns import lazy

DATA: Final = Path(__file__).parent / "data"
_WORD: Final = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MODULUS: Final = 2**64 - 59
"""The largest prime below 2**64."""


def folded_words(text: str) -> list[str]:
    """The words of a text, without case, accents, digits or punctuation.

    >>> folded_words("O’Brien, José-María (2015)")
    ['o’brien', 'jose', 'maria']
    """
    return list(_folded(text))


@lru_cache(1024)  # a page's lines are looked at from many sides
def _folded(text: str) -> tuple[str, ...]:
    if text.isascii():
        return tuple(_WORD.findall(text.lower()))
    return tuple(fold(word) for word in _WORD.findall(text))


@lru_cache(16384)
def name_weight(word: str) -> int | None:
    """How much likelier a folded word is in a name than in a text, as a logarithm
    from -9 to 9; None for a word never met.

    >>> name_weight("zhang"), name_weight("abstract")
    (6, -5)
    """
    weight = row("words.txt", word)
    return int(weight) if weight else None


def title_weight(words: Sequence[str]) -> float:
    """How much likelier folded words are in a title than beside one, from -3 to 3.

    >>> title_weight(["effects", "of", "novel", "carbon"]) > 1
    True
    >>> title_weight(["download", "citation", "pdf"]) < -1
    True
    """
    known = [weight for word in words if (weight := _title_weight(word))]
    if not known:
        return 0.0
    # A line of words never met says little, whatever its one known word says.
    mean = sum(known) / (2 * max(3, len(known), 0.6 * len(words)))
    return max(-3.0, min(3.0, mean))


@lru_cache(1024)
def is_journal(text: str) -> bool:
    """Whether a text is, word for word, the title or abbreviation of a known journal.

    >>> is_journal("Journal of hematology & oncology"), is_journal("Read more")
    (True, False)
    """
    table, wanted = _journals(), journal_key(text)
    low = bisect_left(table, wanted)
    return low < len(table) and table[low] == wanted


def journal_key(title: str) -> int:
    """The key of a title: its folded words, "and" left out, as a number below 2**64.

    The remainder by a large prime is as good as a hash where nobody looks for two titles
    that have the same, and needs no library.
    """
    words = (word for word in folded_words(title) if word not in {"and", "the"})
    number = int.from_bytes(" ".join(words).encode("utf-8", "surrogatepass"))
    return number % _MODULUS


def row(table: str, key: str) -> bytes:
    """The rest of the line that begins with a key, in a file of sorted lines; or nothing.

    >>> row("words.txt", "zhang"), row("words.txt", "zhan gxyz")
    (b'6', b'')
    """
    lines, start = _lines(table), key.encode("utf-8", "surrogatepass") + b"\t"
    at = bisect_left(lines, start)
    found = at < len(lines) and lines[at].startswith(start)
    return lines[at][len(start) :] if found else b""


@cache
def _lines(table: str) -> Sequence[bytes]:
    return (DATA / table).read_bytes().splitlines()


@lru_cache(16384)
def _title_weight(word: str) -> int:
    return int(row("title_words.txt", word) or 0)


@cache
def _journals() -> Sequence[int]:
    """The keys of all titles, as ascending numbers."""
    keys = array("Q", (DATA / "journals.bin").read_bytes())
    if sys.byteorder == "little":
        keys.byteswap()
    return keys
