"""The lines around a title that name its authors."""

from collections.abc import Mapping, Sequence
from typing import Final

from refkit.model import Span
from refkit.parsers.text.sheet import Sheet
from refkit.parsers.text.titles import Heading
from refkit.parsers.text.weights import score

_BYLINE_REACH: Final = 7
_LIST_REACH: Final = 40

Bylines = Mapping[int, Sequence[Span]]
"""Lines by number, with the stretch of each name."""


def bylines_of(sheet: Sheet, heading: Heading) -> tuple[Bylines, dict[str, float]]:
    """The lines near a title that name its authors, and what they say for it.

    One line with several names is the list; without one, lines of one name each are.
    """
    best: tuple[float, int] | None = None
    shows: dict[str, float] = {}
    end = min(sheet.end_after(heading.line), heading.last + 1 + _BYLINE_REACH)
    above = range(heading.line - 1, max(-1, heading.line - 3), -1)
    for number in (*range(heading.last + 1, end), *above):
        found = sheet.byline(number)
        if found is None or found.score < (0.8 if len(found.names) > 1 else 1.6):
            continue
        below = number > heading.line
        distance = number - heading.last if below else 1.5 * (heading.line - number)
        amounts = {
            "byline": 1.0,
            "byline score": min(found.score, 5.0),
            "byline distance": distance,
        }
        gain = score(amounts)
        if best is None or gain > best[0]:
            best, shows = (gain, number), amounts
    if best is None or best[0] <= 0:
        return {}, {}
    lines = _with_neighbours(sheet, heading, best[1])
    found_in = {number: sheet.byline(number) for number in lines}
    return {number: found.names for number, found in found_in.items() if found}, shows


def _with_neighbours(sheet: Sheet, heading: Heading, number: int) -> list[int]:
    """A line of one name, with the lines of one name each around it."""
    if number < heading.line or not _names_one(sheet, number):
        return [number]
    above = [n for n in range(heading.last + 1, number) if _names_one(sheet, n)]
    lines, silent = [*above, number], 0
    end = min(sheet.end_after(heading.line), number + _LIST_REACH)
    roles = {at.line: at.role for at in sheet.labels}
    for following in range(number + 1, end):
        if roles.get(following, "ignored") not in {"ignored", "other_name"}:
            break
        if _names_one(sheet, following):
            lines.append(following)
            silent = 0
        else:
            # An affiliation and an address may stand between two authors.
            silent += 1
            if silent > 3 or len(sheet.page[following].text) > 300:
                break
    return lines


def _names_one(sheet: Sheet, number: int) -> bool:
    found = sheet.byline(number)
    return found is not None and len(found.names) == 1 and found.score > 1.6
