"""Crossref, which keeps what publishers say about the works behind their DOIs.

https://www.crossref.org/documentation/retrieve-metadata/rest-api/
"""

from collections.abc import Sequence
from functools import partial
from typing import Final

from refkit.enrichers.crossref_settings import Terms
from refkit.model import Reference
from refkit.plugins import Answers, Enricher, Work, WorkSource


def crossref(
    mailto: str | None = None,
    *,
    offline: bool = False,
    refresh: bool = False,
    notices: bool = False,
) -> Enricher:
    """Crossref as it is asked on certain terms.

    ``mailto`` is your e-mail address, for the faster pool; by default it is that of
    ``REFKIT_MAILTO`` or of the configuration file. ``offline`` takes what the cache
    has, however old, and asks nobody; ``refresh`` asks anew about what it has.
    ``notices`` also asks for retractions and corrections of works whose messages name
    none, which takes one more request for each fifty of them.
    """
    terms = Terms(mailto, offline, refresh, notices)
    works = WorkSource(
        "crossref", partial(_by_doi, terms=terms), partial(_search, terms=terms)
    )
    return Enricher("crossref", works=works)


def _by_doi(dois: Sequence[str], *, terms: Terms) -> Answers:
    if not dois:
        return {}
    # It loads requests and habanero's client: only where there is something to ask.
    from refkit.enrichers.crossref_batches import find_works

    found = find_works(dois, terms)
    if not terms.notices:
        return found
    from refkit.enrichers.crossref_updates import with_notices

    return with_notices(found, terms)


def _search(meant: Reference | str, rows: int, *, terms: Terms) -> Sequence[Work]:
    from refkit.enrichers.crossref_searches import search

    return search(meant, rows, terms)


CROSSREF: Final = crossref()
