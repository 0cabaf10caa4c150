"""Lists of names as BibTeX takes them apart, written.

A name is ``von Last, Jr, First``; braces hold together what would be taken apart.
Exact names are written as biblatex has them: ``family={Berg}, given={Jan}``.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, Final

from refkit.formats.bibtex_names import PARTS, names_from_tex
from refkit.formats.tex_reading import from_tex
from refkit.formats.tex_writing import name_to_tex, to_unicode_tex
from refkit.model import Name
from refkit.readers.patterns import lazy

_LONE_AND: Final = lazy(r"(?:^| )and(?:$| )", re.I)
_LONGEST: Final = 1000


_WORD: Final = r"(?!(?i:and)\b)[A-Z][A-Za-z]*+(?:'[A-Z]?[a-z]++)?+"
_INITIALS: Final = r"(?!(?i:and)\b)[A-Z][A-Za-z.]*+"
_SIMPLE: Final = lazy(
    rf"{_WORD}(?:[ -]{_WORD})*+, {_INITIALS}(?:[ -]{_INITIALS})*+", re.A
)
"""A name that is written as it is, and read as it is written."""

Encode = Callable[[str], str]


def names_to_tex(names: Iterable[Name]) -> str:
    """Write names in ASCII TeX, so that BibTeX takes them apart as they are.

    >>> names_to_tex([Name("Berg", "Jan", particle="van der"), Name(literal="WHO")])
    'van der Berg, Jan and {WHO}'
    """
    return names_written(name_to_tex)(tuple(names), {})[0]


def names_written(encode: Encode) -> Callable[[Any, Any], tuple[str, bool]]:
    """Write names, with their parts so encoded, and say whether they read back."""

    @lru_cache(maxsize=65_536)
    def shown(name: Name) -> tuple[str, bool]:
        tex = _shown(name, encode)
        return tex, names_from_tex(tex) == (name,)

    def write(names: tuple[Name, ...], _: object) -> tuple[str, bool]:
        pieces = []
        is_sure = True
        for name in names:
            if name.given and not name.particle and not name.suffix:
                piece = f"{name.family}, {name.given}"
                if _SIMPLE.fullmatch(piece):
                    pieces.append(piece)
                    continue
            piece, is_same = shown(name)
            pieces.append(piece)
            is_sure = is_sure and is_same
        return " and ".join(pieces), is_sure

    return write


def exact_names_to_tex(names: Iterable[Name]) -> str:
    """Write names with every part labelled, in Unicode TeX."""
    return " and ".join(map(_labelled, names))


def _shown(name: Name, encode: Encode) -> str:
    def part_of(text: str) -> str:
        return " ".join(encode(text[:_LONGEST]).split())

    if name.literal:
        return _together(part_of(name.literal) or "?")
    family, given, particle, suffix = (
        part_of(re.sub("[,&]", "", getattr(name, part) or "")) for part in PARTS
    )
    family = family or "?"
    given, particle, suffix = _held(given), _held(particle), _held(suffix)
    if suffix and not given:
        # BibTeX knows no "Jr" without a first name.
        family, suffix = f"{family} {suffix}", ""
    wanted = [from_tex(part) or None for part in (family, given, particle, suffix)]
    for last in (_held(family), _together(family)):
        head = f"{particle} {last}" if particle else last
        tex = ", ".join(filter(None, (head, suffix, given)))
        read = names_from_tex(tex)
        if len(read) == 1 and [getattr(read[0], part) for part in PARTS] == wanted:
            break
    # To biber, written in Perl, a name that is "0" is none, and its entry void.
    return "{0}" if tex == "0" else tex


def _held(tex: str) -> str:
    return _together(tex) if _LONE_AND.search(tex) else tex


def _together(tex: str) -> str:
    """Words held together as one.

    Styles like alpha take the first three characters for a label. Inside braces they
    count the letters of commands too: then only what follows can stand in braces, or
    the spaces.

    >>> _together("Doctors Without Borders"), _together(r"D{\\'e}partement de la Justice")
    ('{Doctors Without Borders}', "D{\\\\'e}partement{ de la Justice}")
    """
    if not re.search(r"[\\{]", tex[:3]):
        return f"{{{tex}}}"
    head, *rest = tex.replace(",", "").split(" ")
    if len(from_tex(head)) < 3:
        return "{ }".join((head, *rest)) if rest else f"{head}{{}}"
    return f"{head}{{{''.join(f' {word}' for word in rest)}}}"


def _labelled(name: Name) -> str:
    if name.literal:
        return f"{{{{}}{to_unicode_tex(name.literal)}}}"
    parts = ((label, getattr(name, part)) for part, label in PARTS.items())
    return ", ".join(f"{key}={{{to_unicode_tex(text)}}}" for key, text in parts if text)
