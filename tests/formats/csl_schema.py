"""The schema of CSL-JSON items (after version 1.0.2), built from the names of its variables.

https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json
"""

from typing import Any, Final

_TYPES: Final = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter"
    " classic collection dataset document event entry entry-dictionary entry-encyclopedia figure"
    " graphic hearing interview legal_case legislation manuscript map motion_picture"
    " musical_score pamphlet paper-conference patent performance periodical"
    " personal_communication post post-weblog regulation report review review-book software"
    " song speech standard thesis treaty webpage"
)
_NAMES: Final = (
    "author chair collection-editor compiler composer container-author contributor curator"
    " director editor editorial-director executive-producer guest host interviewer illustrator"
    " narrator organizer original-author performer producer recipient reviewed-author script-writer series-creator translator"
)
_DATES: Final = "accessed available-date event-date issued original-date submitted"
_TEXTS: Final = (
    "language journalAbbreviation shortTitle abstract annote archive archive_collection"
    " archive_location archive-place authority call-number citation-key citation-label collection-title"
    " container-title container-title-short dimensions division DOI event event-place genre"
    " event-title ISBN ISSN jurisdiction keyword medium note original-publisher"
    " original-publisher-place original-title part-title PMCID PMID publisher publisher-place"
    " references reviewed-genre reviewed-title scale section source status title title-short"
    " URL version volume-title volume-title-short year-suffix"
)
_NUMBERS: Final = (
    "chapter-number citation-number collection-number edition first-reference-note-number"
    " issue locator number number-of-pages number-of-volumes page page-first part printing"
    " supplement volume"
)
_TEXT: Final = {"type": "string"}
_NUMBER: Final = {"type": ["string", "number"]}
_FLAG: Final = {"type": ["string", "number", "boolean"]}


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    item = {"type": "object", "properties": properties, "additionalProperties": False}
    return {"anyOf": [item]}


def _array(items: dict[str, Any], least: int, most: int) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": least, "maxItems": most}


def _schema() -> dict[str, Any]:
    """The whole schema, as JSON Schema draft 7 has it."""
    name = {"$ref": "#/definitions/name-variable"}
    date = {"$ref": "#/definitions/date-variable"}
    properties: dict[str, Any] = {
        "type": {"type": "string", "enum": _TYPES.split()},
        "id": _NUMBER,
        "categories": {"type": "array", "items": _TEXT},
        "custom": {"type": "object"},
        **{names: {"type": "array", "items": name} for names in _NAMES.split()},
        **dict.fromkeys(_DATES.split(), date),
        **dict.fromkeys(_TEXTS.split(), _TEXT),
        **dict.fromkeys(_NUMBERS.split(), _NUMBER),
    }
    item = {
        "type": "object",
        "properties": properties,
        "required": ["type", "id"],
        "additionalProperties": False,
    }
    people = dict.fromkeys(
        "family given dropping-particle non-dropping-particle suffix literal".split(),
        _TEXT,
    ) | dict.fromkeys("comma-suffix static-ordering parse-names".split(), _FLAG)
    days = {
        "date-parts": _array(_array(_NUMBER, 1, 3), 1, 2),
        "season": _NUMBER,
        "circa": _FLAG,
        "literal": _TEXT,
        "raw": _TEXT,
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "array",
        "items": item,
        "definitions": {
            "name-variable": _closed(people),
            "date-variable": _closed(days),
        },
    }


SCHEMA: Final = _schema()
