"""EndNote's XML, which Bookends, Mendeley and others export too. Read only.

https://support.clarivate.com/Endnote/s/article/EndNote-XML-Document-Type-Definition
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from refkit.formats.endnote_types import ENDNOTE_TYPES, NUMBERED_TYPES
from refkit.formats.identifiers import bare_doi
from refkit.formats.xml_values import (
    Values,
    all_words,
    date_or_words,
    date_told,
    first_words,
    made,
    marked,
    pages,
    serial_numbers,
    texts,
)
from refkit.model import Name, PartialDate, Reference, Type
from refkit.plugins import Format
from refkit.readers.name_parts import inverted
from refkit.readers.patterns import lazy
from refkit.readers.xml_records import record_ends, xml_records

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TEXTS: Final[Mapping[str, str]] = {
    "volume": "volume",
    "edition": "edition",
    "publisher": "publisher",
    "publisher_place": "pub-location",
    "language": "language",
    "abstract": "abstract",
    "note": "notes",
    "annote": "research-notes",
    "section": "section",
    "number_of_volumes": "num-vols",
    "call_number": "call-num",
    "archive": "remote-database-name",
    "genre": "work-type",
    "title_short": "titles/short-title",
}
_PEOPLE: Final[Mapping[str, str]] = {
    "authors": "author",
    "secondary-authors": "editor",
    "tertiary-authors": "collection_editor",
    "subsidiary-authors": "translator",
}
_PEOPLE_OF: Final[Mapping[Type, Mapping[str, str]]] = {
    "book": {"secondary-authors": "collection_editor", "tertiary-authors": "editor"},
    "motion_picture": {"authors": "director", "secondary-authors": "contributor"},
    "thesis": {"secondary-authors": "contributor", "tertiary-authors": "contributor"},
    "interview": {"secondary-authors": "interviewer"},
    "personal_communication": {"secondary-authors": "recipient"},
}
"""Who the others are, where a kind has its own order."""
_ALONE: Final[frozenset[Type]] = frozenset(
    ("book", "report", "thesis", "map", "software", "motion_picture", "manuscript")
)
"""Works that stand in a series, not in another work."""
_NUMBERED: Final[frozenset[Type]] = frozenset(
    ("patent", "report", "standard", "bill", "legislation", "legal_case")
)
"""Works with a number of their own, not with that of an issue."""
_FACES: Final[Mapping[str, str]] = {
    "bold": "<b>",
    "italic": "<i>",
    "superscript": "<sup>",
    "subscript": "<sub>",
}
_PMID: Final = lazy(r"[1-9]\d{0,8}", re.A)
_PMCID: Final = lazy(r"PMC\d{3,9}", re.A)


def read(text: str) -> Iterator[Reference]:
    """Read the records of a library, or of a selection of one."""
    for record in xml_records("endnote-xml", text, ("record",), ("xml", "records")):
        reference = made(_values(record))
        if reference is not None:
            yield reference


def _values(record: "Element") -> Values:
    kind = _type(record)
    values: Values = {
        "type": kind,
        **texts(record, _TEXTS),
        **_titles(record, kind),
        **_people(record, kind),
        **_numbers(record, kind),
        "issued": _date(record),
        "doi": _doi(record),
        "url": first_words(record, "urls/web-urls/url", "urls/related-urls/url"),
        "accessed": date_told(first_words(record, "access-date")),
        "keyword": _keywords(record),
        "citation_key": _key(record),
    }
    number = first_words(record, "accession-num")
    if (
        _PMID.fullmatch(number)
        and "pubmed" in (values.get("archive") or "pubmed").lower()
    ):
        values["pmid"] = number
    pmcid = first_words(record, "custom2", "user16")
    values["pmcid"] = pmcid if _PMCID.fullmatch(pmcid) else None
    return values


def _type(record: "Element") -> Type:
    kind = record.find("ref-type")
    if kind is None:
        return "document"
    number = first_words(record, "ref-type")
    name = kind.get("name") or NUMBERED_TYPES.get(number, "")
    return ENDNOTE_TYPES.get(name.strip().lower(), "document")


def _titles(record: "Element", kind: Type) -> Values:
    second = first_words(record, "titles/secondary-title", "periodical/full-title")
    third = first_words(record, "titles/tertiary-title")
    short = first_words(
        record, "periodical/abbr-1", "titles/alt-title", "alt-periodical/abbr-1"
    )
    title = marked("title", record.find("titles/title"), _faces)
    if kind in _ALONE and not _is_part(record, kind):
        return {**title, "collection_title": second or third}
    if kind == "paper-conference":
        proceedings = third or first_words(record, "titles/alt-title")
        if proceedings and second:
            return {**title, "event_title": second, "container_title": proceedings}
    return {
        **title,
        "container_title": second,
        "container_title_short": short if short != second else None,
        "collection_title": third,
    }


def _is_part(record: "Element", kind: Type) -> bool:
    """Whether what is called a book stands on some pages of an issue."""
    numbers = first_words(record, "volume") and first_words(record, "number")
    return kind == "book" and bool(numbers) and "-" in first_words(record, "pages")


def _faces(element: "Element") -> tuple[str, ...]:
    faces = element.get("face", "").split()
    return tuple(_FACES[face] for face in faces if face in _FACES)


def _people(record: "Element", kind: Type) -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    for path, usual in _PEOPLE.items():
        role = _PEOPLE_OF.get(kind, {}).get(path, usual)
        said = all_words(record, f"contributors/{path}/author")
        found.setdefault(role, []).extend(filter(None, map(inverted, said)))
    return found


def _numbers(record: "Element", kind: Type) -> Values:
    number, isbn = first_words(record, "number"), list(all_words(record, "isbn"))
    values: Values = {"page": pages(first_words(record, "pages", "custom7"))}
    if kind in _NUMBERED:
        said = " ".join(isbn)
        values["number"] = said if kind in {"patent", "report"} and said else number
        return values
    if kind in {"book", "chapter"} and not _is_part(record, kind):
        values["collection_number"] = number
    else:
        values["issue"] = number
    return {**values, **serial_numbers(isbn)}


def _date(record: "Element") -> PartialDate | None:
    year = first_words(record, "dates/year")
    day = first_words(record, "dates/pub-dates/date")
    if not day:
        return date_or_words(year)
    if year in day:
        return date_or_words(day)
    return date_told(f"{day} {year}") or date_or_words(year or day)


def _doi(record: "Element") -> str | None:
    doi = bare_doi(first_words(record, "electronic-resource-num"))
    return doi if doi.startswith("10.") else None


def _keywords(record: "Element") -> Iterable[str]:
    """The keywords; some programs put all of them in one."""
    for said in all_words(record, "keywords/keyword"):
        yield from re.split(r"\s*;\s*|\s*\r\s*", said)


def _key(record: "Element") -> str | None:
    """The label, if it can be a key: there are also labels that are a sentence."""
    label = first_words(record, "label")
    return label if label and len(label) <= 60 and " " not in label else None


ENDNOTE_XML: Final = Format(
    "endnote-xml", ".xml", None, read, end=record_ends("record")
)
