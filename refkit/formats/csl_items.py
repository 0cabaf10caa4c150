"""One reference as a CSL item, and back."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from refkit.formats.csl_carried import CARRIED, carried_in, fuller_names, put_carried
from refkit.formats.csl_dates import date_from_csl, date_to_csl
from refkit.formats.csl_names import are_held, name_to_csl, names_from_csl
from refkit.formats.csl_variables import (
    FIELDS_READ,
    OTHER_SPELLINGS,
    OURS,
    TYPES_READ,
    VARIABLES,
)
from refkit.formats.exact import from_json, restored, to_json, unsaid
from refkit.formats.identifiers import bare_doi
from refkit.formats.provenance import provenance
from refkit.model import (
    DATE_FIELDS,
    NAME_FIELDS,
    RICH_FIELDS,
    Field,
    Reference,
    assembled,
    marked,
    plain,
    unmarked,
)
from refkit.readers.markup import rich

_PARTING: Final[Mapping[Field, re.Pattern[str]]] = {
    "isbn": re.compile(r"[,;\s]+"),
    "issn": re.compile(r"[,;\s]+"),
    "keyword": re.compile("[,;]"),
}
"""The text variables that hold several values, and what parts those."""
_NO_VARIABLES: Final = frozenset({"id", "type", "citation-key", "custom"})
_NAMES: Final = tuple(VARIABLES[name] for name in sorted(NAME_FIELDS))
_JATS: Final = "<jats:"
"""In abstracts of Crossref's, which nobody but Crossref writes like that."""
_ARXIV_NUMBER: Final = re.compile(r"arXiv:(\S+)")
"""What Zotero numbers preprints by; the field of study may follow in brackets."""
_DASH: Final = re.compile("[–—]|--")


def item_of(reference: Reference, key: str, *, grounds: bool = False) -> dict[str, Any]:
    """A reference as a CSL item, with what its fields rest on if that is asked for.

    >>> item_of(Reference(type="book", title="Ethics"), "spinoza")
    {'id': 'spinoza', 'type': 'book', 'title': 'Ethics'}
    """
    item, is_whole = _shown(reference)
    if not is_whole:
        item["custom"] = to_json(unsaid(reference, _seen(item)))
    elif reference.access:
        item["custom"] = {"access": reference.access}
    if reference.carried:
        put_carried(item, reference)
    if grounds and (told := provenance(reference)):
        item["custom"] = {**item.get("custom", {}), "provenance": told}
    return {"id": key, **item}


def _shown(reference: Reference) -> tuple[dict[str, Any], bool]:
    """What CSL has variables for, and whether that is read back as it is."""
    item: dict[str, Any] = {}
    markup = reference.markup
    is_whole = True
    for name, value in reference.known.items():
        variable = VARIABLES.get(name)
        if variable is None:
            item["type"] = reference.type
        elif type(value) is str:
            item[variable] = markup.get(name, value) if markup else value
            is_whole = is_whole and not _is_bent(name, value, markup)
        elif name in NAME_FIELDS:
            item[variable] = [name_to_csl(each) for each in value]
        elif name in DATE_FIELDS:
            item[variable] = date_to_csl(value)
            is_whole = is_whole and (not value.literal or value.year is not None)
        else:
            item[variable] = ", ".join(value)
            is_whole = is_whole and not any(map(_PARTING[name].search, value))
    if reference.arxiv:
        if "archive" in item or "archive_location" in item:
            return item, False
        item |= {"archive": "arXiv", "archive_location": reference.arxiv}
    return item, is_whole


def _is_bent(name: Field, text: str, markup: Mapping[Field, str]) -> bool:
    """Whether a text may be read back as another."""
    if name == "doi":
        return not text.startswith("10.")
    if name == "page":
        return _DASH.search(text) is not None
    if name == "number":
        return _ARXIV_NUMBER.match(text) is not None
    if name == "archive":
        return text.lower() == "arxiv"
    if name in markup:
        return name == "abstract" and _JATS in markup[name]
    return "<" in text and name in RICH_FIELDS and ("</" in text or _JATS in text)


