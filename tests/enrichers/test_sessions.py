import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.enrichers import impatient, polite, sessions
from refkit.errors import EnrichmentError, RefkitWarning

from .asking import find_work
from .server import Answer, Server, work

_DOI = "10.5555/1"
_WORK = {"DOI": _DOI, "title": ["Tides"]}
_ANOTHER_RUN = (
    "from refkit.enrichers.crossref_batches import find_works;"
    f"assert find_works([{_DOI!r}]) == {{{_DOI!r}: {_WORK!r}}};"
    "assert find_works(['10.5555/none']) == {}"
)


def _run_again() -> None:
    command = [sys.executable, "-W", "error", "-c", _ANOTHER_RUN]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def _never(_: object) -> tuple[int, bytes]:
    return 0, b""


def _busy(status: int, wait: str | None = None) -> Answer:
    return Answer(status, b"", {} if wait is None else {"Retry-After": wait})


def test_a_second_run_asks_nothing(server: Server) -> None:
    server.knows(_WORK)
    _run_again()
    _run_again()
    assert len(server.seen) == 2


def test_many_threads_share_one_cache(server: Server) -> None:
    works = [{"DOI": f"10.5555/{number}"} for number in range(40)]
    for known in works:
        server.knows(known)
    for _ in range(2):
        with ThreadPoolExecutor(8) as threads:
            found = list(threads.map(find_work, [known["DOI"] for known in works]))
        assert found == works
    assert len(server.seen) == 40


def test_threads_that_begin_together_open_one_cache(cache_file: Path) -> None:
    together = Barrier(8)

    def memory(_: int) -> object:
        together.wait()
        return sessions.memory(cache_file, _never)

    with ThreadPoolExecutor(8) as threads:
        assert len({id(opened) for opened in threads.map(memory, range(8))}) == 1


def test_the_cache_holds_answers_but_no_address(
    server: Server, cache_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFKIT_MAILTO", "ann.reeve@example.org")
    server.knows(_WORK)
    moved = Answer(301, b"", {"Location": "/works/10.5555%2F1"})
    server.answers["10.5555/old"] = [moved]
    assert find_work("10.5555/old") == find_work(_DOI) == _WORK
    monkeypatch.delenv("REFKIT_MAILTO")
    assert find_work(_DOI) == _WORK
    assert len(server.seen) == 2
    assert all("ann.reeve" in seen.headers["User-Agent"] for seen in server.seen)
    kept = b"".join(path.read_bytes() for path in cache_file.parent.iterdir())
    assert b"/works/10.5555%2F1" in kept
    assert b"reeve" not in kept
    assert b"mailto" not in kept


@pytest.mark.parametrize(
    "busy",
    [
        [_busy(429, "0"), _busy(503, "0")],
        [_busy(503), _busy(429, "soon")],
        [_busy(429, "Mon, 06 Jul 2015 10:00:00 GMT")],
    ],
)
def test_a_busy_server_is_asked_again(server: Server, busy: list[Answer]) -> None:
    server.answers[_DOI] = [*busy, work(_WORK)]
    assert find_work(_DOI) == _WORK
    assert find_work(_DOI) == _WORK
    assert len(server.seen) == len(busy) + 1


def test_the_wait_that_is_asked_for_is_kept(server: Server) -> None:
    server.answers[_DOI] = [_busy(429, "1"), work(_WORK)]
    began = time.monotonic()
    assert find_work(_DOI) == _WORK
    assert time.monotonic() - began >= 1


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_stays_busy_is_given_up(server: Server, status: int) -> None:
    server.answers[_DOI] = [_busy(status, "0")]
    with pytest.raises(EnrichmentError, match=r"429|503|fewer requests"):
        find_work(_DOI)
    assert len(server.seen) == 3


@pytest.mark.parametrize(
    "wait", ["86400", "9" * 400, format_datetime(datetime.now(UTC) + timedelta(days=1))]
)
def test_a_long_wait_is_not_made(server: Server, wait: str) -> None:
    server.answers[_DOI] = [_busy(429, wait)]
    began = time.monotonic()
    with pytest.raises(EnrichmentError, match="REFKIT_MAILTO"):
        find_work(_DOI)
    assert time.monotonic() - began < 5
    assert len(server.seen) == 1


@given(st.text() | st.integers().map(str) | st.datetimes().map(format_datetime))
def test_any_retry_after_is_a_wait_or_none(value: str) -> None:
    wait = polite.asked_wait(value)
    assert wait is None or wait >= 0


@pytest.mark.parametrize(
    "damage", [b"not a database at all" * 400, b"SQLite format 3\x00" + b"\xff" * 9000]
)
def test_a_damaged_cache_is_set_aside(
    server: Server, cache_file: Path, damage: bytes
) -> None:
    server.knows(_WORK)
    cache_file.parent.mkdir(parents=True)
    cache_file.write_bytes(damage)
    journal = cache_file.with_name("crossref.sqlite-wal")
    journal.write_bytes(b"left from then")
    with pytest.warns(RefkitWarning, match="is damaged; kept as"):
        assert find_work(_DOI) == _WORK
    assert cache_file.with_name("crossref.sqlite.damaged").read_bytes() == damage
    assert b"left from then" not in journal.read_bytes()
    assert find_work(_DOI) == _WORK
    assert len(server.seen) == 1


def test_a_cache_that_proves_damaged_in_use_is_set_aside(
    server: Server, cache_file: Path
) -> None:
    server.knows(_WORK)
    _run_again()
    size = cache_file.stat().st_size
    with cache_file.open("r+b") as file:
        file.seek(4096)  # the first page, which says what tables there are, is whole
        file.write(b"\xff" * (size - 4096))
    with pytest.warns(RefkitWarning, match="is damaged; kept as"):
        assert find_work(_DOI) == _WORK
    assert find_work(_DOI) == _WORK
    assert len(server.seen) == 3


@pytest.mark.parametrize("in_the_way", ["folder", "file"])
def test_an_unusable_cache_is_done_without(
    server: Server, cache_file: Path, in_the_way: str
) -> None:
    server.knows(_WORK)
    if in_the_way == "folder":
        cache_file.mkdir(parents=True)
    else:
        cache_file.parent.parent.write_text("not a folder")
    with pytest.warns(RefkitWarning, match="going on without it") as warned:
        assert find_work(_DOI) == _WORK
    assert find_work(_DOI) == _WORK
    assert len(server.seen) == 2
    assert len(warned) == 1


@pytest.mark.parametrize("used_before", [False, True])
def test_a_locked_cache_is_not_waited_for_long(
    server: Server, cache_file: Path, monkeypatch: pytest.MonkeyPatch, used_before: bool
) -> None:
    monkeypatch.setattr(impatient, "PATIENCE", 0.2)
    server.knows(_WORK)
    if used_before:
        find_work("10.5555/none")
    cache_file.parent.mkdir(parents=True, exist_ok=True)
    other = sqlite3.connect(cache_file)
    try:
        other.execute("BEGIN IMMEDIATE")
        with pytest.warns(RefkitWarning, match=r"locked.*going on without it"):
            assert find_work(_DOI) == _WORK
    finally:
        other.close()
