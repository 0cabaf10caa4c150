"""One BibTeX entry that a page shows. https://ctan.org/pkg/bibtex"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from refkit.model import Name, Scrape, Type
from refkit.parsers.markup.statements import Statement
from refkit.parsers.records.flow import Flow, flow_of, is_own
from refkit.parsers.records.parts import date_of, group, name_in
from refkit.parsers.records.record import Record, record, vocabulary
from refkit.parsers.records.tex import plain_words
from refkit.readers.patterns import lazy

BIBTEX: Final = vocabulary("bibtex")

_TYPES: Final[Mapping[str, Type | None]] = {
    "article": "article-journal",
    "book": "book",
    "booklet": "book",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "manual": "report",
    "mastersthesis": "thesis",
    "misc": None,
    "online": "webpage",
    "phdthesis": "thesis",
    "proceedings": "book",
    "report": "report",
    "software": "software",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
}
_FIELDS: Final[Mapping[str, str]] = {
    "title": "title",
    "journal": "journal",
    "journaltitle": "journal",
    "booktitle": "book",
    "series": "series",
    "publisher": "publisher",
    "school": "institution",
    "institution": "institution",
    "address": "place",
    "location": "place",
    "date": "date",
    "volume": "volume",
    "number": "issue",
    "issue": "issue",
    "pages": "pages",
    "articleno": "article_number",
    "edition": "edition",
    "doi": "doi",
    "pmid": "pmid",
    "isbn": "isbn",
    "issn": "issn",
    "url": "url",
    "language": "language",
    "keywords": "keyword",
    "abstract": "abstract",
}
_WHOLE: Final = frozenset({"book", "thesis", "report"})
_ARXIV: Final = lazy(r"arxiv[\s\w]{0,20}:\s?(?:arxiv:)?([\w.-]{1,20}/?\d{4,9})", re.I)
_PEOPLE: Final = frozenset({"author", "editor"})

_ENTRY: Final = lazy(
    rf"@({'|'.join(_TYPES)})\s{{0,9}}[{{(](?:[^,=\n]{{0,200}}+,)?+", re.I
)
_NAME: Final = lazy(r"[\s,]*+([a-zA-Z][\w:-]{0,40})\s{0,9}=\s{0,9}")
_BARE: Final = lazy(r"[^\s,{}()\"#=]{1,200}")
_BRACE: Final = lazy(r"\\.|[{}]", re.DOTALL)
_QUOTE: Final = lazy(r"\\.|[{}\"]", re.DOTALL)
_JOIN: Final = lazy(r"\s{0,9}#\s{0,9}")
_AND: Final = lazy(r"\\.|[{}]|(?<=\s)and(?=\s)", re.DOTALL | re.I)


class Entry(NamedTuple):
    """The type of an entry, its fields, and where it ends."""

    type: str
    fields: Mapping[str, tuple[int, int]]
    end: int


def bibtex_records(scrape: Scrape) -> list[Record]:
    """The records that the entries of a page are, if they are the page's own."""
    flow = flow_of(scrape)
    found, first, last, size = [], -1, 0, 0
    for start in _ENTRY.finditer(flow.text):
        if start.start() < last:
            continue  # within the entry before
        entry = read_entry(flow.text, start)
        first = start.start() if first < 0 else first
        last, size = entry.end, size + entry.end - start.start()
        if len(entry.fields) > 2:
            found.append(record(BIBTEX, _statements(flow, entry, start)))
    if len(found) == 1:
        return found if is_own(flow, first, last, found[0].title) else []
    return found if len(flow.text) <= 2 * size else []


def read_entry(text: str, start: re.Match[str]) -> Entry:
    """Read the fields of an entry as far as it goes.

    >>> text = '@Article{li, title = {On {T}rees}, year = 2015, month = jan # "~3"}'
    >>> entry = read_entry(text, _ENTRY.match(text))
    >>> {name: text[a:b] for name, (a, b) in entry.fields.items()}
    {'title': 'On {T}rees', 'year': '2015', 'month': 'jan # "~3'}
    """
    fields: dict[str, tuple[int, int]] = {}
    at = start.end()
    while name := _NAME.match(text, at):
        begin, end, at = _value(text, name.end())
        if begin < 0:
            break
        fields.setdefault(name[1].lower(), (begin, end))
        while join := _JOIN.match(text, at):
            more, end, at = _value(text, join.end())
            if more < 0:
                return Entry(start[1].lower(), fields, at)
            fields[name[1].lower()] = (begin, end)
    return Entry(start[1].lower(), fields, at)


