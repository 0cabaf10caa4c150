"""What speaks for and against a work being the one that a reference string means."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from rapidfuzz.distance import OSA

from refkit.matching.candidates import PREPRINT, Candidate
from refkit.matching.reference_string import Typed
from refkit.matching.typed_numbers import Marks, marks_of
from refkit.matching.typed_title import FoundTitle, find_title
from refkit.matching.typed_venue import AFTER, Span, find_venue

FEATURES: Final = (
    "title", "title-end", "numbers", "notice", "author", "others", "year", "journal",
    "volume", "issue", "page", "place", "doi", "rest", "version",
)  # fmt: skip

States = tuple[str, ...]
"""How a work relates to what is known in each of ``FEATURES``; empty if not known."""

_NOTICES: Final[Mapping[str, str]] = {
    word: kind
    for kind, said in (
        ("correction", "erratum errata corrigendum corrigenda correction addendum"),
        ("retraction", "retraction retracted withdrawn"),
        ("reply", "reply rejoinder response"),
        ("comment", "comment comments commentary"),
    )
    for word in said.split()
}
"""Words of notices about other works, by the marker of a title that says so."""
_MARKERS: Final = frozenset(_NOTICES.values())
_PREPRINTS: Final = frozenset(
    "arxiv biorxiv medrxiv chemrxiv psyarxiv ssrn preprint preprints researchsquare osf".split()
)
_TITLE_WORDS: Final = 2
"""Such words, or small-lettered ones, from which on a string has a title."""
_JOINTS: Final = frozenset("an as by for from in of on the to using with".split())
"""Words that titles have, even those in capitals."""
_SHORTEST_NAME: Final = 2
_LINKS: Final = frozenset("and et al und de der den del la le van von da di du".split())
"""Short words beside names that are no initials."""
_EARLY: Final = 4
"""Words from the start within which a first author stands."""
_LONGEST_PAGE: Final = 4
"""Digits of a page; what is longer is the number of an article."""
_OTHERS: Final = 12
"""Authors after the first that are looked for."""
_PARTS: Final = frozenset("i ii iii iv v vi vii viii ix x part pt".split())


def compare(typed: Typed, work: Candidate) -> States:
    """Return how a work relates to a string in each feature; empty if not known."""
    title = find_title(work.traits.title, typed)
    span = (title.start, title.end) if title.start >= 0 else (0, 0)
    journal, where = _journal(typed, work, span)
    author, others = _authors(typed, work, title)
    marks = marks_of(typed, work, (span, where))
    return (
        _title(typed, title, work, where),
        _goes_on(typed, title, journal, where),
        _numbers(title, work),
        _notice(typed, title, work),
        author,
        others,
        marks.year,
        journal,
        marks.volume,
        marks.issue,
        marks.page,
        _place_of(title, work, marks),
        _doi(typed, work),
        marks.rest,
        _version(typed, work, marks, span[1]),
    )


def _title(typed: Typed, title: FoundTitle, work: Candidate, journal: Span) -> str:
    """How the titles relate; ``unsaid`` if the string has none."""
    if title.start < 0:
        small = typed.small.difference(typed.words[slice(*journal)])
        rest = typed.words[: journal[0]] + typed.words[journal[1] :]
        joints = sum(word in _JOINTS for word in rest)
        if max(len(small), joints + _lone(rest, work)) < _TITLE_WORDS:
            return "unsaid"
    return title.state if work.traits.title.squeezed else ""


def _lone(words: Sequence[str], work: Candidate) -> int:
    """How many words are no names, for no initials stand beside them."""
    known = work.traits.authors.families
    return sum(
        len(word) > 3
        and word.isalpha()
        and word not in AFTER
        and word not in known
        and not any(_is_initial(each) for each in (before, after))
        for before, word, after in zip(
            ("", *words), words, (*words[1:], ""), strict=False
        )
    )


def _is_initial(word: str) -> bool:
    return 0 < len(word) <= 3 and word.isalpha() and word not in _JOINTS


def _journal(typed: Typed, work: Candidate, title: Span) -> tuple[str, Span]:
    state, where = find_venue(work.traits.venue, typed, title)
    if state != "same" and work.short_venue.said:
        short, there = find_venue(work.short_venue, typed, title)
        if short == "same":
            return short, there
    if state == "absent" and title[1] and not _may_name_journal(typed, title[1]):
        state = "unsaid"
    return state, where


def _may_name_journal(typed: Typed, end: int) -> bool:
    """Whether there are words after the title that a journal could be."""
    return any(len(w) > 2 and w.isalpha() and w not in AFTER for w in typed.words[end:])


def _goes_on(typed: Typed, title: FoundTitle, journal: str, where: Span) -> str:
    """Whether the title of the string goes on where that of the work ends."""
    if title.start < 0 or title.end >= len(typed.words):
        return ""
    after = typed.words[title.end]
    if after in _PARTS and not where[0] <= title.end < where[1]:
        return "part"
    if journal in {"same", "part"} and where[0] >= title.end:
        between = [w for w in typed.words[title.end : where[0]] if len(w) > 3]
        between = [w for w in between if w.isalpha()]
        return "long" if len(between) > 3 else "some" if len(between) > 1 else ""
    return ""


def _numbers(title: FoundTitle, work: Candidate) -> str:
    if title.start < 0:
        return ""
    mine, theirs = set(title.numbers), set(work.traits.title.numbers)
    if mine == theirs:
        return ""
    return "one-sided" if mine <= theirs or theirs <= mine else "different"


def _notice(typed: Typed, title: FoundTitle, work: Candidate) -> str:
    """Whether one is a notice about the other, or another notice about the same."""
    marked = _MARKERS.intersection(work.traits.title.markers)
    if title.start < 0:
        return "one-sided" if _notices(typed.words) - marked else ""
    before = typed.words[max(0, title.start - 4) : title.start]
    around = _notices(before + typed.words[title.end : title.end + 3])
    inside = _notices(typed.words[title.start : title.end])
    return "one-sided" if around - marked or marked - around - inside else ""


def _notices(words: Sequence[str]) -> set[str]:
    return {_NOTICES[word] for word in words if word in _NOTICES}


def _authors(typed: Typed, work: Candidate, title: FoundTitle) -> tuple[str, str]:
    families = work.traits.authors.families
    if not families or len(families[0]) < _SHORTEST_NAME:
        return "", ""
    end = title.start if title.start > 1 else len(typed.words)
    places = {name: _place(typed, name) for name in families[: _OTHERS + 1]}
    first = _first(typed, families[0], places[families[0]], end, title)
    initial = work.traits.authors.initials[0]
    if first == "same" and initial and _is_namesake(typed, families[0], initial):
        first = "namesake"
    rest = [place for name, place in places.items() if name != families[0]]
    if not rest:
        is_other = title.start < 0 and (typed.shortened or _names_more(typed, work))
        return first, "more" if is_other else ""
    found = sum(place >= 0 for place in rest)
    if first == "same" and _stands_later(places, families):
        first = "later"
    if found == len(rest):
        return first, "all"
    if found:
        return first, "most" if 2 * found >= len(rest) else "some"
    return first, "left-out" if typed.shortened else "none"


def _names_more(typed: Typed, work: Candidate) -> bool:
    """Whether people stand in a string without a title whom the work does not have."""
    known = work.traits.authors.families
    end = find_venue(work.traits.venue, typed, (0, 0))[1][0]
    before = typed.words[:end]
    others = [w for w in before if len(w) > _SHORTEST_NAME and w.isalpha()]
    others = [w for w in others if w not in AFTER and not any(w in n for n in known)]
    return len(others) > 1


def _stands_later(places: dict[str, int], families: Iterable[str]) -> bool:
    """Whether another author stands before the first one."""
    first, *rest = [places[name] for name in families if name in places]
    return any(0 <= place < first for place in rest)


def _place(typed: Typed, family: str) -> int:
    found = typed.places.get(family)
    if found:
        return found[0]
    return -1


def _first(typed: Typed, family: str, place: int, end: int, title: FoundTitle) -> str:
    if 0 <= place < end:
        return "same" if place <= _EARLY or title.start > 1 else "amid"
    if place >= 0:
        return "after"
    for word in typed.words[:_EARLY]:
        if len(word) > 3 and len(family) > 3 and _is_slip(word, family):
            return "slip"
    return "unsaid" if 0 <= title.start <= 1 else "none"


def _is_namesake(typed: Typed, family: str, initial: str) -> bool:
    """Whether initials stand beside the name, and not this one among them."""
    for start in typed.places[family]:
        end, joined = start + 1, typed.words[start]
        while joined != family:
            joined += typed.words[end]
            end += 1
        beside = (*typed.words[max(0, start - 2) : start], *typed.words[end : end + 2])
        given = [w for w in beside if len(w) <= 3 and w.isalpha() and w not in _LINKS]
        if not given or any(initial in word for word in given):
            return False
    return True


def _is_slip(word: str, family: str) -> bool:
    if abs(len(word) - len(family)) <= 1:
        return OSA.distance(word, family, score_cutoff=1) <= 1
    short, long = sorted((word, family), key=len)
    return len(short) > 4 and (long.startswith(short) or long.endswith(short))


def _version(typed: Typed, work: Candidate, marks: Marks, end: int) -> str:
    """Whether one is a preprint and the other is not."""
    is_preprint = not _PREPRINTS.isdisjoint(typed.places)
    if work.kind == PREPRINT:
        is_placed = marks.rest or (end and _may_name_journal(typed, end))
        return "preprint" if is_placed and not is_preprint else ""
    return "record" if is_preprint and marks.page != "same" else ""


def _place_of(title: FoundTitle, work: Candidate, marks: Marks) -> str:
    """How well volume and page tell a work from others.

    Of short pieces by one author a page may hold several, and without a title nothing
    else tells them apart.
    """
    first, last = work.traits.pages
    is_short = first.isdecimal() and len(first) <= _LONGEST_PAGE and last in {"", first}
    if title.start < 0 and is_short and len(work.traits.authors.families) == 1:
        return "brief"
    return marks.place


def _doi(typed: Typed, work: Candidate) -> str:
    if not typed.dois or not work.traits.doi:
        return ""
    doi = work.traits.doi
    if doi in typed.dois:
        return "same"
    # A DOI broken at the end of a line says little.
    return "" if any(doi.startswith(each) for each in typed.dois) else "different"
