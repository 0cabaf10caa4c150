"""Work shared by processes: the same results, and nothing left behind."""

import copy
import io
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

import refkit
from refkit.processes import cores, spread

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
ROOT = Path(__file__).parents[1]
PAGE = """<meta name="citation_title" content="On Letters {0}">
<meta name="citation_author" content="Ada Berg">
"""
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's /proc")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of pages, bad files and good bibliographies among them."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for number in range(30):
        Path(f"in/{number:02}.html").write_text(PAGE.format(number))
    Path("in/07.html").write_text("Not found\n")
    Path("in/12.json").write_text("{")
    Path("in/13.json").write_text('[{"type": "book", "title": "On Letters"}, 8]')
    Path("in/20.html").chmod(0)
    return tmp_path


def seen(readings: refkit.Reading) -> tuple[object, ...]:
    return (
        readings.source,
        readings.references,
        [reference.claims for reference in readings.references],
        readings.scrape and readings.scrape.text,
        repr(readings.error),
    )


@pytest.mark.parametrize("jobs", [2, 3, None])
def test_readings_are_the_same_in_the_same_order(jobs: int | None) -> None:
    def sources() -> list[refkit.reading.Source]:
        return ["in", "no.txt", io.StringIO(PAGE), *sorted(Path("in").iterdir())]

    with pytest.warns(refkit.RefkitWarning, match=r"in/13\.json: .*item 2") as one:
        expected = list(map(seen, refkit.iter_read(*sources())))
    with pytest.warns(refkit.RefkitWarning, match=r"in/13\.json: .*item 2") as several:
        assert list(map(seen, refkit.iter_read(*sources(), jobs=jobs))) == expected
    assert [str(w.message) for w in several] == [str(w.message) for w in one]


def test_export_prints_the_same(command: Run) -> None:
    Path("in/page.txt").symlink_to("/dev/stdin")
    sources = ("in", "-", "in/page.txt", "no.txt")

    def export(*options: str) -> tuple[int, bytes, bytes]:
        with Path("in/05.html").open("rb") as page:
            result = command("export", "-f", "ris", *options, *sources, stdin=page)
        return result.returncode, result.stdout, result.stderr

    alone = export("--jobs", "1")
    assert alone[1].count(b"TY  - ") > 25
    assert alone[2].startswith(b"in/07.html: no reference\n")
    assert b"Traceback" not in alone[2]
    assert export("--jobs", "3") == export("--jobs=2") == export() == alone


def test_processes_are_begun_only_when_they_pay(python: Run) -> None:
    code = (
        "import sys, refkit, refkit.reading as reading\n"
        "reading._START = 60\n"
        "assert len(list(refkit.iter_read('in', jobs=None))) == 32\n"
        "assert 'concurrent.futures' not in sys.modules"
    )
    assert python("-W", "ignore", "-c", code).returncode == 0


def test_without_processes_the_work_is_done_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none_left(*_: object) -> None:
        raise BlockingIOError("none left")

    monkeypatch.setattr(os, "fork", none_left)
    assert list(spread(abs, ((-n, False) for n in range(9)), 2)) == list(range(9))


def test_long_work_is_shared_without_being_asked(python: Run) -> None:
    if cores() == 1:
        pytest.skip("one core")
    code = (
        "import sys, refkit, refkit.reading as reading\n"
        "reading._SURE = reading._START = 0\n"
        "assert len(list(refkit.iter_read('in', jobs=None))) == 32\n"
        "assert 'concurrent.futures' in sys.modules"
    )
    assert python("-W", "ignore", "-c", code).returncode == 0


def test_there_is_no_work_without_jobs() -> None:
    with pytest.raises(ValueError, match="0 jobs"):
        refkit.iter_read("in", jobs=0)


def test_what_is_not_wanted_is_not_read() -> None:
    readings = refkit.iter_read("in", jobs=2)
    next(readings)
    readings.close()
    assert list(readings) == []


def test_beside_threads_new_processes_are_begun() -> None:
    wait = threading.Event()
    thread = threading.Thread(target=wait.wait)
    thread.start()
    try:
        assert list(spread(abs, ((-n, False) for n in range(9)), 2)) == list(range(9))
    finally:
        wait.set()
        thread.join()


def die_elsewhere(pid: int) -> int:
    if os.getpid() != pid:
        os.kill(os.getpid(), signal.SIGKILL)
    return pid


@linux
def test_the_work_of_a_process_that_is_killed_is_done_all_the_same() -> None:
    tasks = ((os.getpid(), False) for _ in range(9))
    assert list(spread(die_elsewhere, tasks, 2)) == [os.getpid()] * 9


def fail(task: int) -> int:
    raise KeyError(task)


def test_a_mistake_in_the_work_is_raised() -> None:
    with pytest.raises(KeyError, match="8"):
        list(spread(fail, [(8, False)], 2))


def test_little_is_begun_before_it_is_wanted() -> None:
    begun = []

    def tasks() -> Iterator[tuple[int, bool]]:
        for number in range(100):
            begun.append(number)
            yield number, False

    results = spread(abs, tasks(), 2)
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    assert len(begun) < 3 + 2 * 2
    assert list(results) == list(range(3, 100))


SLOW = """
import sys, time
from pathlib import Path
import refkit.reading
from refkit.cli import main

def slow(name, content):
    Path(name + ".begun").touch()
    time.sleep(60)

refkit.reading._read = slow
main(["export", "in", "--jobs", "2"])
"""


@linux
@pytest.mark.parametrize("end", ["ctrl-c", "interrupt", "term", "kill"])
def test_all_processes_end_with_the_first(end: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        wait_until(lambda: len(list(Path("in").glob("*.begun"))) == 2)
        if end == "ctrl-c":
            os.killpg(process.pid, signal.SIGINT)
        elif end == "interrupt":
            process.send_signal(signal.SIGINT)
        else:
            process.send_signal(signal.SIGTERM if end == "term" else signal.SIGKILL)
        process.wait(20)
        wait_until(lambda: not alive(process.pid))
    finally:
        if alive(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
    out, errors = process.communicate(timeout=20)
    assert (out, errors) == (b"", b"")
    interrupted = end in {"ctrl-c", "interrupt"}
    assert process.returncode == 130 if interrupted else process.returncode < 0


def alive(group: int) -> bool:
    """Whether a process of the group still runs."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if after_name[0] != "Z" and int(after_name[2]) == group:
            return True
    return False


def wait_until(true: Callable[[], bool]) -> None:
    end = monotonic() + 20
    while not true():
        assert monotonic() < end
        sleep(0.02)


def pickled(error: refkit.RefkitError) -> refkit.RefkitError:
    again: refkit.RefkitError = pickle.loads(pickle.dumps(error))  # noqa: S301 - ours
    return again


@pytest.mark.parametrize(
    "error",
    [
        refkit.RefkitError("no"),
        refkit.UnknownNameError("format", "word", ["ris"]),
        refkit.SourceError("a.txt", "no such file"),
        refkit.FormatError("ris", "no record", record="a.ris"),
        refkit.EnrichmentError("no answer"),
    ],
)
@pytest.mark.parametrize("again", [copy.copy, pickled])
def test_errors_cross_between_processes(
    error: refkit.RefkitError,
    again: Callable[[refkit.RefkitError], refkit.RefkitError],
) -> None:
    other = again(error)
    assert type(other) is type(error)
    assert str(other) == str(error)
    assert vars(other) == vars(error)
