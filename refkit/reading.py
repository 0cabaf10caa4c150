"""Reading files: what each of them is, and what it gives."""

import os
import sys
import warnings
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import count, groupby, islice
from pathlib import Path
from time import monotonic
from typing import IO, Any, Final

from attrs import frozen

from refkit.decoding import decode, to_scrape
from refkit.errors import FormatError, RefkitError, RefkitWarning, SourceError
from refkit.files import FileId, find, name_of, read_bytes, read_stream
from refkit.model import Reference, Scrape, evolved
from refkit.pipeline import bibliography_format, format_told, loads, recover_scrape
from refkit.plugins import FORMATS
from refkit.processes import cores, spread

Source = str | os.PathLike[str] | IO[str] | IO[bytes]
"""A path, a folder, a glob pattern, ``-`` for standard input, or an open file."""

Found = Path | IO[Any] | SourceError
Caught = tuple[str, type[Warning]]

_SURE: Final = 0.2
"""Seconds of reading that show how long the rest will take."""
_START: Final = 0.5
"""Seconds to be saved, or the start of processes is not repaid."""
_BATCH: Final = 4
"""Files that a process reads in one go; more would make their results wait longer."""


@frozen
class Reading:
    """What one file gave: references, or the error that kept it from being read.

    ``scrape`` is None for a bibliography, for that holds references and no claims.
    """

    source: str
    references: tuple[Reference, ...] = ()
    scrape: Scrape | None = None
    error: RefkitError | None = None


class Readings(Iterator[Reading]):
    """Readings to come; ``operator.length_hint`` tells how many.

    ``close`` ends the processes that read ahead, if the rest is not wanted.
    """

    def __init__(self, found: Iterable[Found], jobs: int | None) -> None:
        waiting = deque(found)
        self._left = len(waiting)
        self._readings = _readings(waiting, jobs)

    def __next__(self) -> Reading:
        reading = next(self._readings)
        self._left -= 1
        return reading

    def __length_hint__(self) -> int:
        return self._left

    def close(self) -> None:
        self._left = 0
        self._readings.close()


def read(source: Source, *, jobs: int | None = 1) -> list[Reference]:
    """Read the references of a path, folder, glob pattern or open file.

    Bibliographies are told by their content or else by their suffix; all else is a
    scrape. What ``source`` itself names must be readable, else ``SourceError`` or
    ``FormatError``; a bad file inside a folder is a ``RefkitWarning``. ``jobs`` is
    explained at ``iter_read``.
    """
    references: list[Reference] = []
    is_path = isinstance(source, str | os.PathLike) and source != "-"
    with closing(iter_read(source, jobs=jobs)) as readings:
        for reading in readings:
            if reading.error is None:
                references.extend(reading.references)
            elif not is_path or reading.source == _name(source):
                raise reading.error
            else:
                warnings.warn(str(reading.error), RefkitWarning, stacklevel=2)
    return references


def iter_read(*sources: Source, jobs: int | None = 1) -> Readings:
    """Read sources file by file; what cannot be read is reported, not raised.

    The work is shared by so many processes. None means one for each core, but only
    when so much is left to read that they are worth their start. A program that asks
    for more than one must be safe to import, as ``multiprocessing`` explains.
    """
    if jobs is not None and jobs < 1:
        raise ValueError(f"{jobs} jobs do no work")
    return Readings(_found(sources), jobs)


def _readings(waiting: deque[Found], jobs: int | None) -> Generator[Reading]:
    if jobs is None:
        jobs = cores()
        yield from _until_processes_pay(waiting, jobs)
    while waiting and jobs == 1:
        yield _reading(waiting.popleft())
    if not waiting:
        return
    for batch in spread(_batch, _batches(waiting, jobs), jobs):
        for reading, caught in batch:
            for message, category in caught:
                warnings.warn(message, category, stacklevel=3)
            yield reading


def _until_processes_pay(waiting: deque[Found], jobs: int) -> Iterator[Reading]:
    if waiting:
        yield _reading(waiting.popleft())  # loads what reading needs: no measure of it
    spent = 0.0
    for done in count(1):
        if not waiting:
            return
        started = monotonic()
        reading = _reading(waiting.popleft())
        spent += monotonic() - started
        yield reading
        saved = spent / done * len(waiting) * (1 - 1 / jobs)
        if spent > _SURE and saved > _START:
            return


