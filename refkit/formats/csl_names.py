"""Names as CSL items hold them."""

from typing import Any, Final

from refkit.formats.csl_variables import NAME_PARTS
from refkit.model import Name

_HELD: Final = frozenset(NAME_PARTS.values())
"""The parts of a CSL name that a ``Name`` holds as they are."""


def name_to_csl(name: Name) -> dict[str, str]:
    """Write a name as CSL-JSON has it.

    >>> name_to_csl(Name("Berg", "Jan", particle="van der"))
    {'family': 'Berg', 'given': 'Jan', 'non-dropping-particle': 'van der'}
    """
    if name.family is None:
        return {"literal": name.literal or ""}
    found = {"family": name.family}
    if name.given:
        found["given"] = name.given
    if name.particle:
        found["non-dropping-particle"] = name.particle
    if name.suffix:
        found["suffix"] = name.suffix
    return found


def names_from_csl(value: object) -> tuple[Name, ...]:
    """Read a list of names, however its writer holds them."""
    if isinstance(value, dict | str):
        value = [value]
    return tuple(filter(None, map(_name, value))) if isinstance(value, list) else ()


def are_held(value: object) -> bool:
    """Whether names say nothing that is lost when they are read.

    >>> are_held([{"family": "Humboldt", "dropping-particle": "von"}])
    False
    """
    try:
        return isinstance(value, list) and all(map(_HELD.issuperset, value))
    except TypeError:
        return False


def _name(value: object) -> Name | None:
    if not isinstance(value, dict):
        return _group({"literal": value})
    try:
        return _person(value) if "family" in value else _group(value)
    except (TypeError, ValueError):
        return _group(value)


def _person(value: dict[str, Any]) -> Name:
    get = value.get
    if len(value) == 2 and "given" in value:
        return Name(get("family"), get("given"))
    given, particle = get("given"), get("non-dropping-particle")
    if dropping := value.get("dropping-particle"):
        particle = f"{dropping} {particle}" if particle else dropping
    if value.get("isInstitution") in (True, "true"):
        return Name(literal=value["family"])
    return Name(value["family"], given, particle, value.get("suffix"))


def _group(value: dict[str, Any]) -> Name | None:
    """A name that cannot be taken apart, or one of a writer with words of its own."""
    family, given = (_text(value.get(key)) for key in ("lastName", "firstName"))
    whole = ("literal", "name", "family", "given")
    literal = next(filter(None, (_text(value.get(key)) for key in whole)), family)
    try:
        if family and given:
            return Name(family, given)
        return Name(literal=literal)
    except ValueError:
        return None


def _text(value: object) -> str | None:
    return str(value) if isinstance(value, str | int | float) else None
