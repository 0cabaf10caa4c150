"""References as items of Zotero's, and which of them a library has already."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from refkit.formats.keys import citation_keys
from refkit.model import NAME_FIELDS, Name, Reference, evolved
from refkit.zotero.fields import IN_EXTRA, TYPES, fields_of, role_of

Item = Mapping[str, Any]
"""https://www.zotero.org/support/dev/web_api/v3/write_requests"""

_LINES: Final = {label: name for name, label in IN_EXTRA.items()}
_NOTES: Final = ("note", "annote")


def items_of(references: Iterable[Reference]) -> list[dict[str, Any]]:
    """One item for each reference, with a citation key of its own."""
    references = tuple(references)
    keys = citation_keys(references)
    keyed = (
        evolved(each, citation_key=key)
        for each, key in zip(references, keys, strict=True)
    )
    return list(map(item_of, keyed))


def item_of(reference: Reference) -> dict[str, Any]:
    """One reference as an item; what no field stands for is in ``extra``.

    >>> item_of(Reference(type="thesis", title="On Trees", publisher="Uppsala"))["university"]
    'Uppsala'
    """
    item_type = TYPES[reference.type]
    places = fields_of(item_type)
    item: dict[str, Any] = {"itemType": item_type}
    extra: dict[str, str] = {}
    for name, value in reference.known.items():
        if name in NAME_FIELDS or name in {"type", "keyword", *_NOTES}:
            continue
        if name == "accessed" and not (value.is_simple and value.day):
            continue  # it takes nothing but a day
        text = reference.markup.get(name) if name == "title" else None
        text = text or (" ".join(value) if isinstance(value, tuple) else str(value))
        if place := places.get(name):
            item[place] = f"arXiv:{text}" if name == "arxiv" else text
        elif label := _LABELS.get(name):
            extra[label] = text
    if key := reference.citation_key:
        item["citationKey"] = key
    item["creators"] = list(_creators(reference, item_type))
    item["tags"] = [{"tag": word} for word in reference.keyword]
    notes = (getattr(reference, name) for name in _NOTES)
    lines = [f"{label}: {text}" for label, text in extra.items()]
    if lines := [*lines, *filter(None, notes)]:
        item["extra"] = "\n".join(lines)
    return item


_LABELS: Final[Mapping[str, str]] = {
    "arxiv": "arXiv",
    "isbn": "ISBN",
    "issn": "ISSN",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "original_date": "Original Date",
    "status": "Status",
    "event_title": "Event Title",
    "event_place": "Event Place",
    "publisher": "Publisher",
    "publisher_place": "Publisher Place",
    "container_title": "Container Title",
    "volume": "Volume",
    "issue": "Issue",
    "number": "Number",
    "page": "Page",
    "version": "Version",
    "genre": "Genre",
}
"""Lines of Extra that Zotero's citations look at."""


def _creators(reference: Reference, item_type: str) -> Iterator[dict[str, str]]:
    for role, people in reference.known.items():
        if role in NAME_FIELDS:
            kind = role_of(role, item_type)
            yield from ({"creatorType": kind, **_parts(name)} for name in people)


def _parts(name: Name) -> dict[str, str]:
    if name.literal:
        return {"name": name.literal}
    given = ", ".join(filter(None, (name.given, name.suffix)))
    return {"lastName": name.full_family, "firstName": given}


def within(item: Item, fields: Collection[str]) -> dict[str, Any]:
    """An item with these fields alone; others become lines of ``extra`` or go."""
    kept = {name: value for name, value in item.items() if name in fields}
    lines = [
        f"{IN_EXTRA[name]}: {value}"
        for name, value in item.items()
        if name not in fields and name in IN_EXTRA
    ]
    if extra := "\n".join(filter(None, (*lines, item.get("extra", "")))):
        kept["extra"] = extra
    return kept


def title_of(item: Item) -> str:
    """The title of an item of any type, or no words."""
    names = ("title", "caseName", "nameOfAct", "subject")
    return str(next(filter(None, map(item.get, names)), ""))


def signs(item: Item) -> frozenset[tuple[str, ...]]:
    """What an item is known by: its DOI, and its citation key together with its title.

    >>> one = {"title": "On Trees", "citationKey": "wu"}
    >>> other = {"title": "on trees.", "extra": "Citation Key: wu"}
    >>> signs(one) == signs(other)
    True
    """
    lines = (line.partition(":") for line in str(item.get("extra", "")).split("\n"))
    said = {
        _LINES[label.strip()]: text.strip()
        for label, _, text in lines
        if label.strip() in _LINES
    }
    doi, key = (item.get(name) or said.get(name) for name in ("DOI", "citationKey"))
    letters = "".join(filter(str.isalnum, title_of(item).casefold()))
    found: list[tuple[str, ...]] = []
    if doi:
        found.append(("doi", str(doi).lower().removeprefix("https://doi.org/")))
    if key:
        found.append(("key", str(key), letters))
    return frozenset(found)
