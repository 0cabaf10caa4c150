"""What deduplication found, and why."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import frozen

from refkit.matching.linked import Link, Linked
from refkit.model import Reference


@frozen
class Ground:
    """One thing that speaks for two records being one work, or against it."""

    feature: str
    """What was compared: ``title``, ``pages`` …"""
    state: str
    """How the two relate: ``same``, ``cut``, ``different`` …"""
    weight: float
    """Positive for, negative against."""


@frozen
class Decision:
    """What was decided of two records, and the grounds."""

    one: int
    other: int
    """The positions of the two records among the input."""
    score: float
    """Above 0 they are one work, if nothing bars them."""
    grounds: tuple[Ground, ...]
    bar: str = ""
    """Why they cannot be one work, whatever else they share."""
    person: bool | None = None
    """What a person said of them; None if nobody did."""


@frozen
class Cluster:
    """Records that are one work."""

    members: tuple[int, ...]
    """Their positions among the input, in order."""
    links: tuple[Decision, ...] = ()
    """The decisions that hold them together, the surest first."""


class Deduplicated:
    """References without copies, and how it was decided which are copies.

    References are merged and decisions explained when they are first asked for.
    """

    def __init__(
        self,
        inputs: Sequence[Reference],
        linked: Linked,
        judgements: Mapping[tuple[int, int], bool],
    ) -> None:
        self.inputs = tuple(inputs)
        """The references as they came."""
        self._linked = linked
        self.judgements = judgements
        """What a person said of pairs of positions, the lower position first."""

    @cached_property
    def assignment(self) -> tuple[int, ...]:
        """The number of the cluster of each input, counted from 0 in order."""
        numbers: dict[int, int] = {}
        return tuple(numbers.setdefault(at, len(numbers)) for at in self._linked.first)

    @cached_property
    def members(self) -> tuple[tuple[int, ...], ...]:
        """The positions of the members of each cluster."""
        found: list[list[int]] = []
        for at, number in enumerate(self.assignment):
            if number == len(found):
                found.append([])
            found[number].append(at)
        return tuple(map(tuple, found))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """One reference for each cluster, in order of first appearance."""
        if len(self.members) == len(self.inputs):
            return self.inputs  # no copies, and nothing to load for them
        from refkit.matching.merging import merge

        return tuple(
            merge([self.inputs[at] for at in members]) for members in self.members
        )

    @cached_property
    def links(self) -> tuple[tuple[Link, ...], ...]:
        """The pairs that hold each cluster together, the surest first, unexplained.

        Each is a score and two positions. What a person said scores infinitely.
        """
        links: list[list[Link]] = [[] for _ in self.members]
        for link in sorted(self._linked.links, reverse=True):
            links[self.assignment[link[1]]].append(link)
        return tuple(map(tuple, links))

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """Each cluster with the decisions that hold it together."""
        return tuple(
            Cluster(members, tuple(self.explain(a, b) for _, a, b in links))
            for members, links in zip(self.members, self.links, strict=True)
        )

    @cached_property
    def unsure(self) -> tuple[Decision, ...]:
        """Pairs that stayed apart and that a person should look at, likeliest first."""
        return tuple(self.explain(a, b) for _, a, b in self._linked.unsure)

    @cached_property
    def related(self) -> tuple[Decision, ...]:
        """Pairs that are much alike and stayed apart for a stated reason.

        Preprint and version of record, conference paper and article, an article and
        the notice about it.
        """
        return tuple(self.explain(a, b) for a, b in self._linked.related)

    def explain(self, one: int, other: int) -> Decision:
        """Say what speaks for and against two inputs being one work."""
        from refkit.matching.deciding import collection_of, judge
        from refkit.matching.evidence import FEATURES
        from refkit.matching.traits import traits_of
        from refkit.matching.weights import WEIGHTS

        one, other = sorted((one, other))
        a, b = traits_of(self.inputs[one]), traits_of(self.inputs[other])
        judged = judge(a, b, self._linked.collection or collection_of([a, b], []))
        grounds = tuple(
            Ground(feature, state, WEIGHTS[feature].get(state, 0.0))
            for feature, state in zip(FEATURES, judged.states, strict=True)
            if state
        )
        person = self.judgements.get((one, other))
        return Decision(one, other, judged.score, grounds, judged.bar, person)
