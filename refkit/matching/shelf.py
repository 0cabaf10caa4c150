"""Traits of many records on disk, read one by one, by several processes at once.

In memory the traits of a record take some 2 KB, as a row of a file 300 bytes; and what
processes read of a file they share.
"""

import marshal
import mmap
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import cached_property
from pathlib import Path
from struct import Struct
from typing import Final, overload

from attrs import frozen

from refkit.matching.keys import FAMILIES, Family, Key, sketch, stamp
from refkit.matching.rows import row_of, traits_in
from refkit.matching.traits import Traits

_ROWS: Final = "rows"
_ENDS: Final = "ends"
_SKETCHES: Final = "sketches"
_STAMPS: Final = "stamps"
_LENGTH: Final = Struct("<Q")


@frozen
class Batch:
    """Some records as rows, and their keys, packed family by family."""

    rows: bytes
    lengths: tuple[int, ...]
    sketches: tuple[int, ...]
    stamps: tuple[int, ...]
    keys: tuple[bytes, ...]


def batch_of(records: Sequence[Traits]) -> Batch:
    """Pack records and work out their keys."""
    rows = [row_of(record) for record in records]
    keys = (marshal.dumps([tuple(of(r)) for r in records]) for of in FAMILIES)
    sketches, stamps = tuple(map(sketch, records)), tuple(map(stamp, records))
    return Batch(b"".join(rows), tuple(map(len, rows)), sketches, stamps, tuple(keys))


class Shelf(Sequence[Traits]):
    """Records in files of a folder; to another process only the path is sent."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rows = _mapped(folder / _ROWS)
        self._offsets = _mapped(folder / _ENDS)
        self._ends = memoryview(self._offsets).cast("Q")

    def __reduce__(self) -> tuple[type["Shelf"], tuple[Path]]:
        return Shelf, (self._folder,)

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> Traits: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Traits]: ...
    def __getitem__(self, at: int | slice) -> Traits | Sequence[Traits]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        if not 0 <= at < len(self):
            raise IndexError(at)
        return traits_in(self._rows[self._ends[at] : self._ends[at + 1]])

    @cached_property
    def sketches(self) -> "array[int]":
        """The sketch of each record's title."""
        return array("Q", (self._folder / _SKETCHES).read_bytes())

    @cached_property
    def stamps(self) -> "array[int]":
        """The stamp of each record."""
        return array("Q", (self._folder / _STAMPS).read_bytes())

    def close(self) -> None:
        """Let go of the files, so that any system can delete them."""
        self._ends.release()
        self._offsets.close()
        self._rows.close()

    def keys(self, family: Family) -> Iterator[tuple[int, Key]]:
        """Each record's position with each of its keys, in order."""
        at = 0
        with (self._folder / str(FAMILIES.index(family))).open("rb") as file:
            while length := file.read(_LENGTH.size):
                packed = file.read(*_LENGTH.unpack(length))
                for keys in marshal.loads(packed):  # noqa: S302 - we have written it
                    for key in keys:
                        yield at, key
                    at += 1


@contextmanager
def shelved(batches: Iterable[Batch]) -> Iterator[Shelf]:
    """Keep records in files until the block ends."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="refkit-") as folder:
        _write(Path(folder), batches)
        with closing(Shelf(Path(folder))) as shelf:
            yield shelf


def _write(folder: Path, batches: Iterable[Batch]) -> None:
    ends, sketches, stamps = array("Q", [0]), array("Q"), array("Q")
    with ExitStack() as stack:
        names = (_ROWS, *map(str, range(len(FAMILIES))))
        rows, *families = (
            stack.enter_context((folder / name).open("wb")) for name in names
        )
        for batch in batches:
            rows.write(batch.rows)
            sketches.extend(batch.sketches)
            stamps.extend(batch.stamps)
            for length in batch.lengths:
                ends.append(ends[-1] + length)
            for file, keys in zip(families, batch.keys, strict=True):
                file.write(_LENGTH.pack(len(keys)) + keys)
        rows.write(b"\0")  # nothing can be mapped of an empty file
    (folder / _ENDS).write_bytes(ends)
    (folder / _SKETCHES).write_bytes(sketches)
    (folder / _STAMPS).write_bytes(stamps)


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
