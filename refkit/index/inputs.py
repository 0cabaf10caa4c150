"""Files of works: lines of JSON or ``{"items": […]}``, compressed with gzip or not.

A file is cut into blocks that other processes read. One of ordinary size is a block
as it stands; of a larger one some lines are a block each.
"""

import gzip
import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final

from attrs import frozen

from refkit.errors import SourceError
from refkit.index.notation import load

_WHOLE: Final = 1 << 25
"""Bytes of a file that is one block; files of Crossref's have 6 MB on average."""
_AT_ONCE: Final = 1 << 20
"""Bytes that are unpacked at once: with few, each line would take several steps."""
_BLOCK: Final = 1 << 22
"""Bytes of lines that make a block."""
LONGEST_LINE: Final = 1 << 24
"""Bytes of one work; longer lines are left out."""
_LARGEST: Final = 1 << 30
"""Bytes of ``{"items": […]}``, which is read at once."""
_ITEMS: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"items"\s*:')
_HEAD: Final = 256
_PACKED: Final = b"\x1f\x8b"
_REFERENCES: Final = b'"reference":[{'
_REFERENCES_END: Final = b'}],"'


@frozen
class Block:
    """Part of a file, or all of it."""

    path: Path
    data: bytes | None = None
    """What the part says; None for all of the file."""


def blocks(path: Path) -> Iterator[Block]:
    """Cut a file into blocks; ``SourceError`` if it cannot be read to its end."""
    try:
        with path.open("rb") as file:
            if file.seek(0, io.SEEK_END) <= _WHOLE:
                yield Block(path)
                return
            stream = _unpacked(file)
            if _ITEMS.match(stream.peek(_HEAD)):
                yield Block(path)
                return
            while some := stream.read(_BLOCK):
                # A line that is too long is cut, and its parts are no works.
                rest = stream.readline(LONGEST_LINE) if some[-1:] != b"\n" else b""
                yield Block(path, some + rest)
    except (OSError, EOFError, zlib.error) as error:
        raise damaged(path, error) from error


def works_in(block: Block, rejected: Counter[str]) -> Iterator[Any]:
    """Read the works of a block; why something was left out is added to the rejected.

    Raises ``OSError``, ``EOFError`` or ``zlib.error`` when it is damaged.
    """
    if block.data is not None:
        yield from _works_in(io.BufferedReader(io.BytesIO(block.data)), rejected)
        return
    with block.path.open("rb") as file:
        yield from _works_in(_unpacked(file), rejected)


def _unpacked(file: io.BufferedReader) -> io.BufferedReader:
    """What a file says, from its beginning."""
    file.seek(0)
    if not file.peek(len(_PACKED)).startswith(_PACKED):
        return file
    return io.BufferedReader(gzip.GzipFile(fileobj=file), _AT_ONCE)


def _works_in(stream: io.BufferedReader, rejected: Counter[str]) -> Iterator[Any]:
    if _ITEMS.match(stream.peek(_HEAD)):
        yield from _items(stream.read(_LARGEST + 1))
        return
    for line in _lines(stream, rejected):
        work = _parsed(line)
        if work is None:
            rejected["not JSON"] += 1
        else:
            yield work


def damaged(path: Path, error: Exception) -> SourceError:
    """The error that tells why a file cannot be read to its end."""
    if isinstance(error, SourceError):
        return error
    if isinstance(error, OSError) and error.strerror:
        return SourceError(str(path), error.strerror)
    if isinstance(error, EOFError):
        return SourceError(str(path), "it breaks off; it may not be downloaded whole")
    if isinstance(error, gzip.BadGzipFile | zlib.error):
        return SourceError(str(path), "what is compressed in it is damaged")
    return SourceError(str(path), str(error))


def _items(data: bytes) -> list[Any]:
    if len(data) > _LARGEST:
        raise OSError(f"larger than {_LARGEST >> 20} MiB in one piece")
    said = _parsed(data)
    items = said.get("items") if isinstance(said, dict) else None
    if not isinstance(items, list):
        raise OSError(
            'not a list of works: {"items": [...]} breaks off or is malformed'
        )
    return items


def _lines(stream: IO[bytes], rejected: Counter[str]) -> Iterator[bytes]:
    while line := stream.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE and line[-1:] != b"\n":
            while line and line[-1:] != b"\n":
                line = stream.readline(LONGEST_LINE)
            rejected[f"a line of more than {LONGEST_LINE >> 20} MiB"] += 1
        elif not line.isspace():
            yield line


def _parsed(data: bytes) -> Any:
    """Parse JSON; None if it is none.

    What a work cites is most of it, and kept of it is nothing: parsing it would take
    longer than all the rest. A cut in the wrong place leaves what is not JSON.
    """
    for each in (_without_references(data), data):
        try:
            return load(each)
        except (ValueError, RecursionError):
            continue
    return None


def _without_references(data: bytes) -> bytes:
    pieces = []
    start = 0
    while (at := data.find(_REFERENCES, start)) >= 0:
        end = data.find(_REFERENCES_END, at)
        if end < 0:
            break
        pieces.append(data[start:at])
        start = end + len(_REFERENCES_END) - 1
    return b"".join((*pieces, data[start:])) if pieces else data
