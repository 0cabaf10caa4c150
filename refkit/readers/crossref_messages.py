"""What a Crossref message claims about its work.

The fields are described in
https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md; a field of another
shape than described is passed over.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Literal

from refkit.model import Claim, Evidence, Field, Type, Value
from refkit.readers.capitals import recased, recased_name
from refkit.readers.crossref_dates import read_parts
from refkit.readers.crossref_people import people_of, trust_in
from refkit.readers.crossref_texts import SAYS_NOTHING, texts_of
from refkit.readers.markup import unmarked

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
DatePolicy = Literal["print", "online"]
"""Which date of a work counts, where it has both; the other stays as a claim."""
_DATES: Final[Mapping[DatePolicy, tuple[tuple[str, float], ...]]] = {
    "print": (
        ("published-print", 0.95),
        ("published", 0.9),
        ("published-online", 0.85),
        ("issued", 0.8),
    ),
    "online": (
        ("published-online", 0.95),
        ("published", 0.9),
        ("published-print", 0.85),
        ("issued", 0.8),
    ),
}
# Old messages give identifiers as addresses.
_ADDRESS: Final = re.compile(r"https?://id\.crossref\.org/(?:issn|isbn)/", re.I)
_PARTS_OF_BOOKS: Final = frozenset(
    {"chapter", "entry-encyclopedia", "paper-conference"}
)
# What a series of books is called, and hardly ever one of them.
_SERIES: Final = re.compile(
    r"^(?:Lecture Notes|Communications in|Studies in|Advances in|Topics in|Springer"
    r"|SpringerBriefs in|\w+ (?:Schriften|Beiträge|Studien) zu[rm]?) "
    r"| (?:Series|Conference Proceedings|Library)$",
    re.I,
)
_ABSTRACT_HEADING: Final = re.compile(
    r"\s*<(?:\w+:)?title>\s*(?:abstract|summary|zusammenfassung|résumé|resumen)\W{0,3}"
    r"</(?:\w+:)?title>",
    re.I,
)


def claims_of(
    message: Mapping[str, Any], dates: DatePolicy = "print"
) -> Iterator[Claim]:
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
        for text in texts_of(message.get(key)):
            yield _claim(field, _ADDRESS.sub("", text), message[key], confidence)
    yield from _dates(message, _DATES[dates])
    yield from _pages(message)
    yield from _abstract(message.get("abstract"))


def titles_of(message: Mapping[str, Any]) -> list[str]:
    """Every title that a message gives its work, the proper one first."""
    titles = texts_of(message.get("title"))
    subtitles = texts_of(message.get("subtitle"))
    joined = [_joined(titles[0], subtitles[0])] if titles and subtitles else []
    return [*titles, *joined, *texts_of(message.get("original-title"))]


def _titles(message: Mapping[str, Any]) -> Iterator[Claim]:
    said = message.get("title")
    titles = texts_of(said)
    if not titles:
        return
    # A subtitle may be a translation or what is reviewed, so a page knows better.
    subtitles = texts_of(message.get("subtitle"))
    doubtful = (
        titles[0].isupper() or "\ufffd" in titles[0] or "<sup>" in json.dumps(said)
    )
    language = message.get("language")
    tag = language if isinstance(language, str) else None
    title, *subtitles = (recased(text, tag) for text in (titles[0], *subtitles))
    if subtitles and subtitles[0].casefold() not in title.casefold():
        both = {"title": said, "subtitle": message["subtitle"]}
        yield _claim("title", _joined(title, subtitles[0]), both, 0.88)
        yield _claim("title", title, said, 0.8)
    else:
        yield _claim("title", title, said, 0.8 if doubtful else 0.97)


def _joined(title: str, subtitle: str) -> str:
    return f"{title}{' ' if title[-1] in ':.?!' else ': '}{subtitle}"


def _names(field: Field, said: Any) -> Iterator[Claim]:
    people = people_of(said)
    confidence = trust_in(people)
    for name, person in people:
        yield _claim(field, name, person, confidence)


def _containers(message: Mapping[str, Any], kind: Type | None) -> Iterator[Claim]:
    said = message.get("container-title")
    titles = texts_of(said)
    if len(titles) > 1 and kind in _PARTS_OF_BOOKS:
        # The series comes first, in three messages out of four.
        series, book = titles[0], titles[-1]
        if _SERIES.search(book) and not _SERIES.search(series):
            series, book = book, series
        yield _claim("container_title", book, said, 0.75)
        yield _claim("collection_title", series, said, 0.75)
    elif titles:
        shouted = titles[0].isupper() and " " in titles[0]
        title = recased_name(titles[0])
        yield _claim("container_title", title, said, 0.85 if shouted else 0.95)
    short = message.get("short-container-title")
    for title in texts_of(short)[:1]:
        if title not in titles:
            yield _claim("container_title_short", title, short, 0.9)


def _dates(
    message: Mapping[str, Any], order: Iterable[tuple[str, float]]
) -> Iterator[Claim]:
    claimed = set()
    for key, confidence in order:
        date = read_parts(message.get(key))
        if date is not None and date not in claimed:
            claimed.add(date)
            yield _claim("issued", date, {key: message[key]}, confidence)


def _pages(message: Mapping[str, Any]) -> Iterator[Claim]:
    claimed = set()
    for key, confidence in (("page", 0.97), ("article-number", 0.9)):
        for text in texts_of(message.get(key))[:1]:
            if text not in claimed:
                claimed.add(text)
                yield _claim("page", text, message[key], confidence)


def _abstract(said: Any) -> Iterator[Claim]:
    if isinstance(said, str):
        text = unmarked(_ABSTRACT_HEADING.sub("", said, count=1))
        if text.casefold() not in SAYS_NOTHING:
            yield _claim("abstract", text, said, 0.85)


def _claim(field: Field, value: Value, said: Any, confidence: float) -> Claim:
    quote = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    # Half a surrogate pair can stand in JSON as an escape only.
    quote = quote.encode("utf-8", "backslashreplace").decode("utf-8")
    return Claim(field, value, Evidence("crossref", quote, None, confidence))
