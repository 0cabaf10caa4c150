"""An index on this machine as a source of works, asked like Crossref is."""

import math
import os
import sqlite3
from collections.abc import Mapping, Sequence
from functools import partial
from heapq import nlargest
from pathlib import Path
from typing import Final

from refkit.errors import EnrichmentError, SourceError
from refkit.index.store import (
    by_doi,
    commonness,
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
_LIKELY: Final = 32
"""Works found by rare words that are compared in all words."""
_MOST_COMMON: Final = 3
"""Common words that a work must all have when a reference has no rare ones."""
_MOST_FOUND: Final = 2000
"""Works that are looked for by common words."""


def local_index(path: str | os.PathLike[str]) -> Enricher:
    """What an index knows that ``refkit.build_index`` made, asked with no network.

    Raises ``SourceError`` when there is no complete index.
    """
    place = Path(path)
    with opened(place):
        pass
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
            return _likeliest(index, words, rows)
    except SourceError as error:
        raise EnrichmentError(str(error)) from error


def _likeliest(
    index: sqlite3.Connection, words: Sequence[str], rows: int
) -> list[Work]:
    """The works that have most of some words, a rare word counting for more.

    Only the rare ones are looked for: a word of half of all works would take longer
    than all others together, and hardly tell one work from another.
    """
    total = works_in(index)
    common = commonness(index, words)
    weights = {word: math.log(1 + total / docs) for word, docs in common.items()}
    scores: dict[int, float] = {}
    for word in words:
        if word in common:
            continue
        found = works_with(index, [word])
        if found:
            weights[word] = weight = math.log(1 + total / len(found))
            for at in found:
                scores[at] = scores.get(at, 0.0) + weight
    if not scores:
        rarest = sorted(common, key=lambda word: common[word])[:_MOST_COMMON]
        found = works_with(index, rarest, _MOST_FOUND) if rarest else []
        scores = dict.fromkeys(found, 0.0)
    most = max(rows, _LIKELY)
    likely = numbered(index, nlargest(most, scores, key=lambda at: (scores[at], at)))

    def weight_of(work: Work) -> float:
        return sum(weights.get(word, 0.0) for word in words_of(work))

    return nlargest(rows, likely.values(), key=weight_of)
