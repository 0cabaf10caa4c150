"""How much each thing counts when a likely title is weighed, in one visible table.

Beside each name stand two numbers: where a person put the weight, and where
``tools/train_ranker.py`` moved it to fit labelled pages, held near the first.
"""

from collections.abc import Mapping
from typing import Final

# fmt: off
TABLE: Final[Mapping[str, tuple[float, float]]] = {
    # the words of the heading itself
    "words": (0.15, 0.30),                       # each, up to twelve
    "words over thirty": (-0.10, -0.03),
    "line number": (-0.04, -0.21),               # each line further down, up to sixty
    "first heading": (0.30, 0.34),
    "h1": (2.50, 2.50),
    "h2": (0.80, 0.80),
    "title tag": (1.00, 1.29),
    "list item": (-0.70, -0.70),
    "sentence": (-1.00, -1.50),
    "opens like a journal": (-0.80, -0.88),
    "words of names": (-1.00, -1.45),
    "said again": (0.50, 0.20),
    "holds more than a title": (-2.00, -2.06),
    "a label names it the title": (4.00, 3.44),
    "out of a citation": (-0.60, -1.08),
    "two lines": (-0.30, -0.31),
    "below a list of other works": (-2.00, -2.06),
    # what stands around it
    "byline": (1.50, 1.68),
    "byline score": (0.50, 0.26),
    "byline distance": (-0.30, -0.64),
    "a label names the authors": (2.00, 2.26),
    "authors in the citation": (2.00, 1.71),
    "numbers in the citation": (0.60, 0.20),
    "cited elsewhere on the page": (1.50, 0.96),
    "citation near": (1.00, 0.50),
    "abstract follows": (0.50, 2.08),
    "telling labels": (0.70, 0.43),
    "said inside a longer line": (0.70, 0.86),
    # what the page has to beat to be a record at all
    "no record": (2.20, 3.92),
}
# fmt: on
WEIGHTS: Final[Mapping[str, float]] = {name: pair[1] for name, pair in TABLE.items()}
ENOUGH: Final = WEIGHTS["no record"]
"""What a record has to score to be one."""
