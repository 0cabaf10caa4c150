"""Journal articles in the XML of publishers and archives (JATS, NLM).

https://jats.nlm.nih.gov/publishing/tag-library/1.3/
"""

from collections.abc import Iterator, Mapping
from typing import Final

from refkit.parsers.markup.statements import Statement
from refkit.parsers.records.parts import type_of
from refkit.parsers.records.record import Record, record, vocabulary
from refkit.parsers.records.said import (
    date_by,
    group_by,
    name_by,
    named_by,
    person_in,
    said_at,
    said_by,
    title_in,
    trimmed,
)
from refkit.parsers.records.tree import (
    Element,
    attributes,
    find,
    first,
    words_at,
    words_in,
)
from refkit.readers.jats_words import IDENTIFIERS, ROLES, SHORT_TITLES

JATS: Final = vocabulary("jats")

_JOURNAL: Final[Mapping[str, str]] = {
    "journal-title-group/journal-title": "journal",
    "journal-title": "journal",
    "issn": "issn",
    "publisher/publisher-name": "publisher",
    "publisher/publisher-loc": "place",
}
_ARTICLE: Final[Mapping[str, str]] = {
    "volume": "volume",
    "issue": "issue",
    "fpage": "first_page",
    "lpage": "last_page",
}
# What the date of a kind is the date of: the issue, the article online, or unknown.
_DATES: Final[Mapping[str, str]] = {
    "ppub": "issue_date",
    "epub-ppub": "issue_date",
    "collection": "issue_date",
    "print": "issue_date",
    "": "date",
    "pub": "date",
    "epub": "online_date",
    "electronic": "online_date",
}
_HEADINGS: Final = frozenset({"abstract", "summary", "zusammenfassung", "résumé"})


def jats_records(text: str, article: Element) -> list[Record]:
    """The record of an ``article`` with front matter, if it is one."""
    front = first(article, "front")
    if front is None or not {"article-meta", "journal-meta"}.intersection(
        child.name for child in front.children
    ):
        return []
    return [record(JATS, _statements(text, article, front))]


def _statements(text: str, article: Element, front: Element) -> Iterator[Statement]:
    yield from _kind(article)
    for journal in find(front, "journal-meta"):
        yield from said_at(text, journal, _JOURNAL)
        yield from _short_title(text, journal)
    for meta in find(front, "article-meta"):
        for titles in find(meta, "title-group"):
            yield from title_in(text, titles, "article-title")
        yield from _people(text, meta)
        for date in find(meta, "pub-date"):
            yield from _date(text, date)
        yield from said_at(text, meta, _ARTICLE)
        if first(meta, "fpage") is None:
            yield from said_at(text, meta, {"elocation-id": "article_number"})
        for identifier in find(meta, "article-id"):
            kind = attributes(identifier).get("pub-id-type", "")
            if kind in IDENTIFIERS:
                yield said_by(text, IDENTIFIERS[kind], identifier)
        yield from _abstract(text, meta)
        keywords = first(meta, "kwd-group")
        if keywords is not None:
            yield from said_at(text, keywords, {"kwd": "keyword"})


def _kind(article: Element) -> Iterator[Statement]:
    given = attributes(article)
    kind = given.get("article-type", "")
    yield Statement("type", type_of(kind) or "", article.tag)
    yield Statement("genre", kind.replace("-", " "), article.tag)
    yield Statement("language", given.get("xml:lang", ""), article.tag)


def _short_title(text: str, journal: Element) -> Iterator[Statement]:
    """The abbreviation that is most like one: PubMed's, before a publisher's code."""
    titles = [each for path in SHORT_TITLES for each in find(journal, path)]
    known = [t for t in titles if attributes(t).get("abbrev-type") != "publisher"]
    for title in (known or titles)[:1]:
        yield said_by(text, "short_journal", title)


def _people(text: str, meta: Element) -> Iterator[Statement]:
    for each in find(meta, "contrib-group/contrib"):
        term = ROLES.get(attributes(each).get("contrib-type", ""))
        if term is None:
            continue
        for child in each.children:
            if child.name in {"name-alternatives", "collab-alternatives"}:
                child = next(iter(child.children), child)  # noqa: PLW2901
            if child.name == "name" or first(child, "surname") is not None:
                name = person_in(text, child, ["surname"], ["given-names"])
                yield name_by(text, term, child, name)
            elif child.name == "string-name":
                yield named_by(text, term, child)
            elif child.name == "collab":
                yield _group(text, term, child)
            else:
                continue
            break


def _group(text: str, term: str, collab: Element) -> Statement:
    """A group under its name; its members and their places may follow inside."""
    named = first(collab, "institution") or first(collab, "named-content")
    if named is not None:
        return group_by(text, term, named)
    inner = collab.children[0] if collab.children else None
    if inner is not None and inner.name in {"contrib-group", "aff", "address"}:
        name = Element("", "", collab.at, collab.start, inner.at, closed=True)
        return group_by(text, term, name)
    return group_by(text, term, collab)


def _date(text: str, date: Element) -> Iterator[Statement]:
    given = attributes(date)
    kind = given.get("pub-type") or given.get("date-type") or ""
    if kind == "pub":
        kind = given.get("publication-format", "pub")
    if kind in _DATES and date.closed:
        yield date_by(text, _DATES[kind], date)


def _abstract(text: str, meta: Element) -> Iterator[Statement]:
    for abstract in find(meta, "abstract"):
        if attributes(abstract).get("abstract-type"):
            continue
        heading, span = first(abstract, "title"), abstract.span
        if heading and words_at(text, abstract, "title").casefold() in _HEADINGS:
            after = text.find(">", heading.end, abstract.end) + 1
            span = span._replace(start=after or abstract.start)
        yield Statement("abstract", words_in(text, span), trimmed(text, span))
        return
