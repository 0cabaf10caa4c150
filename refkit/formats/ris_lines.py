"""The lines of RIS: tags and values, however their writer spelled them.

A tag is two letters, two blanks, a dash and a blank, at the start of a line. Files are
about that in hundreds of manners: records without an end, lines that go on, small
letters, single blanks, other dashes. What is regular is read in few passes over the
whole record; only what is not is looked at line by line.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final
from unicodedata import is_normalized

from refkit.formats.ris_tags import KNOWN_TAGS
from refkit.model import plain

Record = dict[str, list[str]]
"""The values of each tag in order, all of them plain text and none empty."""

_PIECE: Final = 1 << 14
"""Characters that are taken apart in one go."""
_END: Final = "\nER  -"
_TAG: Final = re.compile(r"\n([A-Z][A-Z0-9])  - ?")
_ODD_TAG: Final = re.compile(
    r"\n[ \t\xa0]{0,8}([A-Za-z][A-Za-z0-9])[ \t\xa0]{1,4}[-–—](?:[ \t\xa0]|(?=\n)|\Z)"
)
_BEGINNING: Final = re.compile(r"(?i:^[ \t\xa0]{0,8}TY[ \t\xa0]{1,4}[-–—])", re.M)


def has_record(text: str) -> bool:
    """Whether any line begins a record."""
    return _BEGINNING.search(text) is not None


def records(text: str) -> Iterator[Record]:
    """The records of a text; one without an end ends where the next begins.

    >>> list(records("TY  - BOOK\\nTI  - A\\n title\\n\\nty - JOUR\\nKW  - b\\nc"))
    [{'TY': ['BOOK'], 'TI': ['A title']}, {'TY': ['JOUR'], 'KW': ['b', 'c']}]
    """
    for piece in _pieces(text):
        parts = _TAG.split(piece)
        if _are_regular(piece, parts):
            yield from _split(parts)
        else:
            for lines in piece.split(_END):
                parts = _TAG.split(lines)
                if parts.count("TY") == 1 and _are_regular(lines, parts):
                    yield from _split(parts)
                else:
                    yield from _looked_at(lines)


def _pieces(text: str) -> Iterator[str]:
    """Parts of a text that end where a record does, each with a line break before it."""
    start, first = 0, "\n"
    while start < len(text):
        end = text.find(_END, start + _PIECE)
        piece = first + text[start : end if end >= 0 else len(text)]
        if "\r" in piece:
            piece = piece.replace("\r\n", "\n").replace("\r", "\n")
        while "\n\n" in piece:
            piece = piece.replace("\n\n", "\n")
        yield piece
        # What follows the tag is the rest of its line.
        start, first = (end + len(_END), "") if end >= 0 else (len(text), "")


def _are_regular(lines: str, parts: Sequence[str]) -> bool:
    """Whether each line is a tag and a value in plain text, and each record has an end."""
    start, tags, ends = len(parts[0]), len(parts) // 2, parts.count("ER")
    return (
        parts[1:2] == ["TY"]
        and parts.count("TY") == ends + 1
        and lines.count("\nER  - \nTY", start) + lines.count("\nER  -\nTY", start)
        == ends
        and lines.count("\n", start) == tags
        and lines.count("  ", start) == tags
        and lines.count(" \n", start) == lines.count("\nER  - \n", start)
        and lines[-1] != " "
        and (lines.isascii() or is_normalized("NFC", lines))
        and lines.replace("\n", "").isprintable()
    )


def _split(parts: Sequence[str]) -> Iterator[Record]:
    record: Record = {}
    for tag, value in zip(parts[1::2], parts[2::2], strict=True):
        if tag == "ER":
            yield record
            record = {}
        elif value:
            if tag in record:
                record[tag].append(value)
            else:
                record[tag] = [value]
    yield record


def _looked_at(lines: str) -> Iterator[Record]:
    record: Record = {}
    for tag, value in _pairs(lines):
        if tag == "ER" or (tag == "TY" and record.keys() - {"TY"}):
            if record:
                yield record
            record = {}
        elif tag == "TY":
            record.clear()  # a type alone, and then another
        if tag != "ER" and value:
            record.setdefault(tag, []).append(value)
    if record:
        yield record


def _pairs(lines: str) -> Iterator[tuple[str, str]]:
    parts = _TAG.split(_ODD_TAG.sub(_spelled, lines))
    for tag, value in zip(parts[1::2], parts[2::2], strict=True):
        # A value goes on over lines, save that keywords stand one on each.
        for text in value.split("\n") if tag == "KW" else (value,):
            yield tag, plain(text)


def _spelled(line: re.Match[str]) -> str:
    tag = line[1].upper()
    return f"\n{tag}  - " if tag in KNOWN_TAGS else line[0]
