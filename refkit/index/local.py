"""An index on this machine as a source of works, asked like Crossref is."""

import math
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from heapq import nlargest
from operator import itemgetter
from pathlib import Path
from typing import Final

from refkit.errors import EnrichmentError, SourceError
from refkit.index import tantivy_words
from refkit.index.store import (
    by_doi,
    commonness,
    folder_of,
    numbered,
    opened,
    works_in,
    works_with,
)
from refkit.index.tokens import words_of, words_to_find
from refkit.model import Reference
from refkit.plugins import Enricher, Work, WorkSource

_MOST_WORDS: Final = 120
"""Words of a reference that are looked for; a string with more is a whole page."""
_LIKELY: Final = 24
"""Works found by rare words that are compared in all words."""
_LIKELIEST: Final = 12
"""Works found by all but the commonest words that are compared in all of them."""
_ENOUGH: Final = 2000
"""Works that the words looked for may have together; more would take too long."""
_MOST_COMMON: Final = 3
"""Common words that a work must all have when a reference has no others."""
_MOST_FOUND: Final = 2000
"""Works that are looked for by words that are all common."""
_FAR: Final = 0.4
"""The share of the best work's weight below which a work cannot be the one meant."""


def local_index(path: str | os.PathLike[str]) -> Enricher:
    """What an index knows that ``refkit.build_index`` made, asked with no network.

    Raises ``SourceError`` when there is no complete index.
    """
    place = Path(path)
    with opened(place) as index:
        folder = folder_of(index)
    if folder:
        tantivy_words.require()
        tantivy_words.likeliest(place.absolute().with_name(folder), [], 1)
    source = WorkSource(str(path), partial(_by_doi, place), partial(_search, place))
    return Enricher(str(path), works=source)


def _by_doi(path: Path, dois: Sequence[str]) -> Mapping[str, Work]:
    try:
        with opened(path) as index:
            return by_doi(index, [doi.lower() for doi in dois])
    except SourceError as error:
        raise EnrichmentError(str(error)) from error


def _search(path: Path, meant: Reference | str, rows: int) -> Sequence[Work]:
    words = words_to_find(meant)[:_MOST_WORDS]
    if not words or rows < 1:
        return []
    try:
        with opened(path) as index:
            folder = folder_of(index)
            if folder:
                found, docs = tantivy_words.likeliest(
                    path.absolute().with_name(folder), words, max(rows, _LIKELIEST)
                )
            else:
                found, docs = _likely(index, words, max(rows, _LIKELY))
            return _ranked(index, numbered(index, found).values(), docs, rows)
    except SourceError as error:
        raise EnrichmentError(str(error)) from error


def _likely(
    index: sqlite3.Connection, words: Sequence[str], most: int
) -> tuple[list[int], Mapping[str, int]]:
    """The works that have most of the rarest of some words, and how many have each word.

    A word of half of all works would take longer than all others together, and hardly
    tell one work from another.
    """
    total = works_in(index)
    docs = commonness(index, words)
    scores: dict[int, float] = defaultdict(float)
    left = _ENOUGH
    for word in sorted(words, key=lambda word: docs.get(word, 0)):
        if docs.get(word, 0) > left:
            break
        found = works_with(index, [word])
        docs[word] = len(found)
        left -= len(found)
        weight = _weight(total, len(found))
        for at in found:
            scores[at] += weight
    if not scores:
        rarest = sorted(filter(docs.get, words), key=docs.__getitem__)[:_MOST_COMMON]
        found = works_with(index, rarest, _MOST_FOUND) if rarest else []
        scores = dict.fromkeys(found, 0.0)
    return nlargest(most, scores, key=lambda at: (scores[at], at)), docs


def _ranked(
    index: sqlite3.Connection,
    works: Iterable[Work],
    docs: Mapping[str, int],
    rows: int,
) -> list[Work]:
    """The works that have most of all words, a rare word counting for more."""
    total = works_in(index)
    weights = {word: _weight(total, number) for word, number in docs.items()}
    ranked = (
        (sum(weights.get(word, 0.0) for word in words_of(work)), work) for work in works
    )
    best = nlargest(rows, ranked, key=itemgetter(0))
    return [work for weight, work in best if weight >= _FAR * best[0][0]]


def _weight(total: int, docs: int) -> float:
    """How much a word tells that so many of all works have."""
    return math.log(1 + total / docs) if docs else 0.0
