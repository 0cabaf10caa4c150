"""Finding the one work of a source that a reference means, if there is one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from refkit.model import Reference
from refkit.plugins import Work

if TYPE_CHECKING:
    from refkit.matching.candidates import Candidate
    from refkit.matching.identity import Identification, Verdict

_COMPARED: Final = (
    "type", "title", "subtitle", "author", "container-title", "short-container-title",
    "volume", "issue", "page", "article-number", "DOI",
    "published-print", "published", "published-online", "issued",
)  # fmt: skip
"""What of a message is compared; reading all of it takes much longer."""
_MOST_AUTHORS: Final = 40
_VERSIONS: Final = ("is-preprint-of", "has-preprint")
_WITHDRAWN: Final = re.compile(
    r"\s{0,9}\W?(?:retracted|withdrawn|removed)(?: article| paper| chapter)?\W{1,3}",
    re.I,
)
_AGAINST: Final = frozenset({"different", "far", "absent", "none"})
"""States of what is compared that let a DOI which stands alone be doubted."""


def identify(known: Reference | str, works: Sequence[Work]) -> "Identification":
    """Find which of some works a reference, or a reference string as typed, means.

    The works are messages of Crossref's. At most one is accepted; why it is and why the
    others are not, ``verdicts`` tell.

    >>> galton = {"title": ["Visualised numerals"], "volume": "21", "page": "252",
    ...           "author": [{"family": "Galton", "given": "F."}]}
    >>> identify("F. Galton, Visualised Numerals. Nature 21 (1880) 252", [galton]).accepted
    0
    """
    from refkit.matching.identity import identify

    return identify(known, [candidate_of(work) for work in works])


def identify_by_doi(known: Reference | str, doi: str, work: Work) -> "Identification":
    """Find out whether a work is what a reference means, given that its DOI says so.

    Then less is enough than for a work that a search found: what the reference says of
    title and authors must be the work's. The DOI may be one that the work had before.

    >>> known = Reference(doi="10.5555/1", title="Tides")
    >>> identify_by_doi(known, "10.5555/1", {"title": ["Tides"]}).accepted
    0
    """
    found = [
        _identified_by_doi(known, doi, {**work, **titles})
        for titles in _titles_of(work)
    ]
    return next((one for one in found if one.accepted is not None), found[0])


def _identified_by_doi(
    known: Reference | str, doi: str, work: Work
) -> "Identification":
    from refkit.matching.identity import identify

    found = identify(known, [candidate_of({**work, "DOI": doi})])
    if (
        found.accepted is None
        and isinstance(known, Reference)
        and _is_unopposed(known, doi, work, found.verdicts[0])
    ):
        verdict = evolve(found.verdicts[0], objection="")
        return evolve(
            found, accepted=0, verdicts=(verdict,), objection="", wrong_doi=""
        )
    return found


def _titles_of(work: Work) -> Iterator[Mapping[str, Any]]:
    """What to put in place of a work's titles: nothing, the title without what comes
    after it, the one before translation, and the one before it was retracted."""
    yield {}
    if work.get("subtitle"):
        yield {"subtitle": []}
    if original := work.get("original-title"):
        yield {"title": original, "subtitle": []}
    # Notices bear such titles too, and say which work they are about.
    titles = work.get("title") if not work.get("update-to") else None
    for title in titles if isinstance(titles, list) else ():
        if isinstance(title, str) and (marked := _WITHDRAWN.match(title)):
            yield {"title": [title[marked.end() :]]}


def _is_unopposed(
    reference: Reference, doi: str, work: Work, verdict: "Verdict"
) -> bool:
    """Whether a reference says too little for three supports, and nothing against."""
    from refkit.matching.identity_rules import OBJECTIONS

    if verdict.objection == OBJECTIONS["few"]:
        return bool({"title", "author"} & set(verdict.supports))
    if reference.title or reference.author or verdict.objection == OBJECTIONS["kind"]:
        return False
    is_alias = str(work.get("DOI") or doi).lower() != doi
    return not is_alias and not any(one.state in _AGAINST for one in verdict.grounds)


def versions_of(work: Work) -> Mapping[str, tuple[str, ...]]:
    """The DOIs of a work's other versions, by their relation to it.

    >>> preprint = {"id-type": "doi", "id": "10.5555/P"}
    >>> versions_of({"relation": {"has-preprint": [preprint]}})
    {'has-preprint': ('10.5555/p',)}
    """
    found = {kind: _related(work, kind) for kind in _VERSIONS}
    return {kind: dois for kind, dois in found.items() if dois}


def candidate_of(work: Work) -> "Candidate":
    """Make a work comparable."""
    from refkit.matching.candidates import Candidate
    from refkit.readers.crossref_messages import claims_of
    from refkit.resolve import resolve

    message = {key: work[key] for key in _COMPARED if key in work}
    if isinstance(authors := message.get("author"), list):
        message["author"] = authors[:_MOST_AUTHORS]
    kind = str(work.get("type") or "")
    return Candidate(resolve(claims_of(message)), kind, versions_of(work))


def _related(work: Mapping[str, Any], kind: str) -> tuple[str, ...]:
    """The DOIs that a message relates its work to."""
    relations = work.get("relation")
    said = relations.get(kind) if isinstance(relations, dict) else None
    found = (
        one.get("id")
        for one in (said if isinstance(said, list) else ())
        if isinstance(one, dict) and one.get("id-type") == "doi"
    )
    return tuple(doi.lower() for doi in found if isinstance(doi, str))
