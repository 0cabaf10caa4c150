"""In which order the words of names stand, as far as a whole list of them shows it."""

from collections.abc import Sequence
from typing import Final

from refkit.readers.given_names import GIVEN_NAMES
from refkit.readers.months import fold
from refkit.readers.name_words import (
    JOINED_PARTICLES,
    PARTICLES,
    SPANISH_SURNAMES,
    SUFFIXES,
    TITLES,
)

_GREEK_ENDINGS: Final = (
    "πουλου", "πουλοσ", "ιδου", "ιδησ", "αδου", "αδησ", "ακη", "ακησ", "ακου"
)  # fmt: skip
_LIKELY_SPANISH: Final = ("ez", "éz")


def family_leads(names: Sequence[str]) -> bool:
    """Whether names without a comma are written family name first.

    It shows where the last word is a given name and the first is not, in enough
    of the names, or where an initial stands behind a given name.

    >>> family_leads(["Oikarinen Elias", "Bourassa Steven C.", "Hoesli Martin"])
    True
    >>> family_leads(["Elias Oikarinen", "Steven C. Bourassa"])
    False
    >>> family_leads(["Παπαδάκη Ευαγγελία", "Καμπά Ευρυδίκη"])
    True
    """
    leads, follows, open_ = _behind_initials(names), 0, 0
    for name in names:
        words = _words(name)
        if "," in name or len(words) < 2:
            continue
        first, last = is_given(words[0]), is_given(words[-1])
        if _initial(words[-1]) and len(words) > 2 and not _initial(words[0]):
            leads += not first and is_given(words[-2])
        elif _greek(words[0]) != _greek(words[-1]):
            leads += _greek(words[0])
            follows += _greek(words[-1])
        elif first and not last:
            follows += 1
        elif last and not first and len(words) == 2 and not _initial(words[0]):
            leads += 1
        else:
            open_ += not _initial(words[0]) and not _initial(words[-1])
    return leads > 2 * follows and leads * 3 >= open_


def _greek(word: str) -> bool:
    """Whether a word ends as Greek family names do, and given names do not."""
    return fold(word).replace("ς", "σ").endswith(_GREEK_ENDINGS)


def _behind_initials(names: Sequence[str]) -> int:
    """How many names put an initial behind two words, in a list of names that do not."""
    lists = [
        words for name in names if "," not in name and len(words := _words(name)) > 1
    ]
    ends = [_initial(words[-1]) for words in lists]
    if all(ends):
        return 0
    return sum(
        end and len(words) > 2 and not any(map(_initial, words[:2]))
        for end, words in zip(ends, lists, strict=True)
    )


def two_surnames(names: Sequence[str]) -> bool:
    """Whether the people of a list bear two family names, as in Spanish.

    >>> two_surnames(["Eliseo Capote Leyva", "Yosvany Moret Hernández"])
    True
    >>> two_surnames(["Ana María González"])
    False
    """
    long = [words for name in names if len(words := _words(name)) > 2]
    spanish = [
        any(map(_spanish, words[-2:]))
        for words in long
        if "," not in " ".join(words) and is_given(words[0]) and surnames_fit(words)
    ]
    return sum(spanish) * 2 >= max(1, len(long)) and any(spanish)


def surnames_fit(words: Sequence[str]) -> bool:
    """Whether the last two words of a name can both be family names."""
    return (
        len(words) > 2
        and not any(_initial(word) or is_given(word) for word in words[-2:])
        and not {*words[1:]} & (PARTICLES | JOINED_PARTICLES)
    )


def is_given(word: str) -> bool:
    """Whether a word is a given name and hardly ever a family name.

    >>> is_given("Steven"), is_given("Jean-Pierre"), is_given("Martin")
    (True, True, False)
    """
    parts = fold(word).split("-")
    return all(part in GIVEN_NAMES for part in parts)


def _words(name: str) -> list[str]:
    words = [word for word in name.split() if word.lower() not in SUFFIXES]
    while words and words[0].lower() in TITLES:
        words = words[1:]
    return words


def _initial(word: str) -> bool:
    return len(word.strip(".")) == 1 or ("." in word and len(word) < 6)


def _spanish(word: str) -> bool:
    return fold(word) in SPANISH_SURNAMES or (
        len(word) > 4 and word.lower().endswith(_LIKELY_SPANISH)
    )
