"""Lines that cite: ``J Clin Oncol. 2010;28(35):5197-5201`` and its many relatives."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from attrs import frozen

from refkit.model import Field, Span
from refkit.parsers.text.numbered import LABEL_END, RANGE, worded
from refkit.readers.patterns import lazy

_YEAR = r"(?P<issued>(?:1[89]|20)\d\d)"
_PAGE = (
    r"(?P<page>[A-Za-z]{0,3}\d{1,7}(?:(?:\s{0,2}[-\u2010-\u2015\u2212~\u301c\uff5eÈ]{1,2}\s{0,2}"
    # a dash that a typesetting left as a letter
    r"|(?<=\d\d)e(?=\d\d))[A-Za-z]{0,3}\d{1,7})?)(?![\w/])"
)
_RANGE = r"(?P<page>\d{1,6}\s?[-\u2010-\u2015~]\s?\d{1,6})(?![\w/-])"
_PP = r"(?:pp?\.?\s{0,2}|pages?\s|S\.\s?|С\.\s?|с\.\s?)?"
_ISSUE = (
    r"(?P<issue>(?:Suppl\.?\s?)?(?!(?:1[89]|20)\d\d\s?\))[A-Z]?\d[^()\s]{0,10}(?:\s?Suppl\.?\s?\w{0,4})?"
    r"|(?:[Ss]uppl?|[Ss]pe|[Ee]sp|[Ss]pec)[a-z]{0,6}\.?(?:\s?\d{1,2})?)"
)
_VOLUME = r"(?P<volume>\d{1,4})"
_MONTH = r"[^\W\d_]{3,10}\.?(?:[-/–][^\W\d_]{3,10}\.?)?"
_WHEN = rf"(?:[\s,]{{1,2}}{_MONTH}(?:\s\d{{1,2}})?)?"

# Each needs three numbers in a shape that no prose has. A name may run into its first
# number in a script without spaces, or behind a full stop. Before each stands what every
# line of that shape has in its bones: to look for that is cheap.
_SHAPES: Final = tuple(
    (
        tuple(marks.split()),
        lazy(r"(?<![A-Za-z\d_/-])(?<!\d[.,])(?<!o\.\s)(?<!№\s)" + shape),
    )
    for marks, shape in (
        (
            "0( )",
            rf"{_YEAR}{_WHEN}\s?[;,:]\s?{_VOLUME}\s?\(\s?{_ISSUE}\s?\)\s?(?:[:,;.]\s?{_PP}{_PAGE})?",
        ),
        (";0", rf"{_YEAR}{_WHEN}\s?;\s?{_VOLUME}\s?[:,]\s?{_PP}{_PAGE}"),
        ("0,0 0:", rf"{_YEAR},\s?{_VOLUME}:\s?{_PP}{_PAGE}"),
        ("0:0", rf"{_YEAR}:{_VOLUME}\s{_RANGE}"),
        (
            "0, 0(0",
            rf"{_VOLUME},?\s(?:[Nn][or]|[Ii]ssue|№)\.?\s?(?P<issue>\d{{1,3}}),\s?{_PP}{_RANGE}\s?\({_YEAR}\)",
        ),
        (
            "0/0",
            rf"{_YEAR}/(?P<issue>\d{{1,3}})[,:]\s?(?:[^\W\d_]{{1,7}}\.\s?)?{_RANGE}",
        ),
        ("0,0", rf"{_YEAR},\s?{_VOLUME},\s?{_PP}{_PAGE}"),
        ("0( ):", rf"{_YEAR}\s?\(\s?{_ISSUE}\s?\)\s?:\s?{_PP}{_PAGE}"),
        (
            "0( )",
            rf"{_VOLUME}\s?\(\s?{_ISSUE}\s?\)\s?[:,;.]\s?{_PP}{_PAGE}(?:[,.]?\s?\(?{_YEAR}\)?)?",
        ),
        ("0( )0", rf"{_VOLUME}\(\s?{_ISSUE}\s?\)\s{_RANGE}"),
        (
            "0:0",
            rf"[Vv]olume\s{_YEAR}:{_VOLUME}(?:\s(?:Issue\s(?P<issue>\d{{1,3}})\s)?Pages\s{_RANGE})?",
        ),
        ("0, 0(0", rf"{_VOLUME}\s?,\s?{_PP}{_PAGE}\s?\({_YEAR}\)"),
        (
            "0(0",
            rf"(?P<volume>\d{{1,4}}|(?<!\d,\s)\d{{1,3}}[-–]\d{{1,3}})\s?\({_YEAR}\)[:,]?\s?{_PP}{_PAGE}",
        ),
        ("0)0", rf"\({_YEAR}\)\s{_VOLUME}:{_PAGE}"),
        ("0. (0", rf"{_VOLUME}\.{_ISSUE}\s?\({_YEAR}\):?\s?{_PP}{_PAGE}"),
        (
            "0,0",
            rf"{_VOLUME},\s?(?P<issue>\d{{1,3}}),\s?(?:{_MONTH},\s?)?{_RANGE}(?:,\s?{_YEAR})?",
        ),
    )
)
# "trusted201615:17": the year, the volume and the page of a site that glues them.
_GLUED: Final = lazy(rf"(?<=[^\W\d_]){_YEAR}(?P<volume>\d{{1,3}}):(?P<page>\d{{1,5}})$")
_ISSUE_LABEL: Final = lazy(
    r"(?:ausgabe|heft|issue|no|nr|n°|nº|numero|número|номер|№|číslo|szám|sayı|br|вип|вып|số|zeszyt)\.?\s{0,2}$",
    re.I,
)
_TWO_NUMBERS: Final = lazy(r"\d\D{1,60}\d")
_ISSUE_YEAR: Final = lazy(
    r"(?<![\w/.-])(?P<issue>\d{1,3}(?:-\d{1,3})?)[/.](?P<issued>(?:19|20)\d\d)(?![\w/-])",
    re.I,
)
_NUMBER_AND_YEAR: Final = lazy(r"\d{1,4}\s?\((?:1[89]|20)\d\d\)")
_VOLUME_LABEL: Final = lazy(
    r"(?<![^\W\d_])(?:vol\w{0,5}|bd|band|j[gh]|jahrgang|tom\w?|т|cilt|årg\w{0,3}|roč\w{0,3}|heft|n[or]|№)\.?\W{0,3}$",
    re.I,
)
# A dash that the making of a text from a PDF lost: "5(4):136 143".
_LOST_DASH: Final = lazy(r"\s(\d{1,5})(?=\s+[^\W\d_a-z]|\W{0,3}$)")
_MOST_PAGES: Final = 60
_BEFORE_YEAR: Final = ("/20", "/19", ".20", ".19")
_YEAR_ONLY: Final = lazy(
    rf"(?<![A-Za-z\d_/.-])(?<!\d[-–]){_YEAR}(?![A-Za-z\d_/]|[-–]\d{{3}})"
)
_PARTS: Final[tuple[Field, ...]] = ("issued", "volume", "issue", "page")
_DIGITS: Final = str.maketrans("123456789", "0" * 9)
_LONGEST: Final = 1_500
_CLOSE: Final = 8
_NAME: Final = 120


@frozen
class Citation:
    """The numbers of one citation, each with its place in the line, and where the
    words before them end."""

    parts: Mapping[Field, Span]
    start: int

    def __contains__(self, field: Field) -> bool:
        return field in self.parts


@lru_cache(maxsize=2048)
def citation_in(text: str) -> Citation | None:
    """Find the numbers of a citation in a line: volume, issue, pages, year.

    >>> line = "J Clin Oncol. 2010;28(35):5197-5201. doi:10.1200/x"
    >>> found = citation_in(line)
    >>> {field: line[a:b] for field, (a, b) in found.parts.items()}
    {'issued': '2010', 'volume': '28', 'issue': '35', 'page': '5197-5201'}
    >>> line[: found.start]
    'J Clin Oncol. '
    """
    return (
        _citation(text) if len(text) <= _LONGEST and _TWO_NUMBERS.search(text) else None
    )


def _bones(text: str) -> str:
    """A text without blanks, with one digit for all.

    >>> _bones("Oslo 12, 3 (2015)")
    'Oslo00,0(0000)'
    """
    tight = "".join(text.split())
    return tight.translate(_DIGITS) if tight.isascii() else re.sub(r"\d", "0", tight)


def _citation(text: str) -> Citation | None:
    has = _bones(text).__contains__
    for marks, shape in _SHAPES:
        match = shape.search(text) if all(map(has, marks)) else None
        if match is not None:
            return _with_year(text, Citation(_spans(match), match.start()))
    match = _GLUED.search(text)
    if match is not None:
        return Citation(_spans(match), match.start())
    return _worded(text)


def issue_of_year(text: str) -> Citation | None:
    """Find an issue named with its year: ``Ausgabe 1/2015``, ``Der Nervenarzt 4/2007``.

    Two bare numbers with a slash are one only at the end of a line of words.
    """
    if not any(map(text.__contains__, _BEFORE_YEAR)):
        return None
    for match in _ISSUE_YEAR.finditer(text[:_LONGEST]):
        before = text[max(0, match.start() - 12) : match.start()]
        named = _ISSUE_LABEL.search(before) is not None
        slash = text[match.end("issue")] == "/"
        last = match.end() == len(text) or text[: match.start()].endswith(", ")
        if named or (slash and last and 5 < match.start() <= _NAME):
            start = _label_start(text, match.start()) if named else match.start()
            return Citation(_spans(match), start)
    return None


def _worded(text: str) -> Citation | None:
    """Numbers that words announce: at least two kinds, or one beside a year."""
    parts = dict(worded(text))
    numbered = "volume" in parts or "issue" in parts
    if not numbered and not _is_range(text, parts.get("page")):
        return None
    start = min(_start(text, span) for span in parts.values())
    citation = _with_year(text, Citation(parts, start))
    return citation if len(citation.parts) > 1 else None


def _is_range(text: str, span: Span | None) -> bool:
    return span is not None and re.fullmatch(RANGE, text[slice(*span)]) is not None


def _start(text: str, span: Span) -> int:
    """Where a number begins, or the word that announces it: ``39 (2012)`` has none."""
    alone = _NUMBER_AND_YEAR.match(text, span.start)
    if alone is not None and not _VOLUME_LABEL.search(
        text[max(0, span.start - 12) : span.start]
    ):
        return span.start
    return _label_start(text, span.start)


def _label_start(text: str, at: int) -> int:
    """Where the word that announces a number begins."""
    head = text[:at].rstrip(LABEL_END)
    while head and not (head[-1].isspace() or head[-1] in ",;(|』》」"):
        head = head[:-1]
    return at if any(map(str.isdecimal, text[len(head) : at])) else len(head)


def _with_year(text: str, citation: Citation) -> Citation:
    """Add the year: the one outside the numbers found, or the one right beside them."""
    if "issued" in citation:
        return citation
    taken = tuple(citation.parts.values())
    years = [
        Span(*match.span("issued"))
        for match in _YEAR_ONLY.finditer(text)
        if not any(span.start <= match.start() < span.end for span in taken)
    ]
    if len({text[a:b] for a, b in years}) > 1:
        years = [year for year in years if any(_is_close(year, span) for span in taken)]
    if len({text[a:b] for a, b in years}) != 1:
        return citation
    return Citation({**citation.parts, "issued": years[0]}, citation.start)


def _is_close(one: Span, other: Span) -> bool:
    return max(one.start - other.end, other.start - one.end) <= _CLOSE


def _spans(match: re.Match[str]) -> dict[Field, Span]:
    named = match.groupdict()
    spans = {name: Span(*match.span(name)) for name in _PARTS if named.get(name)}
    if "page" in spans:
        spans["page"] = _with_last_page(match.string, spans["page"])
    return spans


def _with_last_page(text: str, page: Span) -> Span:
    first, last = text[slice(*page)], _LOST_DASH.match(text, page.end)
    if last is None or not first.isdecimal() or len(first) != len(last[1]):
        return page
    more = int(last[1]) - int(first)
    return Span(page.start, last.end(1)) if 0 < more <= _MOST_PAGES else page
