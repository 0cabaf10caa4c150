"""Crossref, which keeps what publishers say about the works behind their DOIs.

https://www.crossref.org/documentation/retrieve-metadata/rest-api/
"""

import re
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from refkit.enrichers.crossref_messages import claims_of, titles_of
from refkit.errors import RefkitWarning
from refkit.model import Claim, Reference
from refkit.plugins import Enricher
from refkit.readers.identifiers import read_doi
from refkit.readers.months import fold

# At 0.6, 1 pair in 45 of 1,683 pairs of titles that databases gave one work falls
# short, most for a note in brackets; 1 in 1,100 of works on one subject passes.
_ALIKE: Final = 0.6
# Beside such a word stands the title of the work that is corrected or answered.
_ANOTHER_WORK: Final = frozenset(
    {"comment", "correction", "corrigendum", "erratum", "reply", "retraction"}
)


def claims(reference: Reference) -> tuple[Claim, ...]:
    """Ask Crossref about the DOI of a reference and claim what it answers.

    Nothing is claimed without a DOI, about a DOI that Crossref does not have, or
    about a work whose title is not the reference's; a ``RefkitWarning`` tells of the
    last. Raises ``EnrichmentError`` when Crossref cannot be asked.
    """
    if reference.doi is None:
        return ()
    try:
        doi = read_doi(reference.doi)
    except ValueError:
        return ()
    # It loads requests and habanero's client: only for a reference that has a DOI.
    from refkit.enrichers.crossref_requests import find_work

    message = find_work(doi)
    if message is None:
        return ()
    objection = _objection(reference, doi, message)
    if objection:
        warnings.warn(f"{objection}; not used", RefkitWarning, stacklevel=2)
        return ()
    return tuple(claims_of(message))


def _objection(reference: Reference, doi: str, message: Mapping[str, Any]) -> str:
    """Why the message is not about this reference; empty if it is."""
    titles = titles_of(message)
    if reference.title is None:
        answered = str(message.get("DOI")).lower()
        return "" if answered == doi else f"{doi} was answered with {answered:.100}"
    if any(same_title(reference.title, title) for title in titles):
        return ""
    if not titles:
        return f"{doi} has no title at Crossref to compare"
    return f"{doi} is «{titles[0]}»"


def same_title(one: str, other: str) -> bool:
    """Whether two titles are close enough to be one work's, given that a DOI says so.

    >>> same_title("Die Anomalie der Kohäsion", "ANOMALIE DER KOHASION.")
    True
    >>> same_title("On the hypotheses", "Reply to: On the hypotheses")
    False
    """
    ones, others = Counter(_words(one)), Counter(_words(other))
    if _ANOTHER_WORK & ((ones - others).keys() | (others - ones).keys()):
        return False
    if "".join(_words(one)) == "".join(_words(other)):
        return True
    shared = (ones & others).total()
    return 2 * shared >= _ALIKE * (ones.total() + others.total())


def _words(title: str) -> Iterator[str]:
    return (match[0] for match in re.finditer(r"[^\W_]+", fold(title)))


CROSSREF: Final = Enricher("crossref", claims)
