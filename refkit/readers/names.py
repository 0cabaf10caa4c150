"""One person's name, or a group's, taken apart into the fields CSL knows."""

import re
from functools import lru_cache
from typing import Final

from refkit.model import Name, Value
from refkit.readers.east_asian_names import east_asian_name, is_east_asian
from refkit.readers.name_order import is_given, surnames_fit
from refkit.readers.name_words import (
    DEGREES,
    DEVOTIONAL,
    GROUP_WORDS,
    JOINED_PARTICLES,
    JOINED_SUFFIXES,
    PARTICLES,
    PINYIN_SURNAMES,
    SUFFIXES,
    TITLES,
    VIETNAMESE_SURNAMES,
)
from refkit.readers.patterns import lazy
from refkit.readers.texts import read_text

_LONGEST: Final = 200
NOISE: Final = lazy(
    r"[^\s,;]{1,80}@[^\s,;]{1,80}"  # an e-mail address
    r"|(?:,?\s?(?:and|und|et|y|e)\s|\+\s?)\d+ (?:more|others|other authors?|autres|weitere)\b"
    r"|\[e-?mail\s(?:protected|address)[^\[\]]{0,20}\]|\{[^{}@]{1,80}\}@?\S{0,80}"
    r"|(?:orcid\sid\s?)?(?:https?://)?orcid\.org/\S*|\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b"
    r"|(?<![^\W\d_])ORCID(?:\s?(?:iD|logo|icon))?\b:?|\(\s?iD\s?\)"
    r"|\([^()]{0,120}\)|\[[^\[\]]{0,120}\]"
    r"|[*†‡§¶∥‖✉#¹²³⁰⁴-⁹₀-₉©®™•∗⁎⋆★☆✝✱△▲◊♦♣♠☨_~^+]+"
    r"|\d+(?:\s?[,;–-]\s?\d+)*['’]?"
    # A letter by itself that is no word of a name points to an affiliation: "Li Zhang a, b".
    r"|(?<=[\s,*†‡§¶])(?-i:[a-df-h])(?=\s?(?:[,;*]|$)|\s(?:[a-h]\b|and\b|&))"
    # So does a Roman numeral glued to the name: "Capote LeyvaII".
    r"|(?-i:(?<=[a-zà-öø-ÿ])(?:I{1,3}|IV|VI{0,3}|IX|X))(?![^\W\d_])"
    r"|(?:email author|corresponding author)|(?<![^\W\d_])(?:author links open overlay panel|avatar"
    r"|(?:view )?orcid (?:profile|id)|search for (?:more (?:papers|articles)|articles) by this author"
    r"|view (?:author publications|in scopus|all authors)|show (?:all authors|more)"
    r"|you can also search for this author in|google scholar|researcherid|equal contributors?)\b"
    r"|,?\s?\b(?:et\s?al|and others|u\.\s?a|i in|и др)\b\.?|(?:,\s?)?(?:\.\.\.|…)",
    re.I,
)
"""What stands beside a name in a list of authors and is no part of it."""

