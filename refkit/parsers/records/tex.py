"""The plain words that a little TeX stands for, as in a pasted BibTeX entry."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from refkit.readers.patterns import lazy
from refkit.readers.tex_accents import ACCENTS

_LETTERS: Final[Mapping[str, str]] = {
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "th": "þ",
    "textendash": "–",
    "textemdash": "—",
    "textquoteright": "’",
    "textquoteleft": "‘",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textregistered": "®",
    "texttrademark": "™",
    "textasciitilde": "~",
    "textbackslash": " ",
    "ldots": "…",
    "dots": "…",
}
_ACCENTED: Final = lazy(
    r"\\(?:(?P<mark>[`'^~=.\"])\s{0,2}|(?P<letter>[uvHdcbrk])(?=[\s{])\s{0,2})"
    r"(?:\{\s{0,2})?(?P<base>\\[ij](?![a-zA-Z])|[^\W\d_])\s{0,2}(?P<close>\}?)"
)
_COMMAND: Final = lazy(r"\\(?P<name>[a-zA-Z]{1,40}+)\*?(?:\s{0,9}\{\})?\s{0,9}")
_ESCAPED: Final = lazy(r"\\([&%$#_{}~^ ,\-/])")
_DASHES: Final = lazy(r"---?")
_QUOTES: Final = (("``", "“"), ("''", "”"))


def plain_words(tex: str) -> str:
    """The words of some TeX; what is not known is left out.

    >>> plain_words(r"{\\"O}str\\"om \\& M{\\'\\i}guez: {The} \\emph{E. coli}, 1--9")
    'Öström & Míguez: The E. coli, 1–9'
    """
    if "\\" in tex:
        tex = _ACCENTED.sub(_accented, tex)
        tex = _COMMAND.sub(_command, tex)
        tex = _ESCAPED.sub(_escaped, tex)
    for marks, quote in _QUOTES:
        tex = tex.replace(marks, quote)
    tex = _DASHES.sub(lambda dash: "–" if len(dash[0]) == 2 else "—", tex)
    tex = tex.replace("\\", "").replace("~", " ").replace("$", "")
    tex = tex.translate(_BRACES).translate(_KEPT)
    return " ".join(tex.split())


# Signs that TeX escapes are kept apart from its own until the end.
_SIGNS: Final = "&%$#_{}~^"
_BRACES: Final = str.maketrans("", "", "{}")
_KEPT: Final = {0xE000 + at: sign for at, sign in enumerate(_SIGNS)}


def _escaped(match: re.Match[str]) -> str:
    at = _SIGNS.find(match[1])
    return chr(0xE000 + at) if at >= 0 else " " if match[1] in " ," else ""


def _accented(match: re.Match[str]) -> str:
    base = match["base"].removeprefix("\\")
    accent = ACCENTS[match["mark"] or match["letter"]]
    opened = "{" in match[0]
    rest = "" if opened else match["close"]
    return unicodedata.normalize("NFC", base + accent) + rest


def _command(match: re.Match[str]) -> str:
    return _LETTERS.get(match["name"], "")
