"""How fast references are enriched, and what happens to them when something fails.

    python bench/enriching.py [WORKS.jsonl.gz]

A Crossref of our own answers over real HTTP, and turns away whoever asks more often
than the published limits of the polite pool allow. It knows the works of a file of
Crossref's messages, one a line, or else some that are made here. Then one thing after
another goes wrong, in a process of its own each time.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final

from attrs import frozen

ROOT: Final = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]

import refkit  # noqa: E402
from refkit.readers.markup import unmarked  # noqa: E402
from tests.enrichers.server import Answer, Server, serving  # noqa: E402
from tests.enrichers.works import read_works  # noqa: E402

_MAILTO: Final = "bench@example.org"
_MANY: Final = 2000
_FEW: Final = 300
_READ_ONLY: Final = "/sys"  # even to root


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("works", type=Path, nargs="?")
    arguments.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    told = arguments.parse_args()
    if told.once:
        try:
            sys.exit(enrich_file(told.once))
        except KeyboardInterrupt:
            sys.exit("interrupted")
    works = read_works(told.works) if told.works else made_works()
    known = {work["DOI"].lower(): work for work in works if work.get("title")}
    messages = list(islice(known.values(), _MANY))
    speeds(messages)
    faults(messages[:_FEW])


def made_works() -> Iterator[dict[str, Any]]:
    for number in range(_MANY):
        yield {
            "DOI": f"10.5555/tides.{number}",
            "type": "journal-article",
            "title": [f"Tides in well {number} of the north"],
            "author": [{"given": "Ann", "family": "Reeve"}] * (1 + number % 9),
            "container-title": ["Wells & Springs"],
            "volume": str(number // 40),
            "page": f"{number}-{number + 9}",
            "ISSN": ["1756-8722"],
            "issued": {"date-parts": [[2015, 1 + number % 12]]},
            "reference": [{"key": str(k), "DOI": f"10.5555/{k}"} for k in range(60)],
        }


def references_to(messages: Sequence[Mapping[str, Any]]) -> list[refkit.Reference]:
    return [
        refkit.Reference(
            doi=work["DOI"], title=unmarked(work["title"][0]), citation_key=f"r{at}"
        )
        for at, work in enumerate(messages)
    ]


def speeds(messages: Sequence[Mapping[str, Any]]) -> None:
    references = references_to(messages)
    with asked(messages) as (server, _), warnings.catch_warnings():
        warnings.simplefilter("ignore", refkit.RefkitWarning)
        print(f"{len(references)} references with a DOI; published limits enforced")
        print(f"{'':24}  seconds  references/s  requests  turned away")
        for name in ("first run, polite pool", "second run, cached"):
            server.seen.clear()
            began = time.perf_counter()
            refkit.enrich(references)
            took = time.perf_counter() - began
            rate = len(references) / took
            print(
                f"{name:24}  {took:7.2f}  {rate:12,.0f}"
                f"  {len(server.seen):8}  {server.refused:11}"
            )


@contextmanager
def asked(messages: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Server, Path]]:
    """A server that refkit asks, and the folder of an empty cache."""
    with serving() as server, tempfile.TemporaryDirectory() as name:
        server.knows(*messages)
        server.limited = True
        folder = Path(name)
        folder.chmod(0o777)
        os.environ["REFKIT_CROSSREF_URL"] = server.url
        os.environ["REFKIT_MAILTO"] = _MAILTO
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        yield server, folder


# --- faults


@frozen
class Fault:
    """What goes wrong: an answer after the first two, or something else before."""

    name: str
    answer: Answer | None = None
    prepare: Callable[[Path], None] = lambda _: None
    url: str = ""
    kill: signal.Signals | None = None
    cache: str = ""


def _in_the_cache(content: bytes) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        file = folder / "cache" / "refkit" / "crossref.sqlite"
        file.parent.mkdir(parents=True)
        file.write_bytes(content)

    return prepare


_JSON: Final = {"Content-Type": "application/json"}
_HALF: Final = b'{"status": "ok", "message": {"items": [{"DOI": "10.5555/ti'
FAULTS: Final = (
    Fault("429", Answer(429)),
    Fault("429, Retry-After an hour", Answer(429, b"", {"Retry-After": "3600"})),
    Fault("503", Answer(503)),
    Fault("timeouts", Answer(200, b"{}", _JSON, delay=30.5)),
    Fault("truncated JSON", Answer(200, _HALF, _JSON)),
    Fault("answer breaks off", Answer(200, _HALF, {**_JSON, "Content-Length": "9999"})),
    Fault("HTML instead of JSON", Answer(200, b"<!DOCTYPE html><title>Portal</title>")),
    Fault("garbage", Answer(200, bytes(range(256)) * 9, _JSON)),
    Fault("dead network", url="http://127.0.0.1:1"),
    Fault("cache read-only", cache=_READ_ONLY),
    Fault("cache corrupt", prepare=_in_the_cache(b"not a database at all" * 400)),
    Fault("killed mid-run", kill=signal.SIGKILL),
    Fault("interrupted mid-run", kill=signal.SIGINT),
)


def faults(messages: Sequence[Mapping[str, Any]]) -> None:
    print(f"\n{len(messages)} references each time; then once more without the fault")
    print(f"{'':26}{'enriched':>9}{'kept':>6}{'lost':>6}  exit  seconds  ", end="")
    print("second run: requests, enriched")
    for fault in FAULTS:
        with asked(messages) as (server, folder):
            print(f"{fault.name:26}{_row(fault, server, folder, messages)}", flush=True)


def _row(
    fault: Fault,
    server: Server,
    folder: Path,
    messages: Sequence[Mapping[str, Any]],
) -> str:
    file = folder / "references.json"
    refkit.write(references_to(messages), file)
    fault.prepare(folder)
    if fault.answer:
        server.answers[""] = [None, None, fault.answer]
    began = time.perf_counter()
    status, said = _process(fault, server, file)
    took = time.perf_counter() - began
    first = _tally(file, messages)
    server.answers.clear()
    server.wait()
    time.sleep(1)  # what the first run asked for still counts that long
    server.seen.clear()
    again, _ = _process(Fault(fault.name, cache=fault.cache), server, file)
    second = _tally(file, messages)
    row = (
        f"{first[0]:9}{first[1]:6}{first[2]:6}  {status:4}  {took:7.1f}"
        f"  {len(server.seen):20}, {second[0]} (exit {again})"
    )
    return "\n".join([row, *(f"    {line}" for line in said.splitlines()[:3])])


def _process(fault: Fault, server: Server, file: Path) -> tuple[int, str]:
    """Enrich a file in a process of its own: its exit status and what it said."""
    file.with_suffix(".out.json").unlink(missing_ok=True)
    settings = {"REFKIT_CROSSREF_URL": fault.url, "XDG_CACHE_HOME": fault.cache}
    command = [sys.executable, str(Path(__file__)), "--once", str(file)]
    process = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **{name: said for name, said in settings.items() if said}},
    )
    if fault.kill:
        while len(server.seen) < 5 and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(fault.kill)
    _, said = process.communicate()
    return process.returncode, said


def _tally(file: Path, messages: Sequence[Mapping[str, Any]]) -> tuple[int, int, int]:
    """How many references are enriched, are as they were, and are lost or changed.

    Where there is no result, the file given is what there is.
    """
    given = list(refkit.read(file))
    written = file.with_suffix(".out.json")
    found = list(refkit.read(written)) if written.exists() else given
    assert len(given) == len(messages)
    enriched = kept = 0
    for before, after in zip(given, found, strict=False):
        if after.known == before.known:
            kept += 1
        else:
            enriched += after.doi == before.doi
    return enriched, kept, len(given) - enriched - kept


def enrich_file(file: Path) -> int:
    """What a command would do: notes on standard error, and a status that tells."""
    failed = False
    with warnings.catch_warnings(record=True) as notes:
        warnings.simplefilter("always", refkit.RefkitWarning)
        found = refkit.enrich(refkit.loads(file.read_text("utf-8"), "csl-json"))
    for note in dict.fromkeys((str(n.message), n.category) for n in notes):
        failed = failed or issubclass(note[1], refkit.EnrichmentWarning)
        print(note[0], file=sys.stderr)
    refkit.write(found, file.with_suffix(".out.json"))
    return int(failed)


if __name__ == "__main__":
    main()