# Most texts hold no words that are noise: marks alone are found ten times as fast.
_MARKS: Final = lazy(
    r"\{[^{}@]{1,80}\}\S{0,80}|\b\d{4}-\d{4}-\d{4}-\d{3}[\dXx]\b"
    r"|\([^()]{0,120}\)|\[[^\[\]]{0,120}\]"
    r"|[*†‡§¶∥‖✉#¹²³⁰⁴-⁹₀-₉©®™•∗⁎⋆★☆✝✱△▲◊♦♣♠☨_~^+]+"
    r"|\d+(?:\s?[,;–-]\s?\d+)*['’]?"
    r"|(?<=[\s,*†‡§¶])[a-df-h](?=\s?(?:[,;*]|$)|\s(?:[A-Ha-h]\b|[Aa][Nn][Dd]\b|&))"
    r"|(?<=[a-zà-öø-ÿ])(?:I{1,3}|IV|VI{0,3}|IX|X)(?![^\W\d_])"
)
# And most hold none of these: brackets and signs, letters by themselves, numerals.
_LOOKS: Final = (
    lazy(r"[\d{(\[*†‡§¶∥‖✉#¹²³⁰⁴-⁹₀-₉©®™•∗⁎⋆★☆✝✱△▲◊♦♣♠☨_~^+]"),
    lazy(r"[\s,*†‡§¶][a-df-h](?![^\s,;*])"),
    lazy(r"[IVX]+(?![^\W\d_])"),
)
_NOISE_WORDS: Final = (
    "@|orcid|email author|corresponding author|author links|this author|view author"
    "|view all|show |search for|researcherid|google scholar|equal contributor|scopus|avatar"
    "|others|et al|etal|u.a|u. a|i in|и др|...|…"
).split("|")
_COUNTED: Final = lazy(r"\d (?:more|other|autres|weitere)")
_ODD_LETTERS: Final = frozenset("ıİſ\u212a")
"""Letters that are i, s or k to a pattern that ignores case."""

_INITIALS: Final = lazy(r"(?:[^\W\d_]\.?-?){1,4}")
_VOWEL: Final = lazy(r"[AEIOUYÄÖÜÅØ]")
_SPOKEN: Final = lazy(r"[^\W\d_AEIOUYÖÜ][AEIOUYÖÜ][^\W\d_AEIOUÖÜ]")
"""Three capitals that can be said as a word: ``BOZ``, not ``JAB`` behind a family name."""

_DOT_GLUED: Final = lazy(r"(?<=[^\W\d_]\.)(?=[^\W\d_][^\W\d_.])")
_SYLLABLES: Final = lazy(
    r"(?:(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu"
    r"|ou|ua|ue|ui|un|uo|a|e|i|o|u|v)){1,3}"
)


@lru_cache(512)
def without_noise(text: str, *, aligned: bool = False) -> str:
    """Put a blank for each piece of noise, or as many blanks as it is long.

    >>> without_noise("Li Zhang1,2*, Biao Dong"), without_noise("Lee (Oslo)", aligned=True)
    ('Li Zhang  , Biao Dong', 'Lee       ')
    """
    if _may_hold_words(text):
        noise = NOISE
    elif _may_hold_marks(text):
        noise = _MARKS
    else:
        return text
    return noise.sub(_blanks if aligned else " ", text)


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _may_hold_words(text: str) -> bool:
    words = " ".join(text.casefold().split())
    return (
        any(map(words.__contains__, _NOISE_WORDS))
        or _COUNTED.search(words) is not None
        or not (text.isascii() or _ODD_LETTERS.isdisjoint(text))
    )


def _may_hold_marks(text: str) -> bool:
    return any(look.search(text) for look in _LOOKS)


def read_name(
    value: Value, *, family_leads: bool = False, two_surnames: bool = False
) -> Name:
    """Read one name, in whichever order its own words show.

    >>> read_name("Jan van der Berg")
    Name(family='Berg', given='Jan', particle='van der', suffix=None, literal=None)
    >>> read_name("Zhang L").inverted, read_name("Dr. Ling PAN, PhD").inverted
    ('Zhang, L', 'Pan, Ling')
    >>> read_name("World Health Organization").literal
    'World Health Organization'

    What the words themselves leave open, a list may have shown: that the family name
    leads, or that people bear two of them (see ``name_order``).

    >>> read_name("Hoesli Martin", family_leads=True).inverted
    'Hoesli, Martin'
    >>> read_name("Lázaro Capote Pereira", two_surnames=True).inverted
    'Capote Pereira, Lázaro'
    """
    if isinstance(value, Name):
        return value
    text = read_text(value)
    if len(text) > _LONGEST:
        raise ValueError("too long for a name")
    if is_group(text):
        return Name(literal=text)
    bare = _bare(text)
    if is_east_asian(bare):
        return east_asian_name(bare)
    parts = [part.strip() for part in bare.split(",")]
    parts = [part for part in parts if part and part not in DEGREES]
    words = _without_titles(parts[0].split()) if parts else []
    if not words:
        raise ValueError(f"no name: {text!r:.80}")
    if len(parts) == 1:
        if family_leads and _in_doubt(words):
            return _person(words[1:], words[:1])
        if two_surnames and surnames_fit(words):
            return _person(words[:-2], words[-2:])
        return _spoken(words)
    if len(parts) == 2 and parts[1].lower() in SUFFIXES and len(words) > 1:
        return _with_suffix(_spoken(words), parts[1])
    return _inverted(words, parts[1:])


