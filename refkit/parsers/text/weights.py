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
    "words over thirty": (-0.10, -0.21),
    "line number": (-0.04, -0.05),               # each line further down, up to sixty
    "first heading": (0.30, 0.82),
    "h1": (2.50, 3.37),
    "h2": (0.80, 0.99),
    "title tag": (1.00, 0.12),
    "named by the site": (1.00, 0.78),
    "list item": (-0.70, -0.86),
    "sentence": (-1.00, -1.69),
    "opens like a journal": (-0.80, -0.66),
    "words of names": (-1.00, -0.63),
    "said again": (0.50, -0.52),
    "holds more than a title": (-2.00, -3.23),
    "a label names it the title": (4.00, 4.20),
    "out of a citation": (-0.60, -1.87),
    "a piece of a line": (-1.00, -1.73),
    "title words": (0.50, 2.02),                 # from -3 to 3
    "several lines": (-0.30, 0.19),
    "rough joints": (-1.00, -1.77),              # each
    "rough joints, short lines": (-0.60, -1.00),
    "joins two titles": (-0.50, 0.03),
    "runs on": (-1.50, -0.92),
    "goes on from above": (-0.70, -0.86),
    "an author of another": (-1.50, -1.82),
    "cut short": (-1.00, -1.19),
    "holds another title": (-1.00, -0.76),
    "below a list of other works": (-2.00, -2.51),
    "others like it": (-0.30, -0.44),            # titles with authors, up to four
    # what stands around it
    "byline": (1.50, 0.39),
    "byline score": (0.50, 0.67),
    "byline distance": (-0.30, -0.82),
    "a label names the authors": (2.00, 2.00),
    "names in the byline": (0.20, 0.43),         # up to five
    "names with marks": (0.50, 1.82),
    "an affiliation near": (0.40, 0.91),
    "authors in the citation": (2.00, 3.36),
    "numbers in the citation": (0.60, 0.16),
    "whole citation": (0.70, -0.63),
    "cited elsewhere on the page": (1.50, 1.89),
    "citation near": (1.00, 0.45),
    "parts of a citation near": (0.50, -0.63),    # after the first
    "a journal near": (0.50, 0.82),
    "kind of work near": (0.50, 0.26),
    "prose follows": (0.20, 1.72),
    "abstract follows": (0.50, 0.98),
    "telling labels": (0.70, 1.06),
    "words said again below": (1.00, 1.77),      # the share of its content words
    "said inside a longer line": (0.70, 1.69),
}
# fmt: on
WEIGHTS: Final[Mapping[str, float]] = {name: pair[1] for name, pair in TABLE.items()}


def score(shows: Mapping[str, float]) -> float:
    """The weighed sum of what a heading or a record shows.

    What only the whole page shows weighs nothing: it is the same for all its records.
    """
    return sum([WEIGHTS.get(name, 0.0) * amount for name, amount in shows.items()])