def reference_in(item: Mapping[str, Any]) -> Reference:
    """A CSL item as a reference; what no field stands for is carried."""
    found, unknown = _values(item)
    if key := _text(item.get("citation-key")) or _text(item.get("id")):
        found["citation_key"] = key
    custom = item.get("custom")
    custom = custom if isinstance(custom, dict) else {}
    foreign = custom.keys() - OURS
    carried = carried_in(item, unknown, custom, foreign) if unknown or foreign else {}
    for variable in _NAMES:
        value = item.get(variable)
        if value and not are_held(value) and (names := fuller_names(value)):
            carried[variable] = names
    if carried:
        found["carried"] = {CARRIED: carried}
    reference = assembled(found)
    if custom:
        exact = from_json(custom)
        return restored(reference, exact, lambda guess: _seen(_shown(guess)[0]))
    return reference


def _seen(item: Mapping[str, Any]) -> Reference:
    return assembled(_values(item)[0])


def _values(item: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The fields that an item tells of, and the variables that are none."""
    kind = item.get("type")
    found: dict[str, Any] = {
        "type": TYPES_READ.get(kind, "document")
        if isinstance(kind, str)
        else "document"
    }
    unknown: list[str] = []
    for variable, value in item.items():
        if (name := FIELDS_READ.get(variable)) is None:
            if variable not in _NO_VARIABLES:
                unknown.append(variable)
        elif type(value) is str and name in _TEXTS and "<" not in value:
            if text := plain(value):
                found[name] = text
        else:
            _put(found, name, value)
    if unknown:
        unknown = [
            variable for variable in unknown if not _put_other(found, variable, item)
        ]
    if "archive_location" in found and found.get("archive", "").lower() == "arxiv":
        del found["archive"]
        found["arxiv"] = found.pop("archive_location")
    elif "number" in found and (match := _ARXIV_NUMBER.match(found["number"])):
        found["arxiv"] = match[1]
    return found, unknown


def _put_other(found: dict[str, Any], variable: str, item: Mapping[str, Any]) -> bool:
    """Whether a field is found in a variable that is not the proper one for it."""
    name = OTHER_SPELLINGS.get(variable)
    if name is None:
        return False
    if name not in found:
        _put(found, name, item[variable])
        return True
    return bool(found[name] == _text(item[variable]))


def _put(found: dict[str, Any], name: Field, value: Any) -> None:
    read = _READERS.get(name)
    if read is not None:
        if value := read(value):
            found[name] = value
        return
    text = plain(value) if type(value) is str else _text(value)
    if not text:
        return
    if name == "abstract" and _JATS in text:
        text = rich(text)
    if "</" in text and name in RICH_FIELDS:
        tagged = marked(text)
        text = plain(unmarked(tagged))
        if text and text != tagged:
            found.setdefault("markup", {})[name] = tagged
    if text:
        found[name] = text


def _text(value: object) -> str:
    if type(value) is str:
        return plain(value)
    if isinstance(value, list):
        # Some writers make lists of what CSL has as one text.
        texts = (_text(each) for each in value if not isinstance(each, list))
        return ", ".join(filter(None, texts))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    is_one = isinstance(value, str | int | float) and not isinstance(value, bool)
    return plain(str(value)) if is_one else ""


def _doi(value: object) -> str:
    text = _text(value)
    return text if text.startswith("10.") else bare_doi(text)


def _page(value: object) -> str:
    return _DASH.sub("-", _text(value))


def _several(parting: re.Pattern[str], value: object) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else parting.split(_text(value))
    return tuple(dict.fromkeys(filter(None, map(_text, parts))))


_READERS: Final[Mapping[Field, Callable[[Any], Any]]] = {
    **dict.fromkeys(NAME_FIELDS, names_from_csl),
    **dict.fromkeys(DATE_FIELDS, date_from_csl),
    **{name: partial(_several, parting) for name, parting in _PARTING.items()},
    "doi": _doi,
    "page": _page,
}
"""What reads the fields that are no mere texts."""
_TEXTS: Final = frozenset(VARIABLES) - _READERS.keys()
