"""CSL-JSON, the input of citeproc, pandoc and Zotero.

https://github.com/citation-style-language/schema (``csl-data.json``, version 1.0.2)
"""

import json
import warnings
from collections.abc import Iterable, Iterator
from functools import partial
from json.encoder import encode_basestring
from typing import Any, Final

from refkit.errors import FormatError, RefkitWarning
from refkit.formats.csl_items import item_of, reference_in
from refkit.formats.keys import citation_keys
from refkit.model import Reference
from refkit.plugins import Format

_FRAME: Final = ("[\n  ", ",\n  ", "\n]\n")


def write(references: Iterable[Reference], *, grounds: bool = False) -> str:
    """Write references as a JSON list of CSL items, each variable on a line.

    With ``grounds``, ``custom`` says under ``provenance`` what each field rests on; that
    is not read back.

    >>> print(write([Reference(type="book", title="Ethics", citation_key="spinoza1677")]))
    [
      {
        "id": "spinoza1677",
        "type": "book",
        "title": "Ethics"
      }
    ]
    <BLANKLINE>
    """
    references = tuple(references)
    keys = citation_keys(references)
    each = map(partial(item_of, grounds=grounds), references, keys)
    before, between, after = _FRAME
    items = between.join(map(_json_of, each))
    return f"{before}{items}{after}" if items else "[]\n"


def _record(reference: Reference, key: str) -> str:
    return _json_of(item_of(reference, key))


def _json_of(item: dict[str, Any]) -> str:
    lines = [
        f'"{name}": {_string(value) if type(value) is str else _json(value)}'
        for name, value in item.items()
    ]
    inside = ",\n    ".join(lines)
    return f"{{\n    {inside}\n  }}"


_string: Final = encode_basestring
_json: Final = json.JSONEncoder(ensure_ascii=False).encode


def read(text: str) -> Iterator[Reference]:
    """Read a list of CSL items, one item, or an object with ``items``.

    An unknown type is a ``document``.
    """
    return references_in(_items(text), "csl-json")


def references_in(items: list[Any], format: str) -> Iterator[Reference]:
    """Read items one after another; what is none is left out and reported."""
    for number, item in enumerate(items, start=1):
        if isinstance(item, dict):
            yield reference_in(item)
        else:
            warnings.warn(
                f"{format}: item {number} left out: not an object",
                RefkitWarning,
                stacklevel=2,
            )


def _items(text: str) -> list[Any]:
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise FormatError("csl-json", "nested too deeply") from None
    except ValueError as error:
        raise FormatError("csl-json", f"not JSON: {error}") from None
    items = listed(data)
    if items is None:
        raise FormatError("csl-json", "neither a list of items nor an item")
    return items


def listed(data: object) -> list[Any] | None:
    """The items of a list, of an object that holds one, or one item alone."""
    if isinstance(data, list):
        return data
    if not isinstance(data, dict):
        return None
    for name in ("items", "references"):
        if isinstance(data.get(name), list):
            return list(data[name])
    return [data] if "type" in data else None


CSL_JSON: Final = Format("csl-json", ".json", write, read, _record, frame=_FRAME)
