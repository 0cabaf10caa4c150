"""The data in a YAML text, put together event by event.

PyYAML's own loaders call themselves for each level: a text of brackets alone ends the
whole process. They copy what an alias stands for as often as it is asked for, and take
``no`` for a truth value.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from attrs import define

_UNREADABLE: Final = re.compile(
    "[^\\t\\n\\r\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\U00010000-\U0010ffff]"
)
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_DEEPEST: Final = 60
_GROWTH: Final = 20
"""How many values, for each character, aliases may make of a text."""


def documents(text: str) -> Iterator[Any]:
    """Yield the data of each document: lists, dicts, texts and None.

    ``yaml.YAMLError`` is raised where the text is no YAML, or asks for too much.

    >>> list(documents("a: [no, 1.10, ~]"))
    [{'a': ['no', '1.10', None]}]
    """
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    building = _Building(_GROWTH * len(text) + 1000)
    for event in yaml.parse(_UNREADABLE.sub("", text), Loader=loader):
        if isinstance(event, yaml.ScalarEvent):
            is_null = event.implicit[0] and event.value in _NULLS
            building.add(None if is_null else event.value, event.anchor)
        elif isinstance(event, yaml.AliasEvent):
            value, size = building.known.get(event.anchor, (None, 1))
            building.add(value, None, size)
        elif isinstance(event, yaml.CollectionStartEvent):
            is_dict = isinstance(event, yaml.MappingStartEvent)
            building.open({} if is_dict else [], event.anchor)
        elif isinstance(event, yaml.CollectionEndEvent):
            building.close()
        elif isinstance(event, yaml.DocumentEndEvent):
            yield building.root
            building.known.clear()


@define
class _Collection:
    data: Any
    """A list or a dict."""
    anchor: str | None
    made_before: int
    key: str | None = None
    """The key of a dict that waits for its value."""


class _Building:
    """One document, as far as it has been heard."""

    def __init__(self, most: int) -> None:
        self.root: Any = None
        self.known: dict[str, tuple[Any, int]] = {}
        """What each anchor stands for, and how many values that is."""
        self._open: list[_Collection] = []
        self._made = 0
        self._most = most

    def add(self, value: Any, anchor: str | None = None, size: int = 1) -> None:
        self._made += size
        if self._made > self._most:
            raise _error("aliases stand for too much")
        if anchor:
            self.known[anchor] = value, size
        self._put(value)

    def open(self, data: Any, anchor: str | None) -> None:
        if len(self._open) == _DEEPEST:
            raise _error("nested too deeply")
        self._made += 1
        self._open.append(_Collection(data, anchor, self._made - 1))

    def close(self) -> None:
        closed = self._open.pop()
        if closed.anchor:
            self.known[closed.anchor] = closed.data, self._made - closed.made_before
        self._put(closed.data)

    def _put(self, value: Any) -> None:
        if not self._open:
            self.root = value
            return
        place = self._open[-1]
        if isinstance(place.data, list):
            place.data.append(value)
        elif place.key is None:
            place.key = str(value)
        else:
            place.data[place.key] = value
            place.key = None


def _error(reason: str) -> Exception:
    import yaml

    error: Exception = yaml.YAMLError(reason)
    return error
