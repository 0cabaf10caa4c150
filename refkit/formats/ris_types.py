"""RIS types, and what each stands for.

https://github.com/zotero/translators/blob/master/RIS.js tells how Zotero reads them.
"""

import re
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
    "broadcast": "MPCT",
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
    "post": "ICOMM",
    "post-weblog": "BLOG",
    "regulation": "LEGAL",
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

# Where two types share a tag, it is read as the first of them.
_FIRST: Final[Mapping[str, Type]] = {
    "ENCYC": "entry-encyclopedia",
    "GEN": "document",
    "MPCT": "motion_picture",
    "PCOMM": "personal_communication",
    "UNPB": "manuscript",
}

_OTHER_TYPES: Final[Mapping[str, Type]] = {
    "ABST": "article-journal",
    "ADVS": "motion_picture",
    "AGGR": "dataset",
    "ANCIENT": "classic",
    "CHART": "figure",
    "CPAPER": "paper-conference",
    "CTLG": "book",
    "DBASE": "dataset",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ELECT": "webpage",
    "EQUA": "figure",
    "GOVDOC": "report",
    "INPR": "article-journal",
    "INTV": "interview",
    "MGZ": "article-magazine",
    "MULTI": "motion_picture",
    "PODCST": "broadcast",
    "RADIO": "broadcast",
    "SER": "book",
    "STD": "standard",
    "TV": "broadcast",
    "UNBILL": "bill",
    "UNPD": "manuscript",
    "VIDEO": "motion_picture",
    "WEB": "webpage",
}

TYPES_READ: Final[Mapping[str, Type]] = {
    **{TYPES[csl]: csl for csl in reversed(CSL_TYPES)},
    **_FIRST,
    **_OTHER_TYPES,
}
"""What each RIS type is read as."""

_WORDS: Final[tuple[tuple[str, str], ...]] = (
    ("journal|article|review", "JOUR"),
    ("chapter|section", "CHAP"),
    ("conference|proceeding", "CONF"),
    ("book|monograph", "BOOK"),
    ("thes[ei]s|dissertation", "THES"),
    ("newspaper", "NEWS"),
    ("magazine", "MGZN"),
    ("report", "RPRT"),
    ("patent", "PAT"),
    ("web|online|internet", "ELEC"),
    ("data", "DATA"),
    ("software|program", "COMP"),
)


def type_tag(said: str) -> str:
    """The RIS type that a record names, in its own letters or in words.

    >>> type_tag("jour"), type_tag("Book Chapter"), type_tag("XYZ")
    ('JOUR', 'CHAP', 'GEN')
    """
    tag = said.upper()
    if tag in TYPES_READ:
        return tag
    words = said[:80].lower()
    return next((tag for word, tag in _WORDS if re.search(word, words)), "GEN")
