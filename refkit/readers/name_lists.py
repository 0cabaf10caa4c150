"""A line of names, cut where one person ends and the next begins."""

import re
from typing import Final

from refkit.model import Span
from refkit.readers.name_words import (
    DEGREES,
    GLUED_PREFIXES,
    JOINED_PARTICLES,
    KANJI_SURNAMES,
    PARTICLES,
    SUFFIXES,
    TITLES,
)
from refkit.readers.names import is_initials, without_noise
from refkit.readers.patterns import lazy
from refkit.readers.scripts import may_be_east_asian

_LONGEST: Final = 20_000
_AND: Final = lazy(
    r"(?<=[\s,;])(?:and|und|et|en|och|og|ja|та|ve|dan|và|και)(?=\s|$)|&(?:amp;)?"
    # One letter may belong to a name ("Costa e Silva"): a whole name has to follow it.
    r"|(?<=[\s,;])[yeiиو](?=\s{1,3}[^\s,;]{1,40}\s{1,3}[^\s,;])"
)
_STRONG: Final = lazy(r"[;；؛|/•·∙、،\t]|\s[-–—]\s")
_WIDE: Final = lazy(r"(?<=\S)[ \xa0\u3000]{2,}(?=\S)")
_VERY_WIDE: Final = lazy(r"(?<=\S)[ \xa0\u3000]{3,}(?=\S)")
_COMMA: Final = lazy(r"[,，]")
_MARK: Final = lazy(r"[\d¹²³⁰⁴-⁹*†‡§¶([]")
_CJK_WORD: Final = lazy(r"[\u3400-\u9fff\uac00-\ud7a3々·]{2,6}")
_HINGE: Final = lazy(r"(?<=[^\W\d_])(?=[A-ZÀ-ÖØ-ÞĀ-ŽА-Я])")
# Brackets that have a partner are masked before: those left over have none.
_EDGE: Final = " \t\r\n\f\v\xa0\u200b,;，；|/•·∙、،؛:-–—&()[]"

Piece = tuple[int, int]


def split_names(text: str) -> list[Span]:
    """Cut a list of names into one span per name, in order.

    Marks, degrees, e-mail addresses and affiliations in brackets lie outside the
    spans or are left for ``read_name`` to drop. Names that the page glued together
    come apart where a small letter meets a capital, if each part is a whole name.

    >>> line = "Hongwei ChenDuxin Sun"
    >>> [line[a:b] for a, b in split_names(line)]
    ['Hongwei Chen', 'Duxin Sun']
    >>> line = "Smith, J., O’Brien, C. & McDonald, R."
    >>> [line[a:b] for a, b in split_names(line)]
    ['Smith, J.', 'O’Brien, C.', 'McDonald, R.']
    """
    text = text[:_LONGEST]
    masked = without_noise(text, aligned=True)
    pieces = _pieces(text, masked)
    whole = (part for piece in pieces for part in _unmarked(text, masked, piece))
    trimmed = (_trim(masked, start, end) for start, end in whole)
    return [
        Span(start, end) for start, end in trimmed if _holds_name(masked[start:end])
    ]


def _pieces(text: str, masked: str) -> list[Piece]:
    whole = (0, len(masked))
    # Wide gaps are looked for in the text itself: masked marks leave gaps as well.
    wide = _wide(text, masked)
    strong = [part for piece in wide for part in _cut(masked, piece, _STRONG)]
    if len(strong) > 1:
        return [
            part for piece in strong for part in _listed(masked, piece, strong=True)
        ]
    if _COMMA.search(masked) or _AND.search(masked):
        return _listed(masked, whole, strong=False)
    words = masked.split()
    if len(words) > 1 and all(map(_is_cjk_word, words)):
        return _cjk_words(masked)
    marked = _by_marks(text, masked)
    return marked if len(marked) > 1 else _unglued(masked, whole)


def _wide(text: str, masked: str) -> list[Piece]:
    """The parts between wide gaps; two blanks are wide if whole names stand around."""
    parts = _cut(text, (0, len(text)), _WIDE)
    if _COMMA.search(masked) or not all(_is_whole(masked[a:b]) for a, b in parts):
        parts = _cut(text, (0, len(text)), _VERY_WIDE)
    return parts


def _unmarked(text: str, masked: str, piece: Piece) -> list[Piece]:
    """Cut at footnote marks and brackets between two whole names."""
    parts, start = [], piece[0]
    for match in _MARK.finditer(text, *piece):
        at = match.start()
        before, after = masked[max(start, at - 120) : at], masked[at : at + 120]
        if at < piece[1] and _is_whole(before) and _is_whole(after[: piece[1] - at]):
            parts.append((start, at))
            start = at
    return [*parts, (start, piece[1])]


def _is_whole(text: str) -> bool:
    """Whether a stretch has the words of a whole name, given name and family name."""
    words = text.strip(_EDGE).split()
    return len(words) > 1 and not all(map(is_initials, words))


def _cut(text: str, piece: Piece, separator: re.Pattern[str]) -> list[Piece]:
    """The parts of a piece between separators, empty ones left out."""
    parts, at = [], piece[0]
    for match in separator.finditer(text, *piece):
        parts.append((at, match.start()))
        at = match.end()
    parts.append((at, piece[1]))
    return [(start, end) for start, end in parts if text[start:end].strip(_EDGE)]


