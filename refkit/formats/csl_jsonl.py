"""CSL-JSON Lines: one CSL item on each line, for libraries that no memory holds.

https://jsonlines.org/
"""

import json
import re
import warnings
from collections.abc import Iterable, Iterator
from typing import Any, Final

from refkit.errors import FormatError, RefkitWarning
from refkit.formats.csl_items import item_of, reference_in
from refkit.formats.keys import citation_keys
from refkit.model import Reference
from refkit.plugins import Format


def write(references: Iterable[Reference]) -> str:
    """Write each reference as a line of JSON.

    >>> write([Reference(type="book", title="Ethics", citation_key="spinoza1677")])
    '{"id":"spinoza1677","type":"book","title":"Ethics"}\\n'
    """
    references = tuple(references)
    return "".join(map(_line, references, citation_keys(references)))


def _line(reference: Reference, key: str) -> str:
    item = item_of(reference, key)
    return json.dumps(item, ensure_ascii=False, separators=(",", ":")) + "\n"


def read(text: str) -> Iterator[Reference]:
    """Read an item from each line; a line that holds none is left out and reported.

    Where no line holds an item, ``FormatError`` is raised.
    """
    lines = [line for line in text.removeprefix("\ufeff").split("\n") if line.strip()]
    items = [_item(line) for line in lines]
    if lines and not any(items):
        raise FormatError("csl-jsonl", "no line is a CSL item")
    for number, item in enumerate(items, start=1):
        if item:
            yield reference_in(item)
        else:
            warnings.warn(
                f"csl-jsonl: item {number} left out: no CSL item",
                RefkitWarning,
                stacklevel=2,
            )


def _item(line: str) -> dict[str, Any] | None:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        return None
    said = isinstance(item, dict) and not item.keys().isdisjoint({"type", "title"})
    return item if said else None


_END: Final = re.compile(rb"\n")

CSL_JSONL: Final = Format("csl-jsonl", ".jsonl", write, read, _line, _END)
