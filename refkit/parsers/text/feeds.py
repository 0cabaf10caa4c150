"""Feeds of journals that lost their tags: entries in one line, with time stamps between."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from refkit.parsers.page import Line, Page
from refkit.parsers.text.items import Item, trimmed_title, with_known
from refkit.parsers.text.known import Known
from refkit.parsers.text.lexicon import folded_words
from refkit.parsers.text.row_names import names_in
from refkit.parsers.text.rows import Part
from refkit.readers.patterns import lazy

_FEW: Final = 2
_SHORTEST: Final = 100
_HEAD: Final = lazy(r"(?P<name>[^<>]{4,99}?) \d{4}-\d\d-\d\dT")
_JOURNAL: Final = lazy(r"Open Journal Systems|##submission\.|ISSN\b(?<!\wISSN)")
_SENT: Final = lazy(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?P<date>\d{2} [A-Z][a-z]{2} \d{4})"
    r" \d\d:\d\d:\d\d (?:[+-]\d{4}|GMT)"
)
"""The date of an entry in RSS, its last words."""
_ATOM: Final = lazy(
    r"Copyright \(c\) \d{4} (?P<title>[^<>]{8,300}?) \d{4}-\d\d-\d\dT[\d:+-]{8,16}Z?"
    r" (?P<names>[^<>]{3,300}?) ?<"
)
"""Title and authors of an entry in Atom, behind the rights of the one before."""
_TITLE: Final = lazy(r"\s*(?P<title>[^<>]{8,300}?)\s*<")
_NAMES: Final = lazy(r">\s*(?P<names>[^<>#]{3,300}?)\s*##")


def feed(page: Page) -> list[Item]:
    """The entries of a feed; the first, which runs on from the head, is left out.

    >>> from refkit.model import Span
    >>> text = ("Open Journal Systems … Tue, 09 Jan 2018 02:03:41 -0500 On oak galls <p>Wasps"
    ...         "</p> Maria Lind ## Thu, 28 Dec 2017 00:00:00 -0500 On elms and men <p>Beetles")
    >>> [item.title.text for item in feed((Line(text, Span(0, len(text)), 0),))]
    ['On oak galls', 'On elms and men']
    """
    found: list[Item] = []
    for line in page:
        if len(line.text) > _SHORTEST and _JOURNAL.search(line.text):
            found += (*_rss(line), *_atom(line))
    if len(found) < _FEW:
        return []
    return [with_known(item, _journal(page)) for item in found]


def _journal(page: Page) -> Known:
    """The name of the feed, with which its first line begins."""
    line = page[0]
    stamped = _HEAD.match(line.text)
    name = stamped["name"] if stamped else line.text.strip()
    if not 4 < len(name) < _SHORTEST:
        return ()
    return (("container_title", Part(line, 0, len(name))),)


def _rss(line: Line) -> Iterator[Item]:
    stamps = list(_SENT.finditer(line.text))
    for stamp, following in pairwise([*stamps, None]):
        end = following.start() if following else len(line.text)
        title = _TITLE.match(line.text, stamp.end() if stamp else 0, end)
        if title is None:
            continue
        named = list(_NAMES.finditer(line.text, title.end(), end))
        names = named[-1].span("names") if named else None
        date = following.span("date") if following else None
        yield from _item(line, title.span("title"), names, date)


def _atom(line: Line) -> Iterator[Item]:
    for entry in _ATOM.finditer(line.text):
        yield from _item(line, entry.span("title"), entry.span("names"), None)


Place = tuple[int, int]


def _item(
    line: Line, title: Place, names: Place | None, date: Place | None
) -> Iterator[Item]:
    if len(folded_words(line.text[slice(*title)])) < _FEW:
        return
    whole, known = trimmed_title(Part(line, *title))
    start = names[0] if names else 0
    people: Sequence[Place] = names_in(line.text[slice(*names)]) if names else ()
    authors = tuple(Part(line, start + a, start + b) for a, b in people)
    issued: Known = (("issued", Part(line, *date)),) if date else ()
    yield Item(0, 0, whole, authors, (*known, *issued))
