"""Finding the one work of a source that a reference means, if there is one."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from refkit.model import Reference
from refkit.plugins import Work

if TYPE_CHECKING:
    from refkit.matching.candidates import Candidate
    from refkit.matching.identity import Identification

_COMPARED: Final = (
    "type", "title", "subtitle", "author", "container-title", "short-container-title",
    "volume", "issue", "page", "article-number", "DOI",
    "published-print", "published", "published-online", "issued",
)  # fmt: skip
"""What of a message is compared; reading all of it takes much longer."""
_MOST_AUTHORS: Final = 40
_VERSIONS: Final = ("is-preprint-of", "has-preprint")


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


def candidate_of(work: Work) -> "Candidate":
    """Make a work comparable."""
    from refkit.enrichers.crossref_messages import claims_of
    from refkit.matching.candidates import Candidate
    from refkit.resolve import resolve

    message = {key: work[key] for key in _COMPARED if key in work}
    if isinstance(authors := message.get("author"), list):
        message["author"] = authors[:_MOST_AUTHORS]
    versions = {kind: _related(work, kind) for kind in _VERSIONS}
    return Candidate(resolve(claims_of(message)), str(work.get("type") or ""), versions)


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
