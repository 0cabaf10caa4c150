"""Texts and people in JSON values, however deep they are wrapped."""

from collections.abc import Iterator
from typing import Final

from refkit.model import Name, Span
from refkit.parsers.markup.json_values import Json, Node, Words
from refkit.parsers.markup.values import cleaned
from refkit.parsers.records.parts import name_in, name_of

_NAMED: Final = ("text", "value", "name", "title", "display_name", "@value", "rendered")
_FAMILY: Final = ("family", "last", "lastName", "last_name", "familyName", "surname")
_GIVEN: Final = (
    "given",
    "first",
    "firstName",
    "first_name",
    "givenName",
    "given_name",
    "forename",
)
_WHOLE: Final = (
    "name",
    "literal",
    "display_name",
    "fullName",
    "full_name",
    "creatorName",
    "authname",
    "author_name",
)
_PARTS: Final = frozenset((*_FAMILY, *_GIVEN, *_WHOLE, "middle", "suffix", ""))
_ROLES: Final = ("creatorType", "role", "contributorType")
_DEEPEST: Final = 4

Person = tuple[str, str | Name, Span]
"""The term that somebody is said under, the name, and where it stands."""


def texts_of(json: Json | None, deepest: int = _DEEPEST) -> Iterator[Words]:
    """The words of a value, of each in a list, or of an object that names one."""
    if isinstance(json, Words):
        yield json
    elif isinstance(json, Node) and deepest:
        named = (json.members.get(key) for key in _NAMED)
        yield from texts_of(next(filter(None, named), None), deepest - 1)
    elif isinstance(json, list) and deepest:
        for item in json:
            yield from texts_of(item, deepest - 1)


def people_of(json: Json, term: str, end: int) -> Iterator[Person]:
    """The people in a value, those with another role than ``term`` under that.

    Somebody of whose name a part is cut off, past ``end``, is left out.
    """
    for item in json if isinstance(json, list) else [json]:
        if isinstance(item, Words):
            yield term, cleaned(item.text), item.span
        elif isinstance(item, Node):
            inner = item.members.get("author")
            person = inner if isinstance(inner, Node) else item
            role = next(
                filter(None, (_text(item, key) for key in _ROLES)), term
            ).lower()
            said = {"editor": "editor", "author": "author", "creator": "author"}.get(
                role
            )
            name = _name(person, end)
            if said and name:
                span = Span(item.span.start, min(item.span.end, end - 1))
                yield said, name, span
        elif isinstance(item, list):
            yield from _listed(item, term)


def _name(person: Node, end: int) -> Name | None:
    family, given = _first(person, _FAMILY), _first(person, _GIVEN)
    middle = " ".join(cleaned(w.text) for w in texts_of(person.members.get("middle")))
    if person.span.end >= end and next(reversed(person.members), "") in _PARTS:
        return None
    if family:
        return name_of(family, f"{given} {middle}".strip(), _text(person, "suffix"))
    return name_in(_first(person, _WHOLE))


def _listed(parts: list[Json], term: str) -> Iterator[Person]:
    """A person as a list: family name, given names, suffix."""
    words = [item for item in parts if isinstance(item, Words)]
    texts = [cleaned(word.text) for word in words]
    if texts and (name := name_of(*texts[:3])):
        yield term, name, Span(words[0].span.start, words[-1].span.end)


def _first(node: Node, keys: tuple[str, ...]) -> str:
    return next(filter(None, (_text(node, key) for key in keys)), "")


def _text(node: Node, key: str) -> str:
    return next((cleaned(words.text) for words in texts_of(node.members.get(key))), "")
