"""What the government of the United States adds to its records: hearings, bills and laws.

https://www.govinfo.gov/help/mods
"""

from typing import TYPE_CHECKING, Final

from refkit.formats.xml_values import Values, first_words
from refkit.model import Name, Type
from refkit.readers.rich_text import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

_ENACTED: Final = frozenset({"bill", "legislation"})
_CODE: Final = "U.S.C."


def of_government(mods: "Element", kind: Type) -> Values:
    """What stands in the extensions, in the fields that CSL's legal styles look for.

    A bill or law is cited by its short title and by what it changes in the code of laws.
    """
    if kind == "hearing":
        return {
            "number": first_words(mods, "extension/number"),
            "authority": _chamber(mods),
            "section": _committee(mods),
            "chapter_number": first_words(mods, "extension/congress"),
        }
    if kind not in _ENACTED or mods.find("extension/congress") is None:
        return {}
    return {
        "title": first_words(mods, "extension/shorttitle"),
        "number": first_words(mods, "identifier[@type='preferred citation']"),
        "authority": _chamber(mods),
        "chapter_number": first_words(mods, "extension/congress"),
        **_in_code(mods),
    }


def _chamber(mods: "Element") -> str:
    said = first_words(mods, "extension/originchamber", "extension/chamber")
    return said.title()


def _committee(mods: "Element") -> str:
    for name in mods.iterfind("extension/congcommittee/name"):
        if name.get("type") == "authority-standard":
            return words(name)
    return ""


def _in_code(mods: "Element") -> Values:
    """The sections that are changed, if they stand in one title of the code."""
    titles = list(mods.iterfind("extension/uscode"))
    if len(titles) != 1:
        return {}
    sections = (each.get("number") for each in titles[0].iterfind("section"))
    return {
        "container_title": _CODE,
        "volume": titles[0].get("title"),
        "page": ", ".join(dict.fromkeys(filter(None, sections))),
    }


def heard(people: "Mapping[str, Sequence[Name]]") -> dict[str, list[Name]]:
    """Those who took part in a hearing: nobody is its author."""
    return {"contributor": list(_everybody(people))}


def _everybody(people: "Mapping[str, Sequence[Name]]") -> "Iterator[Name]":
    for role in sorted(people, key=lambda role: role != "author"):
        yield from people[role]
