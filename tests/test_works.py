"""Which claims of several parsers are pooled, and which are dropped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import Claim, Evidence, Field
from refkit.works import works


def say(by: str, sure: float, *said: tuple[int, Field, str]) -> list[Claim]:
    """What one parser says: numbers of works, fields and values."""
    return [
        Claim(field, value, Evidence(by, value, None, sure), work)
        for work, field, value in said
    ]


ONE = say("tags", 0.9, (0, "title", "On Oaks"), (0, "volume", "8"))
SAME = say("text", 0.8, (0, "title", "On oaks: a study"), (0, "page", "1-9"))
OTHER = say("text", 0.8, (0, "title", "On Elms"), (0, "page", "20"))
SILENT = say("text", 0.8, (0, "page", "1-9"))
LIST = say("list", 0.7, (0, "title", "On Oaks"), (0, "page", "1"), (1, "title", "Elms"))
SURE_LIST = say("bib", 0.95, (3, "title", "On Oaks"), (7, "title", "Elms"))


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ([], []),
        ([[]], []),
        ([ONE], [["On Oaks", "8"]]),
        ([ONE, SAME], [["On Oaks", "8", "On oaks: a study", "1-9"]]),
        ([SAME, ONE], [["On oaks: a study", "1-9", "On Oaks", "8"]]),
        ([ONE, OTHER], [["On Oaks", "8"]]),
        ([ONE, SILENT], [["On Oaks", "8", "1-9"]]),
        ([SILENT], [["1-9"]]),
        # who is trusted less may know many works: only the one asked about counts
        ([ONE, LIST], [["On Oaks", "8", "On Oaks", "1"]]),
        ([OTHER, LIST], [["On Elms", "20", "Elms"]]),
        # who is trusted most says which works there are
        ([SURE_LIST, ONE], [["On Oaks", "On Oaks", "8"], ["Elms"]]),
        ([SURE_LIST, LIST], [["On Oaks", "On Oaks", "1"], ["Elms", "Elms"]]),
        ([SURE_LIST, OTHER, SILENT], [["On Oaks"], ["Elms"]]),
    ],
)
def test_claims_are_pooled_by_work(
    said: list[list[Claim]], values: list[list[str]]
) -> None:
    assert [[claim.value for claim in work] for work in works(said)] == values


@given(
    st.lists(
        st.lists(
            st.builds(
                Claim,
                st.sampled_from(["title", "volume"]),
                st.sampled_from(["Oaks", "Elms", "8"]),
                st.sampled_from([Evidence("a", "x", None, s) for s in (0.2, 0.9)]),
                st.integers(0, 2),
            ),
            max_size=6,
        ),
        max_size=3,
    )
)
def test_no_work_mixes_two_of_one_parser(said: list[list[Claim]]) -> None:
    parser = {
        id(claim): number for number, claims in enumerate(said) for claim in claims
    }
    for work in works(said):
        told = {(parser[id(claim)], claim.work) for claim in work}
        assert len(told) == len({number for number, _ in told})


def test_what_is_said_of_the_works_of_the_most_trusted_is_complete() -> None:
    (oaks, elms) = works([SURE_LIST, LIST])
    assert [*oaks[:1], *elms[:1]] == SURE_LIST
