"""Works as DataCite registers them. https://schema.datacite.org/"""

from collections.abc import Iterator, Mapping
from typing import Final

from refkit.parsers.markup.statements import Statement
from refkit.parsers.records.parts import type_of
from refkit.parsers.records.record import Record, record, vocabulary
from refkit.parsers.records.said import (
    group_by,
    name_by,
    named_by,
    person_in,
    said_at,
    said_by,
)
from refkit.parsers.records.tree import Element, attributes, find, first

DATACITE: Final = vocabulary("datacite-xml")

_WORK: Final[Mapping[str, str]] = {
    "titles/title": "title",
    "publisher": "publisher",
    "publicationyear": "date",
    "language": "language",
    "subjects/subject": "keyword",
}


def datacite_records(text: str, resource: Element) -> list[Record]:
    """The record that a ``resource`` is, if it has creators and titles."""
    if first(resource, "titles") is None or first(resource, "creators") is None:
        return []
    return [record(DATACITE, _statements(text, resource))]


def _statements(text: str, resource: Element) -> Iterator[Statement]:
    yield from said_at(text, resource, _WORK)
    for identifier in find(resource, "identifier"):
        if attributes(identifier).get("identifiertype", "").upper() == "DOI":
            yield said_by(text, "doi", identifier)
    for creator in find(resource, "creators/creator"):
        yield from _creator(text, creator)
    for kind in find(resource, "resourcetype"):
        general = attributes(kind).get("resourcetypegeneral", "")
        yield Statement("type", type_of(general) or "", kind.tag)
    for about in find(resource, "descriptions/description"):
        if attributes(about).get("descriptiontype") == "Abstract":
            yield said_by(text, "abstract", about)


def _creator(text: str, creator: Element) -> Iterator[Statement]:
    whole = first(creator, "creatorname")
    name = person_in(text, creator, ["familyname"], ["givenname"])
    if name is not None:
        yield name_by(text, "author", creator, name)
    elif whole is not None:
        organization = attributes(whole).get("nametype") == "Organizational"
        yield (group_by if organization else named_by)(text, "author", whole)
