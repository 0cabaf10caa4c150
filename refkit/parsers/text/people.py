"""Who wrote or edited the work: claims from labels and bylines."""

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final

from attrs import evolve

from refkit.model import Claim, Evidence, Field, Name, Span
from refkit.parsers.text.author_lines import labelled_names
from refkit.parsers.text.author_lists import Bylines
from refkit.parsers.text.bylines import byline_after
from refkit.parsers.text.labels import Labelled
from refkit.parsers.text.quotes import Quotes
from refkit.parsers.text.record import Record
from refkit.readers.months import fold
from refkit.readers.name_order import family_leads, two_surnames
from refkit.readers.names import is_initials, read_name
from refkit.readers.patterns import lazy
from refkit.readers.scripts import is_caseless

_MOST_LABELS: Final = 40
_PORTUGUESE: Final = lazy(
    r"[çc][ãa]o\b|[çc]ões\b|[ãõ]|\b(?:d[oa]s?|em|uma?|n[oa]s?|aos?|pel[oa]s?)\b", re.I
)
_BYLINE: Final = 0.89
"""The most that a byline is trusted by itself; a label says more."""

_HYPHENED: Final = lazy(r"[^\W\d_]{2,}-[^\W\d_]{2,}")
_SEVERAL: Final = 3

_OWN_CITATION: Final = 0.5
_FULLER: Final = 0.91
"""The trust in a list that says more than the list of a better witness."""


def author_claims(quotes: Quotes, record: Record, certain: float) -> Iterator[Claim]:
    """Yield the authors that labels and bylines name, and the editors.

    A list that gives the same people by their full names, or more of them, is trusted
    more than the list it agrees with.
    """
    title = record.heading.text
    announced = _people(quotes, _labelled(quotes), title, "author label", 0.9)
    sure = min(certain, _BYLINE)
    found = _people(quotes, record.bylines, title, "byline", sure)
    cited = [_cited(quotes, number) for number in record.cited]
    # A line that was taken for the title alone is no good witness for authors in it.
    own = record.heading.line in record.cited and sure > _OWN_CITATION
    if own or any(_says_more(found, other) for other in (announced, *cited)):
        found = [_trusted(claim, _FULLER) for claim in found]
    yield from announced
    for at in quotes.sheet.values("editor")[:1]:
        yield from name_claims(quotes, "editor", at, "editor label")
    yield from found


def name_claims(
    quotes: Quotes, field: Field, at: Labelled, by: str, sure: float = 0.9
) -> Iterator[Claim]:
    """Yield one claim for each name in a labelled stretch."""
    text = quotes.sheet.page[at.line].text[: at.end]
    found = byline_after(text, at.start)
    names = found.names if found is not None and found.score > 0 else ()
    claims = [quotes.claim(field, by, at.line, *name, sure) for name in names]
    yield from _in_order(_once(claims))


def _people(
    quotes: Quotes, bylines: Bylines, title: str, by: str, sure: float
) -> list[Claim]:
    claims = [
        _claim(quotes, by, number, name, sure)
        for number, names in bylines.items()
        for name in names
    ]
    claims = _in_order(_with_blanks(_once(_in_one_script(claims, title))))
    claims = _not_again(claims) if len(bylines) > 1 else claims
    return [_ending_alone(claim) for claim in claims] if _portuguese(title) else claims


def _claim(quotes: Quotes, by: str, number: int, name: Span, sure: float) -> Claim:
    page, past = quotes.sheet.page, name.end - len(quotes.sheet.page[number].text) - 1
    if past <= 0:
        return quotes.claim("author", by, number, *name, sure)
    # The line broke the name: its end stands on the next.
    start = page[number].span_of(*name).start
    span = Span(start, page[number + 1].span_of(0, past).end)
    words = quotes.scrape[span]
    return Claim("author", words, Evidence(by, words, span, round(sure, 3)))


def _labelled(quotes: Quotes) -> Bylines:
    """The names behind labels; a second label adds to the first or says it again."""
    labelled: dict[int, Sequence[Span]] = {}
    last: Labelled | None = None
    for at in quotes.sheet.values("author")[:_MOST_LABELS]:
        if last is not None and at.line - last.line > 2:
            break
        names = labelled_names(quotes.sheet, at)
        if names:
            labelled |= names
            last = at
    return labelled


def _cited(quotes: Quotes, number: int) -> list[Claim]:
    people = quotes.sheet.tagged(number).whole("author")
    if people is None:
        return []
    at = Labelled("author", number, *people)
    return list(name_claims(quotes, "author", at, "citation"))


