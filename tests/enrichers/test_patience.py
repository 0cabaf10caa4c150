import pytest

from refkit.enrichers import patience
from refkit.enrichers.patience import Patience


class _Clock:
    now = 100.0

    def monotonic(self) -> float:
        return self.now


def test_failures_in_a_row_end_it_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, trust = _Clock(), Patience()
    monkeypatch.setattr(patience, "time", clock)
    for _ in range(5):
        trust.failed("down")
        trust.failed("down")
        assert trust.lost() == ""
        trust.answered()
    for _ in range(3):
        trust.failed("down")
    assert trust.lost() == "down"
    clock.now += 301
    assert trust.lost() == ""
    trust.failed("still down")
    assert trust.lost() == "still down"


def test_one_failure_that_is_final_is_enough() -> None:
    trust = Patience()
    trust.failed("blocked", at_once=True)
    assert trust.lost() == "blocked"
