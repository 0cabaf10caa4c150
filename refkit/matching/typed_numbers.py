"""Which numbers of a reference string are those of a work, and which nobody explains."""

from collections.abc import Collection, Sequence
from typing import Final

from attrs import frozen

from refkit.matching.candidates import Candidate
from refkit.matching.places import Pages
from refkit.matching.reference_string import Number, Typed
from refkit.matching.typed_venue import Span

_NEAR: Final = 4
"""Words from a volume within which its page stands: ``28(53):14329``."""
_YEARS: Final = range(1500, 2101)
_RESTS: Final = ("", "one", "two", "many")


@frozen
class Marks:
    """How the numbers of a work relate to those of a string; empty if not known."""

    year: str
    volume: str
    issue: str
    page: str
    place: str
    """``together`` if volume and page stand side by side; ``start`` if the page is the
    first of a volume, an issue or each article, and tells little."""
    rest: str
    """How many numbers the work does not explain; ``another`` if they look like the
    place of another work."""


def marks_of(typed: Typed, work: Candidate, spans: Sequence[Span]) -> Marks:
    """Find the numbers of a work in a string, outside of its title and journal."""
    traits = work.traits
    free = [n for n in typed.numbers if not any(a <= n.at < b for a, b in spans)]
    year, taken = _year(free, work)
    if traits.volume in {n.digits for n in free if n.at in taken}:
        taken = {min(taken)}  # a journal that counts its volumes by years
    left = [n for n in free if n.at not in taken]
    volume, page = _place(left, traits.volume, traits.pages)
    if volume is None and traits.volume in {n.digits for n in free if n.at in taken}:
        volume = min(taken)
    issue = _issue(left, traits.issue, volume)
    taken |= {at for at in (volume, page, issue) if at is not None}
    if page is not None:
        taken |= {
            n.at
            for n in left
            if n.text == traits.pages[1] or (n.at == page + 1 and n.closes)
        }
    rest = [n for n in free if n.at not in taken]
    if not traits.issue and volume is not None and (page is not None or len(rest) > 1):
        rest = [n for n in rest if n.at != volume + 1]  # the issue
    near = volume is not None and page is not None and 0 < page - volume <= _NEAR
    return Marks(
        year,
        _state(traits.volume, volume, rest),
        _state(traits.issue, issue, ()),
        _state(traits.pages[0], page, rest),
        "start" if traits.pages[0] == "1" else "together" if near else "",
        _rest(rest),
    )


def _state(known: str, found: int | None, rest: Sequence[Number]) -> str:
    if not known:
        return ""
    if found is not None:
        return "same"
    return "different" if rest else "unsaid"


def _rest(rest: Sequence[Number]) -> str:
    years = [n for n in rest if n.digits.isdecimal() and int(n.digits[:9]) in _YEARS]
    if years and len(rest) - len(years) > 1:
        return "another"
    return _RESTS[min(len(rest), 3)]


def year_state(said: Sequence[int], known: Collection[int]) -> str:
    """How years relate; empty if the work has none.

    >>> year_state([2009], {2008, 2010}), year_state([], {2008})
    ('next', 'unsaid')
    """
    if not known:
        return ""
    if not said:
        return "unsaid"
    apart = min(abs(one - other) for one in said for other in known)
    return "same" if not apart else "next" if apart == 1 else "far"


def _year(free: Sequence[Number], work: Candidate) -> tuple[str, set[int]]:
    """How the years relate, and the numbers that are years of the work."""
    years = [n for n in free if len(n.digits) == 4 and int(n.digits) in _YEARS]
    if not work.years:
        return "", {n.at for n in years[:1]}
    apart = {n.at: min(abs(int(n.digits) - y) for y in work.years) for n in years}
    for distance, state in enumerate(("same", "next")):
        taken = {at for at, each in apart.items() if each == distance}
        if taken:
            return state, taken
    known = {work.traits.volume, work.traits.pages[0]}
    others = [n.at for n in years if n.digits not in known and not n.closes]
    return ("far", {others[0]}) if others else ("unsaid", set())


def _place(
    left: Sequence[Number], volume: str, pages: Pages
) -> tuple[int | None, int | None]:
    """Where the volume and the first page stand; side by side if they ever do."""
    page = pages[0]
    bare = page.lstrip("abcdefghijklmnopqrstuvwxyz").lstrip("0")
    volumes = [n.at for n in left if volume and n.digits == volume and not n.closes]
    firsts = [
        n.at
        for n in left
        if page and not n.closes and (n.text == page or n.digits == bare)
    ]
    pairs = [(p - v if p > v else 99, v, p) for v in volumes for p in firsts if v != p]
    if pairs:
        _, at, first = min(pairs)
        return at, first
    if firsts:
        return None, firsts[-1]
    return (volumes[0] if volumes else None), None


def _issue(left: Sequence[Number], issue: str, volume: int | None) -> int | None:
    found = [n.at for n in left if issue and n.digits == issue]
    after = [at for at in found if volume is not None and at == volume + 1]
    return next(iter(after or found), None)
