"""PubMed XML: articles and books as PubMed gives them out. Read only.

https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/
"""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from refkit.formats.identifiers import bare_doi
from refkit.formats.pubmed_values import placed, unbracketed
from refkit.formats.xml_values import (
    Values,
    all_words,
    date_in,
    date_told,
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
from refkit.readers.patterns import lazy
from refkit.readers.rich_text import words
from refkit.readers.xml_records import record_ends, xml_records

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_RECORDS: Final = ("pubmedarticle", "pubmedbookarticle")
_ROOTS: Final = ("pubmedarticleset", "pubmedbookarticleset", "medlinecitationset")
_IN_RECORD: Final = lazy(r"<Pubmed(?:Book)?Article[\s>/]", re.I)
"""What is not there where citations stand by themselves, as in old files."""

_ARTICLE: Final[Mapping[str, str]] = {
    "container_title": "journal/title",
    "container_title_short": "journal/isoabbreviation",
    "volume": "journal/journalissue/volume",
    "issue": "journal/journalissue/issue",
    "language": "language",
}
_BOOK: Final[Mapping[str, str]] = {
    "publisher": "book/publisher/publishername",
    "publisher_place": "book/publisher/publisherlocation",
    "collection_title": "book/collectiontitle",
    "volume": "book/volume",
    "edition": "book/edition",
    "language": "language",
}
_IDENTIFIERS: Final[Mapping[str, str]] = {
    "doi": "doi",
    "pubmed": "pmid",
    "pmc": "pmcid",
}
_TYPES: Final[Mapping[str, Type]] = {
    "Preprint": "article",
    "Dataset": "dataset",
    "Technical Report": "report",
}
"""Kinds of publication that are no articles in a journal."""
_UNTOLD: Final = frozenset({"Journal Article", "Preprint", "Dataset"})
"""Kinds that say no more than a type does."""
_ARTICLE_NUMBER: Final = lazy(r"[a-z]{0,4}\d{0,8}", re.I)
_ARXIV: Final = lazy(r"arxiv:\s?(\S+?)(?:v\d+)?", re.I)


def read(text: str) -> Iterator[Reference]:
    """Read the articles and books of a set, or one by itself."""
    names = _RECORDS if _IN_RECORD.search(text) else ("medlinecitation",)
    for record in xml_records("pubmed-xml", text, names, _ROOTS):
        book = record.find("bookdocument")
        values = _article(record) if book is None else _book(record, book)
        reference = made(values)
        if reference is not None:
            yield reference


def _article(record: "Element") -> Values:
    inner = record.find("medlinecitation")
    citation = record if inner is None else inner
    article = citation.find("article")
    if article is None:
        return _identifiers(record)
    kinds = list(all_words(article, "publicationtypelist/publicationtype"))
    values: Values = {
        "type": next((_TYPES[k] for k in kinds if k in _TYPES), "article-journal"),
        **_title(article),
        **texts(article, _ARTICLE),
        "author": _people(article, "authorlist"),
        "issued": _date(article),
        "page": _pages(article),
        "issn": list(all_words(article, "journal/issn")),
        "abstract": _abstract(article),
        "keyword": _keywords(citation),
        "genre": next((kind for kind in kinds if kind not in _UNTOLD), None),
        **_original(article),
        **_identifiers(record),
    }
    if not values["issn"]:
        values["issn"] = list(all_words(citation, "medlinejournalinfo/issnlinking"))
    return placed(values)


def _book(record: "Element", document: "Element") -> Values:
    title = marked("title", document.find("articletitle"))
    book = document.find("book/booktitle")
    parts = document.find("articletitle") is not None
    values: Values = {
        "type": "chapter" if parts and book is not None else "book",
        **texts(document, _BOOK),
        "author": _people(document, "authorlist")
        or _people(document, "book/authorlist"),
        "editor": _people(document, "book/authorlist", "editors"),
        "issued": date_in(document.find("book/pubdate")),
        "page": _pages(document),
        "isbn": list(all_words(document, "book/isbn")),
        "abstract": _abstract(document),
        "keyword": list(all_words(document, "keywordlist/keyword")),
        **_identifiers(record),
    }
    if parts:
        return joined(values, title, marked("container_title", book))
    return joined(values, marked("title", book))


def _title(article: "Element") -> Values:
    values = marked("title", article.find("articletitle"))
    if not values:
        values = marked("title", article.find("vernaculartitle"))
    if not values:
        return values
    markup = {name: _bare(said) for name, said in values.get("markup", {}).items()}
    return {"title": _bare(values["title"]), "markup": markup}


def _original(article: "Element") -> Values:
    """The title that was translated, where there are two."""
    original = first_words(article, "vernaculartitle")
    both = original and first_words(article, "articletitle")
    return {"original_title": _bare(original)} if both else {}


def _bare(title: str) -> str:
    """A title without the stop behind it, and without brackets around a translation.

    >>> _bare("[On oaks].")
    'On oaks'
    """
    bare = title if title.endswith("..") else title.removesuffix(".")
    inner = unbracketed(bare)
    return bare if inner == bare else inner.removesuffix(".")


def _people(element: "Element", path: str, kind: str = "authors") -> list[Name]:
    lists = (
        each for each in element.iterfind(path) if each.get("type", "authors") == kind
    )
    people = (_person(each) for found in lists for each in found.iterfind("author"))
    return [name for name in people if name]


def _person(author: "Element") -> Name | None:
    if author.get("validyn") == "N":
        return None
    if collective := first_words(author, "collectivename"):
        return group(collective)
    given = first_words(author, "forename", "firstname", "initials")
    return person(first_words(author, "lastname"), given, first_words(author, "suffix"))


def _date(article: "Element") -> PartialDate | None:
    date = article.find("journal/journalissue/pubdate")
    if date is not None:
        told = date_in(date) or date_told(first_words(date, "medlinedate"))
        if told:
            return told
    return date_in(article.find("articledate"))


def _pages(article: "Element") -> str | None:
    said = first_words(article, "pagination/medlinepgn")
    if not said:
        ends = (first_words(article, f"pagination/{n}page") for n in ("start", "end"))
        said = "-".join(filter(None, ends))
    if not said:
        numbers = _valid(article, "elocationid", "eidtype", "pii")
        said = next(filter(_ARTICLE_NUMBER.fullmatch, numbers), "")
    return pages(said)


def _abstract(element: "Element") -> str:
    """The abstract, its parts after their headings."""
    parts = []
    for part in element.iterfind("abstract/abstracttext"):
        label, said = part.get("label", ""), words(part)
        parts.append(f"{label}: {said}" if label and label != "UNLABELLED" else said)
    return " ".join(filter(None, parts))


def _keywords(citation: "Element") -> list[str]:
    paths = ("meshheadinglist/meshheading/descriptorname", "keywordlist/keyword")
    return list(all_words(citation, *paths))


def _valid(element: "Element", path: str, about: str, kind: str) -> Iterator[str]:
    for each in element.iterfind(path):
        if each.get(about) == kind and each.get("validyn") != "N":
            yield words(each)


def _identifiers(record: "Element") -> Values:
    """Identifiers of the work itself, not of what it cites."""
    values: Values = {}
    for path in ("medlinecitation/article", "article", "bookdocument/book"):
        for article in record.iterfind(path):
            values["doi"] = next(_valid(article, "elocationid", "eidtype", "doi"), "")
            for number in _valid(article, "elocationid", "eidtype", "pii"):
                if arxiv := _ARXIV.fullmatch(number):
                    values["arxiv"] = arxiv[1]
    paths = ("medlinecitation/pmid", "pmid", "bookdocument/pmid")
    values["pmid"] = first_words(record, *paths)
    for path in ("pubmeddata", "pubmedbookdata"):
        for each in record.iterfind(f"{path}/articleidlist/articleid"):
            name = _IDENTIFIERS.get(each.get("idtype", ""))
            if name and not values.get(name):
                values[name] = words(each)
    return {**values, "doi": bare_doi(values.get("doi") or "")}


PUBMED_XML: Final = Format("pubmed-xml", ".xml", None, read, end=record_ends(*_RECORDS))
