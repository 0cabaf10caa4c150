from threading import Event, Thread

import pytest

from refkit.enrichers.flights import Flights, ahead, in_parallel


def test_what_one_asks_nobody_else_asks() -> None:
    flights = Flights()
    with flights.taken("ab") as first, flights.taken("bc") as second:
        assert [sorted(first), sorted(second)] == [["a", "b"], ["c"]]
    with flights.taken("abc") as third:
        assert third == {"a", "b", "c"}


def test_who_waits_goes_on_when_the_other_is_done() -> None:
    flights, entered = Flights(), Event()
    order = []

    def second() -> None:
        entered.wait()
        flights.wait("a")
        order.append("second")

    thread = Thread(target=second)
    thread.start()
    with flights.taken("a"):
        entered.set()
        order.append("first")
    thread.join()
    with flights.alone("a"):
        order.append("third")
    assert order == ["first", "second", "third"]


def test_a_failure_lets_others_ask() -> None:
    flights = Flights()
    with pytest.raises(OSError, match="gone"), flights.alone("a"):
        raise OSError("gone")
    with flights.taken("a") as ours:
        assert ours == {"a"}


def test_every_task_is_done_and_an_error_is_raised() -> None:
    done: set[int] = set()
    in_parallel(done.add, range(20), 3)
    assert done == set(range(20))
    in_parallel(done.add, (), 3)

    def fail(task: int) -> None:
        if task == 2:
            raise ZeroDivisionError(task)

    with pytest.raises(ZeroDivisionError):
        in_parallel(fail, range(4), 2)


def test_tasks_come_in_their_order_with_what_was_made_of_them() -> None:
    assert list(ahead(str, [3, 1, 2])) == [(3, "3"), (1, "1"), (2, "2")]
    assert list(ahead(str, [])) == []
    results = ahead(lambda task: 1 // task, [1, 0])
    assert next(results) == (1, 1)
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_results_that_nobody_wants_any_more_are_not_waited_for() -> None:
    results = ahead(str, range(10**9))
    next(results)
    results.close()
