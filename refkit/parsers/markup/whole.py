"""Whether a page's tags say all that its text could add."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from refkit.model import Claim, Field, Scrape, Value

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
_DOI: Final = re.compile(r"10\.\d{4,9}/")
_SURE: Final = 0.85


def tells_all(scrape: Scrape, claims: Iterable[Claim]) -> bool:
    """Whether the tags name the work, where it stands, and its DOI if there is one.

    >>> tells_all(Scrape("<title>Home</title>", "text/html"), [])
    False
    """
    sure = [claim for claim in claims if claim.evidence.confidence >= _SURE]
    fields = {claim.field for claim in sure}
    if not fields >= _ALWAYS:
        return False
    types = [claim.value for claim in sure if claim.field == "type"]
    places = [_PLACE, *(_ELSEWHERE.get(type, _PLACE) for type in types[:1])]
    if not any(fields >= place for place in places):
        return False
    return "doi" in fields or _DOI.search(scrape.text) is None
