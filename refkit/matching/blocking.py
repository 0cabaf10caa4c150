"""Which records are worth comparing: those that share a key."""

from array import array
from collections.abc import Container, Iterator, Sequence
from typing import Final

from refkit.matching.keys import MEETING, SURE, UNTITLED, Family, Key, sketch
from refkit.matching.shelf import Shelf
from refkit.matching.traits import Traits

LARGEST: Final = 60
"""Records in a block up to which all pairs are compared."""
_SMALLER: Final = 16
"""The same, where records share what many works share by chance."""
_WINDOW: Final = 10
"""In a larger block each record is compared with so many that follow it."""


def pairs(records: Sequence[Traits], spared: Container[int] = ()) -> "array[int]":
    """Return the pairs of records that share a key, in order, each as one number.

    A pair is ``lower * len(records) + higher``. ``spared`` are the records that need
    no comparison.
    """
    count = len(records)
    sketches = _sketches(records)
    found: set[int] = set()
    for family in MEETING:
        largest = LARGEST if family in SURE else _SMALLER
        for block in blocks(records, family, spared):
            pairs_of = _all_pairs if len(block) <= largest else _neighbours
            met = pairs_of(block, records)
            if family not in UNTITLED:
                met = (at for at in met if _are_alike(sketches[at[0]], sketches[at[1]]))
            found.update(a * count + b for a, b in met)
    return array("Q", sorted(found))


def _sketches(records: Sequence[Traits]) -> Sequence[int]:
    if isinstance(records, Shelf):
        return records.sketches
    return [sketch(record) for record in records]


def _are_alike(one: int, other: int) -> bool:
    """Whether two titles share two thirds of their words, as far as that shows."""
    least = min(one.bit_count(), other.bit_count())
    return 3 * (one & other).bit_count() >= 2 * least


def blocks(
    records: Sequence[Traits], family: Family, spared: Container[int] = ()
) -> Iterator[list[int]]:
    """The positions of records that share a key of one family, two at least."""
    first: dict[Key, int] = {}
    more: dict[Key, list[int]] = {}
    for at, key in keyed(records, family):
        if at in spared:
            continue
        before = first.setdefault(key, at)
        if before != at:
            more.setdefault(key, [before]).append(at)
    yield from more.values()


def keyed(records: Sequence[Traits], family: Family) -> Iterator[tuple[int, Key]]:
    if isinstance(records, Shelf):
        return records.keys(family)
    return ((at, key) for at, record in enumerate(records) for key in family(record))


def _all_pairs(block: list[int], _: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    for at, one in enumerate(block):
        for other in block[at + 1 :]:
            if one != other:
                yield one, other


def _neighbours(
    block: list[int], records: Sequence[Traits]
) -> Iterator[tuple[int, int]]:
    ordered = sorted(set(block), key=lambda at: (*_order(records[at]), at))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + _WINDOW]:
            yield (one, other) if one < other else (other, one)


def _order(record: Traits) -> tuple[str, ...]:
    """So that those records stand side by side that are most alike."""
    return (
        record.title.squeezed,
        record.authors.families[0] if record.authors.families else "",
        str(record.year),
        record.volume,
        *record.pages,
    )
