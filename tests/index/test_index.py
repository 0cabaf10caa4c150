"""A local index: what is built, what is found, and how it ends when files are bad."""

import gzip
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import refkit
from refkit.cli import main
from refkit.identification import identify
from refkit.index import inputs, notation
from refkit.index.store import Engine
from refkit.index.tokens import words_of, words_to_find
from refkit.plugins import WorkSource

STRING = "Galton, F. Visualised Numerals. Nature 21 (1880), 252."


def work(number: int = 0, **more: Any) -> dict[str, Any]:
    return {
        "DOI": f"10.5555/N.{number}",
        "type": "journal-article",
        "title": [f"Study {number} of numerals"],
        "author": [{"family": f"Reeve{number}", "given": "Ann", "affiliation": []}],
        "container-title": ["Annals"],
        "volume": str(number),
        "page": f"{number + 100}-{number + 110}",
        "reference": [{"key": "1", "unstructured": "a ] } b"}],
        "abstract": "Long.",
        "issued": {"date-parts": [[1990]]},
        **more,
    }


CONTAINER: dict[str, Any] = {"container-title": ["Nature"]}
GALTON = work(
    DOI="10.1038/021252A0",
    title=["Visualised numerals"],
    author=[{"family": "Galton", "given": "F."}],
    volume="21",
    page="252-256",
    issued={"date-parts": [[1880]]},
    **CONTAINER,
)
WORKS = [*map(work, range(100)), GALTON]


def lines(*works: Any) -> bytes:
    return b"".join(json.dumps(each).encode() + b"\n" for each in works)


def source(path: Path) -> WorkSource:
    works = refkit.local_index(path).works
    assert works is not None
    return works


