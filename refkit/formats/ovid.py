"""Ovid's tagged format, whose records say where a work stands in one line of prose.

https://ospguides.ovid.com/OSPguides/ (database field guides)
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from refkit.formats.tagged import (
    Record,
    Texts,
    date_in,
    doi_in,
    first_of,
    isbns_in,
    issns_in,
    pages,
    parts,
    people,
    read_records,
    split_records,
    texts_of,
    values_of,
)
from refkit.model import Name, PartialDate, Reference, Type
from refkit.plugins import Format
from refkit.readers.name_words import DEGREES
from refkit.readers.patterns import lazy
from refkit.readers.texts import read_title

_LINE: Final = lazy(
    r" ?(?:<\d{1,9}\. ?>|(?P<tag>[A-Z][A-Z0-9]) {1,2}-(?: (?P<value>.*)|\s*$))"
)

_TEXTS: Final[Texts] = {
    "container_title": ("JN",),
    "container_title_short": ("JA", "AJ"),
    "volume": ("VO",),
    "issue": ("IP",),
    "edition": ("ET",),
    "url": ("UR", "OU"),
    "language": ("LG",),
    "abstract": ("AB",),
    "event_title": ("CF",),
}

_TYPES: Final[Mapping[str, Type]] = {
    "patent": "patent",
    "dissertation": "thesis",
    "dissertation abstract": "thesis",
    "book chapter": "chapter",
    "chapter": "chapter",
    "book": "book",
    "edited book": "book",
    "authored book": "book",
    "text/reference": "book",
    "drug reference": "book",
    "preprint": "article",
    "report": "report",
}
"""Types of publication; of several, the one that stands first here decides."""

_LONGEST: Final = 2_000
"""Of a source; what is longer is no source."""
# One pattern for each way in which databases write the same.
_SOURCES: Final = (
    # Oak Psychotherapy. Vol.43(5), Sep 2015, pp. 623-634.
    lazy(
        r"(?P<journal>.+?)\. Vol\. ?(?P<volume>[^(),]{1,20})(?:\((?P<issue>.{1,20}?)\))?"
        r", ?(?P<date>[^,]{4,30}?)(?:, (?:Art(?:icle)?|No)\W[^,]{1,40})?, pp?\. ?(?P<page>[^.]{1,60})"
    ),
    # Oak Letters June 2015;58(6):688-696
    lazy(
        r"(?P<journal>.+?)[. ]{1,2}"
        r"(?P<date>(?:[A-Z][a-z]{2,9}\.?(?:/[A-Z][a-z]{2,9})? (?:\d\d?(?:-\d\d?)?,? )?)?\d{4})"
        r"; ?(?P<volume>[^:;( ]{1,20}) ?(?:\((?P<issue>[^)]{1,20})\))?:(?P<page>[^;,]{1,60})"
    ),
    # Oak Letters. 201(2-3):327-334, November 15, 2004.
    lazy(
        r"(?P<journal>.+?)\. (?P<volume>[^\s(:,.]{1,20}) ?(?:\((?P<issue>[^)]{1,20})\))?"
        r"(?:: ?| ?\(pp?\.? )(?P<page>[^,)]{1,60})\)?, ?(?P<date>[^;]{0,30}?\b\d{4}\b.{0,30})"
    ),
    # Oak Affairs, 2013(1): 3-28.
    lazy(
        r"(?P<journal>.+?),? (?P<volume>\d{1,4}) ?(?:\((?P<issue>[^)]{1,20})\))?"
        r",? ?(?P<date>[^:]{0,30}): ?(?P<page>[^,;]{1,60})"
    ),
    # Oak Waters. 2007 15 June; 433-441.
    lazy(r"(?P<journal>.+?)\. (?P<date>\d{4}[^;]{0,30}); ?(?P<page>[^;]{1,60})"),
)
_HOST: Final = (
    # … [Ed]. (2012). Oaks in practice. (pp. 11-31). …
    lazy(r"[. ]*\(\d{4}\)\. (?P<title>.+?)\. \(pp?\. ?(?P<page>[^)]{1,60})\)"),
    # … [Editor]. Methods of oaks.:371-397, 2004.
    lazy(r"[. ]*(?P<title>.+?)\.? ?: ?(?P<page>[\w-]{1,30}), ?\d{4}"),
    # … [Ed.]. [Oaks of the East.] Oak Press, Oslo. 2002: 1-234.
    lazy(r"[. ]*(?P<title>\[[^\]]+\]|.+?\.)(?: |$)"),
)
_EDITOR: Final = lazy(
    r"(?:^|[,;.]) ?(?P<name>[^,;\[\]]{1,60}, ?[^,;\[\]]{1,60}?) \[Ed[^\]]{0,40}\]"
)
_HOST_PAGE: Final = lazy(r"Chapter pagination: ?(?P<page>[\w-]{1,30})")
_BRACKETS: Final = lazy(r"\[[^\[\]]{0,200}\]")
_MARKS: Final = "0123456789*+,†‡§ \t\n"
_REMARK: Final = lazy(r"(?:(?<=\s)\s\[[^\[\]]{1,60}\]|\s\[References\])\.?\s*$")
_DAY_SECOND: Final = lazy(r"(\d{4}) (\d\d?) ([^\W\d_]{3,})", re.A)
_NO_PAGE: Final = lazy(r"no pagination|unpaginated|\d{1,5} ?pp\b", re.I)


def read(text: str) -> Iterator[Reference]:
    """Read every record: each begins with its number, ``<1. >``.

    >>> text = "<1. >\\nTI  - Oaks.\\nSO  - Oak Letters June 2015;58(6):688-696\\n"
    >>> [(found.title, found.journal, found.issue, found.page) for found in read(text)]
    [('Oaks', 'Oak Letters', '6', '688-696')]
    """
    records = split_records(text, _LINE, "VN")
    return read_records(text, "ovid", records, _reference)


def _reference(record: Record) -> Reference:
    kind = _type(record)
    values: dict[str, Any] = {
        "type": kind,
        "title": _title(record),
        "author": _people(values_of(record, "AU")),
        "editor": _people(parts(values_of(record, "ED"))),
        "issued": date_in(first_of(record, "DP", "YR")),
        "page": _page(first_of(record, "PG")),
        "number": first_of(record, "PN"),
        "doi": doi_in(values_of(record, "DI", "DO")),
        "pmid": first_of(record, "PM"),
        "isbn": isbns_in(values_of(record, "IB")),
        "issn": issns_in(values_of(record, "IS", "IT")),
        "keyword": [word.strip("*") for word in _keywords(record)],
        **_publisher(record, kind),
    }
    told = texts_of(record, _TEXTS) | values
    for name, value in _placed(record, kind).items():
        if not told.get(name) or name == "issued":
            told[name] = value
    if kind in {"thesis", "patent"}:
        told |= dict.fromkeys(("container_title", "volume", "issue", "page"))
    return Reference(**told)


def _type(record: Record) -> Type:
    said = {value.lower().rstrip(".") for value in values_of(record, "DT", "PT")}
    for name, kind in _TYPES.items():
        if name in said:
            return kind
    in_journal = values_of(record, "SO", "JN")
    return "book" if values_of(record, "IB") and not in_journal else "article-journal"


def _title(record: Record) -> str | None:
    title = _REMARK.sub("", first_of(record, "TI") or "").strip()
    bare = title.removesuffix(".")
    if len(bare) > 2 and bare[0] == bare[-1] == '"':
        title = bare[1:-1]
    return read_title(title) if title else None


def _people(values: list[str]) -> tuple[Name, ...]:
    return people(map(_bare_name, values))


def _bare_name(value: str) -> str:
    """A name without the degrees and marks behind it.

    >>> _bare_name("Gazic, Barbara MD, PhD *"), _bare_name("Wabner, Cindy L. [Inventor]")
    ('Gazic, Barbara', 'Wabner, Cindy L.')
    """
    words = _BRACKETS.sub("", value).rstrip(_MARKS).split()
    degrees = (
        at for at, word in enumerate(words) if at > 1 and word.rstrip(",") in DEGREES
    )
    return " ".join(words[: next(degrees, len(words))]).rstrip(", ")


def _keywords(record: Record) -> list[str]:
    listed = parts(values_of(record, "KW")) or parts(values_of(record, "ID"), ",")
    return [*listed, *values_of(record, "MH")]


def _page(said: str | None) -> str | None:
    return None if not said or _NO_PAGE.search(said) else pages(said.rstrip(". "))


def _publisher(record: Record, kind: Type) -> dict[str, Any]:
    if kind == "thesis":
        school = (first_of(record, "IN") or "").partition(": ")[2]
        return {"publisher": school or first_of(record, "PU")}
    if kind == "patent":
        return {"publisher": first_of(record, "PA")}
    name, _, place = (first_of(record, "PB") or "").partition(", ")
    return {"publisher": name or first_of(record, "PU"), "publisher_place": place}


def _placed(record: Record, kind: Type) -> dict[str, Any]:
    """Where a work stands: in the prose of its source, or of the book it is in."""
    source = " ".join((first_of(record, "SO", "BT") or "")[:_LONGEST].split())
    if kind == "chapter":
        return _in_book(source)
    found = next(filter(None, (form.match(source) for form in _SOURCES)), None)
    if kind == "book" or not found:
        return {}
    said = found.groupdict()
    day = date_in(_DAY_SECOND.sub(r"\2 \3 \1", said.get("date") or ""))
    return {
        "container_title": said["journal"],
        "volume": said.get("volume"),
        "issue": said.get("issue"),
        "page": _page(said["page"]),
        **({"issued": day} if _says_more(day, record) else {}),
    }


def _says_more(day: PartialDate | None, record: Record) -> bool:
    year = date_in(first_of(record, "DP", "YR"))
    if day is None or not day.year:
        return False
    return year is None or (day.year == year.year and len(day.parts) > len(year.parts))


def _in_book(source: str) -> dict[str, Any]:
    editors = list(_EDITOR.finditer(source))
    rest = source[editors[-1].end() :] if editors else source
    found = next(filter(None, (form.match(rest) for form in _HOST)), None)
    if not found:
        return {}
    exact = _HOST_PAGE.search(rest)
    page = exact["page"] if exact else found.groupdict().get("page")
    return {
        "container_title": found["title"].removesuffix("."),
        "editor": _people([each["name"] for each in editors]),
        "page": _page(page),
    }


OVID: Final = Format("ovid", ".txt", None, read)
