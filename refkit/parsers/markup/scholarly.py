"""Whether a page without scholarly tags may present a scholarly work at all.

News, shops and blogs have titles, authors and dates as well. What they hardly ever have
is looked for: an identifier, the numbers of a journal, an abstract that is called so.
"""

import re
from collections.abc import Sequence
from typing import Final

from refkit.model import Claim, Field, Scrape
from refkit.readers.patterns import lazy

_OTHER_TYPES: Final = lazy(
    r'"@type"\s{0,9}:\s{0,9}(?:\[\s{0,9})?"(?:\w{0,40}NewsArticle|\w{0,20}BlogPosting'
    r'|SocialMediaPosting|Product|Recipe|PodcastEpisode|JobPosting)"'
)
_IDENTIFIERS: Final[frozenset[Field]] = frozenset({"doi", "pmid", "pmcid", "arxiv"})
_NUMBERS: Final[frozenset[Field]] = frozenset({"volume", "issue", "page"})
_ISSUE: Final[frozenset[Field]] = frozenset({"volume", "issue"})
_BOOK: Final[frozenset[Field]] = frozenset({"isbn", "publisher", "author"})
_NO_BOOK: Final = lazy(
    r"""og:type["']?\s{1,9}content\s{0,9}=\s{0,9}["']?(?:article|blog)"""
)
# Of a time, "11:37", a page would have fewer digits.
_PAGES: Final = lazy(r"\W?\w*\d{3}|\w{1,9}\s?[-–—]")
_TYPES: Final = frozenset(
    {"thesis", "chapter", "paper-conference", "report", "dataset", "article"}
)
_JOURNAL: Final = lazy(
    r"\b(?:journal|proceedings|transactions|annals|bulletin|quarterly|review|letters"
    r"|revista|revue|rivista|zeitschrift|jahrbuch|acta|cahiers|cuadernos|anais|anales"
    r"|conference|symposium|workshop)\b|журнал|вестник|известия|труды|学报|學報|雑誌|紀要"
    r"|학회지|논문집|مجله|مجلة|فصلنامه|dergisi",
    re.I,
)
_TELLING: Final = frozenset({"abstract label", "keyword label", "known journal"})
"""Witnesses in the text that other pages hardly have."""
_MANY: Final = 3
"""Authors that no piece of news has."""
_LIKELY: Final = 0.6


def is_of_another_kind(scrape: Scrape) -> bool:
    """Whether a page says that it is news, a product or the like.

    >>> is_of_another_kind(Scrape('{"@type": "NewsArticle"}', "text/html"))
    True
    """
    return _OTHER_TYPES.search(scrape.text) is not None


def may_be_scholarly(scrape: Scrape, claims: Sequence[Claim]) -> bool:
    """Whether what a page's text says shows more than any page does.

    >>> from refkit.model import Evidence
    >>> seen = [Claim("title", "Pies", Evidence("heading", "Pies", None, 0.9))]
    >>> may_be_scholarly(Scrape("<h1>Pies</h1>", "text/html"), seen)
    False
    """
    likely = [claim for claim in claims if claim.evidence.confidence >= _LIKELY]
    fields = {claim.field for claim in likely}
    authors = {str(claim.value) for claim in likely if claim.field == "author"}
    if fields & _IDENTIFIERS or fields >= _ISSUE or len(authors) >= _MANY:
        return True
    if fields >= _BOOK:
        return _NO_BOOK.search(scrape.text) is None
    return any(_tells(claim, fields) for claim in likely)


def _tells(claim: Claim, fields: set[Field]) -> bool:
    value = str(claim.value)
    match claim.field:
        case "type":
            return value in _TYPES or claim.evidence.by == "issn label"
        case "page":
            return bool(fields & {"volume", "container_title"} and _PAGES.match(value))
        case "container_title":
            known = claim.evidence.by in _TELLING
            return bool(known or fields & _NUMBERS - {"page"} or _JOURNAL.search(value))
        case "abstract" | "keyword":
            return claim.evidence.by in _TELLING
    return False