@pytest.mark.parametrize(
    "content",
    [
        lines(*WORKS),
        gzip.compress(lines(*WORKS)),
        json.dumps({"items": WORKS}).encode(),
        json.dumps({"items": WORKS}, indent=1, ensure_ascii=False).encode(),
        gzip.compress(json.dumps({"items": WORKS}, separators=(",", ":")).encode()),
        lines(*WORKS).replace(b": ", b":").replace(b"\n", b"\r\n\r\n"),
    ],
    ids=["lines", "gzip", "items", "indented", "items-gzip", "tight"],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_files_of_any_form_give_the_same_index(
    tmp_path: Path, content: bytes, jobs: int
) -> None:
    (tmp_path / "dump").write_bytes(content)
    index = tmp_path / "index"
    facts = refkit.build_index(tmp_path / "dump", index, jobs=jobs)
    assert (facts.works, facts.searchable, facts.files, facts.rejected) == (
        101, 101, 1, 0,
    )  # fmt: skip
    found = source(index).search(STRING, 8)
    assert found[0]["DOI"] == "10.1038/021252A0"
    assert identify(STRING, found).accepted == 0
    assert "reference" not in found[0]
    assert source(index).by_doi(["10.5555/n.7", "10.5555/none"]) == {
        "10.5555/n.7": {
            **{k: v for k, v in WORKS[7].items() if k not in {"reference", "abstract"}},
            "author": [{"family": "Reeve7", "given": "Ann"}],
        }
    }
    assert not list(tmp_path.glob("index?*"))


@pytest.fixture(params=["sqlite", "tantivy"])
def engine(request: pytest.FixtureRequest) -> Engine:
    if request.param == "tantivy":
        pytest.importorskip("tantivy", reason="tantivy is not installed")
        return "tantivy"
    return "sqlite"


def test_a_reference_finds_its_work(tmp_path: Path, engine: Engine) -> None:
    (tmp_path / "dump").write_bytes(lines(*WORKS))
    index = tmp_path / "index"
    refkit.build_index(tmp_path / "dump", index, engine=engine)
    assert source(index).search(STRING, 8)[0]["DOI"] == "10.1038/021252A0"
    meant = refkit.Reference(title="Study 42 of numerals", volume="42", page="142")
    assert source(index).search(meant, 1)[0]["DOI"] == "10.5555/N.42"
    known = refkit.Reference(title="Study 42 of numerals", doi="10.5555/n.42")
    (enriched,) = refkit.enrich([known], enricher=refkit.local_index(index))
    assert enriched.volume == "42"
    assert list(source(index).search("", 8)) == []
    assert list(source(index).search('"* OR ((', 8)) == []


def test_what_is_never_cited_is_kept_and_not_found(tmp_path: Path) -> None:
    (tmp_path / "dump").write_bytes(lines({**GALTON, "type": "component"}))
    facts = refkit.build_index(tmp_path / "dump", tmp_path / "index")
    assert (facts.works, facts.searchable) == (1, 0)
    assert list(source(tmp_path / "index").search(STRING, 8)) == []
    assert source(tmp_path / "index").by_doi(["10.1038/021252A0"])


def test_of_works_with_one_doi_the_last_stays(tmp_path: Path, engine: Engine) -> None:
    (tmp_path / "a").write_bytes(lines(work(1), work(2)))
    (tmp_path / "b").write_bytes(lines(work(1, DOI="10.5555/n.1", volume="99")))
    files = [tmp_path / "a", tmp_path / "b"]
    facts = refkit.build_index(files, tmp_path / "index", engine=engine)
    assert facts.works == 2
    found = source(tmp_path / "index").search("Reeve1 Study 1 of numerals", 8)
    assert [one["volume"] for one in found if one["DOI"].lower() == "10.5555/n.1"] == [
        "99"
    ]


def test_garbage_lines_are_left_out_and_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "LONGEST_LINE", 5000)
    bad = [b"{broken", b"[" * 4000, b"x" * 20000, b'{"DOI": 3}', b"[1]", b"\xff\xfe"]
    content = b"\n".join([lines(work(1)).strip(), *bad, lines(work(2)).strip()])
    (tmp_path / "dump").write_bytes(content)
    with pytest.warns(refkit.RefkitWarning, match="left out"):
        facts = refkit.build_index(tmp_path / "dump", tmp_path / "index", jobs=1)
    assert (facts.works, facts.rejected) == (2, 6)


@pytest.mark.parametrize(
    "bad",
    [
        gzip.compress(lines(*WORKS))[:-200],
        gzip.compress(lines(*WORKS))[:30] + b"\0" * 99,
        gzip.compress(lines(*WORKS)) + b"more",
        json.dumps({"items": WORKS}).encode()[:-50],
        b"\x1f\x8b",
    ],
    ids=["truncated", "corrupt", "trailing", "items", "head"],
)
def test_a_damaged_file_leaves_no_index_and_the_next_build_goes_on(
    tmp_path: Path, bad: bytes
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a").write_bytes(lines(work(1)))
    (tmp_path / "in/b").write_bytes(bad)
    (tmp_path / "in/c").write_bytes(lines(work(3)))
    args = ["index", "build", f"{tmp_path}/in/*", "-o", f"{tmp_path}/index"]
    result = CliRunner().invoke(main, args)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "in/b: " in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "index").exists()
    with pytest.raises(refkit.SourceError, match="not a complete index"):
        refkit.local_index(tmp_path / "index.partial")
    # The files that were read are not read again: what is kept of them is what counts.
    with closing(sqlite3.connect(tmp_path / "index.partial")) as kept:
        kept.execute("UPDATE files SET rejected = 7")
        kept.commit()
    (tmp_path / "in/b").write_bytes(lines(work(2)))
    result = CliRunner().invoke(main, args)
    assert result.exit_code == 0
    said = "3 works of 3 files, 3 to search, 14 records left out, "
    assert result.stderr.startswith(said)
    assert not (tmp_path / "index.partial").exists()


