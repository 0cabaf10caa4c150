"""MODS, the records of libraries and repositories, one or a collection. Read only.

https://www.loc.gov/standards/mods/userguide/
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Final

from refkit.formats.mods_government import heard, of_government
from refkit.formats.mods_people import people
from refkit.formats.mods_types import type_of
from refkit.formats.xml_values import (
    Values,
    all_words,
    date_told,
    first_words,
    joined,
    made,
    marked,
    pages,
    texts,
)
from refkit.model import OPEN, Name, PartialDate, Reference, Type
from refkit.plugins import Format
from refkit.readers.patterns import lazy
from refkit.readers.rich_text import words
from refkit.readers.xml_records import record_ends, xml_records

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TEXTS: Final[Mapping[str, str]] = {
    "publisher": "origininfo/publisher",
    "edition": "origininfo/edition",
    "genre": "genre",
    "abstract": "abstract",
    "note": "note",
    "access": "accesscondition",
    "call_number": "location/shelflocator",
    "archive": "location/physicallocation",
}
_OF_HOST: Final[Mapping[str, str]] = {
    "publisher": "origininfo/publisher",
    "edition": "origininfo/edition",
}
"""What a work has from what it stands in, unless it has its own."""
_DETAILS: Final[Mapping[str, str]] = {
    "volume": "volume",
    "issue": "issue",
    "number": "issue",
    "part": "part",
    "chapter": "chapter_number",
    "section": "section",
}
_HOSTS_TITLE: Final[Mapping[Type, str]] = dict.fromkeys(
    (
        *("article-journal", "article-magazine", "article-newspaper", "chapter"),
        *("paper-conference", "review", "webpage", "post-weblog", "entry-dictionary"),
        *("entry-encyclopedia", "document"),
    ),
    "container_title",
)
"""Works that stand in another; what another holds, such as a letter, is in a collection."""
_LISTS: Final = ("isbn", "issn")
_IDENTIFIERS: Final[Mapping[str, str]] = {
    "doi": "doi",
    "pmid": "pmid",
    "pubmed": "pmid",
    "pmcid": "pmcid",
    "arxiv": "arxiv",
    "citekey": "citation_key",
    "report number": "number",
    "patent number": "number",
}
_ELISIONS: Final = ("'", "’")
_DATES: Final = ("dateissued", "copyrightdate", "datecreated", "datecaptured")
_NEVER: Final = 9999
_ENCODED: Final = frozenset({"w3cdtf", "iso8601", "edtf", "marc"})
_OLD_PAGES: Final = lazy(r"(?:.{0,40}?\D)??(\d{1,5}) ?(?:p\b|pages|s\.|S\.)")


def read(text: str) -> Iterator[Reference]:
    """Read the records of a collection, or one by itself."""
    for record in xml_records("mods", text, ("mods",), ("modscollection",)):
        reference = made(_values(record))
        if reference is not None:
            yield reference


def _values(mods: "Element") -> Values:
    hosts = _related(mods, "host")
    kind, named = type_of(mods, hosts[0] if hosts else None), people(mods)
    values: Values = {
        "type": kind,
        **texts(mods, _TEXTS),
        **_title(mods, "title"),
        **(heard(named) if kind == "hearing" else named),
        **_numbers(mods),
        "publisher_place": _place(mods),
        "issued": _date(mods),
        "language": first_words(mods, "language/languageterm", "language"),
        "keyword": list(_keywords(mods)),
        "url": _address(mods),
    }
    extent = _OLD_PAGES.match(first_words(mods, "physicaldescription/extent"))
    if extent:
        values["number_of_pages"] = extent[1]
    values.setdefault("call_number", first_words(mods, "classification"))
    values.update(_identified(mods))
    for series in _related(mods, "series")[:1]:
        values = joined(values, _title(series, "collection_title"))
    for host in hosts[:1]:
        values = joined(_host(host, kind), values)
    return joined(values, of_government(mods, kind))


def _related(mods: "Element", kind: str) -> list["Element"]:
    return [each for each in mods.iterfind("relateditem") if each.get("type") == kind]


def _title(element: "Element", name: str) -> Values:
    """The title that is the work's own, not abbreviated or translated."""
    titles = list(element.iterfind("titleinfo"))
    proper = [title for title in titles if not title.get("type")] or [
        title for title in titles if title.get("type") != "abbreviated"
    ]
    for title in proper:
        values = marked(name, title.find("title"))
        if values:
            whole = _whole(title, values[name])
            return values if whole == values[name] else {name: whole}
    return {}


