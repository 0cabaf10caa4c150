"""How long ``refkit export seeds/`` takes, in starts of Python with click and pybtex.

The two are run in turns, so that what else the machine does weighs on both alike;
the ratio of their medians is what counts. A first pair, which fills the caches of
the file system and of compiled modules, is not counted.
"""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[1]
PAIRS = 21
MOST = 3.0

BARE = "import click, pybtex"
EXPORT = f"from refkit.cli import main; main(['export', {str(ROOT / 'seeds')!r}])"


# As it is for everybody who installed refkit: its modules are compiled already.
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)


def seconds(code: str) -> float:
    """The time one run of Python takes from start to end."""
    start = perf_counter()
    subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, env=ENVIRONMENT
    )
    return perf_counter() - start


def main() -> None:
    """Print the two medians and their ratio."""
    pairs = [(seconds(BARE), seconds(EXPORT)) for _ in range(PAIRS + 1)][1:]
    bare, export = (median(times) for times in zip(*pairs, strict=True))
    print(f"start Python, import click and pybtex  {bare * 1000:6.0f} ms")
    print(f"refkit export seeds/                   {export * 1000:6.0f} ms")
    ratio = export / bare
    verdict = "" if ratio <= MOST else "  TOO SLOW"
    print(
        f"ratio                                  {ratio:6.2f}    (at most {MOST}){verdict}"
    )


if __name__ == "__main__":
    main()
