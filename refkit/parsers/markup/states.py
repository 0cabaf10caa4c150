"""What scripts leave for themselves in a page, where it is plain JSON.

A page that a script builds carries the data it is built from, and the work's own record
is somewhere among much else: it is the object that bears the page's title. Elsevier's
pages write the XML of an article as JSON, and there alone name its authors.
"""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from refkit.model import Name, Scrape, Span
from refkit.parsers.markup.statements import (
    Statement,
    folded,
    is_among,
    marks_a_work,
)
from refkit.parsers.markup.values import cleaned
from refkit.readers.patterns import lazy

_TITLE: Final = lazy(r'"\w{0,20}[tT]itle"\s{0,9}:\s{0,9}(?=")')
_TITLE_END: Final = 'itle"'
_MOST_KEYS: Final = 2_000
_LONGEST: Final = 2_000
_MOST_TITLES: Final = 50
_MOST_BRACKETS: Final = 200
_LONGEST_WAY: Final = 50_000
_LONGEST_OBJECT: Final = 200_000

_XML_AUTHORS: Final = '"#name":"author-group"'
_XML_PART: Final = lazy(
    r'"#name":"(author|given-name|surname|suffix|author-group)"'
    r'(?:,"_":"((?:[^"\\]++|\\.)*+)")?'
)
_DECODE: Final = json.JSONDecoder(strict=False).raw_decode


def read_state(
    scrape: Scrape, scripts: Sequence[Span], titles: Sequence[str]
) -> Iterator[Statement]:
    """Say what scripts say of the work that bears one of some folded titles.

    >>> text = '{"data": [{"title": "On Trees", "doi": "10.5555/1", "volume": "8"}]}'
    >>> page = Scrape(text, "text/html")
    >>> [(said.term, said.value) for said in read_state(page, [Span(0, 68)], ["ontrees"])]
    [('title', 'On Trees'), ('volume', '8'), ('doi', '10.5555/1')]
    """
    for span in scripts:
        for start, end in _objects(scrape.text, span, titles):
            said = list(_record(scrape.text, start, end))
            if said:
                yield from said
                return


def read_xml_authors(scrape: Scrape, scripts: Sequence[Span]) -> Iterator[Statement]:
    """Say who the authors are, where the XML of an article stands as JSON.

    >>> text = ('{"#name":"author-group","$$":[{"#name":"author","$$":[{"#name":'
    ...         '"given-name","_":"Ada"},{"#name":"surname","_":"Lind"}]}]}')
    >>> page = Scrape(text, "text/html")
    >>> [(said.term, str(said.value)) for said in read_xml_authors(page, [Span(0, 121)])]
    [('author', 'Ada Lind')]
    """
    text = scrape.text
    for span in scripts:
        at = text.find(_XML_AUTHORS, *span)
        if at < 0:
            continue
        start = text.rfind("{", span.start, at + 1)
        try:
            length = _DECODE(text[start : start + _LONGEST_OBJECT])[1]
        except (ValueError, RecursionError):
            continue
        yield from _xml_authors(text, start, start + length)
        return


def _xml_authors(text: str, start: int, end: int) -> Iterator[Statement]:
    parts: dict[str, re.Match[str]] = {}
    for match in _XML_PART.finditer(text, start, end):
        if match[1] in {"author", "author-group"}:
            yield from _xml_author(parts)
            parts = {}
        elif match[2]:
            parts.setdefault(match[1], match)
    yield from _xml_author(parts)


def _xml_author(parts: dict[str, re.Match[str]]) -> Iterator[Statement]:
    if "surname" in parts:
        words = {
            part: cleaned(_DECODE(f'"{match[2]}"')[0]) for part, match in parts.items()
        }
        name = Name(
            words["surname"], words.get("given-name"), suffix=words.get("suffix")
        )
        start = min(match.start() for match in parts.values())
        yield Statement(
            "author", name, Span(start, max(match.end() for match in parts.values()))
        )


def _objects(
    text: str, script: Span, titles: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Where the objects stand that have one of the titles."""
    for at in islice(_titles(text, script, titles), _MOST_TITLES):
        start = _opening(text, at, script.start)
        stop = min(script.end, start + _LONGEST_OBJECT)
        try:
            yield start, start + _DECODE(text[start:stop])[1]
        except (ValueError, RecursionError):
            continue


def _titles(text: str, script: Span, titles: Sequence[str]) -> Iterator[int]:
    """Where a script gives something one of the titles."""
    if text.find(_TITLE_END, *script) < 0:
        return
    for key in islice(_TITLE.finditer(text, *script), _MOST_KEYS):
        try:
            value = _DECODE(text[key.end() : min(script.end, key.end() + _LONGEST)])[0]
        except ValueError:
            continue
        if is_among(folded(cleaned(value)), titles):
            yield key.start()


def _opening(text: str, at: int, lowest: int) -> int:
    """Where the object opens that holds a place."""
    depth, lowest = 0, max(lowest, at - _LONGEST_WAY)
    for _ in range(_MOST_BRACKETS):
        opens, closes = text.rfind("{", lowest, at), text.rfind("}", lowest, at)
        at = max(opens, closes)
        if at < 0 or (depth == 0 and at == opens):
            return max(at, lowest)
        depth += 1 if at == closes else -1
    return lowest


def _record(text: str, start: int, end: int) -> Iterator[Statement]:
    from refkit.parsers.records.json_pages import json_records

    for record in json_records(Scrape(text[start:end])):
        if marks_a_work(record.vocabulary, record.said):
            for statement in (each for said in record.said.values() for each in said):
                span = Span(statement.span.start + start, statement.span.end + start)
                yield statement._replace(span=span)
            return
