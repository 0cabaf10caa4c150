"""RIS tags, and which field each stands for in a record of which type.

Of the many tags for one thing, those are written that Zotero, pandoc, citation-js and
bibutils were all seen to read right. Where they have none, Zotero's own is taken.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from refkit.model import Field

Tags = tuple[str, ...]

JOURNALS: Final = frozenset(
    "ABST CTLG EJOUR GEN INPR JFULL JOUR MGZN MGZ NEWS UNPB".split()
)
"""Types whose serial number (``SN``) is an ISSN first of all."""
NUMBERED: Final = frozenset("GOVDOC PAT RPRT STAND STD".split())
"""Types whose serial number is their own: of a report, a patent, a standard."""
CONFERENCES: Final = frozenset({"CONF", "CPAPER"})
COUNTED: Final = frozenset(
    "BOOK CLSWK CTLG EBOOK EDBOOK MANSCPT PAMP SER THES UNPD".split()
)
"""Types that have a number of pages where others have the pages they stand on."""
_BOOKS: Final = COUNTED - {"CTLG", "THES"}
_CHAPTERS: Final = frozenset("CHAP DICT ECHAP ENCYC".split())
_REPORTS: Final = frozenset("COMP GOVDOC MAP RPRT STAND STD".split())
_FILMS: Final = frozenset("ADVS MPCT MULTI VIDEO RADIO TV".split())
_SOUNDS: Final = frozenset({"MUSIC", "SOUND", "PODCST"})
_PICTURES: Final = frozenset("ART CHART EQUA FIGURE".split())
_LAWS: Final = frozenset("BILL LEGAL STAT UNBILL".split())
_MESSAGES: Final = frozenset("ICOMM INTV PCOMM".split())
_PAGES: Final = frozenset("BLOG ELEC ELECT WEB".split())

_NAMES: Final[Mapping[Field, Tags]] = {
    "director": (),
    "composer": (),
    "author": ("AU", "A1"),
    "editor": ("ED",),
    "translator": ("A4",),
}
_TEXTS: Final[Mapping[Field, Tags]] = {
    "title": ("TI", "T1", "CT"),
    "title_short": ("ST",),
    "container_title": ("T2", "JF", "BT", "JO", "JA", "J2", "J1"),
    "container_title_short": ("JA", "J2", "J1", "JO"),
    "collection_title": ("T3",),
    "publisher": ("PB",),
    "publisher_place": ("CY", "PP"),
    "volume": ("VL",),
    "issue": ("IS",),
    "section": ("SE",),
    "edition": ("ET",),
    "number_of_volumes": ("NV",),
    "genre": ("M3",),
    "doi": ("DO", "DI", "L3"),
    "archive": ("DB",),
    "archive_location": ("AN", "AV"),
    "call_number": ("CN",),
    "url": ("UR", "LK"),
    "language": ("LA",),
    "abstract": ("AB", "N2"),
}
# No tag stands for two fields of a record: the field that comes first has it.
_BY_TYPE: Final[tuple[tuple[Iterable[str], Mapping[Field, Tags]], ...]] = (
    (
        JOURNALS,
        {
            "editor": ("ED", "A2"),
            "container_title": ("JF", "T2", "BT", "JO", "JA", "J2", "J1"),
            "issue": ("IS", "M1"),
            "edition": (),
            "section": (),
        },
    ),
    (("GEN", "NEWS", "MGZN"), {"edition": ("ET",), "section": ("SE",)}),
    (("GEN",), {"container_title": ("T2", "JF", "BT", "JO", "JA", "J2", "J1")}),
    (
        CONFERENCES,
        {
            "editor": ("ED", "A2"),
            "collection_editor": ("A3",),
            "container_title": ("JF", "C3", "BT", "T2", "JO", "JA", "J2", "J1"),
            "event_title": ("T2",),
            "publisher_place": ("CY", "C1", "PP"),
        },
    ),
    (
        _BOOKS,
        {
            "editor": ("ED", "A3"),
            "collection_editor": ("A2",),
            "title": ("TI", "T1", "CT", "BT"),
            "container_title": (),
            "container_title_short": ("JA", "J2", "J1", "JO"),
            "collection_title": ("T3", "T2"),
            "collection_number": ("M1",),
        },
    ),
    (
        _CHAPTERS,
        {
            "editor": ("ED", "A2"),
            "collection_editor": ("A3",),
            "collection_number": ("SV",),
            "container_author": ("C2",),
            "container_title": ("T2", "BT", "JF", "JO", "JA", "J2", "J1"),
            "chapter_number": ("SE",),
            "section": (),
            "number_of_volumes": ("NV", "M1"),
        },
    ),
    (
        _REPORTS,
        {
            "collection_editor": ("A2",),
            "container_title": (),
            "collection_title": ("T2", "T3"),
        },
    ),
    (("CTLG",), {"editor": ("ED",)}),
    (("EDBOOK",), {"editor": ("AU", "A1", "ED", "A3"), "author": ()}),
    (("MAP",), {"collection_editor": ("A3",)}),
    (("COMP",), {"collection_editor": (), "version": ("ET",), "edition": ()}),
    (
        (*CONFERENCES, *_FILMS, "DATA", "GRNT"),
        {"contributor": ("A4",), "translator": ()},
    ),
    (("DATA", "DBASE"), {"version": ("ET",), "edition": (), "number_of_volumes": ()}),
    (("THES",), {"contributor": ("A3",)}),
    (
        ("PAT",),
        {
            "authority": ("A2",),
            "jurisdiction": ("C3",),
            "status": ("C6",),
            "edition": (),
            "issue": (),
            "number_of_volumes": (),
            "section": (),
            "volume": (),
        },
    ),
    (
        ("CASE",),
        {
            "container_title": ("T2", "A2"),
            "container_title_short": (),
            "authority": ("PB",),
            "publisher": (),
            "number": ("SV",),
            "contributor": ("A4",),
            "translator": (),
            "edition": (),
            "number_of_volumes": (),
            "section": (),
        },
    ),
    (
        (*_LAWS, "HEAR"),
        {
            "author": ("AU", "A1", "A2"),
            "authority": ("T3",),
            "collection_title": (),
            "edition": (),
            "number": ("M1",),
        },
    ),
    (
        _FILMS,
        {
            "director": ("AU", "A1"),
            "contributor": ("A3", "A4"),
            "performer": ("C1",),
            "genre": ("C4", "M3"),
            "medium": ("C5",),
        },
    ),
    (
        _SOUNDS,
        {"composer": ("AU", "A1"), "performer": ("A2",), "medium": ("C5",)},
    ),
    (("LEGAL",), {"author": ("AU", "A1"), "authority": ("A2", "T3")}),
    (_PICTURES, {"medium": ("M3",), "genre": ()}),
    (_MESSAGES, {"recipient": ("A2",)}),
    (("INTV",), {"interviewer": ("A2",), "recipient": (), "medium": ("M3",)}),
    (("SLIDE",), {"event_title": ("T2",), "container_title": ("JF", "BT")}),
    (_PAGES, {"container_title": ("T2", "JF", "BT", "J2", "JO", "JA")}),
)

NAMES: Final = frozenset[Field](
    (
        *("author", "editor", "translator", "collection_editor", "container_author"),
        *("contributor", "director", "composer", "performer", "interviewer"),
        "recipient",
    )
)
"""The fields of names that have a tag in any type."""

ELSEWHERE: Final = frozenset("TY ID SP EP C7 DA PY Y1 Y2 SN KW N1 RN".split())
"""Tags that are read by rules of their own."""


@cache
def tags_of(kind: str) -> Mapping[Field, Tags]:
    """The tags of each field in records of an RIS type, the one to write first."""
    tags = {**_NAMES, **_TEXTS}
    for kinds, others in _BY_TYPE:
        if kind in kinds:
            tags |= others
    return {field: tags[field] for field in tags if tags[field]}


KNOWN_TAGS: Final = frozenset(
    "A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CR CT CY DA DB DI"
    " DO DP ED EP ER ET H1 H2 ID IS J1 J2 JA JF JO KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1"
    " N2 NV OP PB PP PY RI RN RP SE SN SP ST SV T1 T2 T3 TA TI TT TY U1 U2 U3 U4 U5 UR"
    " VL VO Y1 Y2".split()
)
"""Tags that are believed even where they are not spelled as they should be."""
