"""Where in a reference string the journal of a work stands."""

from typing import Final

from refkit.matching.reference_string import Typed
from refkit.matching.venues import Venue

_SMALL_WORDS: Final = frozenset(
    "a an and for in of on the to de der des die und fur la le les et du di della e y en"
    " el del da do van voor het".split()
)
AFTER: Final = frozenset(
    "vol volume no issue num nr pp pages page p part pt suppl supplement series ser"
    " london berlin usa us lond online print internet section sect bd jan feb mar apr"
    " may jun jul aug sep sept oct nov dec january february march april june july august"
    " september october november december spring summer autumn winter article art id"
    " epub doi and in the eds ed press edited by".split()
)
"""What may follow the title of a journal."""

Span = tuple[int, int]


def find_venue(venue: Venue, typed: Typed, outside: Span) -> tuple[str, Span]:
    """Find a journal in a string, written out or abbreviated, but not in the title.

    >>> from refkit.matching.reference_string import typed_of
    >>> from refkit.matching.venues import venue_of
    >>> typed = typed_of("Car R (1985) Phys Rev Lett 55(22):2471")
    >>> find_venue(venue_of("Physical Review Letters"), typed, (0, 0))
    ('same', (3, 6))
    """
    said = venue.said
    if not said:
        return "", (0, 0)
    best, span = 0.0, (0, 0)
    for start, word in enumerate(typed.words):
        if outside[0] <= start < outside[1] or word[0] != said[0][0]:
            continue
        count, end = _run(said, typed.words, start, outside)
        share = _share(count, said)
        if share > best or (share == best and share and _is_closed(typed, end)):
            best, span = share, (start, end)
    if best < 1:
        found = _initials(venue, typed, outside)
        if found:
            return "same", found
    if best < 0.5:
        return "absent", (0, 0)
    if not _is_closed(typed, span[1]):
        return ("longer" if best == 1 else "part"), span
    return ("same" if best >= 0.75 or _is_academy(best, span) else "part"), span


def _run(
    said: tuple[str, ...], words: tuple[str, ...], start: int, outside: Span
) -> tuple[int, int]:
    """How many words of a title follow one another from here, and where they end."""
    at, count, end = start, 0, start
    while at < len(words) and count < len(said) and not outside[0] <= at < outside[1]:
        word = words[at]
        if _begins(word, said[count]):
            count += 1
            end = at + 1
        elif word not in _SMALL_WORDS:
            break
        at += 1
    return count, end


def _share(count: int, said: tuple[str, ...]) -> float:
    if count == 0 or (count == 1 and len(said) > 1):
        return 0.0
    return count / len(said)


def _is_academy(best: float, span: Span) -> bool:
    """Whether so much of a long title is there that the rest is its place or society."""
    return best >= 0.5 and span[1] - span[0] >= 4


def _is_closed(typed: Typed, end: int) -> bool:
    if end >= len(typed.words):
        return True
    after = typed.words[end]
    return len(after) < 3 or any(c.isdigit() for c in after) or after in AFTER


def _begins(short: str, long: str) -> bool:
    """Whether a word may be short for one of a title."""
    if long.startswith(short):
        return True
    if short.startswith(long):
        return len(short) - len(long) <= 2
    if short[0] != long[0] or len(short) < 3:
        return False
    if len(short) > len(long):
        short, long = long, short
    letters = iter(long)
    return all(letter in letters for letter in short)


def _initials(venue: Venue, typed: Typed, outside: Span) -> Span | None:
    """Where the journal stands as "PNAS", or as "Br Med J" if its title is "BMJ"."""
    for at, word in enumerate(typed.words):
        if outside[0] <= at < outside[1] or len(word) < 3:
            continue
        if word == venue.acronym or (
            venue.initials.startswith(word) and len(word) >= min(4, len(venue.initials))
        ):
            return at, at + 1
    if len(venue.said) == 1 and 3 <= len(letters := venue.said[0]) <= 6:
        big = [(at, w) for at, w in enumerate(typed.words) if w not in _SMALL_WORDS]
        firsts = "".join(w[0] for _, w in big)
        at = firsts.find(letters)
        while at >= 0:
            start, end = big[at][0], big[at + len(letters) - 1][0] + 1
            if (end <= outside[0] or start >= outside[1]) and _is_closed(typed, end):
                return start, end
            at = firsts.find(letters, at + 1)
    return None
