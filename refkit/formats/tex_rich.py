"""CSL's rich text as TeX, and titles with their capitals protected."""

import re
from collections.abc import Callable
from typing import Final

from refkit.readers.patterns import lazy

_TAG: Final = lazy(
    r'<(?:(?P<start>i|b|su[bp]|sc|span class="nocase"'
    r'|span style="font-variant: ?small-caps;?")|/(?P<end>i|b|su[bp]|sc|span))>'
)
_OPENING: Final = {
    "i": r"\textit{",
    "b": r"\textbf{",
    "sup": r"\textsuperscript{",
    "sub": r"\textsubscript{",
    'span class="nocase"': "{",
}
_NO_CASE: Final = lazy(r'<span class="nocase">([^<]*+)</span>')
_WORD: Final = lazy(r"[^\W_]+")
_OWN_CAPITALS: Final = lazy(
    r"(?<![A-Za-z0-9])(?:(?:[a-z0-9]++|[A-Z][a-z0-9]*+)[A-Z][A-Za-z0-9]*+|[B-Z](?![A-Za-z0-9]))"
)
_LATER_WORD: Final = lazy(r"(?<=[^:.?!—–] )([A-Z][^\W_]{2,}|[a-z][^\W_]{3,})")
_ENGLISH: Final = lazy(r"en(?:[-_].*)?|english|american|british", re.I)
_SENTENCE_CASE: Final = 0.34
"""In a title with fewer capitalized words than this, such a word is a name."""

Encode = Callable[[str], str]


def rich_to_tex(rich: str, encode: Encode) -> str:
    r"""Write a rich text in TeX.

    >>> rich_to_tex('<i>E. coli</i> and <span class="nocase">NATO</span>', str)
    '\\textit{E. coli} and {NATO}'
    """
    pieces: list[str] = []
    open_: list[tuple[int, str]] = []
    paired: dict[int, str] = {}
    last = 0
    for tag in _TAG.finditer(rich):
        pieces += (rich[last : tag.start()], tag[0])
        last = tag.end()
        at = len(pieces) - 1
        if tag["start"]:
            open_.append((at, tag["start"]))
        elif open_ and open_[-1][1].split()[0] == tag["end"]:
            start, name = open_.pop()
            paired |= {start: _OPENING.get(name, r"\textsc{"), at: "}"}
    pieces.append(rich[last:])
    made: list[str] = []
    for at, piece in enumerate(pieces):
        tex = paired.get(at) or encode(piece)
        if made and made[-1] == "{" and tex[:1] in {"\\", "$"}:
            # Behind a brace, a command would make a letter of the group.
            made.append("{}")
        if tex:
            made.append(tex)
    return "".join(made)


def without_no_case(rich: str) -> str:
    """A rich text without its protection of capitals.

    >>> without_no_case('<i>A</i> <span class="nocase">NATO</span>')
    '<i>A</i> NATO'
    """
    while True:
        bare = _NO_CASE.sub(r"\1", rich)
        if bare == rich or "nocase" not in bare:
            break
        rich = bare
    return _without_outer(bare) if "nocase" in bare else bare


def _without_outer(rich: str) -> str:
    """The same where other tags stand within."""
    kept: list[str] = []
    open_: list[bool] = []
    last = 0
    for tag in _TAG.finditer(rich):
        kept.append(rich[last : tag.start()])
        last = tag.end()
        is_no_case = tag["start"] == 'span class="nocase"'
        if tag["start"]:
            open_.append(is_no_case)
        elif open_:
            is_no_case = open_.pop()
        if not is_no_case:
            kept.append(tag[0])
    return "".join((*kept, rich[last:]))


def protected(title: str) -> list[tuple[str, bool]]:
    """A title in pieces, with those told of which the capitals must stay.

    They are words with capitals inside, single capitals, and in a title of few
    capitals every capital that does not begin a sentence. In a title that is all
    capitals they mean nothing.

    >>> [word for word, stays in protected("The role of mRNA in Paris") if stays]
    ['mRNA', 'Paris']
    """
    if title.isupper() or title.islower():
        return [(title, False)]
    if title.isascii():
        spans = [match.span() for match in _OWN_CAPITALS.finditer(title)]
    else:
        words = _WORD.finditer(title)
        spans = [word.span() for word in words if _has_own_case(word[0])]
    spans += _names_in_sentence(title)
    if not spans:
        return [(title, False)]
    pieces: list[tuple[str, bool]] = []
    last = 0
    for start, end in sorted(spans):
        if start < last:
            continue
        pieces += ((title[last:start], False), (title[start:end], True))
        last = end
    return [*pieces, (title[last:], False)]


def _names_in_sentence(title: str) -> list[tuple[int, int]]:
    """Words with a capital where most have none."""
    all_words = title.split(" ")
    upper = sum(word[:1].isupper() for word in all_words[1:])
    if not upper or 2 * upper > len(all_words):
        return []
    words = _LATER_WORD.findall(title)
    capitals = [word for word in words if word[0].isupper()]
    if not capitals or len(words) < 3 or len(capitals) >= _SENTENCE_CASE * len(words):
        return []
    return [m.span(1) for m in _LATER_WORD.finditer(title) if m[1][0].isupper()]


def protected_tex(title: str, encode: Encode) -> str:
    """A title in TeX, braces around words that styles must not lower.

    >>> protected_tex("A role of miRNA in E. coli and NATO", str)
    'A role of {miRNA} in {E}. coli and {NATO}'
    """
    return "".join(
        _in_braces(encode(piece)) if stays else encode(piece)
        for piece, stays in protected(title)
        if piece
    )


def _in_braces(tex: str) -> str:
    # Behind a brace, a command would make a letter of the group.
    return f"{{{{}}{tex}}}" if tex[0] in "\\$" else f"{{{tex}}}"


def _has_own_case(word: str) -> bool:
    inside = word[1:]
    return (bool(inside) and inside != inside.lower()) or (
        not inside and word.isupper() and word != "A"
    )


def is_english(language: str | None) -> bool:
    """Whether a title in a language may change its capitals; yes if nobody knows.

    >>> is_english("en-GB"), is_english(None), is_english("de-DE")
    (True, True, False)
    """
    return not language or bool(_ENGLISH.fullmatch(language))
