"""The syntax of BibTeX files, forgiving where BibTeX itself gives up.

A clean entry is one match of one pattern, and its fields are another. What those do
not take is read step by step: a missing comma, quote or brace costs what it makes
unreadable and no more, and a line that begins with ``@type{`` begins an entry
whatever came before it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from re import Match
from typing import Final

from attrs import define

from refkit.formats.bibtex_repair import Chunk, group_end, read_fields, read_key
from refkit.formats.bibtex_values import NAME, VALUE, Macros
from refkit.readers.patterns import lazy

_TYPE: Final = r"[^\W\d_][\w:.+/-]{0,80}"
# An e-mail address before a bracket begins nothing.
_START: Final = lazy(rf"@\s{{0,20}}({_TYPE})\s{{0,20}}(?:\{{|(?<!\w@)\()")
_LINE_START: Final = lazy(rf"^[ \t]*@[ \t]*{_TYPE}\s{{0,20}}[{{(]", re.M)
_CLEAN: Final = lazy(
    rf"@\s*+({_TYPE})\s*+\{{\s*+([^\s,{{}}()=\"#%\\]*+)\s*+"
    rf"((?:,\s*+{NAME}\s*+=\s*+{VALUE}\s*+)*+),?\s*+\}}"
)
_FIELD: Final = lazy(rf",\s*+({NAME})\s*+=\s*+({VALUE})\s*+")
_COMMENT_MARK: Final = lazy(r"\s*%[%\s]*")
_ASIDE: Final = frozenset({"comment", "preamble", "string"})
_MOST_SPANNED: Final = 20


@define
class Entry:
    """One entry as it stands in a file; of fields with one name the first counts."""

    type: str
    key: str
    fields: dict[str, str]
    line: int
    problems: tuple[str, ...] = ()
    """What could not be read of it."""
    text: str = ""
    """All of it as it stands there, if there are problems."""


def entries(text: str) -> Iterator[Entry] | None:
    """Read every entry of a BibTeX file, with its ``@string`` macros put in.

    None if nothing in the text begins as an entry does.
    """
    return _all_entries(text) if _START.search(text) else None


def _all_entries(text: str) -> Iterator[Entry]:
    macros = Macros(len(text))
    places = _Places(text)
    at = 0
    while start := _START.search(text, at):
        begin, kind = start.start(), start[1].lower()
        clean = None if kind in _ASIDE else _CLEAN.match(text, begin)
        if places.is_commented(begin):
            at = start.end()
        elif clean:
            at = clean.end()
            fields = _fields(clean[3], macros)
            yield Entry(kind, clean[2], fields, places.line(begin))
        elif kind in _ASIDE:
            at = _past_aside(start, places, macros)
        else:
            entry, at = _careful_entry(start, places, macros)
            yield entry


def _fields(body: str, macros: Macros) -> dict[str, str]:
    fields: dict[str, str] = {}
    for named, written in _FIELD.findall(body):
        name = named.lower()
        if name in fields:
            continue
        if written[0] in '{"' and "#" not in written:
            fields[name] = written[1:-1]
        else:
            fields[name] = macros.value(written)
    return fields


def _past_aside(start: Match[str], places: "_Places", macros: Macros) -> int:
    """Past what is no entry: macros are learned, comments and preambles left out."""
    near, far = places.ends(start.end())
    kind = start[1].lower()
    if kind == "string":
        chunk = _chunk(start, near, macros)
        for name, value in read_fields(chunk).items():
            macros[name] = value
        return start.start() + chunk.at
    ends = (group_end(start.string[:end], start.end()) for end in (near, far))
    return next(filter(None, ends), start.end() if kind == "comment" else near)


def _careful_entry(
    start: Match[str], places: "_Places", macros: Macros
) -> tuple[Entry, int]:
    """Read an entry that is not clean, to its end.

    A line that looks like the beginning of another entry is one, unless all is well
    when it is taken for a part of this entry.
    """
    near, far = places.ends(start.end())
    chunk = _chunk(start, near, macros)
    key, fields = read_key(chunk), read_fields(chunk)
    if not chunk.is_closed and far > near:
        wide = _chunk(start, far, macros)
        wide_key, wide_fields = read_key(wide), read_fields(wide)
        if wide.is_closed and not wide.problems:
            chunk, key, fields = wide, wide_key, wide_fields
    end = start.start() + chunk.at
    problems = tuple(dict.fromkeys(chunk.problems))
    text = chunk.text[: chunk.at].rstrip() if problems else ""
    line = places.line(start.start())
    return Entry(start[1].lower(), key, fields, line, problems, text), end


def _chunk(start: Match[str], end: int, macros: Macros) -> Chunk:
    text = start.string[start.start() : end]
    close = "}" if start[0].endswith("{") else ")"
    return Chunk(text, start.end() - start.start(), close, macros)


class _Places:
    """Where in a text is what; asked from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line, self._counted = 1, 0

    def line(self, at: int) -> int:
        """The number of the line of a place behind all that were asked for before."""
        self._line += self._text.count("\n", self._counted, at)
        self._counted = at
        return self._line

    def is_commented(self, at: int) -> bool:
        """Whether nothing but a percent sign stands before a place on its line."""
        begin = self._text.rfind("\n", max(0, at - 80), at) + 1
        return "%" in self._text[begin:at] and bool(
            _COMMENT_MARK.fullmatch(self._text, begin, at)
        )

    def ends(self, at: int) -> tuple[int, int]:
        """Where the next line that begins an entry stands, and the last to look at."""
        first = bisect_left(self._starts, at)
        last = min(first + _MOST_SPANNED, len(self._starts) - 1)
        return self._starts[first], self._starts[last]

    @cached_property
    def _starts(self) -> list[int]:
        found = (match.start() for match in _LINE_START.finditer(self._text))
        return [*found, len(self._text)]
