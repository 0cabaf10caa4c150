"""Lists whose lines hold a title and its authors, with nothing but a small sign between."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from refkit.model import Span
from refkit.parsers.text.items import Item, trimmed_title
from refkit.parsers.text.lexicon import folded_words
from refkit.parsers.text.row_names import names_in
from refkit.parsers.text.rows import Part, Row
from refkit.readers.patterns import lazy

_FEW: Final = 3
_LONGEST: Final = 500
_BY: Final = lazy(r"[\s,]\s?(?:[Bb]y|BY|[Vv]on|[Pp]ar)\s(?=[^\W\d_a-z])")
_GLUED: Final = lazy(
    r"(?:(?:[^\W\d_a-z][\w.'’-]*\s){1,3}[^\W\d_a-z]{2,30}(?:[-'’][^\W\d_a-z]{2,30})?,\s){0,5}"
    r"(?:[^\W\d_a-z][\w.'’-]*\s){1,3}[^\W\d_a-z]{2,30}?(?:[-'’][^\W\d_a-z]{2,30}?)?"
    r"(?=[„“\"«]?[^\W\d_a-z][a-zà-ÿăâîșşțţ]|[^\W\d_a-z]\s[a-z])"
)
"""Names whose capitals run into the title: ``Ada LEEOn trees``."""
_HEADING: Final = lazy(r".{1,80}?(?:19|20)\d\d(?=[^\W\d_a-z][a-z])")
"""A heading that runs into the first line."""
Cut = Callable[[str], Iterator[tuple[Span, Span]]]
"""Finds where title and names may stand in a line."""

_PDF: Final = lazy(r"\s?(?:PDF|HTML|\(pdf\))\s*$", re.I)


def inline(rows: Sequence[Row]) -> list[Item]:
    """The lines of such a list, all of one kind.

    >>> from refkit.model import Scrape
    >>> from refkit.parsers.page import page_of
    >>> from refkit.parsers.text.rows import rows_of
    >>> text = "On oak trees By Maria Lind\\nElms and men By John Smith\\nOf ash alone By Maria Lind"
    >>> [item.title.text for item in inline(rows_of(page_of(Scrape(text))))]
    ['On oak trees', 'Elms and men', 'Of ash alone']
    """
    kinds = (list(_split(rows, _by)), list(_split(rows, _glued)))
    best = max(kinds, key=len)
    return best if len(best) >= _FEW else []


def _split(rows: Sequence[Row], cut: Cut) -> Iterator[Item]:
    cuts = [
        (number, row, found)
        for number, row in enumerate(rows)
        if 12 < len(row.text) <= _LONGEST and (found := list(cut(row.text)))
    ]
    if len(cuts) < _FEW:
        return
    for number, row, found in cuts:
        text = row.text
        if row.kind == "section":
            continue
        for title, people in found:
            names = names_in(text[slice(*people)], announced=cut is _by)
            if not names or len(folded_words(text[slice(*title)])) < 2:
                continue
            part = Part(row.line, row.start + title.start, row.start + title.end)
            whole, known = trimmed_title(part)
            start = row.start + people.start
            authors = tuple(Part(row.line, start + a, start + b) for a, b in names)
            yield Item(number, number, whole, authors, known)
            break


def _by(text: str) -> Iterator[tuple[Span, Span]]:
    """``Title By Names``; the last "by" that names follow, for titles have it too."""
    cuts = [cut.span() for cut in _BY.finditer(text)]
    for start, end in reversed(cuts[-4:]):
        yield Span(0, start), Span(end, len(text))


def _glued(text: str) -> Iterator[tuple[Span, Span]]:
    heading = _HEADING.match(text)
    start = heading.end() if heading else 0
    found = _GLUED.match(text, start)
    if found is not None:
        tail = _PDF.search(text)
        end = tail.start() if tail else len(text)
        yield Span(found.end(), end), Span(start, found.end())
