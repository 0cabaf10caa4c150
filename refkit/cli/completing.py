"""What enriching did to a reference, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import refkit
from refkit.cli.terminal import visible

_LONGEST = 200
"""Letters of a value that are shown."""


def name_of(outcome: refkit.Enriched) -> str:
    """By what a person knows a reference: its words, or key, title or DOI and file."""
    if outcome.text:
        return visible(outcome.text[:_LONGEST])
    reference = outcome.before
    called = reference.citation_key or reference.title or reference.doi or "untitled"
    return visible(" ".join(filter(None, (reference.source, called[:_LONGEST]))))


def changes(outcome: refkit.Enriched) -> Iterator[str]:
    """What changes in a reference, field by field; nothing if nothing does."""
    before, after = outcome.before.known, outcome.after.known
    names = [*before, *(name for name in after if name not in before)]
    changed = [name for name in names if before.get(name) != after.get(name)]
    if not changed:
        return
    yield name_of(outcome)
    for name in changed:
        if name in before and (name, before[name]) != ("type", "document"):
            yield f"  - {name:15} {_shown(before[name])}"
        if name in after:
            yield f"  + {name:15} {_shown(after[name])}"


def judged(outcome: refkit.Enriched) -> list[dict[str, Any]]:
    """The same for programs: each work that was offered, and what was found of it."""
    found = outcome.identification
    return (
        [
            {
                "doi": str(work.get("DOI")).lower(),
                "taken": at == found.accepted,
                "objection": verdict.objection or None,
                "agrees": list(verdict.supports),
            }
            for at, (work, verdict) in enumerate(
                zip(outcome.works, found.verdicts, strict=True)
            )
        ]
        if found
        else []
    )


def explained(outcome: refkit.Enriched) -> Iterator[str]:
    """What a reference is called, which works were offered, and what became of each."""
    yield name_of(outcome)
    yield from reasons(outcome)


def reasons(outcome: refkit.Enriched) -> Iterator[str]:
    """Which works were offered, and why each was taken or refused."""
    found = outcome.identification
    if outcome.error:
        yield f"  no answer: {outcome.error}"
    elif found is None:
        yield "  too little to look it up by, or its DOI is not known"
    elif found.accepted is None:
        yield f"  none accepted: {found.objection}"
    for at, verdict in enumerate(found.verdicts if found else ()):
        is_taken = found is not None and at == found.accepted
        fate = (
            "taken" if is_taken else f"refused, {verdict.objection or 'another fits'}"
        )
        agrees = ", ".join(verdict.supports) or "nothing"
        yield visible(f"  {_work(outcome.works[at])}: {fate}; agrees: {agrees}")
    for relation, dois in outcome.versions.items():
        yield visible(f"  {relation.replace('-', ' ')} {', '.join(dois)}")


def notes_of(outcome: refkit.Enriched) -> Iterator[str]:
    """A line for each retraction or correction."""
    for notice in outcome.notices:
        date = f", {notice.date}" if notice.date else ""
        yield f"{name_of(outcome)}: {notice.flag} ({notice.doi}{date})"


def _work(work: Any) -> str:
    title = work.get("title")
    shown = str(title[0] if isinstance(title, list) and title else "")[:_LONGEST]
    return f"{str(work.get('DOI')).lower()} «{shown}»"


def _shown(value: Any) -> str:
    many = value if isinstance(value, tuple) else (value,)
    texts = (v.inverted if isinstance(v, refkit.Name) else str(v) for v in many)
    text = "; ".join(texts)
    return visible(text[:_LONGEST] + "…" * (len(text) > _LONGEST))
