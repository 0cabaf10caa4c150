"""How much each thing counts when likely titles are ranked, in one visible table.

Beside each name stand two numbers: where a person put the weight, and where
``tools/train_ranker.py`` moved it to fit labelled pages, held near the first.
"""

from collections.abc import Mapping
from typing import Final

# fmt: off
TABLE: Final[Mapping[str, tuple[float, float]]] = {
    # the words of the heading itself
    "words": (0.15, 0.32),                       # each, up to twelve
    "words over thirty": (-0.10, -0.20),
    "line number": (-0.04, -0.05),               # each line further down, up to sixty
    "first heading": (0.30, 0.84),
    "h1": (2.50, 3.40),
    "h2": (0.80, 1.00),
    "title tag": (1.00, 0.07),
    "named by the site": (1.00, 0.77),
    "list item": (-0.70, -0.85),
    "sentence": (-1.00, -1.70),
    "opens like a journal": (-0.80, -0.65),
    "words of names": (-1.00, -0.73),
    "said again": (0.50, -0.54),
    "holds more than a title": (-2.00, -3.27),
    "a label names it the title": (4.00, 4.20),
    "out of a citation": (-0.60, -1.82),
    "a piece of a line": (-1.00, -1.73),
    "title words": (0.50, 2.01),                 # from -3 to 3
    "several lines": (-0.30, 0.17),
    "rough joints": (-1.00, -1.83),              # each
    "rough joints, short lines": (-0.60, -1.03),
    "joins two titles": (-0.50, 0.02),
    "runs on": (-1.50, -1.02),
    "goes on from above": (-0.70, -0.84),
    "an author of another": (-1.50, -1.48),
    "cut short": (-1.00, -0.84),
    "holds another title": (-1.00, -0.69),
    "below a list of other works": (-2.00, -2.53),
    "others like it": (-0.30, -0.44),            # titles with authors, up to four
    # what stands around it
    "byline": (1.50, 0.43),
    "byline score": (0.50, 0.67),
    "byline distance": (-0.30, -0.81),
    "a label names the authors": (2.00, 2.00),
    "names in the byline": (0.20, 0.42),         # up to five
    "names with marks": (0.50, 1.91),
    "an affiliation near": (0.40, 0.92),
    "authors in the citation": (2.00, 3.33),
    "numbers in the citation": (0.60, 0.16),
    "whole citation": (0.70, -0.63),
    "cited elsewhere on the page": (1.50, 1.86),
    "citation near": (1.00, 0.42),
    "parts of a citation near": (0.50, -0.61),    # after the first
    "a journal near": (0.50, 0.81),
    "kind of work near": (0.50, 0.44),
    "prose follows": (0.20, 1.70),
    "abstract follows": (0.50, 1.00),
    "telling labels": (0.70, 1.02),
    "words said again below": (1.00, 1.74),      # the share of its content words
    "said inside a longer line": (0.70, 1.68),
}
# fmt: on
WEIGHTS: Final[Mapping[str, float]] = {name: pair[1] for name, pair in TABLE.items()}


def score(shows: Mapping[str, float]) -> float:
    """The weighed sum of what a heading or a record shows.

    What only the whole page shows weighs nothing: it is the same for all its records.
    """
    return sum(WEIGHTS.get(name, 0.0) * amount for name, amount in shows.items())
