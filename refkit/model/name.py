"""Who made a work: a person, or a group under its own name."""

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
