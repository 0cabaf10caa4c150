"""Titles that a page broke over several lines: which lines go on in the next?"""

from typing import Final

from refkit.parsers.page import Line, Page
from refkit.parsers.text.citations import citation_in
from refkit.parsers.text.labels import is_label
from refkit.parsers.text.lexicon import folded_words, is_journal
from refkit.parsers.text.title_looks import is_no_title, may_be_title, names_people
from refkit.readers.months import fold

_COLUMN: Final = 100
"""The longest line of a printed column, in characters."""

_WRAPPED: Final = 30
"""From how many characters on a line may have been broken for its length."""
_HANGING: Final = frozenset(
    map(
        fold,
        "a an the of and or in on for to with from by at as its their under between through"
        " towards into upon der die das des den dem und von zu mit für im am zur zum eine"
        " einer eines bei aus nach über auf le la les de du des et en à au aux une un dans"
        " pour sur par avec el los las y del al una por para con como il lo gli di e da della"
        " dei delle nel nella per do dos das em na no nas nos ou com ao i w z na o do ve v"
        " s k u od za po pro se ile için och på av för med til og af om ved van het een voor"
        " op ja și în cu pe és az dengan dan yang pada untuk dari terhadap dalam di και του"
        " της των στο στη στην με για από και в на с о по для из к у от об за при и та у з".split(),
    )
)


def is_wrapped(page: Page) -> bool:
    """Whether the page keeps the short lines of a printed column."""
    lengths = sorted(len(line.text) for line in page[:100])
    return bool(lengths) and lengths[len(lengths) * 9 // 10] <= _COLUMN


def could_stand_alone(text: str, rest: str) -> bool:
    """Whether two lines are each long enough for a title: perhaps in two languages."""
    return (
        min(len(folded_words(text)), len(folded_words(rest))) >= 4 and rest[0].isupper()
    )


def may_continue(page: Page, number: int) -> bool:
    """Whether a line could be the rest of a title that the line before it opens."""
    before, line = page[number - 1], page[number]
    if line.tag or before.text[-1] in ".?!;":
        return False
    if max(len(before.text), len(line.text)) > 120 or is_label(line):
        return False
    smooth = joins(before, line)
    if line.block != before.block and not (smooth and len(before.text) > _WRAPPED):
        return False
    if is_no_title(line.text) or citation_in(line.text):
        return False
    return _hangs(before.text) or not (names_people(line.text) or is_journal(line.text))


def runs_on(page: Page, number: int) -> bool:
    """Whether a title that stops at this line would be cut off."""
    if number + 1 >= len(page) or not may_continue(page, number + 1):
        return False
    return joins(page[number], page[number + 1])


def goes_on(page: Page, number: int) -> bool:
    """Whether a line could be the rest of a title that begins above it."""
    if not number or not may_continue(page, number):
        return False
    above = page[number - 1]
    return (
        len(above.text) > _WRAPPED // 2
        and not is_label(above)
        and may_be_title(above.text)
    )


def joins(line: Line, rest: Line) -> bool:
    """Whether a line runs on in the next: by a small word or letter at the break."""
    loud = line.text.isupper() and rest.text.isupper()
    return rest.text[0].islower() or loud or _hangs(line.text)


def _hangs(text: str) -> bool:
    """Whether a line ends in a word that wants another."""
    last = folded_words(text[-30:])[-1:] or [""]
    return last[0] in _HANGING
