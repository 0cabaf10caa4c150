"""Are two records one work? Evidence weighed, and what no weight can outweigh."""

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import frozen

from refkit.matching.collection import Collection, Heading, aliases, columns, venue_name
from refkit.matching.evidence import FEATURES, compare
from refkit.matching.places import OTHER_PAGES
from refkit.matching.traits import Traits
from refkit.matching.weights import BIAS, WEIGHTS

States = tuple[str, ...]
"""How two records relate in each of ``FEATURES``; empty where either is silent."""

MERGED: Final = 0.0
"""The score above which two records are one work."""
DOUBTED: Final = -2.0
"""The score above which a person should look at two records that stay apart."""
FOREIGN: Final = -8.0
"""The score below which two records keep their clusters apart."""

VERSIONS: Final = frozenset({"conference and journal", "preprint"})
"""Bars between versions of one work, which may be merged on request."""

_SAME_AUTHORS: Final = frozenset({"same", "same-one", "cut"})
_BARRING_TITLES: Final = {
    "label": "label before the title",
    "contrast": "opposite words",
}
_AT: Final = {name: at for at, name in enumerate(FEATURES)}
_TITLE, _NUMBERS, _NOTICE = _AT["title"], _AT["numbers"], _AT["notice"]
_AUTHORS, _YEAR, _JOURNAL = _AT["authors"], _AT["year"], _AT["journal"]
_VOLUME, _ISSUE, _PAGES = _AT["volume"], _AT["issue"], _AT["pages"]
_DOI, _IDENTIFIER, _ABSTRACT = _AT["doi"], _AT["identifier"], _AT["abstract"]


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
    names = [venue_name(record) for record in records]
    certain = ((names[a], names[b]) for a, b, said in pairs if is_certain(said))
    return Collection(columns(records), aliases(certain))


def judge(
    one: Traits, other: Traits, collection: Collection, said: States | None = None
) -> Judged:
    """Weigh what speaks for and against two records being one work."""
    said = said or compare(one, other)
    is_alias = collection.are_one_journal(venue_name(one), venue_name(other))
    headings = collection.heading(one), collection.heading(other)
    return weigh(said, is_column=is_column(said, *headings), is_alias=is_alias)


def weigh(said: States, *, is_column: bool, is_alias: bool) -> Judged:
    """Weigh states in the light of what the collection tells of titles and journals."""
    changed = list(said)
    if is_column:
        changed[_TITLE] = "column"
    if is_alias and said[_JOURNAL]:
        changed[_JOURNAL] = "same"
    states = tuple(changed)
    return Judged(states, score(states), bar(states))


def is_column(said: States, one: Heading, other: Heading) -> bool:
    """Whether what two titles have in common is the heading of a column."""
    title = said[_TITLE]
    if title in {"same", "same-short", "slip", "cut"} and (one.whole or other.whole):
        return True
    return title in {"cut", "other-subtitle"} and one.begins and other.begins


def score(states: States) -> float:
    """Add up the weights; what is missing weighs nothing."""
    total = BIAS
    for name, state in zip(FEATURES, states, strict=True):
        if state:
            total += WEIGHTS[name].get(state, 0.0)
    return total


def is_certain(said: States) -> bool:
    return (
        said[_TITLE] in {"same", "slip"}
        and said[_AUTHORS] in _SAME_AUTHORS | {"some-of"}
        and said[_YEAR] == "same"
        and said[_PAGES] not in OTHER_PAGES
        and said[_VOLUME] != "different"
        and not said[_NOTICE]
        and not said[_NUMBERS]
    )


def bar(said: States) -> str:
    """Return why two records cannot be one work, whatever else they share; or ``""``."""
    if said[_IDENTIFIER] == "different":
        return "different identifier"
    same_pages = said[_PAGES] in {"same", "same-first", "same-start"}
    same_volume = said[_VOLUME] == "same"
    same_text = said[_TITLE] in {"same", "slip"} and said[_AUTHORS] in _SAME_AUTHORS
    moved = said[_VOLUME] == "different" or not same_pages
    if said[_DOI] == "different" and (moved or not same_text):
        return "different DOI"
    same_entry = (same_pages and said[_AUTHORS] in _SAME_AUTHORS) or (
        said[_PAGES] == "same" and said[_AUTHORS] == "most"
    )  # a title and its translation, or one that is garbled
    if said[_TITLE] == "different" and not (same_volume and same_entry):
        return "different title"
    if said[_TITLE] == "reworded" and said[_AUTHORS] in {"few", "none"}:
        return "different title"
    if said[_DOI] == "same" or said[_IDENTIFIER] == "same":
        # A DOI may be that of the whole, of which the other is a part.
        return "different part" if said[_NUMBERS] and not same_pages else ""
    if not said[_TITLE] and not _is_same_place(said):
        return "no title"
    return _bar_without_doi(said, same_pages, same_volume)


def _is_same_place(said: States) -> bool:
    """Whether two records give one place in one journal and one first author."""
    return (
        said[_VOLUME] == said[_JOURNAL] == "same"
        and said[_PAGES].startswith("same")
        and said[_AUTHORS] in _SAME_AUTHORS | {"cut-one", "some-of"}
        and said[_YEAR] in {"same", "next", ""}
        and said[_ISSUE] != "different"
    )


def _bar_without_doi(said: States, same_pages: bool, same_volume: bool) -> str:
    elsewhere = "different" in {said[_VOLUME], said[_JOURNAL]}
    same_place = same_pages and not elsewhere
    alike = said[_TITLE] in {"same", "slip"}
    strangers = said[_AUTHORS] == "none" or (said[_AUTHORS] == "turned" and not alike)
    if strangers and said[_ABSTRACT] != "same":
        return "different authors"
    if said[_NOTICE] and not _is_marked_since(said):
        return "notice about the other"
    if said[_TITLE] == "column" and not _is_one_column(said, same_place, same_volume):
        return "recurring title"
    if said[_TITLE] in _BARRING_TITLES:
        return _BARRING_TITLES[said[_TITLE]]
    return "" if same_place else _bar_by_place(said)


def _is_marked_since(said: States) -> bool:
    """Whether both are the article, or both the notice, though one does not say so.

    A withdrawn article keeps its pages; a correction never stands on those that it
    corrects.
    """
    if said[_NOTICE] == "withdrawn":
        return said[_PAGES] not in OTHER_PAGES
    return said[_NOTICE] == "correction" and _is_same_place(said)


def _is_one_column(said: States, same_place: bool, same_volume: bool) -> bool:
    """Whether a recurring title stands in one place, or in one issue by one author."""
    if same_place:
        dated = same_volume or said[_YEAR] == "same"
        return dated and said[_ISSUE] != "different"
    in_one_issue = same_volume and said[_ISSUE] == "same" and not said[_PAGES]
    return in_one_issue and said[_AUTHORS] in _SAME_AUTHORS | {"same-one"}


def _bar_by_place(said: States) -> str:
    if said[_PAGES] in OTHER_PAGES and said[_VOLUME] == "different":
        return "different place"
    if said[_PAGES] == "elsewhere" and said[_JOURNAL] == "same":
        return "different place"
    if said[_NUMBERS] == "different":
        return "different part"
    if said[_JOURNAL] == "other-kind" and said[_VOLUME] != "same":
        return "conference and journal"
    return "preprint" if said[_JOURNAL] == "preprint" else ""
