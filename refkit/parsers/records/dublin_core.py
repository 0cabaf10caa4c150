"""Dublin Core in XML, as repositories hand it to harvesters (OAI-PMH).

What a record in lines says is understood in the same way.

https://www.openarchives.org/OAI/openarchivesprotocol.html
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Final

from attrs import evolve

from refkit.parsers.markup.statements import Statement
from refkit.parsers.markup.values import identified
from refkit.parsers.markup.vocabularies import DUBLIN_CORE
from refkit.parsers.records.record import Record, record
from refkit.parsers.records.said import said_by
from refkit.parsers.records.tree import Element
from refkit.parsers.text.citations import citation_in
from refkit.readers.patterns import lazy

_PEOPLE: Final = ("creator", "contributor", "contributor.author")
_MORE: Final = (
    "date issued date.issued publisher source doi handle issn isbn type identifier"
)
DUBLIN_CORE_RECORD: Final = evolve(
    DUBLIN_CORE,
    confidence=0.92,
    # What has such a wrapping is no home page: a title with a maker and a date will do.
    marks=[
        frozenset({"title", person, more})
        for person, more in product(_PEOPLE, _MORE.split())
    ],
)

_TIME: Final = lazy(r"\dT\d\d:\d\d")
_PLACES: Final[Mapping[str, str]] = {
    "journal": "source",
    "volume": "source.volume",
    "issue": "source.issue",
}
"""What repositories add to the identifiers, and where it belongs."""
_PAGES: Final = lazy(r"(?:pp?\.?\s?)?([a-z]?\d{1,6})\s?[-–]\s?([a-z]?\d{1,6})", re.I)


def dublin_core_records(text: str, element: Element) -> list[Record]:
    """The record that a ``dc`` holds."""
    said = [said_by(text, child.name, child) for child in element.children]
    return [dublin_core_record(said)]


def dublin_core_record(statements: Iterable[Statement]) -> Record:
    """The record that some elements make, each under its name."""
    said = [each for statement in statements for each in _said(statement)]
    dated = [each for each in said if each.term == "date"]
    stamps = [each for each in dated if _TIME.search(str(each.value))]
    if len(stamps) < len(dated):
        # Beside a date, a time tells when the repository got it.
        said = [each for each in said if each not in stamps]
    return record(DUBLIN_CORE_RECORD, said)


def _said(words: Statement) -> Iterator[Statement]:
    name, _, qualifier = words.term.partition(".")
    known = identified(str(words.value))
    if name == "identifier":
        if known:
            yield words._replace(term=known[0], value=known[1])
        elif qualifier in {"doi", "issn", "isbn", "pmid"}:
            yield words._replace(term=qualifier)
        elif qualifier in _PLACES:
            yield words._replace(term=_PLACES[qualifier])
        elif qualifier in {"pgnos", "pages", "page"}:
            yield from _pages(words, str(words.value))
    elif words.term == "source":
        yield from _source(words)
    else:
        yield words._replace(term="language" if name == "language" else words.term)


def _source(words: Statement) -> Iterator[Statement]:
    """What an article stands in: ``Trees; Vol. 2 No. 3 (2015): Roots; 12-19``."""
    known = identified(str(words.value))
    if known is not None:
        yield words._replace(term=known[0], value=known[1])
        return
    if re.fullmatch(r"\d{4}-\d{3}[\dXx]", str(words.value)):
        yield words._replace(term="source.issn")
        return
    name, _, numbers = str(words.value).partition(";")
    cited = citation_in(numbers)
    if cited is None:
        yield words._replace(term="source")
        return
    yield words._replace(term="source", value=name)
    for field, term in (("volume", "source.volume"), ("issue", "source.issue")):
        for where, span in cited.parts.items():
            if where == field:
                yield words._replace(term=term, value=numbers[slice(*span)])
    yield from _pages(words, numbers.rpartition(";")[2])


def _pages(words: Statement, said: str) -> Iterator[Statement]:
    pages = _PAGES.fullmatch(said.strip())
    if pages is not None:
        yield words._replace(term="citation.spage", value=pages[1])
        yield words._replace(term="citation.epage", value=pages[2])
