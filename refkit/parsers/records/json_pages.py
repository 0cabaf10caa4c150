"""Pages that are one JSON object about a work, in whichever words.

Crossref, DataCite, OpenAlex, Semantic Scholar, CSL and Zotero, S2ORC, BibJSON and the
metadata files of proceedings say much the same under much the same keys.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final

from refkit.model import Scrape, Span
from refkit.parsers.markup.json_values import Json, Node, Words
from refkit.parsers.markup.statements import Statement
from refkit.parsers.markup.values import cleaned, identified
from refkit.parsers.page import page_of
from refkit.parsers.records.cut_json import Read, read_page
from refkit.parsers.records.json_words import people_of, texts_of
from refkit.parsers.records.parts import date_of, titled, type_of
from refkit.parsers.records.record import Record, record, vocabulary
from refkit.readers.patterns import lazy

_SOME: Final = "author date volume first_page pages doi"
_MARKS: Final = (
    *(
        frozenset({"title", where, more})
        for where, more in product(("journal", "proceedings", "book"), _SOME.split())
    ),
    *(
        frozenset({"title", "author", more})
        for more in "venue volume pages isbn issn arxiv first_page".split()
    ),
    *(frozenset({"title", identifier}) for identifier in ("doi", "pmid", "pmcid")),
)
JSON: Final = vocabulary("json", marks=_MARKS)

# Keys are looked up folded to their letters; of two for one term the upper counts.
_TERMS: Final[Mapping[str, str]] = {
    key: term
    for term, keys in {
        "title": "title titles articletitle papertitle maintitle",
        "subtitle": "subtitle",
        "author": "author authors creator creators authorships authorlist",
        "editor": "editor editors",
        "journal": "journal journaltitle journalname publicationname publicationtitle",
        "proceedings": "proceedings proceedingstitle conference conferencename",
        "book": "book booktitle",
        "venue": "containertitle container venue hostvenue",
        "short_journal": "containertitleshort shortcontainertitle journalabbreviation"
        " journalabbrev isoabbreviation",
        "series": "series collectiontitle seriestitle",
        "publisher": "publisher publishername",
        "place": "publisherplace publisherlocation place",
        "issue_date": "publishedprint",
        "date": "issued published publicationdate publisheddate datepublished pubdate"
        " date year publicationyear pubyear",
        "online_date": "publishedonline onlinedate",
        "volume": "volume vol journalvolume volumenumber",
        "issue": "issue issuenumber journalissue number",
        "pages": "page pages pagerange pagination",
        "first_page": "pagefirst firstpage startpage startingpage pagestart spage fpage",
        "last_page": "pagelast lastpage endpage endingpage pageend epage lpage",
        "article_number": "articlenumber",
        "edition": "edition editionnumber",
        "doi": "doi",
        "pmid": "pmid pubmedid",
        "pmcid": "pmcid pmc",
        "arxiv": "arxiv arxivid",
        "isbn": "isbn isbns",
        "issn": "issn issns eissn",
        "url": "url",
        "language": "language lang",
        "keyword": "keyword keywords",
        "abstract": "abstract abstracttext",
        "type": "type itemtype documenttype publicationtype publicationtypes",
    }.items()
    for key in keys.split()
}
_PEOPLE: Final = frozenset({"author", "editor"})
_DATES: Final = frozenset({"issue_date", "date", "online_date"})
_DETAILS: Final = ("metadata", "attributes", "bibjson", "biblio", "externalids", "ids")
"""Members that say more about the same work."""
_HOSTS: Final = (
    "journal",
    "hostvenue",
    "containertitle",
    "container",
    "primarylocation",
)
"""Members that say more about what it stands in."""
_IN_HOST: Final = frozenset(
    "volume issue pages first_page last_page issn isbn publisher".split()
)
_WRAPPERS: Final = (
    "message data response result results resultlist items records docs hits source"
    " works work record metadata attributes article paper publication item"
).split()
_PLACES: Final = frozenset("journal proceedings book venue volume issue".split())
_DEEPEST: Final = 6
_HEADING: Final = lazy(
    r"\s*<(?:jats:)?title>\s*(?:abstract|summary|zusammenfassung|résumé)\s*</[\w:]{1,20}>",
    re.I,
)
_WORTH_READING: Final = lazy(r'"[a-z_-]{0,10}title"\s{0,9}:', re.I)


def json_records(scrape: Scrape) -> Iterator[Record]:
    """Yield the records of a page that is JSON, or that a browser shows as such."""
    start = _start(scrape)
    if start is None or not _WORTH_READING.search(scrape.text):
        return
    read = read_page(scrape.text[: _end(scrape)], start)
    if read is None:
        return
    for work in _works(read.json, _DEEPEST):
        said = [each for each in _statements(read, work) if _is_whole(each, read.end)]
        yield record(JSON, _typed([_clipped(each, read.end) for each in said]))


def _start(scrape: Scrape) -> int | None:
    page = page_of(scrape)
    return page[0].span.start if page and page[0].text[0] in "{[" else None


def _end(scrape: Scrape) -> int:
    """Where the JSON ends: with the page, or with the last visible line of HTML."""
    if scrape.media_type == "text/plain":
        return len(scrape.text)
    return page_of(scrape)[-1].span.end


def _works(json: Json | None, deepest: int) -> Iterator[Node]:
    """The objects that have a title, down through what is wrapped around them."""
    if not deepest or json is None or isinstance(json, Words):
        return
    if isinstance(json, list):
        for item in json:
            yield from _works(item, deepest - 1)
        return
    members = _folded(json)
    if any(_TERMS.get(key) == "title" for key in members):
        yield json
        return
    for key in _WRAPPERS:
        if key in members:
            found = list(_works(members[key], deepest - 1))
            if found:
                yield from found
                return


def _folded(node: Node) -> Mapping[str, Json]:
    """The members of an object by their keys, folded; the first of each."""
    members: dict[str, Json] = {}
    for key, value in node.members.items():
        members.setdefault("".join(filter(str.isalpha, key.casefold())), value)
    return members


def _statements(read: Read, work: Node) -> Iterator[Statement]:
    members = _folded(work)
    yield from _said(read, members)
    for key in _DETAILS:
        for inner in _nodes(members.get(key)):
            about = {k: v for k, v in _folded(inner).items() if k not in members}
            yield from _said(read, about)
            yield from _hosts(read, about)
    yield from _hosts(read, members)


def _hosts(read: Read, members: Mapping[str, Json]) -> Iterator[Statement]:
    for key in _HOSTS:
        for inner in _nodes(members.get(key)):
            yield from _host(read, inner)


def _host(read: Read, node: Node) -> Iterator[Statement]:
    """What an object says that tells where a work stands."""
    members = _folded(node)
    yield from (said for said in _said(read, members) if said.term in _IN_HOST)
    for inner in _nodes(members.get("source")):
        yield from _plain("venue", inner)
        yield from _host(read, inner)


def _nodes(json: Json | None) -> Iterator[Node]:
    for item in json if isinstance(json, list) else [json]:
        if isinstance(item, Node):
            yield item


def _said(read: Read, members: Mapping[str, Json]) -> Iterator[Statement]:
    """What the members say, each term by its uppermost key."""
    done: set[str] = set()
    for key, term in _TERMS.items():
        value = members.get(key)
        if value is None or term in done or term == "subtitle":
            continue
        if term in _PEOPLE:
            found = [
                Statement(role, name, span)
                for role, name, span in people_of(value, term, read.end)
            ]
        elif term in _DATES:
            found = list(_date(term, value))
        elif term == "title":
            found = list(_title(value, members.get("subtitle")))
        else:
            found = list(_plain(term, value))
        found = [said for said in found if _is_whole(said, read.end)]
        if found:
            done.add(term)
            yield from found


def _is_whole(said: Statement, end: int) -> bool:
    # Of a cut page, half an abstract is worth having; half a title or a number is wrong.
    return bool(said.value) and (said.span.end < end or said.term == "abstract")


def _clipped(said: Statement, end: int) -> Statement:
    return said._replace(span=Span(said.span.start, min(said.span.end, end)))


def _plain(term: str, value: Json) -> Iterator[Statement]:
    for words in texts_of(value):
        heading = _HEADING.match(words.text) if term == "abstract" else None
        text = cleaned(words.text[heading.end() if heading else 0 :])
        if term in {"doi", "arxiv"}:
            known = identified(text)
            text = known[1] if known and known[0] == term else text
        yield Statement(term, text, words.span)


def _title(value: Json, subtitle: Json | None) -> Iterator[Statement]:
    main = next(texts_of(value), None)
    if main is None:
        return
    under = next(texts_of(subtitle), None)
    words = cleaned(main.text)
    yield Statement(
        "title", titled(words, cleaned(under.text) if under else ""), main.span
    )


def _date(term: str, value: Json) -> Iterator[Statement]:
    for node in _nodes(value):
        members = _folded(node)
        parts = [each.text for each in texts_of(members.get("dateparts"))]
        if not parts:
            keys = ("year", "month", "day")
            texts = [next(texts_of(members.get(key)), None) for key in keys]
            parts = [text.text if text else "" for text in texts]
        if parts:
            yield Statement(term, date_of(*parts[:3]), node.span)
            return
    for words in texts_of(value):
        yield Statement(term, words.text, words.span)
        return


def _typed(said: list[Statement]) -> Iterator[Statement]:
    """What is said, with its kind in the model's words.

    Titles of books that are given with nothing else of a book's are mostly those of
    proceedings.
    """
    terms = {each.term for each in said}
    for each in said:
        if each.term == "pages" and terms.isdisjoint(_PLACES):
            continue  # how many it has
        if each.term == "type":
            yield each._replace(value=type_of(str(each.value)) or "")
        elif each.term == "book" and terms.isdisjoint({"isbn", "editor", "publisher"}):
            yield each._replace(term="proceedings")
        else:
            yield each
