"""Finding, reading and writing files."""

import io
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from refkit.errors import SourceError
from refkit.files import find, read_bytes, read_stream, write_atomically, write_stream


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*paths: str) -> None:
    for path in map(Path, paths):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def found(*sources: str) -> list[str]:
    seen: set[tuple[int, int]] = set()
    return [str(item) for source in sources for item in find(source, seen)]


def test_a_folder_stands_for_all_files_below_it_in_order() -> None:
    make("a/10.txt", "a/9.html", "a/b/c/x", "a/b.txt", "a/ä", "z")
    assert found("a") == ["a/10.txt", "a/9.html", "a/b/c/x", "a/b.txt", "a/ä"]
    assert found("a/") == found("./a") == found("a")


def test_hidden_files_are_left_alone_unless_they_are_named() -> None:
    make("a/.git/x", "a/.b", "a/c", ".h/.d", ".h/e")
    assert found("a") == ["a/c"]
    assert found("a/.b", ".h") == ["a/.b", ".h/e"]
    assert found(".h/*") == [".h/e"]
    assert found("*/*") == ["a/c"]
    assert found("**/*") == ["a/c"]


def test_a_pattern_stands_for_what_matches_it() -> None:
    make("a/1.txt", "a/2.txt", "a/3.html", "b/c/4.txt")
    assert found("a/*.txt") == ["a/1.txt", "a/2.txt"]
    assert found("**/*.txt") == ["a/1.txt", "a/2.txt", "b/c/4.txt"]
    assert found("a/[!1].*") == ["a/2.txt", "a/3.html"]
    assert found("?") == ["a/1.txt", "a/2.txt", "a/3.html", "b/c/4.txt"]
    assert found(f"{Path.cwd()}/b/*/*") == [f"{Path.cwd()}/b/c/4.txt"]
    assert found("b/../a/3*") == ["b/../a/3.html"]


def test_a_file_whose_name_is_a_pattern_is_that_file() -> None:
    make("[1].txt", "1.txt", "*")
    assert found("[1].txt", "*") == ["[1].txt", "*"]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("no.txt", "no.txt: No such file or directory"),
        ("no/", "no: No such file or directory"),
        ("*.bib", "*.bib: No such file or directory"),
        ("**.bib", "**.bib: No such file or directory"),
        ("file/x", "file/x: Not a directory"),
        ("", ": an empty path"),
        ("n" * 300, f"{'n' * 300}: File name too long"),
        ("loop", "loop: Too many levels of symbolic links"),
        ("broken", "broken: No such file or directory"),
    ],
)
def test_what_is_not_there_is_found_as_an_error(source: str, reason: str) -> None:
    make("file")
    Path("loop").symlink_to("loop")
    Path("broken").symlink_to("nowhere")
    (error,) = find(source, set())
    assert isinstance(error, SourceError)
    assert str(error) == reason


def test_a_path_that_cannot_be_is_found_as_an_error() -> None:
    (error,) = find("a\0b", set())
    assert isinstance(error, SourceError)
    assert "embedded null" in str(error)


def test_links_that_go_in_circles_come_to_an_end() -> None:
    make("a/x", "a/b/y")
    Path("a/b/up").symlink_to("..")
    Path("a/self").symlink_to(".")
    Path("a/lost").symlink_to("nowhere")
    assert found("a") == [
        "a/b/y",
        "a/lost: No such file or directory",
        "a/x",
    ]


def test_a_file_is_found_once_however_it_is_named() -> None:
    make("a/x", "a/y")
    Path("a/z").symlink_to("x")
    Path("b").symlink_to("a")
    Path("c").hardlink_to("a/x")
    assert found("a", "b", "a/x", "a/*", "c", "./a/y") == ["a/x", "a/y"]


def test_a_folder_may_be_named_like_a_file() -> None:
    make("x.txt/y", "x.txt/z.bib/w")
    assert found("x.txt") == ["x.txt/y", "x.txt/z.bib/w"]


