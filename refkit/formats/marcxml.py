"""MARC 21 records of libraries, in XML. Read only.

https://www.loc.gov/standards/marcxml/ and https://www.loc.gov/marc/bibliographic/
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from refkit.formats.identifiers import bare_doi
from refkit.formats.marcxml_fields import Datafield, Marc, marc_of
from refkit.formats.relators import role_of
from refkit.formats.xml_values import Values, date_told, made, pages, serial_numbers
from refkit.model import Name, PartialDate, Reference, Type
from refkit.plugins import Format
from refkit.readers.marc_words import PUNCTUATION, without_punctuation
from refkit.readers.name_parts import group, inverted
from refkit.readers.name_words import SUFFIXES
from refkit.readers.patterns import lazy
from refkit.readers.xml_records import xml_records

_TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "publisher": ("260", "b"),
    "publisher_place": ("260", "a"),
    "collection_title": ("490", "a"),
    "collection_number": ("490", "v"),
    "event_title": ("111", "a"),
    "event_place": ("111", "c"),
    "language": ("041", "a"),
    "call_number": ("050", "a"),
    "url": ("856", "u"),
}
"""The tag and the code of each field; what stands in 260 may stand in 264."""
_AS_IT_IS: Final[Mapping[str, tuple[str, str]]] = {
    "edition": ("250", "a"),
    "abstract": ("520", "a"),
    "note": ("500", "a"),
}
"""The same, where the last mark is part of the words."""
# Places 6 and 7 of the leader, or place 6 alone.
_KINDS: Final[Mapping[str, Type]] = {
    "aa": "chapter",
    "ab": "article-journal",
    "ai": "periodical",
    "as": "periodical",
    "a": "book",
    "c": "musical_score",
    "d": "musical_score",
    "e": "map",
    "f": "map",
    "g": "motion_picture",
    "i": "song",
    "j": "song",
    "k": "graphic",
    "m": "software",
    "p": "collection",
    "r": "graphic",
    "t": "manuscript",
}
_SUBJECTS: Final = ("600", "610", "650", "651", "653")
_YEAR: Final = lazy(r"(?<!\d)(?:1[3-9]|20)\d\d(?!\d)")
_EXTENT: Final = lazy(r"(?:.{0,60}?\D)??(\d{1,5}) ?(?:p\b|pages|Seiten|S\.|s\.|с\.)")
_PLACES: Final[Mapping[str, re.Pattern[str]]] = {
    "volume": lazy(r"\b(?:volume:|(?:vol|volume|bd|band)\.? ?)(\d{1,5})", re.I),
    "issue": lazy(r"\b(?:number:|(?:no|nr|heft|issue|number)\.? ?)(\d{1,5})", re.I),
    "page": lazy(
        r"\b(?:pages:|(?:S|Seiten?|pp?|pages?)\b\.? ?)(\w{1,6}(?: ?[-–] ?\w{1,6})?)",
        re.I,
    ),
}
"""What tells where a part stands in its host: a label, or the words of a citation."""


def read(text: str) -> Iterator[Reference]:
    """Read the records of a collection, or of a library's answer."""
    roots = ("collection", "searchretrieveresponse", "oai-pmh")
    for record in xml_records("marcxml", text, ("record",), roots, holds="datafield"):
        reference = made(_values(marc_of(record)))
        if reference is not None:
            yield reference


def _values(marc: Marc) -> Values:
    values: Values = {
        "type": _type(marc),
        "title": _title(marc),
        **_texts(marc),
        **_people(marc),
        "issued": _date(marc),
        "keyword": [
            without_punctuation(said).removesuffix(".")
            for field in marc.all(*_SUBJECTS)
            for said in field.all("a")
        ],
        "doi": _doi(marc),
        **serial_numbers(marc.first(tag, "a") for tag in ("020", "022")),
        **_thesis(marc),
    }
    extent = _EXTENT.match(marc.first("300", "a"))
    values["number_of_pages"] = extent[1] if extent else None
    if values["type"] in {"article-journal", "chapter"}:
        values |= {name: said for name, said in _host(marc).items() if said}
    return values


