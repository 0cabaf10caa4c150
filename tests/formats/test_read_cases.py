"""Files in the formats that are only read, beside what they say.

A file is named after its format: ``library.endnote-xml.xml``. What stands in
``library.endnote-xml.expected.json`` is each field of each reference, names as an index
has them, dates as EDTF writes them.
"""

import json
import warnings
from pathlib import Path
from typing import Any

import pytest

from refkit.model import Name, PartialDate, Reference
from refkit.plugins import FORMATS

_CASES = Path(__file__).parent / "read"
_FILES = sorted(p for p in _CASES.iterdir() if ".expected" not in p.suffixes)


def told(reference: Reference) -> dict[str, Any]:
    """What a reference says, in texts."""
    said = {name: _told(value) for name, value in reference.known.items()}
    others = {"citation_key": reference.citation_key, "markup": dict(reference.markup)}
    return said | {name: value for name, value in others.items() if value}


def _told(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_told(each) for each in value]
    if isinstance(value, Name):
        return value.inverted if value.family else f"({value.literal})"
    return str(value) if isinstance(value, PartialDate) else value


def _stem(path: Path) -> str:
    return ".".join(path.name.split(".")[:2])


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_a_file_says_what_stands_beside_it(path: Path) -> None:
    format = path.suffixes[0][1:]
    expected = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is left out is tested by itself
        found = FORMATS.get(format).read(path.read_text("utf-8"))
        assert [told(reference) for reference in found] == expected


def test_every_expectation_has_its_file() -> None:
    expected = {_stem(path) for path in _CASES.glob("*.expected.json")}
    assert expected == set(map(_stem, _FILES))
