"""Where in a line the name of a journal or another container stands."""

import re
from typing import Final

from refkit.model import Span
from refkit.parsers.text.bylines import byline_in
from refkit.parsers.text.citations import citation_in, issue_of_year
from refkit.parsers.text.journal_names import (
    is_known,
    is_strong,
    is_subject,
    looks_like_a_name,
)
from refkit.parsers.text.label_table import LABELS
from refkit.parsers.text.labels import label_of
from refkit.parsers.text.lexicon import folded_words
from refkit.readers.dates import find_dates
from refkit.readers.months import MONTHS, fold
from refkit.readers.patterns import lazy

_LONGEST: Final = 200
_EDGES: Final = " \t\xa0,;:،؛|>»›/•·–—-([\"'“”„«『「《』」》_*#"
_LEAD: Final = lazy(
    r"(?:.{0,80}logoLink to |(?:published )?in:?\s|source\s?:\s?|journal\s?:\s?|from:?\s|erschienen in:?\s"
    r"|published in final edited form as:?\s|(?:home|startseite|inicio|accueil|journals?|archives?|все выпуски)"
    r"\s?[>›»/]\s?|\W+|\d{1,3}\s(?=[^\W\d_]))",
    re.I,
)
# What stands right before the name in a line that says more: "In:", "//", "[J]."
_BEFORE: Final = lazy(
    r"(?:^|[\s.,;)”\"?])(?:In|in|En|Dans|Em):\s|\s//\s?|\[[JCM]\]\s?[./]{0,2}\s?|\bet al\.?,?\s"
    r"|[『《「]|\bIn\s(?=Proc)"
)
_LEADING_YEAR: Final = lazy(r"\s*\(?(?:19|20)\d\d\)?[\s.,:;–-]{1,4}(?=\D)")
# Pieces that stand between the name and the numbers, cut off from the right one by one.
_TAIL: Final = lazy(
    r"(?:[\s,;:،؛|>(\[–—·•/年년第제-]"
    r"|(?<![^\W\d_])(?:volume|vol|bd|band|ausgabe|issue|number|no|nr|n|№|том|т|вып|heft|jg|jahrgang|tom|cilt"
    r"|sayı|số|so|pages?|pp?|s|с|suppl|[ep]?-?issn|isbn|doi)\.?"
    r"|\s@\S{2,30}|\s?\((?:e-?journal|online|print|internet)\)"
    r"|(?<![^\W_])(?:\d[\d./-]{0,8}(?:st|nd|rd|th|\.)?|\(\d{1,4}\)|\d{1,4}\(\d{1,4}\))"
    r"|(?<=,)\s?(?:elsevier(?: masson)?|springer(?:[- ]verlag)?|(?:john )?wiley|taylor & francis|ieee|acm"
    r"|sage(?: publications)?|oxford university press|cambridge university press|mdpi|edp sciences"
    r"|de gruyter|american chemical society|nature publishing group|iop publishing|biomed central"
    r"|public library of science|world scientific|royal society of chemistry|hindawi)[^,]{0,40})$",
    re.I,
)
# "From the journal X"; "Home > Journals > X > Volume 3".
_ANNOUNCED: Final = lazy(
    r"(?:from the journal|aus der zeitschrift|de la revue|de la revista|dalla rivista)\s(?=\S)"
    r"|.{0,60}\bjournals?\s[»›>]\s(?=[^»›>|]{4,100}(?:\s[»›>]|$))",
    re.I,
)
# A label that has no colon, in a script whose words are no words of names.
_BAR: Final = lazy(r"(?<=\s)[|>›»/](?=\s)")
_FIRST_WORD: Final = lazy(r"([\u0e00-\u0e7f]{3,20})\s+")
_LAST_WORD: Final = lazy(r"([^\W\d_]{2,15})\.?$")
_STOP: Final = lazy(
    r"\bAims and scope|\b[ep]?-?ISSN|\bISBN|\bDOI\b|\b10\.\d{4,9}/|©|\(c\)|https?:|www\.",
    re.I,
)
_STOP_HINTS: Final = "aims issn isbn doi 10. © (c) http www.".split()
_DIGIT: Final = lazy(r"\d")
_BREAKS: Final = lazy(r"(?:\.|:|;|,|\s[–—|-]|\s{2,})\s{1,4}|[。，：]")


def journal_in(text: str, *, announced: bool) -> Span | None:
    """Find a journal's name in a line, or in a value that a label announces.

    An announced value needs to look like a name of anything; a line that stands for
    itself has to be a known journal, or to have a word that many journals have.

    >>> journal_in("Acta Pharmaceutica Sinica. B", announced=False)
    Span(start=0, end=28)
    >>> journal_in("Related Concepts", announced=False) is None
    True
    """
    if not 2 < len(text) <= _LONGEST:
        return None
    told = _ANNOUNCED.match(text)
    start = told.end() if told else _after_leads(text, 0, len(text))
    announced = announced or told is not None
    year = _LEADING_YEAR.match(text, start)
    start = year.end() if year else start
    stop = _stop(text, start)
    if told is not None:
        crumb = _BAR.search(text, start, stop)
        stop = crumb.start() if crumb else stop
    span = _between_bars(text, _cut(text, start, stop))
    name = text[span.start : span.end]
    if not name or not looks_like_a_name(name):
        return None
    known = is_known(name) and not is_subject(name)
    return span if announced or known or is_strong(name) else None


