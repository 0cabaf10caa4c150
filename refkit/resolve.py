"""The one place where claims become a reference.

Recovering, enriching and merging duplicates all end here, so there is one rule
for who wins: the most trusted claim that can be read, and among equals the first.
"""

from collections.abc import Iterable
from typing import Any

from refkit.model import LIST_FIELDS, Claim, Field, PartialDate, Reference
from refkit.readers import READERS

Reading = tuple[Claim, Any]


def resolve(claims: Iterable[Claim], *, source: str | None = None) -> Reference:
    """Decide one reference from everything claimed about a work.

    Losing and unreadable claims are kept on the reference, so ``Reference.why``
    can show what was passed over.

    >>> from refkit.model import Evidence
    >>> resolve([Claim("title", "Worse | Site", Evidence("opengraph", "…", None, 0.5)),
    ...          Claim("title", "Good", Evidence("highwire", "…", None, 0.9))]).title
    'Good'
    """
    claims = tuple(claims)
    readings: dict[Field, list[Reading]] = {}
    for claim in claims:
        try:
            value = READERS[claim.field](claim.value)
        except ValueError:
            continue
        readings.setdefault(claim.field, []).append((claim, value))
    chosen: dict[str, Any] = {}
    confidence: dict[Field, float] = {}
    for name, read in readings.items():
        best, value = max(read, key=lambda reading: reading[0].evidence.confidence)
        if name in LIST_FIELDS:
            # A list is taken whole from one witness: two half-lists make a third.
            value = [v for claim, v in read if claim.evidence.by == best.evidence.by]
        elif isinstance(value, PartialDate):
            value = _most_precise(value, read)
        chosen[name] = value
        confidence[name] = best.evidence.confidence
    return Reference(**chosen, claims=claims, confidence=confidence, source=source)


def _most_precise(best: PartialDate, read: list[Reading]) -> PartialDate:
    """The best date, with the month and day of the next best that agrees with it."""
    for _, date in sorted(read, key=lambda reading: -reading[0].evidence.confidence):
        if date.parts[: len(best.parts)] == best.parts:
            best = date
    return best
