"""What every text value in the model looks like: one line of plain Unicode."""

import unicodedata
from typing import Final

# Characters that carry no meaning of their own in a citation. Line breaks and
# tabs are absent: they are white space, which ``plain`` folds to one space.
_DROPPED: Final = {
    **dict.fromkeys((*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85))),
    **dict.fromkeys((*range(0x86, 0xA0), 0xAD, 0x200B, 0x2060, 0xFEFF)),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
_MARKS: Final = frozenset(
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
)


def plain(value: str) -> str:
    """Fold a text to one line of NFC Unicode with no control characters.

    White space runs become one space; lone surrogates become U+FFFD, for no file
    could hold them; bidirectional overrides go, for they reorder what follows.

    >>> plain("  Cafe\\u0301\\n\\x00 society ")
    'Café society'
    """
    # What is dropped or replaced below is not printable, nor is a white space but " ".
    if value.isprintable() and (
        value.isascii() or unicodedata.is_normalized("NFC", value)
    ):
        if "  " not in value and value[:1] != " " and value[-1:] != " ":
            return value
        return " ".join(value.split())
    text = value.translate(_DROPPED)
    if not _MARKS.isdisjoint(text):
        text = "".join(char for char in text if char not in _MARKS)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def plain_or_none(value: str | None) -> str | None:
    """Fold a text as ``plain`` does; nothing left is None."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError(f"expected text, not {type(value).__name__}")
    return plain(value) or None
