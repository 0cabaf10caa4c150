"""Titles that were taken out of a line, without what ran into them there."""

import re
from typing import Final

from refkit.model import Span
from refkit.parsers.text.behind import names_behind
from refkit.parsers.text.lexicon import is_journal, name_weight
from refkit.parsers.text.places import is_place_word
from refkit.parsers.text.words import GENRES
from refkit.readers.dates import find_dates
from refkit.readers.months import fold
from refkit.readers.name_order import is_given
from refkit.readers.patterns import lazy

# The page number, the ISSN or the address of a journal before a title.
_BEFORE: Final = lazy(
    r"(?:(?:[ep]-?)?(?:ISSN\s?:?\s?)?\d{4}-\d{3}[\dX]|published by [^.:;]{4,60}?(?:press|education|publish\w{2,4})|(?:pages?|pp?\.?|hal\.?|s\.)\s?\d{1,5}(?:\s?[-–]\s?\d{1,5})?"
    r"|\d{1,4}(?:\s\d{1,4})?|(?:journal )?homepage:|doi:?\s\S{4,60})[\s.,:;|]{1,4}(?=\S)",
    re.I,
)
_ADDRESS: Final = lazy(r"(?:https?://|www\.)\S{3,200}\s(?=\S)")
_YEAR_AND_WORDS: Final = lazy(
    r"\((?:19|20)\d\d\)[.:,]?\s+([A-ZÀ-Þ][^.?!()]{5,150}\s?[:–-]\s)$"
)
_MOST_WORDS: Final = 180
_WORD: Final = lazy(r"\S+")
_LONGEST_KIND: Final = 80
_MOST_OF_A_KIND: Final = 3
_REACH: Final = 1_000
_MOST_BEFORE: Final = 3
_BEHIND: Final = lazy(
    r"[.?!]\s+In:\s|\s\W{0,3}forthcoming in\b"
    r"|\s(?:Abstra[ck]t|ABSTRA[CK]T|Summary|SUMMARY|Resumen|RESUMEN|Resumo|RESUMO|Résumé|RÉSUMÉ|Zusammenfassung"
    r"|Riassunto|Samenvatting|Streszczenie|Sažetak|Сажетак|Аннотация|Özet|ÖZET|Öz|Περίληψη)\b"
)
_MARK: Final = lazy(r"(?<=[^\W\d_])\s?[*†‡]{1,2}\s")
_MOST_MARKS: Final = 4
_PERSON_MARK: Final = lazy(r"(?<=[^\W\d_])\s?(?:\d|\*)(?:\s\d)?\s+(?=[^\W\d_])")
_MOST_OF_A_MARK: Final = 6
_PLACE_NEAR: Final = 60
_PERSON_WORDS: Final = range(2, 5)
_INITIAL: Final = lazy(r"\s[A-ZÀ-Þ]\.\s?[A-ZÀ-Þ]")
_HEAD: Final = lazy(r"[\d:/]")
_FEWEST_WORDS: Final = 2


def bare_title(text: str, span: Span) -> Span:
    """A tagged title without numbers and dates before it, and names and prose behind.

    >>> line = "18: pp 4 May 2013 On the salt of small lakes* ADA LIND Abstract Salt is old"
    >>> line[slice(*bare_title(line, Span(0, len(line))))]
    'On the salt of small lakes'
    """
    start = _after_numbers(text, span)
    tail = _BEHIND.search(text, start, span.end)
    end = span.end
    if tail is not None:
        end = tail.start() + (text[tail.start()] in ".?!")
    for count, mark in enumerate(_MARK.finditer(text, start, end)):
        if count == _MOST_MARKS:
            break
        if names_behind(text, mark.end()) is not None:
            return Span(start, mark.start())
    end = _before_journal(text, start, _before_name(text, start, end))
    return Span(start, _before_people(text, start, end))


def _before_journal(text: str, start: int, end: int) -> int:
    """Where a title ends whose last sentence is the name of a known journal."""
    stop = text.rfind(". ", start, end)
    name = text[stop + 2 : end]
    return stop if stop > start and " " in name and is_journal(name) else end


def _before_people(text: str, start: int, end: int) -> int:
    """Where a title ends that runs on in one person, a mark and a place."""
    marks = _PERSON_MARK.finditer(text, start, min(len(text), end + _MOST_OF_A_MARK))
    for count, mark in enumerate(marks):
        near = text[mark.end() : mark.end() + _PLACE_NEAR].split()
        if count == _MOST_MARKS:
            break
        if any(is_place_word(word.strip(".,;:()")) for word in near):
            first = _first_of_person(text, start, mark.start())
            if first is not None:
                return first
    return end


def _first_of_person(text: str, start: int, end: int) -> int | None:
    """Where the two to four words begin that may be names, behind one that is none."""
    at, count = end, 0
    while True:
        space = text.rfind(" ", start, at)
        word = text[space + 1 : at]
        if space < 0 or not word:
            return None
        weight = name_weight(fold(word.strip(".,;:")))
        if not word[0].isupper() or (weight is not None and weight <= 0):
            known = weight is not None or not word[0].isupper()
            return at if known and count in _PERSON_WORDS else None
        at, count = space, count + 1


def _before_name(text: str, start: int, end: int) -> int:
    """Where a title ends whose last word is the given name before an initial."""
    last, initial = text.rfind(" ", start, end), _INITIAL.match(text, end)
    if initial is None or last <= start:
        return end
    word = text[last + 1 : end]
    # The line may name the same person again: "Correspondence: Ada L. Lee".
    again = text.find(word + initial[0], end, end + _REACH) > 0
    return last if again or is_given(word) else end


def _after_numbers(text: str, span: Span) -> int:
    start = _after_address(text, _after_year(text, span.start), span.end)
    start = _after_date(text, _after_marks(text, start, span.end), span.end)
    return _after_kind(text, _after_marks(text, start, span.end), span.end)


def _after_year(text: str, start: int) -> int:
    """Where a title begins that the tagger took for its end: ``Lee, A. (2012) On mud: a guide``."""
    base = max(0, start - _MOST_WORDS)
    year = _YEAR_AND_WORDS.search(text[base:start])
    return base + year.start(1) if year is not None else start


def _after_kind(text: str, start: int, end: int) -> int:
    """Behind what a page calls the kind of an article, if it stands out: ``REVIEW On mud``."""
    words = list(_WORD.finditer(text, start, min(end, start + _LONGEST_KIND)))
    for count in range(min(_MOST_OF_A_KIND, len(words) - 2), 0, -1):
        kind = text[start : words[count - 1].end()]
        following = words[count][0]
        loud = kind.isupper() and not following.isupper()
        if kind.casefold() in GENRES and following[0].isupper() and (loud or count > 1):
            return words[count].start()
    return start


def _after_marks(text: str, start: int, end: int) -> int:
    for _ in range(_MOST_BEFORE):
        lead = _BEFORE.match(text, start, end)
        if lead is None:
            break
        start = lead.end()
    return start


def _after_address(text: str, start: int, end: int) -> int:
    """Behind the last address of the web, which no title holds."""
    return max((at.end() for at in _ADDRESS.finditer(text, start, end)), default=start)


def _after_date(text: str, start: int, end: int) -> int:
    """Behind a date that opens a title, or that other numbers of its source lead to."""
    for date, _ in find_dates(text[start:end]):
        before, after = text[start : start + date.start], start + date.end
        if before and not _HEAD.search(before):
            break
        while after < end and not text[after].isalnum():
            after += 1
        if text.count(" ", after, end) >= _FEWEST_WORDS:
            return after
    return start
