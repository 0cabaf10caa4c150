"""Names as RIS has them: family first, then a comma."""

from collections.abc import Sequence

from refkit.model import Name
from refkit.model.name import person
from refkit.readers.names import read_name


def names_in(values: Sequence[str]) -> tuple[Name, ...]:
    """The names in values, of which some writers put several in one."""
    names: list[Name] = []
    for value in values:
        family, _, given = value.partition(", ")
        if (
            given
            and value.count(",") == 1
            and ";" not in value
            and family
            and family[-1] != " "
            and not family[0].islower()
        ):
            names.append(person(family, given))
        else:
            names += filter(None, map(_name, value.split(";")))
    return tuple(names)


def _name(text: str) -> Name | None:
    """A name family first, or in the order its own words show."""
    family, comma, rest = (part.strip() for part in text.partition(","))
    given, _, suffix = (part.strip() for part in rest.partition(","))
    try:
        if text.rstrip().endswith(","):
            return Name(literal=text.rstrip(" ,"))
        if not comma and " " in family:
            return read_name(family)
        words = family.split()
        start = 0
        while start < len(words) - 1 and words[start][0].islower():
            start += 1
        return Name(
            family=" ".join(words[start:]),
            given=given,
            particle=" ".join(words[:start]),
            suffix=suffix,
        )
    except ValueError:
        return Name(literal=family) if family else None


def inverted(name: Name) -> str:
    """The name family first; the comma after a group keeps its words together.

    >>> inverted(Name(literal="World Health Organization")), inverted(Name("Wu", "Li"))
    ('World Health Organization,', 'Wu, Li')
    """
    alone = not (name.given or name.suffix)
    together = name.literal or (alone and " " in name.full_family)
    return f"{name.full_family}," if together else name.inverted


def is_told(name: Name, text: str) -> bool:
    """Whether a name that is written as such a text surely comes back as it is.

    >>> is_told(Name("Wu", "Li"), "Wu, Li"), is_told(Name("de la Cruz", "J"), "de la Cruz, J")
    (True, False)
    """
    family = name.family
    return (
        family is not None
        and name.given is not None
        and not name.particle
        and not name.suffix
        and not family[0].islower()
        and text.count(",") == 1
        and ";" not in text
    )
