"""Who wins when witnesses disagree."""

from hypothesis import given
from hypothesis import strategies as st

from refkit.model import Claim, Evidence, Field
from refkit.resolve import resolve


def claim(field: Field, value: str, sure: float, by: str = "a") -> Claim:
    return Claim(field, value, Evidence(by, value, None, sure))


def test_the_most_trusted_claim_wins_and_the_losers_stay() -> None:
    ref = resolve([claim("title", "Worse", 0.5), claim("title", "Good", 0.9)])
    assert ref.title == "Good"
    assert [c.value for c in ref.why("title")] == ["Good", "Worse"]
    assert ref.confidence["title"] == 0.9


def test_among_equals_the_first_wins() -> None:
    ref = resolve([claim("volume", "1", 0.5), claim("volume", "2", 0.5)])
    assert ref.volume == "1"


def test_a_claim_that_cannot_be_read_loses_to_one_that_can() -> None:
    ref = resolve([claim("issn", "1756-8723", 0.9), claim("issn", "1756-8722", 0.1)])
    assert ref.issn == ("1756-8722",)


def test_a_list_is_taken_whole_from_one_witness() -> None:
    ref = resolve(
        [
            claim("author", "Li Zhang", 0.7, "byline"),
            claim("author", "Zhang, L", 0.9, "tags"),
            claim("author", "Biao Dong", 0.7, "byline"),
        ]
    )
    assert [name.inverted for name in ref.authors] == ["Zhang, L"]


def test_a_date_takes_the_precision_of_a_claim_that_agrees() -> None:
    year, day = claim("issued", "2015", 0.8), claim("issued", "01.12.2015", 0.6)
    other = claim("issued", "02.03.2014", 0.7)
    assert str(resolve([year, other, day]).issued) == "2015-12-01"
    assert str(resolve([year, other]).issued) == "2015"


_CLAIMS = st.builds(
    claim,
    st.sampled_from(["title", "volume", "issued", "author", "doi"]),
    st.text("ab1/.", max_size=8),
    st.sampled_from([0.2, 0.5, 0.9]),
    st.sampled_from("ab"),
)


@given(st.lists(_CLAIMS, max_size=12))
def test_nothing_that_was_claimed_is_lost(claims: list[Claim]) -> None:
    ref = resolve(claims)
    assert list(ref.claims) == claims
    assert set(ref.known) <= {c.field for c in claims} | {"type"}


def test_weak_fields_can_be_left_out() -> None:
    ref = resolve([claim("title", "A title", 0.9), claim("volume", "8", 0.4)])
    assert ref.trusted(0.5).volume is None
    assert ref.trusted(0.5).title == "A title"
    assert ref.trusted(0.5).why("volume")
