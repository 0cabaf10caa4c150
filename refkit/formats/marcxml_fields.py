"""The fields of a MARC record in XML."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from refkit.readers.rich_text import words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class Datafield(NamedTuple):
    """A field: its tag, its two indicators, and its parts, each with its code."""

    tag: str
    indicators: str
    parts: Sequence[tuple[str, str]]

    def all(self, codes: str) -> Iterator[str]:
        """The words of every part with one of some codes, in order."""
        return (said for code, said in self.parts if code in codes)

    def first(self, *codes: str) -> str:
        """The words of the first part with the first code that there is."""
        return next((said for code in codes for said in self.all(code)), "")


class Marc(NamedTuple):
    """A record: its leader, its control fields of fixed length, and its fields."""

    leader: str
    fixed: str
    """Field 008, whose places tell of date and language."""
    fields: Sequence[Datafield]

    def all(self, *tags: str) -> Iterator[Datafield]:
        """The fields with one of some tags, tag by tag."""
        return (field for tag in tags for field in self.fields if field.tag == tag)

    def first(self, tag: str, *codes: str) -> str:
        """The words of the first part with a code in the fields of a tag."""
        said = (field.first(*codes) for field in self.all(tag))
        return next(filter(None, said), "")


def marc_of(record: "Element") -> Marc:
    """The fields of a record, those that say something."""
    fixed = (
        each for each in record.iterfind("controlfield") if each.get("tag") == "008"
    )
    leader = record.find("leader")
    return Marc(
        (leader.text or "") if leader is not None else "",
        next((each.text or "" for each in fixed), ""),
        [_field(each) for each in record.iterfind("datafield")],
    )


def _field(element: "Element") -> Datafield:
    parts = [
        (each.get("code", ""), words(each)) for each in element.iterfind("subfield")
    ]
    indicators = f"{element.get('ind1') or ' '}{element.get('ind2') or ' '}"
    return Datafield(element.get("tag", ""), indicators, [p for p in parts if p[1]])
