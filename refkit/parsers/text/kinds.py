"""Which type of work a page presents, from what it says beside the fields."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from refkit.model import Claim, Evidence, Scrape, Type
from refkit.parsers.text.record import Record
from refkit.parsers.text.sheet import Sheet
from refkit.parsers.text.words import CONFERENCE

_NEAR: Final = 15
_LONGEST: Final = 160
_WORDS: Final[tuple[tuple[Type, str], ...]] = (
    (
        "thesis",
        r"\b(?:ph\.?d\.? thesis|(?:doctoral|master'?s?|bachelor'?s?|student|diploma"
        r"|undergraduate|graduate) thesis|dissertation|abschlussarbeit|masterarbeit"
        r"|thèse|tesis|tese|diplomsk|završni rad|disertace|рассертац|диссертац"
        r"|学位论文|博士论文|硕士论文)",
    ),
    (
        "chapter",
        r"\b(?:book chapter|chapter in|reviewed chapter|buchkapitel|capítulo de libro)\b",
    ),
    (
        "article",
        r"\b(?:preprint|pre-print|biorxiv|medrxiv|arxiv|ssrn|researchsquare)\b",
    ),
    (
        "paper-conference",
        r"\b(?:conference paper|conference publication|proceedings paper)\b",
    ),
    ("dataset", r"\b(?:dataset|data set|datensatz)\b"),
    ("report", r"\b(?:technical report|working paper|research report)\b"),
    (
        "article-journal",
        r"\b(?:journal article|research article|original article|review article)\b",
    ),
)
_NAMED: Final = tuple((kind, re.compile(words, re.I)) for kind, words in _WORDS)


def type_claims(
    scrape: Scrape, sheet: Sheet, record: Record, claims: Sequence[Claim]
) -> Iterator[Claim]:
    """Claim a type for what the other claims and the lines near the title show.

    Where nothing shows it, the commonest is claimed with little confidence.
    """
    about = {claim.field: claim for claim in claims}
    container = about.get("container_title")
    if container and CONFERENCE.search(str(container.value)):
        yield _claim("paper-conference", container.evidence, 0.75)
    elif container and "isbn" in about and "issn" not in about:
        yield _claim("chapter", container.evidence, 0.7)
    elif container:
        yield _claim("article-journal", container.evidence, 0.7)
    yield from _named(scrape, sheet, record)
    for field, kind, sure in _HINTS:
        if field in about:
            yield _claim(kind, about[field].evidence, sure)


_HINTS: Final[tuple[tuple[str, Type, float], ...]] = (
    ("arxiv", "article", 0.65),
    ("issue", "article-journal", 0.65),
    ("volume", "article-journal", 0.6),
    ("issn", "article-journal", 0.6),
    ("isbn", "book", 0.55),
    ("title", "article-journal", 0.4),
)


def _named(scrape: Scrape, sheet: Sheet, record: Record) -> Iterator[Claim]:
    """The type that a short line near the title names."""
    start, end = record.heading.line - _NEAR, record.heading.last + _NEAR
    for number in range(max(0, start), min(len(sheet.page), end)):
        line = sheet.page[number]
        if len(line.text) > _LONGEST:
            continue
        for kind, pattern in _NAMED:
            match = pattern.search(line.text)
            if match:
                span = line.span_of(*match.span())
                yield _claim(
                    kind, Evidence("kind line", scrape[span], span, 0.68), 0.68
                )


def _claim(kind: Type, evidence: Evidence, sure: float) -> Claim:
    return Claim(
        "type", kind, Evidence(evidence.by, evidence.quote, evidence.span, sure)
    )
