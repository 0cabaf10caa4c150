"""Several sources of works asked as if they were one."""

from collections.abc import Sequence
from functools import partial
from itertools import islice, zip_longest

from refkit.errors import EnrichmentError
from refkit.model import Reference
from refkit.plugins import Answers, Enricher, Work, WorkSource

_NONE = EnrichmentError("nobody was asked")


def in_turn(*enrichers: Enricher) -> Enricher:
    """Sources one after another: each is asked about what those before do not know.

    A search asks all of them, for which of its works is meant is decided later.
    """
    sources = []
    for enricher in enrichers:
        if enricher.works is None:
            raise EnrichmentError(f"{enricher.name} does not know works by their DOIs")
        sources.append(enricher.works)
    name = ", then ".join(enricher.name for enricher in enrichers)
    works = WorkSource(name, partial(_by_doi, sources), partial(_search, sources))
    return Enricher(name, works=works)


def _by_doi(sources: Sequence[WorkSource], dois: Sequence[str]) -> Answers:
    found: dict[str, Work | EnrichmentError] = {}
    for source in sources:
        left = [
            doi for doi in dois if isinstance(found.get(doi, _NONE), EnrichmentError)
        ]
        found |= source.by_doi(left) if left else {}
    return found


def _search(
    sources: Sequence[WorkSource], meant: Reference | str, rows: int
) -> Sequence[Work]:
    answers: list[Sequence[Work]] = []
    failure = None
    for source in sources:
        try:
            answers.append(source.search(meant, rows))
        except EnrichmentError as error:
            failure = error
    if failure and not answers:
        raise failure
    best_first = (work for rank in zip_longest(*answers) for work in rank if work)
    once = {str(work.get("DOI")).lower(): work for work in reversed([*best_first])}
    return list(islice(reversed(once.values()), rows))