def test_a_pipe_is_read_only_if_it_is_named() -> None:
    make("a/x")
    os.mkfifo("a/pipe")
    assert found("a") == ["a/x"]
    assert found("a/pipe") == ["a/pipe"]


def test_a_folder_that_cannot_be_listed_is_an_error_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make("a/closed/x", "a/open/y")
    listed = Path.iterdir

    def iterdir(path: Path) -> Any:
        if path.name == "closed":  # chmod would not keep the superuser out
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    assert found("a") == ["a/closed: Permission denied", "a/open/y"]


def test_a_file_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(SourceError, match="Is a directory"):
        read_bytes(Path("/"))


def test_a_source_without_end_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("refkit.files.LARGEST", 1 << 20)
    with pytest.raises(SourceError, match=r"^/dev/zero: larger than 1 MiB$"):
        read_bytes(Path("/dev/zero"))
    with Path("/dev/zero").open("rb") as stream, pytest.raises(SourceError):
        read_stream(stream)


def test_an_unbuffered_stream_is_read_to_its_end() -> None:
    Path("x").write_bytes(b"y" * 200_000)
    with Path("x").open("rb", buffering=0) as stream:
        assert len(read_stream(stream)) == 200_000


def test_a_stream_that_cannot_be_read_is_an_error() -> None:
    Path("x").write_bytes(b"\xff")
    with Path("x").open(encoding="utf-8") as stream:
        with pytest.raises(SourceError, match=r"^x: 'utf-8' codec can't decode"):
            read_stream(stream)
        stream.close()
        with pytest.raises(SourceError, match="closed file"):
            read_stream(stream)


def test_a_file_is_written_whole_or_not_at_all(here: Path) -> None:
    target = here / "refs.bib"
    write_atomically(target, "é\r\n")
    assert target.read_bytes() == "é\r\n".encode()
    with pytest.raises(SourceError, match="No such file"):
        write_atomically(here / "no" / "refs.bib", "x")
    assert list(here.iterdir()) == [target]


def test_a_failure_leaves_the_old_file_and_nothing_else(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = here / "refs.bib"
    target.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SourceError, match=r"refs\.bib: No space left on device$"):
        write_atomically(target, "new")
    assert target.read_text() == "old"
    assert list(here.iterdir()) == [target]


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_a_file_that_is_replaced_keeps_its_permissions(here: Path, mode: int) -> None:
    target = here / "refs.bib"
    target.touch()
    target.chmod(mode)
    write_atomically(target, "x")
    assert stat.S_IMODE(target.stat().st_mode) == mode


def test_a_new_file_has_the_usual_permissions(here: Path) -> None:
    (here / "usual").touch()
    write_atomically(here / "new", "x")
    assert (here / "new").stat().st_mode == (here / "usual").stat().st_mode


def test_a_link_goes_on_leading_to_what_is_written(here: Path) -> None:
    make("real/refs.bib")
    link = here / "link.bib"
    link.symlink_to("real/refs.bib")
    write_atomically(link, "x")
    assert link.is_symlink()
    assert Path("real/refs.bib").read_text() == "x"


def test_a_pipe_is_written_to(here: Path) -> None:
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_atomically(here / "pipe", "x")
    assert os.read(reader, 9) == b"x"
    os.close(reader)
    assert stat.S_ISFIFO((here / "pipe").stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_device_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"^/dev/full: No space left on device$"):
        write_atomically(Path("/dev/full"), "x")


def test_a_folder_cannot_be_written_over(here: Path) -> None:
    with pytest.raises(SourceError, match="Is a directory"):
        write_atomically(here, "x")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_read_only_file_is_not_replaced(here: Path) -> None:
    target = here / "refs.bib"
    target.touch()
    target.chmod(0o444)
    with pytest.raises(SourceError, match="read-only"):
        write_atomically(target, "x")


def test_a_closed_stream_cannot_be_written_to() -> None:
    stream = io.StringIO()
    stream.close()
    with pytest.raises(SourceError, match="closed file"):
        write_stream(stream, "x")
