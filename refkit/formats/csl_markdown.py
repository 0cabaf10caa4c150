"""The rich text of CSL as pandoc's Markdown, which it expects in YAML.

https://pandoc.org/MANUAL.html#citations
"""

import re
from collections.abc import Iterable
from typing import Final

from refkit.model import pieces

_NOCASE: Final = '<span class="nocase">'
_SMALL: Final = '<span style="font-variant:small-caps;">'
_OPENING: Final = {
    "": "",
    "<i>": "*",
    "<b>": "**",
    "<sup>": "^",
    "<sub>": "~",
    _NOCASE: "[",
    _SMALL: "[",
}
_MARKS: Final = {"*": "i", "_": "i", "**": "b", "__": "b", "^": "sup", "~": "sub"}
_SPANS: Final = {"]{.nocase}": _NOCASE, "]{.smallcaps}": _SMALL}
_DEEPEST: Final = 50
"""Marks that may wait for their partners at a time."""
_TOKEN: Final = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|\*\*?|__?|\^|~|\[|\]\{\.(?:nocase|smallcaps)\}"
)
_SPECIAL: Final = re.compile(
    r"[\\*_^~`\[$@]|\](?=[({\[])|<(?=[A-Za-z/])|&(?=#?\w+;)|^>|-(?=-)|\.(?=\.\.)"
)


def to_markdown(text: str) -> str:
    """Write a rich text in Markdown; what only looks like it is escaped.

    >>> to_markdown('<i>E. coli</i> and <span class="nocase">NATO</span>, a*b')
    '*E. coli* and [NATO]{.nocase}, a\\\\*b'
    """
    parts = [(_escaped(words), tag) for words, tag in pieces(text)]
    for italics in "*_":
        written = _with_marks(parts, italics)
        if from_markdown(written) == text:
            return written
    # Marks that touch one another are tags, which Markdown may hold as well.
    return "".join(words + tag for words, tag in parts)


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", words)


def _with_marks(parts: Iterable[tuple[str, str]], italics: str) -> str:
    found: list[str] = []
    spans: list[str] = []
    for words, tag in parts:
        if tag.startswith("<span"):
            spans.append("]{.nocase}" if tag == _NOCASE else "]{.smallcaps}")
        mark = spans.pop() if tag == "</span>" else _OPENING[tag.replace("/", "")]
        found += words, italics if mark == "*" else mark
    return "".join(found)


def from_markdown(text: str) -> str:
    """Read Markdown as rich text; marks without a partner stay as they are.

    >>> from_markdown("XI^e^ *siècle* of [NATO]{.nocase}, C*-algebras")
    'XI<sup>e</sup> <i>siècle</i> of <span class="nocase">NATO</span>, C*-algebras'
    """
    if _TOKEN.search(text) is None:
        return text
    found = [_Piece(text, match) for match in _TOKEN.finditer(text)]
    waiting: list[_Piece] = []
    for token in found:
        if token.mark[0] == "\\":
            token.said = token.mark[1]
        elif partner := _partner(token, waiting):
            partner.said, token.said = _tags(token.mark)
        elif token.may_open:
            waiting.append(token)
            del waiting[:-_DEEPEST]
    read: list[str] = []
    last = 0
    for token in found:
        read += (text[last : token.start], token.said)
        last = token.end
    return "".join((*read, text[last:]))


class _Piece:
    """What may be a mark, and what it says: at first its own characters."""

    __slots__ = ("end", "mark", "may_close", "may_open", "said", "start", "text")

    def __init__(self, text: str, match: re.Match[str]) -> None:
        self.text = text
        self.start, self.end = match.span()
        self.mark = self.said = match[0]
        before, after = text[self.start - 1 : self.start], text[self.end : self.end + 1]
        is_word = self.mark[0] == "_"
        self.may_open = bool(after.strip()) and not (is_word and before.isalnum())
        self.may_close = bool(before.strip()) and not (is_word and after.isalnum())


def _partner(token: _Piece, waiting: list[_Piece]) -> _Piece | None:
    """The mark that a mark closes; what waits behind it waits in vain."""
    wanted = "[" if token.mark in _SPANS else token.mark
    if not token.may_close or token.mark == "[":
        return None
    if all(piece.mark != wanted for piece in waiting):
        return None
    while (partner := waiting.pop()).mark != wanted:
        pass
    if token.mark in "^~" and re.search(r"\s", token.text[partner.end : token.start]):
        return None
    return partner


def _tags(mark: str) -> tuple[str, str]:
    if mark in _SPANS:
        return _SPANS[mark], "</span>"
    return f"<{_MARKS[mark]}>", f"</{_MARKS[mark]}>"
