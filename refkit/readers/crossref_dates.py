"""Dates as Crossref writes them."""

from itertools import takewhile
from typing import Any, Final

from refkit.model import PartialDate

_YEARS: Final = range(1400, 2101)


def read_parts(said: Any) -> PartialDate | None:
    """Read ``{"date-parts": [[2015, 12, 1]]}`` as far as it makes sense."""
    try:
        parts = list(takewhile(lambda part: type(part) is int, said["date-parts"][0]))
    except (KeyError, IndexError, TypeError):
        return None
    if not parts or parts[0] not in _YEARS:
        return None
    for length in (3, 2):
        try:
            return PartialDate(*parts[:length])
        except ValueError:
            continue
    return PartialDate(parts[0])
