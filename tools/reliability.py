"""How often a field is right for each confidence it is given with.

    python tools/reliability.py SCORER PAGES_DIR [PAGES_DIR ...]

SCORER is the scorer of labelled pages, as for ``cross_validate.py``. Printed are the
core fields together, then each witness that spoke for at least five values.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Final

from cross_validate import loaded, recovered

import refkit
from refkit.model import Field, Reference

_FIELDS: Final[dict[str, Field]] = {
    "title": "title", "author": "author", "container-title": "container_title",
    "year": "issued", "volume": "volume", "issue": "issue", "page": "page", "DOI": "doi",
}  # fmt: skip
_BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)

Judged = tuple[str, str, float, bool]
"""A field, the witness it rests on, its confidence, and whether it is right."""


def main(scorer: Path, folders: list[Path]) -> None:
    """Print both tables."""
    judge = loaded(scorer)
    judged = [row for folder in folders for row in _judged(judge, folder)]
    bins: dict[float, list[bool]] = defaultdict(list)
    witnesses: dict[tuple[str, str], list[tuple[float, bool]]] = defaultdict(list)
    for field, by, confidence, right in judged:
        bins[max(low for low in _BINS if low <= confidence)].append(right)
        witnesses[field, by].append((confidence, right))
    print("confidence   right   of")
    for low, high in pairwise(_BINS):
        if bins[low]:
            share = sum(bins[low]) / len(bins[low])
            print(f"{low:.2f}-{min(high, 1):.2f}   {share:.3f}   {len(bins[low])}")
    sure = [right for *_, confidence, right in judged if confidence >= 0.9]
    print(f"0.90 and more: {sum(sure) / max(1, len(sure)):.4f} of {len(sure)}")
    for (field, by), rows in sorted(witnesses.items()):
        if len(rows) >= 5:
            mean = sum(c for c, _ in rows) / len(rows)
            right = sum(r for _, r in rows) / len(rows)
            print(
                f"{field:<16}{by:<28}{mean:>6.2f} said {right:>6.2f} right {len(rows):>5}"
            )


def _judged(judge: ModuleType, folder: Path) -> Iterator[Judged]:
    for labels in sorted(folder.rglob("*.json")):
        found = recovered(labels)
        if found is None or found[1]["page"] != "article":
            continue
        references, label = found
        if references:
            yield from _fields(judge, references[0], label)


def _fields(judge: ModuleType, reference: Reference, label: dict) -> Iterator[Judged]:  # type: ignore[type-arg]
    got = judge.fields(json.loads(refkit.dumps([reference], "csl-json"))[0])
    want = judge.fields(label["gold"])
    for name, field in _FIELDS.items():
        if name not in got or (label.get("partial") and name not in want):
            continue
        forms = [want.get(name), *judge.allowed(label.get("also_ok") or {}, name)]
        confidence = reference.confidence.get(field, 0.0)
        by = next((claim.evidence.by for claim in reference.why(field)), "")
        yield name, " ".join(by.split()[:2]), confidence, got[name] in forms


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit((__doc__ or "").partition("\n\n")[2].partition("\n\n")[0])
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
