"""Journals and proceedings made comparable, and how two of them relate."""

from typing import Final

from attrs import define

from refkit.matching.folding import fold, words
from refkit.readers.patterns import lazy

_SMALL_WORDS: Final = frozenset(
    "a an and for in of on the to de der des die und fur la le les et du di della e y"
    " el en del da do van voor het".split()
)
_PROCEEDINGS: Final = lazy(
    r"\b(?:proc|proceedings?|conference|conf|symposium|symp|workshop|work|congress"
    r"|meeting|advances in|lecture notes|colloquium|lncs)\b"
)
_NAMED_BY_YEAR: Final = lazy(r"(?:in )?[a-z]+\W{0,2}(?:19|20)?\d\d\W*(?:pp?\W*)?")
"""Such as "COLT '93": journals have no year in their name."""
_CONFERENCE: Final = lazy(r"[.\s]+conference(?: publication)?:|\.\s*conference$")
_BOUND: Final = lazy(r"[(\[:=/]|\s[-\u2010-\u2015]+\s")
_TECHNICAL: Final = lazy(
    r"\b(?:technical report|tech rep|thesis|dissertation|arxiv|biorxiv|medrxiv|preprints?|ssrn)\b"
)
_ORDINAL: Final = lazy(
    r"\d+(?:st|nd|rd|th)?|(?:twenty|thirty)?(?:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth)|tenth|eleventh|twelfth|\w+teenth|twentieth|thirtieth|annual"
    r"|proc|proceedings?|conference|conf|international|intl|int|acm|ieee|symposium|symp|workshop|pp|vol"
)


@define(eq=False)
class Venue:
    """A journal or a volume of proceedings in comparable form."""

    said: tuple[str, ...]
    """Its words without small ones, before any subtitle."""
    kind: str
    """``journal``, ``supplement`` with the abstracts of a conference, ``proceedings``,
    ``preprint``, or empty when there is no venue."""
    acronym: str
    initials: str
    whole: tuple[str, ...]
    """Its words with the subtitle."""


NO_VENUE: Final = Venue((), "", "", "", ())


def venue_of(text: str | None) -> Venue:
    """Return the comparable form of a journal title.

    >>> venue_of("The Journal of Hematology & Oncology").said
    ('journal', 'hematology', 'oncology')
    """
    if not text:
        return NO_VENUE
    folded = fold(text[:400]).strip()
    if folded in {"na", "n/a", "none", "null", "-", "unknown"}:
        return NO_VENUE
    whole = " ".join(words(folded))
    kind = "journal"
    if _TECHNICAL.search(whole):
        kind = "preprint"
    elif (
        _PROCEEDINGS.search(whole)
        or whole.startswith("in ")
        or _NAMED_BY_YEAR.fullmatch(folded)
    ):
        kind = "proceedings"
    if found := _CONFERENCE.search(folded):
        folded, kind = folded[: found.start()], "supplement"
    bound = _BOUND.search(folded, 4)
    acronym = ""
    if bound:
        inside = words(folded[bound.end() :])
        if bound[0] in "([" and inside and 2 <= len(inside[0]) <= 9:
            acronym = inside[0]
        folded = folded[: bound.start()]
    said = tuple(w for w in words(folded) if w not in _SMALL_WORDS) or tuple(
        words(folded)
    )
    entire = tuple(w for w in whole.split() if w not in _SMALL_WORDS)
    return Venue(said, kind, acronym, "".join(w[0] for w in said), entire)


def relation(one: Venue, other: Venue) -> str:
    """Return how two venues relate; empty when either is missing.

    >>> relation(venue_of("J. Hematol. Oncol."), venue_of("Journal of Hematology & Oncology"))
    'same'
    """
    if not one.said or not other.said:
        return ""
    if _is_same(one, other):
        return "same"
    kinds = {one.kind, other.kind}
    if "preprint" in kinds and len(kinds) > 1:
        return "preprint"
    if kinds == {"journal", "proceedings"}:
        return "other-kind"
    if "proceedings" not in kinds:
        return "part" if _holds(one.said, other.said) else "different"
    return "unclear" if _may_be_same(one, other, kinds) else "other-proceedings"


def _is_same(one: Venue, other: Venue) -> bool:
    return (
        "".join(one.said) == "".join(other.said)
        or _abbreviates(one.said, other.said)
        or _abbreviates(one.whole, other.whole)
        or _is_acronym(one, other)
        or _is_acronym(other, one)
    )


def _may_be_same(one: Venue, other: Venue, kinds: set[str]) -> bool:
    """Whether two volumes of proceedings share a word that is not in all of them."""
    mine = {w for w in one.said if not _ORDINAL.fullmatch(w)}
    theirs = {w for w in other.said if not _ORDINAL.fullmatch(w)}
    if not mine or not theirs or "supplement" in kinds or "lecture" in mine | theirs:
        return True
    return bool(mine & theirs) or any(a[:4] == b[:4] for a in mine for b in theirs)


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether each word of one title begins the next of the other, none left over.

    >>> _abbreviates(("proc", "natl", "acad"), ("proceedings", "national", "academy"))
    True
    """
    if len(short) != len(long):
        return False
    return all(_begins(a, b) for a, b in zip(short, long, strict=True))


def _begins(short: str, long: str) -> bool:
    """Whether a word may be short for another: its first letter and order are kept."""
    if long.startswith(short) or short.startswith(long):
        return True
    if short[0] != long[0]:
        return False
    if len(short) > len(long):
        short, long = long, short
    letters = iter(long)
    return len(short) >= 3 and all(letter in letters for letter in short)


def _is_acronym(short: Venue, long: Venue) -> bool:
    if len(short.said) != 1 or len(short.said[0]) < 2:
        return False
    word = short.said[0]
    return word == long.acronym or (len(long.initials) > 2 and word == long.initials)


def _holds(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the one title begins or ends with the other."""
    short, long = sorted((one, other), key=len)
    count = len(short)
    if count < 2:
        return False
    return _abbreviates(short, long[:count]) or _abbreviates(short, long[-count:])
