"""From file to file, a bibliography becomes what it becomes in memory."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from synthetic_library import as_csl, as_ris, library

import refkit
from refkit import pieces
from refkit.cli import large, main
from refkit.formats import keys
from refkit.formats.keys import citation_keys, key_giver
from refkit.model import Reference


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_PIECE", 5_000)
    monkeypatch.setattr(pieces, "_WINDOW", 100)


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("suffix", [".ris", ".jsonl", ".json", ".bib"])
def test_files_come_out_as_from_memory(suffix: str, jobs: int, tmp_path: Path) -> None:
    records = list(library(600, seed=4))
    one, other = tmp_path / "one.ris", tmp_path / "other.jsonl"
    one.write_text("".join(map(as_ris, records[:400])), "utf-8", newline="")
    other.write_text("".join(map(as_csl, records[400:])), "utf-8")
    in_memory, from_files = tmp_path / f"memory{suffix}", tmp_path / f"files{suffix}"
    refkit.write([*refkit.read(one), *refkit.read(other)], in_memory)
    done = refkit.convert_files([one, other], from_files, jobs=jobs)
    assert from_files.read_bytes() == in_memory.read_bytes()
    assert done == refkit.Converted(600)


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize(
    ("suffix", "record", "around"),
    [
        (".nbib", "PMID- 1{n}\nTI  - Oak\n      {n}\nAU  - Wu L\n\n", ("", "")),
        (".enw", "%0 Book\n%T Oak {n}\n%A Wu, Li\n\n", ("", "")),
        (
            ".ciw",
            "PT J\nAU Wu, L\nTI Oak\n   {n}\nER\n\n",
            ("FN ISI\nVR 1.0\n", "EF\n"),
        ),
    ],
)
def test_tagged_files_are_read_in_pieces(
    suffix: str, record: str, around: tuple[str, str], tmp_path: Path
) -> None:
    file, out = tmp_path / f"in{suffix}", tmp_path / "out.jsonl"
    records = "".join(record.format(n=number) for number in range(900))
    file.write_text(f"{around[0]}{records}{around[1]}")
    assert len(pieces.pieces_of([file], [])) > 3
    assert refkit.convert_files([file], out, jobs=1) == refkit.Converted(900)
    assert out.read_text() == refkit.dumps(refkit.read(file), "csl-jsonl")


@pytest.mark.parametrize("suffix", [".ris", ".jsonl", ".json", ".bib"])
def test_an_empty_file_becomes_an_empty_file(suffix: str, tmp_path: Path) -> None:
    file, out = tmp_path / "in.ris", tmp_path / f"out{suffix}"
    file.write_text("")
    assert refkit.convert_files([file], out, jobs=1) == refkit.Converted(0)
    assert refkit.read(out) == []


def test_what_cannot_be_read_is_told_and_costs_only_itself(tmp_path: Path) -> None:
    good, bad, out = (tmp_path / name for name in ("a.ris", "b.json", "out.json"))
    good.write_text("TY  - JOUR\nTI  - Oaks\nER  - \n")
    bad.write_text("[{")
    done = refkit.convert_files([bad, good, tmp_path / "none.ris"], out, jobs=1)
    assert (done.references, len(done.errors)) == (1, 2)
    assert [reference.title for reference in refkit.read(out)] == ["Oaks"]


def test_where_nothing_can_be_read_nothing_is_written(tmp_path: Path) -> None:
    out = tmp_path / "out.ris"
    out.write_text("kept")
    assert refkit.convert_files([tmp_path / "none.ris"], out, jobs=1).errors
    assert out.read_text() == "kept"


def test_a_format_that_is_only_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(refkit.FormatError, match="not written"):
        refkit.convert_files([], tmp_path / "out.nbib")


@pytest.mark.parametrize("option", [[], ["--no-dedupe"]])
def test_the_command_takes_large_files_the_same_way(
    option: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "in.ris"
    file.write_text("".join(map(as_ris, library(300, seed=6))), "utf-8", newline="")
    written = []
    for least in (1 << 24, 1):
        monkeypatch.setattr(large, "_LARGE", least)
        out = tmp_path / f"out{least}.json"
        ran = CliRunner().invoke(main, ["export", *option, str(file), "-o", str(out)])
        assert ran.exit_code == 0, ran.stderr
        written.append(out.read_text("utf-8"))
    assert written[0] == written[1]


_WANTED = st.sampled_from([None, "a", "A", "b", "ab", "aa"])
_MADE = st.sampled_from(["anon", "wu", "anona"])


@given(st.lists(st.tuples(_WANTED, _MADE), max_size=40), st.booleans())
def test_keys_given_one_by_one_are_unique(
    wanted: list[tuple[str | None, str]], remembers: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if not remembers:
            patch.setattr(keys, "_REMEMBERED", 2)
            patch.setattr(keys, "_MARKS", 1 << 16)
        give = key_giver()
        given_keys = [give(*each).lower() for each in wanted]
    assert len(set(given_keys)) == len(given_keys)


def test_keys_given_one_by_one_are_those_given_at_once() -> None:
    found = [Reference(title=f"{word} oak", citation_key=key) for word, key in _TITLES]
    give = key_giver()
    assert [give(*keys.wanted_key(each)) for each in found] == citation_keys(found)


_TITLES = [("Red", "x"), ("Red", None), ("Red", None), ("Blue", "X"), ("Blue", None)]
