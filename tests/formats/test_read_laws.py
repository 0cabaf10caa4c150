"""Whatever happens to a file, reading it gives references, warnings or ``FormatError``."""

import re
import warnings
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.decoding import decode
from refkit.errors import FormatError
from refkit.model import Reference
from refkit.plugins import FORMATS

_CASES = Path(__file__).parent / "read"
_FILES = sorted(p for p in _CASES.iterdir() if ".expected" not in p.suffixes)
_TEXTS = {p.name: p.read_text("utf-8") for p in _FILES}

_PIECES = (
    *(
        "<",
        ">",
        "/>",
        "</",
        "<!--",
        "<![CDATA[",
        "]]>",
        "<x>",
        "</x>",
        "&",
        "&amp;",
        "&#0;",
    ),
    *(
        "{",
        "}",
        "[",
        "]",
        '"',
        ":",
        ",",
        "null",
        "1e999",
        "-0",
        "true",
        "[[[",
        "\\ud800",
    ),
    *(
        "\n",
        "\x00",
        " ",
        "é",
        "=",
        "%",
        "rft.",
        "0",
        "9999",
        "13",
        "-",
        "/",
        "~",
        "..",
        ";",
    ),
)


def _read(format: str, text: str) -> list[Reference] | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return list(FORMATS.get(format).read(text))
        except FormatError:
            return None


@st.composite
def damaged(draw: st.DrawFn, text: str) -> str:
    """The text with a few stretches of it lost, moved or overwritten."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        length = draw(st.integers(0, 40) | st.integers(0, len(text)))
        piece = draw(st.sampled_from(_PIECES) | st.just(text[at : at + length]))
        text = text[:at] + piece + text[at + draw(st.sampled_from([0, 1, length])) :]
    return text


_WORDS = re.compile(r"(?<=>)[^<>]*[^<>\s][^<>]*(?=</)|(?<=[\"=+])[^\"=<>&+]+(?=[\"&+])")
"""What an element, an attribute, a member or a key says."""
_ODD = (
    "",
    " ",
    ",",
    ", x",
    "x,",
    "-",
    "0",
    "99999",
    "&#x202e;",
    "x" * 300,
    "[",
    "Jr.",
    "<b/>",
)


@pytest.mark.parametrize("name", _TEXTS)
@pytest.mark.parametrize("odd", _ODD)
def test_no_word_makes_it_fail(name: str, odd: str) -> None:
    _read(name.split(".")[1], _WORDS.sub(lambda _: odd, _TEXTS[name]))


@pytest.mark.parametrize("name", _TEXTS)
def test_no_word_in_one_place_makes_it_fail(name: str) -> None:
    places = [match.span() for match in _WORDS.finditer(_TEXTS[name])]

    @given(st.sampled_from(places), st.sampled_from(_ODD))
    def law(place: tuple[int, int], odd: str) -> None:
        text = _TEXTS[name]
        _read(name.split(".")[1], text[: place[0]] + odd + text[place[1] :])

    law()


@pytest.mark.parametrize("name", _TEXTS)
def test_no_damage_makes_it_fail(name: str) -> None:
    format = name.split(".")[1]

    @given(damaged(_TEXTS[name]))
    def law(text: str) -> None:
        _read(format, text)

    law()


@pytest.mark.parametrize("format", sorted({name.split(".")[1] for name in _TEXTS}))
def test_no_bytes_make_it_fail(format: str) -> None:
    @given(st.binary(max_size=200) | st.lists(st.sampled_from(_PIECES)).map("".join))
    def law(text: bytes | str) -> None:
        _read(format, decode(text) if isinstance(text, bytes) else text)

    law()


@pytest.mark.parametrize("format", sorted({name.split(".")[1] for name in _TEXTS}))
@pytest.mark.parametrize(
    "text", ["Not a bibliography.", "<html><p>no</p></html>", "\x00\x01", "["]
)
def test_a_text_of_another_kind_is_refused(format: str, text: str) -> None:
    assert _read(format, text) is None


@pytest.mark.parametrize("name", _TEXTS)
def test_a_file_may_be_cut_behind_any_record(name: str) -> None:
    format, text = name.split(".")[1], _TEXTS[name]
    end = FORMATS.get(format).end
    if end is None:
        return
    cuts = [
        0,
        *(match.end() for match in end.finditer(text.encode())),
        len(text.encode()),
    ]
    pieces = [text.encode()[a:b].decode() for a, b in pairwise(cuts)]
    found = [reference for piece in pieces for reference in _read(format, piece) or ()]
    assert None not in [_read(format, piece) for piece in pieces]
    assert found == _read(format, text)


@pytest.mark.parametrize("name", [name for name in _TEXTS if name.endswith(".xml")])
def test_an_old_declaration_or_none_says_the_same(name: str) -> None:
    format, text = name.split(".")[1], _TEXTS[name]
    start = text.index("<", 3) if text.startswith("<?") else 0
    others = [
        f'<?xml version="1.0" encoding="{code}"?>\n' for code in ("utf-16", "latin-1")
    ]
    for declaration in ("", "\ufeff", *others):
        assert _read(format, declaration + text[start:]) == _read(format, text)
