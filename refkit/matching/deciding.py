"""Are two records one work? Evidence weighed, and what no weight can outweigh."""

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import frozen

from refkit.matching.collection import Collection, aliases, columns, venue_name
from refkit.matching.evidence import FEATURES, compare
from refkit.matching.traits import Traits
from refkit.matching.weights import BIAS, WEIGHTS

States = tuple[str, ...]
"""How two records relate in each of ``FEATURES``; empty where either is silent."""

MERGED: Final = 0.0
"""The score above which two records are one work."""
DOUBTED: Final = -2.0
"""The score above which a person should look at two records that stay apart."""
FOREIGN: Final = -3.0
"""The score below which two records keep their clusters apart."""

VERSIONS: Final = frozenset({"conference and journal", "preprint"})
"""Bars between versions of one work, which may be merged on request."""

_AT: Final = {name: at for at, name in enumerate(FEATURES)}
_TITLE, _NUMBERS, _NOTICE = _AT["title"], _AT["numbers"], _AT["notice"]
_AUTHORS, _YEAR, _JOURNAL = _AT["authors"], _AT["year"], _AT["journal"]
_VOLUME, _PAGES, _DOI = _AT["volume"], _AT["pages"], _AT["doi"]
_IDENTIFIER = _AT["identifier"]


@frozen
class Judged:
    """What was found of two records."""

    states: States
    score: float
    bar: str
    """Why they cannot be one work, whatever else they share; empty if they can."""


def collection_of(
    records: Sequence[Traits], pairs: Iterable[tuple[int, int, States]]
) -> Collection:
    """Learn from the records, and from those of their pairs that leave no doubt."""
    certain = ((records[a], records[b]) for a, b, said in pairs if _is_certain(said))
    return Collection(columns(records), aliases(certain))


def judge(
    one: Traits, other: Traits, collection: Collection, said: States | None = None
) -> Judged:
    """Weigh what speaks for and against two records being one work."""
    states = _adjusted(said or compare(one, other), one, other, collection)
    return Judged(states, score(states), bar(states))


def score(states: States) -> float:
    """Add up the weights; what is missing weighs nothing."""
    total = BIAS
    for name, state in zip(FEATURES, states, strict=True):
        if state:
            total += WEIGHTS[name].get(state, 0.0)
    return total


def _is_certain(said: States) -> bool:
    return (
        said[_TITLE] in {"same", "slip"}
        and said[_AUTHORS] in {"same", "same-one", "cut", "some-of"}
        and said[_YEAR] == "same"
        and not said[_NOTICE]
        and not said[_NUMBERS]
    )


def _adjusted(
    said: States, one: Traits, other: Traits, collection: Collection
) -> States:
    """The states in the light of what the collection tells of titles and journals."""
    is_column = said[_TITLE] not in {"", "different"} and (
        collection.is_column(one) or collection.is_column(other)
    )
    is_alias = (
        said[_JOURNAL] not in {"", "same"}
        and frozenset((venue_name(one), venue_name(other))) in collection.aliases
    )
    if not is_column and not is_alias:
        return said
    changed = list(said)
    if is_column:
        changed[_TITLE] = "column"
    if is_alias:
        changed[_JOURNAL] = "same"
    return tuple(changed)


def bar(said: States) -> str:
    """Return why two records cannot be one work, whatever else they share; or ``""``."""
    if said[_IDENTIFIER] == "different":
        return "different identifier"
    same_pages = said[_PAGES] in {"same", "same-first", "same-start"}
    same_volume = said[_VOLUME] == "same"
    if said[_DOI] == "different" and not (said[_PAGES] == "same" and same_volume):
        return "different DOI"
    if said[_TITLE] == "different" and not (same_pages and same_volume):
        return "different title"
    if said[_DOI] == "same":
        return ""
    return _bar_without_doi(said, same_pages, same_volume)


def _bar_without_doi(said: States, same_pages: bool, same_volume: bool) -> str:
    elsewhere = "different" in {said[_VOLUME], said[_JOURNAL]}
    same_place = same_pages and not elsewhere
    if said[_NOTICE]:
        return "notice about the other"
    if said[_TITLE] == "column" and not (
        same_place and (same_volume or said[_YEAR] == "same")
    ):
        return "recurring title"
    if said[_TITLE] == "contrast":
        return "opposite words"
    if same_place:
        return ""
    if said[_NUMBERS] == "different":
        return "different part"
    if said[_JOURNAL] == "other-kind":
        return "conference and journal"
    if said[_JOURNAL] == "preprint":
        return "preprint"
    return ""
