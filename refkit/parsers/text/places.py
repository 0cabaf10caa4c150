"""Where a list of names ends and the places begin where people work."""

import re
from functools import lru_cache
from typing import Final

from refkit.model import Span
from refkit.parsers.text.lexicon import name_weight
from refkit.readers.months import fold
from refkit.readers.name_words import AFFILIATION_WORDS
from refkit.readers.names import is_group, without_noise
from refkit.readers.patterns import lazy

# Where the names end and the page goes on in the same line.
_STOP: Final = lazy(
    r"\bet\.? al\b|\b(?:abstract|abstrakt|summary|zusammenfassung|résumé|resumen|resumo|riassunto"
    r"|streszczenie|received|published|keywords|source|doi|issn|isbn|copyright|e-?mails?|tel|fax"
    r"|correspond\w{3,6}|address|orcid)\b[:.]?|©|\|{2}|\\",
    re.I,
)
# A line with none of these has no such place: to look for them takes a tenth of the time.
_STOP_HINTS: Final = (
    " al",
    *"abstra summary zusammenfassung résumé resum riassunto streszczenie received published".split(),
    *"keywords source doi issn isbn copyright mail tel fax correspond address orcid © || \\".split(),
)
# What a person is: "Rosa Lind, médica general".
_STANDING: Final = lazy(
    r"[,.;]\s{1,2}(?:[Mm]édic[oa]|[Ee]specialista|[Ll]icenciad[oa]|[Ii]ngenier[oa]|[Dd]ocente"
    r"|[Ii]nvestigador|[Ee]studiante|[Pp]rofesora?\sd|student|lecturer|researcher|professor|асп[иі]рант"
    r"|доцент|профессор|професор|кандидат|доктор|докторант|викладач|преподаватель|студент|adiunkt"
    r"|redovni|docent|doktorand|[Εε]πίκουρ|[Κκ]αθηγ|[Νν]οσηλε|[Δδ]ιδάκτ|[Φφ]οιτητ)"
)
# A word of an affiliation that begins its name: "Department of", but not "Oslo University".
_OPENING: Final = lazy(r"\s(?:of|for|de|di|do|da|del|d['’]|für|der|van|voor|za|i)\b")
_OPENS_A_PLACE: Final = lazy(r"[\d¹²³⁰⁴-⁹*†‡§¶\\]")
_DASH: Final = lazy(r"\s[-–—]\s")
_SEPARATOR: Final = lazy("[,;]")
_PLACE_ADJECTIVE: Final = lazy(
    r"(?<!\S)(?:(?:National|International|Central|Royal|Technical|Indian|Joint|Key"
    r"|Max|Nacional|Technische|Staatliche|Państwowy|Государственн\w*)\s)+$"
)
_GLUED_MARK: Final = lazy(r"\s\d{1,2}(?=[A-ZÀ-Þ][^\W\d_])")
_PLACE_STEM: Final = lazy(
    r"univers|institu|klini[kč]|fakult|egyetem|intézet|departa|laborat|академ|университет|інститут"
    r"|институт|кафедр|yliopist|üniversite|hochschul|politech|akademi|πανεπιστ|universid"
)
# These close the name of a place as often as they open it: "Ada Lee School of Tales".
_LAST_WORDS: Final = frozenset(
    "university college school institute academy hospital clinic museum library center centre"
    " laboratory laboratories".split()
)
_NUMBER: Final = lazy(r"(?<!\d)\d{3,}")
_NUMBERED: Final = lazy(r"\s\d{1,2}\.\s{0,3}$")
# "Bo M. Song", and names in capitals, with what is no letter before them.
_WITH_INITIAL: Final = lazy(
    r"(?:\W|and\s){0,6}(?:[A-ZÀ-Þ][\w'’-]{1,20}\s)?(?:[A-ZÀ-Þ]\.[\s-]?){1,3}[A-ZÀ-Þ][\w'’-]{1,30}(?=\s)"
)
_LOUD: Final = lazy(
    r"(?:\W|and\s){0,6}[A-ZÀ-Þ][A-ZÀ-Þ'’-]{1,20}(?:\s[A-ZÀ-Þ]\.?)?(?:\s[A-ZÀ-Þ][A-ZÀ-Þ'’-]{1,30}){1,2}(?=\s)"
)
_HARDLY_A_NAME: Final = 2
_UNITS: Final = frozenset(
    "unit section sector branch ward programme program service".split()
)
_WORD: Final = lazy(r"[^\W\d_]+")