def _batches(
    waiting: deque[Found], jobs: int
) -> Iterator[tuple[tuple[Found, ...], bool]]:
    """Files to be read in one go, and whether that can only be done in this process."""
    most = max(1, min(_BATCH, len(waiting) // (2 * jobs)))
    for here, run in groupby(waiting, _is_ours):
        while batch := tuple(islice(run, most)):
            yield batch, here


def _is_ours(found: Found) -> bool:
    """Whether another process might find something else there, or nothing."""
    if not isinstance(found, Path):
        return True
    try:
        if not found.is_file():
            return True
        while found.is_symlink():  # such as /dev/stdin, when that is a file
            found = found.parent / found.readlink()
            if found.parts[1:2] in {("dev",), ("proc",)}:
                return True
    except OSError:
        return True
    return False


def _batch(found: Sequence[Found]) -> list[tuple[Reading, list[Caught]]]:
    """Readings with their warnings, which are to be given where they are wanted."""
    batch = []
    for each in found:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            reading = _reading(each)
        batch.append((reading, [(str(each.message), each.category) for each in caught]))
    return batch


def _found(sources: Iterable[Source]) -> Iterator[Found]:
    seen: set[FileId] = set()
    for source in sources:
        if not isinstance(source, str | os.PathLike):
            yield source
        elif source == "-":
            yield _standard_input()
        else:
            yield from find(source, seen)


def _standard_input() -> IO[bytes] | SourceError:
    if sys.stdin is None:
        return SourceError("-", "standard input is closed")
    return sys.stdin.buffer


def _reading(found: Found) -> Reading:
    if isinstance(found, SourceError):
        return Reading(found.source, error=found)
    name = _name(found)
    try:
        if isinstance(found, Path):
            return _read(name, read_bytes(found))
        return _read(name, read_stream(found))
    except RefkitError as error:
        return Reading(name, error=error)


def read_lines(source: str | os.PathLike[str]) -> list[str]:
    """Read the lines of a text file, or of ``-``, standard input; empty ones left out.

    Raises ``SourceError`` when it cannot be read.
    """
    if source == "-":
        found = _standard_input()
        if isinstance(found, SourceError):
            raise found
        content = read_stream(found)
    else:
        content = read_bytes(Path(source))
    lines = to_scrape(content, media_type="text/plain").text.splitlines()
    return [line for line in map(str.strip, lines) if line]


def _read(name: str, content: str | bytes) -> Reading:
    text = content if isinstance(content, str) else decode(content)
    format = format_told(name, text)
    if format is None:
        scrape = to_scrape(text)
        return Reading(name, tuple(recover_scrape(scrape, source=name)), scrape)
    _tell_if_misnamed(name, format)
    references = _loads_as_named(name, text, format)
    return Reading(name, tuple(evolved(r, source=name) for r in references))


def _tell_if_misnamed(name: str, format: str) -> None:
    named = bibliography_format(name)
    given, own = Path(name).suffix.lower(), FORMATS.get(format).suffix
    # Lines of JSON are called .json as well, and the other way round.
    if named in {None, format} or given.startswith(own) or own.startswith(given):
        return
    message = f"{name}: read as {format}, which it holds, and not as {named}"
    warnings.warn(message, RefkitWarning, stacklevel=2)


def _loads_as_named(name: str, text: str, format: str) -> list[Reference]:
    """Read a bibliography, with its file named in whatever is wrong with it."""
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", RefkitWarning)
            references = loads(text, format)
    except FormatError as error:
        where = ", ".join(filter(None, (name, error.record)))
        raise FormatError(error.format_name, error.reason, record=where) from error
    for warning in caught:
        warnings.warn(f"{name}: {warning.message}", warning.category, stacklevel=2)
    return references


def _name(source: Source) -> str:
    if isinstance(source, str | os.PathLike):
        return os.fspath(source) and str(Path(source))
    return name_of(source)
