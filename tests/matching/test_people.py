"""Authors in comparable form, and how two lists of them relate."""

import pytest

from refkit import Name, loads
from refkit.matching.people import Authors, authors_of, initials, relation


def read(*names: str) -> Authors:
    record = "".join(f"AU  - {name}\n" for name in names)
    (reference,) = loads(f"TY  - JOUR\n{record}ER  - \n", "ris")
    return authors_of(reference.author)


@pytest.mark.parametrize(
    ("name", "families"),
    [
        ("yoav freund and robert e. schapire.", ("freund", "schapire")),
        ("freund, y., & schapire, r. e.", ("freund", "schapire")),
        ("a. blum, m. furst, and s. rudich", ("blum", "furst", "rudich")),
        ("Smith J A", ("smith",)),
        ("van der Berg, P.", ("vanderberg",)),
        ("Smith, John, Jr.", ("smith",)),
        ("[No author name available]", ()),
        ("et al.", ()),
    ],
)
def test_names_are_told_apart(name: str, families: tuple[str, ...]) -> None:
    assert read(name).families == families


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (["Müller, Jan", "Roe, Ann"], ["MULLER J", "ROE A"], "same"),
        (["Roe, Ann"], ["Roe, A."], "same-one"),
        (["Roe, A", "Poe, E", "Doe, J"], ["Roe, A", "Poe, E"], "cut"),
        (["Roe, A", "Poe, E", "Doe, J"], ["Roe, A"], "cut-one"),
        (["Roe, A", "Poe, E", "Doe, J"], ["Doe, J", "Roe, A"], "some-of"),
        (["Łubińska, A"], ["Lubinska, A"], "same-one"),
        (["Ramachandran, V"], ["Ramachandren, V"], "same-one"),
        (["Durstberger, S."], ["Sebastian D."], "turned"),
        (["Fujita, T"], ["Sanders, R. D."], "none"),
        (["Fujita, T"], [], ""),
    ],
)
def test_two_lists_relate(one: list[str], other: list[str], expected: str) -> None:
    assert relation(read(*one), read(*other)) == expected
    assert relation(read(*other), read(*one)) == expected


def test_initials_tell_namesakes_apart() -> None:
    wang = authors_of([Name("Wang", "Li")])
    assert initials(wang, authors_of([Name("Wang", "L.")])) == "same"
    assert initials(wang, authors_of([Name("Wang", "H.")])) == "different"
    assert initials(wang, authors_of([Name("Wang")])) == ""
