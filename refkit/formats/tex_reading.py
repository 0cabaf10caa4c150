"""TeX as text: what refkit writes, and what people write by hand.

A text is read once, into pieces and tags such as ``<i>``: without the tags it is plain
Unicode, with them the rich text that CSL knows.
"""

import re
from functools import lru_cache
from typing import Final

from attrs import define, field

from refkit.formats.tex_commands import (
    BOLD,
    EFFECTS,
    ITALIC,
    LOWERED,
    NO_CASE,
    RAISED,
    SMALL_CAPS,
    SPACES,
    SWITCHES,
    WORDS,
    Effect,
    Parts,
    Tag,
    bare,
    styled,
)
from refkit.formats.tex_symbols import COMMANDS
from refkit.model import plain, unmarked
from refkit.readers.patterns import lazy

_TOKEN: Final = lazy(
    r"(?P<text>[^\\{}$~^_`'<-]++)|\\(?P<name>[A-Za-z]++)\*?\s*+|\\(?P<sign>.)"
    r"|(?P<mark>[{}$~^_])|(?P<joined>---?|``|''|`)|<(?P<tag>/?[a-z]{1,6}"
    r'|span class="nocase"|span style="(?:font-variant: ?)?small-caps;?")>|(?P<other>.)',
    re.DOTALL,
)
_MAY_NEED: Final = lazy(r"[\\{}$~`<'-]")
_NEEDS_DECODING: Final = lazy(r"[\\{}$~`]|--|''|</")
_BRACES_ALONE: Final = lazy(r"[^\\$~`{}'<-]*+(?:\{[^\\$~`{}'<-]*+\}[^\\$~`{}'<-]*+)++")
_GROUP: Final = lazy(r"\{([^{}]*+)\}")
_JOINED: Final = {"--": "–", "---": "—", "``": "“", "''": "”", "`": "‘"}
_MATH_SIGNS: Final = {"(": True, "[": True, ")": False, "]": False}
_TAGS: Final = {
    **dict.fromkeys(("i", "em"), ITALIC),
    **dict.fromkeys(("b", "strong"), BOLD),
    **dict.fromkeys(("sc", 'span style="small-caps"'), SMALL_CAPS),
    'span style="font-variant:small-caps;"': SMALL_CAPS,
    'span style="font-variant: small-caps;"': SMALL_CAPS,
    'span class="nocase"': NO_CASE,
    "sup": RAISED,
    "sub": LOWERED,
}
# Nobody puts more marks on a letter; the limit keeps hostile nesting linear.
_DEEPEST: Final = 20


def from_tex(tex: str) -> str:
    r"""Read TeX as plain text: commands become what they print, braces go.

    >>> from_tex(r'Gr{\"o}{\ss}e \& {$\alpha$}--{NATO}, \emph{in vitro} H$_2$O')
    'Größe & α–NATO, in vitro H₂O'
    """
    if not (_MAY_NEED.search(tex) and _NEEDS_DECODING.search(tex)):
        return _plain(tex)
    return _read(tex)[0] if len(tex) < _SHORT else _read.__wrapped__(tex)[0]


def rich_from_tex(tex: str) -> tuple[str, str | None]:
    r"""Read TeX as plain text, and as rich text if that says more.

    >>> rich_from_tex(r"\emph{E. coli} and {NATO}")
    ('E. coli and NATO', '<i>E. coli</i> and <span class="nocase">NATO</span>')
    >>> rich_from_tex("Gr{\\\"o}{\\ss}e {\\&} H$_2$O")
    ('Größe & H₂O', None)
    """
    if not (_MAY_NEED.search(tex) and _NEEDS_DECODING.search(tex)):
        return _plain(tex), None
    return _read(tex) if len(tex) < _SHORT else _read.__wrapped__(tex)


_SHORT: Final = 200


def _plain(text: str) -> str:
    # A text of many lines is soon one of one line.
    return plain(text if text.isprintable() else " ".join(text.split()))


@lru_cache(maxsize=8192)
def _read(tex: str) -> tuple[str, str | None]:
    if _BRACES_ALONE.fullmatch(tex):
        rich = _plain(_GROUP.sub(_protected, tex))
        text = _plain(tex.replace("{", "").replace("}", ""))
        return text, rich if "<" in rich else None
    decoder = _Decoder(tex)
    parts = decoder.parts()
    text = _plain(bare(parts))
    if not any(part.__class__ is Tag for part in parts):
        return text, None
    rich = _plain("".join(parts))
    # A sign that came of a command may look like a tag.
    is_sure = "<" not in text and not decoder.saw_tags
    return text, rich if is_sure or plain(unmarked(rich)) == text else None


def _protected(group: re.Match[str]) -> str:
    text = group[1]
    return f"{NO_CASE[0]}{text}{NO_CASE[1]}" if _has_letter(text) else text


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


@define
class _Frame:
    """A group that is open."""

    start: int
    """Where in the pieces it begins."""
    pending: list[Effect]
    """What is to be done to it when it is whole."""
    is_protected: bool
    """Whether its braces do nothing but keep its letters as they are."""
    in_math: bool
    switches: list[tuple[int, tuple[Tag, Tag]]] = field(factory=list)


