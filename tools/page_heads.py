"""Render bibliographic records as the heads of pages that run on in one line.

Sharing sites and old PDFs keep what stood above the text as one long line: running
head, kind, title, authors with marks, affiliations, addresses, abstract.
"""

import random
import re
from collections.abc import Mapping, Sequence
from typing import Any

Piece = tuple[str, str]
Marked = list[Piece]

_LONGEST = 800
_NOISE = (
    "1", "12", "Page 1", "Home", "See discussions, stats, and author profiles for this publication at:",
    "Contents lists available at ScienceDirect", "Available online at www.example.com", "PDF",
    "Downloaded from https://www.example.org", "This article was downloaded by:", "Copyright ©",
    "Open Access", "Skip to main content", "Full Terms & Conditions of access and use can be found at",
    "View metadata, citation and similar papers at core.ac.uk", "brought to you by CORE", "•",
    "Upload", "0 downloads 0 Views 1MB Size", "Digital Commons @ University", "№", "ISSN",
)  # fmt: skip
_KINDS = (
    "Original Article", "ORIGINAL ARTICLE", "RESEARCH ARTICLE", "Research Article", "Review",
    "REVIEW", "Original Paper", "Research paper", "Case Report", "Editorial", "Short communication",
    "Working Paper", "Diplomarbeit", "Dissertation", "Artículo original", "ARTIGO ORIGINAL",
    "Article original", "Originalarbeit", "Araştırma Makalesi", "Оригинальная статья", "УДК 81.13",
    "Rad", "Izvorni znanstveni članak", "Artykuł", "Book review", "Full Paper", "Letter",
)  # fmt: skip
_SUMMARIES = (
    "Abstract", "ABSTRACT", "Abstract:", "ABSTRACT:", "Summary", "SUMMARY", "A B S T R A C T", "Zusammenfassung",
    "Resumen", "RESUMEN", "Resumo", "RESUMO", "Résumé", "Riassunto", "Samenvatting", "Аннотация.", "Streszczenie",
    "Sažetak", "Özet", "Introduction", "1. Introduction", "1 Introduction", "INTRODUCTION",
    "Keywords:", "Key words", "Article history: Received", "Received:", "Background:", "Background",
)  # fmt: skip
_RUNNING = (
    "{journal} {volume} ({year}) {pages}",
    "{journal}, {volume}, {issue}, {pages}, {year}",
    "{journal} {year}, {volume}, {pages}",
    "{journal}, Vol. {volume}, No. {issue}, {year}, pp. {pages}",
    "{journal} Vol. {volume} No. {issue}, {date}",
    "{journal}, {year}, vol. {volume}, no. {issue}, p. {pages}",
    "{journal} {year};{volume}({issue}):{pages}",
    "{journal} Volume {volume}, Issue {issue}, {date}",
    "{journal} ISSN: 1234-5678",
    "{journal} DOI {doi}",
    "{journal} doi: {doi}",
    "{journal}",
    "{journal}, {volume}({issue}): {pages}, {year} doi: {doi}",
    "Vol. {volume}({issue}), pp. {pages}, {date} DOI: {doi} {journal}",
    "{date} {journal}",
)
_OWNERS = {
    "journal": "container_title",
    "year": "issued",
    "date": "issued",
    "pages": "page",
}


