"""What a CSL item says in variables that no field of ours stands for."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from refkit.formats.csl_names import are_held, names_from_csl
from refkit.formats.csl_variables import (
    BOOKKEEPING,
    CARRIED_DATES,
    CARRIED_NAMES,
    CARRIED_NUMBERS,
    CARRIED_TEXTS,
    FIELDS_READ,
    NAME_PARTS,
    OURS,
)
from refkit.model import NAME_FIELDS, Reference

CARRIED: Final = "csl-json"
"""The name under which JSON, JSON Lines and YAML carry what they share."""

_TEXT_PARTS: Final = frozenset({*NAME_PARTS.values(), "dropping-particle"})
_FLAGS: Final = frozenset({"comma-suffix", "static-ordering", "parse-names"})
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def carried_in(
    item: Mapping[str, Any],
    unknown: Iterable[str],
    custom: Mapping[str, Any],
    foreign: Iterable[str],
) -> dict[str, str]:
    """What of an item is to be carried: unknown variables, and foreign words in ``custom``.

    >>> carried_in({"scale": "1:500", "locator": 5}, ["scale", "locator"], {}, ())
    {'scale': '1:500', 'locator': '5'}
    """
    said = {name: item[name] for name in unknown if name not in BOOKKEEPING | OURS}
    said |= {name: custom[name] for name in foreign if name not in FIELDS_READ}
    texts = {_clean(name): _text(value) for name, value in said.items()}
    return {name: text for name, text in texts.items() if text}


def fuller_names(value: object) -> str | None:
    """Names as they stand, if they say more than a ``Name`` can."""
    if not isinstance(value, list):
        return None
    names = [
        {part: name[part] for part in name if part in _TEXT_PARTS | _FLAGS}
        for name in value
        if isinstance(name, dict)
    ]
    names = [name for name in names if name]
    return _text(names) if _are_names(names) and not are_held(names) else None


def put_carried(item: dict[str, Any], reference: Reference) -> None:
    """Say in an item what is carried for it: as CSL where it has the variable."""
    custom: dict[str, Any] = {}
    for name, text in reference.carried.get(CARRIED, {}).items():
        value = _value(text)
        field = FIELDS_READ.get(name)
        if field is None:
            fits = _FITTING.get(name)
            (item if fits and fits(value) else custom)[name] = value
        elif (
            field in NAME_FIELDS
            and _are_names(value)
            and (getattr(reference, field) or None) == names_from_csl(value)
        ):
            item[name] = value
    if custom:
        item["custom"] = {**custom, **item.get("custom", {})}


def _text(value: Any) -> str:
    """A value as a text; a text stays as it is, unless it could be taken for JSON."""
    if isinstance(value, str) and value == _value(value):
        return _clean(value)
    try:
        return _clean(json.dumps(value, ensure_ascii=False, allow_nan=False))
    except (ValueError, RecursionError):
        return ""


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _clean(text: str) -> str:
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_number(value: Any) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _are_names(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_name, value))


def _is_name(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(part, str) if name in _TEXT_PARTS else _is_flag(name, part)
        for name, part in value.items()
    )


def _is_flag(name: str, value: Any) -> bool:
    return name in _FLAGS and isinstance(value, str | int | float | bool)


def _is_date(value: Any) -> bool:
    return isinstance(value, dict) and all(
        name in _DATE_PARTS and _DATE_PARTS[name](part) for name, part in value.items()
    )


def _are_date_parts(value: Any) -> bool:
    return (
        isinstance(value, list)
        and 1 <= len(value) <= 2
        and all(
            isinstance(parts, list)
            and 1 <= len(parts) <= 3
            and all(map(_is_number, parts))
            for parts in value
        )
    )


_DATE_PARTS: Final[Mapping[str, Callable[[Any], bool]]] = {
    "date-parts": _are_date_parts,
    "season": _is_number,
    "circa": lambda part: isinstance(part, str | int | float),
    "literal": _is_text,
    "raw": _is_text,
}
_FITTING: Final[Mapping[str, Callable[[Any], bool]]] = {
    **dict.fromkeys(CARRIED_TEXTS, _is_text),
    **dict.fromkeys(CARRIED_NUMBERS, _is_number),
    **dict.fromkeys(CARRIED_NAMES, _are_names),
    **dict.fromkeys(CARRIED_DATES, _is_date),
    "categories": _are_texts,
}
"""The variables that CSL has, with what their values may be."""
