"""Each thing that can go wrong, from the shell down to a server on the loopback."""

import ctypes
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import refkit

from .conftest import ROOT
from .enrichers.server import Answer, Server, serving

WORKS = [
    {"DOI": f"10.5555/{n}", "title": [f"Well {n} of the north"], "volume": str(n + 1)}
    for n in range(100)
]
JSON = {"Content-Type": "application/json"}
HALF = b'{"status": "ok", "message": {"items": [{"DOI": "10.5555/1'
DEEP = b'{"message": ' + b"[" * 200_000 + b"]" * 200_000 + b"}"
LATER = {"Retry-After": "3600"}
NONSENSE = (
    "Crossref is given up for now: Crossref answered something that is not a work"
)
FAULTS = {
    "429": (
        Answer(429, b"", LATER),
        "Crossref asks for fewer requests; try again later",
    ),
    "503": (Answer(503, b"", LATER), "Crossref answered 503"),
    "401": (Answer(401), "Crossref answered 401"),
    "truncated": (Answer(200, HALF, JSON), NONSENSE),
    "html": (Answer(200, b"<!DOCTYPE html><title>Portal</title>"), NONSENSE),
    "deep": (Answer(200, DEEP, JSON), NONSENSE),
    "garbage": (Answer(200, bytes(range(256)) * 9, JSON), NONSENSE),
}


class Library:
    """A library of a hundred references, and refkit as a shell runs it."""

    def __init__(self, folder: Path, server: Server) -> None:
        self.folder, self.server = folder, server
        self.given = [
            refkit.Reference(
                doi=str(one["DOI"]), title=one["title"][0], citation_key=f"k{at}"
            )
            for at, one in enumerate(WORKS)
        ]
        refkit.write(self.given, folder / "library.bib")

    def start(self, *args: str, out: str = "out.bib", **how: Any) -> Any:
        start = "from refkit.cli import main; main(prog_name='refkit')"
        return subprocess.Popen(
            [sys.executable, "-c", start, "enrich", "-o", out, *args, "library.bib"],
            cwd=self.folder,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "XDG_CACHE_HOME": str(self.folder / "cache"),
                "XDG_CONFIG_HOME": str(self.folder / "config"),
                "REFKIT_CROSSREF_URL": self.server.url,
                "REFKIT_MAILTO": "",
            },
            stderr=subprocess.PIPE,
            text=True,
            **how,
        )

    def enrich(self, *args: str, **how: Any) -> tuple[int, list[str]]:
        """The exit status, and the lines on standard error."""
        process = self.start(*args, **how)
        _, said = process.communicate(timeout=110)
        assert "Traceback" not in said
        return process.returncode, said.splitlines()

    def completed(self, out: str = "out.bib") -> int:
        """How many are completed; all others are as they were, none is lost."""
        found = list(refkit.read(self.folder / out))
        assert [one.citation_key for one in found] == [f"k{n}" for n in range(100)]
        for before, after in zip(self.given, found, strict=True):
            assert after.title == before.title
            assert after.volume is not None or after.known == before.known
        return sum(one.volume is not None for one in found)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with serving() as server:
        server.knows(*WORKS)
        yield Library(tmp_path, server)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_leaves_references_as_they_were_and_the_next_run_goes_on(
    library: Library, fault: str
) -> None:
    server = library.server
    answer, why = FAULTS[fault]
    server.answers[""] = [None, answer]
    status, said = library.enrich()
    assert status == 1
    assert library.completed() == 50
    (told,) = [line for line in said if "as they were" in line]
    assert told.startswith(f"50 references stay as they were: {why}")
    assert said[-1] == (
        "100 references: 50 found at Crossref, 0 not, 50 without an answer"
    )
    server.answers.clear()
    server.seen.clear()
    assert library.enrich()[0] == 0
    assert library.completed() == 100
    assert len(server.seen) == 1


