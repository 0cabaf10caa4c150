"""MARC records as library catalogues show them: a line a field, or a table row.

Catalogues write the parts of a field after ``|a``, ``$a``, ``$$a``, ``‡a``, ``ǂa`` or
``_a``, and the indicators before them in as many ways.
"""

import re
from collections.abc import Iterator
from typing import Final

from refkit.model import Scrape
from refkit.parsers.page import Line, Page, page_of
from refkit.parsers.records.marc import marc_record
from refkit.parsers.records.marc_fields import MarcField, Subfield
from refkit.parsers.records.record import Record
from refkit.parsers.records.unimarc import unimarc_record
from refkit.readers.patterns import lazy

_MARK: Final = r"(?P<mark>\$\$|[|$‡ǂ_])(?=[a-z0-9])"
_HEAD: Final = lazy(rf"=?(?P<tag>\d{{3}})(?P<indicators>[\s|#_\\\d]{{0,12}}?){_MARK}")
_MORE: Final = lazy(_MARK)
_TAG: Final = lazy(r"=?(\d{3})")
_INDICATORS: Final = lazy(r"[\s|#_\\\d]{1,5}")
_LEADER: Final = lazy(r"=?(?:LEADER|LDR|000)[\s|]{1,5}\d{5}.(?P<kind>[a-z]{2})")
_SPLIT: Final = {
    "|": lazy(r"(?:^|(?<=[\s\d|]))\|(?=[a-z0-9])"),
    "_": lazy(r"(?:^|(?<=\s))_(?=[a-z0-9])"),
    **{mark: lazy(rf"{re.escape(mark)}(?=[a-z0-9])") for mark in ("$$", "$", "‡", "ǂ")},
}


def marc_text_records(scrape: Scrape) -> list[Record]:
    """The record that the lines of a page show, if they show one."""
    page = page_of(scrape)
    leaders = filter(None, (_LEADER.match(line.text) for line in page))
    leader = next((match["kind"] for match in leaders), "")
    found = marc_record(list(_fields(page)), leader)
    return [found] if found else []


def unimarc_text_records(scrape: Scrape) -> list[Record]:
    """The UNIMARC record that the lines of a page show, if they show one."""
    found = unimarc_record(list(_fields(page_of(scrape))))
    return [found] if found else []


def _fields(page: Page) -> Iterator[MarcField]:
    """The fields on a page; the lines after one may go on with it."""
    tag, indicators = "", ""
    parts: list[Subfield] = []
    for line in page:
        head, more = _HEAD.match(line.text), _MORE.match(line.text)
        if head is None and more is not None and tag:
            parts += _parts(line, 0, more["mark"])
            continue
        alone = _TAG.fullmatch(line.text)
        waits = bool(tag) and not parts and not alone
        if head is None and waits and _INDICATORS.fullmatch(line.text):
            indicators += line.text
            continue
        if parts:
            yield MarcField(tag, _digits(indicators), parts)
        tag, parts, indicators = "", [], ""
        if head is not None:
            tag, indicators = head["tag"], head["indicators"]
            parts = list(_parts(line, head.start("mark"), head["mark"]))
        elif alone:
            tag = alone[1]
    if parts:
        yield MarcField(tag, _digits(indicators), parts)


def _digits(indicators: str) -> str:
    return "".join(filter(str.isdecimal, indicators))


def _parts(line: Line, start: int, mark: str) -> Iterator[Subfield]:
    """The parts of a field whose first mark stands at ``start``."""
    text = line.text
    marks = [match.end() for match in _SPLIT[mark].finditer(text, start)]
    ends = [at - len(mark) for at in marks[1:]] + [len(text)]
    for at, end in zip(marks, ends, strict=True):
        words = text[at + 1 : end]
        said = words.strip(" |\t") if mark == "|" else words.strip()
        if said:
            begin = at + 1 + words.index(said)
            span = line.span_of(begin, begin + len(said))
            yield Subfield(text[at], said, span)
