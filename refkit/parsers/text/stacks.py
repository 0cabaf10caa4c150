"""Lists whose entries are stacks of lines: a title, its authors, a source, in one order.

The order is the page's own, and it is the same for every entry: so it is chosen for the
page as a whole, as the one under which most bylines find a title.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from refkit.parsers.text.items import Item, trimmed_title
from refkit.parsers.text.known import Known, container_of, known_of
from refkit.parsers.text.rows import LONE_YEAR, Part, Row

_REACH: Final = 3
"""How many rows may lie between a title and its byline, that one included."""
_FEW: Final = 2
_LONGEST: Final = 14
"""How many rows an entry has at most."""


class _Byline(NamedTuple):
    """Rows that name the authors of one work."""

    first: int
    last: int
    names: tuple[Part, ...]


def stacked(rows: Sequence[Row]) -> list[Item]:
    """Read rows as a list of stacks, top to bottom."""
    bylines = list(_bylines(rows))
    if len(bylines) < _FEW:
        return []
    above, below = _titles(rows, bylines, -1), _titles(rows, bylines, 1)
    titles = max((above, below), key=lambda found: _fit(found, bylines))
    if len(titles) * 2 < len(bylines) or len(titles) < _FEW:
        return _untitled(rows, bylines)
    heads = [
        (min(at, byline.first), max(at, byline.last), at, byline.names)
        for byline in bylines
        if (at := titles.get(byline.first)) is not None
    ]
    return _with_sources(rows, heads)


def _bylines(rows: Sequence[Row]) -> Iterator[_Byline]:
    """The bylines; lines of one name each are one."""
    start = 0
    while start < len(rows):
        if not rows[start].names:
            start += 1
            continue
        end = start + 1
        while (
            end < len(rows)
            and len(rows[end].names) == 1
            and len(rows[end - 1].names) == 1
            and rows[end].role in {None, rows[start].role}
        ):
            end += 1
        names = tuple(name for row in rows[start:end] for name in row.names)
        yield _Byline(start, end - 1, names)
        start = end


def _titles(
    rows: Sequence[Row], bylines: Sequence[_Byline], step: int
) -> dict[int, int]:
    """For each byline the nearest title above it, or below it; each title once."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for byline in bylines:
        start = byline.last if step > 0 else byline.first
        for distance in range(1, _REACH + 1):
            at = start + step * distance
            if not 0 <= at < len(rows) or rows[at].kind in {
                "names",
                "prose",
                "section",
            }:
                break
            if rows[at].kind == "title":
                if at not in taken:
                    found[byline.first] = at
                    taken.add(at)
                break
    return found


def _fit(titles: dict[int, int], bylines: Sequence[_Byline]) -> tuple[int, int, int]:
    """How well an order fits: how many entries it gives, and how tight they are."""
    lasts = {byline.first: byline.last for byline in bylines}
    gaps = sum(
        min(abs(at - first), abs(at - lasts[first])) for first, at in titles.items()
    )
    above = sum(at < first for first, at in titles.items())
    return len(titles), -gaps, above


Head = tuple[int, int, int | None, tuple[Part, ...]]
"""First and last row, the row of the title, and the names."""


def _untitled(rows: Sequence[Row], bylines: Sequence[_Byline]) -> list[Item]:
    """Entries that lost their titles: authors with numbers right below them."""
    heads: list[Head] = []
    for byline in bylines:
        after = rows[byline.last + 1 : byline.last + 2]
        if after and {"volume", "page"} <= {name for name, _ in known_of(after)}:
            heads.append((byline.first, byline.last, None, byline.names))
    return _with_sources(rows, heads) if len(heads) >= _FEW else []


def _with_sources(rows: Sequence[Row], heads: Sequence[Head]) -> list[Item]:
    """The entries, each with the rows that stand between it and the next."""
    gaps = _gaps(rows, heads)
    leading = _leads(rows, gaps)
    headings = _year_headings(rows, gaps)
    items = []
    for number, (first, last, at, names) in enumerate(heads):
        gap = gaps[number] if leading else _until(gaps[number + 1], headings)
        inner = [row for n, row in enumerate(rows[first : last + 1], first) if n != at]
        own = [*inner, *(rows[n] for n in gap)]
        title, known = trimmed_title(rows[at].part) if at is not None else (None, ())
        known = _joined(known, known_of(own))
        known = _joined(
            known, container_of([row for row in own if not row.names], known)
        )
        end = gap[-1] if gap and not leading else last
        start = gap[0] if gap and leading else first
        order = _order(rows, at, first, last)
        items.append(
            Item(min(start, first), max(end, last), title, names, known, order)
        )
    return items


def _year_headings(rows: Sequence[Row], gaps: Sequence[range]) -> frozenset[int]:
    """Rows of one year that head groups of entries: they stand above some alone."""
    found = [[n for n in gap if LONE_YEAR.fullmatch(rows[n].text)] for gap in gaps[1:]]
    everywhere = sum(map(bool, found)) >= len(found) - 1
    return frozenset() if everywhere else frozenset(n for gap in found for n in gap)


def _until(gap: range, headings: frozenset[int]) -> range:
    stop = next((n for n in gap if n in headings), gap.stop)
    return range(gap.start, stop)


def _order(rows: Sequence[Row], at: int | None, first: int, last: int) -> int:
    """How far the names stand below the title, in rows; less than 0 above it."""
    named = [n for n in range(first, last + 1) if rows[n].names]
    if at is None or not named:
        return 0
    return min((n - at for n in named), key=abs)


def _joined(known: Known, more: Known) -> Known:
    fields = {name for name, _ in known}
    return (*known, *(pair for pair in more if pair[0] not in fields))


def _gaps(rows: Sequence[Row], heads: Sequence[Head]) -> list[range]:
    """The rows before the first entry, between each two, and after the last."""
    starts = [head[0] for head in heads] + [len(rows)]
    ends = [-1] + [head[1] for head in heads]
    gaps = []
    for end, start in zip(ends, starts, strict=True):
        if end < 0:
            gaps.append(range(max(0, start - _FEW), start))
            continue
        stop = next(
            (n for n in range(end + 1, start) if rows[n].kind == "section"), start
        )
        gaps.append(range(end + 1, min(stop, end + _LONGEST)))
    return gaps


def _leads(rows: Sequence[Row], gaps: Sequence[range]) -> bool:
    """Whether sources stand above their entries: the first has one, the last none."""
    above = {rows[n].shape for n in gaps[0] if known_of([rows[n]])}
    between = [
        {rows[n].shape for n in gap if known_of([rows[n]])} for gap in gaps[1:-1]
    ]
    after = {rows[n].shape for n in gaps[-1]}
    if not above or not between:
        return False
    common = set.intersection(*between) & above
    return bool(common) and not common & after
