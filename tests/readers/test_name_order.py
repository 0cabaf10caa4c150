"""What a whole list shows of the order its names are written in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.readers.name_order import family_leads, two_surnames
from refkit.readers.names import read_name

# fmt: off
LEADS: list[tuple[list[str], bool]] = [
    (["Oikarinen Elias", "Bourassa Steven C.", "Hoesli Martin"], True),
    (["Fazekas Tamás"], True),
    (["Segar Tirukan C.", "Soff Fawzan B.", "Lanan Rahman"], True),  # initials behind
    (["Elias Oikarinen", "Steven C. Bourassa"], False),
    (["Ida Holmberg", "Debajyoti Paul", "Anna Novak"], False),       # one family name like a given one
    (["Holmberg I", "Meyer K", "Lind R"], False),                    # shown by each name itself
    (["García López M", "Pérez Soto J"], False),
    (["Holmberg, Ida", "Meyer, Steven"], False),
    (["R. W. James", "T. Simon"], False),
    (["Li Zhang"], False),
    ([], False),
]
TWO: list[tuple[list[str], bool]] = [
    (["Eliseo Capote Leyva", "Yosvany Moret Hernández"], True),
    (["José Soto Vázquez"], True),
    (["Ana María González"], False),       # two given names
    (["John Garcia"], False),
    (["Maria del Carmen Ruiz"], False),
    (["Ida Marie Holmberg", "Karl Emil Meyer", "Rosa Pérez"], False),
]
READ = [
    # words                       leads  two    family           given
    ("Hoesli Martin",             True,  False, "Hoesli",        "Martin"),
    ("Bourassa Steven C.",        True,  False, "Bourassa",      "Steven C."),
    ("Hoesli, Martin",            True,  False, "Hoesli",        "Martin"),
    ("Martin HOESLI",             True,  False, "Hoesli",        "Martin"),
    ("Salvador Roberto Mora Díaz", False, True, "Mora Díaz",     "Salvador Roberto"),
    ("Ana María González",        False, True,  "González",      "Ana María"),
    ("Ana del Rocío Cevallos",    False, False, "Cevallos",      "Ana del Rocío"),
    ("Mario de Andrade Lira Júnior", False, False, "Lira Júnior", "Mario de Andrade"),
]
# fmt: on


@pytest.mark.parametrize(("names", "leads"), LEADS)
def test_the_family_name_leads(names: list[str], leads: bool) -> None:
    assert family_leads(names) == leads


@pytest.mark.parametrize(("names", "two"), TWO)
def test_people_bear_two_family_names(names: list[str], two: bool) -> None:
    assert two_surnames(names) == two


@pytest.mark.parametrize(("words", "leads", "two", "family", "given"), READ)
def test_a_name_is_read_in_the_order_of_its_list(
    words: str, leads: bool, two: bool, family: str, given: str
) -> None:
    name = read_name(words, family_leads=leads, two_surnames=two)
    assert (name.family, name.given) == (family, given)


_GIVEN = st.sampled_from(["Elias", "Steven", "Katarina", "Giovanni", "Jean-Pierre"])
_FAMILY = st.sampled_from(["Holmberg", "Quorvin", "Lind", "Novakova", "Ferretti"])


@given(st.lists(st.tuples(_GIVEN, _FAMILY), min_size=1, max_size=6))
def test_either_order_is_known_from_the_given_names(
    people: list[tuple[str, str]],
) -> None:
    assert family_leads([f"{family} {first}" for first, family in people])
    assert not family_leads([f"{first} {family}" for first, family in people])


@given(st.lists(st.text("Aa é.,-IJ", max_size=15), max_size=6))
def test_any_list_has_an_order(names: list[str]) -> None:
    assert family_leads(names) in {True, False}
    assert two_surnames(names) in {True, False}
