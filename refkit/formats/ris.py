"""RIS, the tagged format Zotero, EndNote and Mendeley all read.

https://en.wikipedia.org/wiki/RIS_(file_format)

Of the many tags for one thing, those are written that Zotero, pandoc, citation-js
and bibutils were all seen to read right; many more are read.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from refkit.errors import FormatError
from refkit.formats.exact import from_json, restored
from refkit.formats.keys import citation_keys
from refkit.formats.ris_lines import Record, has_record, records
from refkit.formats.ris_records import EXACT, reference
from refkit.formats.ris_writing import record, shown
from refkit.model import Reference
from refkit.plugins import Format


def write(references: Iterable[Reference]) -> str:
    """Write references one after another, each closed by ``ER``.

    >>> write([Reference(title="On the Hypotheses")]).splitlines()
    ['TY  - GEN', 'ID  - anonhypotheses', 'TI  - On the Hypotheses', 'ER  - ', '']
    """
    references = tuple(references)
    return "".join(map(record, references, citation_keys(references)))


def read(text: str) -> Iterator[Reference]:
    """Read every record, however its writer spelled the tags.

    A record without ``ER`` ends where the next begins; a line without a tag goes on
    with the value before it.
    """
    text = text.removeprefix("\ufeff")
    if text.strip("\ufeff \t\r\n") and not has_record(text):
        raise FormatError("ris", "no line begins a record (TY  - …)")
    return map(_reference, records(text))


def _reference(record: Record) -> Reference:
    if "U5" not in record:
        return reference(record)
    ours = [value for value in record["U5"] if value.startswith(EXACT)]
    record["U5"] = [value for value in record["U5"] if value not in ours]
    if not record["U5"]:
        del record["U5"]
    return restored(reference(record), _exact(ours), shown)


def _exact(values: Sequence[str]) -> dict[str, Any]:
    for value in values:
        try:
            if exact := from_json(json.loads(value.removeprefix(EXACT))):
                return exact
        except (ValueError, RecursionError):
            continue
    return {}


_END: Final = re.compile(rb"^ER {1,2}-[^\r\n]*(?:\r?\n)+", re.M)

RIS: Final = Format("ris", ".ris", write, read, record, _END)
