"""A floor under the quality of deduplication, on labelled libraries kept beside the project.

The libraries are no part of the project: without them the test is skipped. A floor may be
raised when the engine gets better; lowering one needs a reason in the change that does.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"
SCORER = SHARED / "bench" / "score_dedupe.py"
FLOORS = {  # F1, and how many works may be lost
    "tafenoquine": (1.0, 0),
    "copper": (1.0, 0),
    "stroke": (0.997, 0),
    "haematology": (0.910, 2),
    "diabetes": (1.0, 0),
    "cora": (0.850, 15),
    "dblp_acm": (0.975, 8),
    "special_cases": (1.0, 0),
}


@pytest.mark.skipif(not SCORER.exists(), reason="the labelled libraries are not here")
def test_deduplication_is_no_worse_than_it_was(tmp_path: Path) -> None:
    results = tmp_path / "results.json"
    run = subprocess.run(
        [sys.executable, SCORER, SHARED / "data" / "dedupe", "--json", results],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-2_000:] + run.stderr
    found = json.loads(results.read_text("utf-8"))
    assert set(found) == set(FLOORS)
    below = {
        name: (round(row["f1"], 4), row["lost"])
        for name, row in found.items()
        if row["f1"] < FLOORS[name][0] or row["lost"] > FLOORS[name][1]
    }
    assert not below
