"""Learn from labelled libraries how much each ground weighs, and write the table.

    python tools/train_matcher.py SCORER LIBRARY... [--judge LIBRARY...] [--write]

SCORER is ``score_dedupe.py``, whose way of writing a library as RIS is used here. A
LIBRARY is a file of labelled records, one JSON object a line, or a folder of them.
Those under --judge are judged by weights learned without them, each in its turn.

The model is a logistic regression over the states of pairs that share a key and that
nothing bars. It adds up, what is missing weighs nothing, and a state that can only
speak for two records never speaks against them: a free one learns which fields a
library lacks, not which disagree, and fails on the next library. Needs SciPy.
"""

import argparse
import gzip
import importlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

import refkit
from refkit.matching import blocking, deciding, evidence
from refkit.matching.traits import traits_of

Weights = Mapping[tuple[str, str], float]

TABLE: Final = Path(deciding.__file__).with_name("weights.py")
RIDGE: Final = 0.1
"""How strongly weights are drawn to zero."""
BALANCE: Final = 1000.0
"""What all pairs of a library weigh together grows with the root of their number."""

WEAKER: Final[Mapping[str, Mapping[str, str]]] = {
    "title": {
        "slip": "same", "same-short": "same", "translated": "same", "cut": "same",
        "column": "same-short", "near": "slip", "more": "slip", "part": "cut",
        "label": "cut", "other-subtitle": "part", "other-word": "near", "reworded": "other-word",
        "contrast": "near", "different": "reworded",
    },
    "authors": {
        "same-one": "same", "cut": "same", "cut-one": "cut", "some-of": "cut",
        "one-of": "cut-one", "most": "some-of", "few": "most", "turned": "one-of",
        "none": "few",
    },
    "year": {"next": "same", "near": "next", "far": "near"},
    "journal": {
        "part": "same", "unclear": "same", "other-proceedings": "unclear",
        "different": "part", "other-kind": "unclear", "preprint": "unclear",
    },
    "pages": {
        "same-first": "same", "same-start": "same-first", "overlap": "same-start",
        "different": "overlap",
    },
    "doi": {
        "near": "same", "container": "same", "different": "near",
        "other-registrant": "near",
    },
    "initials": {"different": "same"},
    "volume": {"different": "same"},
    "issue": {"different": "same"},
    "identifier": {"different": "same"},
    "abstract": {"different": "same"},
    "numbers": {"different": "one-sided"},
}  # fmt: skip
"""States that can never weigh more than another, whatever a library shows."""
FOR: Final = {("title", "slip"), ("authors", "cut"), ("authors", "same-one")}
"""States that speak for two records, besides all that are named ``same``."""
AGAINST: Final = frozenset(
    "different far few none other-kind preprint one-sided contrast label"
    " other-registrant other-proceedings overlap".split()
)
LEAST: Final = {("doi", "same"): 6.0, ("authors", "same"): 1.0}
"""The DOI of the work itself decides, and its authors count."""
FIXED: Final = {
    ("identifier", "same"): 6.0,
    ("identifier", "different"): -6.0,
    ("type", "different"): -1.0,
    ("notice", "one-sided"): 0.0,
    ("notice", "correction"): 0.0,
    ("notice", "withdrawn"): 0.0,
    ("journal", "other-kind"): 0.0,
    ("journal", "preprint"): 0.0,
}
"""What no library at hand shows, and what bars two versions: without the bar, they are
weighed as if nothing were known of where they stand."""
STERN: Final = 100.0
"""How dearly a weight pays for speaking the wrong way."""

PRIOR: Final[Sequence[tuple[Mapping[str, str], bool]]] = (
    ({"title": "same", "authors": "same"}, True),
    ({"title": "same", "authors": "same-one", "initials": "same"}, True),
    ({"title": "same", "authors": "cut"}, True),
    ({"title": "same", "authors": "same", "year": "same"}, True),
    ({"title": "slip", "authors": "same", "year": "same"}, True),
    ({"title": "same-short", "authors": "same", "year": "same"}, True),
    ({"title": "same", "authors": "same", "year": "next", "journal": "same"}, True),
    (
        {"title": "same", "authors": "same", "year": "same", "journal": "different"},
        False,
    ),
    (
        {
            "title": "same",
            "authors": "same-one",
            "year": "same",
            "journal": "different",
        },
        False,
    ),
    (
        {"title": "other-word", "authors": "same", "year": "same", "journal": "same"},
        False,
    ),
    (
        {"title": "reworded", "authors": "same", "year": "same", "journal": "same"},
        False,
    ),
    (
        {"title": "part", "numbers": "one-sided", "authors": "same", "year": "same"},
        False,
    ),
    ({"title": "same-short"}, False),
    ({"authors": "same", "year": "same", "journal": "same", "volume": "same"}, False),
)
"""What a person would say where all else is missing on either side."""
LEAN: Final = 0.4
"""Added to the bias: libraries that were made hard hold more look-alikes than others."""
TRUST: Final = 30.0
"""How much each of these weighs, in pairs."""

