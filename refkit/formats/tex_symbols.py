"""Which characters TeX can print, and in which words.

Every form in here was run through pdflatex with the plain ``article`` class, in
its default OT1 encoding and in T1, after bibtex and after biber. Biber decodes
accents before TeX sees them, so a form is listed only if the character it stands
for prints as well. The tests repeat that run.
"""

import unicodedata
from collections.abc import Mapping
from typing import Final

from refkit.formats.tex_rare_symbols import RARE
from refkit.readers.tex_accents import ACCENTS

# Letters with one accent that print in all four set-ups.
_ACCENTED: Final = (
    "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿ"
    "ĀāĂăĄąĆćĈĉĊċČčĎďĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĨĩĪīĬĭĮįİĴĵĶķĹĺĻļĽľŃńŅņŇňŌōŎŏŐő"
    "ŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽž"
    "ǍǎǏǐǑǒǓǔǦǧǨǩǪǫǴǵȘșȚțȲȳḂḃḍḞḟḠḡḥḰḱḷṃṅṇṛṣṭẎẏẐẑỲỳ"
)

_TEXT: Final = r"""
\ textbackslash  { textbraceleft  } textbraceright  ^ textasciicircum
~ textasciitilde  < textless  > textgreater  | textbar  ` textasciigrave
ß ss  æ ae  Æ AE  œ oe  Œ OE  ø o  Ø O  ł l  Ł L  ı i  ȷ j  đ dj  Đ DJ
ð dh  Ð DH  þ th  Þ TH  ŋ ng  Ŋ NG  ĳ ij  Ĳ IJ
‘ textquoteleft  ’ textquoteright  ‚ quotesinglbase  „ quotedblbase
« guillemotleft  » guillemotright  ‹ guilsinglleft  › guilsinglright
… textellipsis  • textbullet  † textdagger  ‡ textdaggerdbl  ‖ textbardbl
‰ textperthousand  ‱ textpertenthousand  § textsection  ¶ textparagraph
© textcopyright  ® textregistered  ™ texttrademark  ℠ textservicemark
° textdegree  ª textordfeminine  º textordmasculine  ¡ textexclamdown
¿ textquestiondown  £ textsterling  ¥ textyen  € texteuro  ¢ textcent
¤ textcurrency  ¦ textbrokenbar  · textperiodcentered  ½ textonehalf
¼ textonequarter  ¾ textthreequarters  µ textmu  ℃ textcelsius  № textnumero
℮ textestimated  ⁄ textfractionsolidus  ‽ textinterrobang
※ textreferencemark  ♪ textmusicalnote  ₩ textwon  ₫ textdong  ₤ textlira
₦ textnaira  ₱ textpeso  ฿ textbaht  ¨ textasciidieresis  ¯ textasciimacron
´ textasciiacute  ˘ textasciibreve  ˇ textasciicaron  ˝ textacutedbl
℗ textcircledP  ␣ textvisiblespace  ␢ textblank  ○ textopenbullet
◯ textbigcircle
"""

_MATH: Final = r"""
α alpha  β beta  γ gamma  δ delta  ε varepsilon  ϵ epsilon  ζ zeta  η eta
θ theta  ϑ vartheta  ι iota  κ kappa  λ lambda  μ mu  ν nu  ξ xi  π pi
ϖ varpi  ρ rho  ϱ varrho  σ sigma  ς varsigma  τ tau  υ upsilon  φ varphi
ϕ phi  χ chi  ψ psi  ω omega  Γ Gamma  Δ Delta  Θ Theta  Λ Lambda  Ξ Xi  Π Pi
Σ Sigma  Υ Upsilon  Φ Phi  Ψ Psi  Ω Omega
¬ neg  ± pm  ∓ mp  × times  ÷ div  ≤ leq  ≥ geq  ≠ neq  ≈ approx  ≡ equiv
≅ cong  ≃ simeq  ∼ sim  ∝ propto  ∞ infty  ∂ partial  ∑ sum  ∏ prod  √ surd
∫ int  ∈ in  ∉ notin  ∋ ni  ⊂ subset  ⊆ subseteq  ⊃ supset  ⊇ supseteq
∪ cup  ∩ cap  ∀ forall  ∃ exists  ∇ nabla  → rightarrow  ← leftarrow
↔ leftrightarrow  ⇒ Rightarrow  ⇐ Leftarrow  ⇔ Leftrightarrow  ↑ uparrow
↓ downarrow  ↦ mapsto  ⋅ cdot  ∗ ast  ∘ circ  ∙ bullet  ⊕ oplus  ⊗ otimes
⊖ ominus  ⊙ odot  ≪ ll  ≫ gg  ∅ emptyset  ∠ angle  ⊥ perp  ∥ parallel
⟨ langle  ⟩ rangle  ⌊ lfloor  ⌋ rfloor  ⌈ lceil  ⌉ rceil  ℓ ell  ℏ hbar
ℜ Re  ℑ Im  ℵ aleph  ∧ wedge  ∨ vee  ⊢ vdash  ⊨ models  ⋆ star  ∖ setminus
♣ clubsuit  ♦ diamondsuit  ♥ heartsuit  ♠ spadesuit  ♯ sharp  ♭ flat
♮ natural  ⋯ cdots  ⋮ vdots  ⋱ ddots  ≺ prec  ≻ succ  ≍ asymp  ⊤ top  ℘ wp
△ triangle  ∐ coprod  ∮ oint  ≐ doteq  ⊔ sqcup  ⊓ sqcap  ∣ mid
"""

