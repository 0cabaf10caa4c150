"""How much each thing counts when likely titles are ranked, in one visible table.

Beside each name stand two numbers: where a person put the weight, and where
``tools/train_ranker.py`` moved it to fit labelled pages, held near the first.
"""

from collections.abc import Mapping
from typing import Final

# fmt: off
TABLE: Final[Mapping[str, tuple[float, float]]] = {
    # the words of the heading itself
    "words": (0.15, 0.34),                       # each, up to twelve
    "words over thirty": (-0.10, -0.03),
    "line number": (-0.04, -0.04),               # each line further down, up to sixty
    "first heading": (0.30, 1.06),
    "h1": (2.50, 3.53),
    "h2": (0.80, 1.05),
    "title tag": (1.00, -0.07),
    "list item": (-0.70, -0.79),
    "sentence": (-1.00, -1.87),
    "opens like a journal": (-0.80, -0.08),
    "words of names": (-1.00, -1.08),
    "said again": (0.50, -0.21),
    "holds more than a title": (-2.00, -2.53),
    "a label names it the title": (4.00, 4.21),
    "out of a citation": (-0.60, -1.82),
    "a piece of a line": (-1.00, -1.80),
    "title words": (0.50, 1.80),                 # from -3 to 3
    "several lines": (-0.30, -0.32),
    "rough joints": (-1.00, -1.12),              # each
    "runs on": (-1.50, -0.78),
    "goes on from above": (-0.70, -0.83),
    "holds another title": (-1.00, -0.31),
    "below a list of other works": (-2.00, -2.28),
    "others like it": (-0.30, -0.30),            # titles with authors, up to four
    # what stands around it
    "byline": (1.50, 1.27),
    "byline score": (0.50, 0.48),
    "byline distance": (-0.30, -1.32),
    "a label names the authors": (2.00, 2.00),
    "names in the byline": (0.20, 0.25),         # up to five
    "names with marks": (0.50, 1.19),
    "an affiliation near": (0.40, 0.87),
    "authors in the citation": (2.00, 2.90),
    "numbers in the citation": (0.60, 0.10),
    "whole citation": (0.70, -0.93),
    "cited elsewhere on the page": (1.50, 0.36),
    "citation near": (1.00, 0.36),
    "parts of a citation near": (0.50, -0.56),    # after the first
    "a journal near": (0.50, 0.74),
    "kind of work near": (0.50, 0.18),
    "prose follows": (0.20, 1.02),
    "abstract follows": (0.50, 0.78),
    "telling labels": (0.70, 0.82),
    "words said again below": (1.00, 0.96),      # the share of its content words
    "said inside a longer line": (0.70, 1.99),
}
# fmt: on
WEIGHTS: Final[Mapping[str, float]] = {name: pair[1] for name, pair in TABLE.items()}


def score(shows: Mapping[str, float]) -> float:
    """The weighed sum of what a heading or a record shows.

    What only the whole page shows weighs nothing: it is the same for all its records.
    """
    return sum(WEIGHTS.get(name, 0.0) * amount for name, amount in shows.items())
