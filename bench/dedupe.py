"""Deduplication: how good, how fast and how lean, beside Splink on the same records.

    python bench/dedupe.py beside [RECORDS]   refkit and Splink on one synthetic library
    python bench/dedupe.py core [RECORDS]     refkit.dedupe alone, on one core
    python bench/dedupe.py growth [SMALL LARGE]   time and memory as the library grows
    python bench/dedupe.py start              20 records, beside export without dedupe

Every run has a process of its own. ``seconds`` are those of a clock, ``busy`` those that
all its cores worked for it: on a machine with other work to do they are the ones to
compare. Its memory is that of all its processes together,
what they share counted once; ``read`` is the time to read the RIS file, and no part of
``dedupe``. Splink is shown at the threshold that is best on the very answer, which
nobody knows beforehand, and at 0.9.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory, TemporaryFile
from time import perf_counter, sleep
from typing import Any, Final

from synthetic_library import as_json, as_ris, library

HERE: Final = Path(__file__).parent
ENVIRONMENT: Final = {**os.environ, "PYTHONPATH": str(HERE.parent)}

COMMAND: Final = (sys.executable, "-c", "from refkit.cli import main; main()")
DEDUPE: Final = """
import json, os, sys
from time import perf_counter
import refkit
start = perf_counter()
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    references = refkit.loads(file.read(), "ris")
read = perf_counter() - start
start, busy = perf_counter(), sum(os.times()[:4])
assignment = refkit.dedupe(references).assignment
seconds, busy = perf_counter() - start, sum(os.times()[:4]) - busy
found = {"read": read, "seconds": seconds, "busy": busy, "clusters": assignment}
print(json.dumps(found))
"""


def made(records: int, folder: str) -> tuple[Path, Path, list[str]]:
    """A library of so many records as RIS and as JSON Lines, and its gold clusters."""
    ris, lines = Path(folder) / "library.ris", Path(folder) / "library.jsonl"
    gold = []
    with (
        ris.open("w", encoding="utf-8", newline="") as as_tags,
        lines.open("w", encoding="utf-8") as as_lines,
    ):
        for record in library(records):
            as_tags.write(as_ris(record))
            as_lines.write(as_json(record))
            gold.append(record["gold"])
    return ris, lines, gold


def score(gold: Sequence[object], found: Sequence[object]) -> dict[str, float]:
    """F1 over pairs, works that were lost in others, copies that were left in."""
    both = Counter(zip(gold, found, strict=True))
    right, true, said = _pairs(both), _pairs(Counter(gold)), _pairs(Counter(found))
    return {
        "f1": 2 * right / (true + said),
        "lost": len(both) - len(set(found)),
        "missed": len(both) - len(set(gold)),
    }


def _pairs(sizes: Counter[Any]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def run(*command: str, cores: int | None = None) -> tuple[str, float, float]:
    """What a command prints, its seconds, and the most MiB it held at one time."""

    def pinned() -> None:
        if cores:
            os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])

    start, peak = perf_counter(), 0.0
    with (
        TemporaryFile("w+", encoding="utf-8") as printed,
        subprocess.Popen(
            command,
            stdout=printed,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
            preexec_fn=pinned,  # noqa: PLW1509 - no threads here
        ) as process,
    ):
        while process.poll() is None:
            peak = max(peak, held(process.pid))
            sleep(0.02 if perf_counter() - start < 20 else 0.5)
        seconds = perf_counter() - start
        if process.returncode:
            raise SystemExit(f"{command[:4]} failed with {process.returncode}")
        printed.seek(0)
        return printed.read(), seconds, peak


def held(process: int) -> float:
    """The MiB that a process and those it started hold, what is shared counted once."""
    total = 0.0
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
        total += next(
            int(line.split()[1]) for line in rollup.splitlines() if "Pss:" in line
        )
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                total += 1024 * held(int(child))
    except (OSError, StopIteration):  # it has just ended
        pass
    return total / 1024


HEAD: Final = (
    f"{'':<28}{'F1':>8}{'lost':>8}{'missed':>8}{'seconds':>9}{'busy':>8}{'MiB':>8}"
)


def row(name: str, scores: dict[str, float], found: dict[str, Any], peak: float) -> str:
    """A line below ``HEAD``."""
    counts = f"{scores['lost']:>8,}{scores['missed']:>8,}"
    return f"{name:<28}{scores['f1']:>8.4f}{counts}{times(found, peak)}"


def times(found: dict[str, Any], peak: float) -> str:
    """The end of such a line."""
    return f"{found['seconds']:>9.1f}{found['busy']:>8.1f}{peak:>8,.0f}"


def beside(records: int) -> None:
    """Compare refkit with Splink on one library."""
    with TemporaryDirectory() as folder:
        ris, lines, gold = made(records, folder)
        print(f"{records:,} synthetic records\n{HEAD}")
        printed, _, peak = run(sys.executable, "-c", DEDUPE, str(ris))
        ours = json.loads(printed)
        scores = score(gold, ours["clusters"])
        print(row("refkit.dedupe", scores, ours, peak), flush=True)
        model = str(HERE / "splink_model.py")
        printed, _, peak_theirs = run(sys.executable, model, str(lines))
    theirs = json.loads(printed)
    by_threshold = {at: score(gold, found) for at, found in theirs["clusters"].items()}
    best = max(by_threshold, key=lambda at: by_threshold[at]["f1"])
    for at in dict.fromkeys((best, "0.9")):
        name = f"Splink at {at}{' (its best)' if at == best else ''}"
        print(row(name, by_threshold[at], theirs, peak_theirs))
    faster, less = theirs["seconds"] / ours["seconds"], theirs["busy"] / ours["busy"]
    print(f"refkit is {faster:.1f} times as fast, by processor time {less:.1f} times,")
    print(f"with {peak / peak_theirs:.2f} of the memory")


def core(records: int) -> None:
    """Time ``refkit.dedupe`` on one core."""
    with TemporaryDirectory() as folder:
        ris, _, gold = made(records, folder)
        runs = []
        for _ in range(3):
            printed, _, peak = run(sys.executable, "-c", DEDUPE, str(ris), cores=1)
            runs.append(json.loads(printed))
    best = min(runs, key=lambda found: found["busy"])
    print(f"{records:,} records on one core, the best of three runs\n{HEAD}")
    print(row("refkit.dedupe", score(gold, best["clusters"]), best, peak))
    print(f"(and {best['read']:.1f} s to read them)")


def growth(small: int, large: int) -> None:
    """Measure two sizes, in memory and from file to file."""
    print(HEAD)
    runs: dict[str, list[dict[str, Any]]] = {"refkit.dedupe": [], "refkit dedupe": []}
    for records in (small, large):
        with TemporaryDirectory() as folder:
            ris, _, gold = made(records, folder)
            printed, _, peak = run(sys.executable, "-c", DEDUPE, str(ris))
            found = json.loads(printed)
            scores = score(gold, found["clusters"])
            print(row(f"refkit.dedupe, {records:,}", scores, found, peak), flush=True)
            runs["refkit.dedupe"].append(found)
            before = sum(os.times()[2:4])
            command = (*COMMAND, "dedupe", str(ris), "-o", f"{folder}/clean.ris")
            _, seconds, peak = run(*command)
            found = {"seconds": seconds, "busy": sum(os.times()[2:4]) - before}
            name = "refkit dedupe, file to file"
            print(f"{name:<52}{times(found, peak)}", flush=True)
            runs["refkit dedupe"].append(found)
    for name, (one, other) in runs.items():
        slower, busier = (other[of] / one[of] for of in ("seconds", "busy"))
        print(
            f"{name}: {large / small:.0f} times the records take {slower:.1f} times the"
            f" time, {busier:.1f} times by processor time"
        )


def start() -> None:
    """Compare 20 records, deduplicated, with their mere export."""
    with TemporaryDirectory() as folder:
        ris, _, _ = made(20, folder)
        pairs = [
            (
                spent("export", "--no-dedupe", str(ris)),
                spent("dedupe", str(ris), "-o", f"{folder}/clean.bib"),
            )
            for _ in range(22)
        ][1:]
    plain, clean = (median(all_times) for all_times in zip(*pairs, strict=True))
    print(f"refkit export --no-dedupe, 20 records  {plain * 1000:6.0f} ms")
    print(f"refkit dedupe, 20 records              {clean * 1000:6.0f} ms")
    print(f"ratio                                  {clean / plain:6.2f}  (at most 1.5)")


def spent(*words: str) -> float:
    """The seconds that a command of refkit takes."""
    begun = perf_counter()
    command = (*COMMAND, *words)
    subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)
    return perf_counter() - begun


def main(words: list[str]) -> None:
    """Run one of the measurements."""
    name, *sizes = words or ["beside"]
    numbers = [int(size) for size in sizes]
    if name == "beside":
        beside(*numbers or [20_000])
    elif name == "core":
        core(*numbers or [5_000])
    elif name == "growth":
        growth(*numbers or [100_000, 1_000_000])
    elif name == "start":
        start()
    else:
        raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
