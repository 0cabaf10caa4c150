"""The sources that Microsoft Word keeps for its bibliographies. Read only.

https://learn.microsoft.com/openspecs/office_standards/ms-oi29500 (part 1, section 22.6)
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from refkit.formats.identifiers import bare_doi
from refkit.formats.xml_values import (
    Values,
    date_of,
    date_or_words,
    date_told,
    first_words,
    made,
    pages,
    serial_numbers,
    texts,
)
from refkit.model import Name, Reference, Type
from refkit.plugins import Format
from refkit.readers.name_parts import group, person
from refkit.readers.xml_records import record_ends, xml_records

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TYPES: Final[Mapping[str, Type]] = {
    "Art": "graphic",
    "ArticleInAPeriodical": "article-magazine",
    "Book": "book",
    "BookSection": "chapter",
    "Case": "legal_case",
    "ConferenceProceedings": "paper-conference",
    "DocumentFromInternetSite": "webpage",
    "ElectronicSource": "webpage",
    "Film": "motion_picture",
    "InternetSite": "webpage",
    "Interview": "interview",
    "JournalArticle": "article-journal",
    "Patent": "patent",
    "Performance": "performance",
    "Report": "report",
    "SoundRecording": "song",
}
_TEXTS: Final[Mapping[str, str]] = {
    "title": "title",
    "title_short": "shorttitle",
    "volume": "volume",
    "issue": "issue",
    "edition": "edition",
    "medium": "medium",
    "note": "comments",
    "url": "url",
    "citation_key": "tag",
    "number_of_volumes": "numbervolumes",
    "collection_title": "bibtex_series",
    "version": "version",
    "abstract": "bibtex_abstract",
    "genre": "thesistype",
    "event_title": "conferencename",
    "authority": "court",
    "chapter_number": "chapternumber",
}
_CONTAINERS: Final = (
    *("journalname", "periodicaltitle", "booktitle", "internetsitetitle"),
    *("publicationtitle", "broadcasttitle", "albumtitle"),
)
_PUBLISHERS: Final = ("publisher", "institution", "department", "productioncompany")
_NUMBERS: Final = ("patentnumber", "casenumber", "bibtex_number")
_ROLES: Final[Mapping[str, str]] = {
    "author": "author",
    "inventor": "author",
    "artist": "author",
    "interviewee": "author",
    "bookauthor": "container_author",
    "editor": "editor",
    "translator": "translator",
    "director": "director",
    "composer": "composer",
    "performer": "performer",
    "interviewer": "interviewer",
    "compiler": "editor",
}
_LANGUAGES: Final[Mapping[str, str]] = {
    "1031": "de-DE",
    "1033": "en-US",
    "1034": "es-ES",
    "1036": "fr-FR",
    "1040": "it-IT",
    "1041": "ja-JP",
    "1046": "pt-BR",
    "1049": "ru-RU",
    "2052": "zh-CN",
    "2057": "en-GB",
}
"""Languages by their numbers in Windows."""


def read(text: str) -> Iterator[Reference]:
    """Read the sources of a list."""
    for record in xml_records("msbib", text, ("source",), ("sources",)):
        reference = made(_values(record))
        if reference is not None:
            yield reference


def _values(source: "Element") -> Values:
    kind = _TYPES.get(first_words(source, "sourcetype"), "document")
    place = (
        first_words(source, part) for part in ("city", "stateprovince", "countryregion")
    )
    container = first_words(source, *_CONTAINERS)
    return {
        "type": kind,
        **texts(source, _TEXTS),
        **_people(source),
        "container_title": container,
        "publisher": first_words(source, *_PUBLISHERS),
        "publisher_place": ", ".join(filter(None, place)),
        "issued": date_of(*_parts(source, ""))
        or date_or_words(first_words(source, "year")),
        "accessed": date_of(*_parts(source, "accessed"))
        or date_told(first_words(source, "accessed")),
        "page": pages(first_words(source, "pages")),
        "number": first_words(source, *_NUMBERS),
        "language": _LANGUAGES.get(first_words(source, "lcid")),
        "keyword": first_words(source, "bibtex_keywords").split(";"),
        "doi": bare_doi(first_words(source, "doi")),
        **serial_numbers([first_words(source, "standardnumber")]),
    }


def _parts(source: "Element", what: str) -> Iterator[str]:
    return (first_words(source, f"{part}{what}") for part in ("year", "month", "day"))


def _people(source: "Element") -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    for each in source.iterfind("author/*"):
        role = _ROLES.get(each.tag)
        if role is None:
            continue
        names = [_person(one) for one in each.iterfind("namelist/person")]
        names += [group(first_words(each, "corporate"))]
        found.setdefault(role, []).extend(filter(None, names))
    return found


def _person(one: "Element") -> Name | None:
    given = (first_words(one, part) for part in ("first", "middle"))
    return person(first_words(one, "last"), " ".join(filter(None, given)))


MSBIB: Final = Format("msbib", ".xml", None, read, end=record_ends("source"))
