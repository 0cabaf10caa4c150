"""Marks of affiliations that only the whole list shows to be no part of the names."""

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Final

from refkit.model import Span
from refkit.parsers.page import Page
from refkit.readers.names import without_noise
from refkit.readers.patterns import lazy

_Bylines = Mapping[int, Sequence[Span]]

_NUMERAL: Final = lazy(r"[\s,](I{1,3}|IV|VI{0,3}|IX|X)[\s,]*$")
_LETTERED: Final = lazy(r"\(?([a-h])\)?(?=\s?[A-ZÀ-Þ][a-zà-ÿ])")
_DOUBLED: Final = lazy(r"([^\W\d_a-z])\1(?:[a-zà-ÿ]|\.)")
_OUTSIDE: Final = lazy(r"[*†‡§¶]{1,3}[a-h]{1,3}(?![^\W\d_])")
_REACH: Final = 12


def without_marks(page: Page, bylines: _Bylines) -> _Bylines:
    """The names without Roman numerals or letters that point to affiliations.

    >>> from refkit.model import Scrape
    >>> from refkit.parsers.page import page_of
    >>> page = page_of(Scrape("Ada Leea, Bo Songab\\naFaculty of Tales\\nbInstitute"))
    >>> names = without_marks(page, {0: (Span(0, 8), Span(10, 19))})[0]
    >>> [page[0].text[a:b] for a, b in names]
    ['Ada Lee', 'Bo Song']
    """
    if sum(map(len, bylines.values())) < 2:
        return bylines
    texts = [page[n].text[a:b] for n, spans in bylines.items() for a, b in spans]
    if all(map(_DOUBLED.match, texts)):
        # The first letter of a picture's stand-in: "JJuan Soto", "AAda Lee".
        return {
            n: tuple(Span(a + 1, b) for a, b in spans) for n, spans in bylines.items()
        }
    numerals = [found[1] for text in texts if (found := _NUMERAL.search(text))]
    if len(set(numerals)) > 1 and "I" in numerals and len(numerals) * 2 > len(texts):
        return _cut(page, bylines, _numeral)
    letters = _letters(page, max(bylines))
    behind = [page[n].text[b : b + 6] for n, spans in bylines.items() for _, b in spans]
    if letters and all(
        _bare(text)[-1:].lower() in letters or _OUTSIDE.match(rest)
        for text, rest in zip(texts, behind, strict=True)
    ):
        return _cut(page, bylines, lambda text: _glued(text, letters))
    return bylines


def _cut(page: Page, bylines: _Bylines, end_of: Callable[[str], int]) -> _Bylines:
    return {
        number: tuple(Span(a, a + end_of(page[number].text[a:b])) for a, b in spans)
        for number, spans in bylines.items()
    }


def _numeral(text: str) -> int:
    found = _NUMERAL.search(text)
    return found.start() if found else len(text)


def _letters(page: Page, last: int) -> frozenset[str]:
    """The letters that open the affiliations below a list."""
    below = islice(page, last + 1, last + _REACH)
    found = (_LETTERED.match(line.text) for line in below)
    return frozenset(match[1] for match in found if match)


def _bare(text: str) -> str:
    return without_noise(text).strip(" ,;")


def _glued(text: str, letters: frozenset[str]) -> int:
    """Where a name ends before its letters, which stand in the order of the alphabet."""
    end = len(_bare(text)) if text.startswith(_bare(text)) else len(text)
    previous = "~"
    while (
        end > 2
        and text[end - 1].lower() in letters
        and text[end - 1].lower() < previous
    ):
        previous = text[end - 1].lower()
        end -= 1
    return end
