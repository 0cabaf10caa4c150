"""The works that the bench of matching makes up are told apart by what is meant."""

from random import Random

import pytest
from matching_search import Index
from matching_styles import styled
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
