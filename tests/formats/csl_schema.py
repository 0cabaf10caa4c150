"""The schema of CSL-JSON 1.0.2, put together from lists of its variables.

https://github.com/citation-style-language/schema (``csl-data.json``)
"""

from typing import Any, Final

_TYPES: Final = """
    article article-journal article-magazine article-newspaper bill book broadcast
    chapter classic collection dataset document entry entry-dictionary
    entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent
    performance periodical personal_communication post post-weblog regulation report
    review review-book software song speech standard thesis treaty webpage
"""
_NAMES: Final = """
    author chair collection-editor compiler composer container-author contributor
    curator director editor editorial-director executive-producer guest host
    interviewer illustrator narrator organizer original-author performer producer
    recipient reviewed-author script-writer series-creator translator
"""
_DATES: Final = """
    accessed available-date event-date issued original-date submitted
"""
_TEXTS: Final = """
    citation-key language journalAbbreviation shortTitle abstract annote archive
    archive_collection archive_location archive-place authority call-number
    citation-label collection-title container-title container-title-short dimensions
    division DOI event event-title event-place genre ISBN ISSN jurisdiction keyword medium
    note original-publisher original-publisher-place original-title part-title PMCID
    PMID publisher publisher-place references reviewed-genre reviewed-title scale
    section source status title title-short URL version volume-title
    volume-title-short year-suffix
"""
_NUMBERS: Final = """
    id chapter-number citation-number collection-number edition
    first-reference-note-number issue locator number number-of-pages
    number-of-volumes page page-first part printing supplement volume
"""

_TEXT: Final = {"type": "string"}
_TEXT_OR_NUMBER: Final = {"type": ["string", "number"]}
_ANY_SCALAR: Final = {"type": ["string", "number", "boolean"]}


def _all(variables: str, kind: Any) -> dict[str, Any]:
    return dict.fromkeys(variables.split(), kind)


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


_NAME: Final = {
    **_all("family given dropping-particle non-dropping-particle", _TEXT),
    **_all("suffix literal", _TEXT),
    **_all("comma-suffix static-ordering parse-names", _ANY_SCALAR),
}
_PARTS: Final = {
    "type": "array",
    "items": _TEXT_OR_NUMBER,
    "minItems": 1,
    "maxItems": 3,
}
_DATE: Final = {
    "date-parts": {"type": "array", "items": _PARTS, "minItems": 1, "maxItems": 2},
    "season": _TEXT_OR_NUMBER,
    "circa": _ANY_SCALAR,
    "literal": _TEXT,
    "raw": _TEXT,
}
_ITEM: Final = {
    "type": {"type": "string", "enum": _TYPES.split()},
    "categories": {"type": "array", "items": _TEXT},
    "custom": {"type": "object"},
    **_all(
        _NAMES,
        {"type": "array", "items": {"$ref": "#/definitions/name-variable"}},
    ),
    **_all(_DATES, {"$ref": "#/definitions/date-variable"}),
    **_all(_TEXTS, _TEXT),
    **_all(_NUMBERS, _TEXT_OR_NUMBER),
}

SCHEMA: Final[dict[str, Any]] = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "$id": "https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json",
    "type": "array",
    "items": {**_object(_ITEM), "required": ["type", "id"]},
    "definitions": {
        "name-variable": {"anyOf": [_object(_NAME)]},
        "date-variable": {"anyOf": [_object(_DATE)]},
    },
}
