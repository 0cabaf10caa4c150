"""What each ground weighs, learned from labelled libraries by
``tools/train_matcher.py``.
"""

from collections.abc import Mapping
from typing import Final

BIAS: Final = -6.87
"""What two records are worth of which only a shared key is known."""

WEIGHTS: Final[Mapping[str, Mapping[str, float]]] = {
    "title": {
        "same": 5.9,
        "same-short": 5.9,
        "slip": 5.6,
        "column": 4.9,
        "more": 3.7,
        "translated": 3.7,
        "near": 3.5,
        "cut": 2.7,
        "part": 2.6,
        "other-word": 0.5,
        "reworded": 0.5,
        "different": 0.0,
        "label": 0.0,
        "other-subtitle": -1.2,
    },
    "numbers": {
        "different": -0.6,
        "one-sided": -0.6,
    },
    "notice": {
        "one-sided": 0.0,
        "correction": 0.0,
        "withdrawn": 0.0,
    },
    "authors": {
        "cut": 1.4,
        "cut-one": 1.4,
        "same": 1.4,
        "same-one": 1.4,
        "some-of": 1.4,
        "one-of": 0.3,
        "turned": 0.3,
        "few": 0.0,
        "most": 0.0,
        "none": -1.3,
    },
    "initials": {
        "different": 0.0,
        "same": 0.0,
    },
    "year": {
        "same": 1.7,
        "next": -1.2,
        "near": -3.0,
        "far": -5.8,
    },
    "journal": {
        "part": 3.0,
        "same": 3.0,
        "unclear": 1.1,
        "other-proceedings": 0.0,
        "other-kind": 0.0,
        "preprint": 0.0,
        "different": -3.1,
    },
    "volume": {
        "same": 0.7,
        "different": -3.7,
    },
    "issue": {
        "same": 1.1,
        "different": -1.5,
    },
    "pages": {
        "same": 1.7,
        "same-first": 1.7,
        "same-start": 0.0,
        "overlap": -3.3,
        "different": -3.8,
        "elsewhere": -3.8,
    },
    "doi": {
        "same": 6.0,
        "container": 0.8,
        "different": -1.4,
        "other-registrant": -2.1,
    },
    "identifier": {
        "same": 6.0,
        "different": -6.0,
    },
    "abstract": {
        "same": 1.3,
        "different": 0.0,
    },
    "type": {
        "different": -1.0,
    },
}
