"""BibTeX and biblatex entry types and fields, and what each stands for.

The tables serve reading and writing: of several fields for one thing, all are read, and
the first is written.
"""

from collections.abc import Mapping
from typing import Final

from refkit.model import TYPES as CSL_TYPES
from refkit.model import Field, Type

# Zotero throws away entries of a type it does not know, among them @dataset and
# @standard; the classic styles treat one they do not know as @misc.
TYPES: Final[Mapping[Type, str]] = {
    **dict.fromkeys(CSL_TYPES, "misc"),
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "classic": "book",
    "entry": "incollection",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "manuscript": "unpublished",
    "musical_score": "book",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "periodical": "book",
    "post": "online",
    "post-weblog": "online",
    "report": "techreport",
    "review": "article",
    "review-book": "article",
    "software": "software",
    "standard": "manual",
    "thesis": "phdthesis",
    "webpage": "online",
}
"""What each CSL type is written as in BibTeX."""

BIBLATEX_TYPES: Final[Mapping[Type, str]] = {
    **TYPES,
    "bill": "legislation",
    "broadcast": "video",
    "dataset": "dataset",
    "entry": "inreference",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "figure": "image",
    "graphic": "artwork",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "motion_picture": "movie",
    "performance": "performance",
    "periodical": "periodical",
    "personal_communication": "letter",
    "report": "report",
    "review": "review",
    "review-book": "review",
    "song": "music",
    "standard": "standard",
    "thesis": "thesis",
    "treaty": "legal",
}
"""What each CSL type is written as in biblatex."""

_OTHER_TYPES: Final[Mapping[str, Type]] = {
    "audio": "song",
    "blog": "post-weblog",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "data": "dataset",
    "electronic": "webpage",
    "image": "graphic",
    "inbook": "chapter",
    "inreference": "entry-encyclopedia",
    "legislation": "legislation",
    "magazine": "article-magazine",
    "manual": "book",
    "mastersthesis": "thesis",
    "misc": "document",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "newspaper": "article-newspaper",
    "online": "webpage",
    "phdthesis": "thesis",
    "preprint": "article",
    "presentation": "speech",
    "proceedings": "book",
    "reference": "book",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "talk": "speech",
    "techreport": "report",
    "video": "motion_picture",
    "webpage": "webpage",
    "website": "webpage",
    "www": "webpage",
}

TYPES_READ: Final[Mapping[str, Type]] = {
    # Where two types share an entry type, it is read as the first of them.
    **{BIBLATEX_TYPES[csl]: csl for csl in reversed(CSL_TYPES)},
    **{TYPES[csl]: csl for csl in reversed(CSL_TYPES)},
    **_OTHER_TYPES,
}
"""What each entry type is read as; any other is a ``document``."""

CLASSIC: Final = frozenset(
    (
        *("article", "book", "booklet", "conference", "inbook", "incollection"),
        *("inproceedings", "manual", "mastersthesis", "misc", "phdthesis"),
        *("proceedings", "techreport", "unpublished"),
    )
)
"""The types that BibTeX's own styles know."""

ALIASES: Final = frozenset(
    ("conference", "electronic", "mastersthesis", "phdthesis", "techreport", "www")
)
"""Types that biblatex knows by other names."""

SUBTYPES: Final[Mapping[str, Type]] = {
    "magazine": "article-magazine",
    "newspaper": "article-newspaper",
}
"""What biblatex's ``entrysubtype`` makes of an @article."""

PERIODICALS: Final = frozenset({"article", "review", "suppperiodical", "periodical"})
"""Entry types whose ``number`` is that of an issue."""

IN_BOOKS: Final = frozenset(
    (
        *("incollection", "inproceedings", "conference", "inbook", "inreference"),
        *("bookinbook", "suppbook", "suppcollection"),
    )
)
"""Entry types of what stands in a book."""

SERIES: Final = IN_BOOKS | {
    *("book", "collection", "proceedings", "reference", "mvbook", "mvcollection"),
    *("mvproceedings", "mvreference"),
}
"""Entry types whose ``number`` is that within a series."""

NAMES: Final[Mapping[Field, tuple[str, ...]]] = {
    "author": ("author", "authors"),
    "editor": ("editor", "editors"),
    "translator": ("translator",),
    "container_author": ("bookauthor",),
}
"""Who is named where."""

