"""Many DOIs asked about at once, and each work remembered by itself."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import define, field

from refkit.enrichers.crossref_answers import (
    KNOWN_FOR,
    UNKNOWN_FOR,
    NonsenseError,
    RefusedError,
    body_of,
    recalled,
    remembered,
    tell_of_age,
)
from refkit.enrichers.crossref_requests import address_of, ask_work, ask_works
from refkit.enrichers.crossref_settings import USUAL, Terms, pool
from refkit.enrichers.flights import FLIGHTS, in_parallel
from refkit.enrichers.limits import POOLS
from refkit.errors import EnrichmentError, OfflineError
from refkit.plugins import Answers, Work

_MOST: Final = 50
_LONGEST: Final = 4000
"""DOIs in one request, and characters of their addresses."""
# Large repositories that register their DOIs with other agencies: arXiv, Zenodo,
# figshare, Dryad, Dataverse, Mendeley Data, ResearchGate.
_ELSEWHERE: Final = (
    *("10.48550/", "10.5281/", "10.6084/", "10.5061/", "10.7910/", "10.17632/"),
    "10.13140/",
)


@define(eq=False)
class _Found:
    """What is known so far; ``old`` is outdated, and used when no better comes."""

    terms: Terms
    works: dict[str, Work] = field(factory=dict, init=False)
    unknown: set[str] = field(factory=set, init=False)
    old: dict[str, Work] = field(factory=dict, init=False)
    failed: dict[str, EnrichmentError] = field(factory=dict, init=False)

    def missing(self, dois: Iterable[str]) -> list[str]:
        return [d for d in dois if d not in self.works and d not in self.unknown]


def find_works(dois: Iterable[str], terms: Terms = USUAL) -> Answers:
    """What Crossref knows about each of many DOIs, those it does not know left out.

    The DOIs are in lower case. Each answer is remembered as it comes, so that a run
    that was cut off is gone on with. Under a DOI that Crossref cannot be asked about
    stands the reason.
    """
    found = _Found(terms)
    wanted = list(dict.fromkeys(dois))
    with FLIGHTS.taken(wanted) as ours:
        mine = [doi for doi in wanted if doi in ours]
        if not terms.refresh:
            _recall(mine, found)
        if terms.offline:
            failure = OfflineError("the cache has no answer, and nobody is asked")
            left = (doi for doi in found.missing(mine) if doi not in found.old)
            found.failed |= dict.fromkeys(left, failure)
        else:
            _ask(found.missing(mine), found)
    theirs = [doi for doi in wanted if doi not in ours]
    others: Answers = {}
    if theirs:
        FLIGHTS.wait(theirs)
        others = find_works(theirs, Terms(terms.mailto, terms.offline))
    _tell_of_old(found)
    return {**found.failed, **found.old, **found.works, **others}


def _recall(dois: Iterable[str], found: _Found) -> None:
    for doi in dois:
        known = recalled(address_of(doi))
        if known is None:
            continue
        if known.envelope:
            works = found.old if known.is_outdated else found.works
            works[doi] = known.envelope["message"]["items"][0]
        elif found.terms.offline or not known.is_outdated:
            found.unknown.add(doi)


def _ask(dois: Sequence[str], found: _Found) -> None:
    threads = POOLS[pool(found.terms)]["list"].at_once
    in_parallel(lambda batch: _ask_batch(batch, found), batches(dois), threads)


def batches(dois: Iterable[str]) -> Iterator[list[str]]:
    """Put DOIs together, few enough for an address that every server takes.

    >>> list(batches(["10.5555/1", "10.5555/a,b", "10.5555/2"]))
    [['10.5555/a,b'], ['10.5555/1', '10.5555/2']]
    """
    batch: list[str] = []
    length = 0
    for doi in dois:
        size = len(address_of(doi))
        if "," in doi:  # it would end the filter
            yield [doi]
            continue
        if batch and (len(batch) == _MOST or length + size > _LONGEST):
            yield batch
            batch, length = [], 0
        batch.append(doi)
        length += size
    if batch:
        yield batch


def _ask_batch(dois: Sequence[str], found: _Found) -> None:
    left: Iterable[str] = dois
    if len(dois) > 1:
        try:
            left = _ask_together(dois, found)
        except EnrichmentError as error:
            found.failed |= dict.fromkeys(dois, error)
            return
    for doi in left:
        _ask_singly(doi, found)


def _ask_together(dois: Sequence[str], found: _Found) -> Iterable[str]:
    """Ask in one request, and return those DOIs that have to be asked about singly.

    A DOI that another has replaced is found only so, and one that a batch cannot hold.
    """
    try:
        works = ask_works(dois, found.terms)
    except (RefusedError, NonsenseError):  # perhaps for the sake of one of them
        return dois
    asked = frozenset(dois)
    answered = {
        doi: work for work in works if (doi := str(work.get("DOI")).lower()) in asked
    }
    absent = [doi for doi in dois if doi not in answered]
    elsewhere = {doi for doi in absent if doi.startswith(_ELSEWHERE)}
    found.works |= answered
    found.unknown |= elsewhere
    _remember(answered, elsewhere)
    return [doi for doi in absent if doi not in elsewhere]


def _remember(works: dict[str, Work], unknown: Iterable[str]) -> None:
    memory = remembered()
    bodies = {address_of(doi): (200, body_of(work)) for doi, work in works.items()}
    memory.keep(bodies, KNOWN_FOR)
    memory.keep({address_of(doi): (404, b"null") for doi in unknown}, UNKNOWN_FOR)


def _ask_singly(doi: str, found: _Found) -> None:
    try:
        work = ask_work(doi, found.terms)
    except EnrichmentError as error:
        found.failed[doi] = error
        return
    if work is None:
        found.unknown.add(doi)
    else:
        found.works[doi] = work


def _tell_of_old(found: _Found) -> None:
    """Warn where an outdated answer has to do, with what went wrong."""
    wrong = [str(found.failed[doi]) for doi in found.old if doi in found.failed]
    for why in dict.fromkeys(wrong):
        tell_of_age(why)
