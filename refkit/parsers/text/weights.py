"""How much each thing counts when likely titles are ranked, in one visible table.

Beside each name stand two numbers: where a person put the weight, and where
``tools/train_ranker.py`` moved it to fit labelled pages, held near the first.
"""

from collections.abc import Mapping
from typing import Final

# fmt: off
TABLE: Final[Mapping[str, tuple[float, float]]] = {
    # the words of the heading itself
    "words": (0.15, 0.33),                       # each, up to twelve
    "words over thirty": (-0.10, -0.12),
    "line number": (-0.04, -0.04),               # each line further down, up to sixty
    "first heading": (0.30, 1.00),
    "h1": (2.50, 3.46),
    "h2": (0.80, 0.95),
    "title tag": (1.00, -0.28),
    "list item": (-0.70, -0.91),
    "sentence": (-1.00, -1.69),
    "opens like a journal": (-0.80, -0.15),
    "words of names": (-1.00, -0.85),
    "said again": (0.50, -0.26),
    "holds more than a title": (-2.00, -2.49),
    "a label names it the title": (4.00, 4.15),
    "out of a citation": (-0.60, -1.83),
    "a piece of a line": (-1.00, -1.39),
    "title words": (0.50, 1.81),                 # from -3 to 3
    "several lines": (-0.30, -0.42),
    "rough joints": (-1.00, -1.20),              # each
    "runs on": (-1.50, -0.84),
    "goes on from above": (-0.70, -0.97),
    "cut short": (-1.00, -0.26),
    "holds another title": (-1.00, 0.13),
    "below a list of other works": (-2.00, -2.34),
    "others like it": (-0.30, -0.15),            # titles with authors, up to four
    # what stands around it
    "byline": (1.50, 0.82),
    "byline score": (0.50, 0.56),
    "byline distance": (-0.30, -0.70),
    "a label names the authors": (2.00, 2.00),
    "names in the byline": (0.20, 0.44),         # up to five
    "names with marks": (0.50, 0.86),
    "an affiliation near": (0.40, 0.86),
    "authors in the citation": (2.00, 2.77),
    "numbers in the citation": (0.60, 0.01),
    "whole citation": (0.70, -0.52),
    "cited elsewhere on the page": (1.50, 1.62),
    "citation near": (1.00, 0.35),
    "parts of a citation near": (0.50, -0.69),    # after the first
    "a journal near": (0.50, 0.70),
    "kind of work near": (0.50, -0.02),
    "prose follows": (0.20, 1.04),
    "abstract follows": (0.50, 0.83),
    "telling labels": (0.70, 1.30),
    "words said again below": (1.00, 1.01),      # the share of its content words
    "said inside a longer line": (0.70, 2.01),
}
# fmt: on
WEIGHTS: Final[Mapping[str, float]] = {name: pair[1] for name, pair in TABLE.items()}


def score(shows: Mapping[str, float]) -> float:
    """The weighed sum of what a heading or a record shows.

    What only the whole page shows weighs nothing: it is the same for all its records.
    """
    return sum(WEIGHTS.get(name, 0.0) * amount for name, amount in shows.items())
