"""The words that a work is found by, and those of a reference to look for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from refkit.matching.folding import fold, words
from refkit.matching.reference_string import typed_of
from refkit.model import Reference

_MOST_PEOPLE: Final = 30
_MOST: Final = 400
"""Words of a work; what has more is no title."""
_LONGEST: Final = 40
_IDLE: Final = frozenset(
    "the of and in for on to with from by an at its as is der die das und von des et de"
    " la le les du en el los las del".split()
)
"""Words of so many works that looking for them finds nothing."""
_PIECE: Final = re.compile(r"[^\W_]{1,40}")
_PLAIN: Final = re.compile(r"[a-z0-9]+")
_NEAR: Final = 3
"""How many numbers after a volume its first page may stand."""
_TITLES: Final = ("title", "subtitle", "original-title", "container-title")
_DATES: Final = ("published-print", "published-online", "published", "issued")


def words_of(work: Mapping[str, Any]) -> list[str]:
    """The words of a message of Crossref's, each once.

    >>> words_of({"title": ["The β-Cell"], "volume": "21", "page": "0252-6"})
    ['beta', 'cell', '21', '252', '21x252']
    """
    texts = [text for key in _TITLES if key in work for text in _texts(work[key])]
    people = work.get("author") or work.get("editor")
    texts += [
        name
        for person in (people[:_MOST_PEOPLE] if isinstance(people, list) else ())
        if isinstance(person, dict)
        and isinstance(name := person.get("family") or person.get("name"), str)
    ]
    volume = _texts(work.get("volume"))[:1]
    pages = (_texts(work.get("page")) or _texts(work.get("article-number")))[:1]
    years = [year for key in _DATES if key in work and (year := _year(work[key]))]
    return _tokens(texts, "".join(volume), "".join(pages), years)


def words_to_find(known: Reference | str) -> list[str]:
    """The words of a reference, or of a reference string as typed, each once.

    Which of its numbers are volume and page a string does not say, so all pairs of
    numbers that stand near to each other are among them.

    >>> words_to_find("Galton, Nature 21 (1880) 252")[-3:]
    ['21x1880', '21x252', '1880x252']
    """
    if isinstance(known, str):
        found = [_bare(word) for word in typed_of(known).words]
        numbers = [word for word in found if word[0].isdecimal()]
        pairs = (
            f"{number}x{other}"
            for at, number in enumerate(numbers[:_MOST])
            for other in numbers[at + 1 : at + 1 + _NEAR]
        )
        told = (piece for word in found for piece in _cut(word))
        return list(dict.fromkeys((*told, *pairs)))[:_MOST]
    people = known.author or known.editor
    names = (name.family or name.literal or "" for name in people[:_MOST_PEOPLE])
    texts = [known.title or "", known.container_title or "", *names]
    years = [str(known.year)] if known.year else []
    return _tokens(texts, known.volume or "", known.page or "", years)


def _tokens(
    texts: Sequence[str], volume: str, page: str, years: Sequence[str]
) -> list[str]:
    found = _words(fold(" ".join(texts)))
    found += years
    volume, page = _first(volume), _first(page)
    found += filter(None, (volume, page))
    if volume and page:
        found.append(f"{volume}x{page}")
    return list(dict.fromkeys(found))[:_MOST]


def _words(folded: str) -> list[str]:
    """The words of a folded text that are worth looking for."""
    if folded.isascii():
        return [
            word if word[0] != "0" else _bare(word)
            for word in _PLAIN.findall(folded)
            if (1 < len(word) <= _LONGEST and word not in _IDLE) or word.isdecimal()
        ]
    return [piece for word in words(folded) for piece in _cut(_bare(word))]


def _first(text: str) -> str:
    found = _PIECE.search(text.lower() if text.isascii() else fold(text))
    return _bare(found[0]) if found else ""


def _bare(word: str) -> str:
    """A number without the zeros before it."""
    return (word.lstrip("0") or "0") if word[0] == "0" else word


def _cut(word: str) -> Iterator[str]:
    """A word that is worth looking for; writing without spaces in pairs of letters."""
    if not word.isascii():
        yield from (word[at : at + 2] for at in range(max(1, len(word) - 1)))
    elif (1 < len(word) <= _LONGEST and word not in _IDLE) or word.isdecimal():
        yield word


def _texts(said: Any) -> list[str]:
    if isinstance(said, list):
        return [each for each in said if isinstance(each, str)]
    return [said] if isinstance(said, str) else []


def _year(said: Any) -> str:
    try:
        year = said["date-parts"][0][0]
    except (KeyError, IndexError, TypeError):
        return ""
    return str(year) if type(year) is int else ""