def _texts(marc: Marc) -> Values:
    values: Values = {
        name: without_punctuation(marc.first(tag, code)).strip("[]")
        for name, (tag, code) in _TEXTS.items()
    }
    for name, (tag, code) in _AS_IT_IS.items():
        values[name] = marc.first(tag, code).rstrip(PUNCTUATION)
    for imprint in marc.all("264"):
        if imprint.indicators[1] == "1":
            for name, code in (("publisher", "b"), ("publisher_place", "a")):
                said = without_punctuation(imprint.first(code)).strip("[]")
                values[name] = said or values[name]
    values["language"] = values["language"] or marc.fixed[35:38].strip(" |-")
    return values


def _type(marc: Marc) -> Type:
    if any(marc.all("502")):
        return "thesis"
    kind = marc.leader[6:8]
    if any(marc.all("773")) and kind[1:] in {"a", "b"}:
        parts = [part for field in marc.all("773") for part in field.parts]
        in_journal = any(
            code == "x" or said.startswith("volume:") for code, said in parts
        )
        return "article-journal" if in_journal or kind[1:] == "b" else "chapter"
    if kind[:1] == "m" and marc.first("336", "b") == "txt":
        kind = f"a{kind[1:]}"
    return _KINDS.get(kind) or _KINDS.get(kind[:1], "document")


def _title(marc: Marc) -> str:
    """The title with what is under it and the part that it is."""
    for field in marc.all("245"):
        title = without_punctuation(field.first("a"))
        for code, said in field.parts:
            part = without_punctuation(said)
            if code == "b":
                title = f"{title}: {part}"
            elif code in {"n", "p"}:
                title = f"{title}{',' if code == 'p' else '.'} {part}"
        return title
    return ""


def _people(marc: Marc) -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    led = any(marc.all("100", "110"))
    for field in marc.all("100", "110", "700", "710"):
        if field.first("t") or field.indicators[1] == "2":
            continue  # a work of theirs that this one holds
        role = _role(field, led=led)
        name = _name(field)
        if role and name:
            found.setdefault(role, []).append(name)
    return found


def _role(field: Datafield, *, led: bool) -> str | None:
    said = [word.strip(" .,").lower() for word in field.all("4e")]
    if said:
        return role_of(said)
    if field.tag in {"100", "110"}:
        return "author"
    return "contributor" if led or field.tag == "710" else "author"


def _name(field: Datafield) -> Name | None:
    if field.tag.endswith("10"):
        return group(". ".join(map(without_punctuation, field.all("ab"))))
    name = without_punctuation(field.first("a"))
    suffix = without_punctuation(field.first("c"))
    return inverted(f"{name}, {suffix}" if suffix.lower() in SUFFIXES else name)


def _date(marc: Marc) -> PartialDate | None:
    imprints = sorted(
        marc.all("264", "260"), key=lambda each: each.indicators[1] == "4"
    )
    for imprint in imprints:
        said = imprint.first("c")
        if year := _YEAR.search(said):
            return date_told(said.strip(" .[]")) or date_told(year[0])
    year = _YEAR.search(marc.fixed[7:11])
    return date_told(year[0]) if year else None


def _doi(marc: Marc) -> str:
    told = [f.first("a") for f in marc.all("024") if f.first("2").lower() == "doi"]
    told += [f.first("u") for f in marc.all("856")]
    return next((doi for said in told if (doi := bare_doi(said)).startswith("10.")), "")


def _thesis(marc: Marc) -> Values:
    for field in marc.all("502"):
        school = without_punctuation(field.first("c"))
        values = {"genre": without_punctuation(field.first("b"))}
        return {**values, "publisher": school} if school else values
    return {}


def _host(marc: Marc) -> Values:
    """What an article or a chapter stands in, and where."""
    values: Values = {}
    for field in marc.all("773"):
        title = without_punctuation(field.first("t"))
        values["container_title"] = values.get("container_title") or title
        found = serial_numbers([*field.all("x"), *field.all("z")])
        values |= {name: said for name, said in found.items() if said}
        for said in field.all("g"):
            for name, pattern in _PLACES.items():
                if (at := pattern.search(said)) and not values.get(name):
                    values[name] = pages(at[1]) if name == "page" else at[1]
    return values


MARCXML: Final = Format("marcxml", ".marcxml", None, read)
