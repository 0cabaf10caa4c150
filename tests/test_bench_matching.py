"""The works that the bench of matching makes up are told apart by what is meant."""

from random import Random

import pytest
from matching_search import Index
from matching_styles import styled
from matching_ways import String, asked
from matching_works import cited, look_alikes

from refkit.identification import identify
from tests.matching.works import WORKS

PLACED = [w for w in WORKS.values() if w.get("volume") and w["author"]]


@pytest.mark.parametrize("seed", range(4))
def test_a_made_string_means_its_work_and_no_look_alike(seed: int) -> None:
    work = {**WORKS["lowry"], "issued": {"date-parts": [[1951]]}}
    other = {**WORKS["car"], "issued": {"date-parts": [[1985]]}}
    random = Random(seed)  # noqa: S311
    (_, text, doi), *_ = styled([work, other], random)
    alike = list(look_alikes(dict(work), [dict(other)], random))
    found = Index([*alike, other, work]).search(text, 12)
    assert doi in [one["DOI"] for one in found]
    told = identify(text, found)
    assert told.accepted is not None
    assert found[told.accepted]["DOI"] == doi
    assert identify(text, [one for one in found if one["DOI"] != doi]).accepted is None


@pytest.mark.parametrize("through", [None, "index", "server"])
def test_all_ways_to_ask_come_to_the_same(
    through: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("REFKIT_CROSSREF_URL", "REFKIT_CROSSREF_TOKEN", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, "")  # put back as it was, whatever the bench sets
    texts = (
        "Car R, Parrinello M (1985) Phys Rev Lett 55(22):2471",
        "Nobody N. Of nothing at all. J None 1999;1:1.",
    )
    index = Index([WORKS["car"], WORKS["lowry"]])
    with asked(index, through) as ask:
        (found, first), (_, second) = ask([String("a", text, "", {}) for text in texts])
    assert first.accepted is not None
    assert found[first.accepted]["title"] == WORKS["car"]["title"]
    assert second.accepted is None


def test_what_a_reference_list_tells() -> None:
    entry = {"DOI": "10.5555/A", "author": "Chung, H.M.; Kluge, R.", "year": "1986b",
             "article-title": "Oaks", "first-page": "333", "volume": "146"}  # fmt: skip
    (work,) = cited([{"reference": [entry, {"DOI": "10.5555/b"}, {"year": "1986"}]}])
    assert work == {
        "DOI": "10.5555/a",
        "type": "journal-article",
        "title": ["Oaks"],
        "author": [
            {"family": "Chung", "given": "H.M."},
            {"family": "Kluge", "given": "R."},
        ],
        "published-print": {"date-parts": [[1986]]},
        "volume": "146",
        "page": "333",
    }
