"""A work that may be the one meant, made comparable."""

from collections.abc import Mapping
from functools import cached_property
from typing import Final

from attrs import field, frozen

from refkit.matching.traits import Traits, traits_of
from refkit.matching.venues import NO_VENUE, Venue, venue_of
from refkit.model import PartialDate, Reference

NEVER_CITED: Final = frozenset(
    "component grant journal journal-issue journal-volume proceedings-series book-series"
    " book-set report-series".split()
)
"""Crossref's types of what is not a work of its own, or holds works."""

PREPRINT: Final = "posted-content"
"""Crossref's type of preprints."""


def _lists(versions: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    return {kind: tuple(dois) for kind, dois in versions.items() if dois}


@frozen(eq=False, slots=False)
class Candidate:
    """A work that may be the one meant."""

    reference: Reference
    kind: str = ""
    """What its source calls it: ``journal-article``, ``posted-content``, ``component``."""
    versions: Mapping[str, tuple[str, ...]] = field(factory=dict, converter=_lists)
    """The DOIs of its other versions, by relation: ``is-preprint-of``."""

    @cached_property
    def traits(self) -> Traits:
        """What of it is compared."""
        return traits_of(self.reference)

    @cached_property
    def short_venue(self) -> Venue:
        """The abbreviated title of its journal."""
        short = self.reference.container_title_short
        return venue_of(short) if short else NO_VENUE

    @cached_property
    def years(self) -> frozenset[int]:
        """Every year that somebody dates it to: in print, online."""
        found = {self.reference.year or 0}
        for claim in self.reference.claims:
            if claim.field == "issued" and isinstance(claim.value, PartialDate):
                found.add(claim.value.year or 0)
        return frozenset(found - {0})
