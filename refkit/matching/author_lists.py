"""Which of several lists of authors is the best one."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from refkit.matching.people import authors_of
from refkit.model import Name

_AND_OTHERS: Final = frozenset(("et al", "etal", "al", "others", "and others"))
_FEW: Final = 3
"""Up to so many entries, a list may hold more people than entries."""
_PART: Final = re.compile(r"[\s.-]+")


def author_ranks(votes: Mapping[Any, int]) -> dict[Any, tuple[Any, ...]]:
    """Rank lists of names; the best has the highest rank.

    The most people; not cut by "et al."; no letters lost; the most given names in full;
    not in capitals; the most names taken apart; with accents; what most have.

    >>> short, full = (Name("Wang", "L."),), (Name("Wang", "Li"),)
    >>> ranks = author_ranks({short: 2, full: 1})
    >>> ranks[full] > ranks[short]
    True
    """
    return {names: (*_rank(names), count) for names, count in votes.items()}


def _rank(names: Sequence[Name]) -> tuple[Any, ...]:
    said = [str(name) for name in names]
    people = {one for one in said if not _is_and_others(one)}
    text = " ".join(said)
    return (
        0 if _is_run_together(names) else len(people),
        len(people) == len(set(said)),
        not ("?" in text or "\ufffd" in text),
        sum(map(_is_in_full, names)),
        not text.isupper(),
        sum(name.family is not None for name in names),
        0 if text.isascii() else sum(not char.isascii() for char in text),
    )


def _is_and_others(said: str) -> bool:
    return said.casefold().replace(".", "").strip(" ,;") in _AND_OTHERS


def _is_run_together(names: Sequence[Name]) -> bool:
    """Whether several people stand in one entry."""
    if len(names) > _FEW:
        return False
    return len(authors_of(names).families) > len(names)


def _is_in_full(name: Name) -> bool:
    """Whether more than initials is known of the given names.

    >>> _is_in_full(Name("Wang", "Li")), _is_in_full(Name("Wang", "J.-L. M"))
    (True, False)
    """
    if not name.given:
        return False
    return any(len(p) > 1 and not p.isupper() for p in _PART.split(name.given))
