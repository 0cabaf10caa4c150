"""schema.org's words in the attributes of elements: microdata and RDFa.

Both say the same in other attributes: which element is an item, of what type, and which
of its properties the elements inside hold.
https://html.spec.whatwg.org/multipage/microdata.html, https://www.w3.org/TR/rdfa-lite/
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from attrs import define, frozen

from refkit.model import Scrape, Span
from refkit.parsers.markup.json_values import Json, Node, Words
from refkit.parsers.markup.schema_org import (
    CONTAINER_TYPES,
    IDENTIFIERS,
    PEOPLE,
    PLAIN,
    SCHOLARLY_TYPES,
    work_said,
)
from refkit.parsers.markup.statements import Said, Statement, by_term, folded, is_among
from refkit.parsers.markup.values import untagged
from refkit.parsers.page import MOST_CHARACTERS
from refkit.parsers.tags import (
    VOID,
    attributes_of,
    decoded,
    markup_end,
    tag_pattern,
    tags,
)
from refkit.readers.patterns import lazy

_MOST_TAGS: Final = 25_000
_LONGEST_TEXT: Final = 20_000
_LOOK_BACK: Final = 64
_NOWHERE: Final = Span(0, 0)
_TAG: Final = lazy(tag_pattern())
_NAMES: Final = frozenset({"name", "givenName", "familyName", "honorificSuffix"})
_ITEMS: Final = PEOPLE | {"isPartOf", "mainEntity", "mainEntityOfPage", "publisher"}
_TEXTS: Final = PEOPLE | IDENTIFIERS | PLAIN | _NAMES | {"isPartOf"}
_IN_ATTRIBUTES: Final = ("content", "datetime", "href", "resource", "src")

# What other vocabularies, bibo and Dublin Core above all, call the same things.
_SAME: Final[Mapping[str, str]] = {
    "title": "name",
    "creator": "author",
    "issued": "datePublished",
    "created": "datePublished",
    "volume": "volumeNumber",
    "issue": "issueNumber",
    "doi": "identifier",
    "AcademicArticle": "ScholarlyArticle",
    "JournalArticle": "ScholarlyArticle",
    "Journal": "Periodical",
}


@frozen
class Syntax:
    """The attributes that say what an element is."""

    scope: str
    """The attribute that makes an element an item."""
    type: str
    property: str
    worth: re.Pattern[str]
    """What a page holds at least, if it says something about a work this way."""


_WORK_TYPE: Final = rf"[^\"'>]{{0,80}}(?:{SCHOLARLY_TYPES.pattern}|AcademicArticle)"
MICRODATA: Final = Syntax(
    "itemscope", "itemtype", "itemprop", lazy(rf"itemtype=[\"']?{_WORK_TYPE}")
)
RDFA: Final = Syntax(
    "typeof", "typeof", "property", lazy(rf"type[oO]f=[\"']?{_WORK_TYPE}")
)


@define
class _Open:
    """An element that is open, and what its words are the value of."""

    name: str
    item: Node | None
    terms: Sequence[str] = ()
    tag: Span = _NOWHERE


def own_item(scrape: Scrape, syntax: Syntax, titles: Collection[str]) -> Said:
    """What is said of the item that bears one of some folded titles.

    Pages show other works as items too; that of their own has the page's title.
    """
    own = [
        item
        for item in read_items(scrape, syntax)
        if not titles or _is_titled(item, titles)
    ]
    said = by_term(work_said(own))
    return {
        term: _each_once(said[term]) if term in PEOPLE else said[term] for term in said
    }


def _each_once(people: Sequence[Statement]) -> Sequence[Statement]:
    """The people of a list that is there twice: in short, and with addresses."""
    first: dict[str, Statement] = {}
    for person in people:
        first.setdefault(str(person.value), person)
    return list(first.values())


def read_items(scrape: Scrape, syntax: Syntax) -> list[Node]:
    """The items of a page that are no item's property, each with what is in it.

    >>> page = Scrape('<p itemscope itemtype="http://schema.org/ScholarlyArticle">'
    ...               '<b itemprop="name">On <i>Trees</i></b>', "text/html")
    >>> [node.members["@type"][0].text for node in read_items(page, MICRODATA)]
    ['ScholarlyArticle']
    """
    text = scrape.text
    first = syntax.worth.search(text)
    if first is None:
        return []
    items: list[Node] = []
    end = markup_end(text, MOST_CHARACTERS)
    start = max(0, text.rfind("<", 0, first.start()))
    open_: list[_Open] = []
    for tag in islice(tags(_TAG, text, start, end), _MOST_TAGS):
        name = (tag["name"] or "").lower()
        if tag["end"]:
            _close(open_, name, text, tag.start())
        elif name:
            element = _Open(name, open_[-1].item if open_ else None)
            if syntax.property in tag["attributes"] or syntax.type in tag["attributes"]:
                items.extend(_meet(open_, element, tag, syntax))
            if name not in VOID and not tag["attributes"].endswith("/"):
                open_.append(element)
    return items


def _meet(
    open_: list[_Open], element: _Open, tag: re.Match[str], syntax: Syntax
) -> Iterator[Node]:
    """Take an element for what its attributes say; yield it if it is a first item."""
    given = attributes_of(tag["attributes"])
    around = element.item
    terms = [_term(word) for word in given.get(syntax.property, "").split()]
    span = Span(tag.start(), tag.end("attributes") + 1)
    if syntax.scope in given or syntax.type in given:
        types = [_term(word) for word in given.get(syntax.type, "").split()]
        element.item = Node({"@type": [Words(type, span) for type in types]}, span)
        if around is None:
            yield element.item
        else:
            _add_item(around, terms, element.item, types)
    elif around and not any(each.terms and each.item is around for each in open_):
        element.tag = span
        element.terms = [term for term in terms if term in _TEXTS]
        for term in element.terms:
            value = _given_value(given, term)
            if value:
                _add(around, term, Words(value, span))
        if element.terms and _given_value(given, element.terms[0]):
            element.terms = ()


def _add_item(
    around: Node, terms: Iterable[str], item: Node, types: Iterable[str]
) -> None:
    """Give an item to the one around it, under the terms that may hold items."""
    if not terms and not CONTAINER_TYPES.isdisjoint(types):
        terms = ["isPartOf"]
    for term in _ITEMS.intersection(terms):
        _add(around, term, item)


def _given_value(given: Mapping[str, str], term: str) -> str | None:
    """The value that stands in an attribute, if one does."""
    wanted = _IN_ATTRIBUTES if term in IDENTIFIERS else _IN_ATTRIBUTES[:2]
    return next((given[name] for name in wanted if given.get(name)), None)


def _close(open_: list[_Open], name: str, text: str, at: int) -> None:
    depth = len(open_) - 1
    lowest = max(-1, depth - _LOOK_BACK)
    while depth > lowest and open_[depth].name != name:
        depth -= 1
    if depth == lowest:
        return
    for element in open_[depth:]:
        if element.terms and element.item:
            start = element.tag.end
            words = untagged(text[start : min(at, start + _LONGEST_TEXT)])
            for term in element.terms:
                value = Words(decoded(words), Span(element.tag.start, at))
                _add(element.item, term, value)
    del open_[depth:]


def _add(item: Node, term: str, value: Json) -> None:
    values = item.members.setdefault(term, [])
    if isinstance(values, list):
        values.append(value)


def _term(word: str) -> str:
    """A term without the name or address of its vocabulary: ``schema:name``."""
    term = re.split("[/#:]", word)[-1]
    return _SAME.get(term, term)


def _is_titled(node: Node, titles: Collection[str]) -> bool:
    said = (node.members.get(term) for term in ("name", "headline"))
    words = [each for values in said if isinstance(values, list) for each in values]
    for each in words:
        own = folded(each.text) if isinstance(each, Words) else ""
        if own and is_among(own, titles):
            return True
    main = (node.members.get(term) for term in ("mainEntity", "mainEntityOfPage"))
    inner = [each for values in main if isinstance(values, list) for each in values]
    return any(isinstance(each, Node) and _is_titled(each, titles) for each in inner)
