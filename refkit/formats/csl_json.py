"""CSL-JSON, the input of citeproc, pandoc and Zotero.

https://github.com/citation-style-language/schema (``csl-data.json``, version 1.0.2)
"""

import json
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from refkit.errors import FormatError, RefkitWarning
from refkit.formats.exact import from_json, restored, to_json, unsaid
from refkit.formats.keys import citation_keys
from refkit.model import TYPES, Name, PartialDate, Reference, Type, evolved
from refkit.plugins import Format
from refkit.readers.dates import read_date

# What our other names for a type are: those of Crossref, and of older CSL.
_TYPES: Final[Mapping[str, Type]] = {
    **{name: name for name in TYPES},
    "book-chapter": "chapter",
    "journal-article": "article-journal",
    "monograph": "book",
    "posted-content": "article",
    "preprint": "article",
    "proceedings-article": "paper-conference",
    "dissertation": "thesis",
    "program": "software",
}

_VARIABLES: Final[Mapping[str, str]] = {
    "title": "title",
    "container_title": "container-title",
    "container_title_short": "container-title-short",
    "collection_title": "collection-title",
    "publisher": "publisher",
    "publisher_place": "publisher-place",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "number": "number",
    "edition": "edition",
    "genre": "genre",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "isbn": "ISBN",
    "issn": "ISSN",
    "url": "URL",
    "language": "language",
    "keyword": "keyword",
    "abstract": "abstract",
}
"""The plain text variables, in the order they are written in."""

_LISTS: Final = {"isbn": r"[,;\s]+", "issn": r"[,;\s]+", "keyword": "[,;]"}
"""The text variables that hold several values, and what parts those."""

_NAME_PARTS: Final[Mapping[str, str]] = {
    "family": "family",
    "given": "given",
    "particle": "non-dropping-particle",
    "suffix": "suffix",
    "literal": "literal",
}


def write(references: Iterable[Reference]) -> str:
    """Write references as a JSON list of CSL items.

    >>> write([Reference(type="book", title="Ethics", citation_key="spinoza1677")])
    '[\\n  {\\n    "id": "spinoza1677",\\n    "type": "book",\\n    "title": "Ethics"\\n  }\\n]\\n'
    """
    references = tuple(references)
    items = [
        item_of(reference, key)
        for reference, key in zip(references, citation_keys(references), strict=True)
    ]
    return json.dumps(items, indent=2, ensure_ascii=False) + "\n"


def item_of(reference: Reference, key: str) -> dict[str, Any]:
    """A reference as a CSL item."""
    item = {"id": key, **_shown_item(reference)}
    exact = unsaid(reference, _seen(item))
    return {**item, "custom": to_json(exact)} if exact else item


def _shown_item(reference: Reference) -> dict[str, Any]:
    item: dict[str, Any] = {"type": reference.type}
    for role in ("author", "editor"):
        if names := getattr(reference, role):
            item[role] = [_csl_name(name) for name in names]
    if reference.issued and reference.issued.parts:
        item["issued"] = {"date-parts": [list(reference.issued.parts)]}
    for name, variable in _VARIABLES.items():
        if value := getattr(reference, name):
            item[variable] = value if isinstance(value, str) else ", ".join(value)
    if reference.arxiv:
        item |= {"archive": "arXiv", "archive_location": reference.arxiv}
    return item


def _csl_name(name: Name) -> dict[str, str]:
    parts = ((csl, getattr(name, part)) for part, csl in _NAME_PARTS.items())
    return {csl: text for csl, text in parts if text}


def read(text: str) -> Iterator[Reference]:
    """Read a list of CSL items, one item, or an object with ``items``.

    Unknown variables are passed over, an unknown type is a ``document``.
    """
    for number, item in enumerate(_items(text), start=1):
        if isinstance(item, dict):
            yield reference_in(item)
        else:
            warnings.warn(
                f"csl-json: item {number} left out: not an object",
                RefkitWarning,
                stacklevel=2,
            )


def _items(text: str) -> list[Any]:
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise FormatError("csl-json", "nested too deeply") from None
    except ValueError as error:
        raise FormatError("csl-json", f"not JSON: {error}") from None
    if isinstance(data, dict):
        items = data.get("items")
        data = items if isinstance(items, list) else [data] if "type" in data else None
    if not isinstance(data, list):
        raise FormatError("csl-json", "neither a list of items nor an item")
    return data


def reference_in(item: Mapping[str, Any]) -> Reference:
    """A CSL item as a reference."""
    seen = _seen(item)
    exact = from_json(item.get("custom"))
    reference = restored(seen, exact, lambda guess: _seen(_shown_item(guess)))
    key = _text(item.get("citation-key")) or _text(item.get("id"))
    return evolved(reference, citation_key=key)


def _seen(item: Mapping[str, Any]) -> Reference:
    values: dict[str, Any] = {}
    for name, variable in _VARIABLES.items():
        if value := _text(item.get(variable)):
            parting = _LISTS.get(name)
            values[name] = re.split(parting, value) if parting else value
    archive = _text(item.get("archive")) or ""
    if archive.lower() == "arxiv":
        values["arxiv"] = _text(item.get("archive_location"))
    kind = item.get("type")
    return Reference(
        type=_TYPES.get(kind, "document") if isinstance(kind, str) else "document",
        author=_names(item.get("author")),
        editor=_names(item.get("editor")),
        issued=_date(item.get("issued")),
        **values,
    )


def _text(value: object) -> str | None:
    # Some writers make lists of what CSL has as one text.
    values = value if isinstance(value, list) else [value]
    texts = (str(text) for text in values if isinstance(text, str | int | float))
    return ", ".join(texts) or None


def _names(value: object) -> tuple[Name, ...]:
    names = value if isinstance(value, list) else []
    return tuple(filter(None, map(_name, names)))


def _name(value: object) -> Name | None:
    if isinstance(value, str):
        value = {"literal": value}
    if not isinstance(value, dict):
        return None
    parts = {part: _text(value.get(csl)) for part, csl in _NAME_PARTS.items()}
    dropping = _text(value.get("dropping-particle"))
    parts["particle"] = " ".join(filter(None, (dropping, parts["particle"]))) or None
    if parts["family"]:
        parts["literal"] = None
    elif not parts["literal"]:
        parts = {"literal": parts["given"]}
    else:
        parts = {"literal": parts["literal"]}
    try:
        return Name(**parts)
    except ValueError:
        return None


def _date(value: object) -> PartialDate | None:
    try:
        if isinstance(value, str):
            return read_date(value)
        if not isinstance(value, dict):
            return None
        if parts := value.get("date-parts"):
            return PartialDate(*(int(part) for part in parts[0] if part))
        for form in ("raw", "edtf", "literal"):
            if isinstance(value.get(form), str):
                return read_date(value[form])
    except (TypeError, ValueError, LookupError, OverflowError):
        pass
    return None


CSL_JSON: Final = Format("csl-json", ".json", write, read)
