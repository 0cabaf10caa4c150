"""The bars of the evidence add up to the score."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit import Decision, Ground
from refkit.reports.waterfall import waterfall

WEIGHTS = st.integers(-500, 500).filter(bool).map(lambda number: number / 100)


def _decision(start: float, weights: list[float], bar: str = "") -> Decision:
    grounds = tuple(Ground(f"g{at}", "same", each) for at, each in enumerate(weights))
    return Decision(0, 1, start + sum(weights), grounds, bar)


def _bars(html: str) -> list[tuple[float, float]]:
    """Where each bar begins and where it ends, in its own direction."""
    found = re.findall(r'"bar (for|against)" style="left:(.*?)%;width:(.*?)%"', html)
    ends = [(kind, float(left), float(width)) for kind, left, width in found]
    return [
        (left, left + width) if kind == "for" else (left + width, left)
        for kind, left, width in ends
    ]


@given(WEIGHTS, st.lists(WEIGHTS, max_size=6))
def test_each_bar_begins_where_the_one_before_ended(
    start: float, weights: list[float]
) -> None:
    decision = _decision(start, weights)
    *bars, total = _bars(waterfall(decision, "A and B", together=False))
    assert len(bars) == 1 + len(weights)
    for (_, end), (begin, _) in pairwise(bars):
        assert end == pytest.approx(begin, abs=0.2)
    assert total[1] == pytest.approx(bars[-1][1], abs=0.2)
    assert all(-0.2 <= at <= 100.2 for bar in bars for at in bar)


@pytest.mark.parametrize(
    ("decision", "together", "said"),
    [
        (_decision(-6, [8.5]), True, "one work</td>"),
        (_decision(-6, [5]), False, "unsure</td>"),
        (_decision(-6, [8.5]), False, "copies merged with them rule each other out"),
        (_decision(-6, [8.5], "preprint"), False, "Kept apart whatever the score: "),
        (_decision(-6, [8.5], "preprint"), True, "Merged all the same: "),
        (Decision(0, 1, 2.0, (), person=True), True, "one work, you said"),
        (Decision(0, 1, 2.0, (), person=False), False, "two works, you said"),
    ],
)
def test_what_became_of_the_pair(decision: Decision, together: bool, said: str) -> None:
    assert said in waterfall(decision, "A and B", together=together)


def test_every_ground_has_its_name_its_state_and_its_weight() -> None:
    grounds = (Ground("title", "same-short", 4.05), Ground("type", "different", 0.0))
    html = waterfall(Decision(0, 1, -2.33, grounds), "A and B", together=False)
    text = re.sub("<.*?>", " ", html).split()
    assert " ".join(text) == (
        "Evidence: A and B Ground State Sum Weight to begin with −6.38"
        " title same short +4.05 score unsure −2.33 Weighs nothing: type different."
    )
