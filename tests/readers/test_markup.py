import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import plain
from refkit.readers.markup import unmarked

_PIECES = [
    *("<i>", "</i>", "<jats:p>", "</jats:p>", "<mml:mi a='b'>", "<br/>", "<sub", ">"),
    *("&lt;", "&gt;", "&amp;", "<", "a", " ", "\n", "<T>", "<tex-math>", "</tex-math>"),
]
_MARKED = st.lists(st.sampled_from(_PIECES), max_size=12).map("".join)
_WORDS = st.text(st.characters(exclude_characters="<&"))


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("The type List<T> at p < 0.05", "The type List<T> at p < 0.05"),
        ("1 <2> 3, a <b> b</b>", "1 <2> 3, a b"),
        ("&amp;amp; &amp;lt;i&amp;gt;x", "& x"),
        ("R&D, AT&T; caf&eacute; &#x3b1;", "R&D, AT&T; café α"),
        ("a<br/>b<sec id='1'>c</sec>d", "a b c d"),
        ("x<tex-math>$x^2$</tex-math><mml:mi>y</mml:mi>", "xy"),
        ("<mml:annotation/>kept", "kept"),
        ("<span class='small-caps'\n>Rn</span>", "Rn"),
    ],
)
def test_only_markup_goes(marked: str, text: str) -> None:
    assert unmarked(marked) == text


@given(_WORDS)
def test_text_without_markup_stays(words: str) -> None:
    assert unmarked(words) == plain(words)


@given(_MARKED)
def test_no_known_tag_is_left(marked: str) -> None:
    left = unmarked(marked)
    assert not any(tag in left for tag in ("<i>", "<jats:p>", "<br/>", "</jats:p>"))


@pytest.mark.parametrize("bomb", ["<", "<a", "<a ", "<a:", "&lt;", "<tex-math>", "<a/"])
def test_long_hostile_text_takes_no_longer_per_letter(bomb: str) -> None:
    unmarked(bomb * (1_000_000 // len(bomb)))
    unmarked("<" + bomb.strip("<") * (1_000_000 // len(bomb)))
