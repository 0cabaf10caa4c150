"""Records in, clusters out: blocking, comparison, decision, gathering."""

from collections.abc import Mapping, Sequence, Set
from math import inf

from attrs import evolve

from refkit.matching.blocking import pairs
from refkit.matching.clustering import gather
from refkit.matching.collection import Collection
from refkit.matching.deciding import (
    DOUBTED,
    FOREIGN,
    MERGED,
    VERSIONS,
    Judged,
    States,
    collection_of,
    judge,
)
from refkit.matching.evidence import compare
from refkit.matching.linked import Linked, Pair
from refkit.matching.traits import Traits


def link(
    records: Sequence[Traits],
    *,
    judgements: Mapping[Pair, bool],
    merge_unsure: bool = False,
    merge_versions: bool = False,
) -> Linked:
    """Decide which records are one work.

    ``judgements`` holds what a person said of pairs, the lower position first.
    """
    compared = [(a, b, compare(records[a], records[b])) for a, b in pairs(records)]
    collection = collection_of(records, compared)
    allowed = VERSIONS if merge_versions else frozenset()
    judged = {
        (a, b): _judged(records[a], records[b], collection, allowed, said)
        for a, b, said in compared
    }

    def barred(a: int, b: int) -> bool:
        said = judgements.get((a, b))
        if said is not None:
            return not said
        if (a, b) not in judged:
            judged[a, b] = _judged(records[a], records[b], collection, allowed)
        pair = judged[a, b]
        return bool(pair.bar) or pair.score < FOREIGN

    by_score = [
        (pair.score, a, b)
        for (a, b), pair in judged.items()
        if not pair.bar and pair.score > DOUBTED and (a, b) not in judgements
    ]
    least = DOUBTED if merge_unsure else MERGED
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
    related = [
        (a, b)
        for (a, b), pair in judged.items()
        if pair.bar and pair.score > MERGED and first[a] != first[b]
    ]
    return Linked(first, joined, sorted(apart, reverse=True), related, collection)


def _judged(
    one: Traits,
    other: Traits,
    collection: Collection,
    allowed: Set[str],
    said: States | None = None,
) -> Judged:
    judged = judge(one, other, collection, said)
    return evolve(judged, bar="") if judged.bar in allowed else judged