def _listed(text: str, piece: Piece, *, strong: bool) -> list[Piece]:
    """Names between commas and "and"; within stronger separators a comma inverts."""
    groups = _cut(text, piece, _AND)
    by_comma = [_merged(text, _cut(text, group, _COMMA)) for group in groups]
    if strong and len(groups) == 1 and len(by_comma[0]) <= 2:
        return [_hull(by_comma[0])]
    if len(groups) > 1 and all(len(parts) == 2 for parts in by_comma):
        return [_hull(parts) for parts in by_comma]
    flat = [part for parts in by_comma for part in parts]
    if len(groups) == len(flat) > 1:
        return flat
    if _first_inverted(text, flat):
        flat = [_hull(flat[:2]), *flat[2:]]
    elif _alternates(text, flat):
        return [_hull(flat[at : at + 2]) for at in range(0, len(flat), 2)]
    if len(flat) == 1:
        return _unglued(text, flat[0])
    return flat


def _merged(text: str, parts: list[Piece]) -> list[Piece]:
    """Put a suffix back to its name and leave degrees out."""
    merged: list[Piece] = []
    for start, end in parts:
        words = text[start:end].split()
        if merged and all(_is_title(word) for word in words):
            continue
        if merged and len(words) == 1 and words[0].lower() in SUFFIXES:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _is_title(word: str) -> bool:
    return word.strip(",") in DEGREES or word.lower() in TITLES


def _hull(parts: list[Piece]) -> Piece:
    return parts[0][0], parts[-1][1]


def _alternates(text: str, parts: list[Piece]) -> bool:
    """Whether parts between commas are family, given, family, given …

    They are where a part that should be a whole name is one word, and the parts
    after it look like given names or initials.
    """
    if len(parts) < 2 or len(parts) % 2:
        return False
    words = [text[start:end].split() for start, end in parts]
    if any(_is_cjk_word(word) for part in words for word in part):
        # "川口, 琢也": Japanese catalogues put a comma behind the family name.
        leads = sum(part[0] in KANJI_SURNAMES for part in words[::2])
        return leads > 0 and all(len(part) == 1 and len(part[0]) < 4 for part in words)
    families, givens = words[::2], words[1::2]
    if all(all(map(is_initials, given)) for given in givens):
        return not all(
            is_initials(family[-1]) and len(family) > 1 for family in families
        )
    short = [_one_word(family) for family in families]
    if len(parts) == 2:
        return short[0] or len(givens[0]) == 1
    return all(short) and all(len(given) <= 3 for given in givens)


def _first_inverted(text: str, parts: list[Piece]) -> bool:
    """Whether the first name alone is inverted: ``Howard, Greg, and Jack Liebersohn``."""
    if len(parts) < 3 or (len(parts) % 2 == 0 and _alternates(text, parts)):
        return False
    words = [text[start:end].split() for start, end in parts]
    rest = words[2:]
    return (
        _one_word(words[0])
        and len(words[1]) <= 2
        and not any(is_initials(part[-1]) for part in rest)
        and all(len(part) > 1 for part in rest)
        and not _is_cjk_word(words[0][0])
    )


def _is_cjk_word(word: str) -> bool:
    return may_be_east_asian(word) and _CJK_WORD.fullmatch(word) is not None


def _one_word(words: list[str]) -> bool:
    return len([word for word in words if word not in PARTICLES]) == 1


def _cjk_words(text: str) -> list[Piece]:
    words = [match.span() for match in re.finditer(r"\S+", text)]
    if len(words) == 2 and any(end - start == 1 for start, end in words):
        return [_hull(words)]
    return words


def _by_marks(text: str, masked: str) -> list[Piece]:
    """Names with nothing but footnote marks between them: ``Li Zhang1 Biao Dong2``."""
    parts, at = [], 0
    marks = list(_MARK.finditer(text))
    if len(marks) < 2:
        return []
    for match in marks:
        if len(masked[at : match.start()].split()) > 1:
            parts.append((at, match.start()))
        at = match.end()
    if masked[at:].strip(_EDGE):
        parts.append((at, len(masked)))
    whole = all(len(masked[start:end].split()) > 1 for start, end in parts)
    return parts if whole else []


def _unglued(text: str, piece: Piece) -> list[Piece]:
    """Cut inside words where two names were glued, if each part is a whole name."""
    parts, start = [], piece[0]
    for match in _HINGE.finditer(text, *piece):
        at = match.start()
        before, after = (
            text[max(start, at - 200) : at],
            text[at : min(at + 200, piece[1])],
        )
        word = re.split(r"[\s\-'’.]", before)[-1]
        if not word[-1:].islower() or word in GLUED_PREFIXES:
            continue
        if len(before.split()) > 1 and len(after.split()) > 1:
            parts.append((start, at))
            start = at
    parts.append((start, piece[1]))
    return parts


def _trim(text: str, start: int, end: int) -> Piece:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _holds_name(words: str) -> bool:
    letters = sum(map(str.isalpha, words))
    return letters > 1 and words not in DEGREES and words not in JOINED_PARTICLES
