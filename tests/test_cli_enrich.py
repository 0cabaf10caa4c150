"""``refkit enrich`` as a shell runs it, against a server that answers as Crossref does."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import refkit

from .enrichers.server import Answer, Server, serving
from .enrichers.works import MESSAGES, read_works

LIBRARY = """@article{salt, author = {Reeve, A.}, title = {Salt in desert lakes},
  journal = {Wells & Springs}, year = {2004}}
@misc{other, title = {Unheard of things}, author = {Ode, B.}, year = {1990}}
@article{bad, doi = {10.5555/bad}, title = {Wells of the moon}}
"""
RETRACTED = {
    "DOI": "10.5555/bad",
    "title": ["RETRACTED: Wells of the moon"],
    "volume": "7",
    "updated-by": [{"DOI": "10.5555/bad.r", "type": "retraction"}],
}

Enrich = Callable[..., Any]


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        running.knows(*read_works(MESSAGES / "works.jsonl"), RETRACTED)
        yield running


@pytest.fixture
def run(server: Server, tmp_path: Path, command: Callable[..., Any]) -> Enrich:
    (tmp_path / "library.bib").write_text(LIBRARY, "utf-8")
    env = {
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "REFKIT_CROSSREF_URL": server.url,
        "REFKIT_MAILTO": "",
    }

    def start(*args: str, last: tuple[str, ...] = ("library.bib",), **how: Any) -> Any:
        return command(*args, *last, cwd=tmp_path, env=env, **how)

    return start


def test_a_bibliography_is_completed_and_every_reference_kept(
    run: Enrich, tmp_path: Path
) -> None:
    done = run("enrich", "-o", "out.bib")
    assert (done.returncode, done.stdout) == (0, b"")
    salt, other, bad = refkit.read(tmp_path / "out.bib")
    assert (salt.citation_key, salt.doi, salt.page) == (
        "salt",
        "10.5555/salt.1",
        "101-119",
    )
    assert (other.citation_key, other.doi) == ("other", None)
    assert (bad.volume, bad.keyword) == ("7", ("Retracted",))
    notes = done.stderr.decode()
    assert "library.bib bad: Retracted (10.5555/bad.r)" in notes
    assert "3 references: 2 found at Crossref, 1 not" in notes


def test_a_dry_run_shows_what_would_change(run: Enrich, tmp_path: Path) -> None:
    done = run("enrich", "--dry-run", "-o", "out.bib", "--fields", "doi,pages")
    assert done.stdout.decode().splitlines() == [
        "library.bib salt",
        "  + page            101-119",
        "  + doi             10.5555/salt.1",
    ]
    assert not (tmp_path / "out.bib").exists()


def test_it_tells_why(run: Enrich) -> None:
    notes = run("enrich", "--explain", "--only-missing").stderr.decode()
    assert (
        "10.5555/salt.1 «Salt in desert lakes»: taken; agrees: title, author" in notes
    )
    assert "none accepted: " in notes


def test_inspect_tells_why_too(run: Enrich) -> None:
    shown = run("inspect", "--enrich").stdout.decode()
    assert "crossref  101-119\n" in shown
    assert (
        "  10.5555/salt.1 «Salt in desert lakes»: taken; agrees: title, author, year,"
        " journal\n" in shown
    )
    told = json.loads(run("inspect", "--enrich", "--json").stdout)
    salt, other, _ = told["references"]
    (page,) = salt["fields"]["page"]
    assert page["reason"] == "10.5555/salt.1 agrees in title, author, year, journal"
    assert [w["doi"] for w in salt["works"] if w["taken"]] == ["10.5555/salt.1"]
    assert all(bool(w["objection"]) is not w["taken"] for w in salt["works"])
    assert not any(work["taken"] for work in other["works"])
    assert run("inspect", "--index", "x").returncode == 2


def test_what_fails_is_kept_and_the_status_says_so(
    run: Enrich, server: Server, tmp_path: Path
) -> None:
    server.answers[""] = [Answer(401)]
    done = run("enrich", "-o", "out.bib")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert len(refkit.read(tmp_path / "out.bib")) == 3
    server.answers.clear()
    assert run("enrich", "-o", "out.bib").returncode == 0
    asked = len(server.seen)
    assert run("enrich", "--offline", "--dry-run").stdout.count(b"\n  + ") > 3
    assert len(server.seen) == asked


@pytest.mark.parametrize(
    ("args", "status", "told"),
    [
        (("--offline", "--refresh"), 2, "asks nobody"),
        (("--fields", "volum"), 1, "did you mean 'volume'"),
        (("--mailto", "ann"), 1, "not an e-mail address"),
        (("--crossref-url", "nowhere"), 1, "is not a web address"),
    ],
)
def test_wrong_options_end_in_one_line(
    run: Enrich, args: tuple[str, ...], status: int, told: str
) -> None:
    done = run("enrich", *args)
    assert done.returncode == status
    assert told in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_standard_input_may_be_a_bibliography(run: Enrich, tmp_path: Path) -> None:
    given = (tmp_path / "library.bib").read_bytes()
    done = run("enrich", "-f", "bibtex", last=("-",), input=given)
    assert done.returncode == 0
    found = refkit.loads(done.stdout.decode(), "bibtex")
    assert [one.citation_key for one in found] == ["salt", "other", "bad"]
    assert found[0].doi == "10.5555/salt.1"


def test_lines_are_references_as_somebody_typed_them(
    run: Enrich, tmp_path: Path
) -> None:
    typed = "1. Reeve A. Salt in desert lakes. Wells & Springs. 2004;7:101-19.\n\nodd\n"
    (tmp_path / "list.txt").write_text(typed, "utf-8")
    by_file = run("enrich", "--lines", "list.txt", "-f", "ris", last=())
    by_pipe = run("enrich", "--lines", "-", "-f", "ris", last=(), input=typed.encode())
    assert by_file.stdout == by_pipe.stdout
    assert by_file.stdout.count(b"TY  - ") == 2
    assert b"DO  - 10.5555/salt.1" in by_file.stdout
    assert by_file.stderr.decode() == "2 references: 1 found at Crossref, 1 not\n"
    done = run("enrich", "--lines", "none.txt", "list.txt", last=())
    assert (done.returncode, b"none.txt: " in done.stderr) == (1, True)


def test_export_enriches_on_the_way(run: Enrich) -> None:
    done = run("export", "--enrich", "-f", "ris")
    assert (done.returncode, b"DO  - 10.5555/salt.1" in done.stdout) == (0, True)
    assert b"Retracted (10.5555/bad.r)" in done.stderr
