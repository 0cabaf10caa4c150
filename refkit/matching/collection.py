"""What a collection of records tells about its own titles and journals.

Nothing here needs labels. Two journals that stand in otherwise certain pairs again and
again are one under two names; a title that one journal prints year after year is the
heading of a column and tells no two works apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from attrs import frozen

from refkit.matching.title_relation import LONG
from refkit.matching.traits import Traits

_SUPPORT: Final = 3
"""Certain pairs that make two names one journal."""

_SHARE: Final = 0.4
"""The share of a journal's certain pairs that its other name must have."""
_SHORTEST: Final = 8
"""Letters of the first part of a title that may be the heading of a column."""

_PAGES: Final = 5
"""First pages under one title that make it a heading, however few the years are."""

_HEADINGS: Final = """
    abstract; abstracts; acknowledgement; acknowledgements; acknowledgment of reviewers;
    acknowledgement to reviewers; announcement; announcements; answer; author index;
    authors response; back matter; book review; book reviews; books received; calendar;
    case report; chairs message; classified ads; commentary; comment; comments;
    conclusion; conclusions; conference report; contents; contributors; correction;
    corrections; correspondence; corrigenda; corrigendum; cover; discussion; editorial;
    editorial board; editorial comment; editorial note; editorials; editors choice;
    editors introduction; editors note; editors notes; epilogue; errata; erratum;
    foreword; from the editor; from the editors; front cover; front matter;
    guest editorial; guest editors introduction; highlights; images in medicine;
    in brief; in memoriam; in this issue; index; instructions for authors; interview;
    introduction; introduction to the special issue; invited commentary;
    issue information; journal club; keyword index; letter; letter from the editor;
    letter to the editor; letters; letters to the editor; list of contributors;
    list of reviewers; masthead; message from the president; news; news and notes;
    news and views; notes; obituary; oral presentations; poster abstracts;
    poster presentations; preface; presidents message; proceedings; prologue;
    publishers note; reply; report; reports; research highlights; response; review;
    reviewer acknowledgement; reviewers; reviews; special issue; subject index; summary;
    table of contents; the authors reply; title page; untitled; untitled document;
    welcome; whats new; book review column; treasurers message; no title available;
    editorischief message; vorwort; editorial vorwort; buchbesprechung;
    buchbesprechungen; nachruf; inhalt; inhaltsverzeichnis; rezension; rezensionen;
    comptes rendus; compte rendu; sommaire; avant propos; resena; resenas; prologo;
    recensione; recensioni; recensies; boekbespreking
    """.split(";")
"""Headings of columns in many journals."""

_COLUMNS: Final = frozenset("".join(heading.split()) for heading in _HEADINGS)
_WORDS: Final = frozenset(" ".join(_HEADINGS).split()) | frozenset(
    "and or on with by about article articles call calls paper papers survey surveys"
    " title titles vice chair chairs chairman director directors secretary society"
    " message messages update updates new".split()
)
"""Words that make headings: "Title, Foreword", "Vice Chair's Message"."""


@frozen
class Collection:
    """What was learned from one collection of records."""

    columns: frozenset[str]
    """The squeezed titles, or first parts of titles, that recur."""
    aliases: frozenset[frozenset[str]]
    """Pairs of journals that are one."""

    def heading(self, record: Traits) -> "Heading":
        """What of the title of a record tells no two works apart."""
        title = record.title
        begins = title.squeezed[: title.main or None] in self.columns
        if title.squeezed in self.columns:
            return Heading(True, begins)
        is_made_of_words = len(title.squeezed) < LONG and _WORDS.issuperset(
            title.text.split()
        )
        return Heading(is_made_of_words, begins)

    def are_one_journal(self, one: str, other: str) -> bool:
        """Whether two names are those of one journal."""
        return one != other and frozenset((one, other)) in self.aliases


class Heading(NamedTuple):
    """Whether a title is the heading of a column."""

    whole: bool
    begins: bool
    """Whether all that stands before the subtitle is one."""


def venue_name(record: Traits) -> str:
    """The words of a journal in one."""
    return " ".join(record.venue.said)


def columns(records: Iterable[Traits]) -> frozenset[str]:
    """Find the titles that recur in one journal with other years, volumes or pages."""
    places: defaultdict[tuple[str, str], list[tuple[int, str, str]]] = defaultdict(list)
    for record in records:
        place = record.year, record.volume, record.pages[0]
        title, venue = record.title, venue_name(record)
        places[title.squeezed, venue].append(place)
        if title.main >= _SHORTEST:
            places[title.squeezed[: title.main], venue].append(place)
    recurring = {
        title for (title, _), found in places.items() if _recurs(len(title), found)
    }
    return frozenset(recurring - {""}) | _COLUMNS


def _recurs(letters: int, places: Sequence[tuple[int, str, str]]) -> bool:
    if len(places) < 3:
        return False
    distinct = len(set(places))
    pages = len({page for _, _, page in places if page})
    if pages >= _PAGES and pages >= 0.8 * len(places):
        return True
    years = len({year for year, _, _ in places if year})
    if letters < LONG and len(places) > 3 and years > 1:
        return True
    least = 2 if letters < LONG else 3
    return distinct > 2 and years >= least and distinct >= 0.6 * len(places)


def aliases(certain: Iterable[tuple[str, str]]) -> frozenset[frozenset[str]]:
    """Find journals with two names: each the other's usual partner in certain pairs."""
    together: Counter[tuple[str, str]] = Counter()
    seen: Counter[str] = Counter()
    for a, b in certain:
        if not a or not b:
            continue
        seen.update((a, b))
        if a != b:
            together[a, b] += 1
            together[b, a] += 1
    best: dict[str, tuple[int, str]] = {}
    for (a, b), count in together.items():
        best[a] = max(best.get(a, (0, "")), (count, b))
    return frozenset(
        frozenset((a, b))
        for a, (count, b) in best.items()
        if best[b] == (count, a)
        and count >= max(_SUPPORT, _SHARE * seen[a], _SHARE * seen[b])
    )
