"""References completed with what outside sources know about their works."""

import warnings
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from attrs import evolve

from refkit.completion import (
    Enriched,
    Joining,
    begun,
    joined,
    recognised,
    refused_before,
    with_claims,
    with_whole,
    without_doi,
)
from refkit.errors import (
    EnrichmentError,
    EnrichmentWarning,
    OfflineError,
    RefkitWarning,
    UnknownNameError,
)
from refkit.identification import candidate_of
from refkit.model import ALIASES, FIELDS, Field, Reference
from refkit.plugins import ENRICHERS, Answers, Enricher, WorkSource

if TYPE_CHECKING:
    from refkit.readers.crossref_messages import DatePolicy

T = TypeVar("T")

_AT_ONCE: Final = 500
"""References whose DOIs are asked about together, while those before are completed."""
_SEARCHED_AT_ONCE: Final = 20
_ROWS: Final = 5
"""Works that a search gives: a right one that comes later is hardly ever accepted."""
_FEWEST_WORDS: Final = 5
"""Words of a string from which on it could be told which work it means."""
_THREADS: Final = 3
"""Searches that wait at the same time; the source has its own limit."""


def enrich(
    references: Iterable[Reference | str],
    *,
    enricher: str | Enricher = "crossref",
    fields: Collection[str] | None = None,
    only_missing: bool = False,
    dates: "DatePolicy" = "print",
) -> list[Reference]:
    """Add what an outside source knows; what a reference already says is weighed too.

    A string is a reference as somebody typed it: works are compared with it word by
    word, and where none is the one that is meant, it is what can be read in it.
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
    references: Iterable[Reference | str],
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
        return _told(_asked(each, source, joining) for each in references)
    return _told(_looked_up(references, source.works, joining))


def _fields(names: Collection[str] | None) -> frozenset[Field]:
    if names is None:
        return frozenset(FIELDS)
    wanted = frozenset(ALIASES.get(name, name) for name in names)
    for name in sorted(wanted.difference(FIELDS)):
        raise UnknownNameError("field", name, (*FIELDS, *ALIASES))
    return frozenset(field for field in FIELDS if field in wanted)


def _looked_up(
    references: Iterable[Reference | str], source: WorkSource, joining: Joining
) -> Iterator[Enriched]:
    from refkit.enrichers.flights import ahead

    def found(some: Sequence[Enriched]) -> Answers:
        dois = (outcome.doi for outcome in some)
        return _by_doi(source, tuple(dict.fromkeys(filter(None, dois))))

    slices = _slices(tuple(references), _AT_ONCE)
    begins = ([begun(each) for each in some] for some in slices)
    for many, works in ahead(found, begins):
        for some in _slices(many, _SEARCHED_AT_ONCE):
            first = [recognised(each, works) for each in some]
            for outcome in _searched(first, source):
                yield joined(outcome, joining)


def _slices(many: Sequence[T], length: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(many), length):
        yield many[start : start + length]


def _by_doi(source: WorkSource, dois: Sequence[str]) -> Answers:
    try:
        return source.by_doi(dois) if dois else {}
    except Exception as error:  # noqa: BLE001 - our own mistakes are raised
        return dict.fromkeys(dois, _failure(source.name, error))


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
        done[at] = with_whole(done[at], whole.get(doi))
    return done


def _is_searchable(outcome: Enriched) -> bool:
    """Whether a work that a search finds could be accepted at all."""
    known = outcome.before
    if outcome.work is not None or outcome.error is not None:
        return False
    if outcome.text:
        return len(outcome.text.split()) >= _FEWEST_WORDS
    has_place = bool(known.volume and known.page)
    if known.doi and outcome.identification is None:
        # Registered elsewhere, most likely; only in the same place it is another DOI
        # of the same work.
        return bool(known.title and has_place)
    others = known.author and (known.issued or known.container_title or known.volume)
    return bool((known.title and (others or has_place)) or (known.author and has_place))


def _found(outcome: Enriched, source: WorkSource) -> Enriched:
    from refkit.matching.identity import identify

    refused = outcome.identification
    known = outcome.meant if refused is None else without_doi(outcome.meant)
    try:
        works = tuple(source.search(known, _ROWS))
    except Exception as error:  # noqa: BLE001 - our own mistakes are raised
        return evolve(outcome, error=_failure(source.name, error))
    if refused is not None:
        works = tuple(
            work for work in works if str(work.get("DOI")).lower() != refused.wrong_doi
        )
    found = identify(known, [candidate_of(work) for work in works])
    if refused is None:
        found = evolve(found, wrong_doi="")  # nobody knows a work by it
    else:
        found = refused_before(refused, found)
    return evolve(outcome, identification=found, works=(*outcome.works, *works))


def _asked(meant: Reference | str, source: Enricher, joining: Joining) -> Enriched:
    outcome = begun(meant)
    known = outcome.before
    try:
        found = tuple(source.claims(known))
    except Exception as error:  # noqa: BLE001 - our own mistakes are raised
        return evolve(outcome, error=_failure(source.name, error))
    return evolve(outcome, after=with_claims(known, joining.chosen(known, found)))


def _failure(name: str, error: Exception) -> EnrichmentError:
    """What a source failed with; a mistake of our own is raised."""
    if isinstance(error, EnrichmentError):
        return error
    if name in ENRICHERS.builtin:
        raise error
    failure = EnrichmentError(f"the enricher {name!r} failed: {error!r}")
    failure.__cause__ = error
    return failure


def _told(outcomes: Iterable[Enriched]) -> Iterator[Enriched]:
    """Pass outcomes on, and warn at the end of what could not be asked."""
    failed = Counter[str]()
    offline: set[str] = set()
    for outcome in outcomes:
        yield outcome
        if outcome.error is not None:
            why = str(outcome.error)
            failed[why] += 1
            if isinstance(outcome.error, OfflineError):
                offline.add(why)
    for why, count in _gathered(failed).items():
        stay = (
            "reference stays as it was"
            if count == 1
            else "references stay as they were"
        )
        what = f"{count} {stay}: {why}"
        category = RefkitWarning if why in offline else EnrichmentWarning
        warnings.warn(what, category, stacklevel=2)


def _gathered(failed: "Counter[str]") -> "Counter[str]":
    """Failures by their reasons; that a source is given up says its last reason too."""
    found = Counter[str]()
    for why in sorted(failed, key=len, reverse=True):
        longer = next((other for other in found if why in other), why)
        found[longer] += failed[why]
    return found
