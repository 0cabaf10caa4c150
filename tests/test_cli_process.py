"""The command line as a shell runs it: streams that fail, signals, locales."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import sleep

import pytest

import refkit

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
PAGE = """<meta name="citation_title" content="On the Hypotheses">
<meta name="citation_author" content="Bernhard Riemann">
<meta name="citation_journal_title" content="Größe">
"""
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one page that cites and one that does not."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.html").write_text(PAGE, "utf-8")
    Path("in/b.txt").write_text("Not found\n")
    return tmp_path


def test_results_are_utf_8_whatever_the_locale(command: Run) -> None:
    for encoding in ("ascii", "latin-1", "utf-16"):
        env = {"PYTHONIOENCODING": encoding, "LC_ALL": "C"}
        for args in (["export", "-f", "ris"], ["inspect"], ["inspect", "--json"]):
            result = command(*args, "in/a.html", env=env)
            assert (result.returncode, "Größe" in result.stdout.decode()) == (0, True)


def test_undecodable_file_names_are_named(command: Run) -> None:
    name = b"in/\xff.txt"
    Path(os.fsdecode(name)).touch()
    result = command("export", "in")
    assert rb"in/\udcff.txt: no reference" in result.stderr.splitlines()
    result = command("inspect", os.fsdecode(name))
    assert result.stdout == b"in/\\udcff.txt\n"


@needs_full
@pytest.mark.parametrize(
    "args",
    [
        ["export", "in"],
        ["dedupe", "in"],
        ["dedupe", "in", "--dry-run"],
        ["inspect", "in/a.html"],
        ["formats"],
        ["--help"],
        ["--version"],
    ],
)
def test_a_full_disk_is_told_in_one_line(args: list[str], command: Run) -> None:
    with FULL.open("wb") as full:
        result = command(*args, stdout=full)
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1] == (
        b"Error: standard output: No space left on device"
    )
    assert b"Traceback" not in result.stderr
    assert b"Exception ignored" not in result.stderr


@needs_full
def test_a_full_disk_leaves_no_file(command: Run) -> None:
    result = command("export", "in", "-o", "/dev/full", "-f", "ris")
    assert result.returncode == 1
    assert result.stderr.endswith(b"Error: /dev/full: No space left on device\n")


@pytest.mark.parametrize(
    "args",
    [["export", "in"], ["dedupe", "in"], ["inspect", "in/a.html"], ["parsers"]],
)
def test_a_closed_output_is_told_in_one_line(args: list[str], command: Run) -> None:
    result = command(*args, stdout=None, preexec_fn=lambda: os.close(1))
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1] == b"Error: standard output: it is closed"


def test_other_closed_streams_are_no_drama(command: Run) -> None:
    result = command("export", "in", "-f", "ris", preexec_fn=lambda: os.close(2))
    assert (result.returncode, result.stdout[:6]) == (0, b"TY  - ")
    result = command("export", "-", preexec_fn=lambda: os.close(0))
    assert result.returncode == 1
    assert result.stderr.startswith(b"-: standard input is closed\n")


@pytest.mark.parametrize(
    "args",
    [["export", "in"], ["dedupe", "in"], ["inspect", "in/a.html"], ["--help"]],
)
def test_a_reader_that_goes_away_is_no_drama(args: list[str], command: Run) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as gone:
        result = command(*args, stdout=gone)
    assert result.returncode == 1
    assert b"Broken pipe" not in result.stderr
    assert b"Traceback" not in result.stderr


def test_a_terminal_has_a_progress_bar_when_it_takes_long(python: Run) -> None:
    for number in range(3):
        Path(f"in/{number}.txt").touch()
    terminal, end = os.openpty()
    code = (
        "import refkit.cli.terminal as terminal; terminal._PATIENCE = -1\n"
        "from refkit.cli import main; main(['export', 'in', '-f', 'ris'])"
    )
    result = python("-c", code, stderr=end)
    os.close(end)
    seen = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert result.stdout.startswith(b"TY  - ")
    bar, _, notes = seen.rpartition("100%")
    assert "[####" in bar
    assert notes.splitlines()[-1] == "5 scrapes, 1 reference, 4 without a reference"


def test_an_interrupt_ends_with_130() -> None:
    os.mkfifo("pipe")
    code = "from refkit.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "export", "pipe"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(refkit.__file__).parents[1])},
    ) as process:
        writer = _opened_once_read("pipe")
        process.send_signal(signal.SIGINT)
        # A signal that comes just before a read waits for its end: so end it.
        os.close(writer)
        try:
            _, errors = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    assert process.returncode == 130
    assert errors == b""


def _opened_once_read(pipe: str) -> int:
    for _ in range(600):
        with suppress(OSError):  # as long as nobody reads at the other end
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        sleep(0.1)
    raise TimeoutError(pipe)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs Linux's /proc")
def test_a_file_that_exists_but_cannot_be_read(command: Run) -> None:
    result = command("export", "/proc/self/mem", "in/a.html", "-f", "ris")
    assert result.returncode == 1
    assert result.stdout.startswith(b"TY  - ")
    assert result.stderr.splitlines()[0] == b"/proc/self/mem: Input/output error"
