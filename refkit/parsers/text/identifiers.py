"""Identifiers in running text: a label or a form of their own gives them away."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from refkit.model import Claim, Evidence, Field, Scrape, Span
from refkit.parsers.page import Line, Page
from refkit.parsers.text.journals import after_title
from refkit.readers import READERS
from refkit.readers.patterns import lazy

_DOI: Final = lazy(
    r"(?<![\d.])10\.\d{4,9}(?:\.\d{1,6})*/[^\s\"<>\ufffd\uffff\u200b]{1,200}", re.A
)
# A word that the page ran into the identifier: "10.1257/jep.20241426Additional".
_GLUED: Final = lazy(
    r"(?<=[\da-z)])(?:Additional|Abstract|Received|Published|Publication|Keywords?|Copyright|Citation|Cite"
    r"|Corresponding|Article|Open|Download|Full|Authors?|ISSN|ISBN|PMID|PMCID|Volume|Pages?|License|Journal"
    r"|View|Share|Accepted|Available|References?|Get|Rights|Language|Related|Metrics|Résumé|Resum[eo]n?|Palavras|Palabras"
    r"|Mots|Submitted|Recebido|Recibido|Aceptado|Ключевые|Аннотация|Title|Título)"
    r"(?![a-z]).*$"
)
_REST: Final = lazy(r"\s(-\d[\w-]{0,20})(?=\s|$)")
_RELATED: Final = lazy(
    r"related identifier|related doi|is(?:supplement|referenc|cit|part)\w*|references? doi",
    re.I,
)
_URL: Final = lazy(r"(?:doi:?|https?://(?:dx\.|www\.)?doi\.org/)\s?$", re.I)
_REFERENCE: Final = lazy(r"\W{0,4}(?:\[\d{1,3}\]|\d{1,3}\.\s)")
_ARCHIVES: Final = "astro-ph|cond-mat|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|nucl-ex|nucl-th|quant-ph"
# The last column has what every line with such a number has in small letters: to look
# for that is cheap.
_FORMS: Final[tuple[tuple[Field, str, str], ...]] = (
    (
        "pmid",
        r"(?<![\[\w])(?:PMID|PubMed ID)\b:?\s{0,3}(?P<value>[1-9]\d{3,8})\b(?!\])"
        r"|pubmed(?:\.ncbi\.nlm\.nih\.gov)?/(?P<url>[1-9]\d{3,8})(?!\w)",
        "pmid pubmed",
    ),
    (
        "pmcid",
        r"\bPMCID\b:?\s{0,3}(?P<value>PMC[1-9]\d{4,8})\b|/articles/(?P<url>PMC[1-9]\d{4,8})\b",
        "pmc",
    ),
    (
        "arxiv",
        r"\barXiv:\s?(?P<value>(?:[a-z-]{2,12}(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d{1,2})?)\b"
        rf"|(?<![\w/])(?P<url>(?:{_ARCHIVES})/\d{{7}}(?:v\d)?)(?!\w)"
        r"|arxiv\.org/(?:abs|pdf)/(?P<link>\d{4}\.\d{4,5})(?!\d)",
        f"arxiv {_ARCHIVES.replace('|', ' ')}",
    ),
    (
        "isbn",
        r"\b[ep]?-?ISBN(?:-1[03])?(?:\s?\(\w{4,10}\))?[:\s]{1,3}(?P<value>97[89][\d -]{10,16}\d|\d[\d -]{8,12}[\dX])\b",
        "isbn",
    ),
)
_LABELLED: Final = tuple(
    (field, lazy(pattern, re.I | re.A), tuple(hints.split()))
    for field, pattern, hints in _FORMS
)
_ISSN_LABEL: Final = lazy(r"ISSN", re.I)
_ISSN: Final = lazy(
    r"(?<![\d-])\d{4}\s?[-\u2010-\u2013]?\s?\d{3}[\dX](?![\dX])", re.I | re.A
)
_ISSN_ALONE: Final = lazy(r"\W*(?:\w{4,10}\s)?[ep]?-?ISSN\W*", re.I)
_ISSN_REACH: Final = 70
_LONGEST: Final = 3_000
_FAR: Final = 12
_TRUST: Final = 0.9


class _Doi(NamedTuple):
    """A DOI on the page, and how near it stands to the title, prose counting as far."""

    claim: Claim
    far: int


def identifiers(scrape: Scrape, page: Page, title: int, end: int) -> Iterator[Claim]:
    """Claim the identifiers that stand in the page's own part, above line ``end``.

    Where several DOIs stand there, the one nearest the title is the work's own, if
    another is not as near.
    """
    dois: dict[str, list[_Doi]] = {}
    others: dict[Field, list[tuple[int, Claim]]] = {}
    for number in range(end):
        line = page[number]
        if len(line.text) > _LONGEST and number != title:
            continue
        for doi, hit in _dois(scrape, page, number, title):
            dois.setdefault(doi, []).append(hit)
        if len(line.text) > _LONGEST:
            continue
        above = page[number - 1].text if number else ""
        for other in _others(scrape, line, above):
            others.setdefault(other.field, []).append((abs(number - title), other))
    yield from _own_doi(dois)
    for field, found in others.items():
        yield from (
            (claim for _, claim in found) if field in {"issn", "isbn"} else _own(found)
        )


def _dois(
    scrape: Scrape, page: Page, number: int, title: int
) -> Iterator[tuple[str, _Doi]]:
    line = page[number]
    # A title's own line may hold the whole text: its references are not looked at.
    text = line.text[:_LONGEST]
    far = abs(number - title)
    for match in _DOI.finditer(text) if "10." in text else ():
        words = _GLUED.sub("", match[0]).rstrip(".,;:'\"”’»|")
        start, end = match.start(), match.start() + len(words)
        rest = _REST.match(text, end)
        value = words
        if rest is not None and words[-1].isdigit():
            value, end = words + rest[1], rest.end()
        try:
            doi = READERS["doi"](value)
        except ValueError:
            continue
        if not any(map(str.isdecimal, doi.partition("/")[2])):
            continue  # that of a journal
        before = text[:start]
        if _RELATED.search(before[-60:]) or _REFERENCE.match(text):
            continue
        lone = len(text) <= len(words) + 30 or _URL.search(before) is not None
        span = line.span_of(start, end)
        sure = max(0.8, 0.94 - 0.004 * far)
        claim = Claim("doi", value, Evidence("doi", scrape[span], span, sure))
        if after_title(text, page[title].text) is not None:
            yield doi, _Doi(claim, -_PROSE)
        else:
            yield doi, _Doi(claim, far if lone and len(text) < 300 else far + _PROSE)


_PROSE: Final = 6


def _others(scrape: Scrape, line: Line, above: str) -> Iterator[Claim]:
    small = line.text.lower().__contains__
    for field, pattern, hints in _LABELLED:
        if not any(map(small, hints)):
            continue
        for match in pattern.finditer(line.text):
            name = match.lastgroup or "value"
            span = line.span_of(*match.span(name))
            evidence = Evidence(f"{field} label", scrape[span], span, _TRUST)
            yield Claim(field, match[name], evidence)
    alone = len(line.text) < _ISSN_REACH and _ISSN_ALONE.fullmatch(above) is not None
    numbers = (Span(*match.span()) for match in _ISSN.finditer(line.text))
    for start, end in numbers if alone else _issns(line.text):
        span = line.span_of(start, end)
        evidence = Evidence("issn label", scrape[span], span, _TRUST)
        yield Claim("issn", line.text[start:end], evidence)


def _issns(text: str) -> Iterator[Span]:
    """The numbers behind the word, each where it stands: print and online both."""
    past = 0
    for label in _ISSN_LABEL.finditer(text):
        for match in _ISSN.finditer(
            text, max(past, label.end()), label.end() + _ISSN_REACH
        ):
            yield Span(*match.span())
            past = match.end()


def _own(found: list[tuple[int, Claim]]) -> Iterator[Claim]:
    """The number that is the work's own: the only one, or the nearest by far."""
    values = {
        str(claim.value): far for far, claim in sorted(found, key=lambda hit: -hit[0])
    }
    nearest = min(values, key=lambda value: values[value])
    if len(values) == 1 or (len(values) == 2 and values[nearest] <= _FAR // 2):
        yield from (claim for _, claim in found if str(claim.value) == nearest)


def _own_doi(dois: dict[str, list[_Doi]]) -> Iterator[Claim]:
    nearest = sorted(
        (min(hit.far for hit in found), doi) for doi, found in dois.items()
    )
    if len(nearest) > 4 and nearest[0][0] > _FAR:
        return
    if len(nearest) > 1 and nearest[1][0] - nearest[0][0] < 3:
        return
    for _, doi in nearest[:1]:
        for hit in dois[doi]:
            yield hit.claim
