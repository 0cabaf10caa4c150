"""The nouns: what refkit talks about. No I/O and no guessing in here."""

from refkit.model.claim import (
    FIELDS,
    GIVEN,
    LIST_FIELDS,
    NAME_FIELDS,
    Claim,
    Evidence,
    Field,
    Value,
    witness,
)
from refkit.model.date import PartialDate
from refkit.model.name import Name
from refkit.model.reference import ALIASES, TYPES, Reference, Type
from refkit.model.scrape import MEDIA_TYPES, MediaType, Scrape, Span
from refkit.model.text import plain

__all__ = [
    "ALIASES",
    "FIELDS",
    "GIVEN",
    "LIST_FIELDS",
    "MEDIA_TYPES",
    "NAME_FIELDS",
    "TYPES",
    "Claim",
    "Evidence",
    "Field",
    "MediaType",
    "Name",
    "PartialDate",
    "Reference",
    "Scrape",
    "Span",
    "Type",
    "Value",
    "plain",
    "witness",
]
