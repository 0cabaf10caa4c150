"""What each ground weighs, learned from labelled libraries by tools/train_matcher.py."""

from collections.abc import Mapping
from typing import Final

BIAS: Final = -6.38
"""What two records are worth of which nothing is known but that they share a key."""

WEIGHTS: Final[Mapping[str, Mapping[str, float]]] = {
    "title": {
        "same": 4.27,
        "same-short": 4.05,
        "slip": 3.52,
        "more": 3.23,
        "column": 1.53,
        "part": 1.11,
        "near": 1.09,
        "cut": 1.03,
        "reworded": -0.6,
        "other-subtitle": -1.19,
        "different": -2.96,
    },
    "numbers": {
        "one-sided": 0.0,
        "different": -3.21,
    },
    "notice": {
        "one-sided": -2.05,
    },
    "authors": {
        "cut-one": 2.3,
        "one-of": 1.73,
        "same-one": 1.69,
        "cut": 0.75,
        "same": 0.43,
        "some-of": 0.0,
        "most": -0.56,
        "few": -1.62,
        "none": -3.13,
    },
    "initials": {
        "same": 0.26,
        "different": 0.0,
    },
    "year": {
        "same": 2.36,
        "next": -1.03,
        "near": -1.52,
        "far": -3.05,
    },
    "journal": {
        "part": 5.17,
        "same": 3.27,
        "unclear": 1.41,
        "different": 0.0,
        "other-proceedings": 0.0,
        "other-kind": -3.24,
    },
    "volume": {
        "same": 0.0,
        "different": -3.53,
    },
    "issue": {
        "same": 0.0,
        "different": -3.13,
    },
    "pages": {
        "same-first": 1.56,
        "same": 1.41,
        "same-start": 0.0,
        "overlap": 0.0,
        "different": -3.39,
    },
    "doi": {
        "same": 3.62,
        "container": 0.0,
        "other-registrant": -3.08,
        "different": -4.23,
    },
    "identifier": {},
    "abstract": {
        "same": 0.0,
        "different": 0.0,
    },
    "type": {},
}
