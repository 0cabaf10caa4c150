"""What the fields of a MARC 21 record say of a work.

https://www.loc.gov/marc/bibliographic/
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from refkit.model import Name, Span, Type
from refkit.parsers.markup.statements import Statement
from refkit.parsers.markup.values import identified
from refkit.parsers.records.marc_fields import (
    MarcField,
    Subfield,
    isbns,
)
from refkit.parsers.records.marc_hosts import host, is_in_book, numbers
from refkit.parsers.records.parts import date_of, group, name_in, titled
from refkit.parsers.records.record import Record, folded, record, vocabulary
from refkit.readers.marc_words import PUNCTUATION, without_punctuation
from refkit.readers.patterns import lazy

MARC: Final = vocabulary("marc")

_AUTHORS: Final = frozenset(
    "aut author verfasser verfasserin verf autor autore auteur автор cre creator dis"
    " dissertant författare forfatter kirjoittaja szerző yazar".split()
)
_EDITORS: Final = frozenset(
    "edt editor herausgeber herausgeberin hrsg hg hrsgb ed eds pbd redaktor redakteur"
    " редактор curatore editeur éditeur redactor redaktör szerkesztő editör toimittaja"
    " edición".split()
)
_EDITED: Final = lazy(
    r"\b(?:edited|eds?|hrsg|hg|herausgegeben|herausgeber\w*|editors?|a cura di|red)\b",
    re.I,
)
_MOST_PARTS: Final = 12
_LONGEST: Final = 2_000
_YEAR: Final = lazy(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_PLAIN: Final[Sequence[tuple[str, str, str]]] = (
    ("022", "a", "issn"),
    ("041", "a", "language"),
    ("250", "a", "edition"),
    ("490", "a", "series"),
    ("520", "a", "abstract"),
    ("650", "a", "keyword"),
    ("653", "a", "keyword"),
)
"""Tags and codes whose words are a value."""


def marc_record(fields: Sequence[MarcField], leader: str) -> Record | None:
    """The record that some fields make; None without just one title of some company.

    ``leader`` is what stands at places 6 and 7 of the record's leader, if it is known.
    """
    titles = [field for field in fields if field.tag == "245" and field.first("a")]
    if len(titles) != 1 or len({field.tag for field in fields}) < 3:
        return None
    return record(MARC, _statements(fields, titles[0], leader))


def _statements(
    fields: Sequence[MarcField], title: MarcField, leader: str
) -> Iterator[Statement]:
    in_book = is_in_book(fields, leader)
    yield from _type(fields, leader, in_book=in_book)
    yield from _title(title)
    yield from _people(fields, title.words("c")[:_LONGEST])
    yield from _imprint(fields)
    for tag, code, term in _PLAIN:
        for field in fields:
            for part in field.parts:
                if (field.tag, part.code) == (tag, code):
                    yield _plain(term, part)
    for field in fields:
        if field.tag == "020":
            yield from isbns(field, "a")
        elif field.tag in {"024", "856"}:
            yield from _dois(field)
        elif field.tag == "502":
            yield from _thesis(field)
        elif field.tag == "773":
            yield from host(field, in_book=in_book)
    yield from numbers([p for f in fields if f.tag == "773" for p in f.parts])


def _plain(term: str, part: Subfield) -> Statement:
    if term == "abstract":
        return Statement(term, part.words, part.span)
    if term == "edition":  # ends with an abbreviation: "2nd ed."
        return Statement(term, part.words.rstrip(PUNCTUATION), part.span)
    return Statement(term, without_punctuation(part.words), part.span)


def _title(field: MarcField) -> Iterator[Statement]:
    words, last = "", None
    for part in field.parts[:_MOST_PARTS]:
        if part.code not in "abnp" or (last is None and part.code != "a"):
            continue
        said = without_punctuation(part.words)
        if last is None:
            words = said
        elif last.words.rstrip().endswith("="):
            break  # what follows is the title in another language
        elif part.code == "b":
            words = titled(words, said)
        else:
            words = f"{words}{',' if part.code == 'p' else '.'} {said}"
        last, end = part, part.span.end
    start = field.first("a")
    if start is not None and last is not None:
        yield Statement("title", words, Span(start.span.start, end))


def _people(fields: Sequence[MarcField], responsibility: str) -> Iterator[Statement]:
    first = any(field.tag in {"100", "110"} for field in fields)
    for field in fields:
        part = field.first("a")
        if part is None or field.tag not in {"100", "110", "700", "710"}:
            continue
        if field.first("t") or field.indicators[1:2] == "2":
            continue  # a work of theirs that this one contains
        role = _role(field, responsibility, first=first)
        if role:
            yield Statement(role, _name(field, part) or "", part.span)


def _role(field: MarcField, responsibility: str, *, first: bool) -> str:
    """Whether a field names an author or an editor; nothing if neither."""
    said = {
        word
        for part in field.parts
        if part.code in "4e"
        for word in re.split(r"[^\w]+", part.words.lower())
        if word
    }
    if said & _AUTHORS:
        return "author"
    if said & _EDITORS:
        return "editor"
    if field.tag == "100" or (field.tag == "110" and not said):
        return "author"
    if said or field.tag == "710":
        return ""
    # A person without a role counts if the book itself names them.
    family = folded(field.words("a").partition(",")[0])
    if not responsibility or not family or family not in folded(responsibility):
        return ""
    edited = _EDITED.search(responsibility)
    if edited is None:
        return "author"
    return "" if first else "editor"


def _name(field: MarcField, part: Subfield) -> Name | None:
    if field.tag.endswith("10"):
        under = [p.words for p in field.parts if p.code in "ab"]
        return group(" ".join(map(without_punctuation, under)))
    suffix = without_punctuation(field.words("c"))
    words = without_punctuation(part.words)
    if words.endswith(".") and len(words.rpartition(" ")[2]) > 3:
        words = words[:-1]  # no initial and no "Jr."
    suffixed = suffix.rstrip(".").lower() in {"jr", "sr", "ii", "iii", "iv"}
    return name_in(f"{words}, {suffix}" if suffixed else words)


def _imprint(fields: Sequence[MarcField]) -> Iterator[Statement]:
    imprints = [field for field in fields if field.tag in {"260", "264"}]
    published = [each for each in imprints if each.first("b")] or imprints
    for field in published[:1]:
        for code, term in (("a", "place"), ("b", "publisher")):
            part = field.first(code)
            if part is not None:
                words = without_punctuation(part.words).strip("[]")
                yield Statement(term, words, part.span)
    for field in (*published, *imprints):
        part = field.first("c")
        year = _YEAR.search(part.words) if part else None
        if part is not None and year is not None:
            yield Statement("date", date_of(year[0]), part.span)
            return


def _dois(field: MarcField) -> Iterator[Statement]:
    for part in field.parts:
        said = part.code == ("a" if field.tag == "024" else "u")
        known = identified(part.words.strip()) if said else None
        if known and known[0] == "doi":
            yield Statement("doi", known[1], part.span)


def _thesis(field: MarcField) -> Iterator[Statement]:
    for code, term in (("b", "genre"), ("c", "institution")):
        part = field.first(code)
        if part is not None:
            yield Statement(term, without_punctuation(part.words), part.span)


def _type(
    fields: Sequence[MarcField], leader: str, *, in_book: bool
) -> Iterator[Statement]:
    known = {field.tag: field for field in fields}
    kind: Type | None = None
    if "502" in known:
        kind, told = "thesis", known["502"]
    elif "773" in known and leader != "am":
        kind, told = ("chapter" if in_book else "article-journal"), known["773"]
    elif "020" in known and leader[:1] in {"", "a", "t"}:
        kind, told = "book", known["020"]
    elif leader in {"am", "tm"} and {"260", "264"} & known.keys():
        told = known.get("264") or known["260"]
        kind = "book"
    if kind is not None and told.parts:
        yield Statement("type", kind, told.parts[0].span)
