import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.formats.keys import citation_keys
from refkit.model import Name, PartialDate, Reference

from .strategies import references


def _key(**fields: object) -> str:
    (key,) = citation_keys([Reference(**fields)])  # type: ignore[arg-type]
    return key


@pytest.mark.parametrize(
    ("family", "year", "title", "key"),
    [
        ("Zhang", 2015, "Transfer of microRNAs", "zhang2015transfer"),
        ("Chen", None, "Tumor-derived exosomes", "chentumor"),
        ("Müller", 1999, "Über die Größe der Welt", "muller1999grosse"),
        ("Ørsted", 1820, "The “New” Experiments", "orsted1820new"),
        ("van der Berg", 2001, "L'analyse des données", "vanderberg2001analyse"),
        ("O'Brien", 2001, "A to the of", "obrien2001a"),
        ("王", 2020, "中文", "wang2020zhongwen"),
        ("Иванов", 2020, "О природе вещей", "ivanov2020prirode"),
        ("3M", 2020, "3D printing", "anon20203d"),
        (None, 2020, "Ethics", "anon2020ethics"),
        (None, None, None, "anon"),
        ("😀", None, "!!", "grinning"),
        ("x" * 500, 2020, "y" * 500, "x" * 30 + "2020" + "y" * 30),
    ],
)
def test_keys_are_made_of_family_year_and_word(
    family: str | None, year: int | None, title: str | None, key: str
) -> None:
    authors = [Name(family)] if family else []
    issued = PartialDate(year) if year else None
    assert _key(author=authors, issued=issued, title=title) == key


@pytest.mark.parametrize(
    "key", ["smith2000", "DBLP:journals/corr/abs-1706.03762", "a", "10", "Foo_Bar+2"]
)
def test_a_legal_key_is_kept(key: str) -> None:
    assert _key(citation_key=key, title="x") == key


@pytest.mark.parametrize(
    "key",
    ["0", "a b", "a,b", "a{b", "clé", "a%b", "a\\b", "-a", "a#b", "a~b", "x" * 201],
)
def test_a_key_that_some_program_cannot_read_is_made_anew(key: str) -> None:
    assert _key(citation_key=key, title="Ethics") == "anonethics"


def test_letters_tell_equal_keys_apart() -> None:
    same = [Reference(title="Ethics")] * 29
    keys = citation_keys(same)
    assert keys[:3] == ["anonethics", "anonethicsa", "anonethicsb"]
    assert keys[-3:] == ["anonethicsz", "anonethicsaa", "anonethicsab"]


def test_a_made_key_never_takes_a_kept_one() -> None:
    library = [
        Reference(title="Ethics"),
        Reference(citation_key="AnonEthics"),
        Reference(citation_key="anonethicsA"),
        Reference(citation_key="ANONETHICS", title="Logic"),
    ]
    keys = citation_keys(library)
    assert keys == ["anonethicsb", "AnonEthics", "anonethicsA", "anonlogic"]


@given(st.lists(references, max_size=6))
def test_keys_are_legal_and_unique_where_case_is_ignored(
    library: list[Reference],
) -> None:
    keys = citation_keys(library)
    assert len({key.lower() for key in keys}) == len(library)
    for key in keys:
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_:./+-]{0,199}", key)
        assert key != "0"


def test_many_equal_keys_take_no_longer_each() -> None:
    keys = citation_keys([Reference(title="Ethics")] * 20_000)
    assert len(set(keys)) == 20_000
