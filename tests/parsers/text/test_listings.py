"""Pages that list works give each of them; pages that present one work do not."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import refkit
from refkit.model import Reference, Scrape
from refkit.parsers.page import page_of
from refkit.parsers.text import TEXT
from refkit.parsers.text.contents import contents
from refkit.parsers.text.rows import rows_of

CASES = sorted(Path(__file__).with_name("listings").glob("*.txt"))


def shown(reference: Reference, wanted: dict[str, Any]) -> dict[str, Any]:
    """Those fields of a reference that a case asks for, as the case writes them."""
    fields: dict[str, Any] = {
        "title": reference.title,
        "author": [name.family or name.literal for name in reference.author],
        "container_title": reference.container_title,
        "volume": reference.volume,
        "issue": reference.issue,
        "page": reference.page,
        "year": reference.year,
        "doi": reference.doi,
    }
    return {name: fields[name] for name in wanted}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_list_gives_all_its_works(path: Path) -> None:
    wanted = json.loads(path.with_suffix(".json").read_text("utf-8"))
    found = refkit.recover(path.read_text("utf-8"))
    assert [
        shown(reference, each) for reference, each in zip(found, wanted, strict=True)
    ] == wanted


def test_there_are_cases() -> None:
    assert len(CASES) > 40


OWN = """Journal of Tidal Studies
2017, 88, 1-14

Salt wedges in dredged estuaries

Klaas Visser, Ingrid Dahl

Received 3 May 2016; accepted 9 January 2017

Abstract
Salt water creeps under the fresh where a river has been dredged. How far it comes was
measured for a year from a small boat.
"""
REFERENCES = """
References
1. Lund P, Roth A. A startle circuit in crayfish. J Reflex. 2010;30(9):3111-20.
2. Berg O, Lind M. Peat growth under grazing sheep. Fen Ecol. 2009;9(2):101-18.
3. Tan R. What eelgrass does to waves. J Tidal Stud. 2012;61:28-51.
"""
RELATED = """
Related articles
A cheap sonde for shallow creeks
Ingrid Dahl, Omar Farouk
Pages 15-27
What eelgrass does to waves
Robert Tan, Piet Bakker
Pages 28-51
Mud banks as memory
Klaas Visser, Ines Costa
Pages 52-60
"""


@pytest.mark.parametrize("more", ["", REFERENCES, RELATED, REFERENCES + RELATED])
def test_what_a_page_of_one_work_cites_or_recommends_is_passed_over(more: str) -> None:
    (found,) = refkit.recover(OWN + more)
    assert found.title == "Salt wedges in dredged estuaries"


@pytest.mark.parametrize(
    "page",
    [
        # who makes a journal
        "Journal of Tidal Studies\nISSN 1234-5679\nEditor in Chief\nKlaas Visser\n"
        "University of Leiden\nAssociate Editors\nIngrid Dahl\nUniversity of Bergen\n"
        "Robert Tan\nNational University of Singapore\n",
        # news with bylines
        "Harbour News\nFerry runs aground again\nBy Ann Lee\n3 May 2016\nRead more\n"
        "Mayor opens the new pier\nBy Bo Ek\n2 May 2016\nRead more\n",
        # the contents of one book
        "Contents\n1. Introduction ...... 1\n2. The first boats ...... 17\n"
        "3. Sails and oars ...... 45\n4. Steam ...... 80\n",
        # how to cite
        "Instructions for Authors\nTexts are sent as a file with wide lines, and no text"
        " is longer than forty pages. The editors read each of them within a month, and"
        " two readers who do not know the author say whether it should be printed. What"
        " they say is sent to the author, who has two months to answer them, and then"
        " the text is set.\nA journal article is cited like this:\nTan, R. (2012)."
        " What eelgrass does to waves. Journal of Tidal Studies, 61, 28-51.\n"
        "A book is cited like this:\nVisser, K. (2009). Rivers. Leiden: Water Press.\n",
    ],
)
def test_other_repeated_lines_are_no_list_of_works(page: str) -> None:
    assert len(refkit.recover(page)) < 2


def test_one_title_twice_is_one_work() -> None:
    line = (
        "Tan R, Visser K. What eelgrass does to waves. J Tidal Stud. 2012;61:28-51.\n"
    )
    other = "Dahl I. A cheap sonde for creeks. J Tidal Stud. 2013;62:15-27.\n"
    assert len(refkit.recover("Publications\n" + line + other + line)) == 2


def test_parts_of_one_study_are_works_of_their_own() -> None:
    page = "Journal of Oak, Vol. 3, No. 1 (2009)\n" + "".join(
        f"Oak galls and their wasps, part {part}\nMaria Lind, John Smith\n{part}1-{part}9\n"
        for part in (1, 2, 3)
    )
    assert len(refkit.recover(page)) == 3


def test_pages_that_fall_are_no_table_of_contents() -> None:
    lines = "Ann Lee, On oak trees, s. 90\nBo Ek, On elms alone, s. 9\nA. Ro, Ash, s. 1"
    assert contents(rows_of(page_of(Scrape(lines)))) == []


PIECES = [path.read_text("utf-8") for path in CASES]


def assert_each_claim_quotes_its_words(page: str) -> None:
    scrape = Scrape(page)
    for claim in TEXT.claims(scrape):
        span = claim.evidence.span
        assert span is not None
        assert scrape[span] == claim.evidence.quote
        if claim.evidence.by == "listing" and claim.field not in {"type", "page"}:
            assert str(claim.value).split() == claim.evidence.quote.split()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_claim_quotes_its_words(path: Path) -> None:
    assert_each_claim_quotes_its_words(path.read_text("utf-8"))


@given(st.lists(st.sampled_from(PIECES), max_size=3).map("".join), st.data())
def test_each_claim_quotes_its_words_in_lists_put_together(
    page: str, data: st.DataObject
) -> None:
    lines = page.splitlines(keepends=True)
    start = data.draw(st.integers(0, len(lines)))
    assert_each_claim_quotes_its_words("".join(lines[start:]))


@given(st.sampled_from(PIECES), st.data())
def test_a_list_cut_anywhere_gives_nothing_from_behind_the_cut(
    page: str, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(page)))
    for reference in refkit.recover(page[:cut]):
        for claim in reference.claims:
            assert claim.evidence.span is not None
            assert claim.evidence.span.end <= cut


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_works_of_a_page_are_told_apart_in_what_is_written(path: Path) -> None:
    found = refkit.recover(path.read_text("utf-8"), url="https://example.org/list")
    keys = [item["id"] for item in json.loads(refkit.dumps(found, "csl-json"))]
    assert len(set(keys)) == len(found)
    assert {reference.source for reference in found} == {"https://example.org/list"}
    assert len({claim.work for each in found for claim in each.claims}) == len(found)
