"""Where and when a work was published, when its records tell of two places.

A preprint has no volume, an article that is not in print yet has last year's date, and
one database errs on a page. A volume of one place with the page of another would be a
third that does not exist, so all of it is taken from records that agree.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final

from attrs import frozen

from refkit.matching.places import (
    OTHER_PAGES,
    Pages,
    pages_of,
    pages_relation,
    volume_of,
)
from refkit.matching.pooling import Record
from refkit.matching.venues import NO_VENUE, Venue, relation, venue_of
from refkit.model import Field

NUMBERS: Final[tuple[Field, ...]] = ("volume", "issue", "page")
"""What must come from one place, or stay empty."""

_PLACE: Final[tuple[Field, ...]] = ("container_title", *NUMBERS)
_OTHER_VENUES: Final = frozenset(
    ("different", "preprint", "other-kind", "other-proceedings")
)
journal: Final = lru_cache(4096)(venue_of)
"""The comparable form of a journal title; a library has few journals, and often."""
_YEARS: Final = range(1400, 2100)
"""Years in which a work may have appeared; others are slips, if there is a choice."""


@frozen
class _Place:
    """A place of publication in comparable form."""

    volume: str
    issue: str
    pages: Pages
    venue: Venue

    @property
    def completeness(self) -> int:
        """How much of the place is known; that of a preprint is worth least."""
        known = 4 * bool(self.volume) + 4 * bool(self.pages[0])
        known += 2 * bool(self.pages[1]) + bool(self.issue)
        return known - 16 * (self.venue.kind == "preprint")


def in_one_place(records: Sequence[Record]) -> list[Record]:
    """Return the records that tell of the place that is known best.

    That is the one with volume, pages and issue, told by most records, a journal's
    rather than a preprint server's. Records that say nothing to the contrary agree.
    """
    told: dict[tuple[Any, ...], list[int]] = {}
    for at, record in enumerate(records):
        told.setdefault(tuple(map(record.known.get, _PLACE)), []).append(at)
    if not _may_conflict(told):
        return list(records)
    places = {said: _place(*said) for said in told}
    ranked = sorted(
        places,
        key=lambda said: (places[said].completeness, len(told[said])),
        reverse=True,
    )
    best = places[ranked[0]]
    agreeing: list[int] = []
    for said in ranked:
        if not _conflict(best, places[said]):
            best = _filled(best, places[said])
            agreeing += told[said]
    return [records[at] for at in sorted(agreeing)]


def _may_conflict(told: Iterable[tuple[str | None, ...]]) -> bool:
    """Whether the places need to be compared: a quick look that most works pass."""
    containers, volumes, issues, pages = map(set, zip(*told, strict=True))
    if len(volumes) == 1 and None not in volumes | pages:
        pages = {page.partition("-")[0] for page in pages if page}
        return len(pages) > 1
    return any(len(said - {None}) > 1 for said in (containers, volumes, issues, pages))


def _place(
    container: str | None, volume: str | None, issue: str | None, page: str | None
) -> _Place:
    return _Place(*volume_of(volume, issue), pages_of(page), journal(container))


def _conflict(one: _Place, other: _Place) -> bool:
    """Whether two records cannot both be right about the place."""
    volumes = bool(one.volume and other.volume)
    pages = pages_relation(one.pages, other.pages)
    if (volumes and one.volume != other.volume) or pages in OTHER_PAGES:
        return True
    if volumes and pages:
        return False  # one of them errs on the issue or names the journal otherwise
    if one.issue and other.issue and one.issue != other.issue:
        return True
    return (
        not volumes and not pages and relation(one.venue, other.venue) in _OTHER_VENUES
    )


def _filled(one: _Place, other: _Place) -> _Place:
    """A place with what another record adds to it."""
    return _Place(
        one.volume or other.volume,
        one.issue or other.issue,
        one.pages if one.pages[0] else other.pages,
        other.venue if one.venue is NO_VENUE else one.venue,
    )


def year_of(records: Sequence[Record]) -> int | None:
    """Return the year of publication that goes with the volume and the pages.

    Among records that know as much of the place, most decide; if as many say one as
    say the other, the later year, for online publication comes before the issue.
    """
    votes: dict[int, Counter[int]] = {}
    for record in records:
        date = record.known.get("issued")
        if date and date.year:
            known = ("volume" in record.known) + ("page" in record.known)
            votes.setdefault(known, Counter())[date.year] += 1
    if not votes:
        return None
    years = votes[max(votes)]
    return max(years, key=lambda year: (year in _YEARS, years[year], year))
