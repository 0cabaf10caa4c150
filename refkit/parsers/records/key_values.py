"""Records that one line runs through: ``key: a-1 authors: Li, Y. title: On trees …``"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from refkit.model import Scrape
from refkit.parsers.markup.statements import Statement
from refkit.parsers.page import Line, page_of
from refkit.parsers.records.parts import people_in
from refkit.parsers.records.record import Record, record, vocabulary
from refkit.readers.patterns import lazy

_MARKS: Final = (
    frozenset({"title", "author"}),
    frozenset({"title", "journal"}),
    frozenset({"title", "doi"}),
)
KEY_VALUE: Final = vocabulary("key-value", marks=_MARKS, trust=0.92)

_KEYS: Final[Mapping[str, str]] = {
    "author": "author",
    "authors": "author",
    "creator": "author",
    "editor": "editor",
    "editors": "editor",
    "title": "title",
    "journal": "journal",
    "booktitle": "book",
    "publisher": "publisher",
    "date": "date",
    "year": "date",
    "published": "date",
    "volume": "volume",
    "issue": "issue",
    "number": "issue",
    "pages": "pages",
    "doi": "doi",
    "pmid": "pmid",
    "pmcid": "pmcid",
    "arxiv": "arxiv",
    "issn": "issn",
    "isbn": "isbn",
    "url": "url",
    "language": "language",
    "keywords": "keyword",
    "abstract": "abstract",
}
_OTHERS: Final = "key id sha doc_id cord_uid uid license source type topic"
_ONE_WORD: Final = frozenset(
    "date volume issue pages doi pmid pmcid arxiv issn isbn url language".split()
)
"""Terms whose values hold no space: with the last one of them, prose may follow."""

_KEY: Final = lazy(
    rf"(?<!\S)(?P<key>{'|'.join((*_KEYS, *_OTHERS.split()))}|DOI|PMID|PMCID|ISSN|ISBN|URL"
    r"|[a-z]{1,12}_[a-z]{1,12})\s?:(?=\s|$)"
)
_LONGEST_HEAD: Final = 6_000
_LONGEST_VALUE: Final = 3_000
_FEWEST_KEYS: Final = 3


def key_value_records(scrape: Scrape) -> list[Record]:
    """The records that lines of a page are; each starts with a key."""
    found = (_statements(line) for line in page_of(scrape))
    return [record(KEY_VALUE, statements) for statements in found if statements]


def _statements(line: Line) -> list[Statement]:
    if ":" not in line.text[:20] or _KEY.match(line.text) is None:
        return []
    values = list(_values(line.text[:_LONGEST_HEAD], len(line.text)))
    known = {term for term, _, _ in values if term}
    if len(known) < _FEWEST_KEYS:
        return []
    return [said for value in values for said in _said(line, *value)]


def _values(head: str, length: int) -> Iterator[tuple[str, int, int]]:
    """The term of each key of a line, and where its words stand; a key counts once."""
    keys: dict[str, re.Match[str]] = {}
    for match in _KEY.finditer(head):
        keys.setdefault(match["key"].lower(), match)
    found = list(keys.values())
    for match, following in zip(found, [*found[1:], None], strict=True):
        term = _KEYS.get(match["key"].lower(), "")
        start = match.end()
        end = following.start() if following else len(head)
        if following is None and (term in _ONE_WORD or not term):
            end = start + len(head[start:end].lstrip().split(" ", 1)[0]) + 1
        elif following is None and length > len(head):
            return
        if end - start > _LONGEST_VALUE:
            return
        yield term, start, end


def _said(line: Line, term: str, start: int, end: int) -> Iterator[Statement]:
    words = line.text[start:end]
    said = words.strip()
    if not term or not said:
        return
    start += words.index(said)
    stretches = [(0, len(said))]
    if term in {"author", "editor"}:
        stretches = [(a, b) for a, b in people_in(said)]
    for begin, stop in stretches:
        span = line.span_of(start + begin, start + stop)
        yield Statement(term, said[begin:stop], span)
