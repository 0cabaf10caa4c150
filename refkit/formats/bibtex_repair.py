"""Entries that are not clean, read step by step so that little of them is lost."""

import re
from typing import Final

from attrs import define, field

from refkit.formats.bibtex_values import BARE, BRACED, QUOTED, Macros
from refkit.readers.patterns import lazy

_KEY: Final = {"}": lazy(r'[^,{}="]*+'), ")": lazy(r'[^,{}="()]*+')}
_GAP: Final = lazy(r"(?:[\s,]++|%.*+)*+")
_SPACE: Final = lazy(r"(?:\s++|%.*+)*+")
_LOOSE_NAME: Final = r"[^\s={}(),\"#%@]++"
_FIELD_NAME: Final = lazy(rf"({_LOOSE_NAME})\s*+(?:=|(?=[{{\"]))")
_ENTRY: Final = lazy(r"@\s*+[^\W\d_][\w:.+/-]*+\s*+[{(]")
_BRACED: Final = lazy(BRACED)
_QUOTED: Final = lazy(QUOTED)
_BARE: Final = lazy(BARE)
_WORD: Final = lazy(r'[^\s,{}"#]++')
_WORDS: Final = lazy(rf'[ \t]++(?!{_LOOSE_NAME}\s*+=)[^,{{}}"#\n=]++')
_BRACE: Final = lazy(r"[{}]")
_NEXT_FIELD: Final = lazy(
    rf'(?:,?[ \t]*\n\s*+|[}}"],\s*+)(?={_LOOSE_NAME}[ \t]*+=\s*+[{{"\w])'
)
_SWALLOWED: Final = lazy(rf",\s*+(?={_LOOSE_NAME}[ \t]*+=\s*+[{{\"\w])")
_QUOTE_END: Final = lazy(r'"(?=\s*+(?:[,})]|$))')
_RESUME: Final = lazy(
    rf'[{{}}]|,(?=\s*+{_LOOSE_NAME}\s*+=)|\n\s*+(?={_LOOSE_NAME}[ \t]*+=\s*+[{{"\w])'
    r"|\)|@(?=\s*+[^\W\d_][\w-]*+\s*+[{(])"
)


@define
class Chunk:
    """A stretch of a file that begins with an entry, and how far it has been read."""

    text: str
    at: int
    """Where to read on."""
    close: str
    """The bracket that closes the entry."""
    macros: Macros
    is_closed: bool = False
    problems: list[str] = field(factory=list)


def group_end(text: str, at: int) -> int | None:
    """Where the group closes whose opening bracket stands before ``at``.

    >>> group_end("{a {b} c} d", 1)
    9
    """
    if text[at - 1] == "(":
        end = text.find(")", at)
        return end + 1 if end >= 0 else None
    depth = 1
    for brace in _BRACE.finditer(text, at):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return None


def read_key(chunk: Chunk) -> str:
    """Read the key, with a comma behind it or without."""
    chunk.at = _end(_SPACE, chunk)
    end = _end(_KEY[chunk.close], chunk)
    words = chunk.text[chunk.at : end].split()
    if chunk.text[end : end + 1] != "=":
        chunk.at = end
        return " ".join(words)
    if len(words) < 2:
        return ""
    chunk.at += len(words[0])
    return words[0]


def read_fields(chunk: Chunk) -> dict[str, str]:
    """Read fields to the end of the entry, or of what there is of it."""
    fields: dict[str, str] = {}
    name = ""
    while True:
        chunk.at = _end(_GAP, chunk)
        char = chunk.text[chunk.at : chunk.at + 1]
        if char == chunk.close:
            chunk.at += 1
            chunk.is_closed = True
            return fields
        if not char or (char == "@" and _ENTRY.match(chunk.text, chunk.at)):
            chunk.problems.append(f"no {chunk.close} at its end")
            fields.update(_swallowed(chunk, fields.get(name, ""), name))
            return fields
        found = _FIELD_NAME.match(chunk.text, chunk.at)
        if found is None:
            chunk.problems.append(f"{chunk.text[chunk.at :][:20]!r} is no field")
            _resume(chunk)
            continue
        chunk.at = found.end()
        if not found[0].endswith("="):
            chunk.problems.append(f"no = behind {found[1]}")
        value = _value(chunk, found[1])
        name = found[1].lower()
        fields.setdefault(name, value)


