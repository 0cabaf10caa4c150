import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.formats.tex_reading import from_tex
from refkit.formats.tex_rich import protected_tex
from refkit.formats.tex_symbols import COMMANDS, FORMS
from refkit.formats.tex_writing import name_to_tex, to_tex, to_unicode_tex
from refkit.model import plain
from refkit.readers.tex_accents import ACCENTS

from .strategies import texts

_COMMAND = re.compile(r"\\(?:([A-Za-z]+)|(.))", re.DOTALL)


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("50 % of R&D: $5 #1 a_b", r"50 \% of R\&D: \$5 \#1 a\_b"),
        (r"\input{x}", r"{\textbackslash}input{\textbraceleft}x{\textbraceright}"),
        ("^~", r"{\textasciicircum}{\textasciitilde}"),
        ("Ångström, Łódź, naïve", r"{\r{A}}ngstr{\"o}m, {\L}{\'o}d{\'z}, na{\"i}ve"),
        ("í and ı", r"{\'i} and {\i}"),
        ("α, β and Δ", r"{$\alpha$}, {$\beta$} and {$\Delta$}"),
        ("H₂O, 10²", r"H{$_{2}$}O, 10{$^{2}$}"),
        ("“a” – ‘b’ — c", r"``a'' -- {\textquoteleft}b{\textquoteright} --- c"),
        ("a--b '' ,,", "a-{}-b '{}' ,{},"),
        ("?“a”", "?{}``a''"),
        ("5′-UTR, −1", r"5{$^{\prime}$}-UTR, {$-$}1"),
        ("Việt", r"Vi{\^e}t"),
        ("Ελληνικά", "Ellinika"),
        ("Москва 東京 서울", "Moskva DongJing SeoUl"),
        ("x\u0302 \ue000", "x ?"),
    ],
)
def test_text_to_tex(text: str, tex: str) -> None:
    assert to_tex(text) == tex


@pytest.mark.parametrize(
    ("title", "tex"),
    [
        ("The NATO and miRNA-21", "The {NATO} and {miRNA}-21"),
        ("A T cell in vitamin D", "A {T} cell in vitamin {D}"),
        ("ΔF508 in the CFTR gene", r"{{$\Delta$}F508} in the {CFTR} gene"),
        ("ÖBB and McDonald", r"{{\"O}BB} and {McDonald}"),
        ("Plain Title Case", "Plain Title Case"),
        ("ALL CAPITALS SAY NOTHING", "ALL CAPITALS SAY NOTHING"),
    ],
)
def test_capitals_that_must_stay_are_braced(title: str, tex: str) -> None:
    assert protected_tex(title, to_tex) == tex
    assert from_tex(tex) == title


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (
            r"\v{S}kaloud, \v skaloud, \c{c}, {\c c}, {\H o}",
            "Škaloud, škaloud, ç, ç, ő",
        ),
        (r"\'{\i} {\'\i} \'\i{} \'i", "í í í í"),
        (r"Pe\~nalvo, Pe{\~n}alvo, Pe\~{n}alvo", "Peñalvo, Peñalvo, Peñalvo"),
        (r"\emph{in vitro} \textit{E. coli} {\bf x}", "in vitro E. coli x"),
        (r"H$_2$O, $x_1^{2+}$, 19$^{th}$", "H₂O, x₁²⁺, 19th"),
        (r"H\textsubscript{2}O, m\textsuperscript{2}", "H₂O, m²"),
        (r"$\alpha$ \ensuremath{\beta} \textgamma", "α β γ"),
        (r"\& \% \_ \# \$ \{ \}", "& % _ # $ { }"),
        (r"``q'' `s' -- ---", "“q” ‘s' – —"),
        (r"a~b\ c\,d\\e", "a b c d e"),
        (r"{{DNA}} and {\LaTeX}", "DNA and LaTeX"),
        (r"\href{https://x.org}{here} {\noopsort{a}}z", "here z"),
        (r"costs $5 and \$6", "costs $5 and $6"),
        ("it costs $5", "it costs $5"),
        (r"\`{}\^{}\~{}", "`^~"),
        (r"{unclosed \'", "unclosed"),
        ("\\", "\\"),
        ("}}}", ""),
        ("日本 {語}", "日本 語"),
    ],
)
def test_tex_to_text(tex: str, text: str) -> None:
    assert from_tex(tex) == text


@pytest.mark.parametrize("char", FORMS)
def test_every_form_stands_for_its_character(char: str) -> None:
    assert from_tex(FORMS[char]) == plain(char)
    assert from_tex(f"a{FORMS[char]}b") == plain(f"a{char}b")


@given(texts)
def test_unicode_tex_loses_nothing(text: str) -> None:
    assert from_tex(to_unicode_tex(plain(text))) == plain(text)


def _printable(text: str) -> str:
    # Three Greek letters in a row are a word, and are transliterated.
    kept = "".join(filter(FORMS.__contains__, text))
    return plain(re.sub(r"([\u0370-\u03ff])[\u0370-\u03ff]+", r"\1", kept))


@given(texts.map(_printable))
def test_what_tex_can_print_reads_back(text: str) -> None:
    assert from_tex(to_tex(text)) == text


def _title_to_tex(title: str) -> str:
    return protected_tex(title, to_tex)


@given(texts, st.sampled_from([to_tex, _title_to_tex, name_to_tex]))
def test_a_text_becomes_no_command(text: str, write: Callable[[str], str]) -> None:
    tex = write(plain(text))
    assert tex.isascii()
    for name, sign in _COMMAND.findall(tex):
        assert name in COMMANDS or name in ACCENTS or sign in set("$&#_%'`^\"~=.")
    rest = _COMMAND.sub("", tex)
    assert not re.search(r"[\\%&#~]|(?<!\$)[\^_]", rest)
    assert rest.count("$") % 2 == 0


@pytest.mark.parametrize(
    "tex",
    [
        pytest.param("{" * 100_000 + "x" + "}" * 100_000, id="braces"),
        pytest.param(r"\'{" * 100_000 + "x" + "}" * 100_000, id="accents"),
        pytest.param("$" * 100_001, id="dollars"),
        pytest.param("\\" * 100_001, id="backslashes"),
    ],
)
def test_hostile_nesting_is_no_harm(tex: str) -> None:
    assert len(from_tex(tex)) < 50
