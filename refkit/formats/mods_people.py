"""The people and groups of a MODS record, and what they did."""

from typing import TYPE_CHECKING, Final

from refkit.formats.relators import role_of
from refkit.formats.xml_values import all_words, first_words
from refkit.model import Name
from refkit.readers.name_parts import group, inverted, person
from refkit.readers.name_words import SUFFIXES
from refkit.readers.patterns import lazy
from refkit.readers.rich_text import words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_VAGUE: Final = "contributor"
_YEARS: Final = lazy(r"[\s,]*[\[(]?\d{4}-(?:\d{4})?[\])]?[\s,.]*$")


def people(element: "Element", usual: str = "author") -> dict[str, list[Name]]:
    """Everybody who had a part in a work; who has no role has the usual one."""
    found: dict[str, list[Name]] = {}
    for each in element.iterfind("name"):
        role, name = _role(each, usual), _name(each)
        if role and name:
            found.setdefault(role, []).append(name)
    return _told_once(found)


def _told_once(found: dict[str, list[Name]]) -> dict[str, list[Name]]:
    """People without those contributors who are said to have done something else."""
    others = {n for role, names in found.items() if role != _VAGUE for n in names}
    vague = [name for name in found.pop(_VAGUE, ()) if name not in others]
    return {**found, _VAGUE: vague} if vague else found


def _role(name: "Element", usual: str) -> str | None:
    said = [role.lower() for role in all_words(name, "role/roleterm", "role/text")]
    if not said:
        return usual
    return role_of(said)


def _name(name: "Element") -> Name | None:
    parts: dict[str, list[str]] = {}
    for part in name.iterfind("namepart"):
        parts.setdefault(part.get("type", ""), []).append(words(part))
    if name.get("type") in {"corporate", "conference"}:
        return group(": ".join(filter(None, parts.get("", ()))))
    address = " ".join(parts.get("termsOfAddress", ()))
    suffix = address if address.lower() in SUFFIXES else ""
    if "family" in parts:
        given = " ".join(parts.get("given", ()))
        return person(" ".join(parts["family"]), given, suffix)
    said = next(filter(None, parts.get("", ())), "") or first_words(name, "displayform")
    return inverted(_YEARS.sub("", said).rstrip(", "))
