"""Articles as PubMed takes and gives them.

https://www.ncbi.nlm.nih.gov/books/NBK3828/ and
https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/
"""

from collections.abc import Iterator, Mapping
from typing import Final

from refkit.model import Span
from refkit.parsers.markup.statements import Statement
from refkit.parsers.records.parts import date_of, type_of
from refkit.parsers.records.record import Record, record, vocabulary
from refkit.parsers.records.said import (
    date_by,
    group_by,
    name_by,
    person_in,
    said_at,
    said_by,
    trimmed,
)
from refkit.parsers.records.tree import (
    Element,
    attributes,
    find,
    first,
    words_in,
    words_of,
)

PUBMED: Final = vocabulary("pubmed-xml")

_ARTICLE: Final[Mapping[str, str]] = {
    "articletitle": "title",
    "vernaculartitle": "other_title",
    "journal/journaltitle": "journal",
    "journal/title": "journal",
    "journal/isoabbreviation": "short_journal",
    "journal/publishername": "publisher",
    "journal/issn": "issn",
    "journal/volume": "volume",
    "journal/issue": "issue",
    "journal/journalissue/volume": "volume",
    "journal/journalissue/issue": "issue",
    "firstpage": "first_page",
    "lastpage": "last_page",
    "pagination/medlinepgn": "pages",
    "pagination/startpage": "first_page",
    "pagination/endpage": "last_page",
    "language": "language",
    "otherabstract": "other_abstract",
}
_IDENTIFIERS: Final[Mapping[str, str]] = {
    "doi": "doi",
    "pubmed": "pmid",
    "pmc": "pmcid",
}


def pubmed_records(text: str, element: Element) -> list[Record]:
    """The records of a ``PubmedArticle``, or of an ``Article`` sent to PubMed."""
    if element.name == "pubmedarticle":
        article = first(element, "medlinecitation/article")
        if article is not None:
            around = _around(text, element)
            return [record(PUBMED, (*_statements(text, article), *around))]
    elif first(element, "articletitle") and first(element, "journal"):
        return [record(PUBMED, _statements(text, element))]
    return []


def _statements(text: str, article: Element) -> Iterator[Statement]:
    for said in said_at(text, article, _ARTICLE):
        yield _without_brackets(said) if said.term == "title" else said
    for author in find(article, "authorlist/author"):
        yield _author(text, author)
    yield from _dates(text, article)
    for path in ("elocationid", "articleidlist/articleid"):
        yield from _identifiers(text, article, path)
    yield from _abstract(text, article)
    for kind in find(article, "publicationtypelist/publicationtype"):
        if type := type_of(words_of(text, kind)):
            yield Statement("type", type, trimmed(text, kind.span))
    for keyword in find(article, "objectlist/object"):
        if attributes(keyword).get("type") == "keyword":
            yield from said_at(text, keyword, {"param": "keyword"})


def _around(text: str, element: Element) -> Iterator[Statement]:
    yield from said_at(text, element, {"medlinecitation/pmid": "pmid"})
    yield from said_at(
        text, element, {"medlinecitation/keywordlist/keyword": "keyword"}
    )
    yield from _identifiers(text, element, "pubmeddata/articleidlist/articleid")


def _without_brackets(said: Statement) -> Statement:
    """PubMed puts a title that it translated in brackets."""
    words = str(said.value)
    bare = words.removesuffix(".")
    if bare[:1] == "[" and bare[-1:] == "]" and bare.count("[") == 1:
        return said._replace(value=bare[1:-1])
    return said


def _author(text: str, author: Element) -> Statement:
    name = first(author, "collectivename")
    if name is not None:
        return group_by(text, "author", name)
    given = ("forename", "firstname", "initials")
    person = person_in(text, author, ["lastname"], given)
    return name_by(text, "author", author, person)


def _dates(text: str, article: Element) -> Iterator[Statement]:
    for path in ("journal/pubdate", "journal/journalissue/pubdate"):
        for date in find(article, path):
            yield from _date(text, date)
    for date in find(article, "articledate"):
        yield date_by(text, "online_date", date)


def _date(text: str, date: Element) -> Iterator[Statement]:
    online = attributes(date).get("pubstatus") in {"epublish", "aheadofprint"}
    whole = first(date, "medlinedate")
    if whole is not None:
        year = words_of(text, whole)[:4]
        yield Statement("issue_date", date_of(year), trimmed(text, whole.span))
    else:
        yield date_by(text, "online_date" if online else "issue_date", date)


def _identifiers(text: str, element: Element, path: str) -> Iterator[Statement]:
    for identifier in find(element, path):
        given = attributes(identifier)
        term = _IDENTIFIERS.get(given.get("eidtype") or given.get("idtype") or "")
        if term and given.get("validyn") != "N":
            yield said_by(text, term, identifier)


def _abstract(text: str, article: Element) -> Iterator[Statement]:
    """The abstract, whose parts may carry their headings as attributes."""
    abstract = first(article, "abstract")
    if abstract is None:
        return
    parts = list(find(abstract, "abstracttext"))
    if not parts:
        yield said_by(text, "abstract", abstract)
        return
    words = []
    for part in parts:
        label = attributes(part).get("label", "")
        said = words_in(text, part.span)
        words.append(f"{label}: {said}" if label else said)
    span = Span(parts[0].start, parts[-1].end)
    yield Statement("abstract", " ".join(words), trimmed(text, span))
