import pickle

import pytest
from attrs import evolve, fields
from hypothesis import given

import refkit
from refkit.model import (
    FIELDS,
    Claim,
    Evidence,
    Field,
    Name,
    PartialDate,
    Reference,
    assembled,
    differing,
    evolved,
)

from ..formats.strategies import references

FULL = Reference(
    type="book",
    title="E. coli",
    author=[Name("Doe", "Ann")],
    isbn=["1-4"],
    issued=PartialDate(2019),
    markup={"title": "<i>E. coli</i>"},
    carried={"ris": {"U1": "x"}},
    source="a.bib",
)


@given(references)
def test_a_copy_is_equal(reference: Reference) -> None:
    copies = (
        evolve(reference),
        evolved(reference),
        assembled(dict(reference.__dict__)),
        pickle.loads(pickle.dumps(reference)),  # noqa: S301
    )
    for copy in copies:
        assert copy == reference
        assert hash(copy) == hash(reference)
        assert differing(copy, reference) == []


def test_what_is_absent_has_the_default_of_its_field() -> None:
    empty = Reference()
    for field in fields(Reference):
        assert getattr(empty, field.name) == field.default
    assert empty.known == {"type": "document"}
    assert repr(empty) == "Reference(type='document')"


def test_a_reference_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        FULL.title = "x"  # type: ignore[misc]


def test_known_fields_stand_in_the_order_of_the_model() -> None:
    backwards = Reference(title_short="x", title="x")
    assert list(backwards.known) == list(FIELDS[:3])


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"titel": "x"}, TypeError),
        ({"title": 5}, TypeError),
        ({"isbn": "1-4"}, TypeError),
        ({"accessed": "2019"}, TypeError),
        ({"type": "journal"}, ValueError),
        ({"type": ""}, ValueError),
    ],
)
def test_what_is_no_value_is_refused(
    given: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        Reference(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "rich", "kept"),
    [
        ("E. coli", "<i>E. coli</i>", "<i>E. coli</i>"),
        ("E. coli", " <sc>E.</sc>  coli", None),
        ("E. coli", "<i>E.</i> typhi", None),
        ("E. coli", "E. coli", None),
        ("a </b> b", "a </b> b", None),
        ("a</b>", "<i>a</b></i>", "<i>a</b></i>"),
    ],
)
def test_markup_stands_beside_the_same_words(
    title: str, rich: str, kept: str | None
) -> None:
    small = '<span style="font-variant:small-caps;">E.</span> coli'
    wanted = small if "<sc>" in rich else kept
    reference = Reference(title=title, markup={"title": rich})
    assert reference.markup.get("title") == wanted


def test_markup_goes_with_its_words() -> None:
    assert evolved(FULL, title="Elms").markup == {}
    assert evolved(FULL, volume="8").markup == FULL.markup


def test_a_copy_takes_nothing_from_its_original() -> None:
    assert evolved(FULL, title=None).title is None
    assert FULL.title == "E. coli"


def test_where_it_comes_from_makes_no_difference() -> None:
    said = Claim("title", "E. coli", Evidence("given", "E. coli"))
    other = evolved(FULL, source="b", carried={}, claims=[said], confidence={"doi": 1})
    assert other == FULL
    assert evolved(FULL, markup={}) != FULL


def test_judgements_of_old_find_their_records() -> None:
    reference = Reference(
        type="article-journal",
        title="On Oaks",
        author=[Name("Berg", "Jan", particle="van der")],
        issued=PartialDate(2019, 3),
        isbn=["1-4"],
        doi="10.1000/x",
    )
    assert refkit.fingerprint(reference) == "af87c86d558b417a"


def test_what_is_weak_goes() -> None:
    unsure: dict[Field, float] = {"type": 0.1, "title": 0.4, "isbn": 0.9}
    kept = evolved(FULL, confidence=unsure).trusted(0.5)
    assert (kept.type, kept.title, kept.markup) == ("document", None, {})
    assert (kept.isbn, kept.source) == (("1-4",), "a.bib")
