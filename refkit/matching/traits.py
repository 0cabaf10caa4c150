"""What of a reference is compared, worked out once."""

from functools import lru_cache
from typing import Final

from attrs import define

from refkit.matching.folding import squeeze
from refkit.matching.people import Authors, authors_of
from refkit.matching.places import Pages, doi_of, pages_of, volume_of
from refkit.matching.titles import Title, title_of
from refkit.matching.venues import Venue, venue_of
from refkit.model import Reference

_ABSTRACT: Final = 120
"""Letters of an abstract that are compared."""
_LEADS: Final = (
    "abstract",
    "background",
    "introduction",
    "objectives",
    "objective",
    "aims",
    "aim",
    "purpose",
    "unlabelled",
    "summary",
)


@define(eq=False)
class Traits:
    """A reference in comparable form; what is missing is empty or 0."""

    title: Title
    authors: Authors
    venue: Venue
    year: int
    volume: str
    issue: str
    pages: Pages
    doi: str
    ids: tuple[str, ...]
    """Other identifiers that only one work bears: ``pmid:1``, ``arxiv:…``."""
    abstract: str
    type: str


def traits_of(reference: Reference) -> Traits:
    """Return what of a reference is compared."""
    volume, issue = volume_of(reference.volume, reference.issue)
    return Traits(
        title_of(reference.title),
        authors_of(reference.author),
        _venue(reference.container_title or reference.container_title_short),
        reference.year or 0,
        volume,
        issue,
        pages_of(reference.page),
        doi_of(reference.doi),
        _ids(reference),
        _abstract(reference.abstract),
        reference.type,
    )


_venue: Final = lru_cache(4096)(venue_of)
"""Journals come again and again."""


def _ids(reference: Reference) -> tuple[str, ...]:
    found = (
        ("pmid", reference.pmid),
        ("pmcid", reference.pmcid),
        ("arxiv", reference.arxiv),
    )
    return tuple(f"{kind}:{squeeze(value)}" for kind, value in found if value)


def _abstract(text: str | None) -> str:
    if not text or len(text) < 40:
        return ""
    start = squeeze(text[: 3 * _ABSTRACT])
    for lead in _LEADS:
        start = start.removeprefix(lead)
    return start[:_ABSTRACT] if len(start) >= 40 else ""
