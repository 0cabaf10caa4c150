"""A page with what its lines are worth, worked out as far as it is asked for."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, TypeVar

from attrs import define, field

from refkit.model import Scrape
from refkit.parsers.page import Page, page_of
from refkit.parsers.text.bylines import Byline, byline_in
from refkit.parsers.text.citations import Citation, citation_in, issue_of_year
from refkit.parsers.text.frames import without_frame
from refkit.parsers.text.labels import Labelled, Role, labelled
from refkit.parsers.text.lexicon import folded_words, name_weight
from refkit.parsers.text.register import (
    cites_in_text,
    has_identifier,
    instructing,
    popular,
    reporting,
    scholarly,
    scholarly_signs,
    sections,
)
from refkit.parsers.text.tagged import Tagged, may_be_tagged, tagged
from refkit.readers.patterns import lazy

T = TypeVar("T")
Part = TypeVar("Part", bound=Hashable)

_DOI: Final = lazy(r"\b10\.\d{4,9}/\S")
_LEAST_SHARE: Final = 0.2
"""The share of scholarly words that every labelled page of a work exceeds by far."""
_TOP: Final = 15
_MOST_TAGGED: Final = 10
"""Taking a line apart costs as much as reading a page: the likeliest must do."""


@define(slots=False)
class Sheet:
    """A page with its labels, bylines, citations and tagged lines."""

    page: Page
    _known: dict[tuple[str, Hashable], Any] = field(
        factory=dict, init=False, repr=False
    )

    def once(self, what: str, part: Part, find: Callable[["Sheet", Part], T]) -> T:
        """What ``find`` says of a line or another part of the page, worked out once."""
        key = (what, part)
        if key not in self._known:
            self._known[key] = find(self, part)
        found: T = self._known[key]
        return found

    @cached_property
    def labels(self) -> Sequence[Labelled]:
        """What the labels announce, top to bottom."""
        return tuple(labelled(self.page))

    @cached_property
    def labelled_lines(self) -> frozenset[int]:
        """The lines that a label speaks for."""
        return frozenset(at.line for at in self.labels)

    def values(self, role: Role) -> list[Labelled]:
        """The values that labels of one role announce."""
        return [at for at in self.labels if at.role == role and at.start < at.end]

    def end_after(self, line: int) -> int:
        """Where the part of the page that speaks of the work at ``line`` ends."""
        ends = (
            at.line for at in self.labels if at.role == "section" and at.line > line
        )
        return min(ends, default=len(self.page))

    def byline(self, number: int) -> Byline | None:
        """The line read as a list of authors, if it can be one."""
        if number in self.labelled_lines:
            return None
        return byline_in(self.page[number].text)

    def citation(self, number: int) -> Citation | None:
        """The numbers of a citation in the line."""
        return self.once("citation", number, _citation)

    @cached_property
    def last_said(self) -> Mapping[str, int]:
        """The last line that each word stands on, among the first 300."""
        lines = enumerate(self.page[:300])
        return {
            word: at for at, line in lines for word in folded_words(line.text[:4_000])
        }

    @cached_property
    def register(self) -> Mapping[str, float]:
        """What the words of the whole page say of the kind of page it is."""
        head = "\n".join(line.text[:4_000] for line in self.page[:300])
        numbers = range(min(len(self.page), 60))
        words = self.last_said.keys()
        ours = max(scholarly(words), scholarly_signs(head))
        theirs = popular(words)
        return {
            "scholarly words": ours,
            "popular words": theirs,
            "sections of a paper": sections(line.text for line in self.page[:300]),
            "an identifier": float(has_identifier(head)),
            "words to authors": instructing(words),
            "words of news and courses": reporting(words),
            "scholarly share": (ours + 0.05) / (ours + theirs + 0.1),
            "points at other works": cites_in_text(head),
            "a doi": float("10." in head and "/" in head and bool(_DOI.search(head))),
            "numbers of a volume": float(any(self.citation(n) for n in numbers)),
            "short page": float(len(head) < 600),
        }

    @cached_property
    def is_popular(self) -> bool:
        """Whether words of news and shops drown all that a scholarly page has."""
        told = ("a doi", "numbers of a volume", "an identifier", "sections of a paper")
        if any(self.register[name] for name in told):
            return False
        return self.register["scholarly share"] < _LEAST_SHARE

    def citing(self) -> Sequence[int]:
        """The lines that may hold a work in one piece, announced ones first."""
        announced = [at.line for at in self.values("citation")]
        others = [
            number
            for number, line in enumerate(self.page[:60])
            if not line.aside
            and (
                may_be_tagged(line.text) or (number < _TOP and _holds_names(line.text))
            )
        ]
        return tuple(dict.fromkeys((*announced, *others)))[:_MOST_TAGGED]

    def tagged(self, number: int) -> Tagged:
        """A line taken apart."""
        return self.once("tagged", number, _tagged)


def _tagged(sheet: Sheet, number: int) -> Tagged:
    return tagged(sheet.page[number].text)


def _citation(sheet: Sheet, number: int) -> Citation | None:
    text = sheet.page[number].text
    return issue_of_year(text) or citation_in(text)


def _holds_names(text: str) -> bool:
    """Whether a long line has words of names in it, beside others."""
    words = folded_words(text[:300]) if len(text) > 40 else []
    return sum((name_weight(word) or 0) > 2 for word in words) > 1


def sheet_of(scrape: Scrape) -> Sheet:
    """The sheet of a scrape."""
    return Sheet(without_frame(page_of(scrape)))
