"""How fast is a local index built and asked, and is the right work among its answers?

    python bench/index.py [--works N] [--folder FOLDER]
        [--strings STRINGS... --real WORKS... [--journals TABLE]]

N works are put together as ``index_works.py`` says, from the first file of WORKS if there
is one and from made ones if not, in FOLDER, where they are found again by the next run.
STRINGS, WORKS and TABLE are those of ``matching.py``; the works that the strings mean are
added, half of them, and so are all that could be taken for them. Each engine then builds
an index of everything, alone, and is asked about the strings.

- strings made: works of the index as journals print them
- ms: from the string to the decision which work it means, the median and the 95th
  percentile; busy is the processor's part of that, where other work disturbs the clock
"""

import argparse
import time
from collections.abc import Iterator, Mapping, Sequence
from multiprocessing import Process
from pathlib import Path
from random import Random
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from typing import Any, Final

from attrs import define, field
from index_works import Stock, read_messages, stock_of, write, write_all
from matching import SAMPLE, gather, index_of, judge, row
from matching_ways import String, Told
from synthetic_works import Record, works

import refkit
from refkit.identification import identify
from refkit.index.store import Engine
from refkit.plugins import WorkSource

ENGINES: Final[tuple[Engine, ...]] = ("sqlite", "tantivy")
ROWS: Final = 8
_STOCK: Final = 3000
_MADE: Final = 1000
STUDIED: Final = (
    ("SQLite FTS5, 1 M works, words of at most 0.5 %", "45,000/s", 24, 97),
    ("tantivy 0.27, 1 M works, words of at most 2 %", "57,000/s", 0.55, 4.7),
)
"""Measured once on raw engines, without reading files or storing works."""


@define
class Timed:
    """An index that is asked as the engine of enrichment asks, with a look at the clock."""

    source: WorkSource
    took: list[float] = field(factory=list)
    busy: list[float] = field(factory=list)

    def decided(self, strings: Sequence[String]) -> Iterator[Told]:
        """What is found for each string, and which work it means."""
        for one in strings:
            started, busy = time.perf_counter(), time.process_time()
            found = self.source.search(one.text, ROWS)
            told = identify(one.text, found)
            self.took.append(time.perf_counter() - started)
            self.busy.append(time.process_time() - busy)
            yield found, told

    def told(self) -> str:
        """How long it took."""
        return f"{_spread(self.took)} ms, busy {_spread(self.busy)} ms"


def _spread(seconds: Sequence[float]) -> str:
    """The median, and what all but a twentieth stay below, in thousandths."""
    ranked = sorted(seconds)
    p50, p95 = (1e3 * ranked[int(len(ranked) * share)] for share in (0.5, 0.95))
    return f"{p50:.1f} / {p95:.1f}"


def message(one: Record, number: int) -> dict[str, Any]:
    """A made work as Crossref would tell of it."""
    pages = one["pages"]
    first = pages if isinstance(pages, str) else f"{pages[0]}-{pages[1]}"
    return {
        "DOI": f"{one['doi']}.{number}",
        "type": "journal-article",
        "title": [one["title"]],
        "author": [{"family": f, "given": g} for f, g in one["people"]],
        "container-title": [one["journal"].partition("|")[0]],
        "volume": one["volume"],
        "issue": one["issue"],
        "page": first,
        "issued": {"date-parts": [[one["year"]]]},
        "publisher": "Nobody",
    }


def made_stock(random: Random) -> Stock:
    """What works are put together from where there are no real ones."""
    found: list[dict[str, Any]] = []
    while len(found) < _STOCK:
        found += [message(one, len(found)) for one in works(random)]
    return stock_of(found)


def string_of(work: Mapping[str, Any]) -> str:
    """A reference string as journals print it."""
    people = ", ".join(
        f"{p.get('family', '')} {p.get('given', '')[:1]}" for p in work["author"][:3]
    )
    year = (work.get("issued") or {}).get("date-parts", [[""]])[0][0]
    place = f"{work.get('volume', '')}:{work.get('page', '')}"
    journal = (work.get("container-title") or [""])[0]
    return f"{people}. {work['title'][0]}. {journal} {year};{place}."


