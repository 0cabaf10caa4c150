"""What of a work the index keeps."""

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import frozen

from refkit.index.notation import line_of, load
from refkit.index.tokens import words_of
from refkit.matching.candidates import NEVER_CITED
from refkit.plugins import Work

SHELF: Final = 16
"""Works that are compressed together: alone, each would take twice the room."""
_PACKING: Final = 2
"""How hard zlib tries: at 6 works take a tenth less room, and twice the time."""
_KEPT: Final = frozenset(
    "DOI type subtype title subtitle original-title author editor translator chair"
    " container-title short-container-title volume issue page article-number published"
    " published-print published-online issued posted approved publisher"
    " publisher-location ISSN issn-type ISBN isbn-type event institution degree"
    " edition-number language group-title relation update-to updated-by".split()
)
_PEOPLE: Final = ("author", "editor", "translator", "chair")
_KEPT_OF_PEOPLE: Final = frozenset("given family suffix name ORCID sequence".split())
_LONGEST: Final = 1 << 20
"""Bytes of a work as it is kept; no true one has so many."""


@frozen
class Shelf:
    """Some works, as they are stored."""

    works: tuple[tuple[str, str], ...]
    """Of each its DOI and its words; no words if no reference can mean it."""
    body: bytes


def shelved(works: Iterable[Any], rejected: Counter[str]) -> Iterator[Shelf]:
    """Put works on shelves; what is no work is counted among the rejected."""
    kept: list[tuple[str, str]] = []
    lines: list[bytes] = []
    for work in works:
        doi = doi_in(work)
        kind = work.get("type", "") if doi else None
        line = line_of(slimmed(work)) if isinstance(kind, str) else b""
        if not 0 < len(line) <= _LONGEST:
            rejected["not a work with a DOI"] += 1
            continue
        kept.append((doi, "" if kind in NEVER_CITED else " ".join(words_of(work))))
        lines.append(line)
        if len(lines) == SHELF:
            yield _shelf(kept, lines)
            kept, lines = [], []
    if lines:
        yield _shelf(kept, lines)


def taken(body: bytes, places: Sequence[int]) -> list[Work]:
    """The works that stand in certain places of a shelf."""
    lines = zlib.decompress(body).split(b"\n")
    return [load(lines[place]) for place in places]


def doi_in(work: Any) -> str:
    """The DOI of a work in lower case; empty if it has none."""
    doi = work.get("DOI") if isinstance(work, dict) else None
    return doi.strip().lower() if isinstance(doi, str) else ""


def slimmed(work: Mapping[str, Any]) -> dict[str, Any]:
    """A work without what no reference takes from it.

    >>> slimmed({"DOI": "10.5555/x", "reference": [{"key": "1"}]})
    {'DOI': '10.5555/x'}
    """
    kept = {key: said for key, said in work.items() if key in _KEPT}
    for role in _PEOPLE:
        if isinstance(people := kept.get(role), list):
            kept[role] = [
                {key: said for key, said in person.items() if key in _KEPT_OF_PEOPLE}
                for person in people
                if isinstance(person, dict)
            ]
    return kept


def _shelf(kept: list[tuple[str, str]], lines: list[bytes]) -> Shelf:
    return Shelf(tuple(kept), zlib.compress(b"\n".join(lines), _PACKING))
