"""One record in RIS that a page shows.

https://en.wikipedia.org/wiki/RIS_(file_format)
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from refkit.model import Scrape, Type
from refkit.parsers.markup.statements import Statement
from refkit.parsers.records.flow import Flow, flow_of, is_own
from refkit.parsers.records.parts import name_in
from refkit.parsers.records.record import Record, record, vocabulary
from refkit.readers.patterns import lazy

RIS: Final = vocabulary("ris")

_TYPES: Final[Mapping[str, Type]] = {
    "BOOK": "book",
    "CHAP": "chapter",
    "COMP": "software",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "DATA": "dataset",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "JFULL": "article-journal",
    "JOUR": "article-journal",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "PAT": "patent",
    "RPRT": "report",
    "STAND": "standard",
    "THES": "thesis",
    "UNPB": "manuscript",
}
_TAGS: Final[Mapping[str, str]] = {
    "TI": "title",
    "T1": "title",
    "AU": "author",
    "A1": "author",
    "ED": "editor",
    "T2": "journal",
    "JO": "journal",
    "JF": "journal",
    "BT": "book",
    "JA": "short_journal",
    "J2": "short_journal",
    "T3": "series",
    "PB": "publisher",
    "CY": "place",
    "PP": "place",
    "DA": "date",
    "PY": "date",
    "Y1": "date",
    "VL": "volume",
    "IS": "issue",
    "SP": "first_page",
    "EP": "last_page",
    "ET": "edition",
    "DO": "doi",
    "SN": "issn",
    "UR": "url",
    "LA": "language",
    "KW": "keyword",
    "AB": "abstract",
    "N2": "abstract",
}
_BOOKS: Final = frozenset({"book", "chapter", "report", "thesis"})
_WHOLE: Final = _BOOKS - {"chapter"}

_LINE: Final = lazy(r"^([A-Z][A-Z0-9])[ \t]{0,3}-(?:[ \t]{1,3}(.*))?$", re.M)
_SLASHED: Final = lazy(r"(\d{4})/(\d{1,2})?/?(\d{1,2})?(?:/.*)?")

Value = tuple[str, str, int]
"""A tag, its words, and where they start."""


def ris_records(scrape: Scrape) -> list[Record]:
    """The records that a page holds, from ``TY`` to ``ER``, if they are its own."""
    flow = flow_of(scrape)
    lines = list(_LINE.finditer(flow.text))
    starts = [at for at, line in enumerate(lines) if line[1] == "TY"]
    found, size = [], 0
    for start, end in pairwise([*starts, len(lines)]):
        own = _to_end(lines[start:end])
        values = list(_values(flow.text, own))
        if own[-1][1] != "ER" and "\n" not in scrape.text[flow.lines[-1].span.end :]:
            values = values[:-1]  # the page may have been cut in the middle of it
        if len(values) > 3:
            found.append(record(RIS, _statements(flow, values)))
            size += own[-1].end() - own[0].start()
            place = own[0].start(), own[-1].end()
    if len(found) == 1:
        return found if is_own(flow, *place, found[0].title) else []
    return found if len(flow.text) <= 2 * size else []


def _to_end(lines: list[re.Match[str]]) -> list[re.Match[str]]:
    """The lines of one record, up to its end."""
    end = next((at for at, line in enumerate(lines) if line[1] == "ER"), len(lines) - 1)
    return lines[: end + 1]


def _values(text: str, lines: list[re.Match[str]]) -> Iterator[Value]:
    """The values of some lines; a line without a tag goes on with the one before."""
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        start = line.start(2)
        if line[1] == "ER" or start < 0:
            continue
        end = following.start() if following else line.end()
        words = text[start:end].rstrip()
        if words:
            yield line[1], words, start


def _statements(flow: Flow, values: list[Value]) -> Iterator[Statement]:
    kind = _TYPES.get(values[0][1].upper())
    for tag, words, start in values:
        span = flow.span_of(start, start + len(words))
        term = _term(tag, kind)
        if tag == "TY":
            yield Statement("type", kind or "", span)
        elif term in {"author", "editor"}:
            yield Statement(term, name_in(words) or "", span)
        elif term == "date":
            match = _SLASHED.fullmatch(words)
            date = "-".join(filter(None, match.groups())) if match else words
            yield Statement(term, date, span)
        elif term:
            yield Statement(term, words, span)


def _term(tag: str, kind: Type | None) -> str:
    if tag == "A2":
        return "editor" if kind in {"chapter", "book", "paper-conference"} else ""
    if tag == "SN" and kind in _BOOKS:
        return "isbn"
    if tag == "SP" and kind in _WHOLE:
        return ""  # how many pages it has
    if tag in {"T2", "JO", "JF"}:
        other = {"chapter": "book", "paper-conference": "proceedings", "book": "series"}
        return other.get(kind or "", "journal")
    return _TAGS.get(tag, "")
