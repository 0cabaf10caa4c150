"""Pairs of records compared, in one process or in several."""

from array import array
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from attrs import define

from refkit.matching.deciding import States
from refkit.matching.evidence import compare
from refkit.matching.shelf import Shelf
from refkit.matching.traits import Traits
from refkit.processes import spread

_CHUNK: Final = 10_000
"""Pairs that a process compares in one go."""


@define
class Compared:
    """How the records of each pair relate; few states are those of many pairs."""

    pairs: "array[int]"
    """The lower position times the number of records, plus the higher, in order."""
    states: list[States]
    which: "array[int]"
    """For each pair the place of its states among ``states``."""


def compared(records: Sequence[Traits], pairs: "array[int]", jobs: int = 1) -> Compared:
    """Compare the records of each pair."""
    chunks = (pairs[at : at + _CHUNK] for at in range(0, len(pairs), _CHUNK))
    work = partial(_chunk, records)
    if isinstance(records, Shelf) and jobs > 1:
        done = spread(work, ((chunk, False) for chunk in chunks), jobs)
    else:
        done = map(work, chunks)
    found: dict[States, int] = {}
    which = array("I")
    for states, places in done:
        known = [found.setdefault(each, len(found)) for each in states]
        which.extend(known[place] for place in places)
    return Compared(pairs, list(found), which)


def _chunk(
    records: Sequence[Traits], pairs: "array[int]"
) -> tuple[list[States], "array[int]"]:
    found: dict[States, int] = {}
    return_states = array("I")
    for one, other in _couples(records, pairs):
        return_states.append(found.setdefault(compare(one, other), len(found)))
    return list(found), return_states


def _couples(
    records: Sequence[Traits], pairs: "array[int]"
) -> Iterator[tuple[Traits, Traits]]:
    last, one = -1, None
    for pair in pairs:
        a, b = divmod(pair, len(records))
        if a != last or one is None:
            last, one = a, records[a]
        yield one, records[b]
