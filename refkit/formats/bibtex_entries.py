"""One reference as the fields of a BibTeX entry, and back."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote

from refkit.formats.bibtex_fields import (
    GENRES,
    LISTS,
    MONTHS,
    ORDER,
    PERIODICALS,
    SPECIAL_FIELDS,
    SUBTYPES,
    TEXTS,
    TYPES,
    TYPES_READ,
)
from refkit.formats.bibtex_names import (
    exact_names_to_tex,
    names_from_tex,
    names_to_tex,
    split_at,
)
from refkit.formats.dates import date_in, date_text, known_date, month_and_day
from refkit.formats.exact import markup_in
from refkit.formats.identifiers import bare_doi
from refkit.formats.tex_reading import from_tex
from refkit.formats.tex_writing import (
    name_to_tex,
    title_to_tex,
    to_tex,
    to_unicode_tex,
    transliterated,
)
from refkit.model import DATE_FIELDS, FIELDS, NAME_FIELDS, PartialDate, Reference, Type
from refkit.model import TYPES as CSL_TYPES
from refkit.readers.dates import read_date
from refkit.readers.patterns import lazy

Fields = Mapping[str, str]
"""The TeX value of each field, names in lower case."""

# Biber needs minutes for much more in one field.
_LONGEST: Final = 20_000
_LONGEST_URL: Final = 2_000
# Characters that print as they are in a verbatim field, whatever macro it ends up
# in. A percent sign in a DOI stops plainurl; one in an address does no harm.
_PLAIN_DOI: Final = lazy(r"[A-Za-z0-9!#$&'()*+,./:;<=>?@\[\]_~-]+")
_URL_SAFE: Final = "!#$%&'()*+,-./:;=?@[]_~"
_EXACT: Final = "csl-"
"""Before the name of a CSL variable: no style prints a field of such a name."""


def to_fields(reference: Reference) -> tuple[str, Fields]:
    """The entry type of a reference and the fields that are there to be printed."""
    entry_type = _entry_type(reference)
    fields = dict(_fields(reference, entry_type))
    return entry_type, {name: fields[name] for name in ORDER if name in fields}


def _entry_type(reference: Reference) -> str:
    if reference.type == "thesis" and "master" in (reference.genre or "").lower():
        return "mastersthesis"
    return TYPES[reference.type]


def _fields(reference: Reference, entry_type: str) -> Iterator[tuple[str, str]]:
    for role in ("author", "editor"):
        if names := getattr(reference, role):
            yield role, names_to_tex(names)
    for name, places in TEXTS.items():
        value = getattr(reference, name)
        if value and not (name == "number" and entry_type == "article"):
            place = SPECIAL_FIELDS.get((entry_type, name), places[0])
            tex = _WRITERS.get(place, to_tex)
            yield place, _printed(tex(value[:_LONGEST]))
    for name, (place, *_rest) in LISTS.items():
        if values := getattr(reference, name):
            yield place, ", ".join(_listed(value) for value in values)
    if reference.page:
        yield "pages", "--".join(to_tex(part) for part in reference.page.split("-"))
    yield from _date_fields(reference.issued)
    yield from _verbatim_fields(reference)


def _language_to_tex(language: str) -> str:
    """Biblatex looks languages up by name, so there can be no command in them.

    It takes the field for a list besides, and "and others" for its end.
    """
    words = re.findall("[A-Za-z0-9()-]+", transliterated(language))
    return " ".join(word for word in words if word.lower() not in {"and", "others"})


_WRITERS: Final[Mapping[str, Callable[[str], str]]] = {
    "title": title_to_tex,
    "language": _language_to_tex,
    # Where there is no author, styles make labels of it.
    "organization": name_to_tex,
}


def _printed(tex: str) -> str:
    return " ".join(tex.split()) or "?"


def _listed(value: str) -> str:
    tex = _printed(to_tex(value))
    return f"{{{tex}}}" if re.search("[,;]", tex) else tex


def _date_fields(date: PartialDate | None) -> Iterator[tuple[str, str]]:
    if date and date.year and date.year > 0:
        yield "year", str(date.year)
        if date.month:
            yield "month", MONTHS[date.month - 1]
        if date.day:
            yield "day", str(date.day)


def _verbatim_fields(reference: Reference) -> Iterator[tuple[str, str]]:
    if reference.doi and _PLAIN_DOI.fullmatch(reference.doi):
        yield "doi", reference.doi
    if reference.arxiv and _PLAIN_DOI.fullmatch(reference.arxiv):
        yield "eprint", reference.arxiv
        yield "eprinttype", "arxiv"
        yield "archiveprefix", "arXiv"
    url = quote(reference.url or "", safe=_URL_SAFE)
    if url and len(url) <= _LONGEST_URL:
        yield "url", url


def exact_fields(exact: Mapping[str, Any]) -> Fields:
    """Fields that hold values exactly, in Unicode, and are there to be read back."""
    return {
        _EXACT + name.replace("_", "-"): _exact_to_tex(name, value)
        for name, value in exact.items()
    }


def _exact_to_tex(name: str, value: Any) -> str:
    if name in NAME_FIELDS:
        return exact_names_to_tex(value)
    if name in DATE_FIELDS:
        return to_unicode_tex(date_text(value) if value else "")
    if name == "markup":
        return to_unicode_tex(json.dumps(dict(value), ensure_ascii=False))
    if isinstance(value, tuple):
        return ", ".join(f"{{{to_unicode_tex(text)}}}" for text in value)
    return to_unicode_tex(str(value or ""))


def exact_values(fields: Fields) -> dict[str, Any]:
    """The values of the fields that ``exact_fields`` makes."""
    found: dict[str, Any] = {}
    for name in (*FIELDS, "markup"):
        tex = fields.get(_EXACT + name.replace("_", "-"))
        if tex is None:
            continue
        if name in NAME_FIELDS:
            found[name] = names_from_tex(tex)
        elif name in LISTS:
            found[name] = tuple(map(from_tex, split_at(tex, ",")))
        elif name in DATE_FIELDS:
            found[name] = _exact_date(from_tex(tex))
        elif name == "markup":
            found[name] = _exact_markup(from_tex(tex))
        elif name != "type" or from_tex(tex) in CSL_TYPES:
            found[name] = from_tex(tex) or None
    return found


def _exact_date(text: str) -> PartialDate | None:
    try:
        return date_in(text)
    except ValueError:
        return None


def _exact_markup(text: str) -> dict[str, str]:
    try:
        return markup_in(json.loads(text))
    except (ValueError, AttributeError, RecursionError):
        return {}


def from_fields(entry_type: str, fields: Fields) -> Reference:
    """Read an entry; fields that the model does not know are passed over."""
    values: dict[str, Any] = {
        name: from_tex(_first(fields, places)) for name, places in TEXTS.items()
    }
    if entry_type in PERIODICALS and values["number"]:
        values |= {"issue": values["number"], "number": None}
    if subtitle := fields.get("subtitle"):
        values["title"] = f"{values['title']}: {from_tex(subtitle)}"
    values["genre"] = GENRES.get(values["genre"], values["genre"])
    if entry_type == "mastersthesis":
        values["genre"] = values["genre"] or GENRES["mathesis"]
    values |= {name: _list(_first(fields, places)) for name, places in LISTS.items()}
    values |= _identifiers(fields)
    return Reference(
        type=_type(entry_type, fields, values),
        author=names_from_tex(fields.get("author", "")),
        editor=names_from_tex(fields.get("editor", "")),
        issued=_date(fields),
        page=_page(_first(fields, ("pages", "eid", "articleno", "article-number"))),
        **values,
    )


def _first(fields: Fields, names: Iterable[str]) -> str:
    return next(filter(None, (fields.get(name) for name in names)), "")


def _type(entry_type: str, fields: Fields, values: Mapping[str, Any]) -> Type:
    if entry_type == "article":
        return SUBTYPES.get(fields.get("entrysubtype", ""), "article-journal")
    if entry_type in ("misc", "unpublished") and values.get("arxiv"):
        return "article"
    return TYPES_READ.get(entry_type, "document")


def _list(tex: str) -> list[str]:
    parts = split_at(tex, ";")
    return list(map(from_tex, parts if len(parts) > 1 else split_at(tex, ",")))


def _identifiers(fields: Fields) -> dict[str, str]:
    found = {"doi": bare_doi(_verbatim(fields.get("doi", "")))}
    found["url"] = _verbatim(fields.get("url", "")) or _published_at(fields)
    eprint = _verbatim(fields.get("eprint", ""))
    archive = _first(fields, ("eprinttype", "archiveprefix")).lower()
    if archive == "arxiv":
        found["arxiv"] = re.sub(r"^arxiv:\s*", "", eprint, flags=re.I)
    elif archive == "pubmed":
        found["pmid"] = eprint
    return found


def _published_at(fields: Fields) -> str:
    address = _verbatim(fields.get("howpublished", ""))
    return address if re.match(r"https?://\S+$", address) else ""


def _verbatim(tex: str) -> str:
    """A verbatim field: raw, or as those escape it who know no such fields."""
    if "\\" in tex:
        tex = re.sub(r"\\url\b|\\([_%#&~$^{}-])(?:\{\})?", r"\1", tex)
    return re.sub(r"[{}]", "", tex).strip()


def _page(tex: str) -> str:
    return re.sub(r" ?[–—] ?", "-", from_tex(tex))


def _iso_date(text: str) -> PartialDate | None:
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)", text, re.A)
    return known_date(match.groups()) if match else None


def _date(fields: Fields) -> PartialDate | None:
    if date := _iso_date(from_tex(fields.get("date", ""))):
        return date
    year = from_tex(fields.get("year") or fields.get("date", ""))
    try:
        known = int(year) if _YEAR.fullmatch(year) else read_date(year).year
    except ValueError:
        return None
    return known_date((known, *_month_and_day(fields)))


def _month_and_day(fields: Fields) -> tuple[int | None, int | None]:
    text = from_tex(fields.get("month", ""))
    month, day = (int(text), None) if _NUMBER.fullmatch(text) else month_and_day(text)
    own_day = from_tex(fields.get("day", ""))
    return month, int(own_day) if _NUMBER.fullmatch(own_day) else day


_YEAR: Final = lazy(r"\d{1,4}", re.A)
_NUMBER: Final = lazy(r"\d{1,2}", re.A)
