"""Authors made comparable, and how two lists of them relate."""

from collections.abc import Sequence
from typing import Final

from attrs import define
from rapidfuzz.distance import OSA

from refkit.matching.folding import fold, words
from refkit.model import Name
from refkit.readers.patterns import lazy

_MOST: Final = 40
"""Authors of a work that are compared; a collaboration may have thousands."""
_AND: Final = lazy(r"(?:^|[\s,])(?:and|und|et|&)\s|[;&]")
_SEPARATORS: Final = lazy(r"(?:,\s*|\s|^)(?:and|und|et|&)\s|[;&]|,\s*")
_INITIALS: Final = lazy(r"(?:[^\W\d_]\.?[\s-]?){1,4}")
_NO_NAMES: Final = frozenset(
    "and others et al etal anonymous anon unknown none na null editor editors ed eds jr"
    " sr dr prof md phd no author authors listed von van der den de la le du da di del"
    " dos das ter ten zu zum noauthornameavailable".split()
)


@define(eq=False)
class Authors:
    """The authors of a work in comparable form."""

    families: tuple[str, ...]
    """The squeezed family names, in order."""
    initials: tuple[str, ...]
    """The first letter of each one's first given name, or ``""``."""
    names: frozenset[str]
    """All the names in all the names, for lists that are in disorder."""


NO_AUTHORS: Final = Authors((), (), frozenset())


def authors_of(names: Sequence[Name]) -> Authors:
    """Return the comparable form of a list of authors.

    >>> authors_of([Name("Müller", "Jan"), Name("van der Berg", "P. J.")]).families
    ('muller', 'vanderberg')
    """
    if not names:
        return NO_AUTHORS
    families, initials = [], []
    bag: set[str] = set()
    for name in _apart(names[:_MOST]):
        family, first = _parts(name)
        if not family or family in _NO_NAMES:
            continue
        families.append(family)
        initials.append(first[0][0] if first else "")
        bag.update(words(fold(name.full_family)), first)
        bag.add(family)
    bag = {word for word in bag if len(word) > 1 and word not in _NO_NAMES}
    return Authors(tuple(families), tuple(initials), frozenset(bag))


def _parts(name: Name) -> tuple[str, list[str]]:
    """The squeezed family name, and the given names or their first letters."""
    family, given = words(fold(name.full_family)), words(fold(name.given or ""))
    if _is_initials(name.family or "", name.given or ""):
        return "".join(given), family  # "van der Lugt NMT"
    long = [word for word in family if len(word) > 1]
    if long:
        short = [word for word in family if len(word) == 1]
        return "".join(long), given or short  # "Smith J A" as one name
    longer = [word for word in given if len(word) > 1]
    return ("".join(longer), family) if longer else ("".join(family), given)


def _is_initials(last: str, before: str) -> bool:
    """Whether the last word of a name is no name but initials without points."""
    return (
        last.isalpha()
        and last.isupper()
        and len(last) <= 3
        and any(map(str.islower, before))
    )


def _apart(names: Sequence[Name]) -> Sequence[Name]:
    """The names, with those apart that stand in one string."""
    if not any(map(_holds_several, names)):
        return names
    apart: list[Name] = []
    for name in names:
        if not _holds_several(name):
            apart.append(name)
            continue
        apart += _several(name)
    return apart


def _several(name: Name) -> list[Name]:
    """The names in one string, which was read as one name."""
    # What was read as "family, given" stood in that order, all else as it reads.
    inverted = name.suffix or "," in (name.given or "")
    said = name.inverted if inverted else str(name)
    found: list[Name] = []
    family = ""
    for piece in _SEPARATORS.split(said[:2000]):
        part = piece.strip(" .,:()")
        if _INITIALS.fullmatch(part):
            if family:  # "Freund, Y., Schapire, R."
                found[-1] = Name(family, part)
            family = ""
        elif len(part) > 1:
            found.append(_one(part))
            family = part if len(part.split()) < 3 else ""
    return found


def _holds_several(name: Name) -> bool:
    if name.literal or name.suffix:
        said = name.literal or f"{name.given} {name.suffix}"
        return bool("," in said or _AND.search(said))
    return bool("," in (name.given or "") or _AND.search(str(name)))


def _one(said: str) -> Name:
    """A name in one string: what is no initial at its end or start is the family."""
    parts = said.replace(".", ". ").split()
    longer = [part for part in parts if len(part.strip(".")) > 1]
    if not longer:
        return Name(literal=said)
    if _is_initials(parts[-1], " ".join(parts[:-1])):
        return Name(" ".join(parts[:-1]), parts[-1])
    if parts[-1] == longer[-1]:
        return Name(longer[-1], " ".join(parts[:-1]) or None)
    return Name(longer[0], " ".join(p for p in parts if p != longer[0]) or None)


def relation(one: Authors, other: Authors) -> str:
    """Return how two author lists relate; empty when either is missing.

    >>> smith, both = [Name("Smith", "J.")], [Name("Smith", "Jane"), Name("Okafor", "B")]
    >>> relation(authors_of(smith), authors_of(both))
    'cut-one'
    """
    a, b = one.families, other.families
    if not a or not b:
        return ""
    if a == b:
        return "same" if len(a) > 1 else "same-one"
    short, long = (one, other) if len(a) <= len(b) else (other, one)
    count = len(short.families)
    if long.families[:count] == short.families:
        return "cut" if count > 1 else "cut-one"
    found = _found(short, long)
    if count == len(long.families):
        found = min(found, _found(long, short))
    if found < count:
        found = max(found, _found_by_names(short, long))
    if found == count:
        if count == len(long.families):
            return "same" if count > 1 else "same-one"
        return "some-of" if count > 1 else "one-of"
    if found >= 0.6 * count:
        return "most"
    if found:
        return "few"
    return "turned" if _are_turned(one, other) else "none"


def _found(some: Authors, others: Authors) -> int:
    return sum(_is_among(family, others) for family in some.families)


def _are_turned(one: Authors, other: Authors) -> bool:
    """Whether the first author's given name may stand for the family name in one."""
    a, b = one.initials[0], other.initials[0]
    return bool(a and b) and (one.families[0][0], a) == (b, other.families[0][0])


def _is_among(family: str, authors: Authors) -> bool:
    if family in authors.names:
        return True
    if len(family) < 4:
        return False
    return any(_same_name(family, each) for each in authors.families)


def _same_name(family: str, other: str) -> bool:
    """Whether two names are one, misspelt, or a compound one and a part of it."""
    if len(other) < 4:
        return False
    if abs(len(family) - len(other)) <= 1:
        return OSA.distance(family, other, score_cutoff=1) <= 1
    short, long = sorted((family, other), key=len)
    if len(short) >= 5 and (long.startswith(short) or long.endswith(short)):
        return True
    return len(short) >= 6 and _umlauts(short) == _umlauts(long)


def _umlauts(name: str) -> str:
    return name.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _found_by_names(short: Authors, long: Authors) -> int:
    """How many of a list are known to the other by any of their names."""
    shared = short.names & long.names
    return min(len(shared), len(short.families)) if len(shared) > 1 else 0


def initials(one: Authors, other: Authors) -> str:
    """Return whether the first authors' initials agree; empty if that is not known.

    >>> initials(authors_of([Name("Wang", "Li")]), authors_of([Name("Wang", "H.")]))
    'different'
    """
    a, b = one.initials, other.initials
    if not a or not b or one.families[0] != other.families[0] or not a[0] or not b[0]:
        return ""
    if a[0] == b[0]:
        return "same"
    return "different"
