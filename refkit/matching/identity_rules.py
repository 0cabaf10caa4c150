"""What supports a work, and what speaks against it whatever supports it."""

from collections.abc import Mapping
from typing import Final

from refkit.matching.candidates import NEVER_CITED, Candidate
from refkit.matching.typed_evidence import FEATURES, States

FEWEST: Final = 3
"""Supports without which no work is accepted."""

OBJECTIONS: Final[Mapping[str, str]] = {
    "kind": "not a work that is cited",
    "doi": "another DOI is given",
    "notice": "a notice about the other, or answered by it",
    "part": "another part",
    "title": "another title",
    "title-alike": "a title that is only alike, and not the same place",
    "place": "no title, and not the same place",
    "author": "another first author",
    "no-author": "no author to compare, and not the same place",
    "page": "another page",
    "volume": "another volume",
    "year": "another year",
    "journal": "another journal",
    "numbers": "numbers that the work does not explain",
    "two": "a second reference in the string",
    "preprint": "a preprint of what is meant",
    "record": "what is meant is a preprint of it",
    "few": "too little to support it",
    "tie": "two works fit equally well",
    "none": "no work was found",
}
"""Why a work is not the one that is meant, in words."""

_SUPPORTS: Final[Mapping[str, frozenset[str]]] = {
    "title": frozenset({"same", "same-short", "slip", "translated", "near", "cut"}),
    "author": frozenset({"same", "slip", "namesake"}),
    "year": frozenset({"same"}),
    "journal": frozenset({"same"}),
    "volume": frozenset({"same"}),
    "page": frozenset({"same"}),
    "doi": frozenset({"same"}),
}
_SURE_TITLES: Final = frozenset({"same", "slip", "translated"})
_WHOLE_TITLES: Final = _SURE_TITLES | {"same-short"}
_FOUND_TITLES: Final = _SUPPORTS["title"]
_NAMED: Final = frozenset({"same", "slip"})
_NEAR_YEARS: Final = frozenset({"same", "next"})
_JOURNALS: Final = frozenset({"same", "part", "longer"})
_UNEXPLAINED: Final = frozenset({"two", "many", "another"})


def is_cited(work: Candidate) -> bool:
    """Whether a work is of a kind that references mean."""
    return work.kind not in NEVER_CITED


def supports_of(states: States) -> tuple[str, ...]:
    """The features that speak for a work."""
    return tuple(
        feature
        for feature, state in zip(FEATURES, states, strict=True)
        if state in _SUPPORTS.get(feature, ())
    )


def objection_to(states: States) -> str:
    """Why a work is not the one that is meant; empty if it may be."""
    said = dict(zip(FEATURES, states, strict=True))
    if said["doi"] == "same":
        key = _with_doi(said)
    elif said["title"] == "unsaid":
        key = _general(said) or _without_title(said)
    else:
        key = _general(said) or _by_title(said) or _by_author(said) or _by_place(said)
    if not key and len(supports_of(states)) < FEWEST:
        key = "few"
    return OBJECTIONS[key] if key else ""


Said = Mapping[str, str]


def _in_place(said: Said) -> bool:
    return said["page"] == "same" and said["volume"] == "same"


def _general(said: Said) -> str:
    if said["version"]:
        return said["version"]
    if said["notice"]:
        return "notice"
    if said["title-end"] == "part" or said["numbers"] == "different":
        return "part"
    if said["doi"] == "different" and not (
        _in_place(said) and said["title"] in _SURE_TITLES
    ):
        return "doi"
    return "two" if said["rest"] == "another" else ""


def _with_doi(said: Said) -> str:
    """A DOI may have been copied from elsewhere: the work must still be recognised."""
    if said["notice"]:
        return "notice"
    if said["title"] in _FOUND_TITLES:
        is_alone = said["author"] in {"none", "after"} and said["year"] != "same"
        return "author" if is_alone and not _in_place(said) else ""
    if said["author"] in _NAMED and _in_place(said):
        return ""
    if said["title"] in {"", "unsaid"}:
        if said["author"] in _NAMED:
            return ""
        return "author" if said["author"] else "no-author"
    return "title"


def _without_title(said: Said) -> str:
    """Chemists and physicists leave titles out: the place must be the same in all."""
    if said["author"] != "same" or said["others"] in {"none", "more"}:
        return "author"
    if not _in_place(said) or said["year"] not in _NEAR_YEARS:
        return "place"
    if said["place"] in {"start", "brief"} and said["issue"] != "same":
        return "place"
    if said["journal"] not in _JOURNALS:
        return "journal"
    return "numbers" if said["rest"] in _UNEXPLAINED else ""


def _by_title(said: Said) -> str:
    title = said["title"]
    if title not in _FOUND_TITLES:
        return "title"
    is_doubtful = title in {"near", "cut"} or said["numbers"] == "one-sided"
    if is_doubtful and (said["page"] != "same" or said["volume"] == "different"):
        return "title-alike"
    if said["numbers"] == "one-sided" and said["volume"] != "same":
        return "part"
    if title == "same-short" and not (
        "same" in {said["page"], said["volume"]} or said["journal"] in {"", "same"}
    ):
        return "title-alike"
    return ""


def _by_author(said: Said) -> str:
    author = said["author"]
    if author in _NAMED:
        if said["others"] == "none" and not _in_place(said):
            return "author"
        return ""
    if author in {"", "unsaid"}:
        is_sure = said["title"] in _WHOLE_TITLES and _in_place(said)
        same_year = said["year"] in _NEAR_YEARS
        return (
            "" if is_sure and (same_year or said["journal"] == "same") else "no-author"
        )
    if author in {"amid", "later", "namesake"} and _in_place(said):
        return ""
    return "author"


def _by_place(said: Said) -> str:
    page, volume, journal = said["page"], said["volume"], said["journal"]
    if page == "different":
        return "page"
    if volume == "different" and not (page == "same" and said["year"] in _NEAR_YEARS):
        return "volume"
    if said["year"] == "far" and not _in_place(said):
        return "year"
    if journal == "absent" and volume != "same":
        is_there = page == said["year"] == "same" and not said["rest"]
        return "" if is_there else "journal"
    if said["rest"] in _UNEXPLAINED and "same" not in {page, volume}:
        # The record may lack its place: then all else must be the same.
        is_sure = said["title"] == said["author"] == said["year"] == journal == "same"
        return "" if is_sure else "numbers"
    return ""