_UNBARRED: Final = {"elsewhere": "different"}


class Library:
    """One labelled library, and what is found in its pairs."""

    def __init__(
        self,
        name: str,
        references: list[refkit.Reference],
        gold: list[str],
        share: float,
    ):
        self.name, self.references, self.gold = name, references, gold
        self.share = share
        records = [traits_of(reference) for reference in references]
        pairs = (divmod(pair, len(records)) for pair in blocking.pairs(records))
        said = [(a, b, evidence.compare(records[a], records[b])) for a, b in pairs]
        collection = deciding.collection_of(records, said)
        self.pairs: list[tuple[int, int, deciding.States]] = []
        for a, b, found in said:
            # The bar of pages elsewhere is for what few libraries show: learned with it,
            # other pages would weigh less where it does not reach.
            states = tuple(_UNBARRED.get(each, each) for each in found)
            judged = deciding.judge(records[a], records[b], collection, states)
            if not judged.bar:
                self.pairs.append((a, b, judged.states))


def read(scorer: ModuleType, paths: Iterable[Path], share: float) -> list[Library]:
    """Read labelled libraries as the scorer does."""
    libraries = []
    for path in sorted(
        f for p in paths for f in (p.rglob("*.jsonl*") if p.is_dir() else [p])
    ):
        content = path.read_bytes()
        text = gzip.decompress(content) if path.suffix == ".gz" else content
        records = [json.loads(line) for line in text.decode().splitlines()]
        references = refkit.loads("".join(map(scorer.ris, records)), "ris")
        gold = [record["gold"] for record in records]
        libraries.append(Library(path.name.split(".")[0], references, gold, share))
    return libraries


def learn(libraries: Sequence[Library]) -> tuple[Weights, float]:
    """Fit the weights and the bias."""
    names = sorted(
        {s for lib in libraries for *_, said in lib.pairs for s in _said(said)}
    )
    column = {name: at for at, name in enumerate(names)}
    columns: list[int] = []
    ends = [0]
    truth: list[float] = []
    share: list[float] = []
    for library in libraries:
        sizes = Counter(library.gold)
        weight = [
            1 / max(1, sizes[library.gold[a]] - 1)
            if library.gold[a] == library.gold[b]
            else 1.0
            for a, b, _ in library.pairs
        ]  # the many pairs of one large cluster say what one pair says
        total = sum(weight) or 1.0
        scale = library.share * (BALANCE * total) ** 0.5 / total
        for (a, b, states), each in zip(library.pairs, weight, strict=True):
            columns += [column[state] for state in _said(states)]
            ends.append(len(columns))
            truth.append(float(library.gold[a] == library.gold[b]))
            share.append(each * scale)
    for states, same in PRIOR:
        columns += [column[state] for state in states.items() if state in column]
        ends.append(len(columns))
        truth.append(float(same))
        share.append(TRUST)
    found = _fit(names, columns, ends, np.array(truth), np.array(share))
    return dict(zip(names, found[:-1], strict=True)), round(found[-1] + LEAN, 2)


def _said(states: deciding.States) -> list[tuple[str, str]]:
    said = zip(evidence.FEATURES, states, strict=True)
    return [each for each in said if each[1] and each not in FIXED]


def _fit(
    names: Sequence[tuple[str, str]],
    columns: list[int],
    ends: list[int],
    truth: Any,
    share: Any,
) -> list[float]:
    shape = len(truth), len(names)
    pairs = csr_matrix((np.ones(len(columns)), columns, ends), shape=shape)
    sign = 1 - 2 * _has_stronger(names)  # the strongest adds, each step takes away
    steps = np.array([[float(b in _chain(a, names)) for b in names] for a in names])
    steps = steps * sign
    least = np.array([_least(name) for name in names])
    most = np.array([0.0 if _speaks_against(name) else np.inf for name in names])

    def loss(found: Any) -> tuple[float, Any]:
        weights = steps @ found[:-1]
        z = pairs @ weights + found[-1]
        off = share * (1 / (1 + np.exp(-np.clip(z, -30, 30))) - truth)
        wrong = np.minimum(weights - least, 0) + np.maximum(weights - most, 0)
        slope = pairs.T @ off + RIDGE * weights + 2 * STERN * wrong
        value = (share * (np.logaddexp(0, z) - truth * z)).sum()
        value += RIDGE * weights @ weights / 2 + STERN * wrong @ wrong
        return value, np.r_[steps.T @ slope, off.sum()]

    lowest = [0.0 if stronger else -np.inf for stronger in _has_stronger(names)]
    bounds = [(low, np.inf) for low in lowest] + [(-np.inf, 0.0)]
    found = minimize(loss, np.zeros(len(names) + 1), jac=True, bounds=bounds,
                     method="L-BFGS-B", options={"maxiter": 20000, "maxfun": 20000})  # fmt: skip
    return [*map(float, steps @ found.x[:-1]), float(found.x[-1])]


