"""Is a work the one that a reference means? Asked before anything is taken from it.

A work is accepted when its title and first author are found in what is known, at least
three things support it, nothing speaks against it, and no other work fits as well.
"""

from collections.abc import Callable, Sequence
from typing import Final

from attrs import frozen

from refkit.matching import record_evidence, typed_evidence
from refkit.matching.candidates import Candidate
from refkit.matching.identity_rules import (
    OBJECTIONS,
    is_cited,
    objection_to,
    supports_of,
)
from refkit.matching.identity_weights import WEIGHTS
from refkit.matching.places import doi_of
from refkit.matching.reference_string import typed_of
from refkit.matching.results import Ground
from refkit.matching.traits import traits_of
from refkit.matching.typed_evidence import FEATURES, States
from refkit.model import Reference

MARGIN: Final = 1.0
"""How much better than the next a work must fit, if the two are not one."""


@frozen
class Verdict:
    """What was found of one candidate."""

    supports: tuple[str, ...]
    """What of the work agrees: ``title``, ``author``, ``page`` …"""
    objection: str
    """Why it is not the work that is meant; empty if it is accepted, or could be."""
    grounds: tuple[Ground, ...]
    """How each thing relates, and what that weighs."""
    score: float
    """What the grounds weigh together."""


@frozen
class Identification:
    """Which of some works a reference means, and why that one or none."""

    accepted: int | None
    """Its position among the candidates."""
    verdicts: tuple[Verdict, ...]
    """One for each candidate, in their order."""
    objection: str
    """Why none is accepted; empty if one is."""
    wrong_doi: str = ""
    """The given DOI, in comparable form, if it belongs to another work."""
    copies: tuple[int, ...] = ()
    """Other candidates that are the accepted work under another DOI."""


def identify(known: Reference | str, candidates: Sequence[Candidate]) -> Identification:
    """Find the work that a reference, or a reference string as typed, means.

    >>> from refkit.model import Name, PartialDate
    >>> work = Reference(title="Visualised numerals", author=[Name("Galton", "F.")],
    ...                  issued=PartialDate(1880), container_title="Nature", volume="21")
    >>> found = identify("Galton F. Visualised numerals. Nature 1880;21:252-6.", [Candidate(work)])
    >>> found.accepted, found.verdicts[0].supports
    (0, ('title', 'author', 'year', 'journal', 'volume'))
    """
    compare, dois = _comparison(known)
    verdicts = tuple(_verdict(compare(one), one) for one in candidates)
    fitting = sorted(
        (at for at, verdict in enumerate(verdicts) if not verdict.objection),
        key=lambda at: -verdicts[at].score,
    )
    wrong = _wrong_doi(dois, candidates, verdicts)
    if not fitting:
        return Identification(None, verdicts, _best_objection(verdicts), wrong)
    best, *others = fitting
    copies = tuple(at for at in others if are_copies(candidates[best], candidates[at]))
    for at in others:
        if at not in copies and verdicts[best].score - verdicts[at].score < MARGIN:
            return Identification(None, verdicts, OBJECTIONS["tie"], wrong)
    return Identification(best, verdicts, "", wrong, copies)


def are_copies(one: Candidate, other: Candidate) -> bool:
    """Whether two works are one that has two DOIs: the same title in the same place."""
    a, b = one.traits, other.traits
    if "posted-content" in {one.kind, other.kind} and one.kind != other.kind:
        return False
    return bool(
        a.title.squeezed
        and a.title.squeezed == b.title.squeezed
        and a.pages[0] == b.pages[0]
        and a.volume == b.volume
        and a.authors.families[:1] == b.authors.families[:1]
    )


def _comparison(
    known: Reference | str,
) -> tuple[Callable[[Candidate], States], frozenset[str]]:
    """How to compare what is known, and its DOIs."""
    if isinstance(known, str):
        typed = typed_of(known)
        return (
            lambda work: typed_evidence.compare(typed, work),
            frozenset(typed.dois),
        )
    traits = traits_of(known)
    doi = doi_of(known.doi)
    return (
        lambda work: record_evidence.compare(known, traits, work),
        frozenset({doi} if doi else ()),
    )


def _verdict(states: States, work: Candidate) -> Verdict:
    grounds = tuple(
        Ground(feature, state, WEIGHTS.get(feature, {}).get(state, 0.0))
        for feature, state in zip(FEATURES, states, strict=True)
        if state
    )
    objection = objection_to(states) if is_cited(work) else OBJECTIONS["kind"]
    return Verdict(
        supports_of(states), objection, grounds, sum(g.weight for g in grounds)
    )


def _wrong_doi(
    dois: frozenset[str], candidates: Sequence[Candidate], verdicts: Sequence[Verdict]
) -> str:
    """The given DOI if the work behind it is not the one that is meant."""
    for work, verdict in zip(candidates, verdicts, strict=True):
        if work.traits.doi in dois and verdict.objection:
            return work.traits.doi
    return ""


def _best_objection(verdicts: Sequence[Verdict]) -> str:
    if not verdicts:
        return OBJECTIONS["none"]
    return max(verdicts, key=lambda v: (len(v.supports), v.score)).objection