def test_a_build_from_other_files_begins_anew(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(lines(work(1)))
    (tmp_path / "b").write_bytes(b"\x1f\x8b")
    with pytest.raises(refkit.SourceError):
        refkit.build_index([tmp_path / "a", tmp_path / "b"], tmp_path / "index")
    (tmp_path / "c").write_bytes(lines(work(2)))
    assert refkit.build_index(tmp_path / "c", tmp_path / "index").works == 1


def test_errors_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("not an index")
    for args in (
        ["info", f"{tmp_path}/none"],
        ["info", f"{tmp_path}/text"],
        ["build", f"{tmp_path}/none", "-o", f"{tmp_path}/index"],
        ["build", f"{tmp_path}/text", "-o", f"{tmp_path}"],
        ["build", f"{tmp_path}/text", "-o", f"{tmp_path}/no/index"],
        ["build", f"{tmp_path}/text", "-o", f"{tmp_path}/index"],
    ):
        result = CliRunner().invoke(main, ["index", *args])
        assert (result.exit_code, result.stderr.count("\n")) == (1, 1), args


def test_a_long_line_costs_only_itself(tmp_path: Path) -> None:
    long = json.dumps(work(3, title=["x" * 50_000_000])).encode() + b"\n"
    content = lines(work(1)) + long + lines(work(2))
    for name, said in (("plain", content), ("packed", gzip.compress(content, 1))):
        (tmp_path / name).write_bytes(said)
        with pytest.warns(refkit.RefkitWarning, match="left out"):
            facts = refkit.build_index(tmp_path / name, tmp_path / "index", jobs=1)
        assert facts.works == 2
        known = source(tmp_path / "index").by_doi(["10.5555/n.1", "10.5555/n.2"])
        assert len(known) == 2


@pytest.mark.parametrize("is_quick", [False, True])
def test_json_is_the_same_with_orjson_and_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_quick: bool
) -> None:
    if is_quick:
        pytest.importorskip("orjson", reason="orjson is not installed")
    else:
        monkeypatch.setattr(notation, "quick", None)
    odd = work(1, title=["half a letter \ud83d", "é\u2028"], volume=10**30)
    (tmp_path / "dump").write_bytes(lines(odd, work(2)))
    assert refkit.build_index(tmp_path / "dump", tmp_path / "index", jobs=1).works == 2
    (found,) = source(tmp_path / "index").by_doi(["10.5555/n.1"]).values()
    assert not isinstance(found, refkit.EnrichmentError)
    assert (found["title"], found["volume"]) == (odd["title"], odd["volume"])


def test_tantivy_is_asked_for_when_it_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tantivy", None)
    (tmp_path / "dump").write_bytes(lines(*WORKS))
    args = ["index", "build", "--engine", "tantivy", "-o", f"{tmp_path}/index"]
    result = CliRunner().invoke(main, [*args, f"{tmp_path}/dump"])
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "pip install refkit[tantivy]" in result.stderr


def test_the_words_of_an_index_go_with_it(tmp_path: Path) -> None:
    pytest.importorskip("tantivy", reason="tantivy is not installed")
    (tmp_path / "dump").write_bytes(lines(*WORKS))
    index = tmp_path / "index"
    for _ in range(2):
        refkit.build_index(tmp_path / "dump", index, engine="tantivy", jobs=1)
    (folder,) = tmp_path.glob("index?*")
    folder.rename(tmp_path / "elsewhere")
    with pytest.raises(refkit.SourceError, match="not the words of an index"):
        refkit.local_index(index)
    refkit.build_index(tmp_path / "dump", index, jobs=1)
    assert not list(tmp_path.glob("index?*"))


@given(st.text("aé β-Яо0中文1<&", max_size=30))
def test_the_words_of_a_title_find_its_work(title: str) -> None:
    meant = refkit.Reference(title=title.strip() or None)
    assert words_to_find(meant) == words_of({"title": [meant.title]})
