"""Plain text to ASCII TeX and back.

``to_tex`` never fails and never writes a command that the text asked for: each
character becomes a form out of ``tex_symbols``, or the nearest ASCII letters.
``from_tex`` reads what people write by hand as well. Both take one pass.
"""

import re
import unicodedata
from functools import cache
from typing import Final

from refkit.formats.tex_symbols import (
    ACCENTS,
    COMMANDS,
    FORMS,
    SUBSCRIPTS,
    SUPERSCRIPTS,
)
from refkit.model import plain

# Neighbours that TeX would join (`--`, `''`, `,,`, `` ?` ``) are held apart; a Greek
# word is text, while one or two Greek letters are symbols.
_UNSAFE: Final = re.compile(
    "[-–—]{2,}|['“”]{2,}|[!?](?=“)|,{2,}|[\u0370-\u03ff\u1f00-\u1fff]{3,}"
    "|[^ A-Za-z0-9.,:;()/+=*!?@\\[\\]\"'-]"
)
# Biber refuses a file with a noncharacter in it.
_NONCHARACTERS: Final = "\ufdd0-\ufdef" + "".join(
    chr(plane + last)
    for plane in range(0, 0x110000, 0x10000)
    for last in (0xFFFE, 0xFFFF)
)
_MARKUP: Final = re.compile(rf"-{{2,}}|'{{2,}}|[\\{{}}$&#_%^~`{_NONCHARACTERS}]")
_NOT_IN_NAMES: Final = re.compile(r"[^\w .,'’–()/:+&-]|_")
_SIGNS_IN_A_ROW: Final = re.compile("([-–'’,])[-–'’,]+")
_WORD: Final = re.compile(r"[^\W_]+")


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
    words = (word.strip("-–,") for word in spoken.split())
    named = (word for word in words if word == "&" or any(map(str.isalnum, word)))
    return to_tex(" ".join(map(_led_by_ascii, named)).strip("& ")).replace(
        "\\&", "{\\&}"
    )


def _led_by_ascii(word: str) -> str:
    """A word without a sign before it that TeX has only as a command."""
    if word[0] == "’":
        return "'" + word[1:]
    return word if word == "&" else word.lstrip("&")


@cache
def _in_latin(char: str) -> str:
    if char.isascii() or char in "’–":
        return char
    is_latin = unicodedata.name(char, "").startswith("LATIN")
    if is_latin and "$" not in (_own_form(char) or "$"):
        return char
    from anyascii import anyascii

    return "".join(near for near in anyascii(char) if near.isalnum())


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
    apart = unicodedata.normalize("NFD", char)
    for length in range(len(apart) - 1, 1, -1):
        simpler = unicodedata.normalize("NFC", apart[:length])
        if simpler in FORMS:
            return FORMS[simpler]
    return None


def _nearest(char: str) -> str:
    from anyascii import anyascii

    near = anyascii(char)
    # A mark that goes leaves its letter; a sign nobody can name leaves a gap.
    if not near and unicodedata.category(char) not in {"Mn", "Mc", "Me", "Cf"}:
        near = "?"
    return _UNSAFE.sub(_written, near)


_TOKEN: Final = re.compile(
    r"\\(?P<name>[A-Za-z]+)\*?\s*|\\(?P<sign>.)|(?P<mark>[{}$~^_])"
    r"|(?P<joined>---?|``|''|`)|(?P<text>[^\\{}$~^_`'-]+|.)",
    re.DOTALL,
)
_NEEDS_DECODING: Final = re.compile(r"[\\{}$~`]|--|''")
_JOINED: Final = {"--": "–", "---": "—", "``": "“", "''": "”", "`": "‘"}
_SPACES: Final = frozenset(
    "\\ , ; : quad qquad newline par space nobreakspace linebreak \n \t".split(" ")
) | {" "}
_SILENT: Final = frozenset(
    "noopsort SortNoop vphantom phantom hspace vspace href label index".split()
)
_SCRIPTS: Final = {
    "^": {base: char for char, base in SUPERSCRIPTS.items()},
    "_": {base: char for char, base in SUBSCRIPTS.items()},
}
_PRIMES: Final = {"′": "′", "′′": "″", "′′′": "‴"}
_LOGOS: Final = {"TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX"}
_BARE_ACCENTS: Final = {"\u0302": "^", "\u0303": "~", "\u0300": "`", "\u0301": "´"}
_CODE: Final = re.compile(r"\d{1,6}", re.A)
# Nobody puts more marks on a letter; the limit keeps hostile nesting linear.
_DEEPEST: Final = 20