_OTHER_NAMES: Final = r"""
… ldots  … dots  – textendash  — textemdash  “ textquotedblleft
” textquotedblright  " textquotedbl  ' textquotesingle  _ textunderscore
$ textdollar  å aa  Å AA  ẞ SS  § S  ¶ P  © copyright  £ pounds  † dag  ‡ ddag
« guillemetleft  » guillemetright  ² texttwosuperior  ³ textthreesuperior
¹ textonesuperior  ± textpm  × texttimes  ÷ textdiv  ¬ textlnot  Ω textohm
→ textrightarrow  ← textleftarrow  ↑ textuparrow  ↓ textdownarrow  → to
≤ le  ≥ ge  ≠ ne  ¬ lnot  ∧ land  ∨ lor  ∅ varnothing  · textcentereddot
− textminus  ⟨ textlangle  ⟩ textrangle  € euro  ° degree  µ textmugreek
α textalpha  β textbeta  γ textgamma  δ textdelta  ′ prime  { lbrace  } rbrace
{ { } }  $ $  & &  # #  _ _  % %
"""

SUPERSCRIPTS: Final[Mapping[str, str]] = dict(
    zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", "0123456789+-=()ni", strict=True)
)
SUBSCRIPTS: Final[Mapping[str, str]] = dict(
    zip(
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ",
        "0123456789+-=()aehijklmnoprstuvx",
        strict=True,
    )
)

FALLBACKS: Final[Mapping[str, str]] = {
    "k": "",
    "dj": "d",
    "DJ": "D",
    "dh": "d",
    "DH": "D",
    "th": "th",
    "TH": "Th",
    "ng": "n",
    "NG": "N",
    "guillemotleft": r"$\ll$",
    "guillemetleft": r"$\ll$",
    "guillemotright": r"$\gg$",
    "guillemetright": r"$\gg$",
    "guilsinglleft": "$<$",
    "guilsinglright": "$>$",
    "quotedblbase": ",,",
    "quotesinglbase": ",",
}
"""Commands that OT1 fonts lack, and what shall stand for them there."""


def _rows(text: str) -> list[tuple[str, str]]:
    words = text.split()
    return list(zip(words[::2], words[1::2], strict=True))


def _accented(letter: str) -> str:
    base, mark = tuple(unicodedata.normalize("NFD", letter))
    command = next(name for name, sign in ACCENTS.items() if sign == mark)
    return (
        f"{{\\{command}{{{base}}}}}" if command.isalpha() else f"{{\\{command}{base}}}"
    )


FORMS: Final[Mapping[str, str]] = {
    **{letter: _accented(letter) for letter in _ACCENTED},
    **{char: f"{{\\{name}}}" for char, name in _rows(_TEXT)},
    **{char: f"{{$\\{name}$}}" for char, name in _rows(_MATH)},
    **{char: f"{{$^{{{base}}}$}}" for char, base in SUPERSCRIPTS.items()},
    **{char: f"{{$_{{{base}}}$}}" for char, base in SUBSCRIPTS.items()},
    **{char: f"\\{char}" for char in "$&#_%"},
    "–": "--",
    "—": "---",
    "“": "``",
    "”": "''",
    "−": "{$-$}",
    "′": r"{$^{\prime}$}",
    "″": r"{$^{\prime\prime}$}",
    "‴": r"{$^{\prime\prime\prime}$}",
}
"""How each character is written. A form stands on its own, whatever follows."""

COMMANDS: Final[Mapping[str, str]] = {
    name: char for char, name in _rows(RARE + _MATH + _TEXT + _OTHER_NAMES)
}
"""What each command without an argument stands for."""
