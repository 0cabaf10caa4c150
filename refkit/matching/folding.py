"""Text made comparable: case, accents, markup and alphabets folded away."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from refkit.readers.patterns import lazy

_MARKUP: Final = lazy(r"</?[A-Za-z][^<>]{0,60}>")
_TEX: Final = lazy(r"\\(?:[A-Za-z]+|.)")
_TEX_LETTERS: Final = frozenset(
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho"
    " sigma tau upsilon phi chi psi omega".split()
)
_FOREIGN: Final = lazy(r"[^\x00-\x7f]+")
_WORD: Final = lazy(r"[^\W_]+")
_APOSTROPHES: Final = str.maketrans("", "", "'’‘`´ʼ")
_GREEK: Final = str.maketrans(
    {
        **dict(
            zip(
                "αβγδεζηθικλμνξοπρστυφχψω",
                " alpha , beta , gamma , delta , epsilon , zeta , eta , theta , iota ,"
                " kappa , lambda , mu , nu , xi , omicron , pi , rho , sigma , tau ,"
                " upsilon , phi , chi , psi , omega ".split(","),
                strict=True,
            )
        ),
        "ς": " sigma ",
        "µ": " mu ",
    }
)
_SPACELESS: Final = lazy("[\u0e00-\u0fff\u1000-\u109f\u2e80-\ud7ff\uf900-\ufaff]")
"""Thai, Lao, Burmese, Chinese, Japanese and Korean letters."""


def fold(text: str) -> str:
    """Return a text in small plain letters, without markup, accents or apostrophes.

    Latin, Cyrillic, Arabic and other alphabets become Latin letters, so that a
    transliterated record meets the original; Chinese, Japanese and Korean stay.

    >>> fold("The <i>Åland</i> β-cell &amp; M\\\\\\"uller's")
    'the aland  beta -cell & mullers'
    """
    if "&" in text and ";" in text:
        import html  # loads a table that few libraries need

        text = html.unescape(text)
    if "<" in text:
        text = _MARKUP.sub("", text)
    if "\\" in text:
        text = _TEX.sub(_tex, text)
    for mark in "'`{}":
        text = text.replace(mark, "")
    if not text.isascii():
        text = _FOREIGN.sub(_fold_run, text)
    return text.lower()


def words(text: str) -> list[str]:
    """Return the words of a folded text.

    >>> words(fold("Follow-up of 12 patients"))
    ['follow', 'up', 'of', '12', 'patients']
    """
    return _WORD.findall(text)


def squeeze(text: str) -> str:
    """Return the letters and digits of any text, folded.

    >>> squeeze("10.1097/MPG.0000-1")
    '101097mpg00001'
    """
    return "".join(_WORD.findall(fold(text)))


def _tex(command: re.Match[str]) -> str:
    name = command[0][1:]
    return f" {name} " if name in _TEX_LETTERS else ""


def _fold_run(run: re.Match[str]) -> str:
    return _fold_letters(run[0])


@lru_cache(maxsize=16384)
def _fold_letters(text: str) -> str:
    """Fold letters that stand together; most are a single one, and one of a few."""
    text = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).casefold()
    text = text.replace("{", "").replace("}", "")
    if not text.isascii():
        text = text.translate(_GREEK)
        letters = unicodedata.normalize("NFKD", text)
        if not letters.isascii():
            letters = "".join(c for c in letters if not unicodedata.combining(c))
        text = letters if letters.isascii() else _latin(letters)
    return text


def _latin(text: str) -> str:
    from anyascii import anyascii

    if not _SPACELESS.search(text):
        return anyascii(text).lower()
    return "".join(
        c if c.isascii() or _SPACELESS.match(c) else anyascii(c).lower() for c in text
    )