def _value(text: str, at: int) -> tuple[int, int, int]:
    """Where a value starts and ends, and where what follows starts; -1 for none."""
    opening = text[at : at + 1]
    if opening in {"{", '"'}:
        depth = 0
        marks = _BRACE if opening == "{" else _QUOTE
        for mark in marks.finditer(text, at + 1):
            if mark[0] == "{":
                depth += 1
            elif mark[0] in {"}", '"'}:
                if not depth and (mark[0] == "}") == (opening == "{"):
                    return at + 1, mark.start(), mark.end()
                depth -= mark[0] == "}"
        return -1, -1, len(text)
    bare = _BARE.match(text, at)
    return (at, bare.end(), bare.end()) if bare else (-1, -1, at)


def _statements(flow: Flow, entry: Entry, start: re.Match[str]) -> Iterator[Statement]:
    preprint = _ARXIV.match(_words(flow, entry, "journal"))
    kind = "article" if preprint else _TYPES[entry.type]
    yield Statement("type", kind or "", flow.span_of(*start.span(1)))
    for name, (begin, end) in entry.fields.items():
        term = _FIELDS.get(name, "")
        words, span = flow.text[begin:end], flow.span_of(begin, end)
        if name in _PEOPLE:
            yield from _people(flow, name, begin, end)
        elif name == "number" and entry.type in {"techreport", "report", "manual"}:
            yield Statement("number", plain_words(words), span)
        elif name == "pages" and _TYPES[entry.type] in _WHOLE:
            continue  # how many it has
        elif name == "journal" and preprint:
            yield Statement("arxiv", preprint[1], span)
        elif name == "booktitle" and _TYPES[entry.type] == "paper-conference":
            yield Statement("proceedings", plain_words(words), span)
        elif (
            name == "eprint" and "arxiv" in _words(flow, entry, "archiveprefix").lower()
        ):
            yield Statement("arxiv", plain_words(words), span)
        elif term in {"doi", "url"}:
            yield Statement(term, words.replace("\\", ""), span)
        elif term:
            yield Statement(term, plain_words(words), span)
    yield from _date(flow, entry)


def _words(flow: Flow, entry: Entry, name: str) -> str:
    begin, end = entry.fields.get(name, (0, 0))
    return plain_words(flow.text[begin:end])


def _date(flow: Flow, entry: Entry) -> Iterator[Statement]:
    if "year" in entry.fields:
        parts = (_words(flow, entry, name) for name in ("year", "month", "day"))
        span = flow.span_of(*entry.fields["year"])
        yield Statement("date", date_of(*parts), span)


def _people(flow: Flow, term: str, begin: int, end: int) -> Iterator[Statement]:
    """The people between ``and``, but for one within braces."""
    depth, at = 0, begin
    cuts: list[tuple[int, int]] = []
    for mark in _AND.finditer(flow.text, begin, end):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if not depth and mark[0].lower() == "and":
            cuts.append((at, mark.start()))
            at = mark.end()
    for start, stop in (*cuts, (at, end)):
        words = flow.text[start:stop]
        said = words.strip()
        if said and said != "others":
            first = start + words.index(said)
            span = flow.span_of(first, first + len(said))
            yield Statement(term, _name(said) or "", span)


def _name(tex: str) -> Name | None:
    if tex[0] == "{" and tex[-1] == "}" and "}" not in tex[1:-1]:
        return group(plain_words(tex))
    parts = [part.strip() for part in plain_words(tex).split(",")]
    if len(parts) == 3:
        parts = [parts[0], parts[2], parts[1]]  # the suffix stands in the middle here
    return name_in(", ".join(parts))
