"""Library records in MODS. https://www.loc.gov/standards/mods/"""

from collections.abc import Iterator, Mapping
from typing import Final

from refkit.model import Name
from refkit.parsers.markup.statements import Statement
from refkit.parsers.records.parts import group, name_in, name_of, type_of
from refkit.parsers.records.record import Record, record, vocabulary
from refkit.parsers.records.said import name_by, said_at, said_by, title_in
from refkit.parsers.records.tree import (
    Element,
    attributes,
    find,
    words_at,
    words_of,
)

MODS: Final = vocabulary("mods")

_WORK: Final[Mapping[str, str]] = {
    "origininfo/publisher": "publisher",
    "origininfo/edition": "edition",
    "origininfo/dateissued": "date",
    "language/languageterm": "language",
    "abstract": "abstract",
    "subject/topic": "keyword",
}
_IDENTIFIERS: Final = {"doi": "doi", "isbn": "isbn", "issn": "issn", "pmid": "pmid"}
_ROLES: Final[Mapping[str, str]] = {
    "": "author",
    "aut": "author",
    "author": "author",
    "creator": "author",
    "edt": "editor",
    "editor": "editor",
}
_DETAILS: Final[Mapping[str, str]] = {
    "volume": "volume",
    "issue": "issue",
    "number": "issue",
}


def mods_records(text: str, mods: Element) -> list[Record]:
    """The record that a ``mods`` holds."""
    return [record(MODS, _statements(text, mods))]


def _statements(text: str, mods: Element) -> Iterator[Statement]:
    for title in _titles(mods):
        for said in title_in(text, title):
            article = words_at(text, title, "nonsort")
            yield said._replace(value=f"{article} {said.value}".strip())
    for name in find(mods, "name"):
        yield from _name(text, name)
    for genre in find(mods, "genre"):
        if type := type_of(words_of(text, genre)):
            yield Statement("type", type, genre.span)
        yield said_by(text, "genre", genre)
    yield from said_at(text, mods, _WORK)
    for place in find(mods, "origininfo/place/placeterm"):
        if attributes(place).get("type") != "code":
            yield said_by(text, "place", place)
    yield from _identifiers(text, mods)
    yield from _part(text, mods)
    for related in find(mods, "relateditem"):
        kind = attributes(related).get("type")
        if kind in {"host", "series"}:
            yield from _host(text, related, kind)


def _titles(element: Element) -> list[Element]:
    """The titles that are the work's own, not abbreviated or translated ones."""
    titles = find(element, "titleinfo")
    return [title for title in titles if "type" not in attributes(title)]


def _name(text: str, name: Element) -> Iterator[Statement]:
    said = [words_of(text, role).lower() for role in find(name, "role/roleterm")]
    terms = {_ROLES.get(role) for role in said or [""]} - {None}
    if not terms:
        return
    term = "author" if "author" in terms else "editor"
    yield name_by(text, term, name, _name_parts(text, name))


def _name_parts(text: str, name: Element) -> Name | None:
    parts: dict[str, list[str]] = {}
    for part in find(name, "namepart"):
        which = attributes(part).get("type", "")
        parts.setdefault(which, []).append(words_of(text, part))
    if not name.closed:
        return None
    if "family" in parts:
        given = " ".join(parts.get("given", ()))
        return name_of(" ".join(parts["family"]), given)
    whole = words_at(text, name, "namepart")
    kind = attributes(name).get("type")
    return group(whole) if kind in {"corporate", "conference"} else name_in(whole)


def _identifiers(text: str, element: Element) -> Iterator[Statement]:
    for identifier in find(element, "identifier"):
        term = _IDENTIFIERS.get(attributes(identifier).get("type", ""))
        if term:
            yield said_by(text, term, identifier)


def _part(text: str, element: Element) -> Iterator[Statement]:
    for detail in find(element, "part/detail"):
        term = _DETAILS.get(attributes(detail).get("type", ""))
        if term:
            yield from said_at(text, detail, {"number": term})
    for extent in find(element, "part/extent"):
        if attributes(extent).get("unit", "page").startswith("page"):
            pages = {"start": "first_page", "end": "last_page", "list": "pages"}
            yield from said_at(text, extent, pages)
    yield from said_at(text, element, {"part/date": "date"})


def _host(text: str, related: Element, kind: str) -> Iterator[Statement]:
    ids = list(_identifiers(text, related))
    yield from (each for each in ids if each.term in {"issn", "isbn"})
    book = any(each.term == "isbn" for each in ids)
    term = {"series": "series"}.get(kind) or ("book" if book else "journal")
    for title in _titles(related)[:1]:
        yield from title_in(text, title, term=term)
    if kind == "host":
        yield from _part(text, related)
