"""Bibliographies of any size in another format, record by record."""

import os
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from refkit.errors import RefkitError, RefkitWarning
from refkit.files import write_atomically
from refkit.formats.keys import key_giver, wanted_key
from refkit.model import Reference
from refkit.pieces import Piece, pieces_of, read_piece
from refkit.pipeline import format_of
from refkit.plugins import FORMATS, Format
from refkit.processes import cores, spread

MARK: Final = "\ue0ff"
"""Where the key of a record goes, which is not known when the rest is."""
Progress = Callable[[str, float], None]
"""Told which step is being taken, and what share of it is done, from 0 to 1."""
Written = tuple[str, str]
"""A record as the text before its key and the text after it."""
Wanted = tuple[str | None, str]


@frozen
class Converted:
    """How it went from file to file."""

    references: int
    """How many were read and written."""
    errors: tuple[RefkitError, ...] = ()
    """What could not be read."""


@frozen
class _Part:
    written: tuple[Written, ...]
    wanted: tuple[Wanted, ...]
    warnings: tuple[str, ...]
    error: RefkitError | None


def convert_files(
    sources: Iterable[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    format: str | None = None,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Converted:
    """Write the references of files to another file, in memory that does not grow.

    That holds for formats whose files are one record after another, such as RIS and
    CSL-JSON Lines, and for writing CSL-JSON; a file in any other is held as a whole.
    The suffix of ``output`` decides on the format where none is given. Keys are unique,
    and the first of two equal ones is kept as it is. ``jobs`` processes share the work,
    one for each core if None. Where nothing can be read, nothing is written.
    """
    format = format or format_of(output)
    FORMATS.get(format).written(())
    errors: list[RefkitError] = []
    pieces = pieces_of(sources, errors)
    counts: list[int] = []
    jobs = jobs or cores()
    texts = _texts(pieces, format, counts, errors, jobs, progress)
    first = next(texts, None)
    if first is not None or not errors:
        rest = chain(() if first is None else (first,), texts)
        write_atomically(Path(output), framed(rest, FORMATS.get(format)))
    return Converted(sum(counts), tuple(errors))


def framed(texts: Iterable[str], format: Format) -> Iterator[str]:
    """Records as the text of a whole file."""
    before, between, after = format.frame
    texts = iter(texts)
    first = next(texts, None)
    if first is None:
        yield format.written(())
        return
    yield before + first
    for text in texts:
        yield between + text
    yield after


def parted(reference: Reference, record: Callable[[Reference, str], str]) -> Written:
    """A record before and after its key."""
    before, _, after = record(reference, MARK).partition(MARK)
    return before, after


def _texts(
    pieces: list[Piece],
    format: str,
    counts: list[int],
    errors: list[RefkitError],
    jobs: int,
    progress: Progress | None,
) -> Iterator[str]:
    if FORMATS.get(format).record is None:
        found = map(read_piece, pieces)
        parts: Iterator[Any] = _told(found, len(pieces), counts, errors, progress)
        references = [each for part in parts for each in part.references]
        if references:
            yield FORMATS.get(format).written(references)
        return
    work = partial(_written, format)
    done = (
        map(work, pieces)
        if jobs == 1
        else spread(work, ((piece, False) for piece in pieces), jobs)
    )
    give = key_giver()
    for part in _told(done, len(pieces), counts, errors, progress):
        for (before, after), wanted in zip(part.written, part.wanted, strict=True):
            yield f"{before}{give(*wanted)}{after}"


def _told(
    parts: Iterator[Any],
    count: int,
    counts: list[int],
    errors: list[RefkitError],
    progress: Progress | None,
) -> Iterator[Any]:
    """Pass parts on, and tell what was read and what was wrong with it."""
    for done, part in enumerate(parts, start=1):
        for message in part.warnings:
            warnings.warn(message, RefkitWarning, stacklevel=2)
        if part.error:
            errors.append(part.error)
        held = part.written if isinstance(part, _Part) else part.references
        counts.append(len(held))
        yield part
        if progress:
            progress("writing", done / count)


def _written(format: str, piece: Piece) -> _Part:
    record = FORMATS.get(format).record
    assert record  # noqa: S101 - asked before
    contents = read_piece(piece)
    return _Part(
        tuple(parted(reference, record) for reference in contents.references),
        tuple(map(wanted_key, contents.references)),
        contents.warnings,
        contents.error,
    )
