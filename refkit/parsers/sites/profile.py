"""What a site profile is made of."""

import re
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from refkit.model import FIELDS, Field, Type
from refkit.parsers.page import Page


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _marks(marks: Iterable[str]) -> frozenset[str]:
    return frozenset(marks)


@frozen
class Step:
    """One line of a layout: a pattern whose named groups are fields.

    >>> Step(r"(?P<container_title>.+) (?P<issue>\\\\d+)/\\\\d{4}").fields
    ('container_title', 'issue')
    """

    pattern: re.Pattern[str] = field(converter=_pattern)
    optional: bool = False

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields this line holds."""
        return tuple(name for name in FIELDS if name in self.pattern.groupindex)


@frozen
class Layout:
    """The lines of one kind of page, one after the other, blank ones left out."""

    steps: Sequence[Step]
    type: Type = "article-journal"


@frozen
class SiteProfile:
    """One site: how its pages are known, and how they are laid out."""

    host: str
    layouts: Sequence[Layout]
    marks: frozenset[str] = field(default=frozenset(), converter=_marks)
    """Whole lines that every page of the site has."""

    def may_be(self, page: Page, host: str) -> bool:
        """Whether a page may be of this site, by its address or its marks.

        A page with neither may be of any site: then its layout alone has to tell.
        """
        if host:
            return host == self.host or host.endswith(f".{self.host}")
        return self.marks <= {line.text for line in page}