def _whole(title: "Element", said: str) -> str:
    """A title with its article, subtitle, part and the part's name."""
    article, under = first_words(title, "nonsort"), first_words(title, "subtitle")
    if article:
        said = f"{article}{'' if article.endswith(_ELISIONS) else ' '}{said}"
    if under:
        said = f"{said}{' ' if said[-1] in ':;?!' else ': '}{under}"
    parts = [first_words(title, "partnumber"), first_words(title, "partname")]
    part = ": ".join(filter(None, parts))
    return f"{said.rstrip(' .')}. {part}" if part else said


def _place(element: "Element") -> str:
    terms = element.iterfind("origininfo/place/placeterm")
    named = (words(term) for term in terms if term.get("type") != "code")
    return next(
        chain(filter(None, named), all_words(element, "origininfo/place/text")), ""
    )


def _date(element: "Element") -> PartialDate | None:
    for name in _DATES:
        dates = list(element.iterfind(f"origininfo/{name}"))
        dates.sort(key=lambda date: date.get("encoding") not in _ENCODED)
        dates.sort(key=lambda date: date.get("keydate") != "yes")
        for date in dates:
            if date.get("point") != "end" and (told := date_told(words(date))):
                return _ranged(told, dates) if date.get("point") == "start" else told
    return date_told(first_words(element, "part/date"))


def _ranged(start: PartialDate, dates: Iterable["Element"]) -> PartialDate:
    """A range with its end, if that is told; for what still appears it is 9999."""
    ends = (date_told(words(date)) for date in dates if date.get("point") == "end")
    end = next(filter(None, ends), None)
    if end is None or not start.is_simple or not end.is_simple:
        return start
    end = OPEN if end.year == _NEVER else PartialDate(*end.parts)
    return PartialDate(*start.parts, end=end)


def _keywords(mods: "Element") -> Iterator[str]:
    for subject in mods.iterfind("subject"):
        for about in ("topic", "geographic", "temporal"):
            yield from all_words(subject, about)


def _address(mods: "Element") -> str:
    urls = list(mods.iterfind("location/url"))
    primary = [url for url in urls if "primary" in url.get("usage", "")]
    shown = [url for url in urls if url.get("access") not in {"preview", "raw object"}]
    for url in (*primary, *shown, *mods.iterfind("identifier[@type='uri']")):
        if said := words(url):
            return said
    return ""


def _identified(element: "Element") -> Values:
    values: Values = {}
    for identifier in element.iterfind("identifier"):
        kind, said = identifier.get("type", "").lower(), words(identifier)
        if identifier.get("invalid") == "yes" or not said:
            continue
        if kind in _LISTS:
            values.setdefault(kind, []).append(said)
        elif kind in _IDENTIFIERS:
            values.setdefault(_IDENTIFIERS[kind], said)
    if "citation_key" not in values and (key := element.get("id")):
        values["citation_key"] = key
    return values


def _numbers(element: "Element") -> Values:
    values: Values = {}
    for detail in element.iterfind("part/detail"):
        name = _DETAILS.get(detail.get("type", ""))
        said = first_words(detail, "number", "title")
        if name and said:
            values[name] = said
    for extent in element.iterfind("part/extent"):
        if extent.get("unit", "page").startswith("page"):
            ends = first_words(extent, "start"), first_words(extent, "end")
            said = "-".join(filter(None, dict.fromkeys(ends)))
            values["page"] = pages(said or first_words(extent, "list", "total"))
    return values


def _host(host: "Element", kind: Type) -> Values:
    """What a work of a type has from what it stands in."""
    values: Values = {
        **_title(host, _HOSTS_TITLE.get(kind, "collection_title")),
        **_numbers(host),
        **texts(host, _OF_HOST),
        "publisher_place": _place(host),
        "issued": _date(host),
        **_people_of_host(host),
    }
    for title in host.iterfind("titleinfo[@type='abbreviated']/title"):
        values["container_title_short"] = words(title)
    ids = _identified(host)
    values |= {name: ids[name] for name in _LISTS if name in ids}
    for series in _related(host, "series")[:1]:
        values = joined(values, _title(series, "collection_title"))
    return values


def _people_of_host(host: "Element") -> dict[str, list[Name]]:
    found = people(host, usual="contributor")
    authors = found.pop("author", None)
    return {**found, "container_author": authors} if authors else found


MODS: Final = Format("mods", ".mods", None, read, end=record_ends("mods"))
