"""What makes two records one work, and what keeps them apart whatever else they share."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit import Name, PartialDate, Reference, dedupe

LONG = "The migration of humpback whales along the coast of Norway"
PAPER = Reference(
    type="article-journal",
    title=LONG,
    author=[Name("Ek", "Moa"), Name("Lind", "Bo")],
    issued=PartialDate(2004),
    container_title="Journal of Whale Studies",
    volume="12",
    issue="3",
    page="101-119",
    doi="10.1000/jws.2004.101",
)
BARE = evolve(PAPER, doi=None, volume=None, issue=None, page=None)


def together(one: Reference, other: Reference) -> bool:
    (same,) = {dedupe(pair).assignment for pair in ([one, other], [other, one])}
    return same == (0, 0)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"title": LONG.upper() + "."},
        {"title": LONG + ": a survey of forty years"},
        {"title": LONG.replace("humpback", "humpbak")},
        {"title": LONG + "1"},
        {"author": [Name("EK", "M."), Name("LIND", "B.")]},
        {"author": [Name("Ek", "M")]},
        {"issued": PartialDate(2005)},
        {"container_title": "J. Whale Stud."},
        {"page": "101-19", "issue": None},
        {"page": "101", "volume": None},
        {"doi": "https://doi.org/10.1000/JWS.2004.101"},
        {"doi": None, "volume": None, "issue": None, "page": None},
        {"volume": "3", "issue": "12"},
        {"author": (), "doi": None},
    ],
)
def test_copies_are_found(changes: dict[str, Any]) -> None:
    assert together(PAPER, evolve(PAPER, **changes))
    assert together(evolve(PAPER, doi=None), evolve(PAPER, **changes))


@pytest.mark.parametrize(
    ("changes", "bar"),
    [
        ({"doi": "10.1000/jws.2005.7", "page": "7-21"}, "different DOI"),
        ({"title": "Lichens of the Alps", "page": "7", "doi": None}, "different title"),
        ({"title": "Erratum: " + LONG, "page": "300", "doi": None}, "notice about the other"),
        ({"title": LONG + " - Authors' reply", "page": "120", "doi": None}, "notice about the other"),
        ({"title": "Short report: " + LONG, "doi": None}, "label before the title"),
        ({"title": None, "page": None, "doi": None}, "no title"),
        ({"author": [Name("Poe", "E")], "doi": None}, "different authors"),
        ({"volume": "14", "page": "7-21", "doi": None}, "different place"),
        ({"container_title": "Proceedings of the Whale Conference", "volume": None,
          "issue": None, "page": None, "doi": None}, "conference and journal"),
        ({"container_title": "bioRxiv", "volume": None, "issue": None, "page": None,
          "doi": None}, "preprint"),
    ],
)  # fmt: skip
def test_distinct_works_stay_apart(changes: dict[str, Any], bar: str) -> None:
    other = evolve(PAPER, **changes)
    assert not together(PAPER, other)
    assert dedupe([PAPER, other]).explain(0, 1).bar == bar


@pytest.mark.parametrize(
    ("one", "other", "bar"),
    [
        ("Blood pressure in men of Kent", "Blood pressure in women of Kent", "opposite words"),
        ("On the forms of water. Part I", "On the forms of water. Part II", "different part"),
        ("Editorial", "Editorial", "recurring title"),
        ("Vice Chair's Message", "Vice chair's message", "recurring title"),
    ],
)  # fmt: skip
def test_titles_bar_by_themselves(one: str, other: str, bar: str) -> None:
    pair = [evolve(BARE, title=one), evolve(BARE, title=other)]
    assert not together(*pair)
    assert dedupe(pair).explain(0, 1).bar == bar


def test_an_editorial_is_known_by_its_place() -> None:
    here, again = (evolve(PAPER, title="Editorial", doi=None) for _ in range(2))
    assert together(here, evolve(again, page="101"))
    assert not together(here, evolve(again, page="7"))
    assert not together(here, evolve(again, volume="13", issued=PartialDate(2005)))


def test_what_one_journal_prints_every_year_is_a_heading() -> None:
    yearly = [
        evolve(BARE, title="Whales seen last summer", issued=PartialDate(year))
        for year in range(1990, 2000)
    ]
    assert dedupe(yearly).assignment == tuple(range(10))
    assert not together(yearly[3], yearly[4]) or len(yearly) == 10


def test_a_journal_with_two_names_is_learned() -> None:
    pairs = [
        evolve(BARE, title=f"{LONG} and Iceland in {word}", container_title=name)
        for word in ("spring", "summer", "autumn", "winter", "January", "May")
        for name in ("Whale Letters", "Acta Cetologica")
    ]
    found = dedupe(pairs)
    assert found.assignment == (0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5)
    assert not together(*pairs[:2])


def test_versions_are_merged_on_request() -> None:
    preprint = evolve(BARE, container_title="bioRxiv")
    assert not together(PAPER, preprint)
    assert [pair.bar for pair in dedupe([PAPER, preprint]).related] == ["preprint"]
    merged = dedupe([PAPER, preprint], merge_versions=True)
    assert merged.assignment == (0, 0)


def test_no_chain_joins_what_is_barred() -> None:
    between = evolve(BARE, container_title=None, issued=None)
    other = evolve(PAPER, doi="10.1000/jws.2009.7", volume="17", page="7", issue=None)
    found = dedupe([PAPER, between, other])
    assert found.assignment[0] != found.assignment[2]


names = st.sampled_from(["Ek", "Lind", "Poe", "Li"])
references = st.builds(
    Reference,
    title=st.sampled_from([LONG, LONG.upper(), LONG + " II", "Editorial", None]),
    author=st.lists(
        st.builds(Name, names, st.sampled_from(["A", "Bo", None])), max_size=2
    ),
    issued=st.sampled_from([None, PartialDate(1999), PartialDate(2000)]),
    container_title=st.sampled_from([None, "Whale Letters", "Whale Lett."]),
    volume=st.sampled_from([None, "1", "2"]),
    page=st.sampled_from([None, "7", "7-9", "30"]),
    doi=st.sampled_from([None, "10.1/a", "10.1/b"]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(references, max_size=6))
def test_every_record_has_one_work(records: list[Reference]) -> None:
    found = dedupe(records)
    assert [at for members in found.members for at in members].sort() is None
    assert sorted(at for members in found.members for at in members) == list(
        range(len(records))
    )
    assert len(found.references) == len(found.members) == len(set(found.assignment))
    for at, number in enumerate(found.assignment):
        assert at in found.members[number]


@settings(max_examples=200, deadline=None)
@given(st.lists(references, max_size=6))
def test_no_cluster_holds_two_that_bar_each_other(records: list[Reference]) -> None:
    found = dedupe(records)
    for members in found.members:
        for one in members:
            for other in members:
                if one < other and records[one] != records[other]:
                    assert not found.explain(one, other).bar


@settings(max_examples=200, deadline=None)
@given(references, references)
def test_the_order_of_two_makes_no_difference(one: Reference, other: Reference) -> None:
    a, b = dedupe([one, other]), dedupe([other, one])
    assert len(a.members) == len(b.members)
    assert a.explain(0, 1).score == pytest.approx(b.explain(0, 1).score)
    assert a.explain(0, 1).bar == b.explain(0, 1).bar
