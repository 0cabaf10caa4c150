"""What each ground weighs, learned from labelled libraries by
``tools/train_matcher.py``.
"""

from collections.abc import Mapping
from typing import Final

BIAS: Final = -6.8
"""What two records are worth of which only a shared key is known."""

WEIGHTS: Final[Mapping[str, Mapping[str, float]]] = {
    "title": {
        "same": 5.8,
        "same-short": 5.8,
        "slip": 5.5,
        "column": 4.9,
        "translated": 4.7,
        "more": 3.0,
        "cut": 2.6,
        "near": 2.6,
        "part": 2.6,
        "reworded": 1.6,
        "different": 0.0,
        "label": 0.0,
        "other-subtitle": -1.4,
    },
    "numbers": {
        "different": -0.4,
        "one-sided": -0.4,
    },
    "notice": {
        "one-sided": 0.0,
        "correction": 0.0,
        "withdrawn": 0.0,
    },
    "authors": {
        "cut": 1.5,
        "cut-one": 1.5,
        "same": 1.5,
        "same-one": 1.5,
        "some-of": 1.1,
        "one-of": 0.3,
        "turned": 0.3,
        "few": 0.0,
        "most": 0.0,
        "none": -1.1,
    },
    "initials": {
        "different": 0.0,
        "same": 0.0,
    },
    "year": {
        "same": 1.5,
        "next": -1.6,
        "near": -3.4,
        "far": -6.2,
    },
    "journal": {
        "part": 3.2,
        "same": 3.2,
        "unclear": 0.5,
        "other-proceedings": 0.1,
        "other-kind": 0.0,
        "preprint": 0.0,
        "different": -2.9,
    },
    "volume": {
        "same": 0.4,
        "different": -4.5,
    },
    "issue": {
        "same": 0.9,
        "different": -1.4,
    },
    "pages": {
        "same": 1.8,
        "same-first": 1.8,
        "same-start": 0.0,
        "overlap": -3.6,
        "different": -3.8,
    },
    "doi": {
        "same": 6.0,
        "container": 0.8,
        "different": -1.4,
        "other-registrant": -2.5,
    },
    "identifier": {
        "same": 6.0,
        "different": -6.0,
    },
    "abstract": {
        "same": 0.0,
        "different": -0.4,
    },
    "type": {
        "different": -1.0,
    },
}