def _in_one_script(claims: list[Claim], title: str) -> list[Claim]:
    """One name for each person where a page gives it in two scripts."""
    caseless = [claim for claim in claims if is_caseless(str(claim.value))]
    others = [claim for claim in claims if claim not in caseless]
    if len(caseless) != len(others) or len(others) < 2:
        return claims
    return caseless if is_caseless(title) else others


def _once(claims: list[Claim]) -> list[Claim]:
    """Every name once, where it was said first, and no two names run together."""
    names = [fold(str(claim.value)).strip(" .,") for claim in claims]
    first = dict(zip(reversed(names), reversed(claims), strict=True))
    return [
        claim
        for name, claim in zip(names, claims, strict=True)
        if first[name] is claim and not _opens_with_another(name, first)
    ]


def _with_blanks(claims: list[Claim]) -> list[Claim]:
    """Names that a page joins by hyphens throughout: ``Nazma-Akhtar``, ``Tania-Sultana``."""
    names = [str(claim.value) for claim in claims]
    joined = sum(_HYPHENED.fullmatch(name) is not None for name in names)
    if joined < _SEVERAL or joined * 2 < len(names):
        return claims
    return [
        evolve(claim, value=read_name(name.replace("-", " ")))
        for claim, name in zip(claims, names, strict=True)
    ]


def _not_again(claims: list[Claim]) -> list[Claim]:
    """Without the people of a list who stand below it once more, by other initials."""
    kept: list[Claim] = []
    said: dict[str, list[str]] = {}
    for claim in claims:
        family, given = _key(claim), _given(claim)
        others = said.setdefault(family, [])
        if not (family and any(_is_one(given, other) for other in others)):
            kept.append(claim)
            others.append(given)
    return kept


def _is_one(given: str, other: str) -> bool:
    """Whether one of two given names is no more than the initials of the other."""
    short, long = sorted((fold(given).split(), fold(other).split()), key=len)
    pairs = zip(short, long, strict=False)
    return (
        bool(short)
        and any(map(is_initials, (*given.split(), *other.split())))
        and all(a.strip(".")[:1] == b.strip(".")[:1] for a, b in pairs)
        and given.split(maxsplit=1)[0] != other.split(maxsplit=1)[0]
    )


def _given(claim: Claim) -> str:
    try:
        return read_name(claim.value).given or ""
    except ValueError:
        return ""


def _opens_with_another(name: str, names: Container[str]) -> bool:
    """Whether a name begins with another, and goes on with words for a whole one."""
    words = name.split()
    return any(" ".join(words[:count]) in names for count in range(2, len(words) - 1))


def _in_order(claims: list[Claim]) -> list[Claim]:
    """The names read in the order that the whole list shows them to be written in."""
    texts = [str(claim.value) for claim in claims]
    leads, two = family_leads(texts), two_surnames(texts)
    return [_read(claim, leads, two) for claim in claims] if leads or two else claims


def _read(claim: Claim, leads: bool, two: bool) -> Claim:
    try:
        return evolve(
            claim, value=read_name(claim.value, family_leads=leads, two_surnames=two)
        )
    except ValueError:
        return claim


def _portuguese(title: str) -> bool:
    return len(_PORTUGUESE.findall(title)) > 1


def _ending_alone(claim: Claim) -> Claim:
    """Portuguese leaves "da" to the given names: ``Silva, Ana Rodrigues da``."""
    try:
        name = read_name(claim.value)
    except ValueError:
        return claim
    if name.particle is None or name.family is None or "," in str(claim.value):
        return claim
    *middle, family = name.family.split()
    given = " ".join((*(name.given or "").split(), name.particle, *middle))
    return evolve(claim, value=Name(family, given))


def _says_more(claims: list[Claim], others: list[Claim]) -> bool:
    """Whether a list names the people of another, and more of them or more fully."""
    if not claims or not others or len(claims) < len(others):
        return False
    names, same = [_key(claim) for claim in claims], [_key(claim) for claim in others]
    # The last name of a list that was cut may be cut itself.
    least = len(same) if len(names) == len(same) else max(1, len(same) - 1)
    if names[:least] != same[:least]:
        return False
    return len(names) > len(same) or _full(claims) > _full(others)


def _key(claim: Claim) -> str:
    try:
        name = read_name(claim.value)
    except ValueError:
        return ""
    return fold(name.family or name.literal or "")


def _full(claims: list[Claim]) -> int:
    """How many given names are written out."""
    return sum(
        any(not is_initials(word) for word in _given(claim).split()) for claim in claims
    )


def _trusted(claim: Claim, confidence: float) -> Claim:
    return evolve(claim, evidence=evolve(claim.evidence, confidence=confidence))
