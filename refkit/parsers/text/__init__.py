"""The text itself: labels, citation lines, bylines and headings, in any language.

This is the parser for pages that carry no tags, and a second opinion for those that do.
"""

from collections.abc import Iterable
from typing import Final

from refkit.model import MEDIA_TYPES, Claim, Scrape
from refkit.parsers.text.claims import record_claims
from refkit.parsers.text.kinds import type_claims
from refkit.parsers.text.listed import item_claims
from refkit.parsers.text.listings import listed
from refkit.parsers.text.record import best_record
from refkit.parsers.text.sheet import sheet_of
from refkit.plugins import Parser


def claims(scrape: Scrape) -> Iterable[Claim]:
    """Claim what the page's own lines say about the work it presents.

    >>> page = Scrape("Cells 2020, 9(3), 548\\n\\nThe biogenesis of exosomes in tumours\\n"
    ...               "Li Zhang, Biao Dong\\n")
    >>> [(claim.field, claim.value) for claim in claims(page)][:3]
    [('title', 'The biogenesis of exosomes in tumours'), ('author', 'Li Zhang'), ('author', 'Biao Dong')]
    """
    sheet = sheet_of(scrape)
    if scrape.media_type == "text/plain" and sheet.is_popular:
        return ()
    record = best_record(sheet)
    items = listed(sheet, record)
    if items:
        return item_claims(scrape, items)
    if record is None:
        return ()
    found = list(record_claims(scrape, sheet, record))
    return (*found, *type_claims(scrape, sheet, record, found))


TEXT: Final = Parser("text", reads=MEDIA_TYPES, claims=claims)
