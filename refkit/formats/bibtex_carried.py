"""Fields that the model has no name for, written back as they were."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from refkit.formats.bibtex_fields import ORDER
from refkit.formats.bibtex_reading import EXACT, LATER, OTHERS, Fields, steps_of
from refkit.formats.bibtex_values import BRACED
from refkit.formats.tex_writing import to_unicode_tex
from refkit.readers.patterns import lazy

_BESIDE: Final[Mapping[str, str]] = {
    "location": "publisher_place",
    "entrysubtype": "type",
    "eprint": "type",
    "eprinttype": "type",
    "archiveprefix": "type",
}
"""Carried fields beside a field of the model, without which they would be it."""
_NAME: Final = lazy(r"[^\W\d_A-Z][\w:.+/-]*")
_BALANCED: Final = lazy(BRACED)


def is_balanced(tex: str) -> bool:
    """Whether every brace of a text has its partner within it."""
    return ("{" not in tex and "}" not in tex) or bool(
        _BALANCED.fullmatch(f"{{{tex}}}")
    )


def carried_back(
    carried: Fields,
    entry_type: str,
    values: Mapping[str, Any],
    shown: Sequence[tuple[str, str]],
) -> list[tuple[str, str]]:
    """What of the carried fields may be written beside those that are shown.

    A field that we would read as one of the model's goes if the reference has no
    better one: it was taken away.
    """
    kept: list[tuple[str, str]] = []
    for place, may_be_shown in _allowed(entry_type, tuple(carried), tuple(values)):
        tex = carried[place]
        if may_be_shown and any(place == other for other, _ in shown):
            continue
        if ("{" in tex or "}" in tex) and not is_balanced(tex):
            tex = to_unicode_tex(tex)
        kept.append((place, tex))
    return kept


@lru_cache(maxsize=4096)
def _allowed(
    entry_type: str, places: tuple[str, ...], names: tuple[str, ...]
) -> Sequence[tuple[str, bool]]:
    """The carried fields that may be written; and whether it may be that they are."""
    needed = ((place, _needed(entry_type, place)) for place in places)
    return [
        (place, place in ORDER or place == "entrysubtype")
        for place, name in needed
        if name is None or name in names
    ]


def _needed(entry_type: str, place: str) -> str | None:
    """The field of the model without which a carried field would be read as it.

    A name that no reference has is that of a field that is never written back.
    """
    if not _NAME.fullmatch(place) or place.startswith(EXACT) or place == OTHERS:
        return "-"
    if place == "entrysubtype" and entry_type == "article":
        return "-"
    if place in _BESIDE:
        return _BESIDE[place]
    steps = steps_of(entry_type)
    if place in steps:
        return steps[place][0]
    return "-" if place in LATER else None
