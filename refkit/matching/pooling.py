"""The records behind several references, each under a name of its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import define

from refkit.model import GIVEN, LIST_FIELDS, Claim, Field, Name, Reference, witness
from refkit.readers.identifiers import read_doi
from refkit.resolve import claims_of, decide, given


@define(eq=False)
class Record:
    """What one record says of a work."""

    known: Mapping[Field, Any]
    """Its values; a type that says nothing is none, nor is a DOI that cannot be one."""
    claims: Mapping[Field, Sequence[Claim]]
    """All that was claimed in it, by field, under the record's own name."""
    is_given: bool
    """Whether all of it was written down by somebody, and nothing recovered."""

    @property
    def richness(self) -> int:
        """How many fields it knows, apart from what merging itself may add."""
        return len(self.known) - ("container_title_short" in self.known)

    @property
    def text(self) -> list[str]:
        """What it knows as text that can be put in order."""
        return [
            str(value) if type(value) is not tuple else "\n".join(map(_text, value))
            for field, value in sorted(self.known.items())
            if field != "container_title_short"
        ]


def _text(each: Name | str) -> str:
    if isinstance(each, str):
        return each
    parts = (each.family, each.given, each.particle, each.suffix, each.literal)
    return "\t".join(part or "" for part in parts)


def pooled(members: Iterable[Reference]) -> list[Record]:
    """Return the records behind some references, those that know the most first.

    Among equals their texts decide, so that the order of the references does not.

    A reference that was merged before stands for the records that it was merged from,
    and none of them counts twice.

    >>> one = Reference(volume="8", source="a.bib")
    >>> [claim.evidence.by for record in pooled([one, one]) for claim in record.claims["volume"]]
    ['given @ a.bib', 'given @ a.bib (2)']
    """
    members = tuple(members)
    again = any(map(_is_merged, members))
    seen: set[tuple[str, Reference]] = set()
    taken: dict[str, int] = {}
    records = []
    for member in members:
        for name, reference in _parts(member):
            if again:
                if (name, reference) in seen:
                    continue
                seen.add((name, reference))
            records.append(_record(_unused(name, taken), reference))
    if len({record.richness for record in records}) < len(records):
        records.sort(key=lambda record: record.text)
    return sorted(records, key=lambda record: -record.richness)


def _is_merged(reference: Reference) -> bool:
    return any(claim.evidence.record for claim in reference.claims)


def _parts(member: Reference) -> Iterator[tuple[str, Reference]]:
    """The records that a reference was merged from, or itself, each with a name."""
    if not _is_merged(member):
        yield _name(member), member
        return
    said: dict[str, list[Claim]] = {}
    for claim in claims_of(member):
        said.setdefault(claim.evidence.record, []).append(claim)
    for record, claims in said.items():
        alone = _values(claims)
        # What was left out of the whole is not brought back by a part.
        kept = {field: alone[field] for field in alone if field in member.known}
        yield record or _name(member), Reference(**kept, claims=claims)


def _values(claims: Sequence[Claim]) -> dict[Field, Any]:
    """What one record said before it was merged."""
    if not all(claim.evidence.is_given for claim in claims):
        return decide(claims)[0]
    known: dict[Field, Any] = {}
    for claim in claims:
        if claim.field in LIST_FIELDS:
            known.setdefault(claim.field, []).append(claim.value)
        else:
            known.setdefault(claim.field, claim.value)
    return known


def _name(reference: Reference) -> str:
    """A name by which a person finds the record again."""
    parts = (reference.source, reference.citation_key)
    return ": ".join(filter(None, parts)) or "record"


def _unused(name: str, taken: dict[str, int]) -> str:
    """The name, with a number if another record has it already."""
    unused = name
    while unused in taken:
        taken[name] += 1
        unused = f"{name} ({taken[name]})"
    taken[unused] = 1
    return unused


def _is_doi(text: str) -> bool:
    """Whether a text can be a DOI, unlike "NA" and the like."""
    try:
        read_doi(text)
    except ValueError:
        return False
    return True


def _record(name: str, reference: Reference) -> Record:
    known = dict(reference.known)
    if known["type"] == "document":
        del known["type"]
    claims: dict[Field, list[Claim]] = {}
    if reference.claims:
        for claim in claims_of(reference, record=name):
            claims.setdefault(claim.field, []).append(claim)
    else:
        by = witness(GIVEN, name)
        claims = {field: given(field, value, by) for field, value in known.items()}
    if "doi" in known and not _is_doi(known["doi"]):
        del known["doi"]
    is_given = all(claim.evidence.is_given for claim in reference.claims)
    return Record(known, claims, is_given)
