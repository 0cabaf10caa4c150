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
"""A text that TeX prints as it is, and that reads back as it is."""
SAFE: Final = lazy(r"(?:[ A-Za-z0-9.:;()/+=*!?@\[\]\"]++|[-',](?![-',]))*+")
# Biber refuses a file with a noncharacter in it.
_NONCHARACTERS: Final = "\ufdd0-\ufdef" + "".join(
    chr(plane + last)
    for plane in range(0, 0x110000, 0x10000)
    for last in (0xFFFE, 0xFFFF)
)
_MARKUP: Final = lazy(rf"-{{2,}}|'{{2,}}|[<\\{{}}$&#_%^~`{_NONCHARACTERS}]")
_LOSSY: Final = lazy(
    rf"[^ A-Za-z0-9.,:;()/+=*!?@\[\]\"'{re.escape(''.join(FORMS))}-]"
    "|[\u0370-\u03ff\u1f00-\u1fff]{3,}"
)
_NOT_IN_NAMES: Final = lazy(r"[^\w .,'’–()/:+&-]|_")
_SIGNS_IN_A_ROW: Final = lazy("([-–'’,])[-–'’,]+")
_NAMELESS: Final = frozenset({"Cn", "Co", "No", "Sc", "Sk", "Sm", "So"})


def to_tex(text: str) -> str:
    r"""Write a text in ASCII TeX; what TeX cannot print is transliterated.

    >>> to_tex("Größe & α-Werte: 50 % – {sic}")
    'Gr{\\"o}{\\ss}e \\& {$\\alpha$}-Werte: 50 \\% -- {\\textbraceleft}sic{\\textbraceright}'
    >>> to_tex("中文")
    'ZhongWen'
    """
    return text if SAFE.fullmatch(text) else _UNSAFE.sub(_written, text)


def is_printable(text: str) -> bool:
    """Whether ``to_tex`` writes nothing but what it can be read back from.

    >>> is_printable("Größe & α"), is_printable("λόγος"), is_printable("中")
    (True, False, False)
    """
    return _LOSSY.search(text) is None


def to_unicode_tex(text: str) -> str:
    r"""Write a text in Unicode TeX, where only markup characters are escaped.

    >>> to_unicode_tex("中文 & {α}")
    '中文 \\& {\\textbraceleft}α{\\textbraceright}'
    """
    return _MARKUP.sub(_marked, text)


def name_to_unicode_tex(text: str) -> str:
    """Write a part of a name in Unicode TeX: its letters, and little else.

    >>> name_to_unicode_tex("Gödel_{x}"), name_to_unicode_tex("王 & B")
    ('Gödelx', '王 {\\\\&} B')
    """
    named = " ".join(_spoken_words(_NOT_IN_NAMES.sub("", text)))
    return to_unicode_tex(named.strip("& ,")).replace("\\&", "{\\&}")


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


def name_to_tex(text: str) -> str:
    r"""Write a part of a name in ASCII TeX: its letters, and little else.

    Styles and biber take the first characters of words for initials and labels, and
    break where that is half a command or a formula.

    >>> name_to_tex("Gödel_{x}"), name_to_tex("α & B")
    ('G{\\"o}delx', 'a {\\&} B')
    """
    named = _spoken_words("".join(map(_in_latin, _NOT_IN_NAMES.sub("", text))))
    # An apostrophe that leads a word would be a command.
    led = (f"'{word[1:]}" if word[0] == "’" else word for word in named)
    return to_tex(" ".join(led).strip("& ,")).replace("\\&", "{\\&}")


def _spoken_words(text: str) -> list[str]:
    text = _SIGNS_IN_A_ROW.sub(r"\1", text)
    words = (word.lstrip("-–,").rstrip("-–") for word in text.split())
    return [word for word in words if word == "&" or any(map(str.isalnum, word))]


@cache
def _in_latin(char: str) -> str:
    if char.isascii() or char in "’–":
        return char
    is_latin = unicodedata.name(char, "").startswith("LATIN")
    if is_latin and "$" not in (_own_form(char) or "$"):
        return char
    return "".join(filter(str.isalnum, transliterated(char)))


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
