"""The trees that accept or refuse a page's likeliest record."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import Scrape
from refkit.parsers.text.acceptance import ENOUGH, chance
from refkit.parsers.text.lexicon import DATA
from refkit.parsers.text.record import best_record, likeliest, records
from refkit.parsers.text.sheet import sheet_of

MODEL = json.loads((DATA / "acceptance.json").read_bytes())


@given(st.dictionaries(st.sampled_from(MODEL["features"]), st.floats(-1e6, 1e6)))
def test_a_chance_lies_between_none_and_all(shows: dict[str, float]) -> None:
    assert 0 <= chance(shows) <= 1


def test_every_tree_ends() -> None:
    for tree in MODEL["trees"]:
        for at, (feature, _, low, high) in enumerate(tree):
            assert feature == -1 or (at < low < len(tree) and at < high < len(tree))
            assert feature < len(MODEL["features"])


ARTICLE = """\
Tidal Studies, Vol. 88, No. 2 (2017), pp. 101-118

Salt wedges in dredged estuaries of the northern coast

Klaas Visser1, Ingrid Dahl2, Omar Farouk1,2

1 Department of Oceanography, University of Oakham
2 Institute of Coasts, Technical University of Elmstad

Abstract

Dredging lets salt water run further up an estuary. We measured wedges in four estuaries
over two years and compare them with a model of mixing at the front of the wedge, which
agrees with what we saw in dry months and fails after storms.

Keywords: salt wedge; dredging; estuary
"""
NEWS = """\
Home News Sport Weather Shop

City council votes on new harbour bridge

By Klaas Visser, Monday 10:35

Share on Facebook Tweet Comments (12)

The council said on Monday that it will vote on the bridge next week. "We are happy," said
the mayor. Subscribe to our newsletter to get the latest news every morning.

Related stories Advertisement Cookies Privacy
"""


def test_an_article_is_accepted_and_news_are_not() -> None:
    record = best_record(sheet_of(Scrape(ARTICLE)))
    assert record is not None
    assert (
        record.heading.text == "Salt wedges in dredged estuaries of the northern coast"
    )
    assert record.chance > ENOUGH
    assert best_record(sheet_of(Scrape(NEWS))) is None


@pytest.mark.parametrize("text", [ARTICLE, NEWS])
def test_the_likeliest_record_has_the_highest_score(text: str) -> None:
    found = records(sheet_of(Scrape(text)))
    best = likeliest(found)
    assert best is not None
    assert best.score == max(record.score for record in found)
    assert likeliest([]) is None


def test_authors_one_to_a_line_are_no_titles_of_their_own() -> None:
    names = ["Grinfelde, Inga", "Rudovica, Vite", "Vincevica, Zane", "Burlakovs, Juris"]
    lines = [ARTICLE.split("\n\n")[1], *names, "Abstract", ARTICLE.split("\n\n")[5]]
    found = records(sheet_of(Scrape("\n".join(lines))))
    best = likeliest(found)
    assert best is not None
    assert best.heading.text == lines[0]
    authors = [r for r in found if r.heading.text in names]
    assert all(r.shows["an author of another"] for r in authors)


def test_a_title_in_one_line_shows_where_its_parts_are_cut_short() -> None:
    whole = "Salt wedges in dredged estuaries of the northern coast: a survey"
    page = f"{whole}\n\n{whole[:32]}\n{whole[33:]}\nKlaas Visser, Ingrid Dahl\n"
    cut = {
        r.heading.text: r.shows["cut short"] for r in records(sheet_of(Scrape(page)))
    }
    assert cut[whole] == 0
    assert cut[whole[:32]] == 1
