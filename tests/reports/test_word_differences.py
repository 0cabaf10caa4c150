"""Words that differ are marked, and no word is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model.text import plain
from refkit.reports.word_differences import OTHER, SAME, SLIGHT, compared, words_of

TEXTS = st.text("ab B.-é中 ", max_size=30).map(plain)


def _marked(one: str, other: str) -> str:
    """Show runs as the page marks them: *another word*, ~another spelling~."""
    signs = {SAME: "", SLIGHT: "~", OTHER: "*"}
    runs = compared(words_of(one), [words_of(other)])
    return "".join(
        f"{signs[mark]}{text.rstrip()}{signs[mark]}{text[len(text.rstrip()) :]}"
        for text, mark in runs
    )


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        ("On large oaks", "On oaks", "On *large* oaks"),
        ("On oaks", "On large oaks", "On oaks"),
        ("On Oaks.", "On oaks", "On ~Oaks.~"),
        ("Poincaré", "Poincare", "~Poincaré~"),
        ("Berg, A.", "Berg, Anna", "Berg, ~A.~"),
        ("Berg, A. L.", "Berg, AL", "Berg, ~A. L.~"),
        ("123-129", "123-9", "123-*129*"),
        ("10.1000/oak.1", "10.1000/oak.2", "10.1000/*oak.1*"),
        ("关于橡树", "关于榆树", "关于*橡*树"),
        ("2011", "2012", "*2011*"),
        ("C++", "C#", "~C++~"),
    ],
)
def test_what_is_marked(one: str, other: str, marked: str) -> None:
    assert _marked(one, other) == marked


def test_a_word_is_marked_that_one_of_several_lacks() -> None:
    others = [words_of("On oaks"), words_of("On large oaks")]
    runs = list(compared(words_of("On large oaks"), others))
    assert runs == [("On ", SAME), ("large ", OTHER), ("oaks", SAME)]


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_no_letter_is_lost(text: str, others: list[str]) -> None:
    runs = compared(words_of(text), [words_of(other) for other in others])
    assert "".join(shown for shown, _ in runs) == text


@given(TEXTS, TEXTS)
def test_no_mark_on_either_side_means_the_same_words(one: str, other: str) -> None:
    runs = [
        *compared(words_of(one), [words_of(other)]),
        *compared(words_of(other), [words_of(one)]),
    ]
    is_unmarked = all(mark == SAME for _, mark in runs)
    assert is_unmarked == (_cut(one) == _cut(other))


def _cut(text: str) -> list[str]:
    return [word.shown.strip() for word in words_of(text)]


def test_of_a_long_text_the_rest_counts_as_one_word() -> None:
    one, other = "a" * 1_000_000, "a" * 999_999 + "b"
    runs = list(compared(words_of(one), [words_of(other)]))
    assert [len(text) for text, _ in runs] == [500, 29]
    assert [mark for _, mark in runs] == [SAME, OTHER]
