"""Citation keys by a pattern of one's own: ``{auth}{year}{title1}``.

The words are those of Better BibTeX as far as people use them.
https://retorque.re/zotero-better-bibtex/citing/
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

from refkit.errors import RefkitError
from refkit.formats.keys import keys_made, letters, telling_words
from refkit.model import Name, Reference, evolved
from refkit.readers.patterns import lazy

_PIECE: Final = lazy(r"\{([A-Za-z]+)(\d{0,2})((?::[A-Za-z0-9]+)*)\}|([^{}]+)|([{}])")


def with_keys(references: Iterable[Reference], pattern: str) -> list[Reference]:
    """Give a key to each reference that has none, or one that nobody could cite it by.

    Equal keys are told apart by a, b, c, whatever their case; the same references get
    the same keys each time. A pattern that cannot be read is a ``RefkitError``.

    >>> from refkit.model import PartialDate
    >>> names = [Name("Žižek", "Slavoj"), Name("Butler", "Judith")]
    >>> book = Reference(author=names, title="The Sublime", issued=PartialDate(1989))
    >>> [ref.citation_key for ref in with_keys([book] * 2, "{auth:cap}_{year}-{title1:3}")]
    ['Zizek_1989-sub', 'Zizek_1989-suba']
    """
    references = list(references)
    keys = keys_made(references, _maker(pattern))
    return [
        ref if ref.citation_key == key else evolved(ref, citation_key=key)
        for ref, key in zip(references, keys, strict=True)
    ]


def _maker(pattern: str) -> Callable[[Reference], str]:
    pieces = [_piece(match, pattern) for match in _PIECE.finditer(pattern)]

    def make(reference: Reference) -> str:
        return "".join(piece(reference) for piece in pieces)

    return make


def _piece(match: re.Match[str], pattern: str) -> Callable[[Reference], str]:
    """What one piece of a pattern makes of a reference."""
    name, count, changes, literal, brace = match.groups()
    if brace or (name and name.lower() not in _WORDS):
        known = ", ".join(f"{{{word}}}" for word in _WORDS)
        raise RefkitError(
            f"no key pattern: {match[0]!r} at {match.start() + 1} in {pattern!r}"
            f" (known: {known})"
        )
    if literal:
        return lambda _: literal
    words_of = _WORDS[name.lower()]
    limit = int(count) if count else None
    where = f"{match.start() + 1} in {pattern!r}"
    apply = [_change(change, where) for change in changes.split(":")[1:]]
    if name[0].isupper():
        apply.append(_capitalized)

    def make(reference: Reference) -> str:
        words = list(islice(words_of(reference), limit))
        for change in apply:
            words = [change(word) for word in words]
        return "".join(words)

    return make


def _change(change: str, where: str) -> Callable[[str], str]:
    if change.isdecimal():
        return lambda word: word[: int(change)]
    if change not in _CHANGES:
        known = ", ".join((*_CHANGES, "a number of letters"))
        raise RefkitError(f"no key pattern: {change!r} at {where} (known: {known})")
    return _CHANGES[change]


def _capitalized(word: str) -> str:
    return word[:1].upper() + word[1:]


_CHANGES: Final[Mapping[str, Callable[[str], str]]] = {
    "upper": str.upper,
    "lower": str.lower,
    "cap": _capitalized,
}


def _families(reference: Reference) -> Sequence[str]:
    names = reference.author or reference.editor
    return [word for name in names if (word := letters(_family(name)))]


def _family(name: Name) -> str:
    return name.family or name.literal or ""


def _first_author(reference: Reference) -> Sequence[str]:
    return _families(reference)[:1] or ["anon"]


def _and_others(reference: Reference) -> Sequence[str]:
    families = _families(reference)
    return families if len(families) < 3 else [families[0], "etal"]


def _title(reference: Reference) -> Iterable[str]:
    return telling_words(reference.title or reference.container_title or "")


def _year(reference: Reference) -> Sequence[str]:
    return [str(reference.year)] if reference.year else []


def _text(name: str) -> Callable[[Reference], Sequence[str]]:
    return lambda reference: [letters(getattr(reference, name) or "")]


def _initials_of_journal(reference: Reference) -> Sequence[str]:
    return ["".join(word[0] for word in telling_words(reference.container_title or ""))]


_WORDS: Final[Mapping[str, Callable[[Reference], Iterable[str]]]] = {
    "auth": _first_author,
    "authors": _families,
    "authetal": _and_others,
    "year": _year,
    "shortyear": lambda reference: [year[-2:] for year in _year(reference)],
    "title": _title,
    "shorttitle": lambda reference: islice(_title(reference), 3),
    "journal": _text("container_title"),
    "journalinitials": _initials_of_journal,
    "volume": _text("volume"),
    "issue": _text("issue"),
    "page": lambda reference: [letters((reference.page or "").partition("-")[0])],
    "type": _text("type"),
}
"""The words of a pattern; behind each, a number says how many of its words to take."""
