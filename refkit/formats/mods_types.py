"""Which CSL type a MODS record is of: told by its genre, its kind, and what it stands in."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from refkit.formats.xml_values import all_words
from refkit.model import Type
from refkit.readers.kinds import kind_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# Words of https://www.loc.gov/standards/valuelist/marcgt.html, and others', in small letters.
_GENRES: Final[Mapping[str, Type]] = {
    "academic journal": "periodical",
    "atlas": "map",
    "autobiography": "book",
    "bibliography": "book",
    "biography": "book",
    "brief": "personal_communication",
    "conference publication": "book",
    "dictionary": "entry-dictionary",
    "discography": "book",
    "encyclopedia": "entry-encyclopedia",
    "festschrift": "book",
    "filmography": "book",
    "globe": "map",
    "graphic": "graphic",
    "handbook": "book",
    "instruction": "book",
    "interview": "interview",
    "law report or digest": "legal_case",
    "legal article": "article-journal",
    "legal case and case notes": "legal_case",
    "legislation": "legislation",
    "letter": "personal_communication",
    "loose-leaf": "periodical",
    "magazine": "periodical",
    "magazine article": "article-magazine",
    "map": "map",
    "memoir": "book",
    "motion picture": "motion_picture",
    "multivolume monograph": "book",
    "newspaper": "periodical",
    "newspaper article": "article-newspaper",
    "novel": "book",
    "periodical": "periodical",
    "picture": "graphic",
    "poetry": "book",
    "review": "review",
    "series": "periodical",
    "sound": "song",
    "standard or specification": "standard",
    "technical drawing": "graphic",
    "textbook": "book",
    "treaty": "treaty",
    "video recording": "motion_picture",
    "videorecording": "motion_picture",
    "web page": "webpage",
    "web site": "webpage",
}
_RESOURCES: Final[Mapping[str, Type]] = {
    "cartographic": "map",
    "notated music": "musical_score",
    "sound recording-musical": "song",
    "sound recording-nonmusical": "song",
    "sound recording": "song",
    "still image": "graphic",
    "moving image": "motion_picture",
    "three dimensional object": "graphic",
    "software, multimedia": "software",
    "mixed material": "collection",
}
_GOVERNMENT: Final[Mapping[str, Type]] = {
    "BILLS": "bill",
    "CFR": "regulation",
    "CHRG": "hearing",
    "CRPT": "report",
    "FR": "regulation",
    "PLAW": "legislation",
    "STATUTE": "legislation",
    "USCODE": "legislation",
    "USCOURTS": "legal_case",
}
"""Collections of the United States' government, https://www.govinfo.gov/help."""
_WHOLE: Final[Mapping[Type, Type]] = {
    "book": "chapter",
    "periodical": "article-journal",
}
"""What a work is that stands in one of a kind."""
_IN_OTHERS: Final = frozenset(
    ("article-journal", "article-magazine", "article-newspaper", "chapter")
)
_ISSUED: Final[Mapping[str, Type]] = {
    "monographic": "book",
    "single unit": "book",
    "multipart monograph": "book",
    "continuing": "periodical",
    "serial": "periodical",
}


def type_of(mods: "Element", host: "Element | None") -> Type:
    """The type of a record; ``host`` is what it stands in."""
    for code in all_words(mods, "extension/collectioncode"):
        if code in _GOVERNMENT:
            return _GOVERNMENT[code]
    told = next(_by_genre(mods), None)
    if told and told not in _WHOLE:
        return _in_book(told, host)
    around = host is not None and _around(host)
    if around:
        return around
    if told:
        return told
    for kind in all_words(mods, "typeofresource"):
        if kind.lower() in _RESOURCES:
            return _RESOURCES[kind.lower()]
    for said in all_words(mods, "origininfo/issuance"):
        if said in _ISSUED:
            return _ISSUED[said]
    return "webpage" if mods.find("location/url") is not None else "document"


def _by_genre(element: "Element") -> Iterator[Type]:
    for genre in all_words(element, "genre"):
        known = _GENRES.get(genre.lower()) or kind_of(genre)
        if known:
            yield known


def _around(host: "Element") -> Type | None:
    """What a work is that stands in this one."""
    for told in _by_genre(host):
        if told in _WHOLE or told in _IN_OTHERS:
            return _WHOLE.get(told, told)
    for said in all_words(host, "origininfo/issuance"):
        if said in _ISSUED:
            return _WHOLE[_ISSUED[said]]
    if host.find("identifier[@type='issn']") is not None:
        return "article-journal"
    if host.find("part/detail[@type='issue']") is not None:
        return "article-journal"
    if (
        host.find("part/extent") is not None
        or host.find("identifier[@type='isbn']") is not None
    ):
        return "chapter"
    return None


def _in_book(told: Type, host: "Element | None") -> Type:
    """An article that stands in a book is a chapter of it."""
    if told == "article-journal" and host is not None and _around(host) == "chapter":
        return "chapter"
    return told
