from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.readers.crossref_people import people_of, trust_in


@pytest.mark.parametrize(
    ("person", "names", "trust"),
    [
        ({"family": "Reeve", "given": "Ann"}, ["Reeve, Ann"], 0.95),
        ({"family": "Newell P. Reeve"}, ["Reeve, Newell P."], 0.8),
        ({"family": "Ann Reeve, Tomás Ibarra"}, ["Reeve, Ann", "Ibarra, Tomás"], 0.8),
        ({"family": "Ann E. Reeve, Tomás Ibarra, Ed"},
         ["Reeve, Ann E.", "Ibarra, Tomás"], 0.8),
        ({"family": "REEVE, ANN S."}, ["Reeve, Ann S."], 0.8),
        ({"family": "REEVE", "given": "YOSHIHISA JPH"}, ["Reeve, Yoshihisa JPH"], 0.8),
        ({"family": "Reeve", "given": "AJS"}, ["Reeve, AJS"], 0.8),
        ({"family": "WHO STUDY GROUP", "given": "AJ"}, ["WHO STUDY GROUP, AJ"], 0.8),
        ({"family": "Reeve, Jr.", "given": "Ann"}, ["Reeve, Ann, Jr."], 0.95),
        ({"family": "Reeve, III", "given": "A.", "suffix": "II"}, ["Reeve, A., II"], 0.8),
        ({"family": "O'REEVE", "given": "Ann"}, ["O'Reeve, Ann"], 0.8),
        ({"family": "DE SOUZA", "given": "Ana"}, ["De Souza, Ana"], 0.8),
        ({"family": "Reeve"}, ["Reeve"], 0.95),
        ({"name": "Valley Survey"}, ["Valley Survey"], 0.95),
        ({"name": "School of Tides, Port"}, ["School of Tides, Port"], 0.8),
        ({"name": "NA"}, [], 0.95),
        ({"given": "Ann"}, ["Ann"], 0.95),
        ({"given": "Ann Reeve", "family": "-"}, ["Reeve, Ann"], 0.8),
        ({"family": "The Well"}, ["The Well"], 0.8),
        ({"family": "LÃ³pez", "given": "AntÃ³nio"}, ["López, António"], 0.95),
        ({"affiliation": [{"name": "School of Tides"}]}, [], 0.95),
        ({"family": ["a"], "given": None, "name": 3}, ["a"], 0.95),
    ],
)  # fmt: skip
def test_people(person: dict[str, Any], names: list[str], trust: float) -> None:
    found = people_of([person])
    assert [name.inverted for name, _ in found] == names
    assert trust_in(found) == trust


@pytest.mark.parametrize("said", [None, "Reeve", {}, [None, 3, "Reeve"]])
def test_what_is_no_list_of_people_names_nobody(said: object) -> None:
    assert people_of(said) == []


def test_where_people_work_is_no_author() -> None:
    ann = {"family": "Reeve", "given": "Ann"}
    address = {"name": "MSc, Faculty of Tides, Port"}
    group = {"name": "The Wells Study Group"}
    names = [name.inverted for name, _ in people_of([ann, address, group])]
    assert names == ["Reeve, Ann", "The Wells Study Group"]
    assert len(people_of([address, group])) == 2


_PARTS = st.sampled_from(
    ["Ann", "REEVE", "de", "Jr.", "M.", "", "-", ", ", "Port", "The"]
)
_SPELLED = st.lists(_PARTS, max_size=4).map(" ".join)
_PERSONS = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("family", "given", "suffix", "name"), _SPELLED)
)


@given(st.lists(_PERSONS, max_size=3))
def test_nobody_is_made_up(said: list[dict[str, str]]) -> None:
    for name, person in people_of(said):
        told = " ".join(person.values()).casefold()
        parts = (name.family, name.given, name.particle, name.suffix, name.literal)
        for part in filter(None, parts):
            assert part.casefold() in " ".join(told.split())


@given(st.lists(st.sampled_from(["Ann", "Mei", "Tomás"]), min_size=1, max_size=4))
def test_everybody_whose_name_is_whole_is_there(given: list[str]) -> None:
    said = [{"given": one, "family": "Reeve"} for one in given]
    assert [name.given for name, _ in people_of(said)] == given


def test_one_poor_name_makes_the_list_poor() -> None:
    sure = {"family": "Reeve", "given": "Ann"}
    assert trust_in(people_of([sure, {"family": "IBARRA", "given": "T."}])) == 0.8
