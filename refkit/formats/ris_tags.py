"""RIS types and tags, and what each stands for."""

from collections.abc import Mapping
from typing import Final

from refkit.model import TYPES as CSL_TYPES
from refkit.model import Type

TYPES: Final[Mapping[Type, str]] = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "classic": "CLSWK",
    "collection": "GEN",
    "dataset": "DATA",
    "document": "GEN",
    "entry": "ENCYC",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "event": "GEN",
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "interview": "PCOMM",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CONF",
    "patent": "PAT",
    "performance": "GEN",
    "periodical": "JFULL",
    "personal_communication": "PCOMM",
    "post": "BLOG",
    "post-weblog": "BLOG",
    "regulation": "GEN",
    "report": "RPRT",
    "review": "JOUR",
    "review-book": "JOUR",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "treaty": "STAT",
    "webpage": "ELEC",
}
"""What each CSL type is written as."""

_OTHER_TYPES: Final[Mapping[str, Type]] = {
    "ABST": "article-journal",
    "AGGR": "dataset",
    "BLOG": "post-weblog",
    "CPAPER": "paper-conference",
    "CTLG": "book",
    "DBASE": "dataset",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "ENCYC": "entry-encyclopedia",
    "EJOUR": "article-journal",
    "ELECT": "webpage",
    "GEN": "document",
    "GOVDOC": "report",
    "INPR": "article-journal",
    "JFULL": "article-journal",
    "MGZ": "article-magazine",
    "PCOMM": "personal_communication",
    "SER": "book",
    "UNPB": "manuscript",
    "UNPD": "manuscript",
    "WEB": "webpage",
}

TYPES_READ: Final[Mapping[str, Type]] = {
    # Where two types share a tag, it is read as the first of them.
    **{TYPES[csl]: csl for csl in reversed(CSL_TYPES)},
    **_OTHER_TYPES,
}
"""What each RIS type is read as; any other is a ``document``."""

TEXTS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("TI", "T1", "CT"),
    "collection_title": ("T3",),
    "publisher": ("PB",),
    "publisher_place": ("CY", "PP"),
    "volume": ("VL",),
    "issue": ("IS",),
    "edition": ("ET",),
    "doi": ("DO", "DI"),
    "url": ("UR",),
    "language": ("LA",),
    "abstract": ("AB", "N2"),
}
"""Texts: the first tag is the one written, all are read, the first that is there."""

JOURNALS: Final = frozenset(
    {"ABST", "EJOUR", "INPR", "JFULL", "JOUR", "MGZN", "NEWS", "UNPB"}
)
"""Types whose serial number (``SN``) is an ISSN first of all."""

NUMBERED: Final = frozenset({"GOVDOC", "PAT", "RPRT", "STAND"})
"""Types whose serial number is their own: of a report, a patent, a standard."""

SERIES_IN_T2: Final = frozenset({"BOOK", "CLSWK", "EBOOK", "EDBOOK", "PAMP", "SER"})
"""Types that stand in nothing else: their second title is that of a series."""

PROCEEDINGS: Final = frozenset({"CONF", "CPAPER"})

# bibutils and citation-js lose the proceedings in T2: there it is the meeting.
CONTAINERS: Final[Mapping[str, str]] = dict.fromkeys((*JOURNALS, *PROCEEDINGS), "JF")
"""Where the title of the container is written, if not in ``T2``."""

EDITORS: Final[Mapping[str, tuple[str, ...]]] = {
    "BOOK": ("ED", "A3"),
    **dict.fromkeys(
        (*JOURNALS, *PROCEEDINGS, "CHAP", "DICT", "ECHAP", "ENCYC", "GEN"),
        ("ED", "A2"),
    ),
}
"""Where editors are read from, if not from ``ED`` alone."""

KNOWN_TAGS: Final = frozenset(
    "A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CN CP CT CY DA DB DI DO"
    " DP ED EP ER ET ID IS J1 J2 JA JF JO KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NV"
    " OP PB PP PY RI RN RP SE SN SP ST T1 T2 T3 TA TI TT TY U1 U2 U3 U4 U5 UR VL VO"
    " Y1 Y2".split()
)
"""Tags believed even where only one space stands before their dash."""
