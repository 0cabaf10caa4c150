"""One DOI asked about, as most tests do."""

from refkit.enrichers.crossref_batches import find_works
from refkit.enrichers.crossref_settings import USUAL, Terms
from refkit.errors import EnrichmentError
from refkit.plugins import Work


def find_work(doi: str, terms: Terms = USUAL) -> Work | None:
    """What Crossref knows about a DOI; None if it does not know it."""
    found = find_works([doi], terms).get(doi)
    if isinstance(found, EnrichmentError):
        raise found
    return found
