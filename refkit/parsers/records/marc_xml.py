"""MARC records in XML. https://www.loc.gov/standards/marcxml/"""

from refkit.parsers.records.marc import marc_record
from refkit.parsers.records.marc_fields import MarcField, Subfield
from refkit.parsers.records.record import Record
from refkit.parsers.records.said import trimmed
from refkit.parsers.records.tree import Element, attributes, find, first, words_of


def marc_xml_records(text: str, element: Element) -> list[Record]:
    """The record that a ``record`` with data fields is."""
    fields = [_field(text, each) for each in find(element, "datafield")]
    leader = first(element, "leader")
    kind = text[leader.start + 6 : leader.start + 8] if leader else ""
    found = marc_record(fields, kind)
    return [found] if found else []


def _field(text: str, element: Element) -> MarcField:
    given = attributes(element)
    parts = [
        Subfield(
            attributes(part).get("code", ""),
            words_of(text, part),
            trimmed(text, part.span),
        )
        for part in find(element, "subfield")
    ]
    indicators = (given.get("ind1") or " ") + (given.get("ind2") or " ")
    return MarcField(given.get("tag", ""), indicators, [p for p in parts if p.words])
