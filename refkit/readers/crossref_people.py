"""Authors and editors as publishers deposit them with Crossref, one object a person.

Or not: old ones hold a whole name in ``family``, or several people's.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import evolve

from refkit.model import Name
from refkit.readers.crossref_texts import texts_of
from refkit.readers.name_lists import split_names
from refkit.readers.name_order import is_given
from refkit.readers.name_words import SUFFIXES
from refkit.readers.names import is_group, read_name

SURE: Final = 0.95
POOR: Final = 0.8
"""How far to trust a list of names, and one with names that a page may know better."""

_ADDRESS: Final = re.compile(
    r"\b(?:Universit|Facult|Departa?ment|Hospital|Ph\.? ?D\b|M\.?Sc\b|Professor|Wydział)",
    re.I,
)
_INITIALS: Final = 3
"""Letters in capitals up to which they may be initials."""


def people_of(said: Any) -> list[tuple[Name, Mapping[str, Any]]]:
    """The names in a list of people, each with the object that it comes from.

    >>> [str(name) for name, _ in people_of([{"family": "Ann Reeve, Tomás Ibarra"}])]
    ['Ann Reeve', 'Tomás Ibarra']
    """
    listed = said if isinstance(said, list) else []
    people = [one for one in listed if isinstance(one, dict)]
    persons = any(person.get("family") for person in people)
    return [
        (name, person)
        for person in people
        if not (persons and _is_address(person))
        for name in _names(person)
    ]


def _is_address(person: Mapping[str, Any]) -> bool:
    """Whether it is where an author works that stands among the authors."""
    name = person.get("name")
    if not isinstance(name, str) or person.get("family"):
        return False
    return "," in name and _ADDRESS.search(name) is not None


def trust_in(people: list[tuple[Name, Mapping[str, Any]]]) -> float:
    """How far to trust a list of names, which stands or falls as a whole."""
    return POOR if any(_is_poor(person) for _, person in people) else SURE


def _names(person: Mapping[str, Any]) -> Iterator[Name]:
    family, given, suffix, literal = (
        next(iter(texts_of(person.get(part))), None)
        for part in ("family", "given", "suffix", "name")
    )
    if family and (given or suffix):
        yield _named(family, given, suffix)
    elif family:
        yield from _spelled_out(family)
    elif given and not literal and " " in given:
        yield from _spelled_out(given)
    elif alone := literal or given:
        yield Name(literal=alone)


def _named(family: str, given: str | None, suffix: str | None) -> Name:
    """A name whose parts are told apart, perhaps but for the suffix.

    >>> _named("McAdams, III", "Louis", None).inverted, _named("REEVE", "Ann", None).inverted
    ('McAdams, Louis, III', 'Reeve, Ann')
    """
    head, comma, tail = family.rpartition(",")
    if comma and head.strip() and tail.strip().lower() in SUFFIXES:
        family, suffix = head.strip(), suffix or tail.strip()
    if _is_loud(family) and not is_group(family):
        family = " ".join(_recased(word) for word in family.split())
        given = given and " ".join(_recased_given(word) for word in given.split())
    return Name(family, given, suffix=suffix)


def _recased(word: str) -> str:
    return (_read(word).family or word) if len(word) > 1 else word


def _recased_given(word: str) -> str:
    """A given name in capitals as it is written; initials stay.

    >>> [_recased_given(word) for word in ("JEAN-LUC", "ANN", "JPH", "B.YU.", "S.")]
    ['Jean-Luc', 'Ann', 'JPH', 'B.YU.', 'S.']
    """
    is_name = len(word) > _INITIALS or is_given(word)
    if not word.isupper() or "." in word or not is_name:
        return word
    return "-".join(part.capitalize() for part in word.split("-"))


def _quiet(name: Name) -> Name:
    """A name that was read, its given names in small letters."""
    given = name.given and " ".join(map(_recased_given, name.given.split()))
    return evolve(name, given=given)


def _spelled_out(text: str) -> Iterator[Name]:
    """The names of one person or more that stand where a family name should."""
    if " " not in text:
        yield _named(text, None, None)
        return
    if text.startswith("The "):
        yield Name(literal=text)
        return
    spans = split_names(text)
    pieces = [text[span.start : span.end] for span in spans]
    names = [_quiet(_read(piece)) for piece in pieces]
    if len(names) > 1:  # "Ed" after a list of people is no one
        names = [name for name in names if name.given or name.literal]
    yield from names or [Name(family=text)]


def _read(text: str) -> Name:
    try:
        return read_name(text)
    except ValueError:
        return Name(family=text)


def _is_loud(text: str) -> bool:
    return text.isupper() and len(text) > 3


def _is_poor(person: Mapping[str, Any]) -> bool:
    """Whether a page is likely to know better: initials, capitals, one lump."""
    family, given, literal = (
        next(iter(texts_of(person.get(part))), "")
        for part in ("family", "given", "name")
    )
    if not family:
        return "," in literal or " " in given  # an affiliation, or one lump
    lump = not given and " " in family
    return lump or _is_loud(family) or given.isupper()
