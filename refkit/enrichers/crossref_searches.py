"""Works looked for by what a reference says."""

from collections.abc import Iterator, Sequence
from typing import Final

from refkit.enrichers.crossref_requests import search_works
from refkit.enrichers.crossref_settings import Terms
from refkit.enrichers.flights import FLIGHTS
from refkit.model import Reference, plain
from refkit.plugins import Work

# All that likeness is judged by, out of what habanero and Crossref let one choose from.
_SELECT: Final = (
    "DOI type title subtitle original-title author editor container-title"
    " short-container-title volume issue page article-number issued published"
    " published-print published-online publisher ISSN ISBN relation update-to"
    " updated-by score"
).split()
_LONGEST: Final = 500
"""Letters of a text; more of them make the search slower and no better."""


def search(meant: Reference | str, rows: int, terms: Terms) -> Sequence[Work]:
    """The works that Crossref likens most to a reference, as a text or taken apart."""
    text = meant if isinstance(meant, str) else " ".join(_words(meant))
    text = plain(text)[:_LONGEST]
    if not text:
        return []
    with FLIGHTS.alone(f"{rows} {text}"):
        return search_works(text, rows, _SELECT, terms)


def _words(reference: Reference) -> Iterator[str]:
    """What of a reference to search for: the words that a citation would have."""
    for name in reference.author[:3]:
        yield name.family or name.literal or ""
    for said in (
        reference.title,
        reference.container_title,
        reference.volume,
        reference.page,
        reference.year and str(reference.year),
    ):
        yield said or ""
