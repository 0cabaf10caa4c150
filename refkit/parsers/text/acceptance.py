"""Is the likeliest record of a page the record of its own work, or is there none?

Small decision trees weigh together what no sum can: a byline says much on a page of
scholarly words and little on a page of news. ``tools/train_ranker.py`` grows them.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import exp
from typing import Final

from refkit.parsers.text.lexicon import DATA

ENOUGH: Final = 0.5
"""The chance that a record must have to be one."""

SURE: Final = 0.9
"""The chance from which a page needs no closer look."""

HOPELESS: Final = 0.05
"""The chance below which no closer look at a page of news or of a shop finds a record."""

Tree = Sequence[tuple[int, float, int, int]]
"""Nodes: feature, threshold, the node at or below it, the node above; or, with the
feature -1, a value."""


def chance(shows: Mapping[str, float]) -> float:
    """The chance, from 0 to 1, that a record which shows this much is right.

    >>> chance({"scholarly words": 1.0, "byline": 1.0, "score": 12.0}) > chance({})
    True
    """
    names, base, trees, slope, shift = _model()
    amounts = [shows.get(name, 0.0) for name in names]
    total = base + sum(_values(trees, amounts))
    # The trees are surer than they are right; two numbers set that straight.
    return 1.0 / (1.0 + exp(-(slope * total + shift)))


def _values(trees: Sequence[Tree], amounts: Sequence[float]) -> Iterator[float]:
    for tree in trees:
        feature, value, low, high = tree[0]
        while feature >= 0:
            at = low if amounts[feature] <= value else high
            feature, value, low, high = tree[at]
        yield value


Model = tuple[Sequence[str], float, Sequence[Tree], float, float]


@cache
def _model() -> Model:
    import json

    model = json.loads((DATA / "acceptance.json").read_bytes())
    return model["features"], model["base"], model["trees"], *model["calibration"]
