"""One work in a list: its title, its authors, and what stands beside them."""

import re
from typing import Final

from attrs import evolve, field, frozen

from refkit.model import Field
from refkit.parsers.text.known import Known
from refkit.parsers.text.rows import Part
from refkit.readers.patterns import lazy
from refkit.readers.scripts import is_spaceless

_GLUED_YEAR: Final = lazy(r"(?<=[^\W\d_])(?P<issued>(?:19|20)\d\d)(?=[A-ZÀ-Þ(]|$)")
_PAGES_BEHIND: Final = lazy(
    r"\s?\((?:pp?|s|с|seiten?|páginas?|págs?)\.?\s?(?P<page>\d{1,5}\s?[-–—]\s?\d{1,5})\)\s*$",
    re.I,
)
_THESIS: Final = lazy(
    r"\.\s(?:ph\.?\s?d\.?|d\.?phil\.?|m\.?sc\.?|m\.?a\.?|md|master'?s?|masters|doctoral"
    r"|bachelor'?s?|engd|mphil)\s(?:thesis|dissertation)\b.*$",
    re.I,
)
_TRANSLATED: Final = lazy(r"\s?[((\[](?=[A-Za-z])[^\u3040-\u9fff\uac00-\ud7a3]{15,}$")


@frozen
class Item:
    """One work of a list, from row ``first`` to row ``last``."""

    first: int
    last: int
    title: Part | None
    names: tuple[Part, ...] = ()
    known: Known = field(default=(), repr=False)
    """What else is known of it: field by field, the words that say so."""
    order: int = 0
    """How far its names stand below its title, in rows; less than 0 above it."""

    @property
    def key(self) -> str:
        """What tells it from other works: two with the same are one."""
        about = self.title or (self.names[0] if self.names else None)
        more = "" if self.title else "|".join(part.text for _, part in self.known)
        words = re.findall(r"[^\W_]+", about.text.casefold()) if about else ()
        return " ".join(words) + more

    @property
    def fields(self) -> frozenset[Field]:
        """The fields that are known of it, beside title and authors."""
        return frozenset(field for field, _ in self.known)


def trimmed_title(part: Part) -> tuple[Part, Known]:
    """A title without its final stop, its translation, and a year glued to its end.

    >>> from refkit.model import Span
    >>> from refkit.parsers.page import Line
    >>> line = Line("Att leva med smärta2017Student thesis", Span(0, 37), 0)
    >>> title, known = trimmed_title(Part(line, 0, 37))
    >>> title.text, known[0][1].text
    ('Att leva med smärta', '2017')
    """
    line, start, end = part
    known: Known = ()
    pages = _PAGES_BEHIND.search(line.text, start + 8, end)
    if pages is not None:
        known = (("page", Part(line, *pages.span("page"))),)
        end = pages.start()
    thesis = _THESIS.search(line.text, start + 8, end)
    end = thesis.start() if thesis is not None else end
    glued = _GLUED_YEAR.search(line.text, start + 8, end)
    if glued is not None:
        known = (*known, ("issued", Part(line, *glued.span("issued"))))
        end = glued.start()
    if is_spaceless(line.text[start : start + 20]):
        translated = _TRANSLATED.search(line.text, start + 4, end)
        end = translated.start() if translated else end
    while end > start and line.text[end - 1] in " \t\xa0.,;:|/*":
        end -= 1
    return Part(line, start, end), known


def with_known(item: Item, more: Known) -> Item:
    """The item with what more is known, where it said nothing itself."""
    new = tuple((name, part) for name, part in more if name not in item.fields)
    return evolve(item, known=(*item.known, *new))
