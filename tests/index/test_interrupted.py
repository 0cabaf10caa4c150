"""A build that is killed, disturbed or out of room leaves nothing that opens."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import refkit

BUILD = """
import sys, refkit
from refkit.index import building
def stop_behind(name, times):
    real = getattr(building, name)
    def stopping(*args):
        nonlocal times
        result = real(*args)
        times -= 1
        if times == 0:
            print("there", flush=True)
            sys.stdin.read()
        return result
    setattr(building, name, stopping)
name, times, source, target, engine = sys.argv[1:]
stop_behind(name, int(times))
refkit.build_index(source, target, jobs=1, engine=engine)
"""
SEARCHED = "Reeve7 Study 7 of numerals. Annals 1990;7:107"


def works(start: int) -> str:
    return "".join(
        json.dumps(
            {
                "DOI": f"10.5555/N.{number}",
                "title": [f"Study {number} of numerals"],
                "author": [{"family": f"Reeve{number}"}],
                "container-title": ["Annals"],
                "volume": str(number),
                "page": str(100 + number),
            }
        )
        + "\n"
        for number in range(start, start + 300)
    )


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.jsonl").write_text(works(1000 * number))
    return folder


@pytest.fixture(params=["sqlite", "tantivy"])
def engine(request: pytest.FixtureRequest) -> Any:
    if request.param == "tantivy":
        pytest.importorskip("tantivy", reason="tantivy is not installed")
    return request.param


def stopped(*args: object) -> subprocess.Popen[bytes]:
    """Begin to build in another process, which waits behind a step."""
    building = subprocess.Popen(
        [sys.executable, "-c", BUILD, *map(str, args)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert building.stdout
    assert building.stdout.readline() == b"there\n"
    return building


def content(path: Path) -> Iterator[list[Any]]:
    """All that an index says."""
    with closing(sqlite3.connect(path)) as index:
        index.execute(
            "CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, words, row)"
        )
        for table in ("shelves", "works", "files", "common", "temp.terms"):
            yield index.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()  # noqa: S608


def found(path: Path) -> list[Any]:
    source = refkit.local_index(path).works
    assert source is not None
    return list(source.search(SEARCHED, 8))


@pytest.mark.parametrize(
    "point",
    [("put", 1), ("put", 3), ("note_file", 2), ("note_file", 5), ("finish", 1)],
    ids=lambda point: f"{point[0]}-{point[1]}",
)
def test_a_killed_build_is_gone_on_with(
    files: Path, tmp_path: Path, engine: Any, point: tuple[str, int]
) -> None:
    target = tmp_path / "index"
    refkit.build_index(files, tmp_path / "whole", jobs=1, engine=engine)
    with stopped(*point, files, target, engine) as building:
        building.kill()
    assert not target.exists()
    if point[0] != "finish":
        with pytest.raises(refkit.SourceError, match="not a complete index"):
            refkit.local_index(f"{target}.partial")
    refkit.build_index(files, target, jobs=1, engine=engine)
    assert list(content(target)) == list(content(tmp_path / "whole"))
    assert found(target) == found(tmp_path / "whole")
    left = {path.name.partition("-")[0] for path in tmp_path.glob("index*")}
    assert left <= {"index", "index.words"}
    assert len(list(tmp_path.glob("index.*"))) == (engine == "tantivy")


def test_what_was_read_before_the_end_is_not_read_again(
    files: Path, tmp_path: Path
) -> None:
    with stopped("note_file", 4, files, tmp_path / "index", "sqlite") as building:
        building.kill()
    with closing(sqlite3.connect(tmp_path / "index.partial")) as partial:
        assert partial.execute("SELECT count(*) FROM files").fetchone() == (3,)
        partial.execute("UPDATE files SET rejected = 7")
        partial.commit()
    assert refkit.build_index(files, tmp_path / "index", jobs=1).rejected == 21


def test_an_index_stays_until_the_new_one_is_complete(
    files: Path, tmp_path: Path, engine: Any
) -> None:
    target = tmp_path / "index"
    refkit.build_index(files, target, jobs=1, engine=engine)
    before = found(target)
    with stopped("put", 2, files, target, engine) as building:
        building.kill()
    assert found(target) == before


def test_only_one_builds_an_index(files: Path, tmp_path: Path) -> None:
    target = tmp_path / "index"
    with stopped("put", 2, files, target, "sqlite") as building:
        with pytest.raises(refkit.SourceError, match="another process is building"):
            refkit.build_index(files, target, jobs=1)
        building.communicate()
        assert building.returncode == 0
    assert refkit.index_facts(target).works == 1500


def test_a_full_disk_ends_in_one_line_and_the_next_build_goes_on(
    files: Path, tmp_path: Path
) -> None:
    resource = pytest.importorskip("resource", reason="no limits on this system")

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, 120_000))

    program = "from refkit.cli import main; main()"
    command = [sys.executable, "-c", program, "index", "build", "--jobs", "1"]
    done = subprocess.run(
        [*command, str(files), "-o", str(tmp_path / "index")],
        capture_output=True,
        check=False,
        preexec_fn=limited,
    )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"index.partial: " in done.stderr
    assert not (tmp_path / "index").exists()
    assert refkit.build_index(files, tmp_path / "index", jobs=1).works == 1500
