"""The lines around a title that name its authors."""

import re
from collections.abc import Iterator
from typing import Final

from refkit.parsers.text.author_hints import (
    PROSE,
    announced,
    is_place,
    named,
    supported,
)
from refkit.parsers.text.author_lists import (
    CLOSE,
    ONE,
    SEVERAL,
    Bylines,
    finished,
    lines_around,
    lines_below,
    names_on,
    runs_on,
)
from refkit.parsers.text.author_marks import without_marks
from refkit.parsers.text.behind import names_behind
from refkit.parsers.text.bylines import byline_after, is_announced
from refkit.parsers.text.labels import Labelled
from refkit.parsers.text.sheet import Sheet
from refkit.parsers.text.titles import Heading, fold_line
from refkit.readers.scripts import is_caseless

__all__ = ["Bylines", "bylines_of", "labelled_names"]

_BYLINE_REACH: Final = 10
_AGAIN_REACH: Final = 120


def bylines_of(sheet: Sheet, heading: Heading) -> tuple[Bylines, dict[str, float]]:
    """The lines near a title that name its authors, and what they say for it.

    One line with several names is the list; without one, lines of one name each are.
    """
    behind = names_behind(sheet.page[heading.last].text, heading.end)
    if behind is not None:
        return {heading.last: behind.names}, {}
    best: tuple[float, int] | None = None
    shows: dict[str, float] = {}
    for number in _near(sheet, heading):
        amounts = _amounts(sheet, heading, number)
        if not amounts:
            continue
        gain = _gain(amounts)
        if gain <= 0 and not _sure(sheet, number):
            continue
        gain += _same_script(sheet, heading, number)
        if best is None or gain > best[0]:
            best, shows = (gain, number), amounts
    if best is None:
        return _said_again(sheet, heading), {}
    number = best[1]
    above = max(-1, heading.line - 8)
    first = heading.last if number > heading.last else above
    names = _list_at(sheet, number, first, fold_line(heading.text))
    return names, shows if _gain(shows) > 0 else {}


def _list_at(sheet: Sheet, number: int, first: int, title: str) -> Bylines:
    """The list that a line belongs to; the title said again is no part of it."""
    lines = sorted(lines_around(sheet, number, first))
    return names_on(
        sheet, [at for at in lines if fold_line(sheet.page[at].text) not in title]
    )


def _said_again(sheet: Sheet, heading: Heading) -> Bylines:
    """The names behind or below a title where the page says it once more."""
    title = fold_line(heading.text).replace("ı", "i")
    if title.count(" ") < 2:
        return {}
    for number in range(heading.last + 1, min(len(sheet.page), _AGAIN_REACH)):
        said = fold_line(sheet.page[number].text).replace("ı", "i")
        if title in said and said != title:
            text = sheet.page[number].text
            found = names_behind(text, _end_of(heading.text, text))
            if found is not None:
                return {number: found.names}
        elif len(said) > 7 and title.endswith(said):
            below = range(number + 1, min(number + 3, len(sheet.page)))
            for at in below:
                found = named(sheet, at)
                if found is not None and found.score > (
                    SEVERAL if len(found.names) > 1 else 1.4
                ):
                    return _list_at(sheet, at, number, title)
    return {}


def _end_of(title: str, text: str) -> int:
    """Where a title ends inside a line, whatever stands between its words."""
    words = r"\W{1,4}".join(map(re.escape, re.findall(r"\w+", title)[:60]))
    found = re.search(words, text, re.I)
    return found.end() if found else len(text)


def labelled_names(sheet: Sheet, at: Labelled) -> Bylines:
    """The names that a label announces, on its line and those that run on from it."""
    text = sheet.page[at.line].text
    found = byline_after(text[: at.end], at.start)
    if found is None or all(is_place(text[a:b]) for a, b in found.names):
        return {}
    names = {at.line: found.names}
    if not at.start or runs_on(sheet, at.line):
        for number in lines_below(sheet, at.line):
            following = named(sheet, number)
            if following is not None:
                names[number] = following.names
    return finished(sheet.page, without_marks(sheet.page, names))


def _amounts(sheet: Sheet, heading: Heading, number: int) -> dict[str, float]:
    found = named(sheet, number)
    if found is None:
        return {}
    below = number > heading.line
    distance = number - heading.last if below else 1.5 * (heading.line - number)
    needed = SEVERAL if len(found.names) > 1 else ONE
    if needed == ONE and distance < 3 and supported(sheet, number, heading.text):
        needed = 1.0 if is_caseless(heading.text) else CLOSE
    text = sheet.page[number].text
    if found.score < needed or _goes_on(heading.text, text):
        return {}
    return {
        "byline": 1.0,
        "byline score": min(found.score, 5.0),
        "byline distance": distance,
    }


def _gain(amounts: dict[str, float]) -> float:
    """How much a line is the byline: by its names, and by how near it stands."""
    return 1.9 + 0.32 * amounts["byline score"] - 0.76 * amounts["byline distance"]


def _goes_on(title: str, text: str) -> bool:
    """Whether a line in capitals is more of a title in capitals than a name."""
    return (
        title.isupper() and text.isupper() and "," not in text and text.count(" ") > 2
    )


def _sure(sheet: Sheet, number: int) -> bool:
    """Whether a byline stands so clear that it may be far from the title."""
    found = named(sheet, number)
    if found is None:
        return False
    if len(found.names) > 1:
        return found.score > 1.5 or announced(sheet, number)
    return found.score > 2 and (announced(sheet, number) or supported(sheet, number))


def _same_script(sheet: Sheet, heading: Heading, number: int) -> float:
    """A page in two languages names its authors in the script of the title as well."""
    title, line = heading.text, sheet.page[number].text
    return float(is_caseless(title) == is_caseless(line))


def _near(sheet: Sheet, heading: Heading) -> Iterator[int]:
    """The lines where a byline may stand: below a title down to the text, and above."""
    end = min(sheet.end_after(heading.line), heading.last + 1 + _BYLINE_REACH)
    title = fold_line(heading.text)
    below = range(heading.last + 1, end)
    prose = False
    for number in (*below, *range(heading.line - 1, max(-1, heading.line - 3), -1)):
        text = sheet.page[number].text
        if number > heading.line:
            prose = prose or (len(text) > PROSE and not named(sheet, number))
            # Below the text only a line that says so names the authors.
            if prose and not is_announced(text):
                continue
        said = fold_line(text)
        if title not in said and said.replace(" ", "") not in title.replace(" ", ""):
            yield number
