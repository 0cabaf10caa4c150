"""What each ground weighs, learned from labelled libraries by
``tools/train_matcher.py``.
"""

from collections.abc import Mapping
from typing import Final

BIAS: Final = -6.76
"""What two records are worth of which only a shared key is known."""

WEIGHTS: Final[Mapping[str, Mapping[str, float]]] = {
    "title": {
        "same": 5.9,
        "same-short": 5.9,
        "slip": 5.7,
        "column": 5.0,
        "translated": 4.6,
        "more": 3.8,
        "near": 3.5,
        "cut": 2.9,
        "part": 2.6,
        "other-word": 0.5,
        "reworded": 0.5,
        "different": 0.0,
        "label": 0.0,
        "other-subtitle": -1.2,
    },
    "numbers": {
        "different": -0.5,
        "one-sided": -0.5,
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
        "most": 0.1,
        "few": 0.0,
        "none": -1.3,
    },
    "initials": {
        "different": 0.0,
        "same": 0.0,
    },
    "year": {
        "same": 1.5,
        "next": -1.4,
        "near": -3.4,
        "far": -6.0,
    },
    "journal": {
        "part": 3.0,
        "same": 3.0,
        "unclear": 1.2,
        "other-proceedings": 0.0,
        "other-kind": 0.0,
        "preprint": 0.0,
        "different": -3.0,
    },
    "volume": {
        "same": 0.8,
        "different": -3.6,
    },
    "issue": {
        "same": 1.1,
        "different": -1.4,
    },
    "pages": {
        "same": 1.6,
        "same-first": 1.6,
        "same-start": 0.0,
        "overlap": -3.4,
        "different": -4.0,
    },
    "doi": {
        "same": 6.0,
        "container": 0.8,
        "different": -1.3,
        "other-registrant": -2.0,
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
