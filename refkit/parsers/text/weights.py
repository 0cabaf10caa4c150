"""How much each thing counts when likely titles are ranked, in one visible table.

Beside each name stand two numbers: where a person put the weight, and where
``tools/train_ranker.py`` moved it to fit labelled pages, held near the first.
"""

from collections.abc import Mapping
from typing import Final

# fmt: off
TABLE: Final[Mapping[str, tuple[float, float]]] = {
    # the words of the heading itself
    "words": (0.15, 0.29),                       # each, up to twelve
    "words over thirty": (-0.10, -0.16),
    "line number": (-0.04, -0.04),               # each line further down, up to sixty
    "first heading": (0.30, 0.82),
    "h1": (2.50, 3.43),
    "h2": (0.80, 1.10),
    "title tag": (1.00, -0.11),
    "list item": (-0.70, -0.93),
    "sentence": (-1.00, -1.62),
    "opens like a journal": (-0.80, -0.38),
    "words of names": (-1.00, -1.27),
    "said again": (0.50, -0.46),
    "holds more than a title": (-2.00, -3.37),
    "a label names it the title": (4.00, 4.18),
    "out of a citation": (-0.60, -1.76),
    "a piece of a line": (-1.00, -1.84),
    "title words": (0.50, 1.96),                 # from -3 to 3
    "several lines": (-0.30, -0.11),
    "rough joints": (-1.00, -1.20),              # each
    "runs on": (-1.50, -0.86),
    "goes on from above": (-0.70, -1.00),
    "cut short": (-1.00, -0.17),
    "holds another title": (-1.00, -0.06),
    "below a list of other works": (-2.00, -2.43),
    "others like it": (-0.30, -0.37),            # titles with authors, up to four
    # what stands around it
    "byline": (1.50, 0.66),
    "byline score": (0.50, 0.52),
    "byline distance": (-0.30, -0.65),
    "a label names the authors": (2.00, 2.00),
    "names in the byline": (0.20, 0.44),         # up to five
    "names with marks": (0.50, 1.62),
    "an affiliation near": (0.40, 0.87),
    "authors in the citation": (2.00, 3.25),
    "numbers in the citation": (0.60, 0.07),
    "whole citation": (0.70, -0.41),
    "cited elsewhere on the page": (1.50, 2.11),
    "citation near": (1.00, 0.31),
    "parts of a citation near": (0.50, -0.74),    # after the first
    "a journal near": (0.50, 0.83),
    "kind of work near": (0.50, -0.11),
    "prose follows": (0.20, 1.45),
    "abstract follows": (0.50, 0.92),
    "telling labels": (0.70, 0.97),
    "words said again below": (1.00, 1.49),      # the share of its content words
    "said inside a longer line": (0.70, 1.76),
}
# fmt: on
WEIGHTS: Final[Mapping[str, float]] = {name: pair[1] for name, pair in TABLE.items()}


def score(shows: Mapping[str, float]) -> float:
    """The weighed sum of what a heading or a record shows.

    What only the whole page shows weighs nothing: it is the same for all its records.
    """
    return sum(WEIGHTS.get(name, 0.0) * amount for name, amount in shows.items())