TEXTS: Final[Mapping[Field, tuple[str, ...]]] = {
    "title": ("title",),
    "title_short": ("shorttitle",),
    "container_title": ("journal", "journaltitle", "booktitle"),
    "container_title_short": ("shortjournal", "journalabbreviation", "shortbooktitle"),
    "collection_title": ("series",),
    "original_title": ("origtitle",),
    "event_title": ("eventtitle",),
    "event_place": ("venue",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher_place": ("address", "location"),
    "original_publisher": ("origpublisher",),
    "original_publisher_place": ("origlocation",),
    "volume": ("volume",),
    "issue": ("issue",),
    "number": ("number",),
    "part": ("part",),
    "section": ("section",),
    "chapter_number": ("chapter",),
    "edition": ("edition",),
    "version": ("version",),
    "number_of_pages": ("pagetotal", "numpages"),
    "number_of_volumes": ("volumes",),
    "genre": ("type",),
    "medium": ("howpublished",),
    "status": ("pubstate",),
    "pmid": ("pmid",),
    "pmcid": ("pmcid", "pmc"),
    "call_number": ("library",),
    "language": ("language", "langid", "hyphenation"),
    "abstract": ("abstract",),
    "note": ("note",),
    "annote": ("annote", "annotation"),
    "access": ("access",),
}
"""One text each."""

DATES: Final[Mapping[Field, tuple[str, ...]]] = {
    "accessed": ("urldate", "lastchecked"),
    "event_date": ("eventdate",),
    "original_date": ("origdate", "origyear"),
}
"""Dates that stand in one field each."""

LISTS: Final[Mapping[Field, tuple[str, ...]]] = {
    "isbn": ("isbn",),
    "issn": ("issn",),
    "keyword": ("keywords", "keyword"),
}
"""Lists of texts."""

PAGES: Final = ("pages", "eid", "articleno", "article-number")

_PUBLISHERS: Final[Mapping[str, tuple[str, ...]]] = {
    # Of two fields, the last is written.
    **dict.fromkeys(
        ("thesis", "phdthesis", "mastersthesis"), ("institution", "school")
    ),
    **dict.fromkeys(("techreport", "report"), ("school", "institution")),
    **dict.fromkeys(("manual", "standard"), ("organization",)),
    **dict.fromkeys(("online", "electronic", "www"), ("organization",)),
}
"""Who publishes what is no book."""


def special_fields(entry_type: str) -> Mapping[str, Field]:
    """The fields that mean something of their own in an entry of this type.

    >>> special_fields("article")["number"], special_fields("techreport")["institution"]
    ('issue', 'publisher')
    """
    fields: dict[str, Field] = {}
    for place in _PUBLISHERS.get(entry_type, ()):
        fields[place] = "publisher"
    if entry_type in IN_BOOKS:
        fields["booktitle"] = "container_title"
    if entry_type in PERIODICALS:
        fields["number"] = "issue"
    elif entry_type in SERIES:
        fields["number"] = "collection_number"
    return fields


BIBLATEX_NAMES: Final[Mapping[str, str]] = {
    "journal": "journaltitle",
    "address": "location",
    "school": "institution",
    "annote": "annotation",
}
"""Fields that biblatex has under other names; it reads BibTeX's as well."""

ORDER: Final = (
    *("author", "bookauthor", "editor", "translator", "title", "shorttitle"),
    *("journal", "journaltitle", "booktitle", "shortjournal", "series", "origtitle"),
    *("eventtitle", "eventdate", "venue", "publisher", "institution", "school"),
    *(
        "organization",
        "address",
        "location",
        "origpublisher",
        "origlocation",
        "origdate",
    ),
    *("date", "year", "month", "day", "volume", "volumes", "part", "number", "issue"),
    *("chapter", "section", "pages", "eid", "pagetotal", "edition", "version", "type"),
    *("howpublished", "pubstate", "doi", "eprint", "eprinttype", "archiveprefix"),
    *("pmid", "pmcid", "isbn", "issn", "url", "urldate", "library", "language"),
    *("langid", "keywords", "abstract", "note", "annote", "annotation", "access"),
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

STATES: Final[Mapping[str, str]] = {
    "inpress": "in press",
    "inpreparation": "in preparation",
    "prepublished": "pre-published",
}
"""What biblatex's words for how far a work is mean, where they are not English."""
