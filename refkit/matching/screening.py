"""A glance at a few references that may spare comparing them.

Comparing loads what is more than a small bibliography costs to write.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from attrs import frozen

from refkit.model import Reference

_FEW: Final = 10
"""Among more references two are nearly always alike enough to be compared."""
_LETTERS: Final = re.compile("[a-z0-9]+")
_DIGITS: Final = re.compile("[0-9]+")
_GRAM: Final = 4
_ENOUGH: Final = 12
"""Letters of a title by which it can be told from another."""
_ALIKE: Final = 0.25
"""What two titles share, of the shorter one, if they may be one."""


@frozen
class _Look:
    grams: frozenset[str]
    """All runs of four letters in the title."""
    marks: frozenset[str]
    """Identifiers and pages: what two copies share if not their title."""


def all_differ(references: Sequence[Reference]) -> bool:
    """Whether references are so few and so unlike that none need be compared.

    >>> all_differ([Reference(title=t) for t in ("On the Oaks of Kent", "Diseases of elms")])
    True
    >>> all_differ([Reference(title="On the Oaks of Kent", volume=v) for v in "12"])
    False
    """
    if len(references) < 2:
        return True
    if len(references) > _FEW:
        return False
    looks = []
    for reference in references:
        look = _look(reference)
        if look is None:
            return False
        looks.append(look)
    return not any(_are_alike(one, other) for one, other in combinations(looks, 2))


def _look(reference: Reference) -> _Look | None:
    """What is seen of a reference at a glance; None if that is too little."""
    letters = _letters(reference.title)
    if len(letters) < _ENOUGH or "[" in (reference.title or ""):  # two titles in one
        return None
    starts = range(len(letters) - _GRAM + 1)
    return _Look(
        frozenset(letters[at : at + _GRAM] for at in starts),
        frozenset(filter(None, _marks(reference))),
    )


def _marks(reference: Reference) -> Iterable[str]:
    for value in (reference.doi, reference.pmid, reference.pmcid, reference.arxiv):
        yield _letters(value)
    pages = _DIGITS.findall(reference.page or "")
    yield from (page.lstrip("0") for page in pages or [_letters(reference.page)])


def _letters(text: str | None) -> str:
    return "".join(_LETTERS.findall((text or "").lower()))


def _are_alike(one: _Look, other: _Look) -> bool:
    if one.marks & other.marks:
        return True
    shared = len(one.grams & other.grams)
    return shared >= _ALIKE * min(len(one.grams), len(other.grams))
