"""Which records are worth comparing: those that share a key."""

from array import array
from collections.abc import Callable, Container, Iterator, Sequence, Set
from functools import partial
from itertools import chain, combinations, groupby
from typing import Final, NamedTuple

from refkit.matching.keys import (
    ALONE,
    AUTHOR,
    MEETING,
    PAGE,
    PLACED,
    SURE,
    VOLUME,
    YEAR,
    Family,
    Key,
    sketch,
    stamp,
)
from refkit.matching.shelf import Shelf
from refkit.matching.traits import Traits
from refkit.processes import spread

LARGEST: Final = 60
"""Records in a block up to which all pairs are compared."""
_SMALLER: Final = 16
"""The same, where records share what many works share by chance."""
_WINDOW: Final = 10
"""In a larger block each record is compared with so many that follow it."""

_YEARS: Final = 2
"""Years that two editions of one work, or a slip, may lie apart."""


def pairs(
    records: Sequence[Traits], spared: Set[int] = frozenset(), jobs: int = 1
) -> "array[int]":
    """Return the pairs of records that share a key, in order, each as one number.

    A pair is ``lower * len(records) + higher``. ``spared`` are the records that need
    no comparison.
    """
    work = partial(_met, records, _marks(records), spared)
    if isinstance(records, Shelf) and jobs > 1:
        done = spread(work, ((each, False) for each in range(len(MEETING))), jobs)
    else:
        done = map(work, range(len(MEETING)))
    ordered = sorted(chain.from_iterable(done))
    return array("Q", (pair for pair, _ in groupby(ordered)))


def _met(
    records: Sequence[Traits], marks: "_Marks", spared: Container[int], which: int
) -> "array[int]":
    """The pairs that share a key of one family, and not by mere chance."""
    family = MEETING[which]
    count = len(records)
    largest = LARGEST if family in SURE else _SMALLER
    are_likely = _likely(marks, family)
    found = []
    for block in set(map(tuple, blocks(records, family, spared))):
        pairs_of = _all_pairs if len(block) <= largest else _neighbours
        found += [a * count + b for a, b in pairs_of(block, marks) if are_likely(a, b)]
    found.sort()
    return array("Q", found)


class _Marks(NamedTuple):
    """What is known at a glance of each record."""

    sketches: Sequence[int]
    stamps: Sequence[int]


def _marks(records: Sequence[Traits]) -> _Marks:
    if isinstance(records, Shelf):
        return _Marks(records.sketches, records.stamps)
    return _Marks(array("Q", map(sketch, records)), array("Q", map(stamp, records)))


def _likely(marks: _Marks, family: Family) -> Callable[[int, int], bool]:
    """Tell whether two records that share a key of a family may do so for a reason.

    In a large library most of those that meet do so by chance.
    """
    if family in ALONE:
        return lambda _, __: True
    sketches, stamps = marks
    is_placed = family in PLACED

    def are_likely(a: int, b: int) -> bool:
        if _are_alike(sketches[a], sketches[b]):
            return _have_common(stamps[a], stamps[b])
        return is_placed and _are_placed(stamps[a], stamps[b])

    return are_likely


def _are_alike(one: int, other: int) -> bool:
    """Whether two titles share two thirds of their words, as far as that shows."""
    least = min(one.bit_count(), other.bit_count())
    return 3 * (one & other).bit_count() >= 2 * least


def _have_common(one: int, other: int) -> bool:
    """Whether two stamps have something in common, or may have where one is silent."""
    differ = one ^ other
    if one & AUTHOR and not differ & AUTHOR:
        return True
    if one & VOLUME and not differ & VOLUME:
        return True
    if one & PAGE and not differ & PAGE:
        return True
    if _is_whole(one) and _is_whole(other):
        return False
    years = one >> YEAR, other >> YEAR
    return not all(years) or abs(years[0] - years[1]) <= _YEARS


def _is_whole(stamp: int) -> bool:
    return bool(stamp & AUTHOR and stamp & VOLUME and stamp & PAGE)


def _are_placed(one: int, other: int) -> bool:
    """Whether two stamps that share a page are of one author and one place."""
    differ = one ^ other
    if not (one & AUTHOR and other & AUTHOR):
        return not differ & VOLUME
    return not differ & AUTHOR and not (differ & VOLUME and differ >> YEAR)


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


def _all_pairs(block: Sequence[int], _: _Marks) -> Iterator[tuple[int, int]]:
    return combinations(dict.fromkeys(block), 2)


def _neighbours(block: Sequence[int], marks: _Marks) -> Iterator[tuple[int, int]]:
    """Each record with those beside it, where the most alike stand side by side."""

    def order(at: int) -> tuple[int, ...]:
        stamp = marks.stamps[at]
        return marks.sketches[at], stamp & AUTHOR, stamp >> YEAR, stamp, at

    ordered = sorted(set(block), key=order)
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + _WINDOW]:
            yield (one, other) if one < other else (other, one)
