"""What of a work is compared between two programs, folded so that spelling alone differs in nothing.

A row holds title, creators, date, container, volume, issue, pages and DOI, made of a
reference or of an item as Zotero exports it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from refkit.model import NAME_FIELDS, Name, PartialDate, Reference
from refkit.readers.dates import read_date

Row = Mapping[str, Any]
Creator = tuple[str, str, str]
"""A role, a family name and the other words of a name."""

COLUMNS: Final = (
    "title",
    "creators",
    "date",
    "container",
    "volume",
    "issue",
    "pages",
    "doi",
)

_TITLES: Final = ("title", "caseName", "nameOfAct", "subject")
_CONTAINERS: Final = (
    "publicationTitle",
    "bookTitle",
    "proceedingsTitle",
    "encyclopediaTitle",
    "dictionaryTitle",
    "websiteTitle",
    "blogTitle",
    "reporter",
    "code",
)
_DATES: Final = ("date", "issueDate", "dateDecided", "dateEnacted")
_PAGES: Final = ("pages", "codePages", "firstPage")
_ROLES: Final[Mapping[str, str]] = {
    "editor": "editor",
    "translator": "translator",
    "seriesEditor": "collection_editor",
    "bookAuthor": "container_author",
    "director": "director",
    "composer": "composer",
    "recipient": "recipient",
    "interviewer": "interviewer",
    "contributor": "contributor",
    "producer": "producer",
    "performer": "performer",
    "castMember": "performer",
    "sponsor": "sponsor",
    "counsel": "counsel",
    "attorneyAgent": "counsel",
    "wordsBy": "words",
}
"""The fields that hold those who are no authors."""


def row_of(reference: Reference) -> Row:
    """What is compared of a reference."""
    return {
        "title": _title(reference.title),
        "creators": sorted(
            (role, *_name_of(name))
            for role in NAME_FIELDS
            for name in getattr(reference, role)
        ),
        "date": _date(_start(reference.issued)),
        "container": fold(reference.container_title),
        "volume": fold(reference.volume),
        "issue": fold(reference.issue),
        "pages": _pages(reference.page),
        "doi": _doi(reference.doi),
        "short container": fold(reference.container_title_short),
        "number in series": fold(reference.collection_number),
    }


def _start(date: PartialDate | None) -> str:
    """The date, or the first of its range."""
    if date and date.end and date.parts:
        return str(PartialDate(*date.parts))
    return str(date or "")


def row_of_item(item: Mapping[str, Any]) -> Row:
    """What is compared of an item of Zotero's; roles that refkit lacks are left out."""
    creators = [
        (role, *_name(creator.get("lastName", ""), creator.get("firstName", "")))
        for creator in item["creators"]
        if (role := _ROLES.get(creator["creatorType"], "author")) in NAME_FIELDS
    ]
    date = _first(item, _DATES)
    return {
        "title": _title(_first(item, _TITLES)),
        "closed title": _title(re.sub(r"\s+(?=<su[bp]>)", "", _first(item, _TITLES))),
        "creators": sorted(creators),
        # In the year 0 Zotero puts what has no year, such as "Year Date".
        "date": "" if date.startswith("0000") else _date(date),
        "container": fold(_first(item, _CONTAINERS)),
        "volume": fold(_first(item, ("volume", "codeVolume", "reporterVolume"))),
        "issue": fold(item.get("issue")),
        "pages": _pages(_first(item, _PAGES)),
        "doi": _doi(item.get("DOI")),
    }


def differing(expected: Row, found: Row) -> list[str]:
    """The columns in which something is expected and something else was found."""
    return [
        name
        for name in COLUMNS
        if expected[name]
        and expected[name] != found[name]
        and not _is_said(name, expected, found)
    ]


def _is_said(name: str, expected: Row, found: Row) -> bool:
    """Whether a column says the same in other words, or says more.

    A line break before an index is a matter of a file's layout, which Zotero keeps.
    A date that says more, such as the day of a month, is the same date. A name that one
    side has in one piece is the same name in parts, and one with a suffix is the same as
    without; whom a record names twice, once will do. A journal may go by its
    abbreviation, where that was read beside its name. BibTeX has no number in a series:
    a book without a volume has it there.
    """
    said = expected[name]
    match name:
        case "title":
            return bool(expected.get("closed title") == found[name])
        case "date":
            return bool(found[name].startswith(f"{said}-"))
        case "creators":
            return _are_named(said, found[name])
        case "container":
            short = found["short container"]
            return bool(short == said) and _abbreviates(short, found[name])
        case "volume":
            return not found[name] and bool(found["number in series"] == said)
    return False


def _abbreviates(short: str, name: str) -> bool:
    """Whether each word of the one begins one of the other, in order.

    >>> _abbreviates("j. oak res", "journal of oak research"), _abbreviates("oak", "ash")
    (True, False)
    """
    whole = iter(name.split())
    return all(
        any(word.startswith(part.rstrip(".")) for word in whole)
        for part in short.split()
    )


