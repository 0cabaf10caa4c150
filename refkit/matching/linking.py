"""Records in, clusters out: blocking, comparison, decision, gathering."""

from collections.abc import Iterator, Mapping, Sequence, Set
from math import inf
from typing import Final

from refkit.matching.blocking import blocks, pairs
from refkit.matching.clustering import gather
from refkit.matching.collection import Collection, aliases, columns
from refkit.matching.comparing import compared
from refkit.matching.deciding import DOUBTED, FOREIGN, MERGED, VERSIONS, judge
from refkit.matching.keys import in_journal, whole
from refkit.matching.linked import Linked, Pair
from refkit.matching.traits import Traits
from refkit.matching.verdicts import certain, venue_names, verdicts

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
    found = compared(records, pairs(records, frozenset(copies), jobs), jobs)
    names = venue_names(records)
    collection = Collection(headings, aliases(certain(found, names)))
    judged = verdicts(records, found, names, collection, allowed)

    def barred(a: int, b: int) -> bool:
        said = judgements.get((a, b))
        if said is not None:
            return not said
        pair = judged.of(a, b)
        return bool(pair.bar) or pair.score < FOREIGN

    by_score = [
        (pair.score, a, b)
        for a, b, pair in judged.all()
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
        for a, b, pair in judged.all()
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
