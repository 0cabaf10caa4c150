"""Many threads at work, and none of them asks what another is asking already."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from queue import Empty, Queue, SimpleQueue
from threading import Condition, Event, Thread
from typing import Final, TypeVar

from attrs import define, field

T = TypeVar("T")
R = TypeVar("R")


@define(eq=False)
class Flights:
    """What is being asked at present, by the key of its answer."""

    _asked: set[str] = field(factory=set, init=False)
    _changed: Condition = field(factory=Condition, init=False)

    @contextmanager
    def taken(self, keys: Iterable[str]) -> Iterator[frozenset[str]]:
        """Those of the keys that nobody else asks for, which are then ours to ask."""
        with self._changed:
            ours = frozenset(keys) - self._asked
            self._asked |= ours
        try:
            yield ours
        finally:
            with self._changed:
                self._asked -= ours
                self._changed.notify_all()

    @contextmanager
    def alone(self, key: str) -> Iterator[None]:
        """Wait until nobody asks for this, and ask for it."""
        while True:
            with self.taken([key]) as ours:
                if ours:
                    yield
                    return
            self.wait([key])

    def wait(self, keys: Iterable[str]) -> None:
        """Wait until nobody asks for any of these."""
        awaited = frozenset(keys)
        with self._changed:
            self._changed.wait_for(lambda: not awaited & self._asked)


FLIGHTS: Final = Flights()


def in_parallel(do: Callable[[T], None], tasks: Iterable[T], threads: int) -> None:
    """Do something with each task; the first error ends it, and is raised.

    The threads do not keep the process alive: an interruption ends it at once.
    """
    waiting: SimpleQueue[T | None] = SimpleQueue()
    ended: SimpleQueue[BaseException | None] = SimpleQueue()
    stopped = Event()
    count = 0
    for task in tasks:
        waiting.put(task)
        count += 1

    def work() -> None:
        while not stopped.is_set() and (task := waiting.get()) is not None:
            try:
                do(task)
            except BaseException as error:  # noqa: BLE001 - raised by who waits for it
                ended.put(error)
            else:
                ended.put(None)

    workers = min(threads, count)
    for _ in range(workers):
        waiting.put(None)
        Thread(target=work, daemon=True).start()
    try:
        for _ in range(count):
            if error := ended.get():
                raise error
    finally:
        stopped.set()


def ahead(
    do: Callable[[T], R], tasks: Iterable[T]
) -> Generator[tuple[T, R], None, None]:
    """Each task with what was made of it, while the next is already worked on."""
    done: Queue[tuple[T, R] | BaseException | None] = Queue(maxsize=1)
    stopped = Event()

    def work() -> None:
        try:
            for task in tasks:
                if stopped.is_set():
                    return
                done.put((task, do(task)))
            done.put(None)
        except BaseException as error:  # noqa: BLE001 - raised by who waits for it
            done.put(error)

    Thread(target=work, daemon=True).start()
    try:
        while (result := done.get()) is not None:
            if isinstance(result, BaseException):
                raise result
            yield result
    finally:
        stopped.set()
        with suppress(Empty):  # it may wait for room
            done.get_nowait()
