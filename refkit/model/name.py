"""Who made a work: a person, or a group under its own name."""

from typing import Final

from attrs import field, frozen

from refkit.model.text import plain_or_none


@frozen
class Name:
    """One author, editor or other contributor, in the parts CSL knows.

    A person has a ``family`` name at least; a group, or a name that nobody can
    take apart, stands in ``literal`` alone.
    https://docs.citationstyles.org/en/stable/specification.html#names

    >>> Name("Berg", "Jan", particle="van der").inverted
    'van der Berg, Jan'
    >>> str(Name(literal="World Health Organization"))
    'World Health Organization'
    """

    family: str | None = field(default=None, converter=plain_or_none)
    given: str | None = field(default=None, converter=plain_or_none)
    particle: str | None = field(default=None, converter=plain_or_none)
    """The part before the family name that stays with it: ``van der``, ``de la``."""
    suffix: str | None = field(default=None, converter=plain_or_none)
    literal: str | None = field(default=None, converter=plain_or_none)

    def __attrs_post_init__(self) -> None:
        if bool(self.family) == bool(self.literal):
            raise ValueError("a name has either a family name or a literal one")
        if self.literal and (self.given or self.particle or self.suffix):
            raise ValueError("a literal name has no other parts")

    @property
    def full_family(self) -> str:
        """The family name with its particle, or the whole literal name."""
        if self.family is None:
            return self.literal or ""
        return f"{self.particle} {self.family}" if self.particle else self.family

    @property
    def inverted(self) -> str:
        """The name as an index has it: ``van der Berg, Jan, Jr.``."""
        parts = (self.full_family, self.given, self.suffix)
        return ", ".join(part for part in parts if part)

    def __str__(self) -> str:
        parts = (self.given, self.full_family, self.suffix)
        return " ".join(part for part in parts if part)


_KEEP_FAMILY: Final = vars(Name)["family"].__set__
_KEEP_GIVEN: Final = vars(Name)["given"].__set__
_KEEP_PARTICLE: Final = vars(Name)["particle"].__set__
_KEEP_SUFFIX: Final = vars(Name)["suffix"].__set__
_KEEP_LITERAL: Final = vars(Name)["literal"].__set__


def person(family: str, given: str | None = None) -> Name:
    """Make a name of parts that are as the model has them, unlooked at.

    >>> person("Wu", "Li") == Name("Wu", "Li")
    True
    """
    name = object.__new__(Name)
    _KEEP_FAMILY(name, family)
    _KEEP_GIVEN(name, given)
    _KEEP_PARTICLE(name, None)
    _KEEP_SUFFIX(name, None)
    _KEEP_LITERAL(name, None)
    return name
