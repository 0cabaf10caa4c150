import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import TYPES, Name, PartialDate
from refkit.readers.crossref_messages import DatePolicy, claims_of, titles_of

from ..enrichers.works import MESSAGES, message

_CASES = sorted(
    path for path in MESSAGES.glob("*.json") if not path.stem.endswith(".expected")
)
_TEXTS = st.sampled_from(["", "<i>", "&amp;", "10.5555/1", "n/a", "Ab", "\ud800"])
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(_TEXTS, inner),
    max_leaves=6,
)
_PERSON = st.dictionaries(
    st.sampled_from(["family", "given", "suffix", "name"]), _TEXTS | _JSON
)
_DATE_PART = st.sampled_from([2015, 2015.0, 12, 12.0, True, "12", 30, 31, 0, -1, 9999])
_DATE = st.fixed_dictionaries(
    {"date-parts": st.lists(st.lists(_DATE_PART | _JSON)) | _JSON}
)
_FIELDS = (
    "type title subtitle original-title author editor container-title publisher volume"
    " short-container-title published-print published issued page article-number DOI"
    " ISSN ISBN language abstract edition-number"
)
_KEYS = st.sampled_from(_FIELDS.split())
_MESSAGES = st.dictionaries(
    _KEYS, _JSON | st.lists(_TEXTS) | st.lists(_PERSON | _JSON) | _DATE
)


def _shown(value: object) -> str:
    return value.inverted if isinstance(value, Name) else str(value)


@pytest.mark.parametrize("path", _CASES, ids=lambda path: path.stem)
def test_a_message_claims_what_is_expected(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
    found: dict[str, list[list[object]]] = {}
    for claim in claims_of(message(path.stem)):
        told = [_shown(claim.value), claim.evidence.confidence]
        found.setdefault(claim.field, []).append(told)
    assert found == expected


def test_a_claim_quotes_its_part_of_the_message() -> None:
    claims = {claim.field: claim for claim in claims_of(message("article"))}
    assert claims["editor"].evidence.quote == '{"given":"Ann","family":"Reeve"}'
    assert claims["container_title"].evidence.quote == '["Wells &amp; Springs"]'
    assert {claim.evidence.by for claim in claims.values()} == {"crossref"}
    assert {claim.evidence.span for claim in claims.values()} == {None}


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Hydrocarbon Mixtures<sup>1</sup>", "Hydrocarbon Mixtures"),
        ("Polar Effects.<sup>1,2</sup> Part II", "Polar Effects.1,2 Part II"),
        ("10<sup>5</sup> springs", "105 springs"),
    ],
)
def test_raised_numbers_make_a_title_doubtful(said: str, title: str) -> None:
    (claim,) = claims_of({"title": [said]})
    assert (claim.value, claim.evidence.confidence) == (title, 0.8)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Culture of<i>Mare vivum</i>Cells", "Culture of Mare vivum Cells"),
        ("Tides &amp;amp; &lt;i&gt;wells&lt;/i&gt;", "Tides & wells"),
        ("The p<i>K</i>a of <i>N</i>-oxides", "The pKa of N-oxides"),
        ("Cu<sub>2−<i>x</i>\n     </sub>Se", "Cu2−x Se"),
        ("On<mml:math><mml:mi>C</mml:mi></mml:math>-algebras", "OnC-algebras"),
    ],
)
def test_titles_are_freed_of_markup(said: str, title: str) -> None:
    assert next(claims_of({"title": [said]})).value == title


def test_capitals_are_put_right_and_quoted_as_they_were() -> None:
    message = {
        "title": ["SALT IN DESERT LAKES"],
        "subtitle": ["THE ROLE OF DNA"],
        "container-title": ["ANNALS OF WELLS"],
    }
    found = {c.field: c for c in reversed(list(claims_of(message)))}
    title, journal = found["title"], found["container_title"]
    assert title.value == "Salt in Desert Lakes: The Role of DNA"
    assert "SALT IN DESERT LAKES" in title.evidence.quote
    assert (journal.value, journal.evidence.confidence) == ("Annals of Wells", 0.85)
    (alone,) = claims_of({"title": message["title"]})
    assert (alone.value, alone.evidence.confidence) == ("Salt in Desert Lakes", 0.8)


@pytest.mark.parametrize(
    ("titles", "book", "series"),
    [
        (["Synthese Library", "On Tides"], "On Tides", "Synthese Library"),
        (["On Tides", "Lecture Notes in Water"], "On Tides", "Lecture Notes in Water"),
        (["Tides 2021: Wells", "Salt Conference Proceedings"], "Tides 2021: Wells",
         "Salt Conference Proceedings"),
        (["On Tides", "SpringerBriefs in Water"], "On Tides", "SpringerBriefs in Water"),
        (["Kieler Schriften zur Flut", "On Tides"], "On Tides", "Kieler Schriften zur Flut"),
        (["Studies in Salt", "Advances in Tides"], "Advances in Tides", "Studies in Salt"),
    ],
)  # fmt: skip
def test_a_book_is_told_from_its_series(
    titles: list[str], book: str, series: str
) -> None:
    message = {"type": "book-chapter", "container-title": titles}
    found = {claim.field: claim.value for claim in claims_of(message)}
    assert (found["container_title"], found["collection_title"]) == (book, series)


@pytest.mark.parametrize(
    ("policy", "dates"),
    [("print", ["2015-12", "2014-11-02"]), ("online", ["2014-11-02", "2015-12"])],
)
def test_the_date_that_counts_is_chosen_and_the_other_kept(
    policy: DatePolicy, dates: list[str]
) -> None:
    message = {
        "published-print": {"date-parts": [[2015, 12]]},
        "published-online": {"date-parts": [[2014, 11, 2]]},
        "issued": {"date-parts": [[None]]},
    }
    claims = sorted(claims_of(message, policy), key=lambda c: -c.evidence.confidence)
    assert [str(claim.value) for claim in claims] == dates


@pytest.mark.parametrize(
    ("message", "pages"),
    [
        ({"page": "n/a", "article-number": "e8"}, ["e8"]),
        ({"page": "no-no"}, []),
        ({"page": "100340", "article-number": "100340"}, ["100340"]),
        ({"page": "1-9", "article-number": "e8"}, ["1-9", "e8"]),
    ],
)
def test_an_article_number_stands_beside_pages(
    message: dict[str, str], pages: list[str]
) -> None:
    assert [claim.value for claim in claims_of(message)] == pages


@given(_MESSAGES)
def test_no_message_is_too_odd(odd: dict[str, Any]) -> None:
    titles_of(odd)
    for claim in claims_of(odd):
        json.loads(claim.evidence.quote)
        claim.evidence.quote.encode("utf-8")
        if claim.field in {"author", "editor"}:
            assert isinstance(claim.value, Name)
        elif claim.field == "issued":
            assert isinstance(claim.value, PartialDate)
            assert 1400 <= (claim.value.year or 0) <= 2100
            assert all(type(part) is int for part in claim.value.parts)
        elif claim.field == "type":
            assert claim.value in TYPES
        else:
            assert isinstance(claim.value, str)
            assert claim.value.strip() not in {"", "n/a"}
