from collections import deque
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from attrs import define, field
from hypothesis import given
from hypothesis import strategies as st

from refkit.enrichers import limits
from refkit.enrichers.limits import POOLS, Limit, Limiter, limiter, told

_PUBLISHED = Limit(10, 1.0, 3)


@pytest.mark.parametrize(
    ("headers", "limit"),
    [
        ({}, _PUBLISHED),
        ({"x-rate-limit-limit": "50", "x-rate-limit-interval": "1s"}, Limit(50, 1, 3)),
        ({"x-rate-limit-interval": "2.5s"}, Limit(10, 2.5, 3)),
        ({"x-concurrency-limit": "1"}, Limit(10, 1, 1)),
        ({"x-rate-limit-limit": "0", "x-concurrency-limit": "0"}, Limit(1, 1, 1)),
        ({"x-rate-limit-limit": "9" * 9}, Limit(1000, 1, 3)),
        ({"x-rate-limit-limit": "many", "x-rate-limit-interval": "1h"}, _PUBLISHED),
        ({"x-rate-limit-interval": "0s", "x-concurrency-limit": "-1"}, _PUBLISHED),
        ({"x-rate-limit-interval": "9999s"}, _PUBLISHED),
    ],
)
def test_headers_overrule_what_is_published(
    headers: dict[str, str], limit: Limit
) -> None:
    assert told(_PUBLISHED, headers) == limit


def test_threads_that_begin_together_share_one_limiter() -> None:
    together = Barrier(8)

    def shared(_: int) -> int:
        together.wait()
        return id(limiter("http://one.example.org", "polite"))

    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(shared, range(8)))) == 1
    assert limiter("http://one.example.org", "public") is not limiter(
        "http://one.example.org", "polite"
    )
    assert POOLS["polite"]["list"] == Limit(3, 1.0, 3)


@define
class _Clock:
    now: float = 0.0

    def monotonic(self) -> float:
        return self.now


@define
class _Sent:
    """Requests under way: when each was sent, arrives, and is answered."""

    clock: _Clock
    limiter: Limiter
    under_way: deque[tuple[float, float]] = field(factory=deque)
    arrived: list[float] = field(factory=list)

    def send(self, latency: float, share: float) -> None:
        while (wait := self.limiter._wait("list")) != 0:
            if wait is None:
                self.answer()
            else:
                self.clock.now += wait
        self.limiter.begin("list")
        arrival = self.clock.now + share * latency
        self.arrived.append(arrival)
        self.under_way.append((self.clock.now + latency, arrival))

    def answer(self) -> None:
        answered, _ = self.under_way.popleft()
        self.clock.now = max(self.clock.now, answered)
        self.limiter.answered("list")
        self.limiter.end()


@given(
    st.integers(1, 4),
    st.integers(1, 4),
    st.lists(
        st.tuples(st.sampled_from([0.0, 0.1, 0.4, 3.0]), st.sampled_from([0, 0.5, 1])),
        max_size=25,
    ),
)
def test_no_interval_of_the_server_holds_too_many(
    most: int, at_once: int, requests: list[tuple[float, float]]
) -> None:
    clock = _Clock()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "time", clock)
        sent = _Sent(clock, Limiter({"list": Limit(most, 1.0, at_once)}))
        for latency, share in requests:
            sent.send(latency, share)
            assert len(sent.under_way) <= at_once
    arrived = sorted(sent.arrived)
    for first, beyond in zip(arrived, arrived[most:], strict=False):
        assert beyond - first >= 1.0 - 1e-9
