"""Values that records give in parts, put together as readers take them."""

from collections.abc import Mapping
from typing import Final

from attrs import evolve

from refkit.model import TYPES, Name, PartialDate, Span, Type, plain
from refkit.readers.kinds import kind_of
from refkit.readers.name_lists import split_names
from refkit.readers.names import read_name

# What Crossref and others write in one word; the kinds that pages name are known.
_KINDS: Final[Mapping[str, Type]] = {
    "proceedings-article": "paper-conference",
    "conferencepaper": "paper-conference",
    "inproceedings": "paper-conference",
    "incollection": "chapter",
    "inbook": "chapter",
    "booksection": "chapter",
    "edited-book": "book",
    "reference-book": "book",
    "reference-entry": "entry-encyclopedia",
    "posted-content": "article",
    "journalarticle": "article-journal",
    "case-report": "article-journal",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "techreport": "report",
    "report-component": "report",
}
_NO_TYPES: Final = frozenset({"article", "document", "webpage"})
"""CSL types that others mean something else by."""


def name_in(words: str) -> Name | None:
    """Read one name; None if the words are none.

    >>> name_in("Zhang, Li").inverted, name_in("12")
    ('Zhang, Li', None)
    """
    try:
        return read_name(words)
    except ValueError:
        return None


def name_of(family: str, given: str = "", suffix: str = "") -> Name | None:
    """The name that these parts make.

    >>> name_of("van der Berg", "Jan").particle, name_of("Le Gros").family
    ('van der', 'Le Gros')
    """
    if family and not given:
        name = Name(family) if plain(family) else None
    else:
        name = name_in(", ".join(filter(None, (family, given))))
    return evolve(name, suffix=suffix) if name and name.family and suffix else name


def group(words: str) -> Name | None:
    """The name of a group, whatever its words look like."""
    return Name(literal=words) if any(map(str.isalpha, words)) else None


def date_of(year: str, month: str = "", day: str = "") -> str:
    """The date that these words make, as far as they are right.

    >>> date_of("2021", "12", "1"), date_of("2009", "Jul", "3"), date_of("2021", "13")
    ('2021-12-01', '2009 Jul 3', '2021')
    """
    if not _is_number(year) or len(year) != 4:
        return ""
    if not _is_number(month):
        return f"{year} {month} {day}".rstrip() if month else year
    known = [int(year), int(month), *([int(day)] if _is_number(day) else [])]
    while known:
        try:
            return str(PartialDate(*known))
        except ValueError:
            known.pop()
    return ""


def _is_number(words: str) -> bool:
    return words.isascii() and words.isdecimal() and len(words) <= 4


def titled(title: str, subtitle: str) -> str:
    """A title with its subtitle, unless it says that already.

    >>> titled("On trees", "A study"), titled("Why trees?", "A study")
    ('On trees: A study', 'Why trees? A study')
    """
    title, subtitle = title.strip(), subtitle.strip()
    if not subtitle or title.casefold().endswith(subtitle.casefold()):
        return title
    if not title or title[-1] in "?!:;–—":
        return f"{title} {subtitle}".strip()
    return f"{title.rstrip(' .')}: {subtitle}"


def type_of(words: str) -> Type | None:
    """The CSL type of what a record calls its kind; None if it tells nothing.

    >>> type_of("paper-conference"), type_of("proceedings-article"), type_of("Text")
    ('paper-conference', 'paper-conference', None)
    """
    for type in TYPES:
        if words == type and type not in _NO_TYPES:
            return type
    return _KINDS.get(words.lower()) or kind_of(words)


def people_in(words: str) -> list[Span]:
    """Where the names of a list stand that one value holds.

    >>> line = "Lopez, Ana E.; Ito, Jun"
    >>> [line[a:b] for a, b in people_in(line)]
    ['Lopez, Ana E.', 'Ito, Jun']
    """
    if ";" not in words:
        if words.count(",") == 1 and " and " not in words:
            return [Span(0, len(words))]
        return split_names(words)
    spans, at = [], 0
    for part in words.split(";"):
        name = part.strip()
        if name:
            start = at + part.index(name)
            spans.append(Span(start, start + len(name)))
        at += len(part) + 1
    return spans
