"""References completed with what outside sources know about their works."""

import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from attrs import evolve

from refkit.completion import (
    Enriched,
    Joining,
    joined,
    recognised,
    refused_before,
    with_claims,
    with_whole,
)
from refkit.errors import EnrichmentError, EnrichmentWarning, UnknownNameError
from refkit.identification import candidate_of
from refkit.model import ALIASES, FIELDS, Field, Reference
from refkit.pipeline import leave_out
from refkit.plugins import ENRICHERS, Enricher, Work, WorkSource

if TYPE_CHECKING:
    from refkit.readers.crossref_messages import DatePolicy

_AT_ONCE: Final = 500
"""References whose DOIs are asked about together, while those before are completed."""
_SEARCHED_AT_ONCE: Final = 20
_ROWS: Final = 5
"""Works that a search gives: a right one that comes later is hardly ever accepted."""
_THREADS: Final = 3
"""Searches that wait at the same time; the source has its own limit."""


def enrich(
    references: Iterable[Reference],
    *,
    enricher: str | Enricher = "crossref",
    fields: Collection[str] | None = None,
    only_missing: bool = False,
    dates: "DatePolicy" = "print",
) -> list[Reference]:
    """Add what an outside source knows; what a reference already says is weighed too.

    The source is named, or a value as ``refkit.crossref`` makes it. A reference that
    it fails on stays as it was, with an ``EnrichmentWarning``. ``fields`` are those to
    complete, by CSL variable or everyday word, all by default; with ``only_missing`` those that have a value are let be.
    ``dates`` tells which date counts where a work came out in print and online.
    ``iter_enrich`` tells why.
    """
    outcomes = iter_enrich(
        references,
        enricher=enricher,
        fields=fields,
        only_missing=only_missing,
        dates=dates,
    )
    return [outcome.after for outcome in outcomes]


def iter_enrich(
    references: Iterable[Reference],
    *,
    enricher: str | Enricher = "crossref",
    fields: Collection[str] | None = None,
    only_missing: bool = False,
    dates: "DatePolicy" = "print",
) -> Iterator[Enriched]:
    """Enrich references, and tell of each what was found and whether it was taken.

    They come in their order, each as soon as the source has answered.
    """
    source = ENRICHERS.get(enricher) if isinstance(enricher, str) else enricher
    joining = Joining(_fields(fields), only_missing, dates)
    if source.works is None:
        return (_asked(reference, source, joining) for reference in references)
    return _looked_up(references, source.works, joining)


def _fields(names: Collection[str] | None) -> frozenset[Field]:
    if names is None:
        return frozenset(FIELDS)
    wanted = frozenset(ALIASES.get(name, name) for name in names)
    for name in sorted(wanted.difference(FIELDS)):
        raise UnknownNameError("field", name, (*FIELDS, *ALIASES))
    return frozenset(field for field in FIELDS if field in wanted)


def _looked_up(
    references: Iterable[Reference], source: WorkSource, joining: Joining
) -> Iterator[Enriched]:
    from refkit.enrichers.crossref import doi_of
    from refkit.enrichers.flights import ahead

    def found(some: Sequence[Reference]) -> Mapping[str, Work]:
        return _by_doi(source, tuple(dict.fromkeys(filter(None, map(doi_of, some)))))

    told: set[str] = set()
    for many, works in ahead(found, _slices(tuple(references), _AT_ONCE)):
        for some in _slices(many, _SEARCHED_AT_ONCE):
            first = [recognised(each, doi_of(each), works) for each in some]
            for outcome in _searched(first, source):
                yield joined(outcome, joining)
                if outcome.error and outcome.error not in told:
                    told.add(outcome.error)
                    _warn_of_failure(outcome.error)


def _slices(
    references: Sequence[Reference], length: int
) -> Iterator[Sequence[Reference]]:
    for start in range(0, len(references), length):
        yield references[start : start + length]


def _by_doi(source: WorkSource, dois: Sequence[str]) -> Mapping[str, Work]:
    try:
        return source.by_doi(dois) if dois else {}
    except Exception as error:
        if _is_our_mistake(source.name, error):
            raise
        _tell(source.name, error)
        return {}


def _searched(outcomes: Sequence[Enriched], source: WorkSource) -> list[Enriched]:
    """Search for what no DOI leads to, and fetch the whole of what is accepted."""
    from refkit.enrichers.flights import in_parallel

    done = list(outcomes)

    def search(at: int) -> None:
        done[at] = _found(done[at], source)

    wanting = [at for at, outcome in enumerate(outcomes) if _is_searchable(outcome)]
    in_parallel(search, wanting, _THREADS)
    accepted = {at: str(w.get("DOI")).lower() for at in wanting if (w := done[at].work)}
    whole = _by_doi(source, tuple(dict.fromkeys(accepted.values())))
    for at, doi in accepted.items():
        done[at] = with_whole(done[at], doi, whole.get(doi))
    return done


def _is_searchable(outcome: Enriched) -> bool:
    """Whether a work that a search finds could be accepted at all."""
    known = outcome.before
    if outcome.work is not None:
        return False
    has_place = bool(known.volume and known.page)
    if known.doi and outcome.identification is None:
        # Registered elsewhere, most likely; only in the same place it is another DOI
        # of the same work.
        return bool(known.title and has_place)
    others = known.author and (known.issued or known.container_title or known.volume)
    return bool((known.title and (others or has_place)) or (known.author and has_place))


def _found(outcome: Enriched, source: WorkSource) -> Enriched:
    from refkit.matching.identity import identify

    known = outcome.before
    refused = outcome.identification
    if refused is not None:
        known = evolve(known, doi=None, claims=())
    try:
        works = tuple(source.search(known, _ROWS))
    except Exception as error:
        if _is_our_mistake(source.name, error):
            raise
        return evolve(outcome, error=_reason(source.name, error))
    if refused is not None:
        works = tuple(
            work for work in works if str(work.get("DOI")).lower() != refused.wrong_doi
        )
    found = identify(known, [candidate_of(work) for work in works])
    if refused is not None:
        found = refused_before(refused, found)
    return evolve(outcome, identification=found, works=(*outcome.works, *works))


def _asked(reference: Reference, source: Enricher, joining: Joining) -> Enriched:
    try:
        found = tuple(source.claims(reference))
    except Exception as error:
        if _is_our_mistake(source.name, error):
            raise
        _tell(source.name, error)
        return Enriched(reference, reference, error=_reason(source.name, error))
    return Enriched(reference, with_claims(reference, joining.chosen(reference, found)))


def _is_our_mistake(name: str, error: Exception) -> bool:
    return name in ENRICHERS.builtin and not isinstance(error, EnrichmentError)


def _reason(name: str, error: Exception) -> str:
    if isinstance(error, EnrichmentError):
        return str(error)
    return f"the enricher {name!r} failed: {error!r}"


def _warn_of_failure(why: str) -> None:
    warnings.warn(f"left out: {why}", EnrichmentWarning, stacklevel=4)


def _tell(name: str, error: Exception) -> None:
    if isinstance(error, EnrichmentError):
        warnings.warn(f"left out: {error}", EnrichmentWarning, stacklevel=3)
    else:
        leave_out("enricher", name, error)
