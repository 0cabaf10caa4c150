"""Plain text as TeX.

No text fails, and none becomes a command that it asks for: each character becomes a
form out of ``tex_symbols``, or the nearest ASCII letters.
"""

import re
import unicodedata
from functools import cache
from typing import Final

from refkit.formats.tex_symbols import FORMS
from refkit.readers.patterns import lazy

# Neighbours that TeX would join (`--`, `''`, `,,`, `` ?` ``) are held apart; a Greek
# word is text, while one or two Greek letters are symbols.
_UNSAFE: Final = lazy(
    "[-–—]{2,}|['“”]{2,}|[!?](?=“)|,{2,}|[\u0370-\u03ff\u1f00-\u1fff]{3,}"
    "|[^ A-Za-z0-9.,:;()/+=*!?@\\[\\]\"'-]"
)
# Biber refuses a file with a noncharacter in it.
_NONCHARACTERS: Final = "\ufdd0-\ufdef" + "".join(
    chr(plane + last)
    for plane in range(0, 0x110000, 0x10000)
    for last in (0xFFFE, 0xFFFF)
)
_MARKUP: Final = lazy(rf"-{{2,}}|'{{2,}}|[\\{{}}$&#_%^~`{_NONCHARACTERS}]")
_NOT_IN_NAMES: Final = lazy(r"[^\w .,'’–()/:+&-]|_")
_SIGNS_IN_A_ROW: Final = lazy("([-–'’,])[-–'’,]+")
_NAMELESS: Final = frozenset({"Cn", "Co", "No", "Sc", "Sk", "Sm", "So"})
_WORD: Final = lazy(r"[^\W_]+")


def to_tex(text: str) -> str:
    r"""Write a text in ASCII TeX; what TeX cannot print is transliterated.

    >>> to_tex("Größe & α-Werte: 50 % – {sic}")
    'Gr{\\"o}{\\ss}e \\& {$\\alpha$}-Werte: 50 \\% -- {\\textbraceleft}sic{\\textbraceright}'
    >>> to_tex("中文")
    'ZhongWen'
    """
    return _UNSAFE.sub(_written, text)


def to_unicode_tex(text: str) -> str:
    r"""Write a text in Unicode TeX, where only markup characters are escaped.

    >>> to_unicode_tex("中文 & {α}")
    '中文 \\& {\\textbraceleft}α{\\textbraceright}'
    """
    return _MARKUP.sub(_marked, text)


def transliterated(text: str) -> str:
    """The nearest ASCII of a text; what has no sound or shape in ASCII goes.

    >>> transliterated("Žižek 王")
    'Zizek Wang'
    """
    if text.isascii():
        return text
    from anyascii import anyascii

    return anyascii(text)


def _marked(match: re.Match[str]) -> str:
    if match[0] > "~":
        return f"{{\\symbol{{{ord(match[0])}}}}}"
    return _written(match)


def title_to_tex(title: str) -> str:
    """Write a title in ASCII TeX, braces around words that styles must not lower.

    Those are words with capitals inside and single capitals; in a title that is
    all capitals they mean nothing.

    >>> title_to_tex("A role of miRNA in E. coli and NATO")
    'A role of {miRNA} in {E}. coli and {NATO}'
    """
    if title.isupper():
        return to_tex(title)
    parts: list[str] = []
    end = 0
    for word in _WORD.finditer(title):
        if _has_own_case(word[0]):
            parts += (to_tex(title[end : word.start()]), "{", to_tex(word[0]), "}")
            end = word.end()
    return "".join((*parts, to_tex(title[end:])))


def name_to_tex(text: str) -> str:
    r"""Write a part of a name in ASCII TeX: its letters, and little else.

    Styles and biber take the first characters of words for initials and labels, and
    break where that is half a command or a formula.

    >>> name_to_tex("Gödel_{x}"), name_to_tex("α & B")
    ('G{\\"o}delx', 'a {\\&} B')
    """
    spoken = "".join(map(_in_latin, _NOT_IN_NAMES.sub("", text)))
    spoken = _SIGNS_IN_A_ROW.sub(r"\1", spoken)
    words = (word.lstrip("-–,").rstrip("-–") for word in spoken.split())
    named = (word for word in words if word == "&" or any(map(str.isalnum, word)))
    # An apostrophe that leads a word would be a command.
    led = (f"'{word[1:]}" if word[0] == "’" else word for word in named)
    return to_tex(" ".join(led).strip("& ,")).replace("\\&", "{\\&}")


@cache
def _in_latin(char: str) -> str:
    if char.isascii() or char in "’–":
        return char
    is_latin = unicodedata.name(char, "").startswith("LATIN")
    if is_latin and "$" not in (_own_form(char) or "$"):
        return char
    return "".join(filter(str.isalnum, transliterated(char)))


def _has_own_case(word: str) -> bool:
    inside = word[1:]
    return (bool(inside) and inside != inside.lower()) or (
        not inside and word.isupper() and word != "A"
    )


def _written(match: re.Match[str]) -> str:
    run = match[0]
    if len(run) == 1:
        return run + "{}" if run in "!?" else _form(run)
    if "\u0370" <= run[0] <= "\u1fff":
        return "".join(map(_nearest, run))
    return "{}".join(map(_form, run))


@cache
def _form(char: str) -> str:
    return char if char in "-'," else _own_form(char) or _nearest(char)


def _own_form(char: str) -> str | None:
    if char in FORMS:
        return FORMS[char]
    # A letter with several marks keeps those that print.
    letter, *marks = list(unicodedata.normalize("NFD", char))
    some = [marks[:length] for length in range(len(marks) - 1, 0, -1)]
    for kept in (*some, *marks[1:]):
        simpler = unicodedata.normalize("NFC", letter + "".join(kept))
        if simpler in FORMS:
            return FORMS[simpler]
    return None


def _nearest(char: str) -> str:
    near = transliterated(char)
    # A sign that nobody can name leaves a gap; a mark or a mute letter does not.
    if not near and unicodedata.category(char) in _NAMELESS:
        near = "?"
    return _UNSAFE.sub(_written, near)
