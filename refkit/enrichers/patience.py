"""When a source that fails again and again is no longer asked."""

import time
from functools import cache
from threading import Lock
from typing import Final

from attrs import define, field

_FAILURES: Final = 3
_REST: Final = 300.0
"""Seconds for which a source that was given up is left in peace."""


@define(eq=False)
class Patience:
    """Counts failures in a row, and gives a source up when there are too many.

    Without it, each reference of a long list would wait for a dead network anew.
    """

    _failures: int = field(default=0, init=False)
    _given_up: tuple[float, str] = field(default=(0.0, ""), init=False)
    _counting: Lock = field(factory=Lock, init=False)

    def lost(self) -> str:
        """Why the source is not asked at present; empty if it may be asked."""
        until, why = self._given_up
        return why if time.monotonic() < until else ""

    def answered(self) -> None:
        """Forget the failures: the source made sense."""
        with self._counting:
            self._failures = 0

    def failed(self, why: str, *, at_once: bool = False) -> None:
        """Count a failure; ``at_once`` if it shows that asking on is in vain."""
        with self._counting:
            self._failures += 1
            if at_once or self._failures >= _FAILURES:
                # One more failure after the rest, and the source is given up again.
                self._failures = _FAILURES - 1
                self._given_up = (time.monotonic() + _REST, why)


_MAKING: Final = Lock()


def patience(server: str) -> Patience:
    """The patience that this process has with a server."""
    with _MAKING:
        return _made(server)


@cache
def _made(_server: str) -> Patience:
    return Patience()
