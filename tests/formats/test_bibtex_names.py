import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person

from refkit.formats.bibtex_name_writing import exact_names_to_tex, names_to_tex
from refkit.formats.bibtex_names import names_from_tex
from refkit.formats.tex_reading import from_tex
from refkit.model import Name
from refkit.readers.name_words import PARTICLES

from .strategies import names


@pytest.mark.parametrize(
    ("name", "tex"),
    [
        (Name("Zhang", "Li"), "Zhang, Li"),
        (Name("Berg", "Jan", particle="van der"), "van der Berg, Jan"),
        (Name("King", "Martin Luther", suffix="Jr."), "King, Jr., Martin Luther"),
        (Name("García Márquez", "Gabriel"), r"Garc{\'i}a M{\'a}rquez, Gabriel"),
        (Name("de la Cruz", "Juan"), "{de la Cruz}, Juan"),
        (Name("Smith and Sons", "A"), "{Smith and Sons}, A"),
        (Name("Plato"), "Plato"),
        (Name("Humboldt", particle="von"), "von Humboldt"),
        (Name("O’Brien", "Pat"), r"O{\textquoteright}Brien, Pat"),
        (Name(literal="World Health Organization"), "{World Health Organization}"),
        (Name(literal="Barnes and Noble, Inc."), "{Barnes and Noble, Inc.}"),
        (Name(literal="Johnson & Johnson"), r"{Johnson {\&} Johnson}"),
        (Name(literal="AT&T"), r"AT{\&}T{}"),
        (Name(literal="Département de la Justice"), r"D{\'e}partement{ de la Justice}"),
        (Name(literal="École"), r"{\'E}cole{}"),
        (Name(literal="UNESCO"), "{UNESCO}"),
    ],
)
def test_names_are_written_as_bibtex_takes_them_apart(name: Name, tex: str) -> None:
    assert names_to_tex([name]) == tex
    assert names_from_tex(tex) == (name,)


@pytest.mark.parametrize(
    ("name", "tex"),
    [
        (Name("王", "小明"), "Wang, XiaoMing"),
        (Name("Иванов", "И."), "Ivanov, I."),
        (Name("Doe, John", "x=y"), "Doe John, xy"),
        (Name("others"), "{others}"),
        (Name("Doe", "A and B", suffix="x and y"), "Doe, {x and y}, {A and B}"),
        (Name("a--b’’c", "-"), "a-b{\\textquoteright}c"),
        (Name("ʔAbₒ", "²"), "Abo, 2"),
        (Name(literal="&Co & "), "{Co}"),
        (Name("0"), "{0}"),
        (Name("{\\input", "#"), "input"),
        (Name("😀"), "?"),
        (Name(literal="“&”"), "{?}"),
    ],
)
def test_what_bibtex_cannot_take_is_simplified(name: Name, tex: str) -> None:
    assert names_to_tex([name]) == tex


@pytest.mark.parametrize(
    ("tex", "inverted"),
    [
        ("Jan van der Berg", ["van der Berg, Jan"]),
        ("van der Berg, Jan", ["van der Berg, Jan"]),
        (
            "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
            ["de la Vallée Poussin, Charles Louis Xavier Joseph"],
        ),
        ("King, Jr., M. AND Plato", ["King, M., Jr.", "Plato"]),
        ("{Barnes and Noble}", ["Barnes and Noble"]),
        ("{\\'E}mile Zola and Pe\\~nalvo, J.", ["Zola, Émile", "Peñalvo, J."]),
        ("A~B Smith and others", ["Smith, A B"]),
        ("family=Harman, given=Hans, prefix=von, useprefix=true", ["von Harman, Hans"]),
        (" and  and A and ", ["A"]),
        ("Last, Jr, First, More", ["Last, First, More, Jr"]),
        ("Martin Luther King Jr.", ["King, Martin Luther, Jr."]),
        ("Smith, A. B.; Jones, C.", ["Smith, A. B.", "Jones, C."]),
        ("sudhin jacob", ["jacob, sudhin"]),
        ("given={Hans}, family={Berg}, prefix={von}", ["von Berg, Hans"]),
        ("{}", []),
        (",", []),
        ("", []),
    ],
)
def test_names_of_many_writers(tex: str, inverted: list[str]) -> None:
    assert [name.inverted for name in names_from_tex(tex)] == inverted


@given(st.lists(names, max_size=4))
def test_exact_names_read_back(people: list[Name]) -> None:
    assert names_from_tex(exact_names_to_tex(people)) == tuple(people)


@given(st.lists(names, min_size=1, max_size=4))
def test_pybtex_sees_as_many_names_and_takes_them_apart_alike(
    people: list[Name],
) -> None:
    tex = names_to_tex(people)
    parts = split_name_list(tex)
    assert len(parts) == len(people)
    for part in parts:
        # Of letters that are commands, {\\ss}, BibTeX knows the case, and pybtex not.
        if not re.search(r"\\[A-Za-z]", part):
            _assert_pybtex_agrees(part)


def _means_more_to_us(tex: str) -> bool:
    """Whether a name has a particle that is none, or a suffix without its comma."""
    words = tex.split()
    return "," not in tex and (
        words[-1] == "Jr"
        or any(
            word.isalpha() and word not in PARTICLES
            for word in words
            if word[0].islower()
        )
    )


_WORDS = st.sampled_from(
    ["Jan", "van", "der", "Berg", "{van}", "{\\'e}x", "{\\'E}x", "de", "Jr", "1a", "A."]
)
_NAMES = st.lists(st.lists(_WORDS, min_size=1, max_size=4), min_size=1, max_size=3)


@given(_NAMES.map(lambda pieces: ", ".join(map(" ".join, pieces))))
def test_pybtex_takes_names_of_others_apart_alike(tex: str) -> None:
    _assert_pybtex_agrees(tex)


def _assert_pybtex_agrees(tex: str) -> None:
    if _means_more_to_us(tex):
        return
    (read,) = names_from_tex(tex) or (None,)
    person = Person(tex)
    groups = (
        person.last_names,
        (*person.first_names, *person.middle_names),
        person.prelast_names,
        person.lineage_names,
    )
    family, given_, particle, suffix = (
        from_tex(" ".join(words)) or None for words in groups
    )
    assert read is not None
    if read.literal:
        assert (family, given_, particle, suffix) == (read.literal, None, None, None)
    else:
        parts = (read.family, read.given, read.particle, read.suffix)
        assert parts == (family, given_, particle, suffix)
