"""Is this line a list of authors?"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from attrs import evolve, frozen

from refkit.model import Span
from refkit.parsers.text.caseless import caseless_score, may_be_names
from refkit.parsers.text.lexicon import folded_words, name_weight
from refkit.parsers.text.places import (
    holds_place,
    is_place_word,
    names_end,
    without_affiliations,
)
from refkit.parsers.text.words import CHROME, JOURNAL_WORDS
from refkit.readers.name_lists import split_names
from refkit.readers.name_order import is_given
from refkit.readers.name_words import (
    GROUP_WORDS,
    PARTICLES,
    SUFFIXES,
    TITLES,
)
from refkit.readers.names import is_group, is_initials, without_noise
from refkit.readers.patterns import lazy
from refkit.readers.scripts import is_caseless

_LONGEST: Final = 6_000
_MOST_WORDS: Final = 6
_SENTENCE_MARK: Final = lazy(
    r"[?!:=<>{}%$\"“”«»]|https?"
    # A small word after a full stop opens no sentence if names have such words.
    r"|\.\s+(?!(?:van|von|vom|de[lrn]?|d[aio]|dos|das|du|della|la|le|ter|ten|al|el|bin|ibn|zu"
    r"|af|av|and|und|et|en|y|e|i|og|och|dr|med|rer|nat|ph|habil|phil|dent|vet)\b|d[’'])[a-z]"
)
# A label that the page glued to its value, "AuthorsOikarinen Elias", or printed before it.
_LEAD: Final = lazy(
    r"\W{0,3}(?:(?-i:(?:Authors?|Autor(?:en|es|i|zy)?|Auteurs?|Creators?|Författare|Forfattere?"
    r"|Tekijät?|Yazarlar|Szerzők?|Verfasser)(?=[A-ZÀ-ÖØ-Þ]))"
    r"|(?:(?:main |principal )?authors?(?:\(s\))?(?: names?)?|creators?|by \(authors?\)|by"
    r"|autor(?:en|es|i|zy|ka)?(?:\(?es\)?)?|auteurs?(?:\(s\))?|verfasst von|di|door|av|af|par|por"
    r"|szerzők?(?:\(k\))?|autori?|автор[ыи]?|저자명?|著者|作者|نویسندگان|نویسنده)"
    r"\s{0,2}[:：]?\s{1,2}(?=[^\W\d_]))",
    re.I,
)


_NO_NAME: Final = frozenset(
    "vol couverture cover logo bibtex ris endnote refworks mendeley zotero usa uk"
    " pdf doi size information details research paper report working edition volume"
    " version series kaynak göster makale makalesi metin page pages text january"
    " february march july september october november december monday tuesday"
    " wednesday thursday friday saturday sunday thesis dissertation disertacija"
    " dizertacija tezi lisans rad završni diplomski diplomarbeit masterarbeit"
    " bachelor master examensarbete uppsats masteroppgave opinnäytetyö praca tese"
    " dissertação tesis skripsi".split()
)


@frozen
class Byline:
    """Names found in one line, and how name-like they are; above 0 is likely."""

    names: tuple[Span, ...]
    score: float


def byline_in(text: str) -> Byline | None:
    """Read a line as a list of authors; None when it cannot be one.

    >>> found = byline_in("Li Zhang, C Alexander Valencia, Biao Dong")
    >>> len(found.names), found.score > 2
    (3, True)
    >>> byline_in("Download the full article here") is None
    True
    """
    return _byline(text) if 3 <= len(text) <= _LONGEST else None


def byline_after(text: str, start: int) -> Byline | None:
    """Read what follows ``start`` as a list of authors, up to the first affiliation.

    >>> line = "Invented pages in use Li Zhang1, Biao Dong2 1Faculty of Tales"
    >>> [line[a:b] for a, b in byline_after(line, 21).names]
    ['Li Zhang', 'Biao Dong']
    """
    found = byline_in(text[start:])
    if found is None:
        return None
    names = (Span(a + start, b + start) for a, b in found.names)
    return evolve(found, names=tuple(names))


def is_announced(text: str) -> bool:
    """Whether a line opens with a word for authors: ``Creator Lee, Ada; Song, Bo``."""
    return _LEAD.match(text) is not None


# The same line is asked about many times, and sites repeat their lines on every page.
@lru_cache(maxsize=2048)
def _byline(text: str) -> Byline | None:
    return _of_segments(text) or _of_list(_names_part(text))


def _of_segments(text: str) -> Byline | None:
    """``Ada Lee, University of Oslo; Bo Song, Bergen``: each with a place of their own."""
    if ";" not in text:
        return None
    parts = [(m.start(), m.end()) for m in re.finditer(r"[^;]+", text)]
    if len(parts) < 2 or len(text) > 2_000 or text.count(",") < len(parts) - 1:
        return None
    placed = [holds_place(text[a:b]) for a, b in parts]
    if sum(placed) * 2 < len(parts):
        return None
    if any(holds_place(text[a:b].split(",", 1)[0]) for a, b in parts):
        return None
    found = [(a, _of_list(_names_part(text[a:b]))) for a, b in parts]
    if any(line is None or len(line.names) > 1 for _, line in found):
        return None
    names = [
        Span(a + n.start, a + n.end) for a, line in found if line for n in line.names
    ]
    scores = [line.score for _, line in found if line]
    return Byline(tuple(names), sum(scores) / len(scores) + min(1.5, 0.5 * len(names)))


def _of_list(text: str) -> Byline | None:
    if not _may_hold_names(text):
        return None
    names = without_affiliations(text, split_names(text))
    scores = [_name_score(text[start:end]) for start, end in names]
    bad = sum(score is None for score in scores)
    likely = [
        (name, score)
        for name, score in zip(names, scores, strict=True)
        if score is not None
    ]
    if not likely or bad > len(scores) // 6:
        return None
    if len(names) > 1 and holds_place(text[slice(*names[0])]):
        return None
    mean = sum(score for _, score in likely) / len(likely)
    # A second name is evidence of its own: few other lines fall apart into names.
    bonus = min(1.5, 0.5 * (len(likely) - 1)) - 0.3 * bad
    return Byline(tuple(name for name, _ in likely), mean + bonus)


def _names_part(text: str) -> str:
    """The line up to where an affiliation or something else begins, its label blanked."""
    label = _LEAD.match(text)
    if label is not None and _upper(text[label.end() : label.end() + 1]):
        text = " " * label.end() + text[label.end() :]
    return text[: names_end(text)]


def _upper(letter: str) -> bool:
    return letter.isupper() or is_caseless(letter)


def _may_hold_names(text: str) -> bool:
    """A cheap look: most words of a list of names begin with a capital."""
    said = text.split()
    small = sum([word[0].islower() for word in said])
    if small * 2 > len(said):
        return False
    bare = without_noise(text, aligned=True)
    if _SENTENCE_MARK.search(bare):
        return False
    if is_caseless(bare):
        return len(bare) < 300 and may_be_names(text)
    words = [word for word in bare.replace(",", " ").split() if word[0].isalpha()]
    capital = sum([word[0].isupper() for word in words])
    return bool(words) and capital * 10 >= len(words) * 6


def _name_score(name: str) -> float | None:
    """How likely a piece of a line is one person's name, or None if it is not."""
    if is_group(name):
        return 0.0 if len(name) < 80 and name[0].isupper() else None
    bare = without_noise(name)
    if is_caseless(bare):
        return _titled(
            name, caseless_score(bare, lambda words: _mean_weight(words, 0.9))
        )
    words = [word.strip(",;()") for word in bare.split()]
    words = [word for word in words if word and word.lower() not in SUFFIXES]
    while len(words) > 1 and words[0].lower() in TITLES:
        words = words[1:]
    solid = [
        word for word in words if word.lower() not in PARTICLES or word[0].isupper()
    ]
    if all(word.lower() in TITLES for word in solid):
        return None
    if not 1 <= len(solid) <= _MOST_WORDS or not _shaped_like_a_name(solid):
        return None
    # Four and more words that are no initials make a phrase more often than a name.
    many = 0.15 * max(0, len([word for word in solid if not is_initials(word)]) - 3)
    return _titled(name, _mean_weight(solid) - (1.5 if len(solid) == 1 else many))


