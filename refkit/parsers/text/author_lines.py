"""The lines around a title that name its authors."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve

from refkit.model import Span
from refkit.parsers.text.author_marks import without_marks
from refkit.parsers.text.bylines import (
    Byline,
    byline_after,
    byline_in,
    is_announced,
    is_closed,
    is_place_word,
)
from refkit.parsers.text.caseless import CASELESS
from refkit.parsers.text.labels import Labelled
from refkit.parsers.text.sheet import Sheet
from refkit.parsers.text.titles import Heading, fold_line
from refkit.parsers.text.weights import score
from refkit.readers.names import NOISE, is_initials

_BYLINE_REACH: Final = 10
_LIST_REACH: Final = 200
_MOST_SILENT: Final = 4
_LONGEST_PLACE: Final = 300
_AGAIN_REACH: Final = 120
_PROSE: Final = 350
_SEVERAL, _ONE, _CLOSE = 0.8, 1.6, 1.2
"""How name-like a line has to be: of several names, of one, of one beside others."""

Bylines = Mapping[int, Sequence[Span]]
"""Lines by number, with the stretch of each name."""

# Labels that speak of a place, whose value on the next line may be missing.
_PLACE_LABEL: Final = re.compile(
    r"\W*(?:(?:author )?affiliations?|institutions?|contact|kontakt|correspondence)\W*$",
    re.I,
)
_AUTHOR_LABEL: Final = re.compile(
    r"\W*(?:author|autor|auteur|verfasser|szerz|yazar|tekij|författ|forfatt|penulis|автор"
    r"|저자|著者|作者|نویسند|المؤلف|ผู้แต่ง|by\W*$|di\W*$|von\W*$|par\W*$|por\W*$)",
    re.I,
)
# What announces people who are no authors.
_OTHER_PEOPLE: Final = re.compile(
    r"\b(?:committee|chair|advis[eo]r|supervis|director|direct|editor|edited|editorial"
    r"|edit[ae]d[oa]|redak|translat|überset|tradu|review(?:er|ed)|referee|examiner|opponent"
    r"|mentor|promotor|orientador|betreuer|gutachter|herausgeber|posted|uploaded|submitted"
    r"|deposited|contact|correspond|maintained|webmaster|sponsor|funder|related|similar"
    r"|recommended|cited|search|browse|share|also by|recenz|руковод|редак|рецензент|a cura)"
    r"|指导|指導|지도|监修|編集|责任编辑|راهنما|مشاور|المشرف",
    re.I,
)
_EDITORS: Final = re.compile(
    r"\W*(?:general |volume |assistant |series |guest )?(?:editors?|eds?\.|translators?"
    r"|herausgeber(?:in)?|hrsg\.?|supervisors?|advis[eo]rs?|reviewers?)\W*$"
    r"|.*[(\[](?:eds?|hrsg|hg|org|orgs|coord|dir|editors?|red|ред|trans|comp)\.?[)\]]\W*$",
    re.I,
)
# "31.1.2019 ∙ by Li Zhang, et al. ∙ 0": names inside a line of other things.
_BY: Final = re.compile(
    r"(?:^|[∙•·|–—-])\s{0,3}(?:[Bb]y|BY|[Pp]ar|[Pp]or|[Vv]on|[Dd]oor|[Aa]uthors?:|[Aa]utor:)\s{1,3}"
    r"(?=[^\W\d_a-z])([^∙•·|]{4,400})"
)
_RUNS_ON: Final = re.compile(r"(?:[,;،、；&]|\b(?:and|und|et|y|e|en|i|og|och|и))\s*$")
_RUN_ON: Final = re.compile(r"\s*(?:[,;&]|(?:and|und|et|y|en|og|och)\s)")
# What the page put on a line of its own between two names: "1,2 and".
_MARKS: Final = re.compile(
    r"[\d\s,;*†‡§¶&()]{0,20}(?:and|und|et|y|e|orcid)?[\s,;*†‡§¶]{0,8}", re.I
)
_BULLET: Final = re.compile(r"\s*(?:[•*·▪◦–-]|\d{1,2}[.)])\s")


def bylines_of(sheet: Sheet, heading: Heading) -> tuple[Bylines, dict[str, float]]:
    """The lines near a title that name its authors, and what they say for it.

    One line with several names is the list; without one, lines of one name each are.
    """
    behind = _behind(sheet, heading.last, heading.end)
    if behind is not None:
        return {heading.last: behind.names}, {}
    best: tuple[float, int] | None = None
    shows: dict[str, float] = {}
    for number in _near(sheet, heading):
        amounts = _amounts(sheet, heading, number)
        if not amounts:
            continue
        gain = score(amounts)
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
    return names, shows if score(shows) > 0 else {}


def _list_at(sheet: Sheet, number: int, first: int, title: str) -> Bylines:
    found_in = {
        at: _named(sheet, at)
        for at in sorted(_run(sheet, number, first))
        if fold_line(sheet.page[at].text) not in title
    }
    bylines = {at: found.names for at, found in found_in.items() if found}
    return without_marks(sheet.page, bylines)


def _said_again(sheet: Sheet, heading: Heading) -> Bylines:
    """The names behind or below a title where the page says it once more."""
    title = fold_line(heading.text).replace("ı", "i")
    if title.count(" ") < 2:
        return {}
    for number in range(heading.last + 1, min(len(sheet.page), _AGAIN_REACH)):
        said = fold_line(sheet.page[number].text).replace("ı", "i")
        if title in said and said != title:
            found = _behind(
                sheet, number, _end_of(heading.text, sheet.page[number].text)
            )
            if found is not None:
                return {number: found.names}
        elif len(said) > 7 and title.endswith(said):
            below = range(number + 1, min(number + 3, len(sheet.page)))
            for at in below:
                found = _named(sheet, at)
                if found is not None and found.score > (
                    _SEVERAL if len(found.names) > 1 else 1.4
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
    if found is None:
        return {}
    names = {at.line: found.names}
    own_line = not at.start or _runs_on(sheet, at.line)
    for number in sorted(_down(sheet, at.line)) if own_line else ():
        following = _named(sheet, number)
        if following is not None:
            names[number] = following.names
    return without_marks(sheet.page, names)


def _amounts(sheet: Sheet, heading: Heading, number: int) -> dict[str, float]:
    found = _named(sheet, number)
    if found is None:
        return {}
    below = number > heading.line
    distance = number - heading.last if below else 1.5 * (heading.line - number)
    needed = _SEVERAL if len(found.names) > 1 else _ONE
    if needed == _ONE and distance < 3 and _supported(sheet, number, heading.text):
        needed = 1.0 if CASELESS.search(heading.text) else _CLOSE
    text = sheet.page[number].text
    if found.score < needed or _goes_on(heading.text, text):
        return {}
    return {
        "byline": 1.0,
        "byline score": min(found.score, 5.0),
        "byline distance": distance,
    }


def _goes_on(title: str, text: str) -> bool:
    """Whether a line in capitals is more of a title in capitals than a name."""
    return (
        title.isupper() and text.isupper() and "," not in text and text.count(" ") > 2
    )


def _sure(sheet: Sheet, number: int) -> bool:
    """Whether a byline stands so clear that it may be far from the title."""
    found = _named(sheet, number)
    if found is None:
        return False
    if len(found.names) > 1:
        return found.score > 1.5 or _announced(sheet, number)
    return found.score > 2 and (_announced(sheet, number) or _supported(sheet, number))


def _same_script(sheet: Sheet, heading: Heading, number: int) -> float:
    """A page in two languages names its authors in the script of the title as well."""
    title, line = heading.text, sheet.page[number].text
    return float(bool(CASELESS.search(title)) == bool(CASELESS.search(line)))


def _near(sheet: Sheet, heading: Heading) -> Iterator[int]:
    """The lines where a byline may stand: below a title down to the text, and above."""
    end = min(sheet.end_after(heading.line), heading.last + 1 + _BYLINE_REACH)
    title = fold_line(heading.text)
    below = range(heading.last + 1, end)
    prose = False
    for number in (*below, *range(heading.line - 1, max(-1, heading.line - 3), -1)):
        text = sheet.page[number].text
        if number > heading.line:
            prose = prose or (len(text) > _PROSE and not _named(sheet, number))
            # Below the text only a line that says so names the authors.
            if prose and not is_announced(text):
                continue
        said = fold_line(text)
        if title not in said and said.replace(" ", "") not in title.replace(" ", ""):
            yield number


def _behind(sheet: Sheet, number: int, end: int) -> Byline | None:
    """The names that follow a title on its own line."""
    text = sheet.page[number].text
    if len(text) - end < 8 or text[end:].lstrip()[:1] in "|-–—:›»":
        return None
    found = byline_after(text[: end + 2_000], end)
    if found is None:
        return None
    one = 1.4 if is_closed(text, found.names[-1].end) else 2.0
    return found if found.score >= (1.5 if len(found.names) > 1 else one) else None


def _named(sheet: Sheet, number: int) -> Byline | None:
    """The names on a line that no label claims for something else."""
    page, text = sheet.page, sheet.page[number].text
    if number in sheet.labelled_lines and not _is_free(sheet, number):
        return None
    above = page[number - 1].text if number else ""
    announced = _announced(sheet, number)
    others = len(above) < 45 and _OTHER_PEOPLE.search(above)
    if others and not announced and not _PLACE_LABEL.match(above):
        return None
    if _EDITORS.match(text[-200:]):
        return None
    if number + 1 < len(page) and _EDITORS.match(page[number + 1].text[:60]):
        return None
    found = byline_in(text)
    if found is None:
        by = _BY.search(text[:_PROSE])
        return byline_after(text[: by.end()], by.start(1)) if by else None
    return evolve(found, score=found.score + 1) if announced else found


def _announced(sheet: Sheet, number: int) -> bool:
    above = sheet.page[number - 1].text.rstrip(" |") if number else ""
    return len(above) < 45 and bool(_AUTHOR_LABEL.match(above))


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


def _run(sheet: Sheet, number: int, first: int) -> Iterator[int]:
    """The lines of the list that one line of names belongs to, that line included."""
    yield number
    yield from _down(sheet, number)
    last, silent = number, 0
    for at in range(number - 1, first, -1):
        close = sheet.page[at].block == sheet.page[last].block
        if _runs_on(sheet, at) or (
            _single(sheet, last) and _adds(sheet, at, beside=last) and (close or silent)
        ):
            yield at
            last, silent = at, 0
        elif _is_place(sheet.page[at].text) and silent < _MOST_SILENT:
            silent += 1
        else:
            return


def _down(sheet: Sheet, number: int) -> Iterator[int]:
    end = min(len(sheet.page), number + _LIST_REACH)
    roles = {at.line: at for at in sheet.labels}
    last, silent, place, bridged = number, 0, False, False
    singles = _single(sheet, number)
    for following in range(number + 1, end):
        at = roles.get(following)
        if at is not None and at.role not in {"ignored", "other_name"}:
            return
        if _MARKS.fullmatch(sheet.page[following].text):
            bridged = bridged or bool(_RUNS_ON.search(sheet.page[following].text))
            continue
        found = _named(sheet, following)
        on = following == last + 1 and (
            _runs_on(sheet, last) or _alike(sheet, last, following)
        )
        on = on or (bridged and found is not None and found.score > 0)
        near = place or (
            singles and (not silent or (found is not None and found.score > 2))
        )
        if on or (near and _adds(sheet, following, beside=last)):
            singles = singles and _single(sheet, following)
            yield following
            last, silent, place, bridged = following, 0, False, False
            continue
        # An affiliation and an address may stand between two authors.
        silent += 1
        text = sheet.page[following].text
        place = place or _is_place(text)
        if silent > _MOST_SILENT or len(text) > _LONGEST_PLACE:
            return


def _runs_on(sheet: Sheet, number: int) -> bool:
    """Whether the list on a line goes on with the names on the next."""
    if number + 1 >= len(sheet.page):
        return False
    text, rest = sheet.page[number].text, sheet.page[number + 1].text
    if not (_RUNS_ON.search(text[-20:]) or _RUN_ON.match(rest[:20])):
        return False
    found, following = _named(sheet, number), _named(sheet, number + 1)
    return found is not None and following is not None and following.score > 0


def _alike(sheet: Sheet, number: int, following: int) -> bool:
    """Whether two lines of a block hold names that all end in initials."""
    if sheet.page[number].block != sheet.page[following].block:
        return False
    lines = ((at, _named(sheet, at)) for at in (number, following))
    names = [
        sheet.page[at].text[start:end].split()
        for at, found in lines
        for start, end in (found.names if found else ((0, 0),))
    ]
    return all(len(words) > 1 and is_initials(words[-1]) for words in names)


def _adds(sheet: Sheet, number: int, *, beside: int) -> bool:
    """Whether a line names one more author beside a line that names some."""
    found = _named(sheet, number)
    if found is None or (len(found.names) > 1 and found.score < _ONE):
        return False
    text, other = sheet.page[number].text, sheet.page[beside].text
    start, end = found.names[0]
    words = text[start:end].split()
    if found.score > _ONE:
        return len(words) > 1
    if len(found.names) > 1 or found.score <= 0 or len(words) < 2:
        return False
    initial = any(map(is_initials, words)) and not text.isupper()
    marked = bool(NOISE.search(text[end : end + 3]))
    bullets = bool(_BULLET.match(text) and _BULLET.match(other))
    if initial or marked or bullets or _supported(sheet, number):
        return found.score >= _CLOSE
    if abs(number - beside) != 1:
        return False
    caseless = CASELESS.search(text) and CASELESS.search(other)
    return bool(caseless and found.score > 1) or _in_a_row(sheet, number)


def _in_a_row(sheet: Sheet, number: int) -> bool:
    """Whether lines of one block close by, above or below, name people for certain."""
    block, certain = sheet.page[number].block, 0
    for near in range(max(0, number - 3), min(number + 4, len(sheet.page))):
        found = _named(sheet, near) if near != number else None
        if found is not None and sheet.page[near].block == block:
            certain += len(found.names) == 1 and found.score > _ONE
    return certain > 1


def _single(sheet: Sheet, number: int) -> bool:
    found = _named(sheet, number)
    if found is None or len(found.names) == 1:
        return True
    # A name in two scripts is one name.
    text = sheet.page[number].text
    scripts = {bool(CASELESS.search(text[start:end])) for start, end in found.names}
    return len(found.names) == 2 and len(scripts) == 2


def _supported(sheet: Sheet, number: int, title: str = "") -> bool:
    """Whether an affiliation or an address follows a line.

    In a script without capitals the abstract after it must do.
    """
    below = range(number + 1, min(number + 4, len(sheet.page)))
    if CASELESS.search(title) and any(
        at.role == "abstract" and at.line in below for at in sheet.labels
    ):
        return bool(CASELESS.search(sheet.page[number].text))
    return any(
        _is_place(line.text) or _PLACE_LABEL.match(line.text)
        for line in (sheet.page[at] for at in below)
        if len(line.text) < _LONGEST_PLACE
    )


def _is_place(text: str) -> bool:
    """Whether a line holds an affiliation or an address, not a name."""
    return (
        any(
            is_place_word(word.strip(".,;:()•"))
            for word in text[:_LONGEST_PLACE].split()
        )
        or "@" in text
        or "orcid" in text[:_LONGEST_PLACE].lower()
    )
