"""The syntax of BibTeX files, read with pybtex and forgiving where that is strict.

pybtex gives up on an entry at the first surprise, and on the rest of the file where
a brace is missing. Here a line that begins with ``@type{`` begins an entry whatever
came before it, and of a broken entry all that stands before the break is kept.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from attrs import field, frozen
from pybtex.database.input.bibtex import LowLevelParser
from pybtex.scanner import Pattern, PrematureEOF, PybtexSyntaxError, Token

from refkit.readers.patterns import lazy

_ENTRY: Final = lazy(r"^[ \t]*@[ \t]*[A-Za-z][\w-]*[ \t]*[{(]", re.M)
_BRACE: Final = lazy(r"[{}]")
_QUOTE_OR_BRACE: Final = lazy(r'["{}]')
_KEY_IN_BRACES: Final = lazy(r'[^,{}="]*')
_KEY_IN_PARENTHESES: Final = lazy(r'[^,{}="()]*')
_NO_ENTRIES: Final = frozenset({"string", "preamble", "comment"})


@frozen
class Entry:
    """One entry as it stands in a file; of fields with one name the first counts."""

    type: str
    key: str
    fields: dict[str, str]
    line: int
    problems: list[str] = field(factory=list)
    """What could not be read of it; without fields, all of it."""


def entries(text: str) -> Iterator[Entry] | None:
    """Read every entry of a BibTeX file, with its ``@string`` macros put in.

    None if no line of the text begins an entry.
    """
    starts = [match.start() for match in _ENTRY.finditer(text)]
    return _all_entries(text, [*starts, len(text)]) if starts else None


def _all_entries(text: str, starts: list[int]) -> Iterator[Entry]:
    macros = _Macros(len(text))
    line, counted = 1, 0
    for start, end in pairwise(starts):
        line += text.count("\n", counted, start)
        counted = start
        yield from _entries(text[start:end], line, macros)


def _entries(text: str, line: int, macros: "_Macros") -> Iterator[Entry]:
    problems: list[str] = []

    def note(error: PybtexSyntaxError) -> None:
        problems.append(str(error.args[0]))

    parser = _Parser(text, macros=macros, handle_error=note)
    counted = 0
    for command, parts in parser:
        if command.lower() in _NO_ENTRIES:
            continue
        key, values = parts
        fields: dict[str, str] = {}
        for name, value in values:
            fields.setdefault(name.lower(), "".join(value))
        line += text.count("\n", counted, parser.command_start)
        counted = parser.command_start
        yield Entry(command.lower(), key or "", fields, line, problems.copy())
        problems.clear()
    if problems:
        yield Entry("", "", {}, line, problems)


class _Macros:
    """What macros stand for; an unknown one stands for its own name.

    Macros may be made of macros, so a short file could ask for an endless text; the
    budget is what no honest file comes near.
    """

    def __init__(self, size: int) -> None:
        self._values: dict[str, str] = {}
        self._budget = 20 * size + 100_000

    def __getitem__(self, name: str) -> str:
        value = self._values.get(name.lower(), name)
        self._budget -= len(value)
        return value if self._budget > 0 else ""

    def __setitem__(self, name: str, value: str) -> None:
        self._values[name.lower()] = value


class _Parser(LowLevelParser):  # type: ignore[misc]  # pybtex has no types
    """pybtex's parser, with its habits changed where they lose what can be read."""

    text: str
    pos: int
    current_field_name: Any
    current_value: Any

    # A line of comment stands for white space between fields, as biber has it.
    WHITESPACE = Pattern(r"(?:\s|%.*)+", "white space")

    def parse_entry_body(self, body_end: Any) -> None:
        in_braces = body_end is self.RBRACE
        pattern = _KEY_IN_BRACES if in_braces else _KEY_IN_PARENTHESES
        self.eat_whitespace()
        match = pattern.match(self.text, self.pos)
        end = match.end() if match else self.pos
        words = self.text[self.pos : end].split()
        if self.text[end : end + 1] != "=":
            self.current_entry_key = " ".join(words)
            self.pos = end
        elif len(words) > 1:
            # The comma after the key is missing.
            self.current_entry_key = words[0]
            self.pos += len(words[0])
        self.parse_entry_fields()

    def parse_entry_fields(self) -> None:
        while True:
            self.current_field_name, self.current_value = None, []
            self.parse_field()
            if self.current_field_name and self.current_value:
                field_ = (self.current_field_name, self.current_value)
                self.current_fields.append(field_)
            if not self.optional([self.COMMA]):
                # A missing comma is no reason to lose the fields that follow.
                if self.NAME.match(self.text, self.pos):
                    continue
                return

    def parse_field(self) -> None:
        name = self.optional([self.NAME])
        if not name:
            return
        self.current_field_name = name.value
        self.required([self.EQUALS])
        self.eat_whitespace()
        if self.text[self.pos : self.pos + 1] not in {",", "}", ")"}:
            self.parse_value()

    def parse_string(self, string_end: Any, *_: int) -> Iterator[Token]:
        """Read to the end of a string, without recursion into its braces."""
        in_quotes = string_end is self.QUOTE
        depth = 0
        pattern = _QUOTE_OR_BRACE if in_quotes else _BRACE
        for match in pattern.finditer(self.text, self.pos):
            if not depth and match[0] == ('"' if in_quotes else "}"):
                value = self.text[self.pos : match.end()]
                self.pos = match.end()
                self.update_lineno(value)
                yield Token(value, string_end)
                return
            if match[0] != '"':
                depth += 1 if match[0] == "{" else -1
            if depth < 0:
                raise PybtexSyntaxError("unbalanced braces", self)
        self.pos = self.end_pos
        raise PrematureEOF(self)
