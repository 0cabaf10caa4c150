"""What several tests need: settings of hypothesis, and refkit as a process."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

# Time is measured in bench/: a busy machine must not fail a law. In CI the examples
# are the same each time, so that a change fails for its own sake.
settings.register_profile(
    "refkit", deadline=None, derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("refkit")

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def python() -> Run:
    """Run Python in a process of its own, with refkit to be imported."""

    def run(*args: str, **options: Any) -> "subprocess.CompletedProcess[bytes]":
        given = options.pop("env", {})
        path = os.pathsep.join(filter(None, (given.get("PYTHONPATH"), str(ROOT))))
        for stream in ("stdout", "stderr"):
            options.setdefault(stream, subprocess.PIPE)
        return subprocess.run(
            [sys.executable, *args],
            env={**os.environ, **given, "PYTHONPATH": path},
            check=False,
            timeout=120,
            **options,
        )

    return run


@pytest.fixture
def command(python: Run) -> Run:
    """Run ``refkit`` as a shell does."""

    def run(*args: str, **options: Any) -> "subprocess.CompletedProcess[bytes]":
        start = "from refkit.cli import main; main(prog_name='refkit')"
        return python("-c", start, *args, **options)

    return run


@pytest.fixture
def seeds() -> Path:
    """The folder of the two scrapes that the project began with."""
    return ROOT / "seeds"
