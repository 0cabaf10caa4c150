from typing import Any

import pytest

from refkit.parsers.records.parts import date_of, name_of, people_in, titled, type_of

DATES = [
    (("2021", "12", "1"), "2021-12-01"),
    (("2021", "2", "30"), "2021-02"),
    (("2021", "0"), "2021"),
    (("2021", "", "5"), "2021"),
    (("2021", "Spring"), "2021 Spring"),
    (("2009", "Jul", "3"), "2009 Jul 3"),
    (("۱۴۰۰", "9"), ""),
    (("in press",), ""),
    (("0",), ""),
]
NAMES = [
    (("van der Berg", "Jan", "Jr"), "van der Berg, Jan, Jr"),
    (("Ek", "B", "3rd"), "Ek, B, 3rd"),
    (("Renuka",), "Renuka"),
    (("García Márquez", "Gabriel"), "García Márquez, Gabriel"),
    (("伊藤", "純"), "伊藤, 純"),
    (("", "Plato"), "Plato"),
    (("\u200b",), None),
    (("", ""), None),
    (("12", "7"), None),
]
TITLES = [
    ("On trees", "a study", "On trees: a study"),
    ("On trees.", "A study", "On trees: A study"),
    ("On trees:", "a study", "On trees: a study"),
    ("Why?", "A study", "Why? A study"),
    ("On trees: a study", "A Study", "On trees: a study"),
    ("On trees", "", "On trees"),
    ("", "A study", "A study"),
]
TYPES = [
    ("research-article", "article-journal"),
    ("proceedings-article", "paper-conference"),
    ("paper-conference", "paper-conference"),
    ("info:eu-repo/semantics/doctoralThesis", "thesis"),
    ("Text", None),
    ("", None),
]
LISTS = [
    ("Li, Yu; Meyer, A.;", ["Li, Yu", "Meyer, A."]),
    ("Li, Yu", ["Li, Yu"]),
    ("Yu Li, Anna Meyer and Jo Ek", ["Yu Li", "Anna Meyer", "Jo Ek"]),
]


@pytest.mark.parametrize(("parts", "wanted"), DATES)
def test_the_date_that_parts_make(parts: Any, wanted: str) -> None:
    assert date_of(*parts) == wanted


@pytest.mark.parametrize(("parts", "wanted"), NAMES)
def test_the_name_that_parts_make(parts: Any, wanted: str | None) -> None:
    name = name_of(*parts)
    assert (name.inverted if name else None) == wanted


@pytest.mark.parametrize(("title", "subtitle", "wanted"), TITLES)
def test_a_title_with_its_subtitle(title: str, subtitle: str, wanted: str) -> None:
    assert titled(title, subtitle) == wanted


@pytest.mark.parametrize(("words", "wanted"), TYPES)
def test_what_a_record_calls_its_kind(words: str, wanted: str | None) -> None:
    assert type_of(words) == wanted


@pytest.mark.parametrize(("words", "wanted"), LISTS)
def test_names_in_one_value(words: str, wanted: list[str]) -> None:
    assert [words[start:end] for start, end in people_in(words)] == wanted
