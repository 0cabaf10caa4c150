"""Works described with schema.org's words: in JSON-LD, microdata or RDFa.

https://schema.org/ScholarlyArticle
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from refkit.model import Name
from refkit.parsers.markup.json_values import Json, Node, Words
from refkit.parsers.markup.statements import Statement
from refkit.parsers.markup.values import cleaned, identified
from refkit.readers.patterns import lazy

# What each type is called in the tables of kinds. An article or a data set is a
# scholarly work only if it has a DOI or stands in a journal.
_SCHOLARLY: Final[Mapping[str, str]] = {
    "ScholarlyArticle": "article",
    "MedicalScholarlyArticle": "article",
    "Thesis": "thesis",
    "Chapter": "chapter",
}
_DOUBTFUL: Final[Mapping[str, str]] = {
    "Article": "article",
    "Report": "report",
    "Dataset": "dataset",
}
SCHOLARLY_TYPES: Final = lazy("|".join((*_SCHOLARLY, *_DOUBTFUL)))
"""A pattern for the types of works, to see whether a text is worth reading."""
_MAIN: Final = ("@graph", "mainEntity", "mainEntityOfPage")
_LISTS: Final = ("itemListElement", "item", "hasPart")
PEOPLE: Final = frozenset({"author", "creator", "editor"})
IDENTIFIERS: Final = frozenset({"@id", "identifier", "sameAs", "url"})
PLAIN: Final = frozenset(
    "headline name publisher datePublished volumeNumber issueNumber pagination pageStart"
    " pageEnd bookEdition issn isbn inLanguage keywords abstract description".split()
)
_PARTS: Final = tuple((key, key) for key in ("volumeNumber", "issueNumber", "issn"))
_CONTAINERS: Final[Mapping[str, str]] = {
    "Periodical": "journal",
    "Book": "book",
    "BookSeries": "series",
    "CreativeWorkSeries": "series",
}
CONTAINER_TYPES: Final = frozenset(
    {*_CONTAINERS, "PublicationVolume", "PublicationIssue"}
)
"""What a work can be part of."""
_DEEPEST_PART: Final = 4


def work_said(described: Iterable[Json | None]) -> Iterator[Statement]:
    """Say what is said of the work a page is about.

    Nothing, if several works are described: then the page lists them.

    >>> from refkit.model import Span
    >>> words = [Words(text, Span(0, 9)) for text in ("ScholarlyArticle", "On Trees")]
    >>> page = Node(dict(zip(("@type", "name"), words)), Span(0, 9))
    >>> [(said.term, said.value) for said in work_said([page])]
    [('kind', 'article'), ('name', 'On Trees')]
    """
    said = [list(_said(work)) for each in described for work in _works(each)]
    said = [statements for statements in said if statements]
    titles = {_title(statements) for statements in said}
    if len(titles) == 1:
        yield from max(said, key=len)


def works_said(described: Iterable[Json | None]) -> Iterator[list[Statement]]:
    """Say what is said of each of the works that a page lists."""
    for work in chain.from_iterable(map(_listed, described)):
        statements = list(_said(work))
        if statements:
            yield statements


def _listed(json: Json | None) -> Iterator[Node]:
    """The works in lists, and those that stand side by side."""
    if isinstance(json, list):
        for item in json:
            yield from _listed(item)
    elif isinstance(json, Node):
        if not _types(json).isdisjoint((*_SCHOLARLY, *_DOUBTFUL)):
            yield json
        else:
            for key in (*_MAIN, *_LISTS):
                yield from _listed(json.members.get(key))


def _works(json: Json | None) -> Iterator[Node]:
    """The main works: not those they cite, list or contain."""
    if isinstance(json, list):
        for item in json:
            yield from _works(item)
    elif isinstance(json, Node):
        if not _types(json).isdisjoint((*_SCHOLARLY, *_DOUBTFUL)):
            yield json
        else:
            for key in _MAIN:
                yield from _works(json.members.get(key))


def _said(work: Node) -> Iterator[Statement]:
    statements = list(_statements(work))
    types = _types(work)
    kinds = [_SCHOLARLY[type] for type in _SCHOLARLY if type in types]
    if not kinds:
        if {statement.term for statement in statements}.isdisjoint({"doi", "journal"}):
            return
        kinds = [_DOUBTFUL[type] for type in _DOUBTFUL if type in types]
    type = next(_words(work.members["@type"]))
    yield Statement("kind", kinds[0], type.span)
    yield from statements


def _statements(work: Node) -> Iterator[Statement]:
    for key, value in work.members.items():
        if key in PEOPLE:
            yield from _people(key, value)
        elif key == "isPartOf":
            yield from _containers(value, _DEEPEST_PART)
        elif key in IDENTIFIERS:
            for words in _words(value):
                text = cleaned(words.text)
                yield Statement(*(identified(text) or (key, text)), words.span)
        elif key in PLAIN:
            for words in _words(value):
                yield Statement(key, cleaned(words.text), words.span)


def _people(term: str, json: Json) -> Iterator[Statement]:
    for item in json if isinstance(json, list) else [json]:
        if isinstance(item, Node) and (name := _name(item)):
            yield Statement(term, name, item.span)
        else:
            for words in _words(item):
                yield Statement(term, cleaned(words.text), words.span)


def _name(person: Node) -> Name | None:
    """The name of a person whose parts are told apart, or of a group."""
    family, given = _text(person, "familyName"), _text(person, "givenName")
    if family:
        return Name(family, given, suffix=_text(person, "honorificSuffix"))
    if "Organization" in _types(person) and (name := _text(person, "name")):
        return Name(literal=name)
    return None


def _containers(json: Json | None, deepest: int) -> Iterator[Statement]:
    """What a work is part of: an issue of a volume of a journal, a book of a series."""
    for item in json if isinstance(json, list) else [json]:
        if not isinstance(item, Node) or not deepest:
            continue
        types = _types(item)
        named = [("name", _CONTAINERS[type]) for type in _CONTAINERS if type in types]
        for key, term in (*_PARTS, *named[:1]):
            for words in _words(item.members.get(key)):
                yield Statement(term, cleaned(words.text), words.span)
        yield from _containers(item.members.get("isPartOf"), deepest - 1)


def _words(json: Json | None) -> Iterator[Words]:
    """The words of a value, of each in a list, or of an object that names one."""
    if isinstance(json, Words):
        yield json
    elif isinstance(json, Node):
        named = (json.members.get(key) for key in ("@value", "value", "name"))
        yield from _words(next(filter(None, named), None))
    elif json:
        for item in json:
            yield from _words(item)


def _text(node: Node, key: str) -> str:
    return next((cleaned(words.text) for words in _words(node.members.get(key))), "")


def _types(node: Node) -> set[str]:
    """The types of an object, without the address of the vocabulary."""
    types = _words(node.members.get("@type"))
    return {re.split("[/#:]", words.text)[-1] for words in types}


def _title(statements: Iterable[Statement]) -> str:
    titles = (s.value for s in statements if s.term in {"headline", "name"})
    return str(next(titles, "")).casefold()
