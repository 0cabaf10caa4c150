"""JSON read and written, several times as fast where orjson is installed."""

import json
from typing import Any, Final

try:
    import orjson as quick
except ImportError:
    quick = None  # type: ignore[assignment]

_encode: Final = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


def load(data: bytes) -> Any:
    """Parse JSON; ``ValueError`` or ``RecursionError`` if it is none."""
    if quick:
        try:
            return quick.loads(data)
        except ValueError:
            pass  # halves of letters, too, which are JSON
    return json.loads(data)


def line_of(said: Any) -> bytes:
    """JSON in one line."""
    if quick:
        try:
            return quick.dumps(said)
        except TypeError:
            pass
    return _encode(said).encode("ascii")
