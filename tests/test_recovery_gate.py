"""A floor under the quality of recovery, on labelled pages kept beside the project.

The pages are no part of the project: without them the test is skipped. A floor may be
raised when the engine gets better; lowering one needs a reason in the change that does.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"
SCORER = SHARED / "bench" / "score_recovery.py"
FLOORS = {
    "biomedical": 0.88,
    "other-languages": 0.86,
    "sciences-humanities": 0.82,
    "html": 0.96,
}


@pytest.mark.skipif(not SCORER.exists(), reason="the labelled pages are not here")
@pytest.mark.parametrize(("folder", "floor"), FLOORS.items())
def test_recovery_is_no_worse_than_it_was(
    folder: str, floor: float, tmp_path: Path
) -> None:
    results = tmp_path / "results.json"
    run = subprocess.run(
        [
            sys.executable,
            SCORER,
            SHARED / "corpus" / folder,
            "--min-f1",
            str(floor),
            "--json",
            results,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-2_000:] + run.stderr
    assert json.loads(results.read_text("utf-8"))
