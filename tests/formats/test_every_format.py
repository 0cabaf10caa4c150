"""What all formats have in common; the laws stand in test_laws.py."""

import pytest

import refkit
from refkit.errors import FormatError
from refkit.model import TYPES, Name, Reference

FORMATS = ("bibtex", "csl-json", "ris")


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
@pytest.mark.parametrize("text", ["Not a bibliography.", "<html></html>", "\x00\x01"])
def test_a_text_of_another_kind_is_refused(name: str, text: str) -> None:
    with pytest.raises(FormatError):
        refkit.loads(text, name)
