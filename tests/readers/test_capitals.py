"""Titles in capitals: what is put right, and what is better left alone."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from refkit.readers.capitals import recased, recased_name

_WORDS = st.sampled_from(
    "THE OF SALT A DNA XIV I IN WELLS P53 E. COLI: É — (WHO) STFM Z PARA-FORM 3".split()
)
_TITLES = st.lists(_WORDS, max_size=8).map(" ".join)
_TAGS = st.sampled_from([None, "en", "de", "tr", "pl", "es-MX", "x", ""])


@pytest.mark.parametrize(
    ("title", "language", "printed"),
    [
        ("THE TIDES OF THE NORTH", None, "The Tides of the North"),
        ("TIDES: A SURVEY OF SALT", "en", "Tides: A Survey of Salt"),
        ("EFFECTS OF SALT ON E. COLI", "en", "Effects of Salt on E. Coli"),
        ("THE AIDS VIRUS AND THE STFM", None, "The AIDS Virus and the STFM"),
        ("NON-INVASIVE PARA-XYLENE OF H2O", "en", "Non-Invasive Para-Xylene of H2O"),
        ("LOUIS XIV AND I", "en", "Louis XIV and I"),
        ("THE FULLER'S “EARTH” OF HAWAI'I", "en", "The Fuller's “Earth” of Hawai'i"),
        ("L'ÉTUDE DES SOURCES. LA MER", "en", "L'étude des sources. La mer"),
        ("WODY I SÓL W STUDNIACH", "pl", "Wody i sól w studniach"),
        ("TUZ İLE IŞIK", "tr", "Tuz ile ışık"),
        ("ВОДА И СОЛЬ", None, "Вода и соль"),
        ("O ENSINO FUNDAMENTAL I NAS ESCOLAS DO SUL", "pt",
         "O ensino fundamental I nas escolas do sul"),
    ],
)  # fmt: skip
def test_put_right(title: str, language: str | None, printed: str) -> None:
    assert recased(title, language) == printed


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("HIV in the wells of the north", "en"),
        ("INDEX", "en"),
        ("[BOOK II]", None),
        ("10.5555/BF003", "en"),
        ("DIE GEZEITEN DER NORDSEE", "de"),
        ("DIE GEZEITEN DER NORDSEE", "en"),
        ("ΤΟ ΑΛΑΤΙ ΤΗΣ ΓΗΣ", None),
        ("MOBILNY SYSTEM TELEMETRII", None),
        ("", "en"),
        ("潮汐 与 井", None),
    ],
)
def test_left_alone(title: str, language: str | None) -> None:
    assert recased(title, language) == title


@pytest.mark.parametrize(
    "name", ["PLOS ONE", "JAMA", "IEEE INFOCOM 2009", "ACTA AQUAE"]
)
def test_names_of_journals_may_be_abbreviations(name: str) -> None:
    assert recased_name(name) == name


@given(_TITLES, _TAGS)
def test_only_the_case_of_letters_changes(title: str, tag: str | None) -> None:
    printed = recased(title, tag)
    assume(tag != "tr")  # whose small I is another letter
    assert printed.upper() == title.upper()
    assert recased(printed, tag) == printed


def test_a_title_of_any_length_takes_its_time_only() -> None:
    title = "THE SALT OF " * 100_000
    assert recased(title).startswith("The Salt of the Salt of the")


@given(st.text(), _TAGS)
def test_no_title_is_too_odd(title: str, tag: str | None) -> None:
    printed = recased(title, tag)
    if any(map(str.islower, title)):
        assert printed == title
