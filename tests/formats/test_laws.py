"""What holds for every reference the model can hold, in every format of ours."""

import json
import re

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from refkit.formats.keys import citation_keys
from refkit.model import Reference
from refkit.plugins import FORMATS, ONLY_WRITTEN

from .csl_schema import SCHEMA
from .protection import as_meant
from .strategies import raw_texts, references

_CSL_ITEMS = Draft7Validator(SCHEMA)
_STARTS = {
    "biblatex": "@book{x,\n",
    "biblioscape": "--RT-- book\n",
    "bibtex": "@book{x,\n",
    "copac": "TI- x\n",
    "endnote": "%0 Book\n",
    "medline": "PMID- 7\n",
    "ovid": "<1. >\nSO  - x\n",
    "refworks": "RT Book, Whole\n",
    "repec-nep": "nep.repec.org\nURL: x\n",
    "ris": "TY  - BOOK\n",
    "web-of-science": "PT B\n",
}
"""What makes a text one of a format, whatever follows."""
_READ = [name for name in FORMATS.builtin if name not in ONLY_WRITTEN]
_WRITTEN = [name for name in _READ if FORMATS.get(name).write]
_LIBRARIES = st.lists(references, max_size=3)


def keyed(library: list[Reference]) -> list[Reference]:
    """The references as they are once each has the key it is written under."""
    keys = citation_keys(library)
    return [
        evolve(ref, citation_key=key) for ref, key in zip(library, keys, strict=True)
    ]


@pytest.mark.parametrize("name", _WRITTEN)
@given(library=_LIBRARIES)
def test_what_is_written_reads_back_equal(name: str, library: list[Reference]) -> None:
    format = FORMATS.get(name)
    read = list(format.read(format.written(library)))
    if name in {"bibtex", "biblatex"}:
        read = list(map(as_meant, read, library))
    assert read == keyed(library)


@pytest.mark.parametrize("name", _WRITTEN)
@given(library=_LIBRARIES)
def test_writing_again_gives_the_same_bytes(
    name: str, library: list[Reference]
) -> None:
    format = FORMATS.get(name)
    text = format.written(library)
    assert format.written(format.read(text)) == text
    text.encode()


@pytest.mark.parametrize("name", _WRITTEN)
def test_an_empty_library_is_written_and_read(name: str) -> None:
    format = FORMATS.get(name)
    assert list(format.read(format.written([]))) == []


@given(library=_LIBRARIES)
def test_csl_json_obeys_its_schema(library: list[Reference]) -> None:
    text = FORMATS.get("csl-json").written(library)
    _CSL_ITEMS.validate(json.loads(text))


@given(library=_LIBRARIES)
def test_no_value_makes_a_tag_of_its_own_in_ris(library: list[Reference]) -> None:
    text = FORMATS.get("ris").written(library)
    lines = text.split("\r\n")
    assert all(re.match(r"([A-Z][A-Z0-9]  - |$)", line) for line in lines)
    assert sum(line.startswith("TY  - ") for line in lines) == len(library)
    assert sum(line == "ER  - " for line in lines) == len(library)
    assert not re.search(
        r"(?<!\r)\n|\r(?!\n)|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", text
    )


@given(library=_LIBRARIES)
def test_what_tex_sees_is_ascii(library: list[Reference]) -> None:
    text = FORMATS.get("bibtex").written(library)
    shown = [line for line in text.split("\n") if not line.startswith("  csl-")]
    assert "\n".join(shown).isascii()


@given(library=_LIBRARIES)
def test_braces_balance_in_every_field(library: list[Reference]) -> None:
    # BibTeX counts them all, backslash or not.
    for line in FORMATS.get("bibtex").written(library).split("\n"):
        if line.startswith("  "):
            depth = 0
            for brace in re.findall("[{}]", line):
                depth += 1 if brace == "{" else -1
                assert depth >= 0
            assert depth == 0


@pytest.mark.parametrize("name", _READ)
@given(noise=st.lists(raw_texts, max_size=12).map("\n".join))
@pytest.mark.filterwarnings("ignore::refkit.errors.RefkitWarning")
def test_noise_is_read_or_refused(name: str, noise: str) -> None:
    from refkit.errors import FormatError

    start = _STARTS.get(name, "")
    try:
        list(FORMATS.get(name).read(start + noise))
    except FormatError:
        assert not start