def _bare(text: str) -> str:
    bare = " ".join(without_noise(text).split()).strip(" ,;:/|-–—&")
    bare = _DOT_GLUED.sub(" ", bare)
    if not any(map(str.isalpha, bare)):
        raise ValueError(f"no name: {text!r:.80}")
    return bare


def is_group(text: str) -> bool:
    """Whether a name belongs to a group rather than a person.

    >>> is_group("NOREPOS Study Group"), is_group("Li Zhang")
    (True, False)
    """
    words = [word.strip(",.;:()") for word in text.lower().split()]
    return not GROUP_WORDS.isdisjoint(words) and len(words) > 1


def is_initials(word: str) -> bool:
    """Whether a word is one to four initials: ``J.``, ``HB``, ``J.-P.``.

    >>> [is_initials(word) for word in ("J.", "HB", "J.-P.", "Li", "Ann")]
    [True, True, True, False, False]
    """
    return bool(_INITIALS.fullmatch(word)) and (
        "." in word or (word.isupper() and len(word) <= 3) or len(word) == 1
    )


def _without_titles(words: list[str]) -> list[str]:
    while len(words) > 1 and words[0].lower() in TITLES:
        words = words[1:]
    while len(words) > 2 and words[-1] in DEGREES and not is_initials(words[-1]):
        words = words[:-1]
    return words


def _in_doubt(words: list[str]) -> bool:
    """Whether nothing in a name itself shows which of its words is the family name."""
    return (
        len(words) > 1
        and words[-1].lower() not in SUFFIXES
        and not any(map(str.isupper, words[:1]))
        and _family_at(words) is None
    )


def _spoken(words: list[str]) -> Name:
    """A name without a comma: mostly given name first, but not always."""
    if len(words) > 2 and words[-1].lower() in JOINED_SUFFIXES:
        return _person(words[:-2], words[-2:])
    if len(words) > 2 and words[-1].lower() in SUFFIXES:
        return _with_suffix(_spoken(words[:-1]), words[-1])
    if len(words) == 1:
        return Name(_recased(words[0]))
    if all(map(str.isupper, words)):
        shouted = words
        words = [w if _initials_of(w, words[0]) else _recased(w) for w in words]
        if words == shouted:
            return Name(words[-1], " ".join(words[:-1]))
    vietnamese = words[0].lower() in VIETNAMESE_SURNAMES
    split = None if vietnamese else _family_at(words)
    if split is not None:
        return _person(words[:split], words[split:])
    if _family_first(words):
        begins = (at for at in range(1, len(words)) if _given_begins(words, at))
        count = next(begins, len(words))
        return _person(words[count:], words[:count])
    return _person(words[:-1], words[-1:])


def _family_at(words: list[str]) -> int | None:
    """Where a family name begins that its own spelling shows: capitals, particles."""
    loud = [w.isupper() and not _initials_of(w, words[0]) for w in words]
    if any(loud) and not all(loud):
        first = loud.index(True)
        if all(loud[first:]):
            return first
    for at in range(1, len(words) - 1):
        if words[at] in PARTICLES or words[at] in JOINED_PARTICLES:
            if not DEVOTIONAL.isdisjoint(
                word.lower() for word in words[at + 1 : at + 3]
            ):
                return None
            return at
    return None


