"""Articles as journal systems export them: Iranian journals' sets, and DOAJ's records.

https://doaj.org/docs/xml/ for the second.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from refkit.parsers.markup.statements import Statement
from refkit.parsers.records.record import Record, record, vocabulary
from refkit.parsers.records.said import (
    date_by,
    name_by,
    named_by,
    person_in,
    said_at,
)
from refkit.parsers.records.tree import Element, find, first, words_at

JOURNAL_SET: Final = vocabulary("journal-xml")
DOAJ: Final = vocabulary("doaj-xml")

# Two articles show as well as thousands that a set is no record of one.
_SEVERAL: Final = 2
# A text may stand twice, once in the language that a suffix names.
_JOURNAL: Final[Mapping[str, str]] = {
    "title": "journal",
    "title_fa": "other_journal",
    "short_title": "short_journal",
    "journal_id_issn": "issn",
    "journal_id_issn_online": "issn",
    "publisher": "publisher",
    "volume": "volume",
    "number": "issue",
}
_ARTICLE: Final[Mapping[str, str]] = {
    "title": "title",
    "title_fa": "other_title",
    "article_id_doi": "doi",
    "doi": "doi",
    "content_type": "genre",
    "abstract": "abstract",
    "abstract_fa": "other_abstract",
    "start_page": "first_page",
    "end_page": "last_page",
    "web_url": "url",
    "language": "language",
}
_DOAJ: Final[Mapping[str, str]] = {
    "title": "title",
    "journaltitle": "journal",
    "publisher": "publisher",
    "issn": "issn",
    "eissn": "issn",
    "publicationdate": "date",
    "volume": "volume",
    "issue": "issue",
    "startpage": "first_page",
    "endpage": "last_page",
    "doi": "doi",
    "language": "language",
    "abstract": "abstract",
    "keywords/keyword": "keyword",
}


def journal_set_records(text: str, journal: Element) -> list[Record]:
    """The records of a ``journal`` that holds a set of articles."""
    return [
        record(JOURNAL_SET, _statements(text, journal, article))
        for article in islice(find(journal, "articleset/article"), _SEVERAL)
    ]


def doaj_records(text: str, element: Element) -> list[Record]:
    """The record that a ``record`` of DOAJ's is, if it is one."""
    if first(element, "journaltitle") is None or first(element, "title") is None:
        return []
    return [record(DOAJ, _doaj_statements(text, element))]


def _statements(text: str, journal: Element, article: Element) -> Iterator[Statement]:
    yield from said_at(text, journal, _JOURNAL)
    for date in find(journal, "pubdate"):
        # The model's dates are Gregorian; the same date stands beside in the other way.
        if words_at(text, date, "type") in {"", "gregorian"}:
            yield date_by(text, "issue_date", date)
    yield from said_at(text, article, _ARTICLE)
    for path in ("author", "author_list/author", "authors/author"):
        for author in find(article, path):
            yield _author(text, author)
    if first(article, "keyword") is None:
        yield from said_at(text, article, {"keyword_fa": "keyword"})
    else:
        yield from said_at(text, article, {"keyword": "keyword"})


def _author(text: str, author: Element) -> Statement:
    if not author.children:
        return named_by(text, "author", author)
    name = person_in(text, author, ["last_name"], ["first_name"])
    if name is None:
        name = person_in(text, author, ["last_name_fa"], ["first_name_fa"])
    return name_by(text, "author", author, name)


def _doaj_statements(text: str, element: Element) -> Iterator[Statement]:
    yield from said_at(text, element, _DOAJ)
    for name in find(element, "authors/author/name"):
        yield named_by(text, "author", name)
