"""What each part of recovery earns: the scores with one part left out at a time.

    python tools/ablate.py SCORER PAGES_DIR [PAGES_DIR ...]

SCORER is the scorer of labelled pages, as for ``cross_validate.py``. Every part is
left out in a process of its own, by putting something that says nothing in its place.
"""

import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final

from cross_validate import loaded, tallied

from refkit import pipeline
from refkit.parsers.text import sheet, weights
from refkit.parsers.text.tagged import Tagged


def main(scorer: Path, folders: Sequence[Path]) -> None:
    """Print a row for each part left out."""
    with ProcessPoolExecutor(2, max_tasks_per_child=1) as pool:
        rows = pool.map(
            _without, _PARTS, [scorer] * len(_PARTS), [folders] * len(_PARTS)
        )
        for row in rows:
            print(row, flush=True)


def _without(part: str, scorer: Path, folders: Sequence[Path]) -> str:
    _PARTS[part]()
    judge = loaded(scorer)
    tally, invented, negatives = judge.Tally(), 0, 0
    for folder in folders:
        for page in sorted(folder.rglob("*.json")):
            taken = tallied(judge, tally, page)
            if taken is not None:
                negatives += 1
                invented += taken
    right = sum(tally.tp[field] for field in judge.CORE)
    given = right + sum(tally.fp[field] for field in judge.CORE)
    return (
        f"{part:<28} F1 {tally.micro():.3f}  precision {right / max(1, given):.3f}"
        f"  all right {tally.perfect / tally.records:.3f}  invented {invented} of {negatives}"
    )


def _nothing() -> None:
    """Leave everything in."""


def _without_parser(name: str) -> None:
    pipeline.READS = {**pipeline.READS, name: frozenset()}  # type: ignore[misc]


def _without_learned_weights() -> None:
    weights.WEIGHTS = {name: pair[0] for name, pair in weights.TABLE.items()}  # type: ignore[misc]


def _without_trees() -> None:
    from refkit.parsers.text import record

    # The score at which as many records are taken as by the trees.
    record.chance = lambda shows: float(shows["score"] > 6.0)  # type: ignore[assignment]


def _without_labels() -> None:
    sheet.labelled = lambda _: iter(())


def _without_tagger() -> None:
    sheet.tagged = lambda _: Tagged({})


_PARTS: Final[dict[str, Callable[[], None]]] = {
    "everything": _nothing,
    "without site profiles": partial(_without_parser, "sites"),
    "without records in pages": partial(_without_parser, "records"),
    "without markup": partial(_without_parser, "markup"),
    "without learned weights": _without_learned_weights,
    "without acceptance trees": _without_trees,
    "without labels": _without_labels,
    "without the tagger": _without_tagger,
}

if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit((__doc__ or "").partition("\n\n")[2].partition("\n\n")[0])
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
