"""References beside the files that they become, in every format of ours."""

from pathlib import Path

import pytest

from refkit.plugins import FORMATS, ONLY_WRITTEN, SUFFIXES

from .protection import as_meant

_CASES = Path(__file__).parent / "cases"
_NAMES = sorted({path.stem for path in _CASES.iterdir()})

_READ = [FORMATS.get(name) for name in FORMATS.builtin if name not in ONLY_WRITTEN]
_SUFFIXES = [format.suffix for format in _READ if format.write]


def _text(name: str, suffix: str) -> str:
    # As bytes: RIS ends its lines with CR and LF.
    return (_CASES / f"{name}{suffix}").read_bytes().decode()


@pytest.mark.parametrize("suffix", _SUFFIXES)
@pytest.mark.parametrize("name", _NAMES)
def test_references_become_what_stands_beside_them(name: str, suffix: str) -> None:
    references = list(FORMATS.get("csl-json").read(_text(name, ".json")))
    format = FORMATS.get(SUFFIXES[suffix])
    expected = _text(name, suffix)
    assert format.written(references) == expected
    read = list(format.read(expected))
    assert list(map(as_meant, read, references)) == references
