"""What Zotero, JabRef and pandoc read in their own tests, refkit reads as they do.

The cases are no part of the project: without them the test is skipped. For each format
``misses/`` lists, by name, the works that are read otherwise, with the reason where that is
wanted; a work that comes to be read right must leave the list. ``bench/format_cases.py`` shows what differs.
"""

from pathlib import Path

import pytest
from format_cases import CASES, formats, misses
from format_rows import Row, differing, row_of, row_of_item

from refkit.model import Reference
from refkit.plugins import FORMATS

_LISTS = Path(__file__).parent / "misses"

pytestmark = pytest.mark.skipif(
    not CASES.exists(), reason="the tests of other programs are not here"
)


@pytest.mark.parametrize("format", [path.stem for path in sorted(_LISTS.iterdir())])
def test_what_is_missed_is_what_is_known_to_be(format: str) -> None:
    lines = (_LISTS / f"{format}.txt").read_text("utf-8").splitlines()
    known = {line.split()[0] for line in lines}
    found = set(misses(format))
    assert not found - known, "read otherwise than before"
    assert not known - found, "read right now: to be taken off the list"


def test_every_format_that_has_cases_has_a_list() -> None:
    read = set(formats()) & set(FORMATS.names())
    assert read == {path.stem for path in _LISTS.iterdir()}


_ROW: Row = {
    "title": "on trees",
    "doi": "10.1000/1",
    "date": "2015",
    "pages": "5-9",
    "container": "oak letters",
    "short container": "oak lett",
    "volume": "",
    "issue": "",
    "number in series": "42",
    "creators": [("author", "li", "a b")],
}


@pytest.mark.parametrize(
    "expected",
    [
        {"doi": ""},
        {"container": "oak lett"},
        {"volume": "42"},
        {"creators": [("author", "li a b", "")]},
        {"creators": [("author", "li", "a b"), ("author", "li", "a b")]},
    ],
    ids=lambda row: next(iter(row)),
)
def test_the_same_in_other_words_is_no_miss(expected: Row) -> None:
    assert differing({**_ROW, **expected}, _ROW) == []


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ({"title": "on trees"}, {"title": "on oaks"}),
        ({"doi": "10.1000/1"}, {"doi": ""}),
        ({"date": "2015-09"}, {"date": "2015"}),
        ({"container": "oak letters"}, {"container": "oak", "short container": "o"}),
        ({"volume": "42"}, {"volume": "7"}),
        ({"pages": "5-9"}, {"pages": "5"}),
        (
            {"creators": [("author", "li", "a jr")]},
            {"creators": [("author", "li", "a")]},
        ),
        ({"creators": [("author", "li", "a")]}, {"creators": [("editor", "li", "a")]}),
        ({"creators": [("author", "li", "a")]}, {"creators": [("author", "li", "b")]}),
        (
            {"creators": [("author", "li", "a")]},
            {"creators": [("author", "li", "a"), ("author", "oak", "b")]},
        ),
    ],
    ids=lambda row: next(iter(row)),
)
def test_a_wrong_value_is_a_miss(expected: Row, found: Row) -> None:
    missed = differing({**_ROW, **expected}, {**_ROW, **found})
    assert missed == list(expected)


def test_a_row_of_an_item_is_one_of_a_reference() -> None:
    item = {"creators": [], "title": "On CO <sub>2</sub>.", "pages": "5–9"}
    reference = Reference(title="On CO2", page="5-9")
    assert differing(row_of_item(item), row_of(reference)) == []
