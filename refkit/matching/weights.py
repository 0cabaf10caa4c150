"""What each ground weighs, learned from labelled libraries by
``tools/train_matcher.py``.
"""

from collections.abc import Mapping
from typing import Final

BIAS: Final = -6.93
"""What two records are worth of which only a shared key is known."""

WEIGHTS: Final[Mapping[str, Mapping[str, float]]] = {
    "title": {
        "same": 5.7,
        "same-short": 5.7,
        "slip": 5.3,
        "column": 4.9,
        "translated": 4.5,
        "more": 2.8,
        "cut": 2.5,
        "part": 2.5,
        "near": 2.4,
        "reworded": 1.4,
        "different": 0.0,
        "label": 0.0,
        "other-subtitle": -1.5,
    },
    "numbers": {
        "different": -0.4,
        "one-sided": -0.4,
    },
    "notice": {
        "one-sided": 0.0,
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
        "none": -1.3,
    },
    "initials": {
        "different": -0.1,
        "same": -0.1,
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
        "different": -2.0,
    },
    "volume": {
        "same": 0.2,
        "different": -4.6,
    },
    "issue": {
        "same": 0.9,
        "different": -1.3,
    },
    "pages": {
        "same": 1.7,
        "same-first": 1.7,
        "same-start": 0.0,
        "overlap": -3.5,
        "different": -3.8,
    },
    "doi": {
        "same": 6.0,
        "container": 0.9,
        "different": -1.3,
        "other-registrant": -2.9,
    },
    "identifier": {
        "same": 6.0,
        "different": -6.0,
    },
    "abstract": {
        "same": 0.0,
        "different": -0.3,
    },
    "type": {
        "different": -1.0,
    },
}
