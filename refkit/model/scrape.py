"""What came in, kept exactly as it came."""

from bisect import bisect_right
from functools import cached_property
from typing import Final, Literal, NamedTuple, get_args

from attrs import define, field, validators

MediaType = Literal["text/plain", "text/html", "application/xml"]
MEDIA_TYPES: Final[tuple[MediaType, ...]] = get_args(MediaType)


class Span(NamedTuple):
    """A stretch of a scrape, in characters: ``start`` is in it, ``end`` is not."""

    start: int
    end: int


@define(frozen=True, slots=False, eq=False)
class Scrape:
    """One page as a crawler kept it, decoded and otherwise untouched.

    >>> page = Scrape("Journal\\nVolume 8")
    >>> page[Span(8, 16)], page.line_number(8)
    ('Volume 8', 2)
    """

    text: str
    media_type: MediaType = field(
        default="text/plain", validator=validators.in_(MEDIA_TYPES)
    )
    url: str | None = None

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at != -1:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def line_number(self, position: int) -> int:
        """The number of the line a position lies on, counted from 1."""
        return bisect_right(self._line_starts, position)
