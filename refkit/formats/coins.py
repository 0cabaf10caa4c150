"""COinS: citations in the empty spans of a web page, or the strings in them. Read only.

https://www.niso.org/publications/z3988-2004-r2010
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Final

from refkit.errors import FormatError
from refkit.formats.identifiers import bare_doi
from refkit.formats.xml_values import Values, date_or_words, made, pages
from refkit.model import TYPES, Name, Reference, Type
from refkit.plugins import Format
from refkit.readers.kinds import kind_of
from refkit.readers.name_parts import inverted
from refkit.readers.open_url import (
    Given,
    authors_given,
    first_given,
    given_in,
    titles_given,
)
from refkit.readers.patterns import lazy

_TEXTS: Final[Mapping[str, tuple[str, ...]]] = {
    "container_title_short": ("stitle",),
    "collection_title": ("series",),
    "publisher": ("pub", "publisher", "inst", "assignee"),
    "publisher_place": ("place", "co"),
    "volume": ("volume",),
    "issue": ("issue",),
    "part": ("part",),
    "number": ("number",),
    "edition": ("edition",),
    "genre": ("degree",),
    "number_of_pages": ("tpages",),
    "language": ("language",),
    "abstract": ("description",),
}
_TYPES: Final[Mapping[str, Type]] = {
    "article": "article-journal",
    "book": "book",
    "bookitem": "chapter",
    "conference": "book",
    "dissertation": "thesis",
    "issue": "periodical",
    "journal": "article-journal",
    "patent": "patent",
    "preprint": "article",
    "proceeding": "paper-conference",
    "report": "report",
}
"""Types by genre; a format of the same name tells as much where there is none."""
_SPAN: Final = lazy(r"<span\b[^<>]{0,20000}>", re.I)
_ATTRIBUTE: Final = lazy(r"([a-z]{1,9})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)')", re.I)
_IDENTIFIERS: Final[Mapping[str, str]] = {
    "info:doi/": "doi",
    "doi:": "doi",
    "https://doi.org/": "doi",
    "http://dx.doi.org/": "doi",
    "info:pmid/": "pmid",
    "info:arxiv/": "arxiv",
    "info:oai/arxiv.org:": "arxiv",
    "urn:isbn:": "isbn",
    "urn:issn:": "issn",
    "http://": "url",
    "https://": "url",
}


def read(text: str) -> Iterator[Reference]:
    """Read the spans of a page, or one string a line.

    >>> next(read("rft.genre=article&rft.atitle=On+Trees&rft.date=2015")).year
    2015
    """
    queries = list(_queries(text))
    if not queries:
        raise FormatError("coins", "no span of class Z3988, and no OpenURL")
    for query in queries:
        reference = made(_values(given_in(query)))
        if reference is not None:
            yield reference


def _queries(text: str) -> Iterator[str]:
    if "Z3988" not in text:
        for line in text.splitlines():
            if "rft" in line and "=" in line and "<" not in line:
                yield line.strip().partition("?")[2] or line.strip()
        return
    for span in _SPAN.finditer(text):
        if "Z3988" in span[0]:
            given = {name.lower(): a or b for name, a, b in _ATTRIBUTE.findall(span[0])}
            if "Z3988" in given.get("class", "").split():
                yield unescape(given.get("title", ""))


def _values(given: Given) -> Values:
    title, container = titles_given(given)
    values: Values = {name: first_given(given, *keys) for name, keys in _TEXTS.items()}
    ends = (first_given(given, "spage"), first_given(given, "epage"))
    said = first_given(given, "pages") or "-".join(filter(None, dict.fromkeys(ends)))
    values |= {
        "type": _type(given),
        "title": title or container or first_given(given, "stitle"),
        "container_title": container or first_given(given, "source"),
        "author": [*_names(given), *filter(None, map(inverted, given.get("inv", ())))],
        "issued": date_or_words(first_given(given, "date")),
        "page": pages(said or first_given(given, "artnum")),
        "isbn": list(given.get("isbn", ())),
        "issn": [*given.get("issn", ()), *given.get("eissn", ())],
        "keyword": list(given.get("subject", ())),
    }
    if not title and container == values["title"]:
        values["container_title"] = ""
    for identifier in (*given.get("id", ()), *given.get("identifier", ())):
        _identify(values, identifier)
    return values


def _names(given: Given) -> Iterator[Name]:
    groups = set(given.get("aucorp", ()))
    for name in authors_given(given):
        if isinstance(name, Name):
            yield name
        elif name in groups:
            yield Name(literal=name)
        elif read := inverted(name):
            yield read


def _type(given: Given) -> Type:
    genre = first_given(given, "genre").lower()
    told = _TYPES.get(genre) or _TYPES.get(
        first_given(given, "val_fmt").rpartition(":")[2]
    )
    if told == "article-journal" and genre == "journal":
        return "periodical"
    said = first_given(given, "type")
    own = next((type for type in TYPES if type == said), None)
    return told or own or kind_of(said) or "document"


def _identify(values: Values, identifier: str) -> None:
    for start, name in _IDENTIFIERS.items():
        if identifier.lower().startswith(start):
            said = identifier if name == "url" else identifier[len(start) :]
            if name in {"isbn", "issn"}:
                values[name] = [*values[name], said]
            elif not values.get(name):
                values[name] = bare_doi(said) if name == "doi" else said
            return


COINS: Final = Format("coins", ".coins", None, read)
