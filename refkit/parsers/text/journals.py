"""Is this stretch of a line the name of a journal or another container?"""

import re
from typing import Final

from refkit.model import Span
from refkit.parsers.text.bylines import byline_in
from refkit.parsers.text.citations import citation_in
from refkit.parsers.text.labels import label_of
from refkit.parsers.text.lexicon import folded_words, is_journal, name_weight
from refkit.parsers.text.words import CHROME, CONFERENCE, JOURNAL_WORDS, SENTENCE

_LONGEST: Final = 160
_EDGES: Final = " \t\xa0,;:|>»›/•·–—-([\"'“”"
_LEAD: Final = re.compile(
    r"^(?:.{0,80}logoLink to |(?:published )?in:?\s|source:\s|journal:\s|from:?\s|erschienen in:?\s"
    r"|home\s*[>›/]\s*|journals?\s*[>›/]\s*)",
    re.I,
)
# Words of affiliations and of catalogue rows, which look like names of journals.
_NO_JOURNAL: Final = re.compile(
    r"\b(?:department|faculty|school of|laboratory|institutional repository|repository of"
    r"|college of|institute of|hospital|d[ée]partement|кафедра)\b|\b\d{5}\b|^(?:page|article)\b",
    re.I,
)
_LEADING_YEAR: Final = re.compile(r"\s*\(?(?:19|20)\d\d\)?[\s.,:;–-]{1,4}(?=\D)")
_TAIL: Final = re.compile(
    r"[\s,;:|>(\[–—-]*(?:\d{1,3}/(?:19|20)\d\d|(?:19|20)\d\d|volume|vol|bd|band|ausgabe|issue|no|vol\.)?"
    r"[\s.,;:|>(\[–—-]*$",
    re.I,
)


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
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    year = _LEADING_YEAR.match(text, start)
    start = year.end() if year else start
    cited = citation_in(text[start:])
    stop = start + cited.start if cited else len(text)
    end = start + len(_TAIL.sub("", text[start:stop]))
    span = _trimmed(text, start, end)
    name = text[span.start : span.end]
    if not name or not _looks_like_a_name(name):
        return None
    if announced or is_journal(name):
        return span
    words = folded_words(name)
    telling = [word for word in words if word in JOURNAL_WORDS]
    if (
        not telling
        or len(words) < 2
        or any(word in CHROME - {"journal"} for word in words)
    ):
        return None
    return span if len(words) <= 12 and not set(words) & SENTENCE else None


def journal_before(text: str, end: int, title: str) -> Span | None:
    """Find the journal's name in the words before the numbers of a citation.

    Those words may hold the authors and the title too: then the name is what follows
    the title, or the last stretch after a full stop.

    >>> line = "J Clin Oncol. 2010;28(35):5197-5201"
    >>> journal_before(line, 14, "Some title")
    Span(start=0, end=12)
    """
    start, whole = 0, title.rstrip(". ")
    at = text.casefold().rfind(whole.casefold(), 0, end) if len(whole) > 10 else -1
    if at >= 0:
        start = at + len(whole)
    lead = _LEAD.match(text[start:end])
    start += lead.end() if lead else 0
    end = start + len(_TAIL.sub("", text[start:end]))
    span = _trimmed(text, start, end)
    name = text[span.start : span.end]
    if at < 0 and (len(folded_words(name)) > 10 or _names_several(name.split(".")[0])):
        return None
    return span if _looks_like_a_name(name) else None


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


def _looks_like_a_name(name: str) -> bool:
    words = folded_words(name)
    if not 1 <= len(words) <= 16 or len(name) < 3:
        return False
    if _NO_JOURNAL.search(name) or label_of(name) is not None:
        return False
    first = next(char for char in name if char.isalnum())
    if first.islower() and not is_journal(name):
        return False
    if sum(word in CHROME and word != "journal" for word in words) * 2 > len(words):
        return False
    if "@" in name or "http" in name or "©" in name:
        return False
    weights = [weight for word in words if (weight := name_weight(word)) is not None]
    people = weights and sum(weights) / len(weights) > 2.5 and not is_journal(name)
    return not people or bool(CONFERENCE.search(name))
