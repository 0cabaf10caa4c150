"""In which kind of script a text is written.

Sets of thousands of characters take milliseconds to compile. Most pages hold none of
them, which a look at the text's highest character tells without the sets.
"""

from typing import Final

from refkit.readers.patterns import lazy

_FIRST_KANA: Final = "\u3040"
_SPACELESS: Final = lazy(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_HAN: Final = lazy(r"[\u3040-\u30ff\u3400-\u9fff]")
_SPACED: Final = lazy(r"[\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f]")
"""Hebrew, Arabic, the scripts of India, and Thai."""


def is_spaceless(text: str) -> bool:
    """Whether a text has letters of a script that puts no spaces between words.

    >>> is_spaceless("第35卷"), is_spaceless("Vol. 35"), is_spaceless("")
    (True, False, False)
    """
    return _reaches_kana(text) and _SPACELESS.search(text) is not None


def is_caseless(text: str) -> bool:
    """Whether a text has letters of a script without capitals.

    >>> is_caseless("زهرا"), is_caseless("한국"), is_caseless("Zürich – Ζυρίχη")
    (True, True, False)
    """
    if text.isascii():
        return False
    return _SPACED.search(text) is not None or is_spaceless(text)


def count_han(text: str) -> int:
    """The number of Han characters and kana in a text."""
    return len(_HAN.findall(text)) if _reaches_kana(text) else 0


def may_be_east_asian(word: str) -> bool:
    """A cheap look: whether a word begins as those in Han characters, kana or Hangul do.

    >>> may_be_east_asian("山田"), may_be_east_asian("Yamada"), may_be_east_asian("")
    (True, False, False)
    """
    return word[:1] > "\u3000" or word[:1] == "·"


def _reaches_kana(text: str) -> bool:
    return not text.isascii() and max(text) >= _FIRST_KANA
