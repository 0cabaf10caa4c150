"""What is written reads back equal, and reads back to the same text."""

import warnings

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import refkit
from refkit.errors import FormatError, RefkitWarning
from refkit.model import TYPES, Name, Reference
from tests.formats.strategies import references

FORMATS = ("bibtex", "csl-json", "ris")


def keyless(refs: list[Reference]) -> list[Reference]:
    """Without keys: a format makes one where a reference has none."""
    return [evolve(ref, citation_key=None) for ref in refs]


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(refs=st.lists(references, max_size=3))
def test_what_is_written_reads_back_equal(name: str, refs: list[Reference]) -> None:
    text = refkit.dumps(refs, name)
    back = refkit.loads(text, name)
    assert keyless(back) == keyless(refs)
    assert refkit.dumps(back, name) == text


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", TYPES)
def test_every_type_reads_back(name: str, kind: str) -> None:
    ref = Reference(type=kind, title="A title", author=[Name("Smith", "Ann")])  # type: ignore[arg-type]
    assert refkit.loads(refkit.dumps([ref], name), name)[0].type == kind


@pytest.mark.parametrize("name", FORMATS)
def test_a_key_that_was_given_stays(name: str) -> None:
    ref = Reference(title="A title", citation_key="Smith:2000-a")
    back = refkit.loads(refkit.dumps([ref], name), name)
    assert [found.citation_key for found in back] == ["Smith:2000-a"]


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_gives_nothing(name: str) -> None:
    assert refkit.loads(refkit.dumps([], name), name) == []


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", ["Not a bibliography.", "<html></html>", "\x00\x01"])
def test_a_text_of_another_kind_is_refused(name: str, text: str) -> None:
    with pytest.raises(FormatError):
        refkit.loads(text, name)


_SOUP = st.lists(
    st.sampled_from(
        (
            *("@article{a,", "title = {", "}", '"', ",", "@string{a=", "#", "\\"),
            *("TY  - JOUR\n", "TI  - x\n", "ER  - \n", "DA  - //", "\n", "\x00"),
            *("[", "]", '{"id":1,"type":', '"book"}', "é"),
        )
    ),
    max_size=20,
).map("".join)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=150, deadline=None)
@given(text=_SOUP)
def test_any_text_is_read_or_refused(name: str, text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RefkitWarning)
        try:
            refkit.loads(text, name)
        except FormatError:
            return
