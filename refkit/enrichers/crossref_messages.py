"""What a Crossref message claims about its work.

The fields are described in
https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md; a field of another
shape than described is passed over.
"""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any, Final

from refkit.enrichers.markup import unmarked
from refkit.model import Claim, Evidence, Field, Name, PartialDate, Type, Value

_TYPES: Final[Mapping[str, Type]] = {
    "book": "book",
    "book-chapter": "chapter",
    "book-part": "chapter",
    "book-section": "chapter",
    "book-series": "book",
    "book-set": "book",
    "book-track": "chapter",
    "database": "dataset",
    "dataset": "dataset",
    "dissertation": "thesis",
    "edited-book": "book",
    "journal-article": "article-journal",
    "monograph": "book",
    "peer-review": "review",
    "posted-content": "article",
    "proceedings": "book",
    "proceedings-article": "paper-conference",
    "proceedings-series": "book",
    "reference-book": "book",
    "reference-entry": "entry-encyclopedia",
    "report": "report",
    "report-component": "report",
    "report-series": "report",
    "standard": "standard",
}
"""Types of Crossref's in the words of CSL; those without a counterpart are absent."""

_TEXTS: Final[tuple[tuple[str, Field, float], ...]] = (
    ("publisher", "publisher", 0.8),  # the company: "Elsevier BV"
    ("publisher-location", "publisher_place", 0.8),
    ("volume", "volume", 0.98),
    ("issue", "issue", 0.97),
    ("edition-number", "edition", 0.85),
    ("DOI", "doi", 0.99),
    ("ISSN", "issn", 0.97),
    ("ISBN", "isbn", 0.85),  # of the whole set, or of another binding
    ("language", "language", 0.7),  # often the publisher's, not the work's
)
_DATES: Final = (
    ("published-print", 0.95),
    ("published", 0.9),
    ("published-online", 0.85),
    ("issued", 0.8),
)
# Old messages give identifiers as addresses.
_ADDRESS: Final = re.compile(r"https?://id\.crossref\.org/(?:issn|isbn)/", re.I)
_SAYS_NOTHING: Final = frozenset(
    {"", "-", "&na;", "ahead of print", "ahead-of-print", "in press", "n/a", "n/a-n/a"}
    | {"na", "none", "none-none", "null", "online first", "publish ahead of print"}
)
_PARTS_OF_BOOKS: Final = frozenset(
    {"chapter", "entry-encyclopedia", "paper-conference"}
)
_ABSTRACT_HEADING: Final = re.compile(
    r"\s*<(?:\w+:)?title>\s*(?:abstract|summary|zusammenfassung|résumé|resumen)\W{0,3}"
    r"</(?:\w+:)?title>",
    re.I,
)
# "Mixtures<sup>1</sup>": a number over a whole word is no exponent.
_FOOTNOTE: Final = re.compile(r"(?<=[a-z]{4})<sup>[0-9,]{1,5}</sup>")
_YEARS: Final = range(1400, 2101)


def claims_of(message: Mapping[str, Any]) -> Iterator[Claim]:
    """Claim each field of a message that the model has.

    >>> [(c.field, c.value) for c in claims_of({"volume": "8", "issue": "n/a"})]
    [('volume', '8')]
    >>> next(claims_of({"title": ["A <i>b</i>"]})).evidence
    Evidence(by='crossref', quote='["A <i>b</i>"]', span=None, confidence=0.97)
    """
    kind = _TYPES.get(str(message.get("type")))
    if kind is not None:
        yield _claim("type", kind, message["type"], 0.95)
    yield from _titles(message)
    yield from _names("author", message.get("author"))
    yield from _names("editor", message.get("editor"))
    yield from _containers(message, kind)
    for key, field, confidence in _TEXTS:
        for text in _texts(message.get(key)):
            yield _claim(field, _ADDRESS.sub("", text), message[key], confidence)
    yield from _dates(message)
    yield from _pages(message)
    yield from _abstract(message.get("abstract"))


def titles_of(message: Mapping[str, Any]) -> list[str]:
    """Every title that a message gives its work, the proper one first."""
    titles = _texts(message.get("title"))
    subtitles = _texts(message.get("subtitle"))
    joined = [_joined(titles[0], subtitles[0])] if titles and subtitles else []
    return [*titles, *joined, *_texts(message.get("original-title"))]


