"""The variables and types of CSL, and what each stands for.

https://github.com/citation-style-language/schema (``csl-data.json``, version 1.0.2)
"""

from collections.abc import Mapping
from typing import Final

from refkit.model import FIELDS, TYPES, Field, Type

_SPELLED: Final[Mapping[str, str]] = {
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "url": "URL",
    "archive_location": "archive_location",
}
_NO_VARIABLES: Final = frozenset({"type", "arxiv", "access"})

VARIABLES: Final[Mapping[Field, str]] = {
    name: _SPELLED.get(name, name.replace("_", "-"))
    for name in FIELDS
    if name not in _NO_VARIABLES
}
"""What each field is called in CSL, in the order that they are written in."""

FIELDS_READ: Final[Mapping[str, Field]] = {
    variable: name for name, variable in VARIABLES.items()
}

OTHER_SPELLINGS: Final[Mapping[str, Field]] = {
    # our own names
    **{name: name for name in FIELDS[1:] if name not in FIELDS_READ},
    # citeproc-js and older CSL
    "event": "event_title",
    "journalAbbreviation": "container_title_short",
    "shortTitle": "title_short",
    "page-first": "page",
    # CSL's specification, where it differs from its schema
    "archive-location": "archive_location",
    "part-number": "part",
    # Crossref, DataCite and hand-made files
    "article-number": "page",
    "short-container-title": "container_title_short",
    "short-title": "title_short",
    "subject": "keyword",
    "keywords": "keyword",
}
"""Variables that are read where the proper one is not there."""

OURS: Final = frozenset({*FIELDS, "markup", "provenance"})
"""The names in ``custom`` that refkit gives."""

BOOKKEEPING: Final = frozenset(
    """
    alternative-id aliases assertion clinical-trial-number content-domain created deposited
    funder indexed is-referenced-by-count issn-type isbn-type journal-issue license link
    member prefix published published-online published-other published-print reference
    reference-count references-count relation resource review score subtype update-policy
    update-to
    """.split()
)
"""What Crossref and DataCite say of their own records beside CSL; nobody misses it."""

CARRIED_TEXTS: Final = frozenset(
    """
    archive-place archive_collection citation-label dimensions division event
    journalAbbreviation part-title references reviewed-genre reviewed-title scale
    shortTitle source volume-title-short year-suffix
    """.split()
)
CARRIED_NUMBERS: Final = frozenset(
    "citation-number first-reference-note-number locator page-first printing supplement".split()
)
CARRIED_NAMES: Final = frozenset(
    """
    chair compiler curator editorial-director executive-producer guest host illustrator
    narrator organizer original-author producer script-writer series-creator
    """.split()
)
CARRIED_DATES: Final = frozenset({"available-date"})
"""Variables of CSL that no field of ours stands for."""

NAME_PARTS: Final[Mapping[str, str]] = {
    "family": "family",
    "given": "given",
    "particle": "non-dropping-particle",
    "suffix": "suffix",
    "literal": "literal",
}

_OTHER_TYPES: Final[Mapping[str, Type]] = {
    # Crossref
    "book-chapter": "chapter",
    "book-part": "chapter",
    "book-section": "chapter",
    "book-series": "book",
    "book-set": "book",
    "book-track": "chapter",
    "database": "dataset",
    "dissertation": "thesis",
    "edited-book": "book",
    "journal": "periodical",
    "journal-article": "article-journal",
    "journal-issue": "periodical",
    "journal-volume": "periodical",
    "monograph": "book",
    "peer-review": "review",
    "posted-content": "article",
    "proceedings": "book",
    "proceedings-article": "paper-conference",
    "proceedings-series": "book",
    "reference-book": "book",
    "reference-entry": "entry-encyclopedia",
    "report-component": "report",
    "report-series": "report",
    # Zotero
    "artwork": "graphic",
    "audioRecording": "song",
    "blogPost": "post-weblog",
    "bookSection": "chapter",
    "case": "legal_case",
    "computerProgram": "software",
    "conferencePaper": "paper-conference",
    "dictionaryEntry": "entry-dictionary",
    "email": "personal_communication",
    "encyclopediaArticle": "entry-encyclopedia",
    "film": "motion_picture",
    "forumPost": "post",
    "instantMessage": "personal_communication",
    "journalArticle": "article-journal",
    "letter": "personal_communication",
    "magazineArticle": "article-magazine",
    "newspaperArticle": "article-newspaper",
    "podcast": "broadcast",
    "preprint": "article",
    "presentation": "speech",
    "radioBroadcast": "broadcast",
    "statute": "legislation",
    "tvBroadcast": "broadcast",
    "videoRecording": "motion_picture",
    # drafts of CSL, and hyphens where it has none
    "legal-case": "legal_case",
    "motion-picture": "motion_picture",
    "musical-score": "musical_score",
    "personal-communication": "personal_communication",
    "program": "software",
}

TYPES_READ: Final[Mapping[str, Type]] = {
    **{name: name for name in TYPES},
    **_OTHER_TYPES,
}
"""What each type is read as; any other is a ``document``."""
