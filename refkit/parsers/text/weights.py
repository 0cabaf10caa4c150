"""How much each thing counts when a likely title is weighed, in one visible table.

Beside each name stand two numbers: where a person put the weight, and where
``tools/train_ranker.py`` moved it to fit labelled pages, held near the first.
"""

from collections.abc import Mapping
from typing import Final

# fmt: off
TABLE: Final[Mapping[str, tuple[float, float]]] = {
    # the words of the heading itself
    "words": (0.15, 0.27),                       # each, up to twelve
    "words over thirty": (-0.10, -0.02),
    "line number": (-0.04, -0.04),               # each line further down, up to sixty
    "first heading": (0.30, 0.72),
    "h1": (2.50, 3.52),
    "h2": (0.80, 1.27),
    "title tag": (1.00, 0.07),
    "list item": (-0.70, -0.86),
    "sentence": (-1.00, -1.74),
    "opens like a journal": (-0.80, -0.92),
    "words of names": (-1.00, -1.20),
    "said again": (0.50, 0.14),
    "holds more than a title": (-2.00, -2.06),
    "a label names it the title": (4.00, 3.65),
    "out of a citation": (-0.60, -1.02),
    "two lines": (-0.30, -0.37),
    "below a list of other works": (-2.00, -2.18),
    "others like it": (-0.30, -0.52),            # titles with authors, up to four
    # what stands around it
    "byline": (1.50, 1.86),
    "byline score": (0.50, 0.32),
    "byline distance": (-0.30, -0.76),
    "a label names the authors": (2.00, 2.29),
    "authors in the citation": (2.00, 1.75),
    "numbers in the citation": (0.60, 0.17),
    "cited elsewhere on the page": (1.50, 0.66),
    "citation near": (1.00, 0.59),
    "abstract follows": (0.50, 1.31),
    "telling labels": (0.70, 0.43),
    "words said again below": (1.00, 0.68),      # the share of its content words
    "said inside a longer line": (0.70, 1.25),
    # what the page has to beat to be a record at all
    "no record": (2.20, 4.11),
}
# fmt: on
WEIGHTS: Final[Mapping[str, float]] = {name: pair[1] for name, pair in TABLE.items()}
ENOUGH: Final = WEIGHTS["no record"]
"""What a record has to score to be one."""

SURE: Final = ENOUGH + 2.5
"""What a record has to score for the page to need no closer look."""


def score(shows: Mapping[str, float]) -> float:
    """The weighed sum of what a heading or a record shows."""
    return sum(WEIGHTS[name] * amount for name, amount in shows.items())
