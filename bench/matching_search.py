"""A search among works that is good enough to judge what is made of its answers."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from refkit.matching.folding import fold, words
from refkit.matching.reference_string import typed_of

_RARE: Final = 0.01
"""The share of works above which a word is not looked up."""
_FEWEST: Final = 60


class Index:
    """Works by the rare words and numbers in what is known of them."""

    def __init__(self, works: Sequence[Mapping[str, Any]]) -> None:
        self.works = works
        self._found: dict[str, list[int]] = defaultdict(list)
        for at, work in enumerate(works):
            for token in set(_tokens(_told(work))):
                self._found[token].append(at)
        self._most = max(_FEWEST, int(_RARE * len(works)))

    def search(self, text: str, count: int) -> list[Mapping[str, Any]]:
        """The likeliest works, the best first."""
        scores: Counter[int] = Counter()
        for token in set(_tokens(list(typed_of(text).words))):
            found = self._found.get(token, ())
            if 0 < len(found) <= self._most:
                weight = math.log(len(self.works) / len(found))
                for at in found:
                    scores[at] += weight  # type: ignore[assignment]
        return [self.works[at] for at, _ in scores.most_common(count)]


def _tokens(said: Sequence[str]) -> list[str]:
    """The words, and the pairs of numbers that stand together."""
    pairs = [
        f"{a} {b}"
        for a, b in pairwise(w for w in said if w.isdecimal())
        if len(a) + len(b) > 2
    ]
    return [w for w in said if len(w) > 2 or w.isdecimal()] + pairs


def _told(work: Mapping[str, Any]) -> list[str]:
    said = [*work.get("title", ()), *work.get("subtitle", ())]
    said += [p.get("family", "") for p in work.get("author") or ()]
    said += work.get("container-title") or ()
    found = words(fold(" ".join(said)))
    found += words(fold(f"{work.get('volume', '')} {work.get('page', '')}"))
    for key in ("published-print", "published-online", "issued"):
        date = (work.get(key) or {}).get("date-parts") or [[]]
        found += [str(part) for part in date[0][:1] if part]
    return found
