"""Libraries larger than memory: files in, deduplicated, one file out.

References are read by several processes piece by piece, and wait in a file of their own
until it is known which of them are one work. What is decided is what ``dedupe`` decides.
"""

import os
import pickle
import warnings
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Final

from attrs import frozen

from refkit.converting import Progress, framed, parted
from refkit.errors import RefkitError, RefkitWarning
from refkit.files import write_atomically
from refkit.formats.keys import told_apart, wanted_key
from refkit.matching.linking import link
from refkit.matching.merging import merge
from refkit.matching.shelf import Batch, batch_of, shelved
from refkit.matching.traits import traits_of
from refkit.model import Reference
from refkit.pieces import Piece, pieces_of, read_piece
from refkit.pipeline import format_of
from refkit.plugins import FORMATS
from refkit.processes import cores, spread

_CLUSTERS: Final = 2_000
"""Works that are merged and written in one go."""


@frozen
class Bulk:
    """How deduplication from file to file went."""

    references: int
    """How many were read."""
    works: int
    """How many were written."""
    errors: tuple[RefkitError, ...] = ()
    """What could not be read."""


@frozen
class _Read:
    batch: Batch
    references: tuple[bytes, ...]
    warnings: tuple[str, ...]
    error: RefkitError | None = None


def dedupe_files(
    sources: Iterable[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    format: str | None = None,
    *,
    merge_unsure: bool = False,
    merge_versions: bool = False,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Bulk:
    """Merge the copies of one work in files, and write what is left to another file.

    For libraries of any size: ``.ris`` and ``.jsonl`` are read and written record by
    record, and only what is compared of a record is in memory. The suffix of ``output``
    decides on the format where none is given. ``jobs`` processes share the work, one
    for each core if None; a program must be safe to import for that, as
    ``multiprocessing`` explains. ``progress`` is told how far the work is, step by
    step. Where nothing can be read, nothing is written.
    """
    format = format or format_of(output)
    FORMATS.get(format)
    jobs = jobs or cores()
    errors: list[RefkitError] = []
    pieces = pieces_of(sources, errors)
    with TemporaryDirectory(prefix="refkit-") as folder:
        store = _Store(Path(folder) / "references")
        stored = _stored(pieces, store, errors, jobs)
        read = _told(stored, len(pieces), "reading", progress)
        with shelved(read) as shelf:
            if progress:
                progress("comparing", 0.0)
            linked = link(
                shelf,
                judgements={},
                merge_unsure=merge_unsure,
                merge_versions=merge_versions,
                jobs=jobs,
            )
        clusters = _clusters(linked.first)
        if clusters or not errors:
            spool = Path(folder) / "texts"
            texts = _texts(clusters, store, format, spool, jobs, progress)
            write_atomically(Path(output), framed(texts, FORMATS.get(format)))
    return Bulk(len(linked.first), len(clusters), tuple(errors))


class _Store:
    """Pickled references in a file; other processes are told its name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.ends = array("Q", [0])
        path.touch()

    def add(self, file: IO[bytes], packed: Sequence[bytes]) -> None:
        for each in packed:
            file.write(each)
            self.ends.append(self.ends[-1] + len(each))

    def place(self, at: int) -> tuple[int, int]:
        """Where in the file a reference stands."""
        return self.ends[at], self.ends[at + 1]


def _stored(
    pieces: Iterable[Piece], store: _Store, errors: list[RefkitError], jobs: int
) -> Iterator[Batch]:
    """What is compared of the references of all pieces, while they are put away."""
    with store.path.open("wb") as file:
        for read in _done(_read, pieces, jobs):
            store.add(file, read.references)
            for message in read.warnings:
                warnings.warn(message, RefkitWarning, stacklevel=2)
            if read.error:
                errors.append(read.error)
            yield read.batch


def _done(work: Any, tasks: Iterable[Any], jobs: int) -> Iterator[Any]:
    if jobs == 1:
        return map(work, tasks)
    return spread(work, ((task, False) for task in tasks), jobs)


def _told(
    steps: Iterator[Any], count: int, name: str, progress: Progress | None
) -> Iterator[Any]:
    """Pass results on, and tell how many of all there are."""
    for done, step in enumerate(steps, start=1):
        yield step
        if progress:
            progress(name, min(1.0, done / count))


def _read(piece: Piece) -> _Read:
    contents = read_piece(piece)
    references = contents.references
    batch = batch_of([traits_of(reference) for reference in references])
    packed = tuple(pickle.dumps(reference) for reference in references)
    return _Read(batch, packed, contents.warnings, contents.error)


def _clusters(first: Sequence[int]) -> list[list[int]]:
    """The members of each work, in order of first appearance."""
    numbers: dict[int, int] = {}
    found: list[list[int]] = []
    for at, leader in enumerate(first):
        number = numbers.setdefault(leader, len(found))
        if number == len(found):
            found.append([])
        found[number].append(at)
    return found


def _texts(
    clusters: Sequence[Sequence[int]],
    store: _Store,
    format: str,
    spool: Path,
    jobs: int,
    progress: Progress | None,
) -> Iterator[str]:
    """The merged references as text, one after another."""
    places = (
        [
            [store.place(at) for at in members]
            for members in clusters[at : at + _CLUSTERS]
        ]
        for at in range(0, len(clusters), _CLUSTERS)
    )
    count = -(-len(clusters) // _CLUSTERS)
    if FORMATS.get(format).record is None:
        merged = _done(partial(_merged, store.path), places, jobs)
        merged = _told(merged, count, "writing", progress)
        yield FORMATS.get(format).written(chain.from_iterable(merged))
        return
    wanted: list[tuple[str | None, str]] = []
    with ExitStack() as stack:
        file = stack.enter_context(spool.open("w+b"))
        written = _done(partial(_written, store.path, format), places, jobs)
        for done in _told(written, count, "writing", progress):
            wanted += done[1]
            pickle.dump(done[0], file)
        keys = iter(told_apart(wanted))
        end = file.tell()
        file.seek(0)
        while file.tell() < end:
            for before, after in pickle.load(file):  # noqa: S301 - we have written it
                yield f"{before}{next(keys)}{after}"


def _merged(
    path: Path, clusters: Sequence[Sequence[tuple[int, int]]]
) -> list[Reference]:
    with path.open("rb") as file:

        def reference(start: int, stop: int) -> Reference:
            file.seek(start)
            read: Reference = pickle.loads(file.read(stop - start))  # noqa: S301
            return read

        return [merge([reference(*place) for place in each]) for each in clusters]


def _written(
    path: Path, format: str, clusters: Sequence[Sequence[tuple[int, int]]]
) -> tuple[list[tuple[str, str]], list[tuple[str | None, str]]]:
    """Each work as the text before its key and after it, and the key that it wants."""
    record = FORMATS.get(format).record
    assert record  # noqa: S101 - asked before
    merged = _merged(path, clusters)
    return (
        [parted(reference, record) for reference in merged],
        [wanted_key(reference) for reference in merged],
    )
