"""An index made from files of works: beside its place, and moved there when complete."""

import os
import sqlite3
import warnings
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Final

from attrs import frozen

from refkit.errors import RefkitWarning, SourceError
from refkit.files import find
from refkit.index import tantivy_words
from refkit.index.inputs import Block, blocks, damaged, works_in
from refkit.index.records import Shelf, shelved
from refkit.index.store import (
    Engine,
    File,
    IndexFacts,
    begin,
    files_read,
    finish,
    index_facts,
    note_file,
    put,
    said_in,
)
from refkit.processes import cores, spread

_SHOWN: Final = 5
"""Damaged files that an error names."""

Source = str | os.PathLike[str]


@frozen
class _Read:
    """What was read of a block."""

    file: File
    shelves: Sequence[Shelf]
    rejected: Mapping[str, int]
    error: SourceError | None = None


@frozen
class _Filling:
    """An index that is being filled, and how."""

    index: sqlite3.Connection
    engine: Engine
    jobs: int
    progress: Callable[[int, int, int], None] | None


def build_index(
    sources: Source | Iterable[Source],
    output: Source,
    *,
    engine: Engine = "sqlite",
    jobs: int | None = None,
    progress: Callable[[int, int, int], None] | None = None,
) -> IndexFacts:
    """Make an index of works from files of Crossref's, for ``refkit.local_index``.

    The files hold messages of Crossref's, one a line or as ``{"items": […]}``,
    compressed with gzip or not. They are read one after another, in ``jobs`` processes,
    and what is read is kept in ``output`` with ``.partial`` behind it: a build that was
    broken off goes on there when it is called again with the same files, or more.
    ``progress`` is told how many bytes of all have been read, and how many works.
    ``engine`` finds works by their words: SQLite, which is part of Python, or tantivy, an
    extra that is quicker with millions of works. It keeps them in a folder of its own,
    ``output`` with ``.words-`` and some letters behind it, that belongs to the index.

    Lines that are no works are left out, with a ``RefkitWarning``. When a file cannot
    be read to its end the others still are, and then there is a ``SourceError``: the
    index is complete when all of its files are.
    """
    files = _files([sources] if isinstance(sources, str | os.PathLike) else sources)
    target = Path(os.path.realpath(output))
    if target.is_dir() or not target.parent.is_dir():
        raise SourceError(str(output), "an index cannot be written there")
    if engine == "tantivy":
        tantivy_words.require()
    beside = target.with_name(f"{target.name}.partial")
    try:
        with closing(_begun(beside, files, engine)) as index:
            filling = _Filling(index, engine, jobs or cores(), progress)
            errors = _fill(filling, files)
            if errors:
                raise _unfinished(errors)
            folder = _words_beside(target, index) if engine == "tantivy" else ""
            finish(index, folder)
        beside.replace(target)
        _clear_words(target, folder)
    except (OSError, sqlite3.Error) as error:
        raise _failure(beside, error) from error
    return index_facts(target)


def _words_beside(target: Path, index: sqlite3.Connection) -> str:
    """Write the words of an index into a folder beside it, and give its name."""
    folder = Path(mkdtemp(prefix=f"{target.name}.words-", dir=target.parent))
    try:
        tantivy_words.write(folder, said_in(index))
    except ValueError as error:
        raise SourceError(str(folder), str(error)) from error
    return folder.name


def _clear_words(target: Path, folder: str) -> None:
    """Remove the words of the index that was there, and of builds that were broken off."""
    for each in target.parent.iterdir():
        name = each.name
        if name.startswith(f"{target.name}.words-") and name != folder:
            rmtree(each, ignore_errors=True)


def _files(sources: Iterable[Source]) -> list[File]:
    """The files that are named, or lie in folders that are."""
    seen: set[tuple[int, int]] = set()
    found: list[File] = []
    for path in (path for source in sources for path in find(source, seen)):
        if isinstance(path, SourceError):
            raise path
        status = path.stat()
        found.append((str(path.absolute()), status.st_size, status.st_mtime_ns))
    if not found:
        raise SourceError("the index", "there are no files to make it from")
    return found


