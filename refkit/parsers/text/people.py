"""Who wrote or edited the work: claims from labels and bylines."""

from collections.abc import Iterator

from refkit.model import Claim, Field
from refkit.parsers.text.bylines import byline_in
from refkit.parsers.text.labels import Labelled
from refkit.parsers.text.quotes import Quotes
from refkit.parsers.text.record import Record
from refkit.readers.name_lists import split_names


def author_claims(quotes: Quotes, record: Record, certain: float) -> Iterator[Claim]:
    """Yield the authors that labels and bylines name, and the editors."""
    for at in quotes.sheet.values("author")[:3]:
        yield from name_claims(quotes, "author", at, "author label")
    for at in quotes.sheet.values("editor")[:1]:
        yield from name_claims(quotes, "editor", at, "editor label")
    for number, names in record.bylines.items():
        for start, end in names:
            yield quotes.claim("author", "byline", number, start, end, certain)


def name_claims(
    quotes: Quotes, field: Field, at: Labelled, by: str, sure: float = 0.9
) -> Iterator[Claim]:
    """Yield one claim for each name in a labelled stretch."""
    text = quotes.sheet.page[at.line].text[at.start : at.end]
    if byline_in(text) is None:
        return
    for start, end in split_names(text):
        yield quotes.claim(field, by, at.line, at.start + start, at.start + end, sure)