def from_tex(tex: str) -> str:
    r"""Read TeX as plain text: commands become what they print, braces go.

    >>> from_tex(r'Gr{\"o}{\ss}e \& {$\alpha$}--{NATO}, \emph{in vitro} H$_2$O')
    'Größe & α–NATO, in vitro H₂O'
    """
    if not _NEEDS_DECODING.search(tex):
        return plain(tex)
    return _Decoder(tex).text()


class _Decoder:
    """One pass over a TeX text; groups live on a list, so no depth overflows."""

    def __init__(self, tex: str) -> None:
        self._tex = tex
        self._out: list[str] = []
        self._groups: list[tuple[int, list[str]]] = []
        self._pending: list[str] = []
        self._in_math = False
        self._last_dollar = tex.rfind("$")

    def text(self) -> str:
        for token in _TOKEN.finditer(self._tex):
            kind, value = token.lastgroup, token[token.lastgroup or 0]
            if kind == "text":
                self._add_run(value)
            elif kind == "mark":
                self._read_mark(value, token.start())
            elif kind == "joined":
                self._add("−" * len(value) if self._in_math else _JOINED[value])
            else:
                self._read_command(value)
        return plain("".join(self._out))

    def _read_mark(self, mark: str, at: int) -> None:
        if mark == "{":
            keep = self._pending if len(self._groups) < _DEEPEST else []
            self._groups.append((len(self._out), keep))
            self._pending = []
        elif mark == "}":
            self._close()
        elif mark == "$" and (self._in_math or at != self._last_dollar):
            self._in_math = not self._in_math
        elif mark == "~":
            self._add(" ")
        elif mark in "^_" and self._in_math:
            self._pending.append(mark)
        else:
            self._add(mark)

    def _close(self) -> None:
        if not self._groups:
            return
        start, self._pending = self._groups.pop()
        if self._pending:
            inside = "".join(self._out[start:])
            del self._out[start:]
            self._add(inside)

    def _read_command(self, name: str) -> None:
        if name in ACCENTS:
            self._pending.append(ACCENTS[name])
        elif name in COMMANDS:
            self._add(COMMANDS[name])
        elif name in _SPACES:
            self._add(" ")
        elif name in _SILENT:
            self._pending.append("")
        elif name == "symbol":
            self._pending.append(name)
        elif name in _LOGOS:
            self._add(_LOGOS[name])
        elif name in ("textsuperscript", "textsubscript"):
            self._pending.append("^" if name == "textsuperscript" else "_")

    def _add_run(self, run: str) -> None:
        if self._in_math:
            run = run.replace("-", "−").replace("'", "′")
        if self._pending:
            run = run.lstrip()
            if not run:
                return
            self._add(run[0])
            run = run[1:]
        self._out.append(run)

    def _add(self, atom: str) -> None:
        for effect in reversed(self._pending):
            atom = _affected(atom, effect)
        self._pending = []
        self._out.append(atom)


def _affected(atom: str, effect: str) -> str:
    if not effect:
        return ""
    if effect == "symbol":
        return chr(int(atom)) if _CODE.fullmatch(atom) else ""
    if effect in _SCRIPTS:
        if atom in _PRIMES:
            return _PRIMES[atom]
        script = _SCRIPTS[effect]
        if all(char in script for char in atom.replace("−", "-")):
            return "".join(script[char] for char in atom.replace("−", "-"))
        return atom
    if not atom:
        return _BARE_ACCENTS.get(effect, "")
    letter = {"ı": "i", "ȷ": "j"}.get(atom[0], atom[0])
    return letter + effect + atom[1:]
