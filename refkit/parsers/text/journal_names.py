"""Is this stretch named like a journal or another container?"""

import re
from typing import Final

from refkit.parsers.text.labels import label_of
from refkit.parsers.text.lexicon import folded_words, is_journal, name_weight
from refkit.parsers.text.words import CHROME, CONFERENCE, GENRES, SENTENCE
from refkit.readers.months import fold
from refkit.readers.patterns import lazy

# Words of affiliations and of catalogue rows, which look like names of journals.
_NO_JOURNAL: Final = lazy(
    r"\b(?:department|faculty|school of|laboratory|repository|publishe[rd]|impact factor|h-index|citescore"
    r"|college of|institute of|hospital|d[ée]partement|кафедра|universi\w{2,6}, |^(?:research|original|review) article|journal compilation|research cent|press$"
    r"|verlag$|eds?\.|مقاله|volumes?|pages?|pp|paper presented|abbreviation|thesis|dissertation|copyright)(?!\w)|\b\d{5}\b"
    r"|^(?:page|article|chapter|section)\b|\.(?:com|org|pdf)\b",
    re.I,
)
_STRONG: Final = frozenset(
    fold(word)
    for word in (
        "journal annals annales archives archiv archivos arquivos bulletin boletin bollettino acta revista revue"
        " rivista zeitschrift jahrbuch anuario anuarul anales anais annali cuadernos cadernos cahiers časopis"
        " casopis jurnal majalah вестник журнал известия вісник труды записки tidsskrift tidskrift gazette"
        " quarterly letters magazine dergisi мәтіні مجله مجلة المجلة نشریه transactions proceedings studii"
        " wochenschrift wochenschr archivum vestnik zbornik tijdschrift biuletyn zeszyty".split()
    )
)
_STRONG_ENDS: Final = lazy(
    r"(?:学报|學報|杂志|雜誌|学会誌|雑誌|紀要|통신|학회지|논문지|논문집)$|^(?:tạp chí|วารสาร)",
    re.I,
)
# "Scientific journal" says of which kind a journal is, not which.
_GENERIC: Final = frozenset(
    fold(word)
    for word in (
        "academic scientific journal journals научный журнал научно практический peer reviewed open access online"
        " electronic international issn official quarterly monthly magazine review article articles the a of and"
        " revista cientifica científica revue scientifique home archive archives current issue wissenschaftliche"
        " zeitschrift letters letter to editor editors proceedings transactions bulletin".split()
    )
)
_HANGING: Final = frozenset(
    "of and in for the de la der und für et y e i и the &".split()
)


_GENRES: Final = frozenset(fold(genre) for genre in GENRES) | {"articulo", "artigo"}
_SUBJECTS: Final = frozenset(
    "and of business economics computer science sciences medicine engineering mathematics"
    " physics chemistry biology arts humanities law education history social health technology"
    " psychology management philosophy nursing agriculture environment politics".split()
)


def is_subject(name: str) -> bool:
    """Whether a name is that of a field, as menus give them, more likely than a journal's.

    >>> is_subject("Business and Economics"), is_subject("Annals of Mathematics")
    (True, False)
    """
    return _SUBJECTS.issuperset(folded_words(name))


def is_known(name: str) -> bool:
    """Whether a journal of this name is known, with an article before it or without.

    >>> is_known("The Journal of Physiology"), is_known("The next page")
    (True, False)
    """
    return is_journal(name) or fold(name) in _PREPRINTS


_PREPRINTS: Final = frozenset("biorxiv medrxiv chemrxiv psyarxiv".split())


def is_strong(name: str) -> bool:
    """Whether a name of no known journal is made like one."""
    words = folded_words(name)
    if _STRONG_ENDS.search(name):
        return 3 < len(name) <= 60 and not re.search(r"[,:;。，、]", name)
    if not 2 <= len(words) <= 14 or words[-1] in _HANGING or _GENERIC.issuperset(words):
        return False
    if re.search(r"[:;?!|=\[\]]|\d", name) or set(words) & SENTENCE:
        return _is_conference(name, words)
    chrome = CHROME - {"journal", "review", "archives", "open"}
    if not _STRONG.isdisjoint(words):
        return not chrome.intersection(words) and _is_capital(name)
    return _is_conference(name, words)


def may_stand_alone(name: str) -> bool:
    """Whether a line right above the numbers of an issue could be what they number.

    >>> may_stand_alone("Escola Anna Nery"), may_stand_alone("Full text views reached 9")
    (True, False)
    """
    words = folded_words(name)
    if not name.isascii() and not name.isupper() and name == name.lower():
        return 3 < len(name) <= 60 and not re.search(r"[\d,:;。，、?!|]", name)
    if not 2 <= len(words) <= 12 or set(words) & (
        SENTENCE | CHROME - {"journal", "review"}
    ):
        return False
    if re.search(r"[\d:;?!|=@\[\]{}<>]", name) or name.casefold() in GENRES:
        return False
    capital = _is_capital(name) or (not name.isascii() and name[0].isupper())
    return words[-1] not in _HANGING and capital


def is_hanging(text: str) -> bool:
    """Whether a short line breaks off in the middle of a name.

    >>> is_hanging("African Journal of"), is_hanging("African Journal")
    (True, False)
    """
    last = text.rsplit(None, 1)[-1]
    return len(text) < 60 and last in _HANGING and text[0].isupper()


def _is_conference(name: str, words: list[str]) -> bool:
    if not re.search(
        r"\b(?:proceedings of|conference on|symposium on|workshop on|congress of)",
        name,
        re.I,
    ):
        return False
    return (
        4 <= len(words) <= 16
        and not set(words) & SENTENCE
        and _is_capital(name)
        and ":" not in name
    )


def _is_capital(name: str) -> bool:
    """Whether most long words begin with a capital, where the script has capitals."""
    long = [
        word
        for word in re.findall(r"[^\W\d_]{4,}", name)
        if word[0].upper() != word[0].lower()
    ]
    capital: int = sum(word[0].isupper() for word in long)
    return capital * 2 >= len(long)


def looks_like_a_name(name: str) -> bool:
    """Whether nothing in a stretch says that it is something else than a name."""
    words = folded_words(name)
    if not 1 <= len(words) <= 20 or len(name) < 3:
        return False
    if _NO_JOURNAL.search(name) or label_of(name) is not None:
        return False
    if _GENERIC.issuperset(words) and not is_journal(name):
        return False
    if fold(name) in _GENRES or name.count('"') == 1 or re.search(r"\s{3}", name):
        return False
    if re.search(r"[a-z]{3}[A-Z]{2}|\|\s", name) and not is_journal(name):
        return False
    first = next(char for char in name if char.isalnum())
    if first.islower() and not is_journal(name):
        return False
    if sum(word in CHROME and word != "journal" for word in words) * 2 > len(words):
        return False
    if "@" in name or "http" in name or "©" in name:
        return False
    names = sum((name_weight(word) or 0) > 2 for word in words)
    people = names * 2 > len(words) and not is_journal(name)
    return not people or bool(CONFERENCE.search(name))