class _Decoder:
    """One pass over a TeX text; groups live on a list, so no depth overflows."""

    def __init__(self, tex: str) -> None:
        self._tex = tex
        self._out: Parts = []
        self._frames = [_Frame(0, [], is_protected=False, in_math=False)]
        self._pending: list[Effect] = []
        self._in_math = False
        self.saw_tags = False
        self._last_dollar = -1
        if "$" in tex:
            dollars = (m.start() for m in re.finditer(r"\\.|\$", tex) if m[0] == "$")
            # Without a partner, a dollar sign is money.
            self._last_dollar = max(dollars, default=-1)

    def parts(self) -> Parts:
        for token in _TOKEN.finditer(self._tex):
            kind = token.lastgroup
            value = token[kind or 0]
            if kind in ("text", "other"):
                self._add_run(value)
            elif kind in ("name", "sign"):
                self._read_command(value, token)
            elif kind == "mark":
                self._read_mark(value, token.start())
            elif kind == "joined":
                self._add("−" * len(value) if self._in_math else _JOINED[value])
            else:
                self._read_tag(value, token[0])
        while len(self._frames) > 1:
            self._close()
        self._end_switches(self._frames[0])
        return _paired(self._out) if self.saw_tags else self._out

    def _read_mark(self, mark: str, at: int) -> None:
        if mark == "{":
            self._open(at)
        elif mark == "}":
            self._close()
        elif mark == "$" and (self._in_math or at != self._last_dollar):
            self._in_math = not self._in_math
        elif mark == "~":
            self._add(" ")
        elif mark in "^_" and self._in_math:
            self._pending.append(EFFECTS[mark * 2])
        else:
            self._add(mark)

    def _open(self, at: int) -> None:
        keep = self._pending if len(self._frames) < _DEEPEST else []
        is_protected = (
            not keep and not self._in_math and self._tex[at + 1 : at + 2] not in "\\$"
        )
        frame = _Frame(len(self._out), keep, is_protected, self._in_math)
        self._frames.append(frame)
        self._pending = []

    def _close(self) -> None:
        if len(self._frames) < 2:
            return
        frame = self._frames.pop()
        if frame.switches:
            self._end_switches(frame)
        self._in_math = frame.in_math
        self._pending = frame.pending
        if frame.pending:
            inside = self._out[frame.start :]
            del self._out[frame.start :]
            self._apply(inside)
        elif frame.is_protected and len(self._frames) < _DEEPEST:
            self._protect(frame.start)

    def _protect(self, start: int) -> None:
        inside = self._out[start:]
        if any(part.__class__ is str and _has_letter(part) for part in inside):
            start_tag, end_tag = NO_CASE
            others = [p for p in inside if p is not start_tag and p is not end_tag]
            self._out[start:] = [NO_CASE[0], *others, NO_CASE[1]]

    def _end_switches(self, frame: _Frame) -> None:
        for start, style in reversed(frame.switches):
            self._out[start:] = styled(style)(self._out[start:])

    def _read_command(self, name: str, token: re.Match[str]) -> None:
        if name in EFFECTS:
            self._pending.append(EFFECTS[name])
        elif name in COMMANDS:
            self._add(COMMANDS[name])
        elif name in SPACES:
            self._add(" ")
        elif name in WORDS:
            self._add(WORDS[name])
        elif name in SWITCHES:
            frame = self._frames[-1]
            if len(frame.switches) < _DEEPEST:
                frame.switches.append((len(self._out), SWITCHES[name]))
        elif name in _MATH_SIGNS and token.lastgroup == "sign":
            self._in_math = _MATH_SIGNS[name]
        elif name == "ensuremath":
            # Its group, like any, ends what began before it.
            self._pending.append(_unchanged)
            self._frames[-1].in_math = self._in_math
            self._in_math = True

    def _read_tag(self, tag: str, written: str) -> None:
        name = tag.removeprefix("/")
        if name not in _TAGS and tag != "/span":
            self._add_run(written)
        elif tag == "/span":
            self._tag(Tag("</span>"))
        else:
            self._tag(_TAGS[name][tag != name])

    def _tag(self, tag: Tag) -> None:
        self.saw_tags = True
        self._out.append(tag)

    def _add_run(self, run: str) -> None:
        if self._in_math:
            run = run.replace("-", "−").replace("'", "′")
        if self._pending:
            run = run.lstrip()
            if not run:
                return
            self._add(run[0])
            run = run[1:]
        if run:
            self._out.append(run)

    def _add(self, atom: str) -> None:
        if self._pending:
            self._apply([atom])
        else:
            self._out.append(atom)

    def _apply(self, parts: Parts) -> None:
        for effect in reversed(self._pending):
            parts = effect(parts)
        self._pending = []
        self._out += parts


def _unchanged(parts: Parts) -> Parts:
    return parts


def _paired(parts: Parts) -> Parts:
    """The pieces, with tags that have no partner as text."""
    open_: list[int] = []
    paired: set[int] = set()
    for at, part in enumerate(parts):
        if part.__class__ is not Tag:
            continue
        if not part.startswith("</"):
            open_.append(at)
        elif open_ and _is_end(parts[open_[-1]], part):
            paired |= {open_.pop(), at}
    return [
        str(part) if part.__class__ is Tag and at not in paired else part
        for at, part in enumerate(parts)
    ]


def _is_end(start: str, end: str) -> bool:
    return start[1:].startswith(end[2:-1])
