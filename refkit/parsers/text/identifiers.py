"""Identifiers in running text: a label or a form of their own gives them away."""

import re
from collections.abc import Iterator
from typing import Final

from refkit.model import Claim, Evidence, Field, Scrape
from refkit.parsers.page import Page
from refkit.readers import READERS

_DOI: Final = re.compile(
    r"\b10\.\d{4,9}(?:\.\d{1,6})*/[^\s\"<>\ufffd\uffff\u200b]{1,200}", re.A
)
_FORMS: Final[tuple[tuple[Field, str], ...]] = (
    ("pmid", r"\b(?:PMID|PubMed ID)\b:?\s{0,3}(?P<value>[1-9]\d{3,8})\b"),
    ("pmcid", r"\bPMCID\b:?\s{0,3}(?P<value>PMC[1-9]\d{4,8})\b"),
    (
        "arxiv",
        r"\barXiv:\s?(?P<value>(?:[a-z-]{2,12}(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d{1,2})?)\b",
    ),
    (
        "issn",
        r"\b[ep]?-?ISSN(?:-L)?(?:\s?\(\w{4,10}\))?[:\s]{1,3}(?P<value>\d{4}-\d{3}[\dX])\b",
    ),
    (
        "isbn",
        r"\b[ep]?-?ISBN(?:-1[03])?(?:\s?\(\w{4,10}\))?[:\s]{1,3}(?P<value>97[89][\d -]{10,16}\d|\d[\d -]{8,12}[\dX])\b",
    ),
)
_LABELLED: Final = tuple(
    (field, re.compile(pattern, re.I | re.A)) for field, pattern in _FORMS
)
_TRUST: Final = 0.9


def identifiers(scrape: Scrape, page: Page, title: int, end: int) -> Iterator[Claim]:
    """Claim the identifiers that stand in the page's own part, above line ``end``.

    Where several DOIs stand there, the one nearest the title is the work's own, if
    another is not as near.
    """
    dois: dict[str, list[tuple[int, Claim]]] = {}
    for number in range(end):
        line = page[number]
        if len(line.text) > 3_000:
            continue
        for match in _DOI.finditer(line.text):
            words = match[0].rstrip(".,;:'\"”’»|")
            span = line.span_of(match.start(), match.start() + len(words))
            try:
                doi = READERS["doi"](words)
            except ValueError:
                continue
            far = abs(number - title)
            sure = max(0.5, _TRUST - 0.01 * far)
            claim = Claim("doi", words, Evidence("doi", scrape[span], span, sure))
            dois.setdefault(doi, []).append((far, claim))
        for field, pattern in _LABELLED:
            for match in pattern.finditer(line.text):
                span = line.span_of(*match.span("value"))
                evidence = Evidence(f"{field} label", scrape[span], span, _TRUST)
                yield Claim(field, match["value"], evidence)
    yield from _own_doi(dois)


def _own_doi(dois: dict[str, list[tuple[int, Claim]]]) -> Iterator[Claim]:
    nearest = sorted((min(far for far, _ in found), doi) for doi, found in dois.items())
    if len(nearest) > 4:
        return
    if len(nearest) > 1 and nearest[1][0] - nearest[0][0] < 3:
        return
    for _, doi in nearest[:1]:
        for _, claim in dois[doi]:
            yield claim
