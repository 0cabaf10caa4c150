"""Titles that are all in capitals, as they would be printed.

Capitals say nothing of names and abbreviations, so this is guesswork and changes as
little as it can:

- a title with any small letter, or of one word, stays;
- English titles get capitals for all words but the smallest, for in that style no name
  is wrong; other languages one for each sentence;
- German stays, for its nouns would be lost, and Greek, for its accents, and what nobody
  can tell the language of;
- what stays in capitals: words that numbers are glued to, single letters, Roman
  numerals, well-known abbreviations, in English all short words that are no words of
  English titles, elsewhere short ones without a vowel.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from refkit.readers.short_words import SHORT_WORDS

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ROMAN: Final = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_SENTENCE_ENDS: Final = re.compile(r"[.?!…]['\"”’»)\]]{0,2}\s{1,3}['\"“‘«(\[¿¡]{0,2}$")
_PART_ENDS: Final = re.compile(r"[:.?!…—]['\"”’»)\]]{0,2}\s{0,3}['\"“‘«(\[¿¡]{0,2}$")
_GERMAN: Final = frozenset("ÄÖÜẞß")
_POLISH: Final = frozenset("ĄĆĘŁŃŚŹŻ")
_LONGEST_SHORT: Final = 4
_PREFIXES: Final = frozenset(
    "anti auto bi bio co de di en endo ex exo in intra iso keto meta micro mono multi non"
    " nor oxo para peri poly pre pro re semi sub thio tri un".split()
)

_ABBREVIATIONS: Final = {
    known.upper(): known
    for known in (
        "ACTH AIDS ANOVA ASEAN BCG BRICS cDNA COPD COVID CRISPR DNA ECG EEG ELISA FIFA"
        " GABA HIV HPLC IBM IEEE IQ LASIK mRNA NASA NATO NMDA NMR OECD OPEC PCR pH RNA"
        " rRNA SARS TDMA tRNA UK UN UNAIDS UNESCO UNICEF USA USSR WHO WTO"
    ).split()
}
_SMALL: Final = frozenset(
    "a an and as at but by for from in into nor of on onto or per so than the to up upon"
    " via vs with".split()
)
_LANGUAGES: Final[Mapping[str, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and in for on with to from by an as at is are its their between",
        "de": "der die das und von zur zum im des den dem mit für bei auf eine einer ein",
        "es": "el los las del de la y en con por para una un su entre e o u a al",
        "fr": "le les des du et la de en pour dans sur une un aux par au chez y à",
        "pt": "os as da do das dos de em na no e para uma um com ao por à o a",
        "it": "il lo gli della del dei delle di e nel nella per con una un dal è i a",
        "ca": "els les del de la i en amb per una un l d a",
        "nl": "het een van de en voor op met bij naar uit",
        "pl": "w z na do i oraz dla się jako o u przy po",
        "cs": "v na s z pro při ve se o a i k u",
        "hr": "u na za i od s kod te o a",
        "hu": "a az és egy",
        "tr": "ve ile için bir bu",
        "id": "dan di pada yang untuk dengan melalui dari terhadap dalam",
        "sv": "och i för av på en ett med",
        "da": "og i for af på en et med til",
        "no": "og i for av på en et med til",
        "fi": "ja",
    }.items()
}
"""Small words by which a language is told, and which are small in any title of it."""
_NOUNS_IN_CAPITALS: Final = frozenset({"de", "lb", "nds", "el"})
_NUMERAL_I: Final = frozenset({"es", "fr", "pt", "nl", "id", "tr"})


def recased(title: str, language: str | None = None) -> str:
    """Write a title in capitals with small letters; any other as it is.

    ``language`` is a tag that somebody put to it; the title's own words know better.

    >>> recased("THE FATE OF DNA IN WELLS. II. A 3-METHOXY SALT", "en")
    'The Fate of DNA in Wells. II. A 3-Methoxy Salt'
    >>> recased("LAS FUENTES DE SAL: UNA APROXIMACIÓN TEÓRICA", "en")
    'Las fuentes de sal: una aproximación teórica'
    >>> recased("DIE LEHRE VON DEN BRUNNEN"), recased("HIV in wells"), recased("CRISP")
    ('DIE LEHRE VON DEN BRUNNEN', 'HIV in wells', 'CRISP')
    """
    if not title.isupper():
        return title
    words = [match[0] for match in _WORD.finditer(title)]
    if sum(len(word) > 1 for word in words) < 2:
        return title
    spoken = _language_of(title, words, language)
    if spoken is None or spoken in _NOUNS_IN_CAPITALS:
        return title
    return "".join(_pieces(title, spoken))


def recased_name(title: str) -> str:
    """Write the title of a journal so, if it is plainly English.

    >>> recased_name("JOURNAL OF WELLS AND SALT"), recased_name("PLOS ONE")
    ('Journal of Wells and Salt', 'PLOS ONE')
    """
    words = [match[0].lower() for match in _WORD.finditer(title)]
    is_english = len(words) > 2 and not _LANGUAGES["en"].isdisjoint(words)
    return recased(title, "en") if is_english else title


def _language_of(title: str, words: list[str], said: str | None) -> str | None:
    """The language of a title; empty if it is one that has sentences in small letters."""
    if any("Α" <= char <= "Ω" for char in title):
        return "el"
    if any("А" <= char <= "Я" for char in title):
        return "ru"
    if any(char in _POLISH for char in title):
        return "pl"
    small = [word.lower() for word in words if len(word) > 1]
    counts = {
        language: sum(word in known for word in small)
        for language, known in _LANGUAGES.items()
    }
    most = max(counts.values())
    best = [language for language, count in counts.items() if count == most > 0]
    tag = (said or "").lower()[:2]
    if tag and (not best or counts.get(tag, 0) >= max(1, most - 1)):
        return tag
    if len(best) == 1:
        return best[0]
    foreign = {char for char in title if char.isalpha() and not char.isascii()}
    return "" if best or foreign - _GERMAN else None


def _pieces(title: str, language: str) -> Iterator[str]:
    at = 0
    words = list(_WORD.finditer(title))
    first, ended = words[0].start(), words[-1].end()
    leads = not any(map(str.isdigit, title[:first]))
    for match in words:
        before = title[max(0, match.start() - 12) : match.start()]
        yield title[at : match.start()]
        at = match.end()
        ends = _PART_ENDS if language == "en" else _SENTENCE_ENDS
        is_first = leads and match.start() == first
        glued = before[-1:].isdigit() or title[at : at + 1].isdigit()
        is_prefix = title[at : at + 1] == "-" and match[0].lower() in _PREFIXES
        if not is_prefix and (kept := _kept(match[0], language, glued)):
            yield kept
            continue
        word = _lower(match[0], language)
        is_large = language == "en" and (word not in _SMALL or at == ended)
        if is_first or is_large or ends.search(before):
            yield _capital(word, language)
        else:
            yield word
    yield title[at:]


def _kept(word: str, language: str, glued: bool) -> str:
    """What stays in capitals, in its own form; empty for a word."""
    if word in _ABBREVIATIONS:
        return _ABBREVIATIONS[word]
    if glued:
        return word
    small = word.lower()
    if small in (_SMALL if language == "en" else _LANGUAGES.get(language, ())):
        return word if word == "I" and language in _NUMERAL_I else ""
    if len(word) == 1 or _ROMAN.fullmatch(word):
        return word if word.isascii() and language != "ru" else ""
    if not word.isascii() or len(word) > _LONGEST_SHORT:
        return ""
    if language == "en":
        return "" if small in SHORT_WORDS else word
    return "" if set(word) & set("AEIOUY") else word


def _lower(word: str, language: str) -> str:
    if language in {"tr", "az"}:
        word = word.replace("I", "ı").replace("İ", "i")
    return word.lower()


def _capital(word: str, language: str) -> str:
    first = "İ" if language in {"tr", "az"} and word[0] == "i" else word[:1].upper()
    return first + word[1:]
