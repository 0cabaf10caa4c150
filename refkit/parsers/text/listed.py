"""Claims about the works that a page lists, numbered in the order of the page."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from refkit.model import Claim, Evidence, Field, Scrape, Type
from refkit.parsers.text.items import Item
from refkit.parsers.text.rows import Part, span_of
from refkit.parsers.text.words import CONFERENCE
from refkit.readers.patterns import lazy

_TITLE: Final = 0.8
_NAME: Final = 0.8
_REST: Final = 0.8
_HINTS: Final[tuple[tuple[Field, Type, float], ...]] = (
    ("arxiv", "article", 0.65),
    ("container_title", "article-journal", 0.6),
    ("issue", "article-journal", 0.6),
    ("volume", "article-journal", 0.55),
    ("title", "article-journal", 0.4),
)
_TO: Final = lazy(r"(?<=\d)\s?(?:à|al?|to|bis)\s?(?=\d)", re.I)


def item_claims(scrape: Scrape, items: Iterable[Item]) -> Iterator[Claim]:
    """Claim what is known of each work of a list."""
    for number, item in enumerate(items):
        claims = list(_claims(scrape, item, number))
        yield from claims
        yield from _types(claims)


def _claims(scrape: Scrape, item: Item, work: int) -> Iterator[Claim]:
    if item.title is not None:
        yield _claim(scrape, "title", item.title, _TITLE, work)
    for name in item.names:
        yield _claim(scrape, "author", name, _NAME, work)
    for field, part in item.known:
        yield _claim(scrape, field, part, _REST, work)


def _claim(scrape: Scrape, field: Field, part: Part, sure: float, work: int) -> Claim:
    span = span_of(part)
    words = _TO.sub("-", part.text) if field == "page" else part.text
    return Claim(field, words, Evidence("listing", scrape[span], span, sure), work)


def _types(claims: Iterable[Claim]) -> Iterator[Claim]:
    about = {claim.field: claim for claim in claims}
    container = about.get("container_title")
    if container is not None and CONFERENCE.search(str(container.value)):
        yield _type("paper-conference", container, 0.7)
    for field, kind, sure in _HINTS:
        if field in about:
            yield _type(kind, about[field], sure)


def _type(kind: Type, of: Claim, sure: float) -> Claim:
    evidence = Evidence(of.evidence.by, of.evidence.quote, of.evidence.span, sure)
    return Claim("type", kind, evidence, of.work)
