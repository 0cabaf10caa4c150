"""The kinds of reference that EndNote knows, and the CSL types for them."""

from collections.abc import Mapping
from typing import Final

from refkit.model import Type

# One row a type, with EndNote's own names; those of its own exports come first.
_ROWS: Final[Mapping[Type, str]] = {
    "article-journal": "journal article, electronic article, journal",
    "article-magazine": "magazine article",
    "article-newspaper": "newspaper article, press release",
    "article": "preprint",
    "bill": "bill",
    "book": "book, edited book, electronic book, ancient text, classical work, monograph",
    "chapter": "book section, electronic book section, chapter",
    "dataset": "dataset, aggregated database, online database",
    "document": "generic, unused 1, unused 2, unused 3",
    "entry-dictionary": "dictionary",
    "entry-encyclopedia": "encyclopedia",
    "figure": "figure, chart or table, equation",
    "graphic": "artwork",
    "hearing": "hearing",
    "interview": "interview",
    "legal_case": "case",
    "legislation": "statute, legal rule or regulation",
    "manuscript": "manuscript, unpublished work, unpublished",
    "map": "map",
    "motion_picture": "film or broadcast, audiovisual material, video",
    "musical_score": "music",
    "pamphlet": "pamphlet",
    "paper-conference": "conference paper, conference proceedings, conference proceeding",
    "patent": "patent",
    "periodical": "serial",
    "personal_communication": "personal communication",
    "post": "discussion forum, social media",
    "post-weblog": "blog",
    "report": "report, grant, government document",
    "software": "computer program",
    "song": "podcast",
    "standard": "standard",
    "thesis": "thesis",
    "webpage": "web page, multimedia application, electronic source, electronic citation",
}
ENDNOTE_TYPES: Final[Mapping[str, Type]] = {
    name: type for type, row in _ROWS.items() for name in row.split(", ")
}
"""The type of each kind, by its name in lower case."""

NUMBERED_TYPES: Final[Mapping[str, str]] = {
    "0": "journal article",
    "1": "book",
    "2": "thesis",
    "3": "conference proceedings",
    "5": "newspaper article",
    "6": "book",
    "7": "book section",
    "10": "conference proceedings",
    "12": "web page",
    "17": "journal article",
    "19": "magazine article",
    "23": "newspaper article",
    "25": "patent",
    "27": "report",
    "28": "edited book",
    "31": "statute",
    "32": "thesis",
    "34": "unpublished work",
    "43": "electronic article",
    "44": "electronic book",
    "47": "conference paper",
    "59": "dataset",
}
"""The name of each kind, by its number, where a record has no name."""