def names_end(text: str) -> int:
    """Where the names that open a line end: at an affiliation, a date, an abstract.

    >>> line = "Ada Lee1, Bo Song2 1Faculty of Tales, Oslo"
    >>> line[: names_end(line)].strip()
    'Ada Lee1, Bo Song2'
    """
    end = _stop(text)
    if not holds_place(text[4:end]):
        return end
    masked = without_noise(text, aligned=True)
    if not holds_place(masked[4:end]):
        return end
    word = next(at for at in _WORD.finditer(masked, 4, end) if is_place_word(at[0]))
    marks = [mark.start() for mark in _OPENS_A_PLACE.finditer(text, 0, word.start())]
    if marks and not re.search(r"[,;]", masked[marks[-1] : word.start()]):
        return marks[-1]
    glued = _GLUED_MARK.search(text, 0, word.start())
    if glued is not None:
        return glued.start()
    dashes = [dash.start() for dash in _DASH.finditer(text, 0, word.start())]
    if dashes:
        return dashes[-1]
    first = _first_of_place(masked, word.start())
    if first is not None:
        return first
    # "Oslo University" has words of its name before it, which a list would not show.
    before = _PLACE_ADJECTIVE.search(masked, max(0, word.start() - 40), word.start())
    start = before.start() if before else word.start()
    opens = before is not None or (
        word[0].lower() not in _LAST_WORDS and _OPENING.match(masked, word.end())
    )
    if (
        opens
        and " " in masked[:start].strip()
        and not _SEPARATOR.search(masked, 0, start)
    ):
        return start
    return end


def _stop(text: str) -> int:
    """Where the page goes on with something else than names or places."""
    hinted = any(map(text.lower().__contains__, _STOP_HINTS))
    stop = _STOP.search(text, 4) if hinted else None
    end = stop.start() if stop else len(text)
    standing = _STANDING.search(text, 3)
    if standing is None or standing.start() >= end:
        return end
    # The number of the place is none of the names: "Bo Song 2 1. Professor".
    end = standing.start() + 1
    numbered = _NUMBERED.search(text, max(0, end - 8), end)
    return numbered.start() if numbered else end


def _first_of_place(text: str, place: int) -> int | None:
    """Where the name of a place begins whose first words are no name of a person.

    An initial shows which word is the family name, capitals where the names end.

    >>> line = "Ada Lee, Bo M. Song Archaeology Program"
    >>> line[: _first_of_place(line, line.index("Program"))].strip()
    'Ada Lee, Bo M. Song'
    """
    start = max((at.end() for at in _SEPARATOR.finditer(text, 0, place)), default=0)
    person = _WITH_INITIAL.match(text, start, place) or _LOUD.match(text, start, place)
    if person is None:
        return None
    words = _WORD.findall(text, person.end(), place)
    loud = any(map(str.isupper, words))
    sure = person.re is _LOUD and not loud
    if not words:
        alone = _WORD.match(text, place)
        return person.end() if alone and alone[0].lower() not in _LAST_WORDS else None
    if sure or (name_weight(fold(words[0])) or 0) <= _HARDLY_A_NAME:
        return person.end()
    return None


@lru_cache(16384)
def is_place_word(word: str) -> bool:
    """Whether a word belongs to the name of a place where people work.

    >>> is_place_word("Department"), is_place_word("Egyetem"), is_place_word("Lee")
    (True, True, False)
    """
    lower = word.lower()
    return lower in AFFILIATION_WORDS or (
        len(lower) > 6 and _PLACE_STEM.search(lower) is not None
    )


def holds_place(text: str) -> bool:
    """Whether a word of a text belongs to the name of such a place."""
    return any(map(is_place_word, _WORD.findall(text)))


def is_closed(text: str, end: int) -> bool:
    """Whether an abstract, a date or a place begins where a list of names ends."""
    rest = text[end : end + 60].lstrip(" .,;*")
    words = rest.split(maxsplit=1)
    return bool(_STOP.match(rest)) or bool(words and is_place_word(words[0]))


def without_affiliations(text: str, names: list[Span]) -> list[Span]:
    """The names before the first affiliation: ``Ada Lee, University of Oslo, Oslo``."""
    for at, (start, end) in enumerate(names):
        words = text[start:end].split()
        place = any(is_place_word(word.strip(".,;:()")) for word in words)
        # A house number or a postal code stands in an address.
        address = is_group(text[start:end]) and _NUMBER.search(text, start)
        if at and (place or address):
            names = names[: at + (not place)]
            # "Ada Lee, Tales Research Group, Faculty of Letters": part of the place.
            while len(names) > 1 and _is_unit(text[slice(*names[-1])]):
                names, last = names[:-1], names[-1]
                person = _WITH_INITIAL.match(text, *last)
                if person is not None:
                    return [*names, Span(last.start, person.end())]
            return names
    return names


def _is_unit(words: str) -> bool:
    return is_group(words) or not _UNITS.isdisjoint(words.lower().split())
