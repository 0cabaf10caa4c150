"""Traits packed into a row of bytes, for a file or another process, and back."""

import marshal
from operator import attrgetter
from typing import Any, Final

from attrs import fields

from refkit.matching.people import Authors
from refkit.matching.titles import Title
from refkit.matching.traits import Traits
from refkit.matching.venues import Venue

_VERSION: Final = 2
"""Of ``marshal``: it packs equal values alike, whether or not they are one object."""


def _values_of(kind: type) -> "attrgetter[tuple[Any, ...]]":
    return attrgetter(*(each.name for each in fields(kind)))


_traits: Final = _values_of(Traits)
_title: Final = _values_of(Title)
_venue: Final = _values_of(Venue)


def row_of(record: Traits) -> bytes:
    """Pack traits, equal ones alike.

    >>> from refkit.matching.traits import traits_of
    >>> from refkit.model import Reference
    >>> row_of(traits_of(Reference(title="Oaks"))) == row_of(traits_of(Reference(title="oaks.")))
    True
    """
    title, authors, venue, *rest = _traits(record)
    people = authors.families, authors.initials, tuple(sorted(authors.names))
    return marshal.dumps((_title(title), people, _venue(venue), *rest), _VERSION)


def traits_in(row: bytes) -> Traits:
    """Unpack a row; only of this program's own making, for ``marshal`` trusts it."""
    title, (families, initials, names), venue, *rest = marshal.loads(row)  # noqa: S302
    people = Authors(families, initials, frozenset(names))
    return Traits(Title(*title), people, Venue(*venue), *rest)
