"""What deduplication decided, as text: who was merged, and on which grounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Any, Final
from unicodedata import combining, east_asian_width

import refkit
from refkit.cli.terminal import counted, visible

_LONGEST: Final = 300
"""Letters of a value that are shown."""
_NARROWEST: Final = 20
"""Columns that a value needs to be readable."""


def plan(result: refkit.Deduplicated) -> Iterator[str]:
    """The lines that say what is merged and what stays apart, and why."""
    for members, links in zip(result.members, result.links, strict=True):
        if len(members) > 1:
            yield f"{len(members)} copies of one work"
            yield from _records(result, members)
            number = {at: place for place, at in enumerate(members, 1)}
            for one, other in _spanning(members, links):
                why = grounds(result.explain(one, other))
                yield f"     {number[one]} = {number[other]}  {why}"
            yield ""
    yield from _pairs(result, questions(result), "unsure", "?")
    yield from _pairs(result, result.related, "related", "/")


def totals(result: refkit.Deduplicated) -> str:
    """One line on what became of the records."""
    records, works = len(result.inputs), len(result.members)
    parts = [
        counted(works, "work", "works"),
        f"{counted(records - works, 'copy', 'copies')} merged",
        counted(len(questions(result)), "unsure pair", "unsure pairs"),
        counted(len(result.related), "related pair", "related pairs") + " kept apart",
    ]
    return f"{counted(records, 'record', 'records')}: {', '.join(parts)}"


def questions(result: refkit.Deduplicated) -> list[refkit.Decision]:
    """The unsure pairs to ask a person about: of two works the likeliest pair."""
    found: dict[frozenset[int], refkit.Decision] = {}
    for pair in result.unsure:
        works = frozenset((result.assignment[pair.one], result.assignment[pair.other]))
        found.setdefault(works, pair)
    return list(found.values())


def side_by_side(
    one: refkit.Reference, other: refkit.Reference, width: int
) -> Iterator[str]:
    """Two references field by field; a star marks where they differ."""
    left, right = _fields(one), _fields(other)
    names = [*left, *(name for name in right if name not in left)]
    margin = max(map(len, names), default=0)
    column = max(_NARROWEST, (width - margin - 7) // 2)
    for name in names:
        a, b = left.get(name, ""), right.get(name, "")
        mark = "*" if a and b and a != b and name != "source" else " "
        cells = zip_longest(folded(a, column), folded(b, column), fillvalue="")
        for at, (cell, opposite) in enumerate(cells):
            label = "" if at else name
            space = " " * (column - _columns(cell))
            yield f"{mark} {label:{margin}}  {cell}{space} | {opposite}".rstrip()


def grounds(decision: refkit.Decision) -> str:
    """What speaks for and against two records being one work, in one line."""
    weighed = ", ".join(
        f"{ground.feature} {ground.state} {ground.weight:+.2f}"
        for ground in sorted(decision.grounds, key=lambda ground: -abs(ground.weight))
        if ground.weight
    )
    parts = ["a person said so"] if decision.person is not None else []
    parts += [decision.bar] if decision.bar else []
    return "; ".join([*parts, f"score {decision.score:.2f}: {weighed}"])


def folded(text: str, width: int) -> list[str]:
    """Fold a text into lines that a terminal shows in so many columns.

    >>> folded("On the Hypotheses", 12), folded("研究方法", 4)
    (['On the', 'Hypotheses'], ['研究', '方法'])
    """
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".lstrip()
        if _columns(joined) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for char in word:
            if _columns(lines[-1] + char) > width:
                lines.append("")
            lines[-1] += char
    return lines


def _columns(text: str) -> int:
    return sum(
        0 if combining(char) else 1 + (east_asian_width(char) in "WF") for char in text
    )


def _pairs(
    result: refkit.Deduplicated,
    pairs: Sequence[refkit.Decision],
    kind: str,
    sign: str,
) -> Iterator[str]:
    for pair in pairs:
        yield f"{kind}, kept apart"
        yield from _records(result, (pair.one, pair.other))
        yield f"     1 {sign} 2  {grounds(pair)}"
        yield ""


def _spanning(
    members: Iterable[int], links: Iterable[tuple[float, int, int]]
) -> Iterator[tuple[int, int]]:
    """The surest links that suffice to hold the members of a cluster together.

    >>> list(_spanning((0, 1, 2), [(9, 0, 2), (8, 0, 1), (7, 1, 2)]))
    [(0, 2), (0, 1)]
    """
    group = {at: {at} for at in members}
    for _, one, other in links:
        larger, smaller = sorted((group[one], group[other]), key=len, reverse=True)
        if larger is not smaller:
            larger |= smaller
            group.update(dict.fromkeys(smaller, larger))
            yield one, other


def _records(result: refkit.Deduplicated, members: Iterable[int]) -> Iterator[str]:
    for number, at in enumerate(members, 1):
        reference = result.inputs[at]
        where = visible(
            " ".join(filter(None, (reference.source, reference.citation_key)))
        )
        yield f"  {number}  {where}: {_described(reference)}"


def _described(reference: refkit.Reference) -> str:
    """One line by which a person knows a work.

    >>> _described(refkit.Reference(title="On Oaks", volume="8", page="1-9"))
    'On Oaks, 8: 1-9'
    """
    names = [name.family or name.literal or name.given for name in reference.author]
    author = (names[0] or "") + " et al." * (len(names) > 1) if names else ""
    year = f"({reference.year})" if reference.year else ""
    place = " ".join(filter(None, (reference.journal, reference.volume)))
    place += f"({reference.issue})" if reference.issue else ""
    place += f": {reference.page}" if reference.page else ""
    work = ", ".join(filter(None, (reference.title, place, reference.doi)))
    return visible(" ".join(filter(None, (author, year, work)))[:_LONGEST])


def _fields(reference: refkit.Reference) -> dict[str, str]:
    """What of a reference is shown, as visible text."""
    values = [
        ("source", reference.source),
        *reference.known.items(),
        ("citation_key", reference.citation_key),
    ]
    return {name: _shown(value) for name, value in values if value}


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return visible("; ".join(map(_plain, value[:20])) + " …" * (len(value) > 20))
    text = _plain(value)
    return visible(text[:_LONGEST] + "…" * (len(text) > _LONGEST))


def _plain(value: Any) -> str:
    return value.inverted if isinstance(value, refkit.Name) else str(value)
