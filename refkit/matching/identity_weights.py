"""How well a work fits: what each relation weighs, learned by
``tools/train_identity.py``.
"""

from collections.abc import Mapping
from typing import Final

WEIGHTS: Final[Mapping[str, Mapping[str, float]]] = {
    "title": {
        "same": 3.7,
        "same-short": 3.5,
        "slip": 2.0,
        "translated": 2.0,
        "near": 0.6,
        "reworded": -0.9,
        "cut": -1.6,
        "unsaid": -1.7,
        "absent": -3.5,
    },
    "title-end": {
        "some": 0.8,
    },
    "numbers": {
        "one-sided": -1.3,
        "different": -1.4,
    },
    "notice": {
        "one-sided": -6.0,
    },
    "author": {
        "same": 4.9,
        "namesake": 2.4,
        "unsaid": 2.2,
        "slip": 2.0,
        "amid": -0.3,
        "none": -3.5,
    },
    "others": {
        "some": 1.7,
        "left-out": 1.0,
        "most": 0.9,
        "all": 0.7,
        "none": -0.7,
    },
    "year": {
        "same": 1.7,
        "unsaid": 0.6,
        "next": -1.3,
        "far": -2.7,
    },
    "journal": {
        "longer": 1.1,
        "same": 0.6,
        "unsaid": -1.2,
        "absent": -2.9,
    },
    "volume": {
        "unsaid": 2.8,
        "same": 1.3,
    },
    "issue": {
        "unsaid": 0.2,
    },
    "page": {
        "same": 1.9,
        "unsaid": -0.9,
        "different": -5.2,
    },
    "place": {
        "together": 3.3,
        "start": 2.2,
    },
    "doi": {
        "same": 3.0,
        "different": -0.1,
    },
    "rest": {
        "many": -0.4,
        "one": -0.7,
        "two": -1.3,
    },
    "version": {
        "preprint": -7.1,
    },
}
