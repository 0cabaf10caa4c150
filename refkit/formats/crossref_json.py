"""Crossref's messages, as its REST API answers and its public data file holds them. Read only.

https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md
"""

import json
import warnings
from collections.abc import Iterator, Mapping
from typing import Any, Final

from refkit.errors import FormatError, RefkitWarning
from refkit.formats.identifiers import bare_doi
from refkit.formats.xml_values import Values, made
from refkit.model import Reference
from refkit.plugins import Format
from refkit.readers.crossref_dates import read_parts
from refkit.readers.crossref_messages import claims_of
from refkit.readers.crossref_people import people_of
from refkit.readers.crossref_texts import rich_texts_of, texts_of
from refkit.resolve import decide

_TEXTS: Final[Mapping[str, str]] = {
    "part": "part-number",
    "original_title": "original-title",
    "title_short": "short-title",
    "genre": "degree",
}
_MARKS_A_WORK: Final = frozenset(("DOI", "title", "container-title"))


def read(text: str) -> Iterator[Reference]:
    """Read one work or many: a message, its items, a list, or a work on each line.

    >>> answer = '{"status": "ok", "message": {"DOI": "10.1000/1", "title": ["Oaks"]}}'
    >>> [found.title for found in read(answer)]
    ['Oaks']
    """
    works = 0
    for where, said in _said(text.removeprefix("\ufeff")):
        for work in _works(said):
            works += 1
            reference = made(_values(work)) if _is_work(work) else None
            if reference is not None:
                yield reference
            else:
                warnings.warn(
                    f"crossref-json: {where or f'item {works}'} left out: no work",
                    RefkitWarning,
                    stacklevel=2,
                )


def _said(text: str) -> Iterator[tuple[str, Any]]:
    """What a text says as a whole, or else each of its lines."""
    try:
        said = json.loads(text)
    except RecursionError:
        raise FormatError("crossref-json", "nested too deeply") from None
    except ValueError as error:
        reason = f"not JSON: {error}"
    else:
        if not any(map(_is_work, _works(said))) and not _is_empty(said):
            raise FormatError("crossref-json", "no message of Crossref's")
        yield "", said
        return
    lines = [(at, line) for at, line in enumerate(text.splitlines(), 1) if line.strip()]
    read = [(f"line {at}", _line(line)) for at, line in lines]
    if not any(_is_work(work) for _, said in read for work in _works(said)):
        raise FormatError("crossref-json", reason)
    yield from read


def _line(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _works(said: Any) -> list[Any]:
    if isinstance(said, dict):
        message = said.get("message", said)
        items = message.get("items") if isinstance(message, dict) else None
        return items if isinstance(items, list) else [message]
    return said if isinstance(said, list) else [said]


def _is_work(said: Any) -> bool:
    return isinstance(said, dict) and not _MARKS_A_WORK.isdisjoint(said)


def _is_empty(said: Any) -> bool:
    """Whether an answer says that nothing was found."""
    return isinstance(said, dict) and not _works(said)


def _values(work: Mapping[str, Any]) -> Values:
    values: Values = {n: said for n, said in decide(claims_of(work))[0].items() if said}
    for name, key in _TEXTS.items():
        if name not in values and (texts := texts_of(work.get(key))):
            values[name] = texts[0]
    values["url"] = _address(work)
    values["translator"] = [name for name, _ in people_of(work.get("translator"))]
    values["keyword"] = texts_of(work.get("subject"))
    values["markup"] = _markup(work)
    values.update(_event(work.get("event")))
    if values.get("type") in {"thesis", "report", "article"}:
        values["publisher"] = _institution(work) or values.get("publisher")
    return values


def _address(work: Mapping[str, Any]) -> str | None:
    """Where the work is, if that says more than its DOI."""
    resource = work.get("resource")
    primary = resource.get("primary") if isinstance(resource, dict) else None
    said = primary.get("URL") if isinstance(primary, dict) else None
    said = said or work.get("URL")
    if not isinstance(said, str) or bare_doi(said) != said:
        return None
    return said


def _markup(work: Mapping[str, Any]) -> dict[str, str]:
    """Titles in rich text; those that say something else are not kept."""
    found: dict[str, str] = {}
    for name, key in (("title", "title"), ("container_title", "container-title")):
        for rich in rich_texts_of(work.get(key)):
            found[name] = rich
            break
    return found


def _event(said: Any) -> Values:
    if not isinstance(said, dict):
        return {}
    names, places = texts_of(said.get("name")), texts_of(said.get("location"))
    values: Values = {"event_date": read_parts(said.get("start"))}
    return {
        **values,
        "event_title": next(iter(names), None),
        "event_place": next(iter(places), None),
    }


def _institution(work: Mapping[str, Any]) -> str | None:
    said = work.get("institution")
    for each in said if isinstance(said, list) else [said]:
        if isinstance(each, dict) and (names := texts_of(each.get("name"))):
            return names[0]
    return None


CROSSREF_JSON: Final = Format("crossref-json", ".json", None, read)
