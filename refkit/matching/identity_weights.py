"""How well a work fits: what each relation weighs, learned by tools/train_identity.py."""

from collections.abc import Mapping
from typing import Final

WEIGHTS: Final[Mapping[str, Mapping[str, float]]] = {
    "title": {"same": 4.0, "same-short": 2.0, "slip": 3.0, "translated": 3.0, "near": 1.0, "cut": 1.0},
    "author": {"same": 2.0, "slip": 1.0},
    "others": {"all": 1.0, "most": 0.5},
    "year": {"same": 2.0, "next": 0.5},
    "journal": {"same": 2.0, "part": 1.0, "longer": 0.5},
    "volume": {"same": 2.0},
    "issue": {"same": 0.5},
    "page": {"same": 3.0},
    "doi": {"same": 4.0},
}  # fmt: skip
