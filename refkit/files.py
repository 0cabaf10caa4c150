"""Where scrapes come from and where bibliographies go: files, folders and streams."""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import RawIOBase
from pathlib import Path
from typing import IO, Any, Final

from refkit.errors import SourceError

LARGEST: Final = 1 << 28
"""Bytes read from one source at most: no page is larger, and a device has no end."""

FileId = tuple[int, int]
"""Device and number of a file: the same under every name that it has."""


def find(
    source: str | os.PathLike[str], seen: set[FileId]
) -> Iterator[Path | SourceError]:
    """Find the files that a path stands for, in the order of their names.

    A folder stands for all files below it, but not for hidden ones. What does not
    exist is tried as a glob pattern. What cannot be read is found as the error that
    says so, for the search goes on. ``seen`` holds what was found before: a file is
    found once, however many links lead to it.

    >>> [str(path) for path in find("refkit/mod*/[cd]*.py", set())]
    ['refkit/model/claim.py', 'refkit/model/date.py']
    """
    named = Path(source)
    if not os.fspath(source):
        yield SourceError("", "an empty path")
        return
    try:
        named.lstat()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        matches = _matches(named)
        if not matches:
            yield _source_error(named, error)
        for match in matches:
            yield from _walk(match, seen)
    except OSError as error:
        yield _source_error(named, error)
    else:
        yield from _walk(named, seen)


def _matches(pattern: Path) -> list[Path]:
    if not set("*?[").intersection(str(pattern)):
        return []
    base, spelled = Path(pattern.anchor), set(pattern.parts)
    try:
        found = sorted(base.glob(str(pattern.relative_to(base))))
    except (OSError, ValueError):  # not a pattern: "**x", a NUL
        return []
    return [
        path
        for path in found
        if all(part in spelled or not _hidden(part) for part in path.parts)
    ]


def _hidden(name: str) -> bool:
    return name.startswith(".")


def _walk(top: Path, seen: set[FileId]) -> Iterator[Path | SourceError]:
    waiting = [top]
    while waiting:
        path = waiting.pop()
        try:
            status = path.stat()
            file_id = (status.st_dev, status.st_ino)
            if file_id in seen:
                continue
            is_folder = stat.S_ISDIR(status.st_mode)
            inside = sorted(path.iterdir(), reverse=True) if is_folder else []
        except OSError as error:
            yield _source_error(path, error)
            continue
        seen.add(file_id)
        waiting.extend(path for path in inside if not _hidden(path.name))
        # A pipe or a device is read only if it was named: it may block, or never end.
        if stat.S_ISREG(status.st_mode) or (path is top and not is_folder):
            yield path


def read_bytes(path: Path) -> bytes:
    """Read a file, or raise ``SourceError``."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise _source_error(path, error) from error
    if len(data) > LARGEST:
        raise SourceError(str(path), f"larger than {LARGEST >> 20} MiB")
    return data


def read_stream(stream: IO[Any]) -> str | bytes:
    """Read an open file, or raise ``SourceError``."""
    try:
        # A raw stream may stop before as many bytes as it is asked for.
        most = -1 if isinstance(stream, RawIOBase) else LARGEST + 1
        content: str | bytes = stream.read(most)
    except (OSError, ValueError) as error:  # ValueError: closed, or in another charset
        raise _source_error(name_of(stream), error) from error
    if len(content) > LARGEST:
        raise SourceError(name_of(stream), f"larger than {LARGEST >> 20} MiB")
    return content


def name_of(stream: IO[Any]) -> str:
    """The name of an open file, as far as it has one."""
    name = getattr(stream, "name", None)
    return name if isinstance(name, str) else "<stream>"


def write_stream(stream: IO[str], text: str) -> None:
    """Write to a file open for text, or raise ``SourceError``."""
    try:
        stream.write(text)
        stream.flush()
    except (OSError, ValueError) as error:
        raise _source_error(name_of(stream), error) from error


def write_atomically(path: Path, text: str | Iterable[str]) -> None:
    """Write a file whole or not at all, as UTF-8, or raise ``SourceError``.

    The text may come in pieces, so that it need not be in memory as a whole.

    A file that is replaced keeps its permissions, and a link still leads to it.
    What cannot be replaced, such as a pipe or ``/dev/stdout``, is written to.
    """
    pieces = (text,) if isinstance(text, str) else text
    data = (piece.encode("utf-8", "replace") for piece in pieces)
    try:
        if _is_stream(path):
            with path.open("ab") as stream:
                stream.writelines(data)
        else:
            _replace(Path(os.path.realpath(path)), data)
    except (OSError, ValueError) as error:
        raise _source_error(path, error) from error


def _is_stream(path: Path) -> bool:
    # /dev/stdout may lead to a regular file, which others are writing to as well.
    streams = ("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/")
    return str(path).startswith(streams) or (path.exists() and not path.is_file())


def _replace(target: Path, data: Iterable[bytes]) -> None:
    kept = target.stat() if target.exists() else None
    if kept and not os.access(target, os.W_OK):
        raise PermissionError(0, "read-only")
    new = target.with_name(f".refkit-{os.urandom(8).hex()}.tmp")
    try:
        with new.open("xb") as stream:
            stream.writelines(data)
            stream.flush()
            os.fsync(stream.fileno())
        if kept:
            new.chmod(stat.S_IMODE(kept.st_mode))
            with suppress(OSError, AttributeError):
                os.chown(new, kept.st_uid, kept.st_gid)
        new.replace(target)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise


def _source_error(source: object, error: Exception) -> SourceError:
    reason = error.strerror if isinstance(error, OSError) else None
    return SourceError(str(source), reason or str(error))