def _family_first(words: list[str]) -> bool:
    """Whether the family name leads: ``Zhang L``, ``ZHANG Li``, ``Zhang Xiaoming``."""
    first, last = words[0], words[-1]
    if is_initials(first):
        given = last.lower().replace("-", "")
        syllables = bool(_SYLLABLES.fullmatch(given)) and not is_initials(last)
        # Two capitals may be initials: "MA Kishe".
        long = len(first) > 2 or (len(first) > 1 and "-" in last)
        return long and _surname(first) and syllables
    if len(first) > 1 and first.isupper() and not last.isupper():
        return True
    if first in PARTICLES and first.islower():
        return True
    if is_initials(last):
        return True
    if first.lower() in VIETNAMESE_SURNAMES and last.lower() not in VIETNAMESE_SURNAMES:
        return True
    if len(words) == 2 and _surname(first) and not _surname(last):
        given = last.lower()
        hyphens = given.count("-") == 1
        plain = given.replace("-", "")
        return len(plain) > 4 - hyphens and bool(_SYLLABLES.fullmatch(plain))
    return False


def _given_begins(words: list[str], at: int) -> bool:
    if at == 0 or words[at - 1] in PARTICLES:
        return False
    if is_initials(words[-1]):
        return is_initials(words[at])
    return not words[at].isupper()


def _initials_of(word: str, first: str) -> bool:
    """Whether a word in capitals is initials, not a family name: ``Zhang MA``, ``Ling MA``."""
    if not is_initials(word):
        return False
    if "." in word or len(word) == 1:
        return True
    if word == first and len(word) > 2 and _VOWEL.search(word):
        return False
    spoken = bool(_SPOKEN.fullmatch(word)) and (first.isupper() or is_given(first))
    if spoken or word.lower() in PARTICLES:
        return False
    if not _surname(word):
        return True
    # Few given names end in a syllable that is one vowel, and most of those in A, E, O.
    return _surname(first) and len(word) == 2 and word[1] in "AEO"


def _surname(word: str) -> bool:
    return word.lower() in PINYIN_SURNAMES


def _inverted(words: list[str], rest: list[str]) -> Name:
    """``Family, Given``; a suffix may stand in the middle or at the end."""
    suffix = next((part for part in rest if part.lower() in SUFFIXES), None)
    given = " ".join(part for part in rest if part != suffix)
    if words[-1].lower() in SUFFIXES and len(words) > 1:
        words, suffix = words[:-1], words[-1]
    if all(map(str.isupper, words)) and not given.isupper():
        words = [_recased(word) for word in words]
    name = _person(_without_titles(given.split()) if given else [], words)
    return _with_suffix(name, suffix) if suffix else name


def _person(given: list[str], family: list[str]) -> Name:
    count = 0
    while count < len(family) - 1 and family[count] in PARTICLES:
        count += 1
    return Name(
        " ".join(map(_recased, family[count:])),
        " ".join(given) or None,
        particle=" ".join(family[:count]) or None,
    )


def _with_suffix(name: Name, suffix: str) -> Name:
    if name.family is None:
        return name
    return Name(name.family, name.given, name.particle, suffix)


def _recased(word: str) -> str:
    """A word in capitals as a name is written; anything else as it is.

    >>> _recased("MÜLLER-SCHMIDT"), _recased("MCDONALD"), _recased("Li")
    ('Müller-Schmidt', 'McDonald', 'Li')
    """
    if len(word) < 2 or not word.isupper() or "." in word:
        return word
    parts = [part[:1] + part[1:].lower() for part in re.split(r"(?<=[-'’])", word)]
    cased = "".join(parts)
    if cased.startswith("Mc") and len(cased) > 4:
        cased = "Mc" + cased[2:].capitalize()
    return cased
