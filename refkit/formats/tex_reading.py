"""TeX as plain text: what refkit writes, and what people write by hand."""

import re
from typing import Final

from refkit.formats.tex_symbols import COMMANDS, SUBSCRIPTS, SUPERSCRIPTS
from refkit.model import plain
from refkit.readers.patterns import lazy
from refkit.readers.tex_accents import ACCENTS

_TOKEN: Final = lazy(
    r"\\(?P<name>[A-Za-z]+)\*?\s*|\\(?P<sign>.)|(?P<mark>[{}$~^_])"
    r"|(?P<joined>---?|``|''|`)|(?P<text>[^\\{}$~^_`'-]+|.)",
    re.DOTALL,
)
_NEEDS_DECODING: Final = lazy(r"[\\{}$~`]|--|''")
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
_CODE: Final = lazy(r"\d{1,6}", re.A)
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
        dollars = (m.start() for m in re.finditer(r"\\.|\$", tex) if m[0] == "$")
        # Without a partner, a dollar sign is money.
        self._last_dollar = max(dollars, default=-1)

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
