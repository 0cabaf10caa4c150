"""One name at a time: order, particles, suffixes, marks, scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import Name
from refkit.readers.names import read_name

# fmt: off
ORDERS = [
    # words                              family             given           particle   suffix
    ("Li Zhang",                         "Zhang",           "Li",           None,      None),
    ("C Alexander Valencia",             "Valencia",        "C Alexander",  None,      None),
    ("Pu-Jun Guan",                      "Guan",            "Pu-Jun",       None,      None),
    ("Zhang, Li",                        "Zhang",           "Li",           None,      None),
    ("Zhang L",                          "Zhang",           "L",            None,      None),
    ("SMITH JA",                         "Smith",           "JA",           None,      None),
    ("Smith J.-P.",                      "Smith",           "J.-P.",        None,      None),
    ("J.Smith",                          "Smith",           "J.",           None,      None),
    ("H.B. Huttner",                     "Huttner",         "H.B.",         None,      None),
    ("ZHANG Li",                         "Zhang",           "Li",           None,      None),
    ("Ling PAN",                         "Pan",             "Ling",         None,      None),
    ("Jean DUPONT",                      "Dupont",          "Jean",         None,      None),
    ("DUPONT Jean-Pierre",               "Dupont",          "Jean-Pierre",  None,      None),
    ("JOHN SMITH",                       "Smith",           "John",         None,      None),
    ("MCDONALD Ronald",                  "McDonald",        "Ronald",       None,      None),
    ("Jan van der Berg",                 "Berg",            "Jan",          "van der", None),
    ("van Gogh, Vincent",                "Gogh",            "Vincent",      "van",     None),
    ("von Neumann",                      "Neumann",         None,           "von",     None),
    ("Maria da Silva Santos",            "Silva Santos",    "Maria",        "da",      None),
    ("Oscar De La Hoya",                 "De La Hoya",      "Oscar",        None,      None),
    ("Conan O'Brien",                    "O'Brien",         "Conan",        None,      None),
    ("Mohammed Al-Sayed",                "Al-Sayed",        "Mohammed",     None,      None),
    ("Martin Luther King, Jr.",          "King",            "Martin Luther", None,     "Jr."),
    ("King, Martin Luther, Jr.",         "King",            "Martin Luther", None,     "Jr."),
    ("King Jr., Martin Luther",          "King",            "Martin Luther", None,     "Jr."),
    ("Zhang Xiaoming",                   "Zhang",           "Xiaoming",     None,      None),
    ("Kim Min-Jun",                      "Kim",             "Min-Jun",      None,      None),
    ("Nguyen Van Anh",                   "Nguyen",          "Van Anh",      None,      None),
    ("Hongwei Chen",                     "Chen",            "Hongwei",      None,      None),
    ("Plato",                            "Plato",           None,           None,      None),
    ("Иванов И. И.",                     "Иванов",          "И. И.",        None,      None),
    ("М.Л. Кричевский",                  "Кричевский",      "М.Л.",         None,      None),
    ("陈启东",                            "陈",               "启东",          None,      None),
    ("欧阳修远",                          "欧阳",             "修远",          None,      None),
    ("山田太郎",                          "山田",             "太郎",          None,      None),
    ("山田 太郎",                         "山田",             "太郎",          None,      None),
    ("고은경",                            "고",               "은경",          None,      None),
    ("فرزاد قادری",                      "قادری",           "فرزاد",        None,      None),
    # marks, degrees, titles and addresses around the name
    ("Wenjun Li 1,2",                    "Li",              "Wenjun",       None,      None),
    ("David C Ayers¹*",                  "Ayers",           "David C",      None,      None),
    ("Li Zhang, MD, PhD",                "Zhang",           "Li",           None,      None),
    ("Prof. Dr. med. Wolfgang Habscheid", "Habscheid",      "Wolfgang",     None,      None),
    ("Li Zhang (li@example.org)",        "Zhang",           "Li",           None,      None),
    ("Li Zhang https://orcid.org/0000-0002-1825-0097", "Zhang", "Li",         None,      None),
]
# fmt: on


@pytest.mark.parametrize(("words", "family", "given", "particle", "suffix"), ORDERS)
def test_a_name_is_taken_apart(
    words: str,
    family: str,
    given: str | None,
    particle: str | None,
    suffix: str | None,
) -> None:
    assert read_name(words) == Name(family, given, particle, suffix)


@pytest.mark.parametrize(
    "words",
    [
        "World Health Organization",
        "The ATLAS Collaboration",
        "NOREPOS Study Group",
        "University of Oslo",
    ],
)
def test_a_group_keeps_its_name_whole(words: str) -> None:
    assert read_name(words) == Name(literal=words)


@pytest.mark.parametrize("words", ["", "  ", "1,2", "***", "x" * 300, "(…)"])
def test_what_is_no_name_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_name(words)


_PIECES = st.sampled_from(
    [
        "Li",
        "van",
        "ZHANG",
        "J.",
        "陈",
        ",",
        "Jr.",
        "1",
        "PhD",
        "(",
        "O'",
        "-",
        "é",
        "@",
        " ",
    ]
)


@given(st.lists(_PIECES, max_size=12).map(" ".join))
def test_any_words_are_a_name_or_refused(words: str) -> None:
    try:
        name = read_name(words)
    except ValueError:
        return
    assert name.family or name.literal


_PART = st.text("abcdefgh", min_size=4, max_size=9).map(str.capitalize)


@given(family=_PART, given_name=_PART)
def test_both_orders_of_a_plain_name_read_the_same(
    family: str, given_name: str
) -> None:
    assert read_name(f"{family}, {given_name}") == Name(family, given_name)
    assert read_name(f"{given_name} {family}") == Name(family, given_name)
