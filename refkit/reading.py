"""Reading files: what each of them is, and what it gives."""

import os
import sys
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from attrs import evolve, frozen

from refkit.decoding import decode, to_scrape
from refkit.errors import FormatError, RefkitError, RefkitWarning, SourceError
from refkit.files import FileId, find, name_of, read_bytes, read_stream
from refkit.model import Reference, Scrape
from refkit.pipeline import bibliography_format, loads, recover_scrape

Source = str | os.PathLike[str] | IO[str] | IO[bytes]
"""A path, a folder, a glob pattern, ``-`` for standard input, or an open file."""


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
    """Readings to come; ``operator.length_hint`` tells how many."""

    def __init__(self, found: Iterable["Path | IO[Any] | SourceError"]) -> None:
        self._left = list(found)[::-1]

    def __next__(self) -> Reading:
        if not self._left:
            raise StopIteration
        return _reading(self._left.pop())

    def __length_hint__(self) -> int:
        return len(self._left)


def read(source: Source) -> list[Reference]:
    """Read the references of a path, folder, glob pattern or open file.

    Bibliographies are told by their suffix (``.bib``, ``.ris``, ``.json``); all else
    is a scrape. What ``source`` itself names must be readable, else ``SourceError``
    or ``FormatError``; a bad file inside a folder is a ``RefkitWarning``.
    """
    references: list[Reference] = []
    is_path = isinstance(source, str | os.PathLike) and source != "-"
    for reading in iter_read(source):
        if reading.error is None:
            references.extend(reading.references)
        elif not is_path or reading.source == _name(source):
            raise reading.error
        else:
            warnings.warn(str(reading.error), RefkitWarning, stacklevel=2)
    return references


def iter_read(*sources: Source) -> Readings:
    """Read sources file by file; what cannot be read is reported, not raised."""
    return Readings(_found(sources))


def _found(sources: Iterable[Source]) -> Iterator[Path | IO[Any] | SourceError]:
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


def _reading(found: Path | IO[Any] | SourceError) -> Reading:
    if isinstance(found, SourceError):
        return Reading(found.source, error=found)
    name = _name(found)
    try:
        if isinstance(found, Path):
            return _read(name, read_bytes(found))
        return _read(name, read_stream(found))
    except RefkitError as error:
        return Reading(name, error=error)


def _read(name: str, content: str | bytes) -> Reading:
    format = bibliography_format(name)
    if format is None:
        scrape = to_scrape(content)
        return Reading(name, tuple(recover_scrape(scrape, source=name)), scrape)
    text = content if isinstance(content, str) else decode(content)
    references = _loads_as_named(name, text, format)
    return Reading(name, tuple(evolve(r, source=name) for r in references))


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
