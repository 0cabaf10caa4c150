"""CSL-JSON: valid against the schema, and read as others write it."""

import json

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import refkit
from refkit.model import Name, PartialDate, Reference
from tests.formats.csl_items import schema
from tests.formats.strategies import references

VALIDATOR = jsonschema.Draft7Validator(schema())


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(refs=st.lists(references, max_size=3))
def test_what_is_written_is_valid(refs: list[Reference]) -> None:
    items = json.loads(refkit.dumps(refs, "csl-json"))
    VALIDATOR.validate(items)
    assert len({str(item["id"]).casefold() for item in items}) == len(refs)


@pytest.mark.parametrize(
    "item",
    [
        {"id": "a"},
        {"id": "a", "type": "journal-article"},
        {"id": "a", "type": "book", "arXiv": "1706.03762"},
        {"id": "a", "type": "book", "author": [{"name": "x"}]},
        {"id": "a", "type": "book", "issued": {"year": 2000}},
    ],
)
def test_the_schema_refuses_what_is_not_csl(item: dict[str, object]) -> None:
    assert not VALIDATOR.is_valid([item])


def test_a_reference_has_its_csl_variables() -> None:
    ref = Reference(
        type="article-journal",
        title="A title",
        author=[Name("Berg", "Jan", particle="van der"), Name(literal="The Group")],
        container_title="Journal",
        issued=PartialDate(2015, 12),
        page="1-5",
        arxiv="1706.03762",
        access="Open Access",
    )
    (item,) = json.loads(refkit.dumps([ref], "csl-json"))
    assert item == {
        "id": "berg2015title",
        "type": "article-journal",
        "title": "A title",
        "author": [
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            {"literal": "The Group"},
        ],
        "container-title": "Journal",
        "issued": {"date-parts": [[2015, 12]]},
        "page": "1-5",
        "archive": "arXiv",
        "archive_location": "1706.03762",
        "custom": {"access": "Open Access"},
    }


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ('[{"id": 1, "type": "book", "title": "A"}]', ["A"]),
        ('{"id": 1, "type": "book", "title": "A"}', ["A"]),
        ('{"items": [{"id": 1, "type": "book", "title": "A"}]}', ["A"]),
        ('[{"id": 1, "type": "nonsense", "title": "A", "volume": 5, "x": {}}]', ["A"]),
    ],
)
def test_what_others_write_is_read(text: str, titles: list[str]) -> None:
    assert [ref.title for ref in refkit.loads(text, "csl-json")] == titles
