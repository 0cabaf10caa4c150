"""Which of several values of a field says it best, when all are trusted alike.

Each rule gives every value a rank; the highest is preferred, and of equals the one
that comes first.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from refkit.matching.author_lists import author_ranks
from refkit.matching.folding import squeeze
from refkit.matching.places import doi_of, pages_of, volume_of
from refkit.matching.publication import journal
from refkit.matching.titles import title_of
from refkit.matching.venues import relation
from refkit.model import DATE_FIELDS, NAME_FIELDS, Field

Votes = Mapping[Any, int]
"""The values of one field, with the number of records that have each."""
Ranks = dict[Any, tuple[Any, ...]]

_DAMAGED: Final = re.compile(r"[^\W\d_]\?[^\W\d_]|\ufffd|[ÃÂ][\x80-\xbf]|â€")
_BREAKS: Final = ("..", "…", "...]", "…]", "...)", "…)")
_NOTHING: Final = frozenset(
    ("", "na", "n/a", "n.a", "nan", "nil", "none", "null", "unknown", "[no title]")
)
_FOOTNOTE: Final = re.compile(r"[^\W\d_](?:\d{1,2}|[*†‡§¶]+)$")
_RETRACTED: Final = re.compile(r"\W*(?:retracted|withdrawn)\b", re.I)
_UNTYPED: Final = {"document": 0, "article": 1, "webpage": 1}
"""Types that hardly say what a work is; others are worth 2."""


def ordered(field: Field, values: Sequence[Any]) -> list[int]:
    """Return the positions of the values of a field, the preferred one first.

    >>> ordered("page", ["123", "123-9", "123-129"])
    [2, 1, 0]
    """
    votes = Counter(values)
    ranks = _RULES.get(field, _words)(votes)
    return sorted(range(len(values)), key=lambda at: ranks[values[at]], reverse=True)


def abbreviation(containers: Iterable[str], full: str) -> str | None:
    """Return the first that is a shorter form of a journal's full title.

    >>> abbreviation(["The Lancet", "J. Hosp. Infect."], "Journal of Hospital Infection")
    'J. Hosp. Infect.'
    """
    venue = journal(full)
    for container in containers:
        other = journal(container)
        if (
            _letters(other.said) < _letters(venue.said)
            and relation(other, venue) == "same"
        ):
            return container
    return None


def _titles(votes: Votes) -> Ranks:
    """Whole and undamaged; told of a retraction; the full one; then the clean one."""
    forms = {text: title_of(text) for text in votes}
    known = {form.squeezed for form in forms.values()}
    keys = {text: _unmarked(text, form.squeezed, known) for text, form in forms.items()}
    backing = _backing(Counter(keys.values()), votes, keys)
    return {
        text: (
            _is_sound(text),
            _RETRACTED.match(text) is not None,
            backing[keys[text]],
            not text.isupper(),
            keys[text] == form.squeezed,
            -_flaws(text, form.squeezed),
            len(form.squeezed),
            _accents(text),
            votes[text],
        )
        for text, form in forms.items()
    }


def _unmarked(text: str, squeezed: str, known: set[str]) -> str:
    """The letters of a title without the mark of a footnote, if others lack it."""
    bare = squeezed.rstrip("0123456789")
    return bare if bare in known and _FOOTNOTE.search(text) else squeezed


def _backing(
    keys: Iterable[str], votes: Votes, key_of: Mapping[Any, str]
) -> dict[str, int]:
    """How many records have each title or the beginning of it.

    In order of the alphabet a title comes after its beginnings, so the ones that the
    present title begins with are always the last that were seen.
    """
    own: Counter[str] = Counter()
    for text, count in votes.items():
        own[key_of[text]] += count
    found: dict[str, int] = {}
    beginnings: list[str] = []
    for key in sorted(keys):
        while beginnings and not key.startswith(beginnings[-1]):
            beginnings.pop()
        found[key] = own[key] + (found[beginnings[-1]] if beginnings else 0)
        if key:
            beginnings.append(key)
    return found


def _flaws(text: str, squeezed: str) -> int:
    """How much stands in a title that is not of it: brackets, remarks, markup."""
    text = text[:2000]
    extra = len(squeeze(text)) - len(squeezed)
    return extra + text.startswith("[") + sum(map(text.count, ("<", "\\", "{", "&#")))


def _containers(votes: Votes) -> Ranks:
    """The full title, not the abbreviation; what most have; without an addition."""
    ranks = {}
    for text, count in votes.items():
        letters = _letters(journal(text).said)
        capitals = sum(map(str.isupper, text))
        ranks[text] = (
            *(_is_sound(text), letters, count, not text.isupper()),
            *(-len(text), capitals),
        )
    return ranks


def _letters(said: Iterable[str]) -> int:
    return sum(map(len, said))


def _words(votes: Votes) -> Ranks:
    """Sound; what most have; not in capitals; the longest; with accents."""
    return {
        text: (
            *(_is_sound(text), count, not text.isupper()),
            *(len(squeeze(text)), _accents(text)),
        )
        for text, count in votes.items()
    }


def _identifiers(votes: Votes) -> Ranks:
    """What most have."""
    return {text: (_is_sound(text), count) for text, count in votes.items()}


def _dois(votes: Votes) -> Ranks:
    """A DOI at all; the one that most have, however they write it."""
    keys = {text: doi_of(text) for text in votes}
    told = _told(votes, keys)
    return {text: (bool(key), told[key]) for text, key in keys.items()}


def _numbers(votes: Votes) -> Ranks:
    """A number at all; what most have, however they write it; in plain digits."""
    keys = {text: volume_of(text, None) for text in votes}
    told = _told(votes, keys)
    return {
        text: (_is_sound(text), bool(key[0]), told[key], text.isdecimal())
        for text, key in keys.items()
    }


def _pages(votes: Votes) -> Ranks:
    """The first page that most have; then with the last page, written out."""
    keys = {text: pages_of(text) for text in votes}
    told = _told(votes, {text: key[0] for text, key in keys.items()})
    return {
        text: (bool(first), told[first], bool(last), len(text), votes[text])
        for text, (first, last) in keys.items()
    }


def _dates(votes: Votes) -> Ranks:
    """The most precise; then what most have; without doubt or range."""
    return {
        date: (len(date.parts) + bool(date.season), count, date.is_simple)
        for date, count in votes.items()
    }


def _types(votes: Votes) -> Ranks:
    """One that says what the work is; then what most have."""
    return {type: (_UNTYPED.get(type, 2), count) for type, count in votes.items()}


def _abstracts(votes: Votes) -> Ranks:
    """The longest; one that breaks off is worth half its length."""
    return {
        text: (_is_something(text), len(text) / (1 + _breaks_off(text)))
        for text in votes
    }


def _addresses(votes: Votes) -> Ranks:
    """An address at all; not the DOI again; what most have."""
    return {
        text: (text.startswith("http"), "doi.org/" not in text, count)
        for text, count in votes.items()
    }


def _lists(votes: Votes) -> Ranks:
    """The list that holds the most."""
    return {several: (len(several), count) for several, count in votes.items()}


def _told(votes: Votes, keys: Mapping[Any, Any]) -> Counter[Any]:
    """How many records say the same, by what it comes to."""
    told: Counter[Any] = Counter()
    for text, count in votes.items():
        told[keys[text]] += count
    return told


def _is_sound(text: str) -> bool:
    """Whether a text says something, is not broken off and has lost no letters."""
    if ("?" in text or not text.isascii()) and _DAMAGED.search(text):
        return False
    return _is_something(text) and not _breaks_off(text)


def _breaks_off(text: str) -> bool:
    """Whether a text ends in a mark that the rest was left out.

    >>> _breaks_off("We show that ..."), _breaks_off("(ABSTRACT TRUNCATED AT 250 WORDS)")
    (True, True)
    """
    end = text[-40:].rstrip()
    return end.endswith(_BREAKS) or "truncated" in end.casefold()


def _is_something(text: str) -> bool:
    return len(text) > 10 or text.casefold().strip(" .-") not in _NOTHING


def _accents(text: str) -> int:
    return 0 if text.isascii() else sum(c.isalpha() and not c.isascii() for c in text)


_RULES: Final[Mapping[Field, Callable[[Votes], Ranks]]] = {
    **dict.fromkeys(NAME_FIELDS, author_ranks),
    **dict.fromkeys(DATE_FIELDS, _dates),
    "type": _types,
    "title": _titles,
    "container_title": _containers,
    "volume": _numbers,
    "issue": _numbers,
    "number": _numbers,
    "page": _pages,
    "doi": _dois,
    "pmid": _identifiers,
    "pmcid": _identifiers,
    "arxiv": _identifiers,
    "isbn": _lists,
    "issn": _lists,
    "keyword": _lists,
    "url": _addresses,
    "language": _identifiers,
    "abstract": _abstracts,
}
"""The rule of each field; the others go by ``_words``."""
