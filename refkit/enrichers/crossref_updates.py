"""Retractions and corrections asked for, of works whose messages name none."""

import warnings
from collections.abc import Mapping, Sequence
from typing import Any, Final

from refkit.enrichers.crossref_answers import LISTED_FOR, body_of, remembered
from refkit.enrichers.crossref_batches import batches
from refkit.enrichers.crossref_requests import address_of, list_works
from refkit.enrichers.crossref_settings import Terms, pool
from refkit.enrichers.flights import in_parallel
from refkit.enrichers.limits import POOLS
from refkit.errors import EnrichmentError, EnrichmentWarning
from refkit.plugins import Answers, Work

_SELECT: Final = ("DOI", "update-to")
_MOST: Final = 1000
"""Notices about fifty works; some journals have retracted hundreds at once."""


def with_notices(found: Answers, terms: Terms) -> Answers:
    """Works with the notices about them as ``updated-by``, which is remembered.

    The notices of one whose DOI has a comma cannot be asked for. A message that is
    remembered with them is asked for anew a week later.
    """
    left = {
        doi: work
        for doi, work in found.items()
        if not isinstance(work, EnrichmentError) and "updated-by" not in work
    }
    told: dict[str, Work] = {}
    failures: dict[str, None] = {}

    def ask(dois: Sequence[str]) -> None:
        try:
            notices = list_works({"updates": list(dois)}, _SELECT, _MOST, terms)
        except EnrichmentError as error:
            failures[str(error)] = None
            return
        about = _updates(notices)
        some = {doi: {**left[doi], "updated-by": about.get(doi, [])} for doi in dois}
        bodies = {address_of(doi): (200, body_of(work)) for doi, work in some.items()}
        remembered().keep(bodies, LISTED_FOR)
        told.update(some)

    if left and not terms.offline:
        askable = batches(doi for doi in left if "," not in doi)
        in_parallel(ask, askable, POOLS[pool(terms)]["list"].at_once)
    for why in failures:
        what = f"notices about some works could not be asked for: {why}"
        warnings.warn(what, EnrichmentWarning, stacklevel=2)
    return {**found, **told}


def _updates(notices: Sequence[Work]) -> Mapping[str, list[dict[str, Any]]]:
    """What notices say of the works that they are about, by the DOIs of those."""
    found: dict[str, list[dict[str, Any]]] = {}
    for notice in notices:
        said = notice.get("update-to")
        for update in said if isinstance(said, list) else ():
            if isinstance(update, dict):
                doi = str(update.get("DOI")).lower()
                about = {**update, "DOI": notice.get("DOI")}
                found.setdefault(doi, []).append(about)
    return found
