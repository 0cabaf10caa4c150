"""What speaks for and against a work being the one that a reference describes."""

from typing import Final

from rapidfuzz.distance import OSA

from refkit.matching import evidence, people, venues
from refkit.matching.candidates import PREPRINT, Candidate
from refkit.matching.evidence import FEATURES
from refkit.matching.traits import Traits
from refkit.matching.typed_evidence import States
from refkit.matching.typed_numbers import year_state
from refkit.model import Reference

_TITLES: Final = frozenset(
    "same same-short slip translated near cut more reworded contrast".split()
)
"""Relations of titles; in any other the titles are two."""
_PAGES: Final = frozenset({"same", "same-first", "same-start"})
_OTHERS: Final = {
    "same": "all",
    "cut": "all",
    "some-of": "most",
    "most": "most",
    "few": "some",
    "none": "none",
}


def compare(known: Reference, traits: Traits, work: Candidate) -> States:
    """Return how a work relates to a reference in each feature of ``typed_evidence``."""
    other = work.traits
    said = dict(zip(FEATURES, evidence.compare(traits, other), strict=True))
    title = said["title"]
    return (
        _title(traits, title),
        "",
        said["numbers"],
        said["notice"],
        _author(traits, other, said),
        _OTHERS.get(said["authors"], ""),
        year_state((traits.year,) if traits.year else (), work.years),
        _journal(traits, work),
        said["volume"] or ("unsaid" if other.volume else ""),
        said["issue"] or ("unsaid" if other.issue else ""),
        _page(said["pages"], other),
        "",
        _doi(traits, other),
        "",
        _version(known, traits, work, said),
    )


def _title(one: Traits, related: str) -> str:
    if not one.title.squeezed:
        return "unsaid"
    return related if related in _TITLES or not related else "absent"


def _author(one: Traits, other: Traits, said: dict[str, str]) -> str:
    mine, theirs = one.authors, other.authors
    if not mine.families or not theirs.families:
        return ""
    first, named = mine.families[0], theirs.families[0]
    if first == named:
        return "namesake" if said["initials"] == "different" else "same"
    if OSA.distance(first, named, score_cutoff=1) <= 1 and len(first) > 3:
        return "slip"
    related = people.relation(mine, theirs)
    if related in {"same", "same-one", "turned"}:
        return "slip"  # the same names in another spelling or order
    return "later" if related in {"some-of", "one-of", "most"} else "none"


def _journal(one: Traits, work: Candidate) -> str:
    if not one.venue.said:
        return "unsaid" if work.traits.venue.said else ""
    found = {
        venues.relation(one.venue, theirs)
        for theirs in (work.traits.venue, work.short_venue)
    } - {""}
    if not found:
        return ""
    if "same" in found:
        return "same"
    return "part" if found & {"part", "unclear"} else "absent"


def _page(related: str, other: Traits) -> str:
    if not related:
        return "unsaid" if other.pages[0] else ""
    return "same" if related in _PAGES else "different"


def _doi(one: Traits, other: Traits) -> str:
    if not one.doi or not other.doi:
        return ""
    return "same" if one.doi == other.doi else "different"


def _version(
    known: Reference, traits: Traits, work: Candidate, said: dict[str, str]
) -> str:
    """Whether one is a preprint and the other is not."""
    is_preprint = known.type == "article" or traits.venue.kind == "preprint"
    is_preprint = is_preprint or bool(known.arxiv and not traits.volume)
    if work.kind == PREPRINT:
        return "preprint" if not is_preprint and traits.venue.said else ""
    in_place = said["pages"] in _PAGES and said["volume"] == "same"
    return "record" if is_preprint and not in_place else ""
