"""The words that a work is found by, and those of a reference to look for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from attrs import frozen

from refkit.matching.folding import fold, words
from refkit.matching.reference_string import typed_of
from refkit.model import Reference

_MOST_PEOPLE: Final = 30
_MOST: Final = 400
"""Words of a work; what has more is no title."""
_PIECE: Final = re.compile(r"[^\W_]{1,40}")
_NEAR: Final = 3
"""How many numbers after a volume its first page may stand."""
_DATES: Final = ("published-print", "published-online", "published", "issued")


@frozen
class _Said:
    """What is known of a work."""

    texts: str
    volume: str
    page: str
    years: tuple[str, ...]


def words_of(work: Mapping[str, Any]) -> list[str]:
    """The words of a message of Crossref's, each once.

    >>> words_of({"title": ["The β-Cell"], "volume": "21", "page": "0252-6"})
    ['the', 'beta', 'cell', '21', '252', '21x252']
    """
    people = work.get("author") or work.get("editor")
    named = (
        text
        for person in (people if isinstance(people, list) else [])[:_MOST_PEOPLE]
        if isinstance(person, dict)
        for key in ("family", "name")
        for text in _texts(person.get(key))
    )
    keys = ("title", "subtitle", "original-title", "container-title")
    titles = (text for key in keys for text in _texts(work.get(key)))
    pages = [*_texts(work.get("page")), *_texts(work.get("article-number"))]
    volume = next(iter(_texts(work.get("volume"))), "")
    years = dict.fromkeys(filter(None, (_year(work.get(key)) for key in _DATES)))
    texts = " ".join((*titles, *named))
    return _tokens(_Said(texts, volume, next(iter(pages), ""), tuple(years)))


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
        return _once((*_cut(found), *pairs))
    people = known.author or known.editor
    names = (name.family or name.literal or "" for name in people[:_MOST_PEOPLE])
    texts = " ".join((known.title or "", known.container_title or "", *names))
    years = (str(known.year),) if known.year else ()
    return _tokens(_Said(texts, known.volume or "", known.page or "", years))


def _tokens(said: _Said) -> list[str]:
    volume, page = (_first(said.volume), _first(said.page))
    pair = (f"{volume}x{page}",) if volume and page else ()
    told = _cut(map(_bare, words(fold(said.texts))))
    return _once((*told, *said.years, *filter(None, (volume, page)), *pair))


def _first(text: str) -> str:
    found = _PIECE.search(fold(text))
    return _bare(found[0]) if found else ""


def _bare(word: str) -> str:
    """A number without the zeros before it."""
    return (word.lstrip("0") or "0") if word[0] == "0" else word


def _cut(found: Iterable[str]) -> Iterator[str]:
    """Words that are worth looking for; writing without spaces in pairs of letters."""
    for word in found:
        if word.isascii():
            if 1 < len(word) <= 40 or word.isdecimal():
                yield word
        else:
            yield from (word[at : at + 2] for at in range(max(1, len(word) - 1)))


def _once(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))[:_MOST]


def _texts(said: Any) -> list[str]:
    if isinstance(said, str):
        return [said]
    return (
        [each for each in said if isinstance(each, str)]
        if isinstance(said, list)
        else []
    )


def _year(said: Any) -> str:
    try:
        year = said["date-parts"][0][0]
    except (KeyError, IndexError, TypeError):
        return ""
    return str(year) if type(year) is int else ""
