"""Fit the ranking of titles and the acceptance of the best one to labelled pages.

    pip install numpy scipy scikit-learn
    python tools/train_ranker.py PAGES_DIR [PAGES_DIR ...] [--write]

Each PAGES_DIR holds pages (``NAME.txt``, ``NAME.html``) beside labels (``NAME.json``:
``host``, ``page``, ``gold``, ``also_ok``). Two things are learned:

* how likely titles of a page are ranked: the weights of a conditional logit over the
  records of each article, held near the hand-set ones;
* whether the first of them is right, or the page has no record: boosted trees of depth
  four over what it shows, set straight by two numbers.

The figures come from cross-validation in which no host is in two folds. ``--write``
writes what all pages teach: the table in ``weights.py`` and ``data/acceptance.json``.
"""

import json
import random
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen
from scipy.optimize import minimize  # type: ignore[import-untyped]
from sklearn.ensemble import GradientBoostingClassifier  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from refkit.decoding import to_scrape
from refkit.parsers.text import weights
from refkit.parsers.text.acceptance import ENOUGH
from refkit.parsers.text.lexicon import DATA
from refkit.parsers.text.record import Record, outlook, records
from refkit.parsers.text.sheet import sheet_of
from refkit.parsers.text.weights import TABLE

NAMES = list(TABLE)
PRIOR = np.array([TABLE[name][0] for name in NAMES])
# Small weights may move less than large ones.
SCALE = np.where(np.abs(PRIOR) < 0.5, 0.5, 1.0)
HOLD, FOLDS, SEED = 0.4, 10, 0
# Rendered pages and pages of the web that cite nothing are many: each counts less.
COST = {"article": 1.0, "rendered": 0.2, "no article": 1.5, "web": 0.3}


@frozen(eq=False)
class Case:
    """One page: its records, and which of them have the right title."""

    name: str
    host: str
    kind: str
    found: Sequence[Record]
    right: Sequence[int]


def main(folders: Sequence[Path], *, write: bool) -> None:
    """Report the cross-validated choice; write what was learned if asked."""
    cases = cases_of(folders)
    print(Counter(case.kind for case in cases))
    folds = folds_of(cases)
    print("ranked right, held out:", _ranked_right(cases, folds))
    pages, totals = _held_out(cases, folds)
    calibration = _calibrated(pages, totals)
    _report(pages, totals, calibration)
    if write:
        ranking = _fit(cases)
        _write_ranking(ranking)
        _write_trees(as_trees(_grown(_pages(cases, ranking))), calibration)


Grown = tuple[list[str], Any]
"""The names of what the trees look at, and the trees."""


def learned(cases: Sequence[Case]) -> tuple[Any, Grown, tuple[float, float]]:
    """The ranking, the trees and the two numbers that some pages teach."""
    ranking = _fit(cases)
    calibration = _calibrated(*_held_out(cases, folds_of(cases)))
    return ranking, _grown(_pages(cases, ranking)), calibration


# -- pages and their records ---------------------------------------------------------


def cases_of(folders: Sequence[Path]) -> list[Case]:
    """The labelled pages of some folders with their records."""
    paths = [path for folder in folders for path in sorted(folder.rglob("*.json"))]
    with Pool() as pool:
        return [case for case in pool.imap(_case, paths, chunksize=8) if case]


def _case(labels: Path) -> Case | None:
    label = json.loads(labels.read_text("utf-8"))
    pages = (labels.with_suffix(suffix) for suffix in (".txt", ".html"))
    page = next((path for path in pages if path.exists()), None)
    if page is None or label["page"] == "listing":
        return None
    text = page.read_bytes().decode("utf-8", "replace")
    found = records(sheet_of(to_scrape(text)))
    gold = label.get("gold") or {}
    titles = [gold.get("title"), *((label.get("also_ok") or {}).get("title") or ())]
    wanted = {_fold(title) for title in titles if title}
    article = label["page"] == "article"
    right = [
        at for at, r in enumerate(found) if article and _fold(r.heading.text) in wanted
    ]
    host = label.get("host") or labels.stem
    kind = _kind(label)
    return Case(str(labels), host, kind, found, right)


