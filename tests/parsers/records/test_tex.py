import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.parsers.records.tex import plain_words

WORDS = [
    (r"{\"O}stberg", "Östberg"),
    (r"\"{O}stberg", "Östberg"),
    (r"{\v{S}}koda", "Škoda"),
    (r"\v Skoda", "Škoda"),
    (r"M{\'\i}guez", "Míguez"),
    (r"Fran\c{c}ois", "François"),
    (r"Stra{\ss}e", "Straße"),
    (r"\O rsted", "Ørsted"),
    (r"{\AA}ngstr{\"o}m", "Ångström"),
    (r"\textit{E. coli} in {H}amburg", "E. coli in Hamburg"),
    (r"R\&D at 5\% of \$3 \#1 a\_b", "R&D at 5% of $3 #1 a_b"),
    ("pages 1--9 --- ``so''", "pages 1–9 — “so”"),
    ("van~der Berg", "van der Berg"),
    (r"a $x$ b", "a x b"),
]


@pytest.mark.parametrize(("tex", "words"), WORDS)
def test_the_words_of_some_tex(tex: str, words: str) -> None:
    assert plain_words(tex) == words


@given(st.text(st.sampled_from("\\{}\"'`^~=.&%$# aoOi-cvss"), max_size=60))
def test_no_braces_or_commands_are_left(tex: str) -> None:
    words = plain_words(tex)
    assert "\\" not in words
    assert not any("\ue000" <= char <= "\uf8ff" for char in words)
    assert words.count("{") <= tex.count("\\{")
