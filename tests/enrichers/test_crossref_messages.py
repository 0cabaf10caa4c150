import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.enrichers.crossref_messages import claims_of, titles_of
from refkit.model import TYPES, Name, PartialDate

from .works import MESSAGES, message

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
            assert 1400 <= claim.value.year <= 2100
            assert all(type(part) is int for part in claim.value.parts)
        elif claim.field == "type":
            assert claim.value in TYPES
        else:
            assert isinstance(claim.value, str)
            assert claim.value.strip() not in {"", "n/a"}
