"""Deduplication from file to file gives what deduplication in memory gives."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from synthetic_library import as_csl, as_ris, library

import refkit
from refkit import bulk, pieces
from refkit.cli import large, main


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_PIECE", 5_000)
    monkeypatch.setattr(bulk, "_CLUSTERS", 50)


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("suffix", [".ris", ".jsonl", ".bib"])
def test_files_come_out_as_from_memory(suffix: str, jobs: int, tmp_path: Path) -> None:
    records = list(library(600, seed=4))
    one, other = tmp_path / "one.ris", tmp_path / "other.jsonl"
    one.write_text("".join(map(as_ris, records[:400])), "utf-8", newline="")
    other.write_text("".join(map(as_csl, records[400:])), "utf-8")
    in_memory, from_files = tmp_path / f"memory{suffix}", tmp_path / f"files{suffix}"
    found = refkit.dedupe([*refkit.read(one), *refkit.read(other)])
    refkit.write(found.references, in_memory)
    done = refkit.dedupe_files([one, other], from_files, jobs=jobs)
    assert from_files.read_bytes() == in_memory.read_bytes()
    assert done == refkit.Bulk(600, len(found.references))


@pytest.mark.usefixtures("small_pieces")
def test_progress_is_told_step_by_step(tmp_path: Path) -> None:
    source = tmp_path / "one.ris"
    source.write_text("".join(map(as_ris, library(200, seed=1))), "utf-8", newline="")
    told: list[tuple[str, float]] = []
    refkit.dedupe_files(
        [source],
        tmp_path / "out.ris",
        jobs=1,
        progress=lambda step, share: told.append((step, share)),
    )
    steps = ["reading", "comparing", "writing"]
    assert list(dict.fromkeys(step for step, _ in told)) == steps
    for step in steps:
        shares = [share for name, share in told if name == step]
        assert shares == sorted(shares)
    assert {(step, 1.0) for step in ("reading", "writing")} <= set(told)


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize(
    "text",
    [
        "",
        "TY  - JOUR\nTI  - Oaks\n" * 800,  # no ER
        "TY  - JOUR\nTI  - Oaks\nER  -\n\n\n" * 800 + "\n" * 20_000,
        "\ufeff" + "TY  - JOUR\r\nTI  - Öaks\r\nER  - \r\n" * 800,
        "TY  - JOUR\rTI  - Oaks\rER  - \r" * 800,
        "TY  - JOUR\nTI  - Oaks\nAB  - " + "ä " * 50_000 + "\nER  - \n",
    ],
)
def test_odd_files_are_read_as_they_are_in_memory(text: str, tmp_path: Path) -> None:
    file, out = tmp_path / "in.ris", tmp_path / "out.ris"
    file.write_bytes(text.encode())
    refkit.dedupe_files([file], out, jobs=1)
    assert out.read_bytes().decode() == refkit.dumps(
        refkit.dedupe(refkit.read(file)).references, "ris"
    )


def test_what_cannot_be_read_is_told_and_costs_only_itself(tmp_path: Path) -> None:
    good, bad, out = (tmp_path / name for name in ("a.ris", "b.ris", "out.ris"))
    good.write_text("TY  - JOUR\nTI  - Oaks\nER  - \n")
    bad.write_text("no record here")
    done = refkit.dedupe_files([good, bad, tmp_path / "none.ris"], out, jobs=1)
    assert len(done.errors) == 2
    assert done.references == 1
    assert "Oaks" in out.read_text()


def test_where_nothing_can_be_read_nothing_is_written(tmp_path: Path) -> None:
    out = tmp_path / "out.ris"
    out.write_text("kept")
    done = refkit.dedupe_files([tmp_path / "none.ris"], out, jobs=1)
    assert done.errors
    assert out.read_text() == "kept"


def test_the_command_takes_large_files_the_same_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "in.ris"
    file.write_text("".join(map(as_ris, library(300, seed=6))), "utf-8", newline="")
    written = []
    for least in (1 << 24, 1):
        monkeypatch.setattr(large, "_LARGE", least)
        out = tmp_path / f"out{least}.jsonl"
        ran = CliRunner().invoke(main, ["dedupe", str(file), "-o", str(out)])
        assert ran.exit_code == 0, ran.stderr
        written.append(out.read_text("utf-8"))
    assert written[0] == written[1]
    assert "merged" in ran.stderr
