"""What each ground weighs, learned from labelled libraries by tools/train_matcher.py."""

from collections.abc import Mapping
from typing import Final

BIAS: Final = -6.5
"""What two records are worth of which nothing is known but that they share a key."""

WEIGHTS: Final[Mapping[str, Mapping[str, float]]] = {
    "title": {
        "same-short": 4.5,
        "same": 4.0,
        "slip": 3.5,
        "translated": 3.2,
        "more": 1.5,
        "column": 1.1,
        "near": 0.5,
        "cut": 0.0,
        "part": -0.5,
        "label": -0.8,
        "reworded": -1.3,
        "other-subtitle": -1.9,
        "different": -4.1,
    },
    "numbers": {
        "one-sided": -0.4,
        "different": -4.0,
    },
    "notice": {
        "one-sided": -6.4,
    },
    "authors": {
        "same-one": 1.0,
        "cut": 0.4,
        "turned": 0.3,
        "some-of": 0.3,
        "same": 0.0,
        "cut-one": 0.0,
        "most": -0.4,
        "one-of": -1.0,
        "none": -1.5,
        "few": -1.8,
    },
    "initials": {
        "different": 0.0,
        "same": 0.0,
    },
    "year": {
        "same": 2.2,
        "next": -1.3,
        "near": -2.6,
        "far": -6.4,
    },
    "journal": {
        "same": 2.7,
        "part": 1.7,
        "unclear": 0.6,
        "other-proceedings": 0.0,
        "different": -2.0,
        "preprint": -2.9,
        "other-kind": -3.6,
    },
    "volume": {
        "same": 0.8,
        "different": -4.2,
    },
    "issue": {
        "same": 1.1,
        "different": -1.9,
    },
    "pages": {
        "same": 3.6,
        "same-first": 1.9,
        "same-start": 0.4,
        "overlap": -3.1,
        "different": -3.8,
    },
    "doi": {
        "same": 6.0,
        "near": -0.0,
        "container": 0.0,
        "different": -4.0,
        "other-registrant": -5.1,
    },
    "identifier": {
        "same": 6.0,
        "different": -6.0,
    },
    "abstract": {
        "same": 0.2,
        "different": 0.0,
    },
    "type": {
        "different": -2.0,
    },
}