def _end(pattern: "re.Pattern[str]", chunk: Chunk) -> int:
    """Where the match of a pattern that matches anywhere ends."""
    match = pattern.match(chunk.text, chunk.at)
    return match.end() if match else chunk.at


def _value(chunk: Chunk, name: str) -> str:
    parts: list[str] = []
    while True:
        chunk.at = _end(_SPACE, chunk)
        parts.append(_part(chunk, name))
        after = _end(_SPACE, chunk)
        if chunk.text[after : after + 1] != "#":
            return "".join(parts)
        chunk.at = after + 1


def _part(chunk: Chunk, name: str) -> str:
    text, at = chunk.text, chunk.at
    first = text[at : at + 1]
    if first == "{":
        match = _BRACED.match(text, at)
        end = match.end() if match else group_end(text, at + 1)
    elif first == '"':
        match = _QUOTED.match(text, at)
        end = match.end() if match else _quote_end(text, at + 1)
    else:
        return _bare(chunk)
    if end is None:
        chunk.problems.append(
            f"{name} does not end" if name else "a value does not end"
        )
        return _salvaged(chunk, first)
    chunk.at = end
    return text[at + 1 : end - 1]


def _bare(chunk: Chunk) -> str:
    """A number, a macro, or words that someone forgot to put in braces."""
    word = _WORD.match(chunk.text, chunk.at)
    if word is None:
        return ""
    end = word.end()
    if chunk.close == ")" and ")" in word[0]:
        end = chunk.at + word[0].index(")")
    elif more := _WORDS.match(chunk.text, end):
        end = more.end()
    written = chunk.text[chunk.at : end].strip()
    chunk.at = end
    return chunk.macros[written] if _BARE.fullmatch(written) else written


def _quote_end(text: str, at: int) -> int | None:
    depth = 0
    for mark in re.finditer(r'["{}]', text[at:]):
        if mark[0] == '"' and not depth:
            return at + mark.end()
        if mark[0] != '"':
            depth += 1 if mark[0] == "{" else -1
        if depth < 0:
            return None
    return None


def _salvaged(chunk: Chunk, opening: str) -> str:
    """What was likely meant as a value whose end cannot be found."""
    at = chunk.at + 1
    end = _QUOTE_END.search(chunk.text, at) if opening == '"' else None
    following = _NEXT_FIELD.search(chunk.text, at)
    if end and not (following and following.start() < end.start()):
        chunk.at = end.end()
        return _balanced(chunk.text[at : end.start()])
    chunk.at = following.end() if following else len(chunk.text)
    raw = chunk.text[at : following.start() if following else None]
    return _balanced(raw.strip().rstrip('",')).strip(" ,\n\t")


def _balanced(text: str) -> str:
    """A text without the braces that have no partner."""
    open_: list[int] = []
    lonely: set[int] = set()
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            open_.append(brace.start())
        elif open_:
            open_.pop()
        else:
            lonely.add(brace.start())
    lonely.update(open_)
    return "".join(char for at, char in enumerate(text) if at not in lonely)


def _swallowed(chunk: Chunk, value: str, name: str) -> dict[str, str]:
    """The fields that the last value of an open entry took in, and what is left of it.

    In ``title = {A, year = 2000 }`` the brace that closes the entry closed the title.
    """
    cut = _SWALLOWED.search(value)
    if cut is None:
        return {}
    rest = Chunk(value[cut.end() :] + "}", 0, "}", chunk.macros)
    found = read_fields(rest)
    return {**found, name: value[: cut.start()]}


def _resume(chunk: Chunk) -> None:
    """Go on at the next field, or at the end."""
    depth = 0
    for sign in _RESUME.finditer(chunk.text, chunk.at):
        if sign[0] == "{":
            depth += 1
        elif sign[0] == "}" and depth:
            depth -= 1
        elif sign[0] == chunk.close or sign[0] not in {"}", ")"}:
            chunk.at = sign.start() if sign[0] in {"}", ")", "@"} else sign.end()
            return
    chunk.at = len(chunk.text)
