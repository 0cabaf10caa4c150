import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from refkit.errors import FormatError, RefkitWarning
from refkit.formats.csl_json import CSL_JSON, write
from refkit.model import (
    OPEN,
    TYPES,
    Claim,
    Evidence,
    Name,
    PartialDate,
    Reference,
    Span,
    evolved,
)
from refkit.resolve import resolve

from .csl_schema import SCHEMA
from .strategies import texts


def _read(item: object) -> Reference:
    (reference,) = CSL_JSON.read(json.dumps([item]))
    return reference


def _item(reference: Reference) -> dict[str, Any]:
    (item,) = json.loads(CSL_JSON.written([reference]))
    assert isinstance(item, dict)
    return item


@pytest.mark.parametrize("kind", TYPES)
def test_types_are_those_of_csl(kind: str) -> None:
    assert _read({"id": "a", "type": kind}).type == kind
    assert _item(_read({"id": "a", "type": kind}))["type"] == kind


@pytest.mark.parametrize(
    ("kind", "read"),
    [
        ("journal-article", "article-journal"),
        ("posted-content", "article"),
        ("monograph", "book"),
        ("nonsense", "document"),
        (7, "document"),
    ],
)
def test_other_types_are_read_as_the_nearest(kind: object, read: str) -> None:
    assert _read({"type": kind}).type == read


@pytest.mark.parametrize(
    ("item", "field", "value"),
    [
        ({"volume": 5}, "volume", "5"),
        ({"page": 12.5}, "page", "12.5"),
        ({"title": ["One", "Two"]}, "title", "One, Two"),
        ({"ISBN": "978-3-16-148410-0 3-16-148410-X"}, "isbn", 2),
        ({"keyword": "a, b; c"}, "keyword", ("a", "b", "c")),
        ({"title": {"x": 1}}, "title", None),
        ({"DOI": None}, "doi", None),
        ({"archive": "ARXIV", "archive_location": "1706.03762"}, "arxiv", "1706.03762"),
        ({"number": "arXiv:1706.03762 [cs.CL]"}, "arxiv", "1706.03762"),
        ({"number": "arXiv: x"}, "arxiv", None),
        ({"archive": "Louvre", "archive_location": "1"}, "arxiv", None),
        ({"custom": {"access": "Open Access"}}, "access", "Open Access"),
        ({"custom": {"access": 5, "nonsense": "x"}}, "access", None),
        ({"custom": "x"}, "access", None),
        ({"author": "x"}, "author", (Name(literal="x"),)),
        ({"author": [{"name": "WHO"}]}, "author", (Name(literal="WHO"),)),
        (
            {"author": [{"lastName": "Doe", "firstName": "J"}]},
            "author",
            (Name("Doe", "J"),),
        ),
        (
            {"author": [{"family": "WHO", "isInstitution": True}]},
            "author",
            (Name(literal="WHO"),),
        ),
        ({"author": [{"family": ["x"], "given": "y"}]}, "author", (Name(literal="y"),)),
        ({"ISSN": ["1234-5678", "2345-6789"]}, "issn", 2),
        ({"DOI": "https://doi.org/10.1000/a"}, "doi", "10.1000/a"),
        ({"page": "1–5"}, "page", "1-5"),
        ({"page-first": 5}, "page", "5"),
        ({"page-first": "5", "page": "5-9"}, "page", "5-9"),
        ({"journalAbbreviation": "J. Bot."}, "container_title_short", "J. Bot."),
        ({"event": "A meeting"}, "event_title", "A meeting"),
        ({"volume": 5.0}, "volume", "5"),
        ({"container_title": "Oaks", "access": "Open"}, "container_title", "Oaks"),
        ({"container_title": "Oaks", "access": "Open"}, "access", "Open"),
        ({"volume": True}, "volume", None),
        ({"title": "<i>E. coli</i>"}, "title", "E. coli"),
        ({"title": "a < b </i>"}, "title", "a < b </i>"),
        (
            {
                "abstract": "<jats:title>Aim</jats:title><jats:p>See &amp; <jats:italic>it</jats:italic></jats:p>"
            },
            "abstract",
            "Aim See & it",
        ),
        ({"publisher-place": "<i>x</i>"}, "publisher_place", "<i>x</i>"),
        (
            {"author": [None, {}, {"given": "Plato"}]},
            "author",
            (Name(literal="Plato"),),
        ),
        ({"author": ["WHO"]}, "author", (Name(literal="WHO"),)),
    ],
)
def test_odd_items_are_read_as_far_as_they_go(
    item: dict[str, object], field: str, value: object
) -> None:
    read = getattr(_read({"type": "book", **item}), field)
    assert len(read) == value if isinstance(value, int) else read == value


