"""What TeX's commands do to a text, apart from standing for a character."""

from collections.abc import Callable, Mapping
from typing import Final

from refkit.formats.tex_symbols import SUBSCRIPTS, SUPERSCRIPTS
from refkit.readers.patterns import lazy
from refkit.readers.tex_accents import ACCENTS


class Tag(str):
    """A tag of CSL's rich text among the parts of a text."""

    __slots__ = ()


Parts = list[str]
"""A text in pieces, tags among them."""
Effect = Callable[[Parts], Parts]
"""What a command does to the letter or the group behind it."""

ITALIC: Final = (Tag("<i>"), Tag("</i>"))
BOLD: Final = (Tag("<b>"), Tag("</b>"))
SMALL_CAPS: Final = (
    Tag('<span style="font-variant:small-caps;">'),
    Tag("</span>"),
)
NO_CASE: Final = (Tag('<span class="nocase">'), Tag("</span>"))
RAISED: Final = (Tag("<sup>"), Tag("</sup>"))
LOWERED: Final = (Tag("<sub>"), Tag("</sub>"))

SWITCHES: Final[Mapping[str, tuple[Tag, Tag]]] = {
    **dict.fromkeys(("em", "it", "sl", "itshape", "slshape"), ITALIC),
    **dict.fromkeys(("bf", "bfseries"), BOLD),
    **dict.fromkeys(("sc", "scshape"), SMALL_CAPS),
}
"""Commands that print the rest of their group in another style."""

SPACES: Final = frozenset(
    (
        *("\\", ",", ";", ":", " ", "\n", "\t", "quad", "qquad", "enskip", "enspace"),
        *("newline", "par", "space", "nobreakspace", "linebreak", "thinspace", "break"),
        *("addspace", "addnbspace", "newblock", "hfill", "hskip", "smallskip"),
    )
)
"""Commands that print a space."""

WORDS: Final[Mapping[str, str]] = {
    **{name: name for name in ("TeX", "LaTeX", "BibTeX", "XeTeX", "LuaTeX", "ConTeXt")},
    **{name: name for name in ("PS", "AMS", "METAFONT", "METAPOST", "MF", "MP")},
    **{name: name for name in ("sin", "cos", "log", "ln", "exp", "min", "max", "sup")},
    **{
        name: name for name in ("inf", "lim", "det", "dim", "mod", "bmod", "ker", "deg")
    },
    "LaTeXe": "LaTeX2ε",
    **dict.fromkeys(("PostScript", "POSTSCRIPT"), "PostScript"),
    "emdash": "—",
    "endash": "–",
    "slash": "/",
    "textslash": "/",
    "adddot": ".",
    "addcolon": ":",
    "addcomma": ",",
    "hyphen": "-",
    "lq": "‘",
    "rq": "’",
    "grqq": "“",
    "glqq": "„",
    "flqq": "«",
    "frqq": "»",
    "grq": "‘",
    "glq": "‚",
    "flq": "‹",
    "frq": "›",
}
"""Commands that print words or signs that styles and babel have."""

_SCRIPTS: Final = {
    RAISED: {base: char for char, base in SUPERSCRIPTS.items()},
    LOWERED: {base: char for char, base in SUBSCRIPTS.items()},
}
_PRIMES: Final = {"′": "′", "′′": "″", "′′′": "‴"}
_BARE_ACCENTS: Final = {"\u0302": "^", "\u0303": "~", "\u0300": "`", "\u0301": "´"}
_DOTLESS: Final = {"ı": "i", "ȷ": "j"}
_CODE: Final = lazy(r"\d{1,6}", 256)


def bare(parts: Parts) -> str:
    """The text without its tags."""
    return "".join(part for part in parts if part.__class__ is str)


def styled(style: tuple[Tag, Tag]) -> Effect:
    """In another style."""
    return lambda parts: [style[0], *parts, style[1]] if parts else parts


def _accented(mark: str) -> Effect:
    def accent(parts: Parts) -> Parts:
        for at, part in enumerate(parts):
            if part and part.__class__ is str:
                letter = _DOTLESS.get(part[0], part[0])
                return [*parts[:at], letter + mark + part[1:], *parts[at + 1 :]]
        return [*parts, _BARE_ACCENTS.get(mark, "")]

    return accent


def _scripted(style: tuple[Tag, Tag]) -> Effect:
    """Raised or lowered: by the signs that Unicode has, or by a tag."""
    signs = _SCRIPTS[style]

    def script(parts: Parts) -> Parts:
        text = bare(parts)
        if text in _PRIMES:
            return [_PRIMES[text]]
        if text and all(char in signs for char in text.replace("−", "-")):
            return ["".join(signs[char] for char in text.replace("−", "-"))]
        return [style[0], *parts, style[1]] if text else []

    return script


def _between(before: str, after: str) -> Effect:
    return lambda parts: [before, *parts, after]


def _hidden(_: Parts) -> Parts:
    return []


def _numbered(parts: Parts) -> Parts:
    text = bare(parts).strip()
    code = int(text) if _CODE.fullmatch(text) else 0
    return [chr(code)] if 0 < code < 0x110000 else []


def _cased(change: Callable[[str], str]) -> Effect:
    return lambda parts: [
        change(part) if part.__class__ is str else part for part in parts
    ]


EFFECTS: Final[Mapping[str, Effect]] = {
    **{name: _accented(mark) for name, mark in ACCENTS.items()},
    **dict.fromkeys(
        ("emph", "textit", "mkbibemph", "mathit", "textsl"), styled(ITALIC)
    ),
    **dict.fromkeys(("textbf", "mkbibbold", "mathbf", "boldsymbol"), styled(BOLD)),
    "textsc": styled(SMALL_CAPS),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript"), _scripted(RAISED)),
    **dict.fromkeys(("textsubscript", "mkbibsubscript"), _scripted(LOWERED)),
    "^^": _scripted(RAISED),
    "__": _scripted(LOWERED),
    **dict.fromkeys(("enquote", "mkbibquote"), _between("“", "”")),
    "mkbibparens": _between("(", ")"),
    "mkbibbrackets": _between("[", "]"),
    "sqrt": _between("√", ""),
    "frac": _between("", "/"),
    **dict.fromkeys(("symbol", "char"), _numbered),
    **dict.fromkeys(("uppercase", "MakeUppercase"), _cased(str.upper)),
    **dict.fromkeys(("lowercase", "MakeLowercase"), _cased(str.lower)),
    **dict.fromkeys(
        (
            *("noopsort", "SortNoop", "noop", "sortkey", "SORT", "vphantom", "phantom"),
            *("hphantom", "hspace", "vspace", "href", "label", "index", "textcolor"),
            *("color", "input", "include", "selectlanguage", "foreignlanguage"),
        ),
        # Of several arguments, the first.
        _hidden,
    ),
}
"""What commands do to what stands behind them; ``^^`` and ``__`` are those of math."""
