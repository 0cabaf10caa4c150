"""References completed with what outside sources know about their works."""

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve

from refkit.errors import EnrichmentError, EnrichmentWarning
from refkit.model import Claim, Reference
from refkit.pipeline import leave_out
from refkit.plugins import ENRICHERS, Enricher, Work, WorkSource
from refkit.resolve import claims_of, resolve

_AT_ONCE: Final = 500
"""References asked about together, while those before them are completed."""


def enrich(
    references: Iterable[Reference], *, enricher: str | Enricher = "crossref"
) -> list[Reference]:
    """Add what an outside source knows; what a reference already says is weighed too.

    The source is named, or a value as ``refkit.crossref`` makes it. A reference that
    it fails on stays as it was, with an ``EnrichmentWarning``.
    """
    source = ENRICHERS.get(enricher) if isinstance(enricher, str) else enricher
    if source.works is None:
        return [_asked(reference, source) for reference in references]
    return list(_looked_up(references, source.works))


def _looked_up(
    references: Iterable[Reference], source: WorkSource
) -> Iterator[Reference]:
    """Each reference with what a source knows about its DOI."""
    from refkit.enrichers.crossref import claims_about, doi_of
    from refkit.enrichers.flights import ahead

    def found(some: Sequence[Reference]) -> Mapping[str, Work]:
        return _by_doi(source, tuple(dict.fromkeys(filter(None, map(doi_of, some)))))

    for some, works in ahead(found, _slices(tuple(references))):
        for reference in some:
            work = works.get(doi_of(reference) or "")
            yield _with(reference, claims_about(reference, work) if work else ())


def _slices(references: Sequence[Reference]) -> Iterator[Sequence[Reference]]:
    for start in range(0, len(references), _AT_ONCE):
        yield references[start : start + _AT_ONCE]


def _by_doi(source: WorkSource, dois: Sequence[str]) -> Mapping[str, Work]:
    try:
        return source.by_doi(dois) if dois else {}
    except Exception as error:
        if _is_our_mistake(source.name, error):
            raise
        _tell(source.name, error)
        return {}


def _asked(reference: Reference, source: Enricher) -> Reference:
    try:
        found = tuple(source.claims(reference))
    except Exception as error:
        if _is_our_mistake(source.name, error):
            raise
        _tell(source.name, error)
        return reference
    return _with(reference, found)


def _with(reference: Reference, found: tuple[Claim, ...]) -> Reference:
    if not found:
        return reference
    pooled = resolve((*claims_of(reference), *found), source=reference.source)
    return evolve(pooled, citation_key=reference.citation_key)


def _is_our_mistake(name: str, error: Exception) -> bool:
    return name in ENRICHERS.builtin and not isinstance(error, EnrichmentError)


def _tell(name: str, error: Exception) -> None:
    if isinstance(error, EnrichmentError):
        warnings.warn(f"left out: {error}", EnrichmentWarning, stacklevel=3)
    else:
        leave_out("enricher", name, error)
