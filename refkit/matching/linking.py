"""Records in, clusters out: blocking, comparison, decision, gathering."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from math import inf
from typing import Final

from attrs import define, evolve, field

from refkit.matching.blocking import blocks, keyed, pairs
from refkit.matching.clustering import gather
from refkit.matching.collection import Collection, aliases, columns
from refkit.matching.comparing import Compared, compared
from refkit.matching.deciding import (
    DOUBTED,
    FOREIGN,
    MERGED,
    VERSIONS,
    Judged,
    States,
    is_certain,
    judge,
)
from refkit.matching.keys import in_journal, whole
from refkit.matching.linked import Linked, Pair
from refkit.matching.title_relation import LONG
from refkit.matching.traits import Traits

_RECURRING: Final = 3
"""Records that share a title in a journal from which on the title may be a heading."""


def link(
    records: Sequence[Traits],
    *,
    judgements: Mapping[Pair, bool],
    merge_unsure: bool = False,
    merge_versions: bool = False,
    jobs: int = 1,
) -> Linked:
    """Decide which records are one work.

    ``judgements`` holds what a person said of pairs, the lower position first.
    ``jobs`` processes share the work where the records stand on a shelf.
    """
    least = DOUBTED if merge_unsure else MERGED
    allowed = VERSIONS if merge_versions else frozenset()
    headings = columns(_recurring(records))
    own = Collection(headings, frozenset())
    known = {at for pair in judgements for at in pair}
    copies = _copies(records, own, least, known)
    found = compared(records, pairs(records, copies.keys()), jobs)
    collection = Collection(headings, aliases(_certain(records, found)))
    verdicts = _verdicts(records, found, collection, allowed)

    def barred(a: int, b: int) -> bool:
        said = judgements.get((a, b))
        if said is not None:
            return not said
        pair = verdicts.of(a, b)
        return bool(pair.bar) or pair.score < FOREIGN

    by_score = [
        (pair.score, a, b)
        for a, b, pair in verdicts.all()
        if not pair.bar and pair.score > DOUBTED and (a, b) not in judgements
    ]
    links = [pair for pair in by_score if pair[0] > least]
    links += [(inf, a, b) for (a, b), same in judgements.items() if same]
    first = gather(len(records), links, barred)
    settled = {(first[a], first[b]) for (a, b), same in judgements.items() if not same}
    settled |= {(b, a) for a, b in settled}
    apart = [
        (score, a, b)
        for score, a, b in by_score
        if first[a] != first[b] and (first[a], first[b]) not in settled
    ]
    joined = [pair for pair in links if first[pair[1]] == first[pair[2]]]
    for copy, (score, original) in copies.items():
        first[copy] = first[original]
        joined.append((score, original, copy))
    related = [
        (a, b)
        for a, b, pair in verdicts.all()
        if pair.bar and pair.score > MERGED and first[a] != first[b]
    ]
    return Linked(first, joined, sorted(apart, reverse=True), related, collection)


def _recurring(records: Sequence[Traits]) -> Iterator[Traits]:
    """The records that have a title in common with others of their journal."""
    found: set[int] = set()
    for block in blocks(records, in_journal):
        if len(block) >= _RECURRING:
            found.update(block)
    return (records[at] for at in sorted(found))


def _copies(
    records: Sequence[Traits], collection: Collection, least: float, known: Set[int]
) -> dict[int, tuple[float, int]]:
    """Records that say the very same as an earlier one, and are the same for it.

    Of two that say "Editorial" and no more nobody knows: those stay, as do records
    that a person has judged.
    """
    found: dict[int, tuple[float, int]] = {}
    for original, *others in blocks(records, whole, known):
        record = records[original]
        judged = judge(record, record, collection)
        if not judged.bar and judged.score > least:
            found.update((copy, (judged.score, original)) for copy in others)
    return found


def _certain(
    records: Sequence[Traits], found: Compared
) -> Iterator[tuple[Traits, Traits]]:
    certain = [is_certain(states) for states in found.states]
    for pair, which in zip(found.pairs, found.which, strict=True):
        if certain[which]:
            a, b = divmod(pair, len(records))
            yield records[a], records[b]


@define
class _Verdicts:
    """What is judged of pairs, those that were compared and others on demand."""

    records: Sequence[Traits]
    pairs: Sequence[int]
    judged: list[Judged]
    collection: Collection
    allowed: Set[str]
    others: dict[Pair, Judged] = field(factory=dict)

    def all(self) -> Iterator[tuple[int, int, Judged]]:
        count = len(self.records)
        for pair, judged in zip(self.pairs, self.judged, strict=True):
            yield *divmod(pair, count), judged
        for (a, b), judged in self.others.items():
            yield a, b, judged

    def of(self, a: int, b: int) -> Judged:
        pair = a * len(self.records) + b
        at = bisect_left(self.pairs, pair)
        if at < len(self.pairs) and self.pairs[at] == pair:
            return self.judged[at]
        if (a, b) not in self.others:
            one, other = self.records[a], self.records[b]
            self.others[a, b] = _judged(one, other, self.collection, self.allowed)
        return self.others[a, b]


def _verdicts(
    records: Sequence[Traits],
    found: Compared,
    collection: Collection,
    allowed: Set[str],
) -> _Verdicts:
    """Judge all pairs; those with equal states at once, unless the collection matters."""
    headed, renamed = _touched(records, collection)
    plain: dict[int, Judged] = {}
    judged = []
    for pair, which in zip(found.pairs, found.which, strict=True):
        a, b = divmod(pair, len(records))
        states = found.states[which]
        matters = a in headed or b in headed or (a in renamed and b in renamed)
        verdict = None if matters else plain.get(which)
        if verdict is None:
            verdict = _judged(records[a], records[b], collection, allowed, states)
            if not matters:
                plain[which] = verdict
        judged.append(verdict)
    return _Verdicts(records, found.pairs, judged, collection, allowed)


def _touched(
    records: Sequence[Traits], collection: Collection
) -> tuple[set[int], set[int]]:
    """The records that the collection tells something about.

    Those whose title, or the first part of it, is the heading of a column, and those
    whose journal has another name.
    """
    names = {name for both in collection.aliases for name in both}
    likely: set[int] = set()
    renamed: set[int] = set()
    for at, key in keyed(records, in_journal):
        if isinstance(key, str):
            title, _, venue = key.partition(" ")
            if title in collection.columns or len(title) < LONG:
                likely.add(at)
            if venue in names:
                renamed.add(at)
    return {at for at in likely if _is_headed(records[at], collection)}, renamed


def _is_headed(record: Traits, collection: Collection) -> bool:
    return collection.is_column(record) or collection.begins_as_column(record)


def _judged(
    one: Traits,
    other: Traits,
    collection: Collection,
    allowed: Set[str],
    said: States | None = None,
) -> Judged:
    judged = judge(one, other, collection, said)
    return evolve(judged, bar="") if judged.bar in allowed else judged