def _begun(path: Path, files: Sequence[File], engine: Engine) -> sqlite3.Connection:
    """An index to go on with, if it has nothing but what these files say, or a new one."""
    if path.exists():
        try:
            index = begin(path, engine)
            if set(files_read(index)) <= set(files):
                return index
            index.close()
        except sqlite3.DatabaseError as error:
            if "locked" in str(error):
                raise
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
    return begin(path, engine)


def _fill(to: _Filling, files: Sequence[File]) -> list[SourceError]:
    """Read into an index what it has not read yet; give the files that cannot be read."""
    index = to.index
    done = set(files_read(index))
    total = sum(size for _, size, _ in files)
    so_far = sum(size for _, size, _ in done)
    works = 0
    errors = []
    waiting = [file for file in files if file not in done]
    for file, readings in groupby(_readings(waiting, to.jobs), lambda read: read.file):
        index.execute("BEGIN")
        try:
            works += _add(to, file, readings)
        except SourceError as error:
            index.execute("ROLLBACK")
            errors.append(error)
        else:
            index.execute("COMMIT")
        so_far += file[1]
        if to.progress:
            to.progress(so_far, total, works)
    return errors


def _readings(files: Iterable[File], jobs: int) -> Iterator[_Read]:
    tasks = ((part, False) for file in files for part in _parts(file))
    if jobs > 1:
        return spread(_read, tasks, jobs)
    return (_read(task) for task, _ in tasks)


def _parts(file: File) -> Iterator[tuple[File, Block | SourceError]]:
    try:
        for block in blocks(Path(file[0])):
            yield file, block
    except SourceError as error:
        yield file, error


def _read(part: tuple[File, Block | SourceError]) -> _Read:
    """Read a block; done in another process."""
    file, block = part
    if isinstance(block, SourceError):
        return _Read(file, (), Counter(), block)
    rejected: Counter[str] = Counter()
    try:
        shelves = tuple(shelved(works_in(block, rejected), rejected))
    except (OSError, EOFError, zlib.error) as error:
        return _Read(file, (), rejected, damaged(Path(file[0]), error))
    return _Read(file, shelves, rejected)


def _add(to: _Filling, file: File, readings: Iterable[_Read]) -> int:
    """Add what a file says, and give the number of works in it."""
    works = searchable = 0
    rejected: Counter[str] = Counter()
    error = None
    for read in readings:
        error = error or read.error
        if error:
            continue  # to the next file
        put(to.index, read.shelves, to.engine)
        rejected.update(read.rejected)
        works += sum(len(shelf.works) for shelf in read.shelves)
        searchable += sum(bool(said) for s in read.shelves for _, said in s.works)
    if error is None and rejected and not works:
        error = SourceError(file[0], "no works of Crossref's in it")
    if error:
        raise error
    note_file(to.index, file, searchable, rejected.total())
    for why, number in rejected.items():
        text = f"{file[0]}: {number} left out: {why}"
        warnings.warn(text, RefkitWarning, stacklevel=2)
    return works


def _unfinished(errors: Sequence[SourceError]) -> SourceError:
    """The error that names files that could not be read."""
    more = f"; and {len(errors) - _SHOWN} more" if len(errors) > _SHOWN else ""
    said = "; ".join(str(error) for error in errors[:_SHOWN])
    return SourceError(
        "the index is not complete",
        f"{said}{more}; mend them or leave them out, and build again:"
        " what the other files say is kept",
    )


def _failure(path: Path, error: Exception) -> SourceError:
    """The error that tells why an index cannot be written."""
    if isinstance(error, SourceError):
        return error
    reason = error.strerror if isinstance(error, OSError) else None
    if "locked" in str(error):
        reason = "another process is building it"
    return SourceError(str(path), reason or str(error))
