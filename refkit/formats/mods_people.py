"""The people and groups of a MODS record, and what they did."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from refkit.formats.xml_values import all_words, first_words
from refkit.model import Name
from refkit.readers.name_parts import group, inverted, person
from refkit.readers.name_words import SUFFIXES
from refkit.readers.patterns import lazy
from refkit.readers.rich_text import words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# Codes of https://www.loc.gov/marc/relators/ and the words that records have for them.
_ROWS: Final[Mapping[str, str]] = {
    "author": (
        "aut, author, cre, creator, dis, dissertant, verfasser, verfasserin, auteur, autor,"
        " art, artist, pht, photographer, ctg, cartographer, prg, programmer, inv, inventor,"
        " spk, speaker, scr, scribe, ivs"
    ),
    "editor": "edt, editor, ed, ed., com, compiler, herausgeber, herausgeberin, hrsg, pbd",
    "translator": "trl, translator, übersetzer, übersetzerin, traducteur",
    "director": "drt, fmd, director, film director, regisseur",
    "composer": "cmp, composer, komponist, komponistin",
    "performer": "prf, performer, sng, singer, mus, musician, act, actor",
    "interviewer": "ivr, interviewer",
    "recipient": "rcp, addressee, recipient, adressat, adressatin",
    "contributor": "ctb, contributor, ths, thesis advisor, degree supervisor, dgs",
}
_ROLES: Final[Mapping[str, str]] = {
    said: role for role, row in _ROWS.items() for said in row.split(", ")
}
_NO_PART: Final = frozenset(
    "pbl publisher dst distributor isb fnd funder spn sponsor own owner"
    " hst host dgg prv provider rps repository grantor".split()
)
"""Words of roles that have no part in the work itself."""
_YEARS: Final = lazy(r"[\s,]*[\[(]?\d{4}-(?:\d{4})?[\])]?[\s,.]*$")


def people(element: "Element", usual: str = "author") -> dict[str, list[Name]]:
    """Everybody who had a part in a work; who has no role has the usual one."""
    found: dict[str, list[Name]] = {}
    for each in element.iterfind("name"):
        role, name = _role(each, usual), _name(each)
        if role and name:
            found.setdefault(role, []).append(name)
    return found


def _role(name: "Element", usual: str) -> str | None:
    said = [role.lower() for role in all_words(name, "role/roleterm", "role/text")]
    if not said:
        return usual
    known = next((_ROLES[role] for role in said if role in _ROLES), None)
    if known or not _NO_PART.isdisjoint(said):
        return known
    return "contributor"


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
