"""The fields of a MARC record, however they came.

https://www.loc.gov/marc/bibliographic/
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from refkit.model import Span
from refkit.parsers.markup.statements import Statement
from refkit.readers.patterns import lazy

_ISBN: Final = lazy(r"(?<![\dXx-])[\d-]{9,16}[\dXx](?![\dXx-])")


class Subfield(NamedTuple):
    """A part of a field: its code, its words, and where they stand."""

    code: str
    words: str
    span: Span


class MarcField(NamedTuple):
    """A field: its tag, its indicators as far as they are told, and its parts."""

    tag: str
    indicators: str
    parts: Sequence[Subfield]

    def first(self, codes: str) -> Subfield | None:
        """The first part with the first of some codes that there is."""
        return next((p for code in codes for p in self.parts if p.code == code), None)

    def words(self, code: str) -> str:
        """The words of the first part with a code."""
        part = self.first(code)
        return part.words if part else ""


def isbns(field: MarcField, code: str) -> Iterator[Statement]:
    """Say the ISBN in each part with a code: ``0306406152 (pbk.)``."""
    for part in field.parts:
        match = _ISBN.search(part.words) if part.code == code else None
        if match is not None:
            yield Statement("isbn", match[0], part.span)
