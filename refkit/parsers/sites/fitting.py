"""Laying a layout over the lines of a page."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from refkit.model import NAME_FIELDS
from refkit.parsers.page import Line, Page
from refkit.parsers.sites.profile import Layout, Step

REACH: Final = 100
"""How many lines of navigation may come before the first line of a layout."""
DEPTH: Final = 160
"""How far down the page a layout and its facts are looked for."""
_LONGEST: Final = 6_000
"""No line of a layout is longer, so that every pattern meets a bounded text."""

Fit = Sequence[tuple[Line, re.Match[str]]]
"""The lines that a layout covers, each with what its step found there."""
Dead = set[tuple[int, int]]
"""Where the rest of a layout is known not to fit: (line, how many steps are left)."""


def fit(page: Page, layout: Layout) -> Fit | None:
    """The lines of the page that a layout fits, with the facts below them.

    One that fits twice, and says two things, is laid over a list of works: there it
    fits nothing.
    """
    page = page[:DEPTH]
    if not any(_match(layout.anchor, line) for line in page):
        return None
    fits = _fits(page, layout)
    start, found = next(fits, (REACH, None))
    if found is None or start >= REACH:
        return None
    if any(not _same(found, other) for _, other in fits):
        return None
    return [*found, *_facts(page[start:], layout, found)]


def _fits(page: Page, layout: Layout) -> Iterator[tuple[int, Fit]]:
    """Every place of the page that a layout fits, from the top, with its first line."""
    start, dead = 0, Dead()
    while start < len(page):
        found = _fit_from(page, start, layout.steps, dead)
        if found is None or not _agree(found):
            start += 1
        else:
            yield start, found
            start += max(1, len(found))


def _same(found: Fit, other: Fit) -> bool:
    return any(_said(found)) and _agree([*found, *other])


def _match(step: Step, line: Line) -> re.Match[str] | None:
    return step.pattern.fullmatch(line.text) if len(line.text) <= _LONGEST else None


def _fit_from(page: Page, at: int, steps: Sequence[Step], dead: Dead) -> Fit | None:
    if not steps:
        return ()
    if (at, len(steps)) in dead:
        return None
    step = steps[0]
    taken = list(_run(page, at, step))
    for count in _counts(step, len(taken)):
        rest = _fit_from(page, at + count, steps[1:], dead)
        if rest is not None:
            return [*taken[:count], *rest]
    dead.add((at, len(steps)))
    return None


def _run(page: Page, at: int, step: Step) -> Iterator[tuple[Line, re.Match[str]]]:
    """The lines from here on that a step fits, as many as it allows."""
    for line in page[at : at + step.most]:
        match = _match(step, line)
        if match is None:
            return
        yield line, match


def _counts(step: Step, most: int) -> Sequence[int]:
    """How many lines to take, in the order to try."""
    least = 0 if step.optional else 1
    counts = range(least, most + 1)
    # What holds a field is taken if it can be; what holds none is passed over.
    return counts[::-1] if step.most == 1 and step.fields else counts


def _facts(
    page: Page, layout: Layout, found: Fit
) -> Iterator[tuple[Line, re.Match[str]]]:
    known = list(found)
    for steps in layout.facts:
        people = any(name in NAME_FIELDS for step in steps for name in step.fields)
        dead = Dead()
        for at in range(len(page)):
            fact = _fit_from(page, at, steps, dead)
            if fact and _agree([*known, *fact]):
                known.extend(fact)
                yield from fact
                if not people:
                    break


def _agree(found: Fit) -> bool:
    """Whether no field is one thing on one line and another on the next.

    One may say more than the other: a title its subtitle, a date the day.
    """
    values: dict[str, str] = {}
    for name, value in _said(found):
        short, long = sorted((values.setdefault(name, value), value), key=len)
        if short not in long:
            return False
    return True


def _said(found: Fit) -> Iterator[tuple[str, str]]:
    for _, match in found:
        for name, value in match.groupdict().items():
            if value and name not in NAME_FIELDS:
                words = re.findall(r"\w+", value.casefold())
                yield name, f" {' '.join(words)} "