def prepare(folder: Path, count: int, stock: Stock, seed: int) -> None:
    """Write the works, on two cores, unless they are there."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        return
    parts = (range(count // 2), range(count // 2, count))
    writers = [Process(target=write, args=(folder, stock, p, seed)) for p in parts]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()


def made_strings(folder: Path, random: Random) -> Iterator[String]:
    """Strings of some of the works that were put together."""
    files = sorted(folder.glob("*.jsonl.gz"))
    for path in random.sample(files, min(20, len(files))):
        known = [one for one in read_messages(path) if one.get("title")]
        for one in random.sample(known, min(len(known), _MADE // 20)):
            if one.get("author"):
                yield String("made", string_of(one), one["DOI"], {})


def build(sources: Sequence[Path], target: Path, engine: Engine) -> None:
    """Build an index, and tell how that went."""
    started, busy = time.perf_counter(), _busy()
    facts = refkit.build_index(sources, target, engine=engine)
    took, busy = time.perf_counter() - started, _busy() - busy
    folders = target.parent.glob(f"{target.name}.words-*/*")
    size = facts.size + sum(path.stat().st_size for path in folders)
    parent, child = (
        getrusage(who).ru_maxrss >> 10 for who in (RUSAGE_SELF, RUSAGE_CHILDREN)
    )
    print(
        f"-- {engine}: {facts.works:,} works of {facts.files} files in {took:.1f} s,"
        f" {facts.works / took:,.0f}/s, busy {busy:.1f} s; {size / facts.works:,.0f} bytes each;"
        f" peak memory {parent} MiB, a reading process {child} MiB"
    )


def _busy() -> float:
    """The processor time of this process and of those that it waited for."""
    used = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def ask(target: Path, strings: Sequence[String], known: Mapping[str, Any],
        hidden: frozenset[str]) -> None:  # fmt: skip
    """Ask about all strings, and print what was found and how long it took."""
    source = refkit.local_index(target).works
    assert source is not None
    print(f"{'strings':<34}{'number':>8}{'present':>9}{'recall@8':>10}{'right':>7}{'copy':>6}"
          f"{'wrong':>7}{'P':>8}{'strict':>8}{'R':>8}{'per s':>9}")  # fmt: skip
    for name in dict.fromkeys(one.source for one in strings):
        mine = [one for one in strings if one.source == name]
        timed = Timed(source)
        count = judge(mine, timed.decided(mine), known, hidden, 0)
        print(row(name, count, len(mine)), timed.told(), flush=True)


def main() -> None:
    """Prepare, build, ask, and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--works", type=int, default=100_000, dest="count")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--real", nargs="+", type=Path, default=[], dest="works")
    parser.add_argument("--strings", nargs="+", type=Path, default=[])
    parser.add_argument("--journals", type=Path)
    parser.add_argument("--sample", type=int, default=SAMPLE)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--engines", nargs="+", default=ENGINES)
    args = parser.parse_args()
    random = Random(args.seed)  # noqa: S311
    with TemporaryDirectory() as name:
        scratch = Path(name)
        folder = args.folder or scratch / "works"
        real = list(read_messages(args.works[0])) if args.works else []
        prepare(
            folder,
            args.count,
            stock_of(real) if real else made_stock(random),
            args.seed,
        )
        strings = list(made_strings(folder, random))
        known: dict[str, Any] = {}
        hidden: frozenset[str] = frozenset()
        sources = [folder]
        if args.strings:
            labelled, known = gather(args, random)
            strings += [one for one in labelled if not one.source.startswith("made")]
            targets = sorted({one.doi for one in labelled if one.doi})
            hidden = frozenset(doi for doi in targets if random.random() < 0.5)
            sources.append(scratch / "known")
            write_all(sources[1], index_of(known, targets, hidden, alike=True).works)
        for engine in args.engines:
            target = scratch / engine
            build(sources, target, engine)
            ask(target, strings, known, hidden)
    print("-- engines alone, as studied before: build, p50 and p95 in ms")
    for line, rate, p50, p95 in STUDIED:
        print(f"{line:<52}{rate:>10}{p50:>8}{p95:>8}")


if __name__ == "__main__":
    main()
