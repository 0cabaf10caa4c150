"""How fast RIS is read and written, beside rispy on the same records.

    python bench/formats_ris.py [FILE.ris]

refkit builds its whole model: names, dates and pages taken apart, types told, unknown
tags kept. rispy gives a dictionary of texts, and leaves them as they are. Without a file,
the records are those of ``synthetic_library.py``. The two take turns, each has the text
in memory, and the best of several rounds counts, in seconds of the processor.
"""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Final

from synthetic_library import as_ris, library

import refkit

_RECORDS: Final = 20_000
_ROUNDS: Final = 7


def main(path: str | None = None) -> None:
    """Print records per second of both, and their ratio."""
    import rispy

    text = Path(path).read_text("utf-8") if path else made()
    readers = (lambda: refkit.loads(text, "ris"), lambda: rispy.loads(text))
    read = [measured(reader) for reader in readers]
    references, entries = (reader() for reader in readers)
    writers = (
        lambda: refkit.dumps(references, "ris"),
        lambda: rispy.dumps(entries),
    )
    written = [measured(writer) for writer in writers]
    count = len(references)
    if len(entries) != count:
        print(f"rispy reads {len(entries)} of {count} records")
    for task, (ours, theirs) in (("read", read), ("write", written)):
        print(
            f"{task:5}  refkit {count / ours:9,.0f}/s   rispy {count / theirs:9,.0f}/s"
            f"   ratio {theirs / ours:.2f}"
        )


def made() -> str:
    """Records as several databases tell them."""
    return "".join(map(as_ris, library(_RECORDS, seed=1)))


def measured(work: Callable[[], object]) -> float:
    """The least time that some work took, with nothing left of it from before."""
    best = float("inf")
    for _ in range(_ROUNDS):
        gc.collect()
        started = process_time()
        done = work()
        best = min(best, process_time() - started)
        del done
    return best


if __name__ == "__main__":
    main(*sys.argv[1:])
