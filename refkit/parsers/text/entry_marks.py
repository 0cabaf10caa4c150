"""Where the marks of a citation style show what is title, names and journal.

A tagger guesses; a quotation, a double slash or a year in brackets behind names does not.
"""

import re
from typing import Final

from refkit.model import Field, Span
from refkit.parsers.text.lexicon import is_journal
from refkit.parsers.text.row_names import names_in
from refkit.readers.patterns import lazy

_INITIALS = r"(?:[^\W\d_]\.[\s-]?){1,4}"
_FAMILY = r"(?:(?:van|von|de|der|den|di|da|del|la|le)\s){0,3}[^\W\d_][\w'’-]{1,30}"
_NAME = rf"(?:{_FAMILY},?\s{_INITIALS}|{_INITIALS}\s?{_FAMILY})"
HEAD: Final = lazy(
    rf"{_NAME}(?:\s?(?:[,;]?\s?&|[,;]|[,;]?\s(?:and|und|et|y|и))\s{{0,2}}{_NAME}){{0,60}}"
    r"(?:,?\s(?:et al|и др)\.?)?"
)
"""Names with initials, at the head of an entry."""
_GOST: Final = lazy(r"\s//?\s")
_DATED: Final = lazy(
    r"(?P<names>[^()]{4,300}?)\.?,?\s\((?:1[89]|20)\d\d[a-z]?\)[.:,]?\s{1,2}"
)
_COLON: Final = lazy(r"(?P<names>[^:“\"(]{4,200}):\s{1,2}(?=\S)")
_STOP: Final = lazy(r"[.?!]\s(?=\W?[^\W\d_a-zà-ÿ])|[.?!]$")
_QUOTED: Final = lazy(r"[“\"«„](?P<title>[^“”\"«»„]{8,300})[”\"»“]")


def by_head(text: str, title: Span | None) -> tuple[Span, Span] | None:
    """Names and title where only a year in brackets, or a colon, stands between."""
    for pattern in (_DATED, _COLON):
        head = pattern.match(text)
        if head is None or not names_in(text[slice(*head.span("names"))]):
            continue
        start = head.end()
        stop = _STOP.search(text, start + 4)
        end = stop.start() + (stop[0][0] in "?!") if stop else len(text)
        if title is not None and start - 2 <= title.start <= start + 2:
            return None  # as it was tagged
        return Span(*head.span("names")), Span(start, end)
    return None


def after(text: str, start: int, end: int) -> Span | None:
    """What is left of a stretch behind ``start``, without marks at its head."""
    while start < end and (text[start] in " \t.,:;)–—-" or text[start].isspace()):
        start += 1
    return Span(start, end) if start < end else None


def by_marks(
    text: str,
    names: Span | None,
    title: Span | None,
    known: dict[Field, Span],
    numbers: int | None,
) -> Span | None:
    """The title where the marks of a style show it plainly, else as it was tagged."""
    quoted = _QUOTED.search(text)
    if quoted is not None and quoted.start() < 300 and _opens(quoted.start(), names):
        if numbers is not None:
            behind = _behind(text, quoted.end(), numbers)
            known |= {"container_title": behind} if behind else {}
        return Span(*quoted.span("title"))
    slashes = _GOST.search(text)
    if slashes is not None and names is not None and slashes.start() > names.end:
        journal = re.match(r"[^.–—]{3,160}", text[slashes.end() :])
        if journal is not None:
            end = slashes.end() + len(journal[0].rstrip(" ,"))
            known["container_title"] = Span(slashes.end(), end)
        return after(text, names.end, slashes.start())
    if title is not None and "container_title" not in known:
        title = _without_journal(text, title, numbers or len(text), known)
    journal_at = known.get("container_title")
    if names is None or names.start > 3 or numbers is None:
        return title
    by_commas = text[names.end :].lstrip(". ").startswith(",")
    apart = journal_at is not None and title and journal_at.start - title.end > 8
    if title is None or apart or by_commas:
        found = _before_journal(text, names.end, numbers, known)
        return found or title or _first_sentence(text, names.end, numbers)
    return title


def _first_sentence(text: str, start: int, end: int) -> Span | None:
    """What stands between the names and the next full stop."""
    whole = after(text, start, end)
    stop = _STOP.search(text, whole.start + 4, end) if whole else None
    return Span(whole.start, stop.start()) if whole and stop else None


def _without_journal(
    text: str, title: Span, numbers: int, known: dict[Field, Span]
) -> Span:
    """A title that ran on into the name of the journal, without it."""
    stop = text.rfind(". ", title.start, title.end)
    journal = text[stop + 2 : title.end]
    short = journal[:1].isupper() and len(journal.split()) < 5
    if stop < 0 or not (is_journal(journal) or (short and numbers - title.end < 4)):
        return title
    known["container_title"] = Span(stop + 2, title.end)
    return Span(title.start, stop)


def _behind(text: str, start: int, end: int) -> Span | None:
    """The name of a journal between a quoted title and the numbers."""
    while start < end and text[start] in " ,.;":
        start += 1
    start += 3 if text.startswith("in ", start) else 0
    place = re.search(
        r",\s[^,]{2,40},.{0,30}(?:19|20)\d\d|,\s(?:19|20)\d\d", text[start:end]
    )
    end = start + place.start() if place else end
    stop = start + len(text[start:end].rstrip(" ,.;:("))
    return Span(start, stop) if 0 < len(text[start:stop].split()) <= 10 else None


def _opens(at: int, names: Span | None) -> bool:
    """Whether a quotation stands where a title does: behind the names, or first."""
    return at < 4 or (names is not None and 0 <= at - names.end < 24)


def _before_journal(
    text: str, start: int, end: int, known: dict[Field, Span]
) -> Span | None:
    """The title between names and numbers, when a comma parts it from the journal."""
    cuts = [start + m.end() for m in re.finditer(r",\s", text[start:end])]
    for cut in cuts[1:] if text[start : start + 1] == "," else cuts:
        journal = text[cut:end].strip(" ,.:;")
        words = journal.split()
        short = words and all(word[0].isupper() or len(word) < 5 for word in words)
        if is_journal(journal) or (short and 0 < len(words) <= 8):
            stop = cut + len(text[cut:end].rstrip(" ,.:;"))
            known["container_title"] = Span(cut, stop)
            return after(text, start, cut - 2)
    return None
