"""Score recovery on pages of hosts that taught it nothing.

    pip install numpy scipy scikit-learn
    python tools/cross_validate.py SCORER PAGES_DIR [MORE_PAGES_DIR ...]

Ten times a tenth of the hosts is left out, the ranking and the acceptance of titles are
learned from the other pages, and the pages left out are recovered with what was learned.
Only pages of the first folder are scored; the others only teach. SCORER is a Python file
with ``Tally``, ``best_item``, ``compare`` and ``allowed``, the scorer of labelled pages.
The lexicons, the labels and the tagger are learned from bibliographic records and stay.
"""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import train_ranker

import refkit
from refkit.model import Reference
from refkit.parsers.text import acceptance, weights


def main(scorer: Path, folders: list[Path]) -> None:
    """Print a table of fields, and how many pages without a work were given one."""
    judge = loaded(scorer)
    cases = train_ranker.cases_of(folders)
    tally, invented, negatives = judge.Tally(), 0, 0
    scored = {str(path) for path in folders[0].rglob("*.json")}
    for out in train_ranker.folds_of(cases):
        _teach([case for case in cases if case.host not in out])
        for case in cases:
            if case.host in out and case.name in scored:
                taken = tallied(judge, tally, Path(case.name))
                if taken is not None:
                    negatives += 1
                    invented += taken
    for field in judge.CORE:
        precision, recall, f1, count = tally.row(field)
        print(f"{field:<16}{precision:>8.3f}{recall:>8.3f}{f1:>8.3f}{count:>6}")
    print(
        f"held out: core micro-F1 {tally.micro():.4f}, all right {tally.perfect / tally.records:.3f}"
    )
    print(f"non-articles taken for an article: {invented} of {negatives}")


def loaded(path: Path) -> ModuleType:
    """A Python file as a module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _teach(cases: list[train_ranker.Case]) -> None:
    """Put what these pages teach in the place of what is shipped."""
    values, model, calibration = train_ranker.learned(cases)
    weights.WEIGHTS = dict(zip(train_ranker.NAMES, map(float, values), strict=True))  # type: ignore[misc]
    names, base, trees = train_ranker.as_trees(model)
    acceptance._model = lambda: (names, base, trees, *calibration)  # type: ignore[assignment]  # noqa: SLF001


def recovered(labels: Path) -> tuple[list[Reference], dict[str, Any]] | None:
    """What the page beside some labels gives, and the labels; None if there is no page."""
    pages = (labels.with_suffix(suffix) for suffix in (".txt", ".html"))
    page = next((path for path in pages if path.exists()), None)
    if page is None:
        return None
    text = page.read_bytes().decode("utf-8", "replace")
    return refkit.recover(text), json.loads(labels.read_text("utf-8"))


def tallied(judge: ModuleType, tally: Any, labels: Path) -> bool | None:
    """Score a page of one work; of a page that cites none, whether one was taken.

    None where that is no question: of articles, and of lists, which are not scored.
    """
    found = recovered(labels)
    if found is None or found[1]["page"] == "listing":
        return None
    references, label = found
    if label["page"] != "article":
        return bool(references)
    items = json.loads(refkit.dumps(references, "csl-json")) if references else []
    item = judge.best_item(items, label["gold"])
    also = label.get("also_ok") or {}
    judge.compare(tally, item, label["gold"], also, bool(label.get("partial")))
    return None


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit((__doc__ or "").partition("\n\n")[2].partition("\n\n")[0])
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