def _are_named(expected: Iterable[Creator], found: Collection[Creator]) -> bool:
    """Whether two lists name the same, where one of them may not take a name apart.

    >>> _are_named([("author", "oak council", "")], [("author", "council", "oak")])
    True
    >>> _are_named([("author", "gibb", "f w")], [("author", "gibb", "f jr w")])
    True
    """
    missed, others = Counter(expected), Counter(found)
    missed, others = missed - others, others - missed
    missed = Counter(name for name in missed.elements() if name not in set(found))
    bare = Counter(map(_without_suffix, others.elements()))
    missed, others = missed - bare, bare - missed
    if all(given for _, _, given in (*missed, *others)):
        return not missed and not others
    return Counter(map(_letters, missed.elements())) == Counter(
        map(_letters, others.elements())
    )


_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})


def _without_suffix(creator: Creator) -> Creator:
    role, family, given = creator
    return role, family, " ".join(w for w in given.split() if w not in _SUFFIXES)


def _letters(creator: Creator) -> tuple[str, ...]:
    """The letters of a name in whatever order, for initials may be apart or not."""
    role, *names = creator
    return (role, *sorted(filter(str.isalnum, " ".join(names))))


def beyond(expected: Row, found: Row) -> list[str]:
    """The columns in which nothing was expected and something was found."""
    return [name for name in COLUMNS if found[name] and not expected[name]]


def fold(text: object) -> str:
    """A text without markup, case, accents, and what else is a matter of typing.

    >>> fold("<i>E. coli</i> – “Größe”"), fold("[NATO]{.nocase}")
    ('e. coli - "grosse"', 'nato')
    """
    if text is None:
        return ""
    words = re.sub(r"</?[a-zA-Z][^<>]*>", "", str(text))
    words = re.sub(r"\[([^\]]*)\]\{[^}]*\}", r"\1", words)
    words = unicodedata.normalize("NFKD", words.casefold())
    words = "".join(char for char in words if not unicodedata.combining(char))
    words = words.translate(_TYPED)
    return " ".join(words.split())


def _title(text: str | None) -> str:
    """A title without the stop that some have behind it."""
    return fold(text).removesuffix(".")


_TYPED: Final = str.maketrans("‐‑‒–—−“”„‘’′`", "------\"\"\"''''")


def _first(item: Mapping[str, Any], names: Iterable[str]) -> str:
    return next((str(item[name]) for name in names if item.get(name)), "")


def _name_of(name: Name) -> tuple[str, str]:
    given = " ".join(filter(None, (name.given, name.suffix)))
    return _name(name.full_family, given)


def _name(family: str, given: str) -> tuple[str, str]:
    """A family name without its particle, and the other words in any order.

    Zotero gives particles now to the one, now to the other.

    >>> _name("van der Berg", "JW") == _name("Berg", "J. W. van der")
    True
    """
    words = family.split()
    first = next((at for at, word in enumerate(words) if not word.islower()), 0)
    others = re.sub(
        r"\b([A-Z])(?=[A-Z]\b)", r"\1 ", f"{given} {' '.join(words[:first])}"
    )
    rest = sorted(re.findall(r"[^\s.,-]+", fold(others)))
    return fold(" ".join(words[first:])).strip(" .,"), " ".join(rest)


_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def _date(text: str) -> str:
    """A date as year, month and day, as far as they are told; else its words.

    >>> _date("2010 January/February"), _date("07/03/2015"), _date("SPR 2011")
    ('2010-01', '2015-07-03', '2011')
    """
    words = fold(text)
    if us := re.fullmatch(r"(\d\d?)/(\d\d?)/(\d{4})", words):
        return f"{us[3]}-{int(us[1]):02}-{int(us[2]):02}"
    if iso := re.fullmatch(r"(\d{4})[-/](\d\d?)(?:[-/](\d\d?))?/*", words):
        return "-".join(
            [iso[1], *(f"{int(part):02}" for part in iso.groups()[1:] if part)]
        )
    try:
        return str(read_date(words))
    except ValueError:
        pass
    year = re.search(r"\b(?:1\d|20)\d\d\b", words)
    month = next((w[:3] for w in re.findall("[a-z]+", words) if w[:3] in _MONTHS), None)
    if year and month:
        return f"{year[0]}-{_MONTHS.index(month) + 1:02}"
    return year[0] if year else words


def _pages(text: str | None) -> str:
    """Pages with the last one in full: ``475-82`` are ``475-482``.

    One alone is the same page, whichever end it is.

    >>> _pages("475–82"), _pages("S1--4"), _pages("--5")
    ('475-482', 's1-4', '5')
    """
    pages = re.sub(r"\s*-+\s*", "-", fold(text)).strip("-")
    short = re.fullmatch(r"(\d+)-(\d+)", pages)
    if short and len(short[2]) < len(short[1]):
        return f"{short[1]}-{short[1][: -len(short[2])]}{short[2]}"
    same = short and short[1] == short[2]
    return short[1] if short and same else pages


def _doi(text: str | None) -> str:
    return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", fold(text))
