import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.parsers.markup.json_values import Json, Node, Words
from refkit.parsers.records.cut_json import read_page

CUT = [
    ('{"a": "x", "b": "y', {"a": "x", "b": "y"}),
    ('{"a": "x", "b": "y\\', {"a": "x", "b": "y"}),
    ('{"a": "x", "b": "y\\u00e', {"a": "x", "b": "y"}),
    ('{"a": "x", "b": "y\\\\', {"a": "x", "b": "y\\"}),
    ('{"a": "x", "b', {"a": "x"}),
    ('{"a": "x", "b"', {"a": "x"}),
    ('{"a": "x", "b":', {"a": "x"}),
    ('{"a": "x", "b": nul', {"a": "x"}),
    ('{"a": "x", "b": {"c": [1, "d', {"a": "x", "b": {"c": ["1", "d"]}}),
    ('{"a": "x", ', {"a": "x"}),
]
NONE = [
    "",
    "x",
    '{"a": "x"} y',
    '{"a": "x"}{"b": "y"}',
    "{'a': 1}",
    "[1, 2] 3",
]


def told(json: Json | None) -> Any:
    """The plain value of what was read."""
    if isinstance(json, Node):
        return {key: told(value) for key, value in json.members.items()}
    if isinstance(json, list):
        return [told(item) for item in json]
    return json.text if isinstance(json, Words) else json


@pytest.mark.parametrize(("text", "wanted"), CUT)
def test_a_cut_value_is_read_as_far_as_it_goes(text: str, wanted: Any) -> None:
    read = read_page(text)
    assert read is not None
    assert told(read.json) == wanted


@pytest.mark.parametrize("text", NONE)
def test_what_is_not_one_value_is_none(text: str) -> None:
    assert read_page(text) is None


VALUES = st.recursive(
    st.text(st.sampled_from('a"\\{[é\n'), max_size=8),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from("abc"), VALUES, min_size=1), st.data())
def test_every_value_that_is_not_cut_is_as_it_was(
    value: dict[str, Any], data: st.DataObject
) -> None:
    text = json.dumps(value, ensure_ascii=data.draw(st.booleans()))
    cut = data.draw(st.integers(1, len(text)))
    read = read_page(text[:cut])
    assert read is not None
    assert isinstance(read.json, Node)
    if cut == len(text):
        assert told(read.json) == value
    for key, member in read.json.members.items():
        if isinstance(member, Words) and member.span.end < read.end:
            assert member.text == value[key]
