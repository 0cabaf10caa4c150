"""What a format cannot say in its own words, said again beside them.

A format shows a reference in the fields that every reader knows. Where reading
those back would give something else, it adds the true value in a place that other
readers leave alone, and so loses nothing. That value counts only as long as it
would still be shown as it stands: who edits the shown field by hand is believed.
"""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import evolve

from refkit.model import FIELDS, Name, PartialDate, Reference


def unsaid(reference: Reference, shown: Reference) -> dict[str, Any]:
    """The fields of a reference that what is shown of it does not tell.

    >>> unsaid(Reference(title="α", volume="8"), Reference(title="a", volume="8"))
    {'title': 'α'}
    """
    return {
        name: getattr(reference, name)
        for name in FIELDS
        if getattr(reference, name) != getattr(shown, name)
    }


def restored(
    shown: Reference,
    exact: Mapping[str, Any],
    show: Callable[[Reference], Reference],
) -> Reference:
    """Put the exact values back, except where the shown ones were edited since.

    ``show`` gives what is read back of a reference's shown fields alone.
    """
    if not exact:
        return shown
    again = show(evolve(shown, **exact))
    unedited = {
        name: value
        for name, value in exact.items()
        if getattr(again, name) == getattr(shown, name)
    }
    return evolve(shown, **unedited)


def to_json(exact: Mapping[str, Any]) -> dict[str, Any]:
    """Field values as JSON knows them."""
    return {name: _jsonable(value) for name, value in exact.items()}


def _jsonable(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_jsonable(item) for item in value]
    if isinstance(value, PartialDate):
        return list(value.parts)
    if isinstance(value, Name):
        parts = ("family", "given", "particle", "suffix", "literal")
        return {part: getattr(value, part) for part in parts if getattr(value, part)}
    return value


def from_json(values: object) -> dict[str, Any]:
    """Field values out of JSON; what is no value of its field is left out."""
    if not isinstance(values, dict):
        return {}
    found: dict[str, Any] = {}
    for name, value in values.items():
        try:
            modelled = _modelled(name, value)
            Reference(**{name: modelled})
        except (TypeError, ValueError, AttributeError):
            continue
        if name in FIELDS:
            found[name] = modelled
    return found


def _modelled(name: str, value: Any) -> Any:
    if name in ("author", "editor"):
        return tuple(Name(**parts) for parts in value)
    if name == "issued" and value is not None:
        return PartialDate(*value)
    return tuple(value) if isinstance(value, list) else value
