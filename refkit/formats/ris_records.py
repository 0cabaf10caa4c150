"""One RIS record as a reference.

Which tag says what depends on the type of the record and on which other tags there are.
Both are the same for thousands of records of one file, so that is decided once for all
records of one shape, and the plan is remembered.
"""

from functools import lru_cache
from typing import Final

from attrs import frozen

from refkit.formats.ris_lines import Record
from refkit.formats.ris_names import names_in
from refkit.formats.ris_rules import RULES, Rule, Values
from refkit.formats.ris_tags import ELSEWHERE, NAMES, tags_of
from refkit.formats.ris_types import TYPES_READ, type_tag
from refkit.model import Field, Reference, Type, assembled

EXACT: Final = "refkit "
"""Before the exact values in ``U5``, so that nobody else's custom field is read."""


@frozen
class Plan:
    """What becomes of the tags of all records of one shape."""

    kind: str
    type: Type
    texts: tuple[tuple[Field, str], ...]
    names: tuple[tuple[Field, tuple[str, ...]], ...]
    rules: tuple[Rule, ...]
    carried: tuple[str, ...]
    """Tags that stand for no field."""


def reference(record: Record) -> Reference:
    """Read a record; what has no field of its own is carried along."""
    kind = record["TY"][0] if "TY" in record else "GEN"
    plan = plan_of(kind, tuple(record))
    values: Values = {"type": plan.type}
    carried: dict[str, str] = {}
    for name, tag in plan.texts:
        texts = record[tag]
        values[name] = texts[0]
        if len(texts) > 1:
            carried[tag] = "\n".join(texts[1:])
    for name, tags in plan.names:
        names = names_in(record[tags[0]])
        for tag in tags[1:]:
            names += names_in(record[tag])
        if names:
            values[name] = names
    for tag in plan.carried:
        carried[tag] = "\n".join(record[tag])
    for rule in plan.rules:
        rule(record, values, carried, plan.kind)
    if "ID" in record:
        values["citation_key"] = record["ID"][0]
    if carried:
        values["carried"] = {"ris": carried}
    return assembled(values)


@lru_cache(maxsize=4096)
def plan_of(said: str, tags: tuple[str, ...]) -> Plan:
    """Which field has which of these tags; none has what another has already."""
    kind = type_tag(said)
    left = dict.fromkeys(tag for tag in tags if tag not in ELSEWHERE)
    texts: list[tuple[Field, str]] = []
    names: list[tuple[Field, tuple[str, ...]]] = []
    for name, known in tags_of(kind).items():
        found = tuple(tag for tag in left if tag in known)
        if not found:
            continue
        if name in NAMES:
            names.append((name, found))
        else:
            found = (min(found, key=known.index),)
            texts.append((name, found[0]))
        for tag in found:
            del left[tag]
    meant = {tag for known in tags_of(kind).values() for tag in known}
    rules = tuple(rule for rule, asked in RULES.items() if not asked.isdisjoint(tags))
    return Plan(
        kind,
        TYPES_READ.get(kind, "document"),
        tuple(texts),
        tuple(names),
        rules,
        tuple(tag for tag in left if tag not in meant),
    )
