"""Fit the weights of the title ranker to labelled pages, and say how well they do.

    pip install numpy scipy
    python tools/train_ranker.py CORPUS_DIR [--write]

CORPUS_DIR holds pages (``NAME.txt``, ``NAME.html``) beside labels (``NAME.json``: ``host``,
``page``, ``gold``, ``also_ok``). Each page is a choice between its records and none at
all; the weights are those of a conditional logit, held near the hand-set ones. Each
article is shown a second time without the lines that hold its title or authors: then
none is right. The figures come from ten-fold cross-validation in which no host is in two folds. ``--write``
puts the weights learned from all pages into the table.
"""

import json
import random
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen
from scipy.optimize import minimize  # type: ignore[import-untyped]

from refkit.decoding import to_scrape
from refkit.parsers.text import weights
from refkit.parsers.text.record import records
from refkit.parsers.text.sheet import sheet_of
from refkit.parsers.text.weights import TABLE

NAMES = [name for name in TABLE if name != "no record"]
PRIOR = np.array([TABLE[name][0] for name in (*NAMES, "no record")])
# Small weights may move less than large ones.
SCALE = np.where(np.abs(PRIOR) < 0.5, 0.5, 1.0)
HOLD, FOLDS = 1.0, 10
# An invented record is worse than a missed one.
COSTS = {"article": 1.0, "rest": 0.05, "no article": 1.5}


@frozen(eq=False)
class Case:
    """One page: a row of features for each record, and which rows are right."""

    host: str
    kind: str
    rows: Any
    right: Sequence[int]


def main(corpus: Path, *, write: bool) -> None:
    """Report the cross-validated choice; write the weights if asked."""
    paths = sorted(corpus.rglob("*.json"))
    cases = [case for path in paths for case in _cases(path)]
    hosts = sorted({case.host for case in cases})
    random.Random(0).shuffle(hosts)  # noqa: S311 - deals cases into folds
    held_out: Counter[str] = Counter()
    for fold in range(FOLDS):
        out = set(hosts[fold::FOLDS])
        learned = _fit([case for case in cases if case.host not in out])
        held_out += _outcomes(learned, [case for case in cases if case.host in out])
    learned = _fit(cases)
    print("hand-set        ", dict(_outcomes(PRIOR, cases)))
    print("learned, held out", dict(held_out))
    print("learned, in sample", dict(_outcomes(learned, cases)))
    if write:
        _write(dict(zip((*NAMES, "no record"), learned, strict=True)))


def _cases(labels: Path) -> Iterator[Case]:
    label = json.loads(labels.read_text("utf-8"))
    pages = (labels.with_suffix(suffix) for suffix in (".txt", ".html"))
    page = next((path for path in pages if path.exists()), None)
    if page is None:
        return
    text = page.read_bytes().decode("utf-8", "replace")
    yield from _case(text, label, labels.stem)
    if label["page"] == "article" and page.suffix == ".txt":
        yield from _case(
            _stripped(text, label["gold"]), {**label, "page": "rest"}, labels.stem
        )


def _stripped(text: str, gold: dict[str, Any]) -> str:
    """A page without the lines that hold its title or most of its authors."""
    title = _fold(gold.get("title") or "-")
    people = [
        _fold(n.get("family") or n.get("literal") or "-")
        for n in gold.get("author") or ()
    ]
    kept = []
    for line in text.splitlines():
        folded = _fold(line)
        named = sum(name in folded for name in people)
        opens = len(folded) > 12 and title.startswith(folded)
        if title not in folded and not opens and (not named or named * 2 < len(people)):
            kept.append(line)
    return "\n".join(kept)


def _case(text: str, label: dict[str, Any], stem: str) -> Iterator[Case]:
    found = records(sheet_of(to_scrape(text)))
    gold = label.get("gold") or {}
    titles = [gold.get("title"), *((label.get("also_ok") or {}).get("title") or ())]
    wanted = {_fold(title) for title in titles if title}
    if label["page"] == "article" and not wanted:
        return
    rows = [[record.shows.get(name, 0.0) for name in NAMES] for record in found]
    right = (
        []
        if label["page"] != "article"
        else [at for at, r in enumerate(found) if _fold(r.heading.text) in wanted]
    )
    shape = np.array(rows) if rows else np.zeros((0, len(NAMES)))
    kind = label["page"] if label["page"] in {"article", "rest"} else "no article"
    yield Case(label.get("host") or stem, kind, shape, right)


def _fold(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(char for char in apart if not unicodedata.combining(char))
    return re.sub(r"[\W_]+", " ", letters).strip()


def _scores(values: Any, case: Case) -> Any:
    return np.append(case.rows @ values[:-1], values[-1])


def _loss(values: Any, cases: Sequence[Case]) -> tuple[float, Any]:
    loss, slope = 0.0, np.zeros_like(values)
    for case in cases:
        scores = _scores(values, case)
        chance = np.exp(scores - scores.max())
        chance /= chance.sum()
        right = list(case.right) or [len(case.rows)]
        cost = COSTS[case.kind]
        mass = chance[right].sum() + 1e-12
        wanted = np.zeros_like(chance)
        wanted[right] = chance[right] / mass
        loss -= cost * np.log(mass)
        slope[:-1] += cost * case.rows.T @ (chance - wanted)[:-1]
        slope[-1] += cost * (chance - wanted)[-1]
    away = (values - PRIOR) / SCALE
    return loss + HOLD * float(away @ away), slope + 2 * HOLD * away / SCALE


def _fit(cases: Sequence[Case]) -> Any:
    return minimize(_loss, PRIOR, args=(cases,), jac=True, method="L-BFGS-B").x


def _outcomes(values: Any, cases: Sequence[Case]) -> Counter[str]:
    outcomes: Counter[str] = Counter()
    for case in cases:
        best = int(_scores(values, case).argmax())
        none = best == len(case.rows)
        if case.kind == "article":
            outcomes[
                "right" if best in case.right else "missed" if none else "wrong"
            ] += 1
        else:
            outcomes[f"{case.kind}: {'rightly none' if none else 'invented'}"] += 1
    return outcomes


def _write(learned: dict[str, float]) -> None:
    path = Path(weights.__file__)
    text = path.read_text("utf-8")
    for name, value in learned.items():
        row = re.compile(rf'("{re.escape(name)}": \([-\d.]+, )[-\d.]+\)')
        text = row.sub(rf"\g<1>{value:.2f})", text)
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python tools/train_ranker.py CORPUS_DIR [--write]")
    main(Path(sys.argv[1]), write="--write" in sys.argv[2:])