def page_head(
    record: Mapping[str, Any],
    values: Mapping[str, str | None],
    prose: Sequence[str],
    rng: random.Random,
) -> Marked:
    """One record as the head of a page: ``values`` are its parts as strings."""
    parts: list[Marked] = []
    if rng.random() < 0.3:
        parts.append([(rng.choice(_NOISE), "other")])
    if rng.random() < 0.45:
        parts.append(_filled(rng.choice(_RUNNING), values))
    if rng.random() < 0.3:
        parts.append([(rng.choice(_KINDS), "other")])
    parts.append([(values["title"] or "", "title")])
    if rng.random() < 0.9:
        parts.append(_people(record, rng))
    if rng.random() < 0.1:
        parts.append(_filled(rng.choice(_RUNNING), values))
    if rng.random() < 0.6:
        parts.append([(f"{rng.choice(_SUMMARIES)} {rng.choice(prose)}", "other")])
    joint = rng.choice((" ", " ", " ", " ", ". ", " - ", " | "))
    marked: Marked = []
    for part in parts:
        if not any(text for text, _ in part):
            continue
        if marked:
            marked.append((joint, "other"))
        marked.extend(part)
    return _cut(marked)


def _filled(style: str, values: Mapping[str, str | None]) -> Marked:
    needed = re.findall(r"\{(\w+)\}", style)
    if not all(values.get(key) for key in needed):
        return [(values.get("journal") or "", "container_title")]
    marked: Marked = []
    for part in re.split(r"(\{\w+\})", style):
        if part.startswith("{"):
            key = part[1:-1]
            marked.append((values.get(key) or "", _OWNERS.get(key, key)))
        else:
            marked.append((part, "other"))
    return [(text, label) for text, label in marked if text]


def _people(record: Mapping[str, Any], rng: random.Random) -> Marked:
    """The authors, with their marks and affiliations together or one after another."""
    names = [name for name in record.get("raw") or () if name and len(name) < 60]
    names = names[: rng.choice((1, 1, 2, 3, 4, 6, 10))]
    groups = [list(group) for group in record.get("affs") or ()][: len(names)]
    places = [place for group in groups for place in group[:1]]
    style = rng.choice(("plain", "plain", "marks", "marks", "each", "spaces"))
    if rng.random() < 0.15:
        names = [name.upper() for name in names]
    if style == "each" and places:
        return _each(names, groups, rng)
    space = rng.choice(("", " "))
    marks = ("1", "2", "3", "1,2", "1*", "a", "b", "a,*", "†", "*", "1, *", "∗")
    shown = [f"{n}{space}{rng.choice(marks)}" if style == "marks" else n for n in names]
    comma = (
        " "
        if style == "spaces"
        else rng.choice((", ", ", ", "; ", " · ", " • ", " , "))
    )
    last = rng.choice((comma, " and ", ", and ", " & ", comma))
    joined = (
        comma.join(shown[:-1]) + last + shown[-1] if len(shown) > 1 else "".join(shown)
    )
    marked: Marked = [(rng.choice(("", "", "", "by ", "By ", "Author(s): ")), "other")]
    marked.append((joined, "author"))
    if places and rng.random() < 0.85:
        number = rng.choice((True, False))
        places = list(dict.fromkeys(places))[:4]
        text = " ".join(f"{at} {p}" if number else p for at, p in enumerate(places, 1))
        marked.append((f"{rng.choice((' ', ' ', ', '))}{text}", "other"))
    if rng.random() < 0.25:
        marked.append(
            (
                f" {rng.choice(('', 'Email: ', 'E-mail: ', '* '))}name@example.org",
                "other",
            )
        )
    return [(text, label) for text, label in marked if text]


def _each(names: list[str], groups: list[list[str]], rng: random.Random) -> Marked:
    marked: Marked = []
    mail = rng.random() < 0.4
    for at, name in enumerate(names):
        place = (groups[at][:1] if at < len(groups) else None) or [""]
        marked.append((f"{' ' if marked else ''}", "other"))
        marked.append((name, "author"))
        address = f" {name.split(' ')[-1].lower()}@example.org" if mail else ""
        marked.append((f"{rng.choice((' ', ', '))}{place[0]}{address}", "other"))
    return [(text, label) for text, label in marked if text]


def _cut(marked: Marked) -> Marked:
    kept, room = [], _LONGEST
    for text, label in marked:
        if room <= 0:
            break
        kept.append((text[:room], label))
        room -= len(text)
    return kept
