"""The one place where claims become a reference.

Recovering, enriching and merging duplicates all end here, so there is one rule
for who wins: the most trusted claim that can be read, and among equals the first.
How far the winner is trusted in the end depends on the others: a second witness that
says the same adds to it, one that says something else takes away.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, Final

from refkit.model import (
    GIVEN,
    LIST_FIELDS,
    Claim,
    Evidence,
    Field,
    Name,
    PartialDate,
    Reference,
    witness,
)
from refkit.readers import READERS

Reading = tuple[Claim, Any]

_AGREEMENT: Final = 0.5
"""What share of a second witness's trust removes doubt; it may copy the first."""
_DISAGREEMENT: Final = 0.25
"""What share of the trust in another value is taken from the winner's."""


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
    chosen, confidence = decide(claims)
    return Reference(**chosen, claims=claims, confidence=confidence, source=source)


def decide(
    claims: Iterable[Claim],
) -> tuple[dict[Field, Any], dict[Field, float]]:
    """Choose the value of each field, and say how far to trust it.

    What was given, as in a bibliography, has no confidence: nothing was recovered.

    >>> decide([Claim("volume", "8", Evidence("given", "8"))])
    ({'volume': '8'}, {})
    """
    readings: dict[Field, list[Reading]] = {}
    for claim in claims:
        try:
            value = READERS[claim.field](claim.value)
        except ValueError:
            continue
        readings.setdefault(claim.field, []).append((claim, value))
    chosen: dict[Field, Any] = {}
    confidence: dict[Field, float] = {}
    for name, read in readings.items():
        best, value = max(read, key=lambda reading: reading[0].evidence.confidence)
        if name in LIST_FIELDS:
            # A list is taken whole from one witness: two half-lists make a third.
            value = [v for claim, v in read if claim.evidence.by == best.evidence.by]
        elif isinstance(value, PartialDate):
            value = _most_precise(value, read)
        chosen[name] = value
        if not best.evidence.is_given:
            confidence[name] = _confidence(best, value, read)
    return chosen, confidence


def claims_of(reference: Reference, *, record: str = "") -> tuple[Claim, ...]:
    """The claims behind a reference, and one for each value that rests on none.

    Every value of a bibliography rests on none, and what was changed by hand. The type
    ``document`` is no claim: it says that the type is not known.
    ``record`` is the name under which its witnesses speak among other records.

    >>> claims_of(Reference(volume="8"))[0].evidence
    Evidence(by='given', quote='8', span=None, confidence=1.0)
    """
    by = witness(GIVEN, record)
    claims = reference.claims
    if claims and record:
        claims = tuple(_within(claim, record) for claim in claims)
    rest = _groundless(reference) if claims else reference.known.items()
    said = (given(*each, by) for each in rest if each != ("type", "document"))
    return (*claims, *chain.from_iterable(said))


def given(field: Field, value: Any, by: str = GIVEN) -> list[Claim]:
    """Claim the value of a field as it stands in a reference.

    >>> [claim.value for claim in given("isbn", ("1-4", "1-5"))]
    ['1-4', '1-5']
    """
    if isinstance(value, tuple):
        return [Claim(field, each, Evidence(by, str(each))) for each in value]
    return [Claim(field, value, Evidence(by, str(value)))]


def values(reference: Reference) -> Iterator[tuple[Field, Any]]:
    """Each value of a reference with its field; lists one item at a time.

    >>> list(values(Reference(isbn=["1-4", "1-5"])))[1:]
    [('isbn', '1-4'), ('isbn', '1-5')]
    """
    for field, known in reference.known.items():
        for value in known if isinstance(known, tuple) else (known,):
            yield field, value


def read_claim(claim: Claim) -> Any:
    """The value that a claim stands for; None if its words are no such value."""
    try:
        return READERS[claim.field](claim.value)
    except ValueError:
        return None


def _within(claim: Claim, record: str) -> Claim:
    """A claim as of a witness in a certain record."""
    said = claim.evidence
    by = witness(said.by, record)
    evidence = Evidence(by, said.quote, said.span, said.confidence, said.reason)
    return Claim(claim.field, claim.value, evidence, claim.work)


def _groundless(reference: Reference) -> Iterator[tuple[Field, Any]]:
    """The values that no claim of the reference stands for."""
    said: dict[Field, set[Any]] = {}
    for claim in reference.claims:
        said.setdefault(claim.field, set()).update((claim.value, read_claim(claim)))
    for field, value in values(reference):
        if value not in said.get(field, ()):
            yield field, value


def _most_precise(best: PartialDate, read: list[Reading]) -> PartialDate:
    """The best date, with the month and day of the next best that agrees with it."""
    for _, date in sorted(read, key=lambda reading: -reading[0].evidence.confidence):
        both = best.is_simple and date.is_simple
        if both and date.parts[: len(best.parts)] == best.parts:
            best = date
    return best


def _confidence(best: Claim, value: Any, read: list[Reading]) -> float:
    """How far to trust the chosen value in view of what the other witnesses say."""
    doubt, against = 1.0 - best.evidence.confidence, 0.0
    for trust, other in _others(best, read):
        if _same(value, other):
            doubt *= 1.0 - _AGREEMENT * trust
        else:
            against = max(against, trust)
    return round((1.0 - doubt) * (1.0 - _DISAGREEMENT * against), 3)


def _others(best: Claim, read: list[Reading]) -> list[tuple[float, Any]]:
    """What each other witness says, and how far it is trusted."""
    said: dict[str, list[Reading]] = {}
    for claim, value in read:
        if claim.evidence.by != best.evidence.by:
            said.setdefault(claim.evidence.by, []).append((claim, value))
    others = []
    for readings in said.values():
        first, value = max(readings, key=lambda one: one[0].evidence.confidence)
        if best.field in LIST_FIELDS:
            value = [each for _, each in readings]
        others.append((first.evidence.confidence, value))
    return others


def _same(one: Any, other: Any) -> bool:
    """Whether two values say the same, though one may say it more exactly.

    >>> _same("Kidney Int.", "kidney int"), _same(PartialDate(2015), PartialDate(2015, 12))
    (True, True)
    """
    if one == other:
        return True
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        if not (one.parts and other.parts):
            return False
        return all(a == b for a, b in zip(one.parts, other.parts, strict=False))
    return _plain(one) == _plain(other)


def _plain(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(map(_plain, value))
    # Given names stand in full here and as initials there.
    said = (value.family or value.literal) if isinstance(value, Name) else value
    return "".join(filter(str.isalnum, str(said).casefold()))
