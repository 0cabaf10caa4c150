"""References completed from a local index: as from Crossref, and nobody is asked."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import refkit
from refkit.cli import main
from refkit.plugins import Work, WorkSource

from ..enrichers.server import Server, serving
from ..enrichers.works import MESSAGES, read_works

LIBRARY = """@article{salt, author = {Reeve, A.}, title = {Salt in desert lakes},
  journal = {Wells & Springs}, year = {2004}}
@misc{other, title = {Unheard of things}, author = {Ode, B.}, year = {1990}}
@article{known, doi = {10.5555/salt.1}, title = {Salt in desert lakes}}
@article{wrong, doi = {10.5555/salt.1}, title = {Moons of the outer planets}}
"""
WORKS = MESSAGES / "works.jsonl"


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with serving() as running:
        running.knows(*read_works(WORKS))
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
        monkeypatch.setenv("REFKIT_CROSSREF_URL", running.url)
        yield running


@pytest.fixture
def library(tmp_path: Path) -> str:
    (tmp_path / "library.bib").write_text(LIBRARY, "utf-8")
    return str(tmp_path / "library.bib")


@pytest.fixture
def index(tmp_path: Path) -> str:
    refkit.build_index(WORKS, tmp_path / "index", jobs=1)
    return str(tmp_path / "index")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


@pytest.mark.parametrize("command", [["enrich"], ["export", "--enrich"]])
def test_the_index_gives_what_crossref_gives_and_nobody_is_asked(
    server: Server, library: str, index: str, command: Sequence[str]
) -> None:
    by_index = run(*command, "--index", index, "-f", "bibtex", library)
    assert server.seen == []
    by_server = run(*command, "-f", "bibtex", library)
    assert server.seen
    assert (by_index.exit_code, by_server.exit_code) == (0, 0)
    assert by_index.stdout == by_server.stdout
    assert "101--119" in by_index.stdout
    assert "10.5555/salt.1 is «Salt in desert lakes»" in by_index.stderr


def test_offline_the_cache_tells_what_the_index_does_not_have(
    server: Server, library: str, tmp_path: Path
) -> None:
    assert run("enrich", "-f", "bibtex", library).exit_code == 0
    asked = len(server.seen)
    (tmp_path / "few.jsonl").write_text('{"DOI": "10.5555/few", "title": ["Few"]}\n')
    refkit.build_index(tmp_path / "few.jsonl", tmp_path / "few", jobs=1)
    few = ("--index", str(tmp_path / "few"), library)
    assert "101" not in run("enrich", "-f", "ris", *few).stdout
    assert "101" in run("enrich", "-f", "ris", "--offline", *few).stdout
    assert len(server.seen) == asked


@pytest.mark.parametrize(
    ("args", "status", "told"),
    [
        (("enrich", "--index", "none"), 1, "there is no such index"),
        (("enrich", "--index", "none", "--refresh"), 2, "--refresh asks anew"),
        (("export", "--index", "none"), 2, "--index needs --enrich"),
    ],
)
def test_wrong_options_end_in_one_line(
    library: str, args: tuple[str, ...], status: int, told: str
) -> None:
    done = run(*args, library)
    assert done.exit_code == status
    assert told in done.stderr


def test_only_the_work_that_is_meant_is_used(index: str) -> None:
    source = refkit.local_index(index)
    known = refkit.Reference(doi="10.5555/SALT.1", title="Salt in desert lakes")
    assert refkit.enrich([known], enricher=source)[0].volume == "7"
    none = refkit.Reference(doi="10.5555/none")
    assert refkit.enrich([none], enricher=source) == [none]
    wrong = refkit.Reference(doi="10.5555/salt.1", title="Moons of outer planets")
    with pytest.warns(refkit.RefkitWarning, match="not used"):
        assert refkit.enrich([wrong], enricher=source) == [wrong]


def knowing(name: str, *works: Work, fails: bool = False) -> refkit.Enricher:
    def by_doi(dois: Sequence[str]) -> Mapping[str, Work]:
        return {work["DOI"]: work for work in works if work["DOI"] in dois}

    def search(_: Any, rows: int) -> Sequence[Work]:
        if fails:
            raise refkit.EnrichmentError(name)
        return works[:rows]

    return refkit.Enricher(name, works=WorkSource(name, by_doi, search))


def test_sources_are_asked_in_turn() -> None:
    a, b, other_b, c = ({"DOI": doi, "of": at} for at, doi in enumerate("abbc"))
    both = refkit.in_turn(knowing("one", a, b), knowing("two", other_b, c)).works
    assert both is not None
    assert both.by_doi(["b", "c", "d"]) == {"b": b, "c": c}
    assert [work["DOI"] for work in both.search("", 9)] == ["a", "b", "c"]
    assert [work["DOI"] for work in both.search("", 2)] == ["a", "b"]


def test_what_one_fails_on_another_may_know() -> None:
    failure = refkit.EnrichmentError("busy")
    busy = WorkSource("busy", lambda dois: dict.fromkeys(dois, failure), lambda *_: [])
    knows = knowing("knows", {"DOI": "a"})
    both = refkit.in_turn(refkit.Enricher("busy", works=busy), knows).works
    assert both is not None
    assert both.by_doi(["a", "b"]) == {"a": {"DOI": "a"}, "b": failure}


def test_a_search_fails_when_all_do() -> None:
    fails = knowing("lost", fails=True)
    some = refkit.in_turn(fails, knowing("found", {"DOI": "a"})).works
    none = refkit.in_turn(fails, fails).works
    assert some is not None
    assert none is not None
    assert [work["DOI"] for work in some.search("", 9)] == ["a"]
    with pytest.raises(refkit.EnrichmentError, match="lost"):
        none.search("", 9)


def test_what_knows_no_works_cannot_be_asked_in_turn() -> None:
    with pytest.raises(refkit.EnrichmentError, match="does not know works"):
        refkit.in_turn(refkit.Enricher("mute", lambda _: ()))