@pytest.mark.parametrize(
    ("date", "read"),
    [
        ({"date-parts": [[2019, 3, 7]]}, PartialDate(2019, 3, 7)),
        ({"date-parts": [["2019", "3"]]}, PartialDate(2019, 3)),
        ({"date-parts": [[2019], [2020]]}, PartialDate(2019, end=PartialDate(2020))),
        ({"date-parts": [[2019], [0]]}, PartialDate(2019, end=OPEN)),
        ({"date-parts": [[-44, 3, 15]]}, PartialDate(-44, 3, 15)),
        ({"date-parts": [[2019]], "circa": True}, PartialDate(2019, circa=True)),
        ({"date-parts": [["2019"]], "circa": "false"}, PartialDate(2019)),
        ({"date-parts": [[2019]], "season": "Summer"}, PartialDate(2019, season=2)),
        ({"date-parts": [[2019]], "season": 24}, PartialDate(2019, season=4)),
        ({"date-parts": [[2019]], "season": "x"}, PartialDate(2019)),
        (
            {"date-parts": [[2019]], "literal": "Easter 2019"},
            PartialDate(2019, literal="Easter 2019"),
        ),
        ({"date-parts": [[2019, 0, 0]]}, PartialDate(2019)),
        ({"date-parts": [[2019, 13]]}, PartialDate(2019, season=1)),
        (
            {"date-parts": [[2019, 22], [2020]]},
            PartialDate(2019, season=2, end=PartialDate(2020)),
        ),
        ({"date-parts": [[2019, 25]]}, PartialDate(2019)),
        ({"date-parts": [[2019, 2, 30]]}, PartialDate(2019, 2)),
        ({"date-parts": [[20190307]]}, None),
        ({"date-parts": [[]]}, None),
        ({"date-parts": 2019}, None),
        ({"date-parts": [[1e400]]}, None),
        ({"raw": "7 March 2019"}, PartialDate(2019, 3, 7)),
        ({"raw": "Michaelmas 1921"}, PartialDate(1921, literal="Michaelmas 1921")),
        ({"raw": "2019?"}, PartialDate(2019, circa=True)),
        ({"literal": "in press"}, PartialDate(literal="in press")),
        ({"literal": " "}, None),
        ("2019-03-07", PartialDate(2019, 3, 7)),
        ("2019-03/2019-05", PartialDate(2019, 3, end=PartialDate(2019, 5))),
        (2019, PartialDate(2019)),
        (None, None),
    ],
)
def test_dates(date: object, read: PartialDate | None) -> None:
    text = json.dumps([{"type": "book", "issued": date}])
    (reference,) = CSL_JSON.read(text)
    assert reference.issued == read


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ({"family": "Berg", "non-dropping-particle": "van der"}, "van der Berg"),
        ({"family": "Humboldt", "dropping-particle": "von"}, "von Humboldt"),
        ({"family": "King", "given": "M", "suffix": "Jr."}, "King, M, Jr."),
        ({"literal": "WHO", "given": "x"}, "WHO"),
        ({"family": "Doe", "literal": "Jane Doe"}, "Doe"),
    ],
)
def test_names(name: dict[str, str], read: str) -> None:
    assert _read({"type": "book", "author": [name]}).author[0].inverted == read


def test_the_citation_key_is_the_id() -> None:
    assert _read({"id": 5, "type": "book"}).citation_key == "5"
    assert _read({"type": "book"}).citation_key is None
    # Zotero's id is an address; it has the key beside it.
    item = {"id": "http://zotero.org/x", "citation-key": "foo2019", "type": "book"}
    assert _read(item).citation_key == "foo2019"


@pytest.mark.parametrize(
    "text",
    ['{"type": "book"}', '\ufeff[{"type": "book"}]', '{"items": [{"type": "book"}]}'],
)
def test_a_list_an_item_or_an_object_of_items(text: str) -> None:
    assert [reference.type for reference in CSL_JSON.read(text)] == ["book"]


@pytest.mark.parametrize(
    "text",
    ["", "x", "5", '"x"', '{"a": 1}', "[" * 100_000, "[" + "9" * 5000 + "]", "\ud800"],
)
def test_what_is_no_csl_json_is_refused(text: str) -> None:
    if text.endswith("9]"):
        pytest.importorskip("json")
    with pytest.raises(FormatError, match="csl-json"):
        list(CSL_JSON.read(text))


def test_one_bad_item_does_not_cost_the_others() -> None:
    with pytest.warns(RefkitWarning, match="item 2 left out"):
        read = list(CSL_JSON.read('[{"type": "book"}, 5, {"type": "thesis"}]'))
    assert [reference.type for reference in read] == ["book", "thesis"]


def test_a_field_edited_since_is_believed() -> None:
    text = CSL_JSON.written([Reference(keyword=["a, b"], access="Open")])
    (edited,) = CSL_JSON.read(text.replace('"a, b",', '"c",', 1))
    assert edited.keyword == ("c",)
    assert edited.access == "Open"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3)
    ),
    max_leaves=8,
)
_VARIABLES = (
    *(
        "type",
        "id",
        "title",
        "author",
        "issued",
        "ISBN",
        "keyword",
        "custom",
        "archive",
    ),
    *("family", "given", "literal", "date-parts", "raw", "access", "isbn"),
    *("scale", "locator", "chair", "available-date", "categories", "dropping-particle"),
    *("static-ordering", "circa", "season", "journalAbbreviation", "provenance", "x"),
)


