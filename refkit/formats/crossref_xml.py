"""Crossref's XML: what publishers deposit, and what a query answers (Unixref). Read only.

https://data.crossref.org/reports/help/schema_doc/5.3.1/index.html
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from refkit.formats.xml_values import (
    Values,
    all_words,
    date_in,
    first_words,
    joined,
    made,
    marked,
    pages,
    texts,
)
from refkit.model import Name, PartialDate, Reference, Type
from refkit.plugins import Format
from refkit.readers.name_parts import group, person
from refkit.readers.rich_text import words
from refkit.readers.xml_records import record_ends, xml_records

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PARTS: Final[Mapping[str, tuple[str, Type]]] = {
    "journal": ("journal_article", "article-journal"),
    "conference": ("conference_paper", "paper-conference"),
    "book": ("content_item", "chapter"),
    "database": ("dataset", "dataset"),
    "report-paper": ("content_item", "chapter"),
}
"""What stands in a record, and its type."""
_WHOLE: Final[Mapping[str, tuple[str, Type]]] = {
    "book": ("book_metadata", "book"),
    "conference": ("proceedings_metadata", "book"),
    "dissertation": ("", "thesis"),
    "peer_review": ("", "review"),
    "posted_content": ("", "article"),
    "report-paper": ("report-paper_metadata", "report"),
    "standard": ("standard_metadata", "standard"),
}
"""Where a record says what it is itself, and its type, if nothing stands in it."""
_ABOUT: Final = (
    *("book_metadata", "book_series_metadata", "book_set_metadata"),
    *("proceedings_metadata", "proceedings_series_metadata", "report-paper_metadata"),
    *("database_metadata", "journal_metadata"),
)
_HOST: Final[Mapping[str, str]] = {
    "publisher": "publisher/publisher_name",
    "publisher_place": "publisher/publisher_place",
    "edition": "edition_number",
    "volume": "volume",
    "collection_title": "series_metadata/titles/title",
    "container_title_short": "abbrev_title",
}
_WORK: Final[Mapping[str, str]] = {
    "doi": "doi_data/doi",
    "url": "doi_data/resource",
    "publisher": "publisher/publisher_name",
    "publisher_place": "publisher/publisher_place",
    "edition": "edition_number",
    "volume": "volume",
    "genre": "degree",
    "abstract": "abstract",
    "number": "standards_body/standard_designator",
}
_DATES: Final = ("publication_date", "posted_date", "approval_date", "review_date")
_ROLES: Final[Mapping[str, str]] = {
    "": "author",
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "reviewer": "author",
}
_NUMBERS_OF_ARTICLES: Final = frozenset(("article_number", "article-number"))


def read(text: str) -> Iterator[Reference]:
    """Read every work of a deposit or an answer."""
    names, roots = {**_PARTS, **_WHOLE}, ("doi_records", "crossref_result", "doi_batch")
    for record in xml_records("crossref-xml", text, names, (*roots, "crossref")):
        for values in _works(record):
            reference = made(values)
            if reference is not None:
                yield reference


def _works(record: "Element") -> Iterator[Values]:
    name, kind = _PARTS.get(record.tag, ("", "document"))
    parts = list(record.iterfind(name)) if name else []
    if parts:
        host = _host(record)
        yield from (joined(host, _work(part, kind)) for part in parts)
    elif record.tag in _WHOLE:
        path, kind = _WHOLE[record.tag]
        work = record.find(path) if path else record
        if work is not None:
            yield _posted(record, _work(work, kind)) if not path else _work(work, kind)


def _host(record: "Element") -> Values:
    """What a part has from what it stands in."""
    values: Values = {}
    for path in _ABOUT:
        for about in record.iterfind(path):
            title = about.find("titles/title")
            name = "full_title" if title is None else "titles/title"
            if title is None and about.find("proceedings_title") is not None:
                name = "proceedings_title"
            values |= {
                **texts(about, _HOST),
                **marked("container_title", about.find(name)),
                "isbn": list(all_words(about, "isbn")),
                "issn": list(all_words(about, "issn", "series_metadata/issn")),
                "editor": _people(about).get("editor"),
                "issued": _date(about),
                "language": about.get("language"),
            }
    for issue in record.iterfind("journal_issue"):
        values["volume"] = first_words(issue, "journal_volume/volume")
        values["issue"] = first_words(issue, "issue", "special_numbering")
        values["issued"] = _date(issue)
    for event in record.iterfind("event_metadata"):
        values["event_title"] = first_words(event, "conference_name")
        values["event_place"] = first_words(event, "conference_location")
    if values.get("container_title_short") == values.get("container_title"):
        values["container_title_short"] = None
    return values


def _work(work: "Element", kind: Type) -> Values:
    """What a work says of itself."""
    return {
        "type": kind,
        **_title(work),
        **texts(work, _WORK),
        **_people(work),
        "issued": _date(work),
        "page": _pages(work),
        "isbn": list(all_words(work, "isbn")),
        "language": work.get("language"),
        **_institution(work),
    }


def _title(work: "Element") -> Values:
    values = marked("title", work.find("titles/title"))
    if not values:
        return marked("title", work.find("proceedings_title"))
    under = first_words(work, "titles/subtitle")
    said = values["title"]
    if under and under.casefold() not in said.casefold():
        joint = " " if said[-1] in ":;?!–—" else ": "
        return {"title": f"{said}{joint}{under}"}
    return values


def _people(work: "Element") -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    for path in ("contributors/*", "person_name", "organization"):
        for each in work.iterfind(path):
            role = _ROLES.get(each.get("contributor_role", ""))
            name = _name(each) if role else None
            if role and name:
                found.setdefault(role, []).append(name)
    return found


def _name(each: "Element") -> Name | None:
    if each.tag == "organization":
        return group(words(each))
    if each.tag == "anonymous":
        reviews = each.get("contributor_role") == "reviewer"
        return group("Anonymous Reviewer") if reviews else None
    parts = (first_words(each, part) for part in ("surname", "given_name", "suffix"))
    return person(*parts)


def _date(work: "Element") -> PartialDate | None:
    """The date in print, before that of the same online."""
    dates = [date for name in _DATES for date in work.iterfind(name)]
    dates.sort(key=lambda date: date.get("media_type") == "online")
    return next(filter(None, map(date_in, dates)), None)


def _pages(work: "Element") -> str | None:
    ends = (first_words(work, f"pages/{end}_page") for end in ("first", "last"))
    said = "-".join(filter(None, dict.fromkeys(ends)))
    for number in work.iterfind("publisher_item/item_number"):
        if number.get("item_number_type") in _NUMBERS_OF_ARTICLES:
            said = said or words(number)
    return pages(said)


def _institution(work: "Element") -> Values:
    name = first_words(work, "institution/institution_name")
    place = first_words(work, "institution/institution_place")
    return {"publisher": name, "publisher_place": place} if name else {}


def _posted(record: "Element", values: Values) -> Values:
    """A preprint with the server that keeps it; what else is posted may be a blog's."""
    if record.tag == "posted_content":
        if record.get("type") == "other" and values.get("publisher"):
            blog = values.pop("publisher")
            return {**values, "type": "post-weblog", "container_title": blog}
        server = first_words(record, "group_title")
        return {**values, "publisher": values.get("publisher") or server}
    return values


CROSSREF_XML: Final = Format(
    "crossref-xml", ".xml", None, read, end=record_ends("doi_record")
)
