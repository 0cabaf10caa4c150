"""What stands above a list and holds for all its entries: the journal, volume and year."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from refkit.model import Field, Span
from refkit.parsers.text.items import Item, with_known
from refkit.parsers.text.journals import journal_in
from refkit.parsers.text.known import Known
from refkit.parsers.text.rows import LONE_YEAR, Part, Row
from refkit.parsers.text.words import CONFERENCE
from refkit.readers.dates import find_dates
from refkit.readers.patterns import lazy

_ABOVE: Final = 40
"""How many rows above the first entry may speak of the whole list."""
_LONGEST_NAME: Final = 90
_SHORTEST_NAME: Final = 24
_NUMBERS: Final = lazy(
    r"\W{1,3}(?:(?:e-?|p-?)?ISSN|v(?:ol(?:ume)?)?\.?\s?\d|n[°ºo]?\.\s?\d|第\s?\d|\d{1,4}\s?[卷巻号期]"
    r"|(?:19|20)\d\d\b|issue\s\d|nr\.?\s\d)|第\s?\d",
    re.I,
)
"""Where the numbers of an issue begin behind the name of a journal."""
_NO_NAME: Final = lazy(
    r"\b(?:archives?|home|current|issues?|published|articles?|contents?|pages?)\b"
    r"|^(?:conference\s)?proceedings$|^(?:artigos|artículos|artículo|aufsätze|статьи|论文|論文)",
    re.I,
)
_LONGEST_LINE: Final = 140
_ISSUE: Final[tuple[tuple[Field, re.Pattern[str]], ...]] = (
    (
        "volume",
        lazy(
            r"(?P<volume>[IVXLC]{1,7}|\d{1,3})\.\s(?:évfolyam|jahrgang|årgang|ročník)"
        ),
    ),
    (
        "volume",
        lazy(
            r"(?<![^\W\d_])(?:volumen?|vol|v|band|bd|jahrgang|jg|tom[eo]?|t|cilt|évf(?:olyam)?|том|т"
            r"|årg(?:ång|ang)?|roč\w{0,3}|rocznik|svazek|kötet|god)\b\W{0,4}"
            r"(?P<volume>\d{1,4}|[IVXLC]{1,7})(?![\w])",
            re.I,
        ),
    ),
    ("volume", lazy(r"(?P<volume>\d{1,4})\s?[卷巻권]")),
    ("volume", lazy(r"(?:دوره|المجلد|جلد)\s?(?P<volume>\d{1,4})")),
    ("issue", lazy(r"(?<!\w)(?:19|20)\d\d/(?P<issue>\d{1,2})(?![\w/])")),
    (
        "issue",
        lazy(
            r"(?<![^\W\d_])(?:issue|iss|no|nos|nr|n[°ºo]?|núm|num|número|numéro|numero|heft|ausgabe|h"
            r"|zeszyt|z|sayı|broj|br|číslo|č|š[tv]|вып(?:уск)?|№|number|fasc)(?![^\W\d_])"
            r"\W{0,4}(?P<issue>\d{1,4}(?:[-–/]\d{1,4})?)(?![\w])",
            re.I,
        ),
    ),
    ("issue", lazy(r"(?P<issue>\d{1,4})\s?[期号號호]")),
    (
        "issue",
        lazy(r"(?P<issue>\d{1,4})\.\s(?:szám|sayı|číslo|broj|heft|nummer)", re.I),
    ),
    ("issue", lazy(r"(?:شماره|العدد)\s?(?P<issue>\d{1,4})")),
)
_YEAR: Final = lazy(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_NOT_OF_ISSUE: Final = lazy(r"copyright|©|showing|results|\bitems\b|entries", re.I)


def with_header(rows: Sequence[Row], items: Sequence[Item]) -> list[Item]:
    """The entries of a table of contents, with what its head says of the whole issue."""
    above = rows[max(0, items[0].first - _ABOVE) : items[0].first]
    known: dict[Field, Part] = dict(_numbers(above))
    journal = _journal(above) if _lack(items, "container_title") else ()
    numbered = bool({"volume", "issue"} & known.keys())
    if _lack(items, "volume") and _lack(items, "issue") and (numbered or journal):
        more = (*journal, *known.items())
        return [with_known(item, more) for item in items]
    return [with_known(item, journal) for item in with_years(rows, items)]


def _lack(items: Sequence[Item], name: str) -> bool:
    return sum(name in item.fields for item in items) * 3 <= len(items)


def _numbers(above: Sequence[Row]) -> Iterator[tuple[Field, Part]]:
    """Volume, issue and date of the issue: of the nearest line that gives them."""
    for at in range(len(above) - 1, -1, -1):
        line = above[at].line
        if len(line.text) > _LONGEST_LINE or _NOT_OF_ISSUE.search(line.text):
            continue
        parts = _issue_in(line.text)
        if not parts:
            continue
        for name, span in parts.items():
            yield name, Part(line, *span)
        if "issued" not in parts:
            yield from _date(above[max(0, at - 2) : at + 4])
        return
    yield from _date(above)


def _issue_in(text: str) -> dict[Field, Span]:
    """The volume, issue and year that a line gives, if it gives one of the first two."""
    parts: dict[Field, Span] = {}
    for name, pattern in _ISSUE:
        found = pattern.search(text)
        if found is not None and name not in parts:
            parts[name] = Span(*found.span(name))
    years = list(_YEAR.finditer(text))
    dates = [span for span, _ in find_dates(text)]
    if parts and len(dates) == 1:
        parts["issued"] = dates[0]
    elif parts and len({year[0] for year in years}) == 1:
        parts["issued"] = Span(*years[0].span())
    return parts


def _date(rows: Sequence[Row]) -> Iterator[tuple[Field, Part]]:
    for row in rows:
        if _NOT_OF_ISSUE.search(row.line.text) or len(row.text) > 120:
            continue
        dates = [span for span, _ in find_dates(row.text)]
        lone = LONE_YEAR.fullmatch(row.text)
        if lone is not None:
            dates = [lone.span("year")]  # type: ignore[list-item]
        if len(dates) == 1:
            a, b = dates[0]
            yield "issued", row.inner(a, b)
            return


def _journal(above: Sequence[Row]) -> Known:
    """The journal's name: beside the issue's numbers or an ISSN, or known as one."""
    issues = [n for n in range(len(above) - 1, -1, -1) if _is_of_issue(above[n])]
    beside = [n + step for n in issues[:3] for step in (0, -1, 1, -2)]
    rest = range(len(above) - 1, -1, -1)
    for number in dict.fromkeys([*beside, *rest]):
        if not 0 <= number < len(above):
            continue
        row = above[number]
        if len(row.text) > _LONGEST_LINE or row.again or row.kind in {"prose", "other"}:
            continue
        span = _name_in(row, announced=number in beside)
        if span is not None:
            a, b = span
            part = row.inner(a, b)
            return (("container_title", part),)
    return ()


def _name_in(row: Row, *, announced: bool) -> Span | None:
    """The name of a journal, or of proceedings, at the head of a line."""
    cut = _NUMBERS.search(row.text)
    name = row.text[: cut.start() if cut else len(row.text)].rstrip(" .,;:(–—-|")
    if not 4 < len(name) <= _LONGEST_NAME or _NO_NAME.search(name) or _issue_in(name):
        return None
    if CONFERENCE.search(name) and len(name) > _SHORTEST_NAME:
        return Span(0, len(name))
    if any(map(str.isdecimal, name)):
        return None
    return journal_in(name, announced=announced)


def _is_of_issue(row: Row) -> bool:
    if row.role == "issn" or "ISSN" in row.line.text:
        return True
    return len(row.line.text) < _LONGEST_LINE and bool(_issue_in(row.line.text))


def with_years(rows: Sequence[Row], items: Sequence[Item]) -> list[Item]:
    """The entries, each without a year with that of the heading above it, if years are
    what the list is grouped by."""
    years = {
        number: Part(
            row.line, row.start + match.start("year"), row.start + match.end("year")
        )
        for number, row in enumerate(rows)
        if (match := LONE_YEAR.fullmatch(row.text))
    }
    inside = {n for item in items for n in range(item.first, item.last + 1)}
    heads = sorted(number for number in years if number not in inside)
    dated = []
    for item in items:
        above = bisect_left(heads, item.first)
        more: Known = (("issued", years[heads[above - 1]]),) if above else ()
        dated.append(with_known(item, more))
    return dated
