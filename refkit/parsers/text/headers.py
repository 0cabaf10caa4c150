"""What stands above a list and holds for all its entries: the journal, volume and year."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from refkit.parsers.text.citations import citation_in, issue_of_year
from refkit.parsers.text.items import Item, Known, with_known
from refkit.parsers.text.journals import journal_before, journal_in
from refkit.parsers.text.rows import Part, Row
from refkit.parsers.text.words import CONFERENCE
from refkit.readers.dates import find_dates

_ABOVE: Final = 40
"""How many rows above the first entry may speak of the whole list."""
_LONE_YEAR: Final = re.compile(r"\W{0,3}(?P<year>(?:19|20)\d\d)\W{0,3}")
_LONGEST_NAME: Final = 90
_NOT_OF_ISSUE: Final = re.compile(
    r"copyright|©|showing|results|\bitems\b|entries", re.I
)


def with_header(rows: Sequence[Row], items: Sequence[Item]) -> list[Item]:
    """The entries of a table of contents, with what its head says of the whole issue."""
    above = rows[max(0, items[0].first - _ABOVE) : items[0].first]
    known = dict(_numbers(above))
    journal = _journal(above) if _lack(items, "container_title") else ()
    if _lack(items, "volume") and _lack(items, "issue"):
        if "volume" not in known and "issue" not in known and not journal:
            return with_years(rows, items)
        more = (*journal, *known.items())
        return [with_known(item, more) for item in items]
    return [with_known(item, journal) for item in items]


def _lack(items: Sequence[Item], name: str) -> bool:
    return sum(name in item.fields for item in items) * 3 <= len(items)


def _numbers(above: Sequence[Row]) -> Iterator[tuple[str, Part]]:
    """Volume, issue and date of the issue: of the nearest line that gives a volume."""
    for at in range(len(above) - 1, -1, -1):
        row = above[at]
        cited = citation_in(row.text) or issue_of_year(row.text)
        if cited is None or not {"volume", "issue"} & set(cited.parts):
            continue
        parts = {name: span for name, span in cited.parts.items() if name != "page"}
        for name, (a, b) in parts.items():
            yield name, Part(row.line, row.start + a, row.start + b)
        if "issued" not in parts:
            yield from _date(above[max(0, at - 2) : at + 4])
        return
    yield from _date(above)


def _date(rows: Sequence[Row]) -> Iterator[tuple[str, Part]]:
    for row in rows:
        if _NOT_OF_ISSUE.search(row.line.text) or len(row.text) > 120:
            continue
        dates = [span for span, _ in find_dates(row.text)]
        lone = _LONE_YEAR.fullmatch(row.text)
        if lone is not None:
            dates = [lone.span("year")]  # type: ignore[list-item]
        if len(dates) == 1:
            a, b = dates[0]
            yield "issued", Part(row.line, row.start + a, row.start + b)
            return


def _journal(above: Sequence[Row]) -> Known:
    """The journal's name: known as one, or next to an ISSN or the issue's numbers."""
    for number in range(len(above) - 1, -1, -1):
        row = above[number]
        if len(row.text) > _LONGEST_NAME or row.kind == "prose":
            continue
        near = [above[n] for n in (number - 1, number + 1) if 0 <= n < len(above)]
        cited = citation_in(row.text)
        if cited is not None:
            span = journal_before(row.text, cited.start, "")
        else:
            span = journal_in(row.text, announced=any(map(_is_of_issue, near)))
        if CONFERENCE.search(row.text) and cited is None:
            return (("container_title", row.part),)
        if span is not None and _is_name(row.text[slice(*span)]):
            start = row.start
            return (
                ("container_title", Part(row.line, start + span[0], start + span[1])),
            )
    return ()


def _is_name(text: str) -> bool:
    return not re.search(
        r"\b(?:archives?|home|current|issues?|published|articles?|contents?)\b",
        text,
        re.I,
    )


def _is_of_issue(row: Row) -> bool:
    if row.role == "issn" or "ISSN" in row.line.text:
        return True
    cited = citation_in(row.text)
    return cited is not None and bool({"volume", "issue"} & set(cited.parts))


def with_years(rows: Sequence[Row], items: Sequence[Item]) -> list[Item]:
    """The entries, each without a year with that of the heading above it, if years are
    what the list is grouped by."""
    years = {
        number: Part(
            row.line, row.start + match.start("year"), row.start + match.end("year")
        )
        for number, row in enumerate(rows)
        if (match := _LONE_YEAR.fullmatch(row.text))
    }
    inside = {n for item in items for n in range(item.first, item.last + 1)}
    heads = sorted(number for number in years if number not in inside)
    dated = []
    for item in items:
        above = [number for number in heads if number < item.first]
        more: Known = (("issued", years[above[-1]]),) if above else ()
        dated.append(with_known(item, more))
    return dated
