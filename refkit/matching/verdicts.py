"""What is judged of pairs of records: few verdicts, for few states are those of many."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set

from attrs import define, evolve, field

from refkit.matching.blocking import keyed
from refkit.matching.collection import Collection, Heading, venue_name
from refkit.matching.comparing import Compared
from refkit.matching.deciding import Judged, is_certain, is_column, judge, weigh
from refkit.matching.keys import in_journal
from refkit.matching.linked import Pair
from refkit.matching.shelf import Shelf
from refkit.matching.title_relation import LONG
from refkit.matching.traits import Traits

_NONE = Heading(False, False)


@define
class Verdicts:
    """What is judged of pairs, those that were compared and others on demand."""

    records: Sequence[Traits]
    pairs: Sequence[int]
    """As ``Compared`` has them."""
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
            judged = judge(self.records[a], self.records[b], self.collection)
            self.others[a, b] = _allowing(judged, self.allowed)
        return self.others[a, b]


def verdicts(
    records: Sequence[Traits],
    found: Compared,
    names: Sequence[str],
    collection: Collection,
    allowed: Set[str],
) -> Verdicts:
    """Judge all pairs that were compared; ``names`` are those of their journals.

    Bars that are ``allowed`` bar nothing.
    """
    headings = _headings(records, collection)
    renamed = {name for both in collection.aliases for name in both}
    known: dict[tuple[int, bool, bool], Judged] = {}
    judged = []
    for pair, which in zip(found.pairs, found.which, strict=True):
        a, b = divmod(pair, len(records))
        column = (a in headings or b in headings) and is_column(
            found.states[which], headings.get(a, _NONE), headings.get(b, _NONE)
        )
        alias = names[a] in renamed and collection.are_one_journal(names[a], names[b])
        verdict = known.get((which, column, alias))
        if verdict is None:
            said = weigh(found.states[which], is_column=column, is_alias=alias)
            verdict = known[which, column, alias] = _allowing(said, allowed)
        judged.append(verdict)
    return Verdicts(records, found.pairs, judged, collection, allowed)


def _allowing(judged: Judged, allowed: Set[str]) -> Judged:
    return evolve(judged, bar="") if judged.bar in allowed else judged


def _headings(
    records: Sequence[Traits], collection: Collection
) -> Mapping[int, Heading]:
    """The records whose title, or the first part of it, is the heading of a column."""
    likely = {
        at
        for at, key in keyed(records, in_journal)
        if isinstance(key, str) and _may_be_heading(key.partition(" ")[0], collection)
    }
    headings = ((at, collection.heading(records[at])) for at in likely)
    return {at: heading for at, heading in headings if any(heading)}


def _may_be_heading(title: str, collection: Collection) -> bool:
    return len(title) < LONG or title in collection.columns


def venue_names(records: Sequence[Traits]) -> Sequence[str]:
    """The name of each record's journal."""
    if not isinstance(records, Shelf):
        return [venue_name(record) for record in records]
    one: dict[str, str] = {}
    names = [""] * len(records)
    for at, key in records.keys(in_journal):
        if isinstance(key, str):
            name = key.partition(" ")[2]
            names[at] = one.setdefault(name, name)
    return names


def certain(found: Compared, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The names of the journals of each pair that leaves no doubt."""
    are_certain = [is_certain(states) for states in found.states]
    for pair, which in zip(found.pairs, found.which, strict=True):
        if are_certain[which]:
            a, b = divmod(pair, len(names))
            yield names[a], names[b]
