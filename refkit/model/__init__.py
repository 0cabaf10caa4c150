"""The nouns: what refkit talks about. No I/O and no guessing in here."""

from refkit.model.claim import (
    DATE_FIELDS,
    FIELDS,
    GIVEN,
    LIST_FIELDS,
    NAME_FIELDS,
    RICH_FIELDS,
    TEXT_FIELDS,
    Claim,
    Evidence,
    Field,
    Value,
    witness,
)
from refkit.model.date import OPEN, PartialDate
from refkit.model.kinds import TYPES, Type
from refkit.model.markup import marked, pieces, unmarked
from refkit.model.name import Name
from refkit.model.reference import (
    ALIASES,
    Reference,
    assembled,
    differing,
    evolved,
)
from refkit.model.scrape import MEDIA_TYPES, MediaType, Scrape, Span
from refkit.model.text import plain

__all__ = [
    "ALIASES",
    "DATE_FIELDS",
    "FIELDS",
    "GIVEN",
    "LIST_FIELDS",
    "MEDIA_TYPES",
    "NAME_FIELDS",
    "OPEN",
    "RICH_FIELDS",
    "TEXT_FIELDS",
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
    "assembled",
    "differing",
    "evolved",
    "marked",
    "pieces",
    "plain",
    "unmarked",
    "witness",
]