def journal_before(text: str, end: int, title: str) -> Span | None:
    """Find the journal's name in the words before the numbers of a citation.

    Those words may hold the authors and the title too: then the name is what follows
    the title, or the last stretch after a full stop.

    >>> line = "J Clin Oncol. 2010;28(35):5197-5201"
    >>> journal_before(line, 14, "Some title")
    Span(start=0, end=12)
    """
    start = after_title(text[:end], title)
    told = start is not None
    start = _after_leads(text, start or 0, end)
    span = _cut(text, start, end)
    span = _between_bars(text, span)
    name = text[span.start : span.end]
    if not is_known(name):
        span = _known_end(text, span, told=told) or span
        name = text[span.start : span.end]
    if not told and (
        len(folded_words(name)) > 12 or _names_several(name.split(".")[0])
    ):
        return None
    return span if looks_like_a_name(name) else None


def after_title(text: str, title: str) -> int | None:
    """Where a title ends in a line that says it; None for a line that does not.

    >>> after_title("A. Bo. On letters and words. Nature 3", "On Letters and Words")
    27
    """
    whole, line = title.rstrip(". ").lower(), text.lower()
    if len(whole) < (4 if not whole.isascii() else 11) or len(line) != len(text):
        return None
    at = line.rfind(whole)
    if at >= 0 and not line[at + len(whole) :].strip(" ."):
        at = line.find(whole)
    if at >= 0:
        return at + len(whole)
    opening = whole[:_OPENING]
    at = line.rfind(opening) if len(whole) > _OPENING else -1
    if at < 0:
        return None
    stop = _BREAKS.search(text, at + len(opening))
    return stop.start() if stop else len(text)


_OPENING: Final = 40
_SHORT_WORD: Final = 5
_MOST_BREAKS: Final = 12
_MOST_PIECES: Final = 40


def _after_leads(text: str, start: int, end: int) -> int:
    """Where the name begins: behind labels, crumbs and what else announces it."""
    label = label_of(text[start:end])
    if (
        label is not None
        and label[1] < end - start
        and label[0] in {"container_title", "citation"}
    ):
        start += label[1]
    word = _FIRST_WORD.match(text, start, end)
    if word is not None and LABELS.get(fold(word[1])) == "container_title":
        start = word.end()
    for match in _BEFORE.finditer(text, start, end):
        if match.end() < end - 2:
            start = match.end()
    for _ in range(4):
        lead = _LEAD.match(text, start, end)
        if lead is None or lead.end() >= end:
            break
        start = lead.end()
    return start


def _stop(text: str, start: int) -> int:
    """Where the numbers, the date or the identifiers behind a name begin."""
    rest = text[start:]
    found = (citation_in(rest), issue_of_year(rest))
    stops = [len(text), *(start + cited.start for cited in found if cited is not None)]
    date = next(find_dates(rest), None)
    if date is not None:
        stops.append(start + date[0].start)
    hinted = any(map(rest.lower().__contains__, _STOP_HINTS))
    mark = _STOP.search(text, start) if hinted else None
    if mark is not None:
        stops.append(mark.start())
    return max(start, min(stops))


def _cut(text: str, start: int, end: int) -> Span:
    """The stretch without what stands between a name and its numbers."""
    numbers = False
    for _ in range(_MOST_PIECES):
        if end <= start:
            break
        piece = _TAIL.search(text, _tail_start(text, start, end), end)
        if piece is None:
            word = _LAST_WORD.search(text, max(start, end - 20), end)
            name = text[max(start, end - _LONGEST) : end]
            if word is None or fold(word[1]) not in MONTHS or is_known(name):
                break
            if not numbers and end - start < 40:
                break
            piece = word
        numbers = numbers or any(map(str.isdecimal, piece[0]))
        end = piece.start()
    return _trimmed(text, start, end)


def _tail_start(text: str, start: int, end: int) -> int:
    """From where to look for a piece that ends at ``end``: of letters, it is one word."""
    start = max(start, end - 60)
    tail = text[start:end]
    if not tail[-1].isalpha() or "," in tail or "@" in tail:
        return start
    return start if _DIGIT.search(tail) else max(start, text.rfind(" ", start, end))


def _between_bars(text: str, span: Span) -> Span:
    """The piece between bars that names a journal, where a stretch has bars."""
    start, pieces = span.start, _BAR.split(text[slice(*span)], _MOST_BREAKS)
    for piece in pieces:
        part = _cut(text, start, start + len(piece))
        name = text[slice(*part)]
        if len(pieces) > 1 and (is_known(name) or is_strong(name)):
            return part
        start += len(piece) + 1
    return span


def _known_end(text: str, span: Span, *, told: bool) -> Span | None:
    """The longest end of a stretch, behind a break in it, that names a journal."""
    start = max(span.start, span.end - _LONGEST)
    breaks = list(_BREAKS.finditer(text, start, span.end))[-_MOST_BREAKS:]
    for found in breaks:
        word = _LAST_WORD.search(text, span.start, found.start())
        if (
            text[found.start()] == "."
            and word is not None
            and len(word[1]) < _SHORT_WORD
        ):
            continue
        rest = _trimmed(text, found.end(), span.end)
        if is_known(text[slice(*rest)]) and len(text[slice(*rest)]) > 4:
            return rest
    stops = [found for found in breaks if text[found.start()] == "."]
    if stops and not told and len(folded_words(text[span.start : span.end])) > 8:
        rest = _trimmed(text, stops[-1].end(), span.end)
        return rest if is_strong(text[slice(*rest)]) else None
    return None


def _names_several(text: str) -> bool:
    byline = byline_in(text)
    return byline is not None and len(byline.names) > 1


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start] in _EDGES or text[start] == "."):
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    # "J Clin Oncol." ends a sentence; "Phys. Rev." keeps its dots inside.
    if end > start and text[end - 1] == ".":
        end -= 1
    return Span(start, end)
