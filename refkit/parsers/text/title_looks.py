"""Whether the words of a stretch look like a title by themselves."""

import re
from functools import lru_cache
from typing import Final

from refkit.parsers.text.bylines import byline_in
from refkit.parsers.text.lexicon import (
    folded_words,
    is_journal,
    name_weight,
    title_weight,
)
from refkit.parsers.text.words import (
    CHROME,
    GENRES,
    JOURNAL_WORDS,
    KIND_WORDS,
    SENTENCE,
)
from refkit.readers.patterns import lazy
from refkit.readers.scripts import count_han

_THAI: Final = lazy(r"[\u0e00-\u0e7f]")
_NO_TITLE: Final = lazy(
    r"\W*\d+\W*$|doi\b|(?:fig|table|tab)\b|pages?\s\d|(?:vol|bd|no)\.?\s?\d|pii|s\d{4}-",
    re.I,
)
"""What no title begins with."""
_IN_NO_TITLE: Final = lazy(
    r"https?:|www\.|\(c\)\s?\d|skip to|log ?in|sign (?:in|up)|\bcookies?\b"
    r"|all rights reserved|et al\.|\bdownload\b|javascript"
    r"|[{}][\"',]|\}.{0,99}\}|[{\"]\w+\"?:"
    # what a page cut short
    r"|(?:…|\.{3})(?:$|\s[·|–—-])",
    re.I,
)
# A line with none of these has none of those: to look for them takes a tenth of the time.
_HINTS: Final = (
    'http|www.|(c)|skip to|log|sign |cookie|all rights|et al.|download|javascript|{|}|"|…|...'
).split("|")
_MARKS: Final = frozenset("@©<>")


def may_be_title(text: str) -> bool:
    """Whether nothing in the words themselves says that they are no title.

    >>> may_be_title("Invented pages and their readers"), may_be_title("Skip to content")
    (True, False)
    """
    if text[0].islower() or is_no_title(text):
        return False
    words = folded_words(text)
    if count_words(text, words) < 2 or text.casefold().strip(" .:") in GENRES:
        return False
    if sum(word in CHROME for word in words) * 2 >= len(words):
        return False
    if sum(word in KIND_WORDS for word in words) * 5 >= len(words) * 4:
        return False
    return not is_journal(text)


@lru_cache(1024)  # a page's lines are looked at from many sides
def is_no_title(text: str) -> bool:
    """Whether a line has words or marks that no title has."""
    if not _MARKS.isdisjoint(text) or _NO_TITLE.match(text):
        return True
    hinted = any(map(text.lower().__contains__, _HINTS))
    return hinted and _IN_NO_TITLE.search(text) is not None


def looks(text: str, number: int) -> dict[str, float]:
    """What a stretch shows by its words alone, by the names of the weights."""
    words = folded_words(text)
    count = count_words(text, words)
    weights = [weight for word in words if (weight := name_weight(word)) is not None]
    return {
        "words": min(12.0, count),
        "words over thirty": max(0.0, count - 30),
        "line number": min(60.0, number),
        "sentence": _sentence(text, words),
        "opens like a journal": float(bool(words) and words[0] in JOURNAL_WORDS),
        "title words": title_weight(words),
        "words of names": float(bool(weights) and sum(weights) > 2 * len(weights)),
    }


def count_words(text: str, words: list[str]) -> int:
    """The number of words, guessed from the characters where no spaces part them."""
    if text.isascii():
        return len(words)
    return len(words) + count_han(text) // 2 + len(_THAI.findall(text)) // 5


def names_people(text: str) -> bool:
    """Whether a line reads as a list of people."""
    byline = byline_in(text)
    return byline is not None and byline.score >= (
        1.5 if len(byline.names) > 1 else 2.5
    )


def _sentence(text: str, words: list[str]) -> float:
    """How much a line reads like a sentence of running text."""
    loss = 0.5 * sum(word in SENTENCE for word in words[1:])
    if text.endswith((".", ":", ";", ",", "。", "।", "؛", "、")):
        loss += 0.4 if text.endswith(".") else 1.5
    if re.search(r"[a-z)]\.\s+[A-Z][a-z]", text):
        loss += 0.8
    return min(loss, 3.0)
