"""How often and how many at once a server may be asked: one count for all threads."""

import re
import time
from collections import Counter, deque
from collections.abc import Mapping
from functools import cache
from threading import Condition, Lock
from typing import Final, Literal

from attrs import define, evolve, field, frozen

Kind = Literal["single", "list"]
Pool = Literal["public", "polite", "plus"]


@frozen
class Limit:
    """So many requests in so many seconds, and so many at the same time."""

    requests: int
    seconds: float
    at_once: int


# In force since December 2025:
# https://www.crossref.org/blog/announcing-changes-to-rest-api-rate-limits/
# Nothing is published about lists and simultaneous requests of the plus pool.
POOLS: Final[Mapping[Pool, Mapping[Kind, Limit]]] = {
    "public": {"single": Limit(5, 1.0, 1), "list": Limit(1, 1.0, 1)},
    "polite": {"single": Limit(10, 1.0, 3), "list": Limit(3, 1.0, 3)},
    "plus": {"single": Limit(150, 1.0, 8), "list": Limit(150, 1.0, 8)},
}
_MOST: Final = 1000
_LONGEST: Final = 3600.0


@define(eq=False)
class Limiter:
    """Lets a request pass when the limits allow it.

    The server counts a request when it arrives, which is some time before its answer
    begins. So a place is free again when the interval has passed since the answer
    began: then no interval of the server's holds too many, however slow the net.
    """

    limits: dict[Kind, Limit]
    _answered: dict[Kind, deque[float]] = field(init=False)
    _unanswered: Counter[Kind] = field(factory=Counter, init=False)
    _under_way: int = field(default=0, init=False)
    _held_until: float = field(default=0.0, init=False)
    _changed: Condition = field(factory=Condition, init=False)

    def __attrs_post_init__(self) -> None:
        self._answered = {kind: deque() for kind in self.limits}

    def begin(self, kind: Kind) -> None:
        """Wait until one more request may be sent, and count it."""
        with self._changed:
            while (wait := self._wait(kind)) != 0:
                self._changed.wait(wait)
            self._under_way += 1
            self._unanswered[kind] += 1

    def answered(self, kind: Kind) -> None:
        """Note that an answer begins, or that there will be none."""
        with self._changed:
            self._unanswered[kind] -= 1
            self._answered[kind].append(time.monotonic())

    def end(self) -> None:
        """Note that a request is over, its answer read to the end."""
        with self._changed:
            self._under_way -= 1
            self._changed.notify_all()

    def learn(self, kind: Kind, headers: Mapping[str, str]) -> None:
        """Go by what a server says of its limits, rather than by what is published."""
        with self._changed:
            self.limits[kind] = told(self.limits[kind], headers)
            self._changed.notify_all()

    def hold(self, seconds: float) -> None:
        """Let nothing pass for a while."""
        with self._changed:
            self._held_until = max(self._held_until, time.monotonic() + seconds)

    def _wait(self, kind: Kind) -> float | None:
        """Seconds to wait at least; None if another request must end first."""
        now, limit = time.monotonic(), self.limits[kind]
        if self._held_until > now:
            return self._held_until - now
        if self._under_way >= limit.at_once:
            return None
        answered = self._answered[kind]
        while answered and answered[0] + limit.seconds <= now:
            answered.popleft()
        if self._unanswered[kind] + len(answered) < limit.requests:
            return 0
        return answered[0] + limit.seconds - now if answered else None


def told(limit: Limit, headers: Mapping[str, str]) -> Limit:
    """A limit as the headers of an answer state it, in part or not at all.

    >>> told(Limit(10, 1.0, 3), {"x-rate-limit-limit": "50"})
    Limit(requests=50, seconds=1.0, at_once=3)
    """
    requests = _number(headers.get("x-rate-limit-limit"), limit.requests)
    at_once = _number(headers.get("x-concurrency-limit"), limit.at_once)
    seconds = re.fullmatch(
        r"(\d{1,4}(?:\.\d{1,3})?)s", headers.get("x-rate-limit-interval", "")
    )
    limit = evolve(limit, requests=requests, at_once=at_once)
    if seconds and 0 < float(seconds[1]) <= _LONGEST:
        limit = evolve(limit, seconds=float(seconds[1]))
    return limit


def _number(said: str | None, otherwise: int) -> int:
    if said is None or not re.fullmatch("[0-9]{1,9}", said):
        return otherwise
    # None at all would mean to wait for ever.
    return min(max(int(said), 1), _MOST)


_MAKING: Final = Lock()


def limiter(server: str, pool: Pool) -> Limiter:
    """The one limiter of this process for a pool of a server."""
    with _MAKING:
        return _made(server, pool)


@cache
def _made(_server: str, pool: Pool) -> Limiter:
    return Limiter(dict(POOLS[pool]))