def _kind(label: dict[str, Any]) -> str:
    if label.get("rendered"):
        return "rendered"
    if label["page"] == "article":
        return "article"
    return "no article" if label.get("url") else "web"


def _fold(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(char for char in apart if not unicodedata.combining(char))
    return re.sub(r"[\W_]+", " ", letters).strip()


def folds_of(cases: Sequence[Case]) -> list[set[str]]:
    """The hosts of the pages, dealt into folds."""
    hosts = sorted({case.host for case in cases})
    random.Random(SEED).shuffle(hosts)  # noqa: S311 - deals cases into folds
    return [set(hosts[fold::FOLDS]) for fold in range(FOLDS)]


# -- ranking -------------------------------------------------------------------------


def _rows(case: Case) -> Any:
    return np.array([[r.shows.get(name, 0.0) for name in NAMES] for r in case.found])


def _fit(cases: Sequence[Case]) -> Any:
    shown = [(_rows(case), list(case.right)) for case in cases if case.right]
    fitted = minimize(_loss, PRIOR, args=(shown,), jac=True, method="L-BFGS-B")
    return np.round(fitted.x, 2)


def _loss(values: Any, shown: Sequence[tuple[Any, list[int]]]) -> tuple[float, Any]:
    loss, slope = 0.0, np.zeros_like(values)
    for rows, right in shown:
        scores = rows @ values
        odds = np.exp(scores - scores.max())
        odds /= odds.sum()
        mass = odds[right].sum() + 1e-12
        wanted = np.zeros_like(odds)
        wanted[right] = odds[right] / mass
        loss -= np.log(mass)
        slope += rows.T @ (odds - wanted)
    away = (values - PRIOR) / SCALE
    return loss + HOLD * float(away @ away), slope + 2 * HOLD * away / SCALE


def _ranked_right(cases: Sequence[Case], folds: Sequence[set[str]]) -> str:
    count: Counter[str] = Counter()
    for out in folds:
        values = _fit([case for case in cases if case.host not in out])
        for case in cases:
            if case.host in out and case.kind == "article":
                best = int((_rows(case) @ values).argmax()) if case.found else -1
                count[
                    "right"
                    if best in case.right
                    else "wrong"
                    if case.right
                    else "not found"
                ] += 1
    return str(dict(count))


# -- acceptance ----------------------------------------------------------------------


@frozen(eq=False)
class Page:
    """The first record of a page: what it shows, and whether it is right."""

    case: Case
    shows: dict[str, float]
    right: bool


def _pages(cases: Sequence[Case], values: Any) -> list[Page]:
    """The first record of each page by the weights given."""
    pages = []
    for case in cases:
        if case.found:
            scores = _rows(case) @ values
            order = [int(at) for at in np.argsort(-scores, kind="stable")]
            shows = outlook(
                [case.found[at] for at in order], [float(scores[at]) for at in order]
            )
            pages.append(Page(case, shows, order[0] in case.right))
    return pages


def _features(pages: Sequence[Page]) -> list[str]:
    return sorted({name for page in pages for name in page.shows})


def _matrix(pages: Sequence[Page], names: Sequence[str]) -> Any:
    return np.array([[page.shows.get(name, 0.0) for name in names] for page in pages])


def _grown(pages: Sequence[Page]) -> Grown:
    names = _features(pages)
    model = GradientBoostingClassifier(
        n_estimators=200, max_depth=4, subsample=0.5, learning_rate=0.03,
        min_samples_leaf=8, max_features=0.2, random_state=1,
    )  # fmt: skip
    model.fit(
        _matrix(pages, names),
        [page.right for page in pages],
        sample_weight=[COST[page.case.kind] for page in pages],
    )
    return names, model


def _held_out(
    cases: Sequence[Case], folds: Sequence[set[str]]
) -> tuple[list[Page], Any]:
    """The pages, and what trees grown without their hosts make of them.

    The ranking is held out too, as the trees must learn from scores as they will be.
    """
    pages: list[Page] = []
    for out in folds:
        values = _fit([case for case in cases if case.host not in out])
        pages.extend(_pages([case for case in cases if case.host in out], values))
    totals = np.zeros(len(pages))
    for out in folds:
        names, model = _grown([page for page in pages if page.case.host not in out])
        for at, page in enumerate(pages):
            if page.case.host in out:
                totals[at] = model.decision_function(_matrix([page], names))[0]
    return pages, totals


def _calibrated(pages: Sequence[Page], totals: Any) -> tuple[float, float]:
    fitted = LogisticRegression(C=100.0).fit(
        totals.reshape(-1, 1),
        [page.right for page in pages],
        sample_weight=[COST[page.case.kind] for page in pages],
    )
    return round(float(fitted.coef_[0][0]), 3), round(float(fitted.intercept_[0]), 3)


def _report(
    pages: Sequence[Page], totals: Any, calibration: tuple[float, float]
) -> None:
    slope, shift = calibration
    chances = 1 / (1 + np.exp(-(slope * totals + shift)))
    for least in (0.3, 0.4, ENOUGH, 0.6, 0.7, 0.9):
        count: Counter[str] = Counter()
        for page, chance in zip(pages, chances, strict=True):
            taken = chance >= least
            if page.case.kind == "article":
                count[
                    "right" if taken and page.right else "wrong" if taken else "missed"
                ] += 1
            elif taken and page.case.kind != "rendered":
                count[f"invented: {page.case.kind}"] += 1
        print(f"chance >= {least}:", dict(sorted(count.items())))
    for low in np.arange(0, 1, 0.1):
        inside = [
            p.right for p, c in zip(pages, chances, strict=True) if low <= c < low + 0.1
        ]
        if inside:
            print(
                f"chance {low:.1f}-{low + 0.1:.1f}: {np.mean(inside):.2f} right of {len(inside)}"
            )


# -- files ---------------------------------------------------------------------------


def _write_ranking(values: Any) -> None:
    path = Path(weights.__file__)
    text = path.read_text("utf-8")
    for name, value in zip(NAMES, values, strict=True):
        row = re.compile(rf'("{re.escape(name)}": \([-\d.]+, )[-\d.]+\)')
        text = row.sub(rf"\g<1>{value:.2f})", text)
    path.write_text(text, "utf-8")


def as_trees(grown: Grown) -> tuple[list[str], float, list[list[list[float]]]]:
    """The names, what the trees' values are added to, and the trees as rows."""
    names, model = grown
    no, yes = model.init_.class_prior_
    trees = [_nodes(tree[0].tree_, model.learning_rate) for tree in model.estimators_]
    return names, round(float(np.log(yes / no)), 4), trees


def _write_trees(
    model: tuple[list[str], float, list[list[list[float]]]],
    calibration: tuple[float, float],
) -> None:
    names, base, trees = model
    rows = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    head = json.dumps({"calibration": calibration, "base": base, "features": names})
    text = f'{head[:-1]},\n"trees": [\n{rows}\n]}}\n'
    (DATA / "acceptance.json").write_text(text, "utf-8")


def _nodes(tree: Any, rate: float) -> list[list[float]]:
    """A tree as rows: feature, threshold, low, high; or -1 and the value of a leaf."""
    nodes: list[list[float]] = []
    for at in range(tree.node_count):
        low, high = int(tree.children_left[at]), int(tree.children_right[at])
        if low < 0:
            nodes.append([-1, round(float(tree.value[at][0][0]) * rate, 4), 0, 0])
        else:
            threshold = round(float(tree.threshold[at]), 4)
            nodes.append([int(tree.feature[at]), threshold, low, high])
    return nodes


if __name__ == "__main__":
    given = [Path(folder) for folder in sys.argv[1:] if not folder.startswith("-")]
    if not given:
        sys.exit((__doc__ or "").partition("\n\n")[2].partition("\n\n")[0])
    main(given, write="--write" in sys.argv[1:])
