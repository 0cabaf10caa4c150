"""What speaks for and against two records being one work, by name."""

from collections import Counter
from typing import Final

from rapidfuzz.fuzz import ratio

from refkit.matching import people, title_relation, venues
from refkit.matching.places import pages_relation
from refkit.matching.traits import Traits

FEATURES: Final = (
    "title", "numbers", "notice", "authors", "initials", "year", "journal", "volume",
    "issue", "pages", "doi", "identifier", "abstract", "type",
)  # fmt: skip


_PARTIAL: Final = frozenset({"cut", "translated"})
"""Relations in which one title may lack a number of the other."""


def compare(one: Traits, other: Traits) -> tuple[str, ...]:
    """Return how two records relate in each feature; empty where either is silent."""
    title = title_relation.relation(one.title, other.title)
    return (
        title,
        _numbers(one, other, title),
        _notice(one, other),
        people.relation(one.authors, other.authors),
        people.initials(one.authors, other.authors),
        _year(one.year, other.year),
        venues.relation(one.venue, other.venue),
        *_place(one, other),
        _doi(one.doi, other.doi, title),
        _identifier(one, other),
        _abstract(one.abstract, other.abstract),
        _type(one.type, other.type),
    )


def _place(one: Traits, other: Traits) -> tuple[str, str, str]:
    """How volumes, issues and pages relate."""
    pages = pages_relation(one.pages, other.pages)
    if one.issue and (one.volume, one.issue) == (other.issue, other.volume):
        return "same", "same", pages  # one has the two the wrong way round
    if not one.volume and not other.volume:
        return _plain(one.issue, other.issue), "", pages  # a series has numbers alone
    if _is_shifted(one, other) or _is_shifted(other, one):
        return "same", "same", ""
    if _is_issue_alone(one, other) or _is_issue_alone(other, one):
        return "", "same", pages
    return _plain(one.volume, other.volume), _plain(one.issue, other.issue), pages


def _is_issue_alone(one: Traits, other: Traits) -> bool:
    """Whether one has for its volume what the other has for its issue, and no more."""
    return bool(one.volume) and not one.issue and one.volume == other.issue


def _is_shifted(one: Traits, other: Traits) -> bool:
    """Whether the volume of one stands under issue, and the issue under pages."""
    return bool(one.issue and one.pages[0] and not one.volume) and (
        one.issue,
        one.pages[0],
    ) == (other.volume, other.issue)


def _plain(one: str, other: str) -> str:
    if not one or not other:
        return ""
    return "same" if one == other else "different"


def _numbers(one: Traits, other: Traits, title: str) -> str:
    a, b = one.title.numbers, other.title.numbers
    if a == b or title in {"", "different"}:
        return ""
    mine, theirs = Counter(a), Counter(b)
    if mine <= theirs or theirs <= mine:
        return "" if title in _PARTIAL else "one-sided"
    return "different"


def _notice(one: Traits, other: Traits) -> str:
    if one.title.markers == other.title.markers:
        return ""
    only_one = set(one.title.markers) ^ set(other.title.markers)
    if only_one in ({"correction"}, {"withdrawn"}):
        return only_one.pop()
    return "one-sided"


def _year(one: int, other: int) -> str:
    if not one or not other:
        return ""
    apart = abs(one - other)
    return (
        "same"
        if not apart
        else "next"
        if apart == 1
        else "near"
        if apart == 2
        else "far"
    )


def _doi(one: str, other: str, title: str) -> str:
    if not one or not other:
        return ""
    if one == other:
        return "container" if title == "different" else "same"
    if one.startswith(other) or other.startswith(one):
        return "container"
    if one.partition("/")[0] != other.partition("/")[0]:
        return "other-registrant"
    return "near" if ratio(one, other) > 96 and len(one) != len(other) else "different"


def _identifier(one: Traits, other: Traits) -> str:
    if not one.ids or not other.ids:
        return ""
    mine, theirs = dict(_split(one)), dict(_split(other))
    both = mine.keys() & theirs.keys()
    if not both:
        return ""
    return "same" if any(mine[kind] == theirs[kind] for kind in both) else "different"


def _split(record: Traits) -> list[tuple[str, str]]:
    return [(kind, value) for kind, _, value in (i.partition(":") for i in record.ids)]


def _abstract(one: str, other: str) -> str:
    if not one or not other:
        return ""
    if one == other:
        return "same"
    count = min(len(one), len(other))
    return "same" if ratio(one[:count], other[:count]) >= 85 else "different"


def _type(one: str, other: str) -> str:
    if one == other or "document" in {one, other}:
        return ""
    return "different"