@given(
    st.dictionaries(
        st.sampled_from(_VARIABLES),
        _JSON
        | st.lists(st.dictionaries(st.sampled_from(_VARIABLES), _JSON), max_size=2),
    )
)
def test_an_item_however_odd_is_written_as_csl(item: dict[str, object]) -> None:
    written = _item(_read(item))
    Draft7Validator(SCHEMA).validate([written])
    assert _item(_read(written)) == written


_ROUND = [
    {"id": "a", "type": "map", "scale": "1:500", "locator": 5, "categories": ["x"]},
    {"id": "a", "type": "map", "note": "5", "part-title": "true", "source": "[1]"},
    {
        "id": "a",
        "type": "book",
        "author": [
            {"family": "Humboldt", "given": "A.", "dropping-particle": "von"},
            {"family": "王", "given": "小明", "static-ordering": True},
        ],
        "illustrator": [{"literal": "Somebody"}],
        "available-date": {"date-parts": [[2019]]},
    },
    {"id": "a", "type": "book", "custom": {"mine": {"x": [1, None]}, "other": "y"}},
    {
        "id": "a",
        "type": "book",
        "journalAbbreviation": "A",
        "container-title-short": "B",
    },
    {
        "id": "a",
        "type": "article-journal",
        "title": '<i>E. coli</i> in <span class="nocase">the Sea</span>',
        "accessed": {"date-parts": [[2019, 3, 7]]},
        "event-date": {"date-parts": [[2019, 3], [2019, 4]], "circa": True},
        "original-date": {"date-parts": [[-44]]},
        "issued": {"date-parts": [[2019]], "season": 1},
        "number-of-pages": "8",
        "translator": [{"family": "Roe"}],
        "archive": "Louvre",
        "archive_location": "1",
    },
]


@pytest.mark.parametrize("item", _ROUND)
def test_an_item_comes_back_as_it_was(item: dict[str, object]) -> None:
    written = _item(_read(item))
    assert written == item
    Draft7Validator(SCHEMA).validate([written])


@pytest.mark.parametrize(
    ("item", "written"),
    [
        # What CSL does not know would make an item invalid at its top.
        (
            {"id": "a", "type": "book", "mine": [1]},
            {"id": "a", "type": "book", "custom": {"mine": [1]}},
        ),
        (
            {"id": "a", "type": "book", "scale": 5},
            {"id": "a", "type": "book", "custom": {"scale": 5}},
        ),
        (
            {"id": "a", "type": "book", "relation": {}, "member": "78"},
            {"id": "a", "type": "book"},
        ),
        (
            {"id": "a", "type": "book", "author": [{"family": "Doe", "ORCID": "x"}]},
            {"id": "a", "type": "book", "author": [{"family": "Doe"}]},
        ),
    ],
)
def test_what_csl_does_not_know_stands_under_custom(
    item: dict[str, object], written: dict[str, object]
) -> None:
    assert _item(_read(item)) == written
    assert _item(_read(written)) == written


def test_names_that_were_edited_since_are_not_written_as_they_were() -> None:
    item = {"id": "a", "type": "book"}
    names = [{"family": "Humboldt", "dropping-particle": "von"}]
    edited = evolved(_read({**item, "author": names}), author=[Name("Doe")])
    assert _item(edited) == {**item, "author": [{"family": "Doe"}]}


def test_custom_says_on_request_what_each_field_rests_on() -> None:
    title = Claim("title", "Oaks", Evidence("highwire", "Oaks", Span(3, 7), 0.9))
    author = Claim("author", Name("Doe", "J."), Evidence("byline", "J. Doe", None, 0.8))
    reference = evolved(
        resolve([title, author], source="a.html"), citation_key="a", access="Open"
    )
    assert "provenance" not in _item(reference)["custom"]
    text = write([reference], grounds=True)
    (item,) = json.loads(text)
    Draft7Validator(SCHEMA).validate([item])
    assert item["custom"] == {
        "access": "Open",
        "provenance": {
            "source": "a.html",
            "fields": {
                "title": {
                    "confidence": 0.9,
                    "claims": [
                        {
                            "value": "Oaks",
                            "by": "highwire",
                            "quote": "Oaks",
                            "confidence": 0.9,
                            "span": [3, 7],
                        }
                    ],
                },
                "author": {
                    "confidence": 0.8,
                    "claims": [
                        {
                            "value": {"family": "Doe", "given": "J."},
                            "by": "byline",
                            "quote": "J. Doe",
                            "confidence": 0.8,
                        }
                    ],
                },
            },
        },
    }
    assert list(CSL_JSON.read(text)) == [reference]
    assert CSL_JSON.written(CSL_JSON.read(text)) == CSL_JSON.written([reference])
