"""What a page's tags hold that may describe a work, found in one pass."""

import re
from itertools import islice
from typing import Final

from attrs import define, field

from refkit.model import Scrape, Span
from refkit.parsers.markup.coins import read_coins
from refkit.parsers.markup.statements import Statement
from refkit.parsers.markup.values import cleaned, identified
from refkit.parsers.markup.vocabularies import DUBLIN_CORE, PREFIXES
from refkit.parsers.page import MOST_CHARACTERS
from refkit.parsers.tags import (
    attributes_of,
    content_end,
    decoded,
    markup_end,
    tag_pattern,
    tags,
)
from refkit.readers.patterns import lazy

# Thousands of authors are known, each with an affiliation tag.
_MOST_TAGS: Final = 50_000
_LONGEST_TITLE: Final = 2_000
_TITLE_END: Final = lazy(r"</title", re.I)


def _pattern(names: list[str]) -> re.Pattern[str]:
    first = "".join({name[0] for name in names})
    letters = re.escape(first + first.upper())
    return lazy(tag_pattern(rf"(?=[{letters}])(?i:{'|'.join(names)})(?=[\s/>])"))


# Of what is never shown, what may hold such tags, or what looks like them.
_NAMES: Final = [
    "meta",
    "link",
    "title",
    "script",
    "style",
    "noscript",
    "template",
    "svg",
]
_TAGS: Final = _pattern(_NAMES)
_TAGS_AND_SPANS: Final = _pattern([*_NAMES, "span"])

_TERMS: Final = {each.witness: each.terms for each in PREFIXES.values()}
_MEANT: Final = lazy(
    "|".join(re.escape(prefix).replace(r"\.", "[.:]") for prefix in PREFIXES), re.I
)

_DESCRIBES: Final = lazy(
    r"(?:og:|dc[.:]|dcterms[.:])?description|(?:dc|dcterms)[.:](?:identifier[.:])?"
    r"bibliographiccitation|citation",
    re.I,
)
# Hundreds of references and addresses may stand among the tags; most have nothing to say.
_WORTH_READING: Final = lazy(
    r"=\s{0,9}[\"']?\s{0,9}(?:citation_(?!reference|author_)|"
    + "|".join(re.escape(prefix[:-1]) for prefix in PREFIXES if prefix != "citation_")
    + r"|description|citation[\s\"'])",
    re.I,
)


@define
class Found:
    """What was found, each with its place."""

    meta: dict[str, list[Statement]] = field(factory=dict)
    """Statements of meta tags, by the witness that their vocabulary is."""
    coins: list[list[Statement]] = field(factory=list)
    """Statements of each COinS."""
    scripts: list[Span] = field(factory=list)
    """The contents of JSON-LD scripts, with their end tags."""
    states: list[Span] = field(factory=list)
    """The contents of other scripts, which may hold data in JSON."""
    descriptions: list[Statement] = field(factory=list)
    """What the page is described with, and how it says to be cited."""
    title: Statement | None = None
    """The title of the page."""
    address: Statement | None = None
    """The page's own address: ``<link rel="canonical">``."""


def find(scrape: Scrape) -> Found:
    """Find what a page's tags hold.

    >>> page = Scrape('<meta name="citation_volume" content="8">', "text/html")
    >>> [(said.term, said.value) for said in find(page).meta["highwire"]]
    [('volume', '8')]
    """
    text = scrape.text
    end = markup_end(text, MOST_CHARACTERS)
    found = Found()
    pattern = _TAGS_AND_SPANS if "Z3988" in text else _TAGS
    for tag in islice(tags(pattern, text, 0, end), _MOST_TAGS):
        name = (tag["name"] or "").lower()
        if tag["end"] or not name:
            continue
        start = tag.end("attributes") + 1
        span = Span(tag.start(), start)
        if name == "meta":
            _add_meta(found, tag["attributes"], span)
        elif name == "link":
            if "canonical" in tag["attributes"]:
                address = attributes_of(tag["attributes"]).get("href", "")
                found.address = Statement("url", address, span)
        elif name == "span":
            _add_coins(found, tag["attributes"], span)
        elif name == "script":
            if "src=" not in tag["attributes"]:
                close = content_end("script", text, start, end)
                is_ld = "ld+json" in tag["attributes"]
                (found.scripts if is_ld else found.states).append(Span(start, close))
        elif name == "title" and found.title is None:
            found.title = _title(scrape, start, end)
    return found


def _add_meta(found: Found, attributes: str, span: Span) -> None:
    if _WORTH_READING.search(attributes) is None:
        return
    given = attributes_of(attributes)
    names = (given.get("name", ""), given.get("property", ""))
    if any(_DESCRIBES.fullmatch(name) for name in names):
        words = cleaned(given.get("content", ""))
        if words:
            found.descriptions.append(Statement("description", words, span))
    match = next(filter(None, map(_MEANT.match, names)), None)
    if match is None:
        return
    vocabulary = PREFIXES[match[0].lower().replace(":", ".")]
    term = match.string[match.end() :].lower().replace(":", ".")
    known: tuple[str, str] | None = None
    if term in _TERMS[vocabulary.witness]:
        known = term, cleaned(given.get("content", ""))
    elif vocabulary is DUBLIN_CORE and term.startswith("identifier"):
        known = identified(cleaned(given.get("content", "")))
    if known:
        said = found.meta.setdefault(vocabulary.witness, [])
        said.append(Statement(*known, span))


def _add_coins(found: Found, attributes: str, span: Span) -> None:
    if "Z3988" in attributes:
        query = attributes_of(attributes).get("title", "")
        found.coins.append(list(read_coins(query, span)))


def _title(scrape: Scrape, start: int, end: int) -> Statement | None:
    close = _TITLE_END.search(scrape.text, start, min(end, start + _LONGEST_TITLE))
    if close is None:
        return None
    span = Span(start, close.start())
    return Statement("title", cleaned(decoded(scrape[span])), span)
