"""Work spread over processes, and its results in the order of the work."""

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext

_MOST: Final = 61
"""Processes that Windows can wait for."""
_UNABLE: Final = (OSError, ImportError, NotImplementedError)
"""What a system raises that has no processes to give."""

Task = TypeVar("Task")
Result = TypeVar("Result")


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    work: Callable[[Task], Result], tasks: Iterable[tuple[Task, bool]], jobs: int
) -> Iterator[Result]:
    """Do tasks in so many processes, and give their results in the order of the tasks.

    Each task comes with whether it has to be done in this process. All of them are
    if others cannot be started, and so is the rest if one of those is killed. Copies
    of this process have ``work`` with all that it holds; others are sent it once.
    """
    from concurrent.futures import Future
    from concurrent.futures.process import BrokenProcessPool

    tasks = iter(tasks)
    begun: deque[tuple[Task, Future[Result] | None]] = deque()
    with suppress(*_UNABLE, BrokenProcessPool), _pool(jobs, work) as pool:
        while True:
            # Some results may wait for their turn, but not all of them.
            for task, here in islice(tasks, 2 * jobs - len(begun)):
                begun.append((task, None))
                if not here:
                    begun[-1] = (task, pool.submit(_do, task))
            if not begun:
                return
            task, future = begun[0]
            result = work(task) if future is None else future.result()
            begun.popleft()
            yield result
    for task, _ in chain(begun, tasks):
        yield work(task)


@contextmanager
def _pool(jobs: int, work: Callable[[Any], Any]) -> Iterator["ProcessPoolExecutor"]:
    """Processes that end with this block, or with this process, whatever ends them."""
    from concurrent.futures import ProcessPoolExecutor

    context = _context()
    # Processes read here what is never written: the end comes when this end closes.
    theirs, ours = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(min(jobs, _MOST), context, _start, (theirs, ours, work))
    with theirs, ours:
        try:
            yield pool
        except BaseException:
            ours.close()
            raise
        finally:
            pool.shutdown(cancel_futures=True)


def _context() -> "BaseContext":
    """Copies of this process have loaded everything; beside threads they may hang."""
    from multiprocessing import get_context

    return get_context("fork" if forks() else "spawn")


def forks() -> bool:
    """Whether other processes would be copies of this one, which cost next to nothing."""
    return sys.platform == "linux" and threading.active_count() == 1


_work: list[Callable[[Any], Any]] = []
"""What a process was started for."""


def _do(task: Any) -> Any:
    return _work[0](task)


def _start(
    theirs: "Connection", ours: "Connection", work: Callable[[Any], Any]
) -> None:
    import gc
    import signal

    _work[:] = [work]
    gc.freeze()  # or looking for garbage would copy all that is shared
    # Ctrl-C reaches all processes of a terminal; the first of them ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ours.close()  # or the copy of it in here would keep it open
    threading.Thread(target=_end_with, args=(theirs,), daemon=True).start()


def _end_with(theirs: "Connection") -> None:
    with suppress(OSError, EOFError):
        theirs.recv_bytes()
    os._exit(1)  # in the middle of a task, if need be
