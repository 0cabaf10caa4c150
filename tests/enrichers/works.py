"""What a Crossref of our own knows, and how it finds it."""

import gzip
import json
import math
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from attrs import define, field

MESSAGES: Final = Path(__file__).parent / "messages"
_MOST_ROWS: Final = 1000
_COMMON: Final = 1000
"""Works from which on a word is too common to be searched for."""
_PARAMETERS: Final = frozenset(
    {"query.bibliographic", "filter", "select", "rows", "cursor", "mailto"}
)


class RejectedError(Exception):
    """A request that Crossref would answer with 400."""


def message(name: str) -> dict[str, Any]:
    """A message from the cases."""
    return dict(json.loads((MESSAGES / f"{name}.json").read_text("utf-8")))


def read_works(path: Path) -> Iterator[dict[str, Any]]:
    """Messages of a file, one a line, compressed or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


@define(slots=False)
class Works:
    """Messages by their DOIs, and the DOIs that others have replaced."""

    by_doi: dict[str, Mapping[str, Any]] = field(factory=dict)
    moved: dict[str, str] = field(factory=dict)

    def add(self, messages: Iterable[Mapping[str, Any]]) -> None:
        for one in messages:
            self.by_doi[one["DOI"].lower()] = one
        self.__dict__.pop("_index", None)

    def listed(self, query: Mapping[str, str]) -> dict[str, Any]:
        """The message that answers ``/works?…``."""
        if unknown := query.keys() - _PARAMETERS:
            raise RejectedError(f"parameter {min(unknown)} is not known")
        found = self._found(query)
        rows = int(query.get("rows", "20"))
        if rows > _MOST_ROWS:
            raise RejectedError(f"rows {rows} is more than {_MOST_ROWS}")
        start = _offset(query.get("cursor", "*"))
        items = [
            _selected(work, query.get("select")) for work in found[start : start + rows]
        ]
        paged = {"next-cursor": _cursor(start + rows)} if "cursor" in query else {}
        return {"items": items, "total-results": len(found), **paged}

    def _found(self, query: Mapping[str, str]) -> list[Mapping[str, Any]]:
        text = query.get("query.bibliographic")
        found = list(self._liked(text)) if text else list(self.by_doi.values())
        for name, values in _filters(query.get("filter")).items():
            if name == "doi":
                # Not looked for among those that have moved, nor does Crossref.
                if not text:
                    found = [self.by_doi[v] for v in values if v in self.by_doi]
                found = [work for work in found if work["DOI"].lower() in values]
            elif name == "updates":
                found = [work for work in found if _updated(work) & values]
            else:
                raise RejectedError(f"filter {name} is not known")
        return found

    def _liked(self, text: str) -> Iterator[Mapping[str, Any]]:
        scores: Counter[str] = Counter()
        for word in set(_words(text)):
            dois = self._index.get(word, ())
            if len(dois) > _COMMON:
                continue
            for doi in dois:
                scores[doi] += int(1000 * math.log(1 + len(self.by_doi) / len(dois)))
        for doi, score in scores.most_common():
            yield {**self.by_doi[doi], "score": score / 1000}

    @cached_property
    def _index(self) -> Mapping[str, set[str]]:
        index = defaultdict(set)
        for doi, work in self.by_doi.items():
            for word in _words(json.dumps(_cited(work), ensure_ascii=False)):
                index[word].add(doi)
        return index


def _cited(work: Mapping[str, Any]) -> list[Any]:
    names = "title author container-title volume issue page published DOI"
    return [work.get(name) for name in names.split()]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _filters(said: str | None) -> dict[str, set[str]]:
    filters = defaultdict(set)
    for part in (said or "").split(",") if said else ():
        name, colon, value = part.partition(":")
        if not colon:  # as when a comma stands in a DOI
            raise RejectedError(f"filter {part} is specified but has no value")
        filters[name].add(value.lower())
    return filters


def _updated(work: Mapping[str, Any]) -> set[str]:
    return {update["DOI"].lower() for update in work.get("update-to", ())}


def _selected(work: Mapping[str, Any], select: str | None) -> Mapping[str, Any]:
    if select is None:
        return work
    return {name: work[name] for name in select.split(",") if name in work}


def _cursor(offset: int) -> str:
    return urlsafe_b64encode(f"after+{offset}/".encode()).decode()


def _offset(cursor: str) -> int:
    if cursor == "*":
        return 0
    try:
        return int(urlsafe_b64decode(cursor).decode().strip("after+/"))
    except ValueError as error:
        raise RejectedError(f"cursor {cursor} is not one of ours") from error