def _stronger(
    name: tuple[str, str], names: Sequence[tuple[str, str]]
) -> tuple[str, str] | None:
    """The next stronger state that some library shows."""
    feature, state = name
    while state in WEAKER.get(feature, {}):
        state = WEAKER[feature][state]
        if (feature, state) in names:
            return feature, state
    return None


def _chain(
    name: tuple[str, str], names: Sequence[tuple[str, str]]
) -> list[tuple[str, str]]:
    """A state with all that are stronger: its weight is that of the strongest, less steps."""
    chain = [name]
    while stronger := _stronger(chain[-1], names):
        chain.append(stronger)
    return chain


def _has_stronger(names: Sequence[tuple[str, str]]) -> Any:
    return np.array([float(_stronger(name, names) is not None) for name in names])


def _least(name: tuple[str, str]) -> float:
    speaks_for = name in FOR or name[1].startswith("same")
    return LEAST.get(name, 0.0 if speaks_for else -np.inf)


def _speaks_against(name: tuple[str, str]) -> bool:
    return name[1] in AGAINST or name in {("year", "near"), ("year", "next")}


def table(weights: Weights) -> dict[str, dict[str, float]]:
    """The weights as they are shipped, the strongest ground for first."""
    rows: dict[str, dict[str, float]] = {feature: {} for feature in evidence.FEATURES}
    for (feature, state), weight in {**weights, **FIXED}.items():
        rows[feature][state] = round(weight, 1) + 0.0
    rows["pages"]["elsewhere"] = rows["pages"].get("different", 0.0)
    return {
        f: dict(sorted(r.items(), key=lambda item: -item[1])) for f, r in rows.items()
    }


def judge(
    scorer: ModuleType, library: Library, weights: Weights, bias: float
) -> dict[str, Any]:
    """Score a library by these weights."""
    kept = deciding.WEIGHTS, deciding.BIAS
    deciding.WEIGHTS, deciding.BIAS = table(weights), bias  # type: ignore[misc]
    try:
        found = list(refkit.dedupe(library.references).assignment)
    finally:
        deciding.WEIGHTS, deciding.BIAS = kept  # type: ignore[misc]
    scored: dict[str, Any] = scorer.score(library.gold, found)
    return scored


def written(weights: Weights, bias: float) -> str:
    """The table as a module."""
    lines = [
        '"""What each ground weighs, learned from labelled libraries by',
        "``tools/train_matcher.py``.",
        '"""',
        "",
        "from collections.abc import Mapping",
        "from typing import Final",
        "",
        f"BIAS: Final = {bias}",
        '"""What two records are worth of which only a shared key is known."""',
        "",
        "WEIGHTS: Final[Mapping[str, Mapping[str, float]]] = {",
    ]
    for feature, row in table(weights).items():
        lines.append(f'    "{feature}": {{')
        lines += [f'        "{state}": {weight},' for state, weight in row.items()]
        lines.append("    },")
    return "\n".join([*lines, "}", ""])


def main() -> None:
    """Learn, judge by libraries left out, and write the table where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("scorer", type=Path)
    parser.add_argument("libraries", nargs="+", type=Path)
    parser.add_argument("--judge", nargs="*", type=Path, default=[])
    parser.add_argument("--share", type=float, default=1.0, help="weight of LIBRARY")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    sys.path.insert(0, str(args.scorer.parent))
    scorer = importlib.import_module(args.scorer.stem)
    judged = read(scorer, args.judge, 1.0)
    others = read(scorer, args.libraries, args.share)
    everything = learn(judged + others)
    print(
        f"{'':<16}{'left out: F1':>14}{'lost':>6}{'missed':>8}{'all: F1':>12}{'lost':>6}{'missed':>8}"
    )
    rows = []
    for library in judged:
        rest = [each for each in judged + others if each is not library]
        out, all_in = (
            judge(scorer, library, *learn(rest)),
            judge(scorer, library, *everything),
        )
        rows.append((out, all_in))
        print(f"{library.name:<16}{out['f1']:>14.4f}{out['lost']:>6}{out['missed']:>8}"
              f"{all_in['f1']:>12.4f}{all_in['lost']:>6}{all_in['missed']:>8}")  # fmt: skip
    for library in others:
        all_in = judge(scorer, library, *everything)
        print(
            f"{library.name:<42}{all_in['f1']:>14.4f}{all_in['lost']:>6}{all_in['missed']:>8}"
        )
    if rows:
        means = [sum(row[i]["f1"] for row in rows) / len(rows) for i in (0, 1)]
        lost = [sum(row[i]["lost"] for row in rows) for i in (0, 1)]
        print(
            f"{'mean':<16}{means[0]:>14.4f}{lost[0]:>6}{'':>8}{means[1]:>12.4f}{lost[1]:>6}"
        )
    if args.write:
        TABLE.write_text(written(*everything), "utf-8")
        print(f"written to {TABLE}", file=sys.stderr)


if __name__ == "__main__":
    main()
