"""What the lines around a line say of the names on it."""

import re
from typing import Final

from attrs import evolve

from refkit.parsers.text.bylines import Byline, byline_after, byline_in
from refkit.parsers.text.places import is_place_word
from refkit.parsers.text.sheet import Sheet
from refkit.readers.patterns import lazy
from refkit.readers.scripts import is_caseless

_LONGEST_LABEL: Final = 45
LONGEST_PLACE: Final = 300
"""The longest line that an affiliation fills."""

PROSE: Final = 350
"""The shortest line that running text fills."""

# Labels that speak of a place, whose value on the next line may be missing.
_PLACE_LABEL: Final = lazy(
    r"\W*(?:(?:author )?affiliations?|institutions?|contact|kontakt|correspondence)\W*$",
    re.I,
)
_AUTHOR_LABEL: Final = lazy(
    r"\W*(?:author|autor|auteur|verfasser|szerz|yazar|tekij|författ|forfatt|penulis|автор"
    r"|저자|著者|作者|نویسند|المؤلف|ผู้แต่ง|by\W*$|di\W*$|von\W*$|par\W*$|por\W*$)",
    re.I,
)
# What announces people who are no authors.
_OTHER_PEOPLE: Final = lazy(
    r"\b(?:committee|chair|advis[eo]r|supervis|director|direct|editor|edited|editorial"
    r"|edit[ae]d[oa]|redak|translat|überset|tradu|review(?:er|ed)|referee|examiner|opponent"
    r"|mentor|promotor|orientador|betreuer|gutachter|herausgeber|posted|uploaded|submitted"
    r"|deposited|contact|correspond|maintained|webmaster|sponsor|funder|related|similar"
    r"|recommended|cited|search|browse|share|also by|recenz|руковод|редак|рецензент|a cura)"
    r"|指导|指導|지도|监修|編集|责任编辑|راهنما|مشاور|المشرف",
    re.I,
)
_EDITORS: Final = lazy(
    r"\W*(?:general |volume |assistant |series |guest )?(?:editors?|eds?\.|translators?"
    r"|herausgeber(?:in)?|hrsg\.?|supervisors?|advis[eo]rs?|reviewers?)\W*$",
    re.I,
)
_EDITED: Final = lazy(
    r"[(\[](?:eds?|hrsg|hg|orgs?|coords?|dir|editors?|red|ред|trans|comp|toim)\.?[)\]]",
    re.I,
)
# A title and its authors without a blank between: "…from the seaA. Lee1, B. Song2".
_GLUED_TITLE: Final = lazy(
    r"[^.]{10,300}?[a-zà-ÿ](?=[A-ZÀ-Þ]\.(?:[ -]?[A-ZÀ-Þ]\.)*\s[A-ZÀ-Þ][^\W\d_]+\d)"
)
# "31.1.2019 ∙ by Li Zhang, et al. ∙ 0": names inside a line of other things.
_BY: Final = lazy(
    r"(?:^|[∙•·|–—-])\s{0,3}(?:[Bb]y|BY|[Pp]ar|[Pp]or|[Vv]on|[Dd]oor|[Aa]uthors?:|[Aa]utor:)\s{1,3}"
    r"(?=[^\W\d_a-z])([^∙•·|]{4,400})"
)


def named(sheet: Sheet, number: int) -> Byline | None:
    """The names on a line that no label claims for something else."""
    return sheet.once("named", number, _named)


def _named(sheet: Sheet, number: int) -> Byline | None:
    page, text = sheet.page, sheet.page[number].text
    if number in sheet.labelled_lines and not _is_free(sheet, number):
        return None
    above = page[number - 1].text if number else ""
    by_label = announced(sheet, number)
    others = len(above) < _LONGEST_LABEL and _OTHER_PEOPLE.search(above)
    if others and not by_label and not _PLACE_LABEL.match(above):
        return None
    if names_editors(text[:PROSE]):
        return None
    if number + 1 < len(page) and _EDITORS.match(page[number + 1].text[:60]):
        return None
    found = byline_in(text)
    if found is None:
        found, by_label = _inside(text[:PROSE]), True
    if found is None:
        return None
    return evolve(found, score=found.score + 1) if by_label else found


def names_editors(text: str, start: int = 0) -> bool:
    """Whether a mark behind the names says that they edited: ``Ada Lee (Ed.)``."""
    return _EDITED.search(text, start) is not None


def _inside(text: str) -> Byline | None:
    """The names behind "by", or glued to a title in another language."""
    by = _BY.search(text)
    if by is not None:
        return byline_after(text[: by.end()], by.start(1))
    glued = _GLUED_TITLE.match(text)
    found = byline_after(text, glued.end()) if glued else None
    return found if found is not None and len(found.names) > 1 else None


def announced(sheet: Sheet, number: int) -> bool:
    """Whether the line above is a label for authors."""
    above = sheet.page[number - 1].text.rstrip(" |") if number else ""
    return len(above) < _LONGEST_LABEL and bool(_AUTHOR_LABEL.match(above))


def _is_free(sheet: Sheet, number: int) -> bool:
    """Whether the label above a line says nothing about it, or of a place."""
    at = next(at for at in sheet.labels if at.line == number)
    if at.start or not number:
        return False
    if at.role == "ignored":
        return True
    return at.role == "other_name" and bool(
        _PLACE_LABEL.match(sheet.page[number - 1].text)
    )


def supported(sheet: Sheet, number: int, title: str = "") -> bool:
    """Whether an affiliation or an address follows a line.

    In a script without capitals the abstract after it must do.
    """
    below = range(number + 1, min(number + 4, len(sheet.page)))
    if is_caseless(title) and any(
        at.role == "abstract" and at.line in below for at in sheet.labels
    ):
        return is_caseless(sheet.page[number].text)
    return any(
        is_place(line.text) or _PLACE_LABEL.match(line.text)
        for line in (sheet.page[at] for at in below)
        if len(line.text) < LONGEST_PLACE
    )


def is_place(text: str) -> bool:
    """Whether a line holds an affiliation or an address, not a name."""
    return (
        any(
            is_place_word(word.strip(".,;:()•"))
            for word in text[:LONGEST_PLACE].split()
        )
        or "@" in text
        or "orcid" in text[:LONGEST_PLACE].lower()
    )
