"""The accents of TeX, for whoever reads or writes it."""

from collections.abc import Mapping
from typing import Final

ACCENTS: Final[Mapping[str, str]] = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "textcommabelow": "\u0326",
    "t": "\u0361",
}
"""Accent commands and the combining character each puts on its letter."""
