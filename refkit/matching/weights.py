"""What each ground weighs, learned from labelled libraries by
``tools/train_matcher.py``.
"""

from collections.abc import Mapping
from typing import Final

BIAS: Final = -6.67
"""What two records are worth of which only a shared key is known."""

WEIGHTS: Final[Mapping[str, Mapping[str, float]]] = {
    "title": {
        "same": 5.8,
        "same-short": 5.8,
        "slip": 5.6,
        "column": 5.0,
        "translated": 4.7,
        "more": 3.7,
        "cut": 2.9,
        "near": 2.7,
        "part": 2.7,
        "reworded": 2.0,
        "different": 0.0,
        "label": 0.0,
        "other-subtitle": -1.4,
    },
    "numbers": {
        "different": -0.3,
        "one-sided": -0.3,
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
        "none": -1.2,
    },
    "initials": {
        "different": -0.1,
        "same": -0.1,
    },
    "year": {
        "same": 1.6,
        "next": -1.4,
        "near": -3.4,
        "far": -6.0,
    },
    "journal": {
        "part": 3.1,
        "same": 3.1,
        "unclear": 1.2,
        "other-proceedings": 0.0,
        "other-kind": 0.0,
        "preprint": 0.0,
        "different": -3.0,
    },
    "volume": {
        "same": 0.6,
        "different": -3.7,
    },
    "issue": {
        "same": 1.1,
        "different": -1.4,
    },
    "pages": {
        "same": 1.5,
        "same-first": 1.5,
        "same-start": 0.0,
        "overlap": -3.8,
        "different": -4.2,
    },
    "doi": {
        "same": 6.0,
        "container": 0.9,
        "different": -1.3,
        "other-registrant": -2.2,
    },
    "identifier": {
        "same": 6.0,
        "different": -6.0,
    },
    "abstract": {
        "same": 1.2,
        "different": 0.0,
    },
    "type": {
        "different": -1.0,
    },
}