def test_a_dead_network_is_told_of_in_one_line(library: Library) -> None:
    status, said = library.enrich("--crossref-url", "http://127.0.0.1:1")
    assert (status, library.completed()) == (1, 0)
    assert said[0].startswith("100 references stay as they were: ")
    assert "no connection to http://127.0.0.1:1" in said[0]
    assert library.enrich()[0] == 0
    assert library.completed() == 100


def test_a_run_that_is_killed_is_gone_on_with(library: Library) -> None:
    server = library.server
    server.answers["/works"] = [None, Answer(503, delay=5)]
    process = library.start()
    while len(server.seen) < 2:
        assert process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert not (library.folder / "out.bib").exists()
    server.answers.clear()
    server.seen.clear()
    assert library.enrich()[0] == 0
    assert library.completed() == 100
    assert len(server.seen) == 1


def test_two_at_once_share_the_cache(library: Library) -> None:
    both = [library.start(out=f"{at}.bib") for at in range(2)]
    for process in both:
        _, said = process.communicate(timeout=110)
        assert process.returncode == 0, said
    assert [library.completed(f"{at}.bib") for at in range(2)] == [100, 100]
    library.server.seen.clear()
    assert library.enrich("--offline")[0] == 0
    assert library.completed() == 100
    assert library.server.seen == []
    (checked,) = sqlite3.connect(_cache(library)).execute("PRAGMA integrity_check")
    assert checked == ("ok",)


@pytest.mark.skipif(sys.platform != "linux", reason="capabilities are of Linux")
def test_a_cache_that_may_only_be_read_is_read(library: Library) -> None:
    whole = (library.folder / "library.bib").read_text("utf-8")
    refkit.write(library.given[:50], library.folder / "library.bib")
    assert library.enrich()[0] == 0
    (library.folder / "library.bib").write_text(whole, "utf-8")
    for path in _cache(library).parent.iterdir():
        path.chmod(0o444)
    library.server.seen.clear()
    status, said = library.enrich(preexec_fn=_without_privilege())
    assert (status, library.completed()) == (0, 100)
    assert "takes nothing new (" in said[0]
    assert len(library.server.seen) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="capabilities are of Linux")
def test_without_a_place_for_a_cache_it_goes_on(library: Library) -> None:
    (library.folder / "cache").mkdir(mode=0o555)
    status, said = library.enrich(preexec_fn=_without_privilege())
    assert (status, library.completed()) == (0, 100)
    assert "going on without it" in said[0]


def test_neither_address_nor_token_is_kept(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFKIT_CROSSREF_TOKEN", "a-secret-of-ours")
    assert library.enrich("--mailto", "ann.reeve@example.org")[0] == 0
    asked = library.server.seen[0].headers
    assert "a-secret-of-ours" in asked["Crossref-Plus-API-Token"]
    assert "ann.reeve@example.org" in asked["User-Agent"]
    for path in library.folder.rglob("*"):
        if path.is_file():
            assert b"secret" not in path.read_bytes()
            assert b"reeve" not in path.read_bytes()


def test_an_answer_of_fifty_megabytes_and_nul_bytes_are_borne(library: Library) -> None:
    large = {**WORKS[0], "reference": ["x" * 1000] * 50_000, "publisher": "Sea\0 Press"}
    library.server.knows(large)
    assert library.enrich()[0] == 0
    assert library.completed() == 100
    assert next(iter(refkit.read(library.folder / "out.bib"))).publisher == "Sea Press"
    assert _cache(library).stat().st_size < 1_000_000


def _cache(library: Library) -> Path:
    return library.folder / "cache" / "refkit" / "crossref.sqlite"


def _without_privilege() -> Callable[[], None]:
    """Even the superuser, whose tests may run, obeys the modes of files then."""
    libc = ctypes.CDLL(None)
    drop_from_bounds, override, search = 24, 1, 2

    def drop() -> None:
        for capability in (override, search):
            libc.prctl(drop_from_bounds, capability, 0, 0, 0)

    return drop
