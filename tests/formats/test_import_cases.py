"""What Zotero, JabRef and pandoc read in their own tests, refkit reads as they do.

The cases are no part of the project: without them the test is skipped. For each format
``misses/`` lists, by name, the works that are read otherwise; a work that comes to be read
right must leave the list. ``bench/format_cases.py`` shows what differs.
"""

from pathlib import Path

import pytest
from format_cases import CASES, formats, misses
from format_rows import row_of_item

from refkit.plugins import FORMATS

_LISTS = Path(__file__).parent / "misses"

pytestmark = pytest.mark.skipif(
    not CASES.exists(), reason="the tests of other programs are not here"
)


@pytest.mark.parametrize("format", [path.stem for path in sorted(_LISTS.iterdir())])
def test_what_is_missed_is_what_is_known_to_be(format: str) -> None:
    known = set((_LISTS / f"{format}.txt").read_text("utf-8").split())
    found = set(misses(format))
    assert not found - known, "read otherwise than before"
    assert not known - found, "read right now: to be taken off the list"


def test_every_format_that_has_cases_has_a_list() -> None:
    read = set(formats()) & set(FORMATS.names())
    assert read == {path.stem for path in _LISTS.iterdir()}


def test_a_wrong_value_is_a_miss() -> None:
    item = {"creators": [], "title": "On Trees", "DOI": "10.1000/1"}
    row = row_of_item(item)
    from format_rows import differing

    assert differing(row, row) == []
    assert differing(row, {**row, "title": "on trees."}) == ["title"]
    assert differing(row, {**row, "doi": ""}) == ["doi"]
    assert differing({**row, "date": "2015"}, {**row, "date": "2015-09"}) == []
