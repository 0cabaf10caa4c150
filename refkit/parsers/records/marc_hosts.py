"""What an article or a chapter stands in, as field 773 of MARC tells it.

https://www.loc.gov/marc/bibliographic/bd773.html
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from refkit.parsers.markup.statements import Statement
from refkit.parsers.records.marc_fields import (
    MarcField,
    Subfield,
    isbns,
)
from refkit.parsers.text.citations import citation_in
from refkit.readers.marc_words import without_punctuation
from refkit.readers.patterns import lazy

_YEAR_IN_BRACKETS: Final = lazy(r"\(((?:1[4-9]|20)\d\d)\)")
_OF_YEAR: Final = lazy(
    r"(?P<volume>\d{1,4})\s?\((?P<date>(?:1[4-9]|20)\d\d)\)"
    r"(?:,\s?(?P<issue>[\d/-]{1,12}))?(?:,\s?(?:S\.|Seiten?|pp?\.)\s?(?P<pages>[\w–-]{1,20}))?"
)
_PAGES: Final = lazy(r"\b(?:S|Seiten?|pp?|pages?)\b\.?\s?(\d{1,5}\s?[-–]\s?\d{1,5})")
_LABELLED: Final = lazy(r"(year|volume|number|pages):(\S{1,40})")
_LABELS: Final[Mapping[str, str]] = {
    "year": "date",
    "volume": "volume",
    "number": "issue",
    "pages": "pages",
}


def is_in_book(fields: Sequence[MarcField], leader: str) -> bool:
    """Whether what a work stands in is a book, not a journal."""
    said = [part for field in fields if field.tag == "773" for part in field.parts]
    codes = {part.code for part in said}
    if "x" in codes or any(part.words.startswith("volume:") for part in said):
        return False
    return "z" in codes or leader.endswith("a")


def host(field: MarcField, *, in_book: bool) -> Iterator[Statement]:
    """What an article or a chapter stands in."""
    title = field.first("t")
    if title is not None:
        term = "book" if in_book else "journal"
        yield Statement(term, without_punctuation(title.words), title.span)
    for part in field.parts:
        if part.code == "x":
            yield Statement("issn", part.words, part.span)
    yield from isbns(field, "z")


def numbers(parts: Sequence[Subfield]) -> Iterator[Statement]:
    """Where in its host a work stands: labelled word by word, or as a citation."""
    places = [part for part in parts if part.code == "g"]
    labelled = [
        Statement(_LABELS[label], words, part.span)
        for part in places
        for label, words in _LABELLED.findall(part.words)
    ]
    yield from labelled
    for part in () if labelled else places:
        yield from _cited(part)


def _cited(part: Subfield) -> Iterator[Statement]:
    of_year = _OF_YEAR.fullmatch(part.words)
    if of_year is not None:
        for term, words in of_year.groupdict().items():
            yield Statement(term, words or "", part.span)
        return
    # A year in brackets would be taken for an issue.
    year = _YEAR_IN_BRACKETS.search(part.words)
    words = _YEAR_IN_BRACKETS.sub(" ", part.words)
    if year is not None:
        yield Statement("date", year[1], part.span)
    cited, pages = citation_in(words), _PAGES.search(words)
    if cited is None and pages is not None:
        yield Statement("pages", pages[1], part.span)
    for field, span in cited.parts.items() if cited else ():
        term = {"issued": "date", "page": "pages"}.get(field, field)
        yield Statement(term, words[slice(*span)], part.span)
