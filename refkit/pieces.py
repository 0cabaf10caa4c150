"""Files in pieces that hold whole records, for files that no memory holds."""

import os
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import IO, Final

from attrs import frozen

from refkit.decoding import decode
from refkit.errors import RefkitError, RefkitWarning, SourceError
from refkit.files import FileId, find
from refkit.model import Reference, evolved
from refkit.pipeline import bibliography_format, loads
from refkit.plugins import FORMATS
from refkit.reading import iter_read

_PIECE: Final = 1 << 20
"""Bytes of a file that are read in one go, and a record more."""
_WINDOW: Final = 1 << 16
_LONGEST_END: Final = 256
_BOMS: Final = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")


@frozen
class Piece:
    """A part of a file that holds whole records; or all of it, where it has no parts."""

    path: Path
    start: int = 0
    stop: int | None = None


@frozen
class Contents:
    """What a piece gave."""

    references: Sequence[Reference] = ()
    warnings: tuple[str, ...] = ()
    error: RefkitError | None = None


def pieces_of(
    sources: Iterable[str | os.PathLike[str]], errors: list[RefkitError]
) -> list[Piece]:
    """The pieces of all files that paths, folders and glob patterns stand for.

    What cannot be found is added to ``errors``.
    """
    seen: set[FileId] = set()
    pieces: list[Piece] = []
    for source in sources:
        for found in find(source, seen):
            if isinstance(found, SourceError):
                errors.append(found)
            else:
                pieces += _pieces(found)
    return pieces


def read_piece(piece: Piece) -> Contents:
    """Read the references of a piece; what is wrong with it is told, not raised."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", RefkitWarning)
        try:
            found, error = _references(piece), None
        except RefkitError as raised:
            found, error = (), raised
    return Contents(found, tuple(str(each.message) for each in caught), error)


def _references(piece: Piece) -> Sequence[Reference]:
    if piece.stop is None:
        (reading,) = iter_read(piece.path)
        if reading.error:
            raise reading.error
        return reading.references
    format = bibliography_format(piece.path)
    assert format  # noqa: S101 - or it would not have been cut
    with piece.path.open("rb") as file:
        file.seek(piece.start)
        text = decode(file.read(piece.stop - piece.start))
    return [evolved(r, source=str(piece.path)) for r in loads(text, format)]


def _pieces(path: Path) -> Iterator[Piece]:
    name = bibliography_format(path)
    end = FORMATS.get(name).end if name else None
    cuts = _cuts(path, end) if end else []
    if len(cuts) > 2:
        yield from (Piece(path, start, stop) for start, stop in pairwise(cuts))
    else:
        yield Piece(path)


def _cuts(path: Path, end: "re.Pattern[bytes]") -> list[int]:
    """Where a file may be cut, its start and end included."""
    try:
        size = path.stat().st_size
        if not path.is_file() or size <= 2 * _PIECE:
            return []
        with path.open("rb") as file:
            if file.read(4).startswith(_BOMS):
                return []
            cuts = [0]
            while (cut := _behind_end(file, end, cuts[-1] + _PIECE)) < size:
                cuts.append(cut)
    except OSError:
        return []
    return [*cuts, size]


def _behind_end(file: IO[bytes], end: "re.Pattern[bytes]", start: int) -> int:
    """The place behind the first end of a record from ``start`` on, or of the file."""
    start -= 1  # which tells whether a line begins at the place itself
    file.seek(start)
    data = file.read(_WINDOW)
    while True:
        more = file.read(_WINDOW)
        found = end.search(data, 1)
        if found and (found.end() < len(data) or not more):
            return start + found.end()
        if not more:
            return start + len(data)
        if not found:
            start += max(0, len(data) - _LONGEST_END)
            data = data[-_LONGEST_END:]
        data += more
