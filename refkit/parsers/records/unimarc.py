"""What the fields of a UNIMARC record say of a work.

https://www.ifla.org/g/unimarc-rg/unimarc-bibliographic-3rd-edition-with-updates/
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from refkit.model import Name
from refkit.parsers.markup.statements import Statement
from refkit.parsers.records.marc_fields import (
    MarcField,
    Subfield,
    isbns,
)
from refkit.parsers.records.parts import date_of, group, name_of, titled
from refkit.parsers.records.record import Record, record, vocabulary
from refkit.readers.marc_words import without_punctuation
from refkit.readers.patterns import lazy

UNIMARC: Final = vocabulary("unimarc")

_YEAR: Final = lazy(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_ROLES: Final[Mapping[str, str]] = {"070": "author", "340": "editor"}
"""The codes of those functions that make authors and editors."""
_PLAIN: Final[Sequence[tuple[str, str, str]]] = (
    ("011", "a", "issn"),
    ("101", "a", "language"),
    ("205", "a", "edition"),
    ("225", "a", "series"),
    ("330", "a", "abstract"),
    ("461", "t", "journal"),
    ("463", "t", "journal"),
)
"""Tags and codes whose words are a value."""


def unimarc_record(fields: Sequence[MarcField]) -> Record | None:
    """The record that some fields make; None without just one title of some company."""
    titles = [field for field in fields if field.tag == "200" and field.first("a")]
    tags = {field.tag for field in fields}
    if len(titles) != 1 or len(tags) < 4 or "245" in tags:
        return None
    return record(UNIMARC, _statements(fields, titles[0]))


def _statements(fields: Sequence[MarcField], title: MarcField) -> Iterator[Statement]:
    yield from _title(title)
    for field in fields:
        yield from _person(field)
        yield from _imprint(field)
        if field.tag == "010":
            yield from isbns(field, "a")
    for tag, code, term in _PLAIN:
        for field in fields:
            part = field.first(code) if field.tag == tag else None
            if part is not None:
                yield Statement(term, without_punctuation(part.words), part.span)


def _title(field: MarcField) -> Iterator[Statement]:
    part, more = field.first("a"), field.first("e")
    if part is None:
        return
    words = without_punctuation(part.words)
    if more is not None:
        words = titled(words, without_punctuation(more.words))
    yield Statement("title", words, part.span)


def _person(field: MarcField) -> Iterator[Statement]:
    """Tags 700 and 701 name those who answer for the work, 702 those who helped."""
    part = field.first("a")
    if part is None or field.tag not in {"700", "701", "702", "710"}:
        return
    told = field.words("4")
    role = _ROLES.get(told, "") if told else ("" if field.tag == "702" else "author")
    name = _group(part) if field.tag == "710" else _name(field, part)
    if role and name is not None:
        yield Statement(role, name, part.span)


def _name(field: MarcField, part: Subfield) -> Name | None:
    given = field.words("g") or field.words("b")
    return name_of(without_punctuation(part.words), given.strip(" ,"))


def _group(part: Subfield) -> Name | None:
    return group(without_punctuation(part.words))


def _imprint(field: MarcField) -> Iterator[Statement]:
    if field.tag not in {"210", "214"}:
        return
    for code, term in (("a", "place"), ("c", "publisher")):
        part = field.first(code)
        if part is not None:
            yield Statement(term, without_punctuation(part.words), part.span)
    part = field.first("d")
    year = _YEAR.search(part.words) if part else None
    if part is not None and year is not None:
        yield Statement("date", date_of(year[0]), part.span)
