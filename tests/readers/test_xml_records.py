"""The records of XML texts: which are whole, and what is told of those that are not."""

import warnings
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.errors import FormatError, RefkitWarning
from refkit.readers.xml_records import xml_records


def read(text: str, **more: str) -> tuple[list[str], list[str]]:
    """The texts of the records ``r``, and what is told of others."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", RefkitWarning)
        found = list(xml_records("test", text, ["r"], ["root"], **more))
    return ["".join(each.itertext()) for each in found], [
        str(w.message) for w in caught
    ]


WHOLE = {
    "plain": ("<root><r>a</r><r>b</r></root>", ["a", "b"]),
    "a record by itself": ("<r>a</r>", ["a"]),
    "prefixes that nobody declared": (
        "<x:root><x:r><y:a>a</y:a></x:r></x:root>",
        ["a"],
    ),
    "capitals": ("<ROOT><R>a</R></ROOT>", ["a"]),
    "attributes with signs": ("<r a='1' b='x/y'>a</r>", ["a"]),
    "empty records": ("<root><r/><r a='b' /><r>c</r></root>", ["", "", "c"]),
    "no record at all": ("<root></root>", []),
    "names that begin alike": ("<root><rr>a</rr><r-x>b</r-x><r>c</r></root>", ["c"]),
    "a declaration and a type": (
        "<?xml version='1.0' encoding='latin-1'?><!DOCTYPE root SYSTEM 'x.dtd'><r>é</r>",
        ["é"],
    ),
    "records in comments": (
        "<root><!-- <r>a</r> --><r>b<!-- </r> --></r></root>",
        ["b"],
    ),
    "records in character data": (
        "<r>a<![CDATA[<r>&amp;</r> & ]]>b</r>",
        ["a<r>&amp;</r> & b"],
    ),
    "a comment that never ends": ("<root><!-- <r>a</r>", ["a"]),
    "entities of HTML": ("<r>caf&eacute; &nbsp;&alpha;</r>", ["café \xa0α"]),
    "an ampersand that is none": ("<r>R&D & &lt; &#233; &#xE9;</r>", ["R&D & < é é"]),
    "references to nothing": (
        "<r>a&#0;b&#xD800;c&#99999999;d</r>",
        ["abc&#99999999;d"],
    ),
    "characters that XML has not": ("<r>a\x00b\x0bc</r>", ["abc"]),
}


@pytest.mark.parametrize(("text", "expected"), WHOLE.values(), ids=WHOLE)
def test_what_is_whole_is_read(text: str, expected: list[str]) -> None:
    assert read(text) == (expected, [])


BROKEN = {
    "another end tag": (
        "<r>a</r>\n<r><b>b</r>\n<r>c</r>",
        "2 (line 2)",
        "mismatched tag",
    ),
    "no end": ("<r>a</r><r>b <r>c</r>", "2 (line 1)", "its end is missing"),
    "broken attribute": (
        "<r>a</r>\n\n<r><b c=d>b</b></r><r>c</r>",
        "2 (line 3)",
        "well-formed",
    ),
    "too deep": (
        f"<r>a</r><r>{'<b>' * 300}</r><r>c</r>",
        "2 (line 1)",
        "nested too deeply",
    ),
}


@pytest.mark.parametrize(("text", "where", "why"), BROKEN.values(), ids=BROKEN)
def test_a_broken_record_is_told_of_and_costs_no_other(
    text: str, where: str, why: str
) -> None:
    found, said = read(text)
    assert found == ["a", "c"]
    assert len(said) == 1
    assert where in said[0]
    assert why in said[0]


def test_a_text_that_holds_no_such_thing_is_refused() -> None:
    with pytest.raises(FormatError, match="no record"):
        read("<html><p>r</p></html>")


def test_no_entity_of_a_document_expands() -> None:
    types = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 30))
    text = f"<!DOCTYPE r [<!ENTITY e0 '<r>no</r>'>{types}]><r>&e29;&e0;</r>"
    assert read(text) == (["&e29;&e0;"], [])


def test_nothing_is_fetched() -> None:
    text = "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r>&x;</r>"
    assert read(text) == (["&x;"], [])


def test_a_record_is_read_no_further_than_its_head() -> None:
    text = "<r><h>a</h><body><b></r><r><h>c</h>"
    assert read(text, head="h") == (["a", "c"], [])
    assert read("<r>a</r>", head="h") == (["a"], [])


def test_what_wraps_a_record_under_the_same_name_is_none() -> None:
    text = "<root><r><meta/><x:r><d>a</d></x:r></r><r><meta/></r></root>"
    assert read(text, holds="<d>") == (["a"], [])


_PIECES: Sequence[str] = (
    *(
        "<r>",
        "</r>",
        "<r",
        "<x:r a='",
        "'>",
        "/>",
        ">",
        "<root>",
        "</root>",
        "<b>",
        "</b>",
    ),
    *(
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?",
        "?>",
        "<!DOCTYPE",
        "[",
        "]",
        "<!ENTITY a 'b'>",
    ),
    *(
        "&",
        "&amp;",
        "&a;",
        "&#",
        "&#x",
        "&#0;",
        ";",
        "a",
        "\n",
        "\x00",
        "\ud800",
        "é",
        '"',
        "=",
    ),
)
texts = st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)


@given(texts)
def test_no_text_makes_it_fail(text: str) -> None:
    try:
        found, said = read(text)
    except FormatError:
        return
    assert len(found) + len(said) <= text.lower().count("r")


@given(texts.filter(lambda text: "<!" not in text and "<?" not in text))
def test_neighbours_of_whatever_is_broken_are_read(text: str) -> None:
    found, _ = read(f"<root><r>first</r>{text}<r>last</r></root>")
    assert found[0] == "first"
    assert found[-1] == "last"
