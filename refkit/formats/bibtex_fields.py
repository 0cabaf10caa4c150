"""BibTeX entry types and fields, and what each stands for."""

from collections.abc import Mapping
from typing import Final

from refkit.model import TYPES as CSL_TYPES
from refkit.model import Type

# Zotero throws away entries of a type it does not know, among them @dataset and
# @standard; the classic styles treat one they do not know as @misc.
TYPES: Final[Mapping[Type, str]] = {
    "article": "misc",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "bill": "misc",
    "book": "book",
    "broadcast": "misc",
    "chapter": "incollection",
    "classic": "book",
    "collection": "misc",
    "dataset": "misc",
    "document": "misc",
    "entry": "incollection",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "event": "misc",
    "figure": "misc",
    "graphic": "misc",
    "hearing": "misc",
    "interview": "misc",
    "legal_case": "misc",
    "legislation": "misc",
    "manuscript": "unpublished",
    "map": "misc",
    "motion_picture": "misc",
    "musical_score": "book",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "performance": "misc",
    "periodical": "book",
    "personal_communication": "misc",
    "post": "online",
    "post-weblog": "online",
    "regulation": "misc",
    "report": "techreport",
    "review": "article",
    "review-book": "article",
    "software": "software",
    "song": "misc",
    "speech": "misc",
    "standard": "manual",
    "thesis": "phdthesis",
    "treaty": "misc",
    "webpage": "online",
}
"""What each CSL type is written as."""

_OTHER_TYPES: Final[Mapping[str, Type]] = {
    "audio": "document",
    "bookinbook": "chapter",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "inbook": "chapter",
    "inreference": "entry-encyclopedia",
    "manual": "book",
    "mastersthesis": "thesis",
    "misc": "document",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "online": "webpage",
    "preprint": "article",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "thesis": "thesis",
    "webpage": "webpage",
    "www": "webpage",
}

TYPES_READ: Final[Mapping[str, Type]] = {
    # Where two types share an entry type, it is read as the first of them.
    **{TYPES[csl]: csl for csl in reversed(CSL_TYPES)},
    **_OTHER_TYPES,
}
"""What each entry type is read as; any other is a ``document``."""

SUBTYPES: Final[Mapping[str, Type]] = {
    "magazine": "article-magazine",
    "newspaper": "article-newspaper",
}
"""What biblatex's ``entrysubtype`` makes of an @article."""

TEXTS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title",),
    "container_title": ("journal", "journaltitle", "fjournal", "booktitle"),
    "container_title_short": ("shortjournal", "journalabbreviation"),
    "collection_title": ("series",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher_place": ("address", "location"),
    "volume": ("volume",),
    "issue": ("issue",),
    "number": ("number",),
    "edition": ("edition",),
    "genre": ("type",),
    "pmid": ("pmid",),
    "pmcid": ("pmcid", "pmc"),
    "language": ("language", "langid"),
    "abstract": ("abstract",),
    "access": ("access",),
}
"""Texts: the first field is the one written, all are read, the first that is there."""

LISTS: Final[Mapping[str, tuple[str, ...]]] = {
    "isbn": ("isbn",),
    "issn": ("issn",),
    "keyword": ("keywords", "keyword"),
}
"""Lists of texts, as ``TEXTS``."""

PERIODICALS: Final = frozenset({"article", "review", "suppperiodical"})
"""Entry types whose ``number`` is that of an issue."""

SPECIAL_FIELDS: Final[Mapping[tuple[str, str], str]] = {
    ("article", "issue"): "number",
    ("incollection", "container_title"): "booktitle",
    ("inproceedings", "container_title"): "booktitle",
    ("manual", "publisher"): "organization",
    ("mastersthesis", "publisher"): "school",
    ("phdthesis", "publisher"): "school",
    ("techreport", "publisher"): "institution",
}
"""Where an entry type has a field of its own for a text."""

ORDER: Final = (
    *("author", "editor", "title", "journal", "booktitle", "shortjournal", "series"),
    *("publisher", "institution", "school", "organization", "address"),
    *("year", "month", "day", "volume", "number", "issue", "pages", "edition", "type"),
    *("doi", "eprint", "eprinttype", "archiveprefix", "pmid", "pmcid", "isbn", "issn"),
    *("url", "language", "keywords", "abstract", "access"),
)
"""The order in which fields are written."""

MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
"""The macros for months that every style defines."""

GENRES: Final[Mapping[str, str]] = {
    "bathesis": "Bachelor's thesis",
    "candthesis": "Candidate thesis",
    "mathesis": "Master's thesis",
    "phdthesis": "PhD thesis",
    "resreport": "research report",
    "techreport": "technical report",
}
"""What biblatex's words for a kind of work mean."""
