"""Learn how much each relation says about a work being the one meant; write the table.

    python tools/train_identity.py --strings STRINGS... --works WORKS... [--write]

STRINGS and WORKS are those of ``bench/matching.py``. Half of the right works are hidden.
The weights order the works that nothing speaks against, and tell whether two fit equally
well; what is accepted at all, ``refkit/matching/identity_rules.py`` decides. A relation
that can only speak for a work never speaks against it, and the other way round.

Those of one half of the strings are judged by weights learned from the other half: how
often the right work has the highest score of all candidates. Needs SciPy.
"""

import argparse
import sys
from pathlib import Path
from random import Random
from typing import Any, Final

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "bench"))

import matching as bench  # noqa: E402

from refkit.identification import candidate_of  # noqa: E402
from refkit.matching import identity_weights, typed_evidence  # noqa: E402
from refkit.matching.reference_string import typed_of  # noqa: E402

RIDGE: Final = 0.5
"""How strongly weights are drawn to zero."""
FOR: Final = frozenset({"same", "same-short", "slip", "translated", "all", "together"})
AGAINST: Final = frozenset(
    "absent different far none one-sided part another after two many three".split()
)

AT_LEAST: Final = {
    ("title", "slip"): 2.0,
    ("title", "translated"): 2.0,
    ("author", "slip"): 2.0,
    ("doi", "same"): 3.0,
}
"""What is too rare here to be learned and speaks for a work all the same."""

Weights = dict[tuple[str, str], float]
Asked = list[tuple[list[tuple[str, str]], bool]]
"""What is said of each candidate of one string, and whether it is the right one."""


def asked(strings: list[Any], index: Any) -> list[Asked]:
    """Compare each string with its candidates."""
    made: dict[str, Any] = {}
    found: list[Asked] = []
    for one in strings:
        typed = typed_of(one.text)
        each: Asked = []
        for work in index.search(one.text, bench.CANDIDATES):
            if work["DOI"] not in made:
                made[work["DOI"]] = candidate_of(work)
            states = typed_evidence.compare(typed, made[work["DOI"]])
            said = [
                (feature, state)
                for feature, state in zip(typed_evidence.FEATURES, states, strict=True)
                if state
            ]
            each.append((said, work["DOI"] == one.doi))
        found.append(each)
    return found


def learn(found: list[Asked]) -> Weights:
    """Fit a logistic regression; what is missing weighs nothing."""
    rows = [row for each in found for row in each]
    names = sorted({name for said, _ in rows for name in said})
    column = {name: at for at, name in enumerate(names)}
    columns = [column[name] for said, _ in rows for name in said]
    ends = np.cumsum([0, *(len(said) for said, _ in rows)])
    pairs = csr_matrix((np.ones(len(columns)), columns, ends), (len(rows), len(names)))
    truth = np.array([float(right) for _, right in rows])

    def loss(weights: Any) -> tuple[float, Any]:
        z = pairs @ weights[:-1] + weights[-1]
        off = 1 / (1 + np.exp(-np.clip(z, -30, 30))) - truth
        ridge = RIDGE * weights[:-1]
        value = (np.logaddexp(0, z) - truth * z).sum() + ridge @ weights[:-1] / 2
        return value, np.r_[pairs.T @ off + ridge, off.sum()]

    bounds = [_bounds(*name) for name in names] + [(None, None)]
    fitted = minimize(loss, np.zeros(len(names) + 1), jac=True, bounds=bounds,
                      method="L-BFGS-B", options={"maxiter": 2000})  # fmt: skip
    return AT_LEAST | dict(zip(names, map(float, fitted.x[:-1]), strict=True))


def _bounds(feature: str, state: str) -> tuple[float | None, float | None]:
    if state in FOR:
        return AT_LEAST.get((feature, state), 0.0), None
    return (None, 0.0) if state in AGAINST else (None, None)


def first(found: list[Asked], weights: Weights) -> float:
    """How often the right work, where it is among the candidates, scores highest."""
    hits = total = 0
    for each in found:
        if any(right for _, right in each):
            total += 1
            best = max(each, key=lambda row: sum(weights.get(n, 0.0) for n in row[0]))
            hits += best[1]
    return hits / max(1, total)


def written(weights: Weights) -> str:
    """The table as a module."""
    lines = [
        '"""How well a work fits: what each relation weighs, learned by',
        "``tools/train_identity.py``.",
        '"""',
        "",
        "from collections.abc import Mapping",
        "from typing import Final",
        "",
        "WEIGHTS: Final[Mapping[str, Mapping[str, float]]] = {",
    ]
    for feature in typed_evidence.FEATURES:
        row = {s: round(w, 1) + 0.0 for (f, s), w in weights.items() if f == feature}
        lines.append(f'    "{feature}": {{')
        lines += [
            f'        "{state}": {weight},'
            for state, weight in sorted(row.items(), key=lambda item: -item[1])
            if weight
        ]
        lines.append("    },")
    return "\n".join([*lines, "}", ""])


def main() -> None:
    """Learn, judge by the strings left out, and write the table where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--strings", nargs="+", type=Path, required=True)
    parser.add_argument("--works", nargs="+", type=Path, required=True)
    parser.add_argument("--journals", type=Path)
    parser.add_argument("--sample", type=int, default=bench.SAMPLE)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    random = Random(args.seed)  # noqa: S311
    strings, works = bench.gather(args, random)
    targets = sorted({one.doi for one in strings if one.doi})
    hidden = frozenset(doi for doi in targets if random.random() < 0.5)
    random.shuffle(strings)
    found = asked(strings, bench.index_of(works, targets, hidden, alike=True))
    middle = len(found) // 2
    for learned, judged in (
        (found[:middle], found[middle:]),
        (found[middle:], found[:middle]),
    ):
        print(
            f"{len(judged):,} strings left out: {first(judged, learn(learned)):.4f} first"
        )
    weights = learn(found)
    print(f"all: {first(found, weights):.4f}")
    if args.write:
        Path(identity_weights.__file__).write_text(written(weights), "utf-8")


if __name__ == "__main__":
    main()