def _titles(message: Mapping[str, Any]) -> Iterator[Claim]:
    said = message.get("title")
    titles = _texts(said)
    if not titles:
        return
    title = titles[0]
    # A subtitle may be a translation or what is reviewed, so a page knows better.
    subtitles = _texts(message.get("subtitle"))
    if subtitles and subtitles[0].casefold() not in title.casefold():
        both = {"title": said, "subtitle": message["subtitle"]}
        yield _claim("title", _joined(title, subtitles[0]), both, 0.88)
        yield _claim("title", title, said, 0.8)
    else:
        doubtful = title.isupper() or "<sup>" in str(said)
        yield _claim("title", title, said, 0.8 if doubtful else 0.97)


def _joined(title: str, subtitle: str) -> str:
    return f"{title}{' ' if title[-1] in ':.?!' else ': '}{subtitle}"


def _names(field: Field, people: Any) -> Iterator[Claim]:
    named = [
        (name, person)
        for person in (people if isinstance(people, list) else ())
        if isinstance(person, dict) and (name := _name(person))
    ]
    # A list stands or falls as a whole.
    confidence = 0.8 if any(_is_poor(name) for name, _ in named) else 0.95
    for name, person in named:
        yield _claim(field, name, person, confidence)


def _name(person: Mapping[str, Any]) -> Name | None:
    family, given, suffix, literal = (
        next(iter(_texts(person.get(part))), None)
        for part in ("family", "given", "suffix", "name")
    )
    if family:
        return Name(family, given, suffix=suffix)
    alone = literal or given
    return Name(literal=alone) if alone else None


def _is_poor(name: Name) -> bool:
    """Whether a page is likely to know better: initials, capitals, one lump."""
    if name.family is None:
        return "," in str(name.literal)  # often an affiliation
    lump = not name.given and " " in name.family
    capitals = name.family.isupper() and len(name.family) > 3
    return lump or capitals or bool(name.given and name.given.isupper())


def _containers(message: Mapping[str, Any], kind: Type | None) -> Iterator[Claim]:
    said = message.get("container-title")
    titles = _texts(said)
    if len(titles) > 1 and kind in _PARTS_OF_BOOKS:
        # The series comes first, in three messages out of four.
        yield _claim("container_title", titles[-1], said, 0.75)
        yield _claim("collection_title", titles[0], said, 0.75)
    elif titles:
        shouted = titles[0].isupper() and " " in titles[0]
        yield _claim("container_title", titles[0], said, 0.85 if shouted else 0.95)
    short = message.get("short-container-title")
    for title in _texts(short)[:1]:
        if title not in titles:
            yield _claim("container_title_short", title, short, 0.9)


def _dates(message: Mapping[str, Any]) -> Iterator[Claim]:
    claimed = set()
    for key, confidence in _DATES:
        date = _date(message.get(key))
        if date is not None and date not in claimed:
            claimed.add(date)
            yield _claim("issued", date, {key: message[key]}, confidence)


def _date(said: Any) -> PartialDate | None:
    """Read ``{"date-parts": [[2015, 12, 1]]}`` as far as it makes sense."""
    try:
        parts = list(takewhile(lambda part: type(part) is int, said["date-parts"][0]))
    except (KeyError, IndexError, TypeError):
        return None
    if not parts or parts[0] not in _YEARS:
        return None
    for length in (3, 2):
        try:
            return PartialDate(*parts[:length])
        except ValueError:
            continue
    return PartialDate(parts[0])


def _pages(message: Mapping[str, Any]) -> Iterator[Claim]:
    for key, confidence in (("page", 0.97), ("article-number", 0.9)):
        for text in _texts(message.get(key))[:1]:
            yield _claim("page", text, message[key], confidence)
            return


def _abstract(said: Any) -> Iterator[Claim]:
    if isinstance(said, str):
        text = unmarked(_ABSTRACT_HEADING.sub("", said, count=1))
        if text.casefold() not in _SAYS_NOTHING:
            yield _claim("abstract", text, said, 0.85)


def _texts(said: Any) -> list[str]:
    """The texts that a member holds, one or a list, without those that say nothing."""
    values = said if isinstance(said, list) else [said]
    texts = (
        unmarked(_FOOTNOTE.sub("", value)) for value in values if isinstance(value, str)
    )
    return [text for text in texts if text.casefold() not in _SAYS_NOTHING]


def _claim(field: Field, value: Value, said: Any, confidence: float) -> Claim:
    quote = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    # Half a surrogate pair can stand in JSON as an escape only.
    quote = quote.encode("utf-8", "backslashreplace").decode("utf-8")
    return Claim(field, value, Evidence("crossref", quote, None, confidence))
