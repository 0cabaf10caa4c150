"""A package as somebody else would write it, to add letters in archives to refkit.

Some of what it offers is broken on purpose.
"""

import re
from collections.abc import Iterable, Iterator

from refkit import Claim, Enricher, Evidence, Format, Parser, Reference, Scrape, Span


def _letters(scrape: Scrape) -> Iterator[Claim]:
    for match in re.finditer(r"^Letter: (.+), to (.+)$", scrape.text, re.M):
        yield Claim("title", f"Letter to {match[2]}", _evidence(match, 0.99))
        yield Claim("author", match[1], _evidence(match, 0.99))
        yield Claim("type", "manuscript", _evidence(match, 0.99))


def _evidence(match: re.Match[str], confidence: float) -> Evidence:
    return Evidence("letters", match[0], Span(*match.span()), confidence)


def _raises(scrape: Scrape) -> Iterator[Claim]:
    yield Claim("volume", "1", Evidence("raises", "1"))
    raise ZeroDivisionError(scrape.media_type)


def _write(references: Iterable[Reference]) -> str:
    return "".join(f"{reference.title}\n" for reference in references)


def _read(text: str) -> Iterator[Reference]:
    return (Reference(title=line) for line in text.splitlines())


def _archive(reference: Reference) -> Iterator[Claim]:
    if reference.title == "Letter to Ada":
        yield Claim("publisher", "City Archive", Evidence("archive", "box 7"))
        yield Claim("title", "Untitled", Evidence("archive", "box 7", None, 0.5))


def _strike(_: Reference) -> Iterator[Claim]:
    raise OSError("the archive is closed")


LETTERS = Parser("letters", ["text/plain"], _letters)
RAISES = Parser("raises", ["text/plain"], _raises)
SHELF_LIST = Format("shelf-list", ".shelf", _write, _read)
ARCHIVE = Enricher("archive", _archive)
STRIKE = Enricher("strike", _strike)
