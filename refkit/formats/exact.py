"""What a format cannot say in its own words, said again beside them.

A format shows a reference in the fields that every reader knows. Where reading
those back would give something else, it adds the true value in a place that other
readers leave alone, and so loses nothing. That value counts only as long as it
would still be shown as it stands: who edits the shown field by hand is believed.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from refkit.formats.dates import date_in, date_text
from refkit.model import (
    DATE_FIELDS,
    FIELDS,
    NAME_FIELDS,
    RICH_FIELDS,
    Name,
    PartialDate,
    Reference,
    differing,
    evolved,
)

_NAME_PARTS: Final = ("family", "given", "particle", "suffix", "literal")


def unsaid(reference: Reference, shown: Reference) -> dict[str, Any]:
    """The fields of a reference that what is shown of it does not tell, and its markup.

    >>> unsaid(Reference(title="α", volume="8"), Reference(title="a", volume="8"))
    {'title': 'α'}
    """
    return {name: getattr(reference, name) for name in differing(reference, shown)}


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
    edited = differing(show(evolved(shown, **exact)), shown)
    kept = {name: value for name, value in exact.items() if name not in edited}
    return evolved(shown, **kept)


def to_json(exact: Mapping[str, Any]) -> dict[str, Any]:
    """Field values as JSON knows them."""
    return {name: _jsonable(value) for name, value in exact.items()}


def _jsonable(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_jsonable(item) for item in value]
    if isinstance(value, PartialDate):
        return list(value.parts) if value.is_simple else date_text(value)
    if isinstance(value, Name):
        parts = ((part, getattr(value, part)) for part in _NAME_PARTS)
        return {part: text for part, text in parts if text}
    return dict(value) if isinstance(value, Mapping) else value


def from_json(values: object) -> dict[str, Any]:
    """Field values out of JSON; what is no value of its field is left out."""
    if not isinstance(values, dict):
        return {}
    found: dict[str, Any] = {}
    for name, value in values.items():
        try:
            if name == "markup":
                found[name] = markup_in(value)
            elif name in FIELDS:
                modelled = _modelled(name, value)
                Reference(**{name: modelled})
                found[name] = modelled
        except (TypeError, ValueError, AttributeError):
            continue
    return found


def markup_in(value: Any) -> dict[str, str]:
    """Rich texts out of JSON."""
    return {
        name: text
        for name, text in value.items()
        if name in RICH_FIELDS and isinstance(text, str)
    }


def _modelled(name: str, value: Any) -> Any:
    if name in NAME_FIELDS:
        return tuple(Name(**parts) for parts in value)
    if name in DATE_FIELDS and value is not None:
        return date_in(value) if isinstance(value, str) else PartialDate(*value)
    return tuple(value) if isinstance(value, list) else value
