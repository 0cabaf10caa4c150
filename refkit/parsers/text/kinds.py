"""Which type of work a page presents, from what it says beside the fields."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from refkit.model import Claim, Evidence, Scrape, Type
from refkit.parsers.text.record import Record
from refkit.parsers.text.sheet import Sheet
from refkit.parsers.text.words import CONFERENCE
from refkit.readers.patterns import lazy

_NEAR: Final = 15
_LONGEST: Final = 160
# The last column has what every line that a pattern fits has in small letters: to look
# for that is cheap.
_WORDS: Final[tuple[tuple[Type, str, str], ...]] = (
    (
        "thesis",
        r"\b(?:ph\.?d\.?,? (?:thesis|dissertation)|m\.?(?:sc|a|phil)\.? thesis|a (?:thesis|dissertation) submitted"
        r"|(?:doctoral|master'?s?|bachelor'?s?|student|diploma|undergraduate|graduate|honou?rs) thesis"
        r"|(?:this|doctoral|electronic) dissertation|theses? (?:and|&) dissertations|dissertation$|^thesis$"
        r"|abschlussarbeit|masterarbeit|doktorarbeit|diplomarbeit|inaugural-?dissertation|proefschrift"
        r"|thèse (?:de|pour)|mémoire de|tesis (?:doctoral|de|para)|tese de|dissertação|tesi di (?:laurea|dottorato)"
        r"|yüksek lisans tezi|doktora tezi|diplomsk|diplomov|disertač|disertac|završni rad|praca magisterska"
        r"|rozprawa|автореферат|диссертаци|дисертаці|кандидата [^\W\d_]{4,20} наук|luận (?:văn|án)|skripsi"
        r"|วิทยานิพนธ์|پایان.?نامه|رسالة (?:ماجستير|دكتوراه))"
        r"|学位论文|博士论文|硕士论文|学位論文|博士論文|修士論文|학위논문|박사학위|석사학위",
        "thesis theses dissert arbeit proefschrift thès mémoire tesi tese tezi diplom disert završni praca"
        " rozprawa автореферат диссерт дисерт кандидата luận skripsi วิทยานิพนธ์ پایان رسالة"
        " 论文 論文 논문 학위",
    ),
    (
        "chapter",
        r"\b(?:book chapter|(?:peer-)?reviewed chapter|chapter in|from the edited volume|buchkapitel"
        r"|buchbeitrag|chapitre d[’']ouvrage|capítulo de libro|capítulo de livro)\b|^chapter(?:$|\s\d)",
        "chapter volume buch chapitre capítulo",
    ),
    (
        "article",
        r"\b(?:preprint|pre-print|biorxiv|medrxiv|arxiv|ssrn|researchsquare)\b",
        "print rxiv ssrn researchsquare",
    ),
    (
        "paper-conference",
        r"\b(?:conference (?:paper|publication|proceedings?|article)|proceedings paper|konferenzbeitrag"
        r"|communication dans un congrès|مقاله کنفرانسی|конференц\w{1,4} доклад|bildiri)\b",
        "conference proceedings konferenz congrès مقاله конференц bildiri",
    ),
    (
        "entry-encyclopedia",
        r"\b(?:encyclop|enciclop|enzyklop|энциклопед|енциклопед)",
        "clop klop клопед",
    ),
    ("dataset", r"^.{0,25}\b(?:dataset|data set|datensatz)\W*$", "data daten"),
    (
        "report",
        r"\b(?:technical report|working paper|research report)\b",
        "report paper",
    ),
    (
        "book",
        r"^(?:cite book|book details|e-?book|monograph|buch|livre|libro|книга|about (?:this|the) book)$",
        "book monograph buch livre libro книга",
    ),
    (
        "article-journal",
        r"\b(?:journal article|research article|original article|review article|artículo original"
        r"|artigo original|originalarbeit|araştırma makalesi|mini[- ]review|case report|научная статья)\b",
        "arti artí original araşt review report статья",
    ),
)
_PLAIN: Final[frozenset[Type]] = frozenset(
    {"thesis", "chapter", "paper-conference", "entry-encyclopedia"}
)
"""Kinds that a page names only where it presents one."""

_NAMED: Final = tuple(
    (kind, lazy(words, re.I), tuple(hints.split())) for kind, words, hints in _WORDS
)


def type_claims(
    scrape: Scrape, sheet: Sheet, record: Record, claims: Sequence[Claim]
) -> Iterator[Claim]:
    """Claim a type for what the other claims and the lines near the title show.

    Where nothing shows it, the commonest is claimed with little confidence.
    """
    about = {claim.field: claim for claim in claims}
    container = about.get("container_title")
    numbered = "volume" in about or "issue" in about
    if container and CONFERENCE.search(str(container.value)):
        yield _claim("paper-conference", container.evidence, 0.82)
    elif container and "isbn" in about and "issn" not in about:
        yield _claim("chapter", container.evidence, 0.7)
    elif container:
        sure = 0.9 if numbered else 0.8
        yield _claim("article-journal", container.evidence, sure)
    yield from _named(scrape, sheet, record)
    for field, kind, sure in _HINTS:
        if field in about:
            yield _claim(kind, about[field].evidence, sure)


_HINTS: Final[tuple[tuple[str, Type, float], ...]] = (
    ("arxiv", "article", 0.82),
    ("issue", "article-journal", 0.8),
    ("volume", "article-journal", 0.78),
    ("issn", "article-journal", 0.78),
    ("isbn", "book", 0.62),
    ("title", "article-journal", 0.6),
)


def _named(scrape: Scrape, sheet: Sheet, record: Record) -> Iterator[Claim]:
    """The type that a short line near the title names."""
    start, end = record.heading.line - _NEAR, record.heading.last + _NEAR
    for number in range(max(0, start), min(len(sheet.page), end)):
        line = sheet.page[number]
        if len(line.text) > _LONGEST or _is_title(record, number, line.text):
            continue
        small = line.text.lower().__contains__
        for kind, pattern, hints in _NAMED:
            match = pattern.search(line.text) if any(map(small, hints)) else None
            if match:
                span = line.span_of(*match.span())
                sure = 0.92 if kind in _PLAIN else 0.75
                yield _claim(
                    kind, Evidence("kind line", scrape[span], span, sure), sure
                )


def _is_title(record: Record, number: int, text: str) -> bool:
    """Whether a line is the title, whose words speak of the subject."""
    own = record.heading.line <= number <= record.heading.last
    return own and len(record.heading.text) + 20 > len(text)


def _claim(kind: Type, evidence: Evidence, sure: float) -> Claim:
    return Claim(
        "type", kind, Evidence(evidence.by, evidence.quote, evidence.span, sure)
    )
