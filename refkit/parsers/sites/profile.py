"""What a site profile is made of."""

import re
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from refkit.model import FIELDS, Field, Type
from refkit.readers.patterns import lazy


def _pattern(pattern: str) -> re.Pattern[str]:
    return lazy(pattern)


def _hosts(hosts: Iterable[str]) -> frozenset[str]:
    return frozenset(hosts)


@frozen
class Step:
    """One line of a layout: a pattern whose named groups are fields.

    >>> Step(r"(?P<container_title>.+) (?P<issue>\\\\d+)/\\\\d{4}").fields
    ('container_title', 'issue')
    """

    pattern: re.Pattern[str] = field(converter=_pattern)
    optional: bool = False
    most: int = 1
    """How many lines in a row may be of this kind; as few are taken as will do."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields this line holds."""
        groups = self.pattern.groupindex
        return tuple(name for name in FIELDS if name in groups)


@frozen
class Layout:
    """The lines of one kind of page, one after the other, blank ones left out.

    A field that two lines name has to be the same in both.
    """

    steps: Sequence[Step]
    type: Type | None = "article-journal"
    facts: Sequence[Sequence[Step]] = ()
    """Runs of lines that may stand anywhere below the first line of the layout. One
    that names people counts wherever it stands, any other where it first does."""
    anchor: Step = field(init=False)
    """The most telling of the lines that have to be there: a page is searched for it
    before the whole is laid over the page."""

    @anchor.default
    def _longest_pattern(self) -> Step:
        needed = (step for step in self.steps if not step.optional)
        return max(needed, key=lambda step: len(step.pattern.pattern))


@frozen
class SiteProfile:
    """One site, or one software of many sites: how its pages are laid out."""

    name: str
    layouts: Sequence[Layout]
    hosts: frozenset[str] = field(default=frozenset(), converter=_hosts)
    """Where the site lives; empty for software that runs anywhere."""

    def may_be(self, host: str) -> bool:
        """Whether a page from this host, if that is known, may be of this site."""
        if not host or not self.hosts:
            return True
        return any(host == own or host.endswith(f".{own}") for own in self.hosts)
