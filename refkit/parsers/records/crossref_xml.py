"""Works as Crossref registers them.

https://www.crossref.org/documentation/schema-library/metadata-deposit-schema-5-3-1/
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from refkit.model import Type
from refkit.parsers.markup.statements import Statement
from refkit.parsers.records.record import Record, record, vocabulary
from refkit.parsers.records.said import (
    date_by,
    group_by,
    name_by,
    person_in,
    said_at,
    said_by,
    title_in,
)
from refkit.parsers.records.tree import Element, attributes, find, first

CROSSREF: Final = vocabulary("crossref-xml")

# Two works show as well as thousands that this is no record of one.
_SEVERAL: Final = 2
# What a work stands in, what describes that, and what the work itself is called there.
_HOSTS: Final[Mapping[str, tuple[Mapping[str, str], str, Type]]] = {
    "journal": (
        {
            "journal_metadata/full_title": "journal",
            "journal_metadata/abbrev_title": "short_journal",
            "journal_metadata/issn": "issn",
            "journal_issue/journal_volume/volume": "volume",
            "journal_issue/issue": "issue",
        },
        "journal_article",
        "article-journal",
    ),
    "conference": (
        {
            "proceedings_metadata/proceedings_title": "proceedings",
            "proceedings_metadata/publisher/publisher_name": "publisher",
            "proceedings_metadata/publisher/publisher_place": "place",
            "proceedings_metadata/isbn": "isbn",
        },
        "conference_paper",
        "paper-conference",
    ),
    "book": (
        {
            "book_metadata/publisher/publisher_name": "publisher",
            "book_metadata/publisher/publisher_place": "place",
            "book_metadata/isbn": "isbn",
            "book_metadata/edition_number": "edition",
        },
        "content_item",
        "chapter",
    ),
}
_DATES: Final = ("journal_issue", "proceedings_metadata", "book_metadata")
_ALONE: Final[Mapping[str, Type]] = {
    "dissertation": "thesis",
    "posted_content": "article",
    "book_metadata": "book",
}
"""Works that stand in no other."""
_WORK: Final[Mapping[str, str]] = {
    "doi_data/doi": "doi",
    "pages/first_page": "first_page",
    "pages/last_page": "last_page",
    "abstract": "abstract",
    "institution/institution_name": "institution",
    "publisher/publisher_name": "publisher",
    "publisher/publisher_place": "place",
    "isbn": "isbn",
    "edition_number": "edition",
}
_ROLES: Final[Mapping[str, str]] = {
    "": "author",
    "author": "author",
    "editor": "editor",
}
_WHEN: Final = ("publication_date", "posted_date", "approval_date")


def crossref_records(text: str, element: Element) -> list[Record]:
    """The records of a journal, a conference or a book, or of a work by itself."""
    if element.name in _ALONE:
        return [record(CROSSREF, _work(text, element, _ALONE[element.name]))]
    if element.name not in _HOSTS:
        return []
    table, name, kind = _HOSTS[element.name]
    parts = list(islice(find(element, name), _SEVERAL))
    if not parts and element.name == "book":
        book = first(element, "book_metadata")
        return crossref_records(text, book) if book is not None else []
    host = [*said_at(text, element, table), *_host_dates(text, element)]
    if element.name == "book":
        for about in find(element, "book_metadata"):
            host += title_in(text, about, "titles/title", term="book")
            host += _people(text, about, only="editor")
    return [record(CROSSREF, (*host, *_work(text, part, kind))) for part in parts]


def _host_dates(text: str, host: Element) -> Iterator[Statement]:
    for about in _DATES:
        for date in find(host, f"{about}/publication_date"):
            yield date_by(text, _date_term(date), date)


def _work(text: str, work: Element, kind: Type) -> Iterator[Statement]:
    yield Statement("type", kind, work.tag)
    titles = first(work, "titles")
    if titles is not None:
        yield from title_in(text, titles)
    yield from _people(text, work)
    for path in _WHEN:
        for date in find(work, path):
            yield date_by(text, _date_term(date), date)
    yield from said_at(text, work, _WORK)
    for number in find(work, "publisher_item/item_number"):
        if attributes(number).get("item_number_type") == "article_number":
            yield said_by(text, "article_number", number)


def _date_term(date: Element) -> str:
    online = attributes(date).get("media_type") == "online"
    return "online_date" if online else "issue_date"


def _people(text: str, element: Element, only: str = "") -> Iterator[Statement]:
    for contributors in find(element, "contributors"):
        for each in contributors.children:
            role = _ROLES.get(attributes(each).get("contributor_role", ""))
            if role is None or (only and role != only):
                continue
            if each.name == "organization":
                yield group_by(text, role, each)
            elif each.name == "person_name":
                name = person_in(text, each, ["surname"], ["given_name"])
                yield name_by(text, role, each, name)