def _titled(name: str, likely: float | None) -> float | None:
    """A title before a name is evidence of its own: ``Dr. Ada Lee``."""
    first = name.split(maxsplit=1)[0].lower()
    return likely + 0.8 if likely is not None and first in TITLES else likely


def _shaped_like_a_name(words: Sequence[str]) -> bool:
    for word in words:
        lower = word.lower().strip(".")
        if not word[0].isupper() or any(map(str.isdecimal, word)):
            return False
        if len(lower) > 1 and (
            lower in CHROME
            or lower in GROUP_WORDS
            or lower in _NO_NAME
            or is_place_word(lower)
        ):
            return False
        if len(lower) > 2 and lower in JOURNAL_WORDS:
            return False
    return not all(map(is_initials, words))


def _mean_weight(words: Sequence[str], unknown: float = 1.5) -> float:
    total = 0.0
    for word in words:
        if is_initials(word):
            total += 2.0
            continue
        known = [name_weight(part) for part in folded_words(word)]
        met = [weight for weight in known if weight is not None]
        if met and all(part[:1].isupper() for part in word.split("-")):
            # "Cabrera-Jardines": one half that is a name makes a name of both.
            met = [max(met)]
        if is_given(word):
            met = [max(3, *met)] if met else [3]
        # A word never met in titles and abstracts is likelier a name than not.
        total += sum(met) / len(met) if met else unknown
    return total / len(words)
