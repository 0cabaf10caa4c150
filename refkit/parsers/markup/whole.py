"""Whether a page's tags say all that its text could add."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Final

from refkit.model import Claim, Field, Scrape, Value
from refkit.readers.patterns import lazy

_ALWAYS: Final[frozenset[Field]] = frozenset({"title", "author", "issued"})
_PLACE: Final[frozenset[Field]] = frozenset({"container_title", "volume", "page"})
_ELSEWHERE: Final[Mapping[Value, frozenset[Field]]] = {
    "paper-conference": frozenset({"container_title", "page"}),
    "chapter": frozenset({"container_title", "page"}),
    "thesis": frozenset({"publisher"}),
    "report": frozenset({"publisher"}),
    "book": frozenset({"publisher"}),
    "article": frozenset({"arxiv"}),
}
"""Where works of other types than articles stand."""
_UNPUBLISHED: Final = frozenset({"thesis", "report"})
"""Types whose pages show more DOIs of others than of their own."""
_DOI: Final = lazy(r"10\.\d{4,9}/")
_BEFORE: Final = lazy(r"(?:doi\.org/|>[^\"<>]{0,60})$")
_MOST_DOIS: Final = 50
_YEAR: Final = lazy(r"(?<!\d)\d{4}(?!\d)")
_SURE: Final = 0.85


def tells_all(scrape: Scrape, claims: Iterable[Claim]) -> bool:
    """Whether the tags name the work, where it stands, and its DOI if there is one.

    >>> tells_all(Scrape("<title>Home</title>", "text/html"), [])
    False
    """
    sure = [claim for claim in claims if _is_sure(claim)]
    fields = {claim.field for claim in sure}
    if not fields >= _ALWAYS:
        return False
    types = [claim.value for claim in sure if claim.field == "type"]
    places = [_PLACE, *(_ELSEWHERE.get(type, _PLACE) for type in types[:1])]
    if not any(fields >= place for place in places):
        return False
    if "doi" in fields or not _UNPUBLISHED.isdisjoint(types):
        return True
    return not _shows_doi(scrape.text)


def _is_sure(claim: Claim) -> bool:
    if claim.field == "issued" and not _YEAR.search(str(claim.value)):
        return False
    return claim.evidence.confidence >= _SURE


def _shows_doi(text: str) -> bool:
    """Whether a DOI stands in a link or in visible words; scripts have their own."""
    found = islice(_DOI.finditer(text), _MOST_DOIS)
    starts = (match.start() for match in found)
    return any(_BEFORE.search(text, max(0, at - 70), at) for at in starts)
