"""What the fields of an entry cannot say, said again in fields that no style prints."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from refkit.formats.bibtex_fields import LISTS
from refkit.formats.bibtex_name_writing import exact_names_to_tex
from refkit.formats.bibtex_names import names_from_tex, split_at
from refkit.formats.bibtex_reading import EXACT
from refkit.formats.dates import date_in, date_text
from refkit.formats.exact import markup_in
from refkit.formats.tex_reading import from_tex
from refkit.formats.tex_rich import without_no_case
from refkit.formats.tex_writing import to_unicode_tex
from refkit.model import (
    DATE_FIELDS,
    FIELDS,
    NAME_FIELDS,
    TYPES,
    PartialDate,
    Reference,
    differing,
    evolved,
)

_NAMES: Final[Mapping[str, str]] = {
    EXACT + name.replace("_", "-"): name for name in (*FIELDS, "markup")
}
_NO_CASE: Final = 'class="nocase"'


def unsaid(reference: Reference, shown: Reference) -> dict[str, Any]:
    """The fields of a reference that what is shown of it does not tell.

    Capitals that we protect ourselves are no difference.
    """
    names = differing(reference, shown)
    if "markup" in names and _as_meant(reference, shown) == dict(reference.markup):
        names.remove("markup")
    return {name: getattr(reference, name) for name in names}


def _as_meant(reference: Reference, shown: Reference) -> dict[str, str]:
    """The markup that is shown, without what the reference does not protect itself."""
    meant: dict[str, str] = {}
    for name, rich in shown.markup.items():
        own = reference.markup.get(name, "")
        text = rich if _NO_CASE in own else without_no_case(rich)
        if text != getattr(shown, name):
            meant[name] = text
    return meant


def exact_fields(exact: Mapping[str, Any]) -> dict[str, str]:
    """Fields that hold values exactly, in Unicode, and are there to be read back."""
    return {
        EXACT + name.replace("_", "-"): _to_tex(name, value)
        for name, value in exact.items()
    }


def _to_tex(name: str, value: Any) -> str:
    if name in NAME_FIELDS:
        return exact_names_to_tex(value)
    if name in DATE_FIELDS:
        return to_unicode_tex(date_text(value) if value else "")
    if name == "markup":
        return to_unicode_tex(json.dumps(dict(value), ensure_ascii=False))
    if isinstance(value, tuple):
        return ", ".join(f"{{{to_unicode_tex(text)}}}" for text in value)
    return to_unicode_tex(str(value or ""))


def exact_values(fields: Mapping[str, str]) -> dict[str, Any]:
    """The values of the fields that ``exact_fields`` makes."""
    found: dict[str, Any] = {}
    for place, tex in fields.items():
        name = _NAMES.get(place)
        if name is None:
            continue
        if name in NAME_FIELDS:
            found[name] = names_from_tex(tex)
        elif name in LISTS:
            found[name] = tuple(map(from_tex, split_at(tex, ",")))
        elif name in DATE_FIELDS:
            found[name] = _date(from_tex(tex))
        elif name == "markup":
            found[name] = _markup(from_tex(tex))
        elif name != "type" or from_tex(tex) in TYPES:
            found[name] = from_tex(tex) or None
    return found


def _date(text: str) -> PartialDate | None:
    try:
        return date_in(text)
    except ValueError:
        return None


def _markup(text: str) -> dict[str, str]:
    try:
        return markup_in(json.loads(text))
    except (ValueError, AttributeError, RecursionError):
        return {}


def restored(
    shown: Reference,
    exact: Mapping[str, Any],
    shows: Iterable[Callable[[Reference], Reference]],
) -> Reference:
    """Put the exact values back, except where the shown ones were edited since.

    Each of ``shows`` gives what is read back of the fields that one way of writing
    shows.
    """
    guess = evolved(shown, **exact)
    edited = set(exact)
    for show in shows:
        again = show(guess)
        names = differing(again, shown)
        if "markup" in names and _as_meant(guess, again) == _as_meant(guess, shown):
            names.remove("markup")
        edited.intersection_update(names)
        if not edited:
            break
    kept = {name: value for name, value in exact.items() if name not in edited}
    return evolved(shown, **kept)
