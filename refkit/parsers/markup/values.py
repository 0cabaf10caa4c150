"""What is written in tags, made into the values they mean.

Tags carry what a web form or a template put there: markup, entities decoded once too
little, lists in one value, and words that stand for nothing.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from refkit.model import Field, plain
from refkit.parsers.tags import decoded
from refkit.readers.name_lists import split_names
from refkit.readers.patterns import lazy

_ESCAPED: Final = lazy(r"&(?:#\w{1,8}|[A-Za-z]\w{1,31});")
_LEGACY_ENTITY: Final = lazy(r"\|\[(\w{2,31})\]\|")
_BREAKING_TAG: Final = lazy(
    r"</?(?:jats:|mml:)?(?:br|div|h[1-6]|label|li|list|list-item|ol|p|sec|title|ul)"
    r"(?:\s[^<>]*)?/?>",
    re.I,
)
_TAG: Final = lazy(
    r"</?(?:(?:jats|mml|m|ce):[\w-]+|a|b|bold|em|ext-link|font|i|inf|inline-formula|italic"
    r"|math|m(?:fenced|frac|i|mrow|n|o|over|row|space|sqrt|style|sub|subsup|sup|text)"
    r"|sc|small|span|strong|sub|sup|tt|u|underline|xref)(?:\s[^<>]*)?/?>",
    re.I,
)
_ANY_TAG: Final = lazy(r"<[^<>]*+>")

_NOTHING: Final = frozenset(
    "n/a na none null undefined unknown nil tba false true - -- – . ? [object]".split()
) | {"not available", "not specified", "no data", "[object object]"}
_NO_NUMBER: Final = frozenset(
    "0 00 000 ahead-of-print aheadofprint online-first onlinefirst in-press".split()
) | {"ahead of print", "online first", "in press", "early access", "early view"}
# A page or an article number is one word, or two around a dash, or has a label before.
_PAGES: Final = lazy(
    r"(?:[^\W\d_]{1,8}\.?:?\s)?[\w.:/+-]{1,20}(?:\s?[-–—]{1,2}\s?[\w.:/+-]{1,20})?"
)
_NUMBER_LABEL: Final = lazy(
    r"(?:volumes?|vols?|issues?|numbers?|nos?|n[°º]|nr|heft|band|bd)(?:\.\s?|:\s?|\s)(?=\w*\d)",
    re.I,
)
_DATE: Final = lazy(r"(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?")
_BEHIND_JOURNAL: Final = lazy(r"\s?;\s?(?=(?:vol|v|no|n|núm|bd|band|t)\b)", re.I)
_MONTH_FIRST: Final = lazy(r"(0\d|1[0-2])/(\d{4})")
_INVERTED_JOURNAL: Final = lazy(
    r"([^,]{3,100}),\s((?:[^,\s]{1,30}\s){0,4}(?:on|of|for|in))"
)
_PAGE_LABEL: Final = lazy(r"(?:pages?|pp?)(?:\.\s?|:\s?|\s)(?=\w)", re.I)
_ROMAN: Final = lazy(r"[ivxlcdm]{1,10}", re.I)
_ISSN: Final = lazy(r"(?<!\d)\d{4}-?\d{3}[\dXx](?!\w)")
_SEVERAL: Final = lazy(r"\s(?:and|und|et|&)\s")
# Repositories put it behind a name: "Lima, Ana [UNESP]".
_PLACE_OF_WORK: Final = lazy(r"\s?\[[^\[\]]{2,200}\]")
_INITIAL_INSIDE: Final = lazy(r"[^\s,]{2,40}\s(?:[^\W\d_]\.\s?){1,3}[^\s,.]{2}")
_WITH_INITIALS: Final = lazy(r"([^,.]{2,60}[^\W\dA-Z_])\s([A-Z]{1,3})")
_FAMILY_FIRST: Final = lazy(r"[^\s,]{2,40}\s[A-Z]{1,3},\s[^\s,]{2,40}\s[A-Z]{1,3}")
_PERSONS_APART: Final = lazy(r"\s{0,5};\s{0,5}(?:and\s)?")

_DOI: Final = r"(10\.\d{4,9}(?:\.\d+)*/\S+)"
_IDENTIFIERS: Final = {
    term: lazy(pattern, re.I | re.A)
    for term, pattern in {
        "doi": rf"(?:(?:https?://)?(?:dx\.)?doi\.org/|(?:info:|urn:)?doi[:/]\s?)?{_DOI}",
        "handle": r"((?:https?://hdl\.handle\.net/|(?:info:)?hdl[:/])\S+)",
        "pmid": (
            r"(?:info:pmid/|pmid:\s?|https?://pubmed\.ncbi\.nlm\.nih\.gov/"
            r"|https?://www\.ncbi\.nlm\.nih\.gov/pubmed/)(\d{1,9})/?"
        ),
        "pmcid": (
            r"(?:info:pmcid/|pmcid:\s?|https?://www\.ncbi\.nlm\.nih\.gov/pmc/articles/)?"
            r"(PMC\d{3,9})/?"
        ),
        "arxiv": r"(?:https?://arxiv\.org/abs/|(?:info:|oai:)?arxiv(?:\.org)?[:/]\s?)(\S+)",
        "isbn": r"(?:(?:urn:)?isbn:?\s?)?(97[89][\d-]{10,14}|(?<=\D)[\d-]{9,12}[\dXx])",
        "issn": r"(?:urn:)?issn:?\s?(\d{4}-?\d{3}[\dX])",
    }.items()
}


def cleaned(value: str) -> str:
    """Take out of a value the markup that does not belong in one.

    >>> cleaned(" <i>E. coli</i> at p &lt; 0.05, Sch|[ouml]|n \\n R&amp;D ")
    'E. coli at p < 0.05, Schön R&D'
    """
    if "|[" in value:
        value = _LEGACY_ENTITY.sub(r"&\1;", value)
    if "<" in value:
        value = _TAG.sub("", _BREAKING_TAG.sub(" ", value))
    if "&" in value and _ESCAPED.search(value):
        value = decoded(value)
        if "<" in value:
            value = _TAG.sub("", _BREAKING_TAG.sub(" ", value))
    return plain(value)


def untagged(markup: str) -> str:
    """The words of a piece of HTML, entities left as they are.

    >>> untagged('<a href="/1">CO<sub>2</sub></a><br>on <x-y>Trees</x-y>')
    'CO2 on Trees'
    """
    if "<" not in markup:
        return markup
    return _ANY_TAG.sub("", _BREAKING_TAG.sub(" ", markup))


def identified(value: str) -> tuple[str, str] | None:
    """Which identifier a value is, and the identifier, bare; None if it is none.

    >>> identified("info:doi/10.5555/Trees.12")
    ('doi', '10.5555/Trees.12')
    >>> identified("Aleph")
    """
    for term, pattern in _IDENTIFIERS.items():
        match = pattern.fullmatch(value)
        if match:
            return term, match[1]
    return None


def values_of(field: Field, value: str, *, alone: bool) -> list[str]:
    """What a tag's value says of a field: nothing, one thing, or several in order.

    ``alone`` is whether no other tag says it again: a list may stand in one value.

    >>> values_of("author", "Adeyemi RW;Balogun KH;", alone=True)
    ['Adeyemi, RW', 'Balogun, KH']
    >>> values_of("author", "Zhang, Li", alone=True)
    ['Zhang, Li']
    >>> values_of("container_title_short", "1", alone=True)
    []
    """
    if value.casefold() in _NOTHING:
        return []
    read = _VALUES.get(field)
    return read(value, alone) if read else [value]


def _persons(value: str, alone: bool) -> list[str]:
    value = _PLACE_OF_WORK.sub("", value)
    if ";" in value:
        return _turned([part for part in _PERSONS_APART.split(value) if part])
    if not alone or _is_inverted(value):
        return [value]
    names = split_names(value)
    return _turned([value[start:end] for start, end in names]) or [value]


def _turned(names: list[str]) -> list[str]:
    """Names with a comma behind the family name, where all are ``Falade AL``."""
    parts = [_WITH_INITIALS.fullmatch(name) for name in names]
    turned = [f"{part[1]}, {part[2]}" for part in parts if part]
    return turned if len(turned) == len(names) > 1 else names


def _is_inverted(value: str) -> bool:
    """Whether a value is one name, family name first: ``Carvalho Júnior, Ilton de``.

    Two names stand in one tag less often than such a one, and initials give them away:
    ``Ada B. Lind, Cy D. Roe``, ``Lind AB, Roe CD``.
    """
    if value.count(",") != 1 or _SEVERAL.search(value):
        return False
    return not (_INITIAL_INSIDE.match(value) or _FAMILY_FIRST.fullmatch(value))


def _keywords(value: str, alone: bool) -> list[str]:
    # One keyword may hold a comma ("Physics, general"); a list holds more.
    comma = alone and ";" not in value and value.count(",") > 1
    parts = re.split("[,،、]" if comma else "[;；|]", value)
    return [part.strip() for part in parts if part.strip()]


def _issns(value: str, _alone: bool) -> list[str]:
    return _ISSN.findall(value)


def _isbns(value: str, _alone: bool) -> list[str]:
    return [part.strip() for part in re.split("[;,]", value) if part.strip()]


def _numbers(value: str, _alone: bool) -> list[str]:
    match = _NUMBER_LABEL.match(value)
    value = value[match.end() :] if match else value
    return [] if value.casefold() in _NO_NUMBER else [value]


def _dates(value: str, _alone: bool) -> list[str]:
    """A date; months and days that are all noughts are not known."""
    match = _DATE.fullmatch(value)
    if match is None:
        month_first = _MONTH_FIRST.fullmatch(value)
        return [f"{month_first[2]}-{month_first[1]}" if month_first else value]
    year, month, day = match.groups()
    known = [year, *([month] if int(month) else [])]
    if int(month) and day and int(day):
        known.append(day)
    return ["-".join(known)]


def _containers(value: str, alone: bool) -> list[str]:
    """A journal; an index has it as ``Industry Applications, IEEE Transactions on``."""
    value = _BEHIND_JOURNAL.split(value, maxsplit=1)[0]
    match = _INVERTED_JOURNAL.fullmatch(value)
    return _named(f"{match[2]} {match[1]}" if match else value, alone)


def _pages(value: str, _alone: bool) -> list[str]:
    if value.casefold() in _NO_NUMBER or not _PAGES.fullmatch(value):
        return []
    value = _PAGE_LABEL.sub("", value, count=1)
    digits = any(map(str.isdecimal, value)) or _ROMAN.fullmatch(value)
    return [value] if digits else []


def _named(value: str, _alone: bool) -> list[str]:
    return [value] if any(map(str.isalpha, value)) else []


_VALUES: Final[Mapping[Field, Callable[[str, bool], list[str]]]] = {
    "author": _persons,
    "editor": _persons,
    "keyword": _keywords,
    "issn": _issns,
    "isbn": _isbns,
    "volume": _numbers,
    "issue": _numbers,
    "page": _pages,
    "title": _named,
    "container_title": _containers,
    "issued": _dates,
    "container_title_short": _named,
    "publisher": _named,
}
