"""How fast is a local index built and asked, and is the right work among its answers?

    python bench/index.py [--works N] [--real WORKS] [--strings STRINGS]

N works are made up; WORKS are Crossref's messages, one a line, and are added to them.
STRINGS are JSON, as in ``matching.py``; those whose work is in WORKS are asked about, or
else strings in the manner of journals made from works of the index.
"""

import argparse
import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

from synthetic_works import Record, works

import refkit

ROWS: Final = 8
_PER_FILE: Final = 5000
_MOST_ASKED: Final = 1000
STUDIED: Final = (
    ("SQLite FTS5, 1 M works, words of at most 0.5 %", "45,000/s", 24, 97),
    ("tantivy 0.27, 1 M works, words of at most 2 %", "57,000/s", 0.55, 4.7),
)
"""Measured once on raw engines, without reading files or storing works."""


def message(one: Record, number: int) -> dict[str, Any]:
    """A work as Crossref would tell of it; its DOI is made its own."""
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


def string_of(work: dict[str, Any]) -> str:
    """A reference string as journals print it."""
    people = ", ".join(f"{p['family']} {p['given'][:1]}" for p in work["author"][:3])
    year = work["issued"]["date-parts"][0][0]
    place = f"{work['volume']}:{work['page']}"
    return f"{people}. {work['title'][0]}. {work['container-title'][0]} {year};{place}."


def made(count: int, random: Random) -> Iterator[dict[str, Any]]:
    """So many works."""
    number = 0
    while number < count:
        for one in works(random):
            yield message(one, number)
            number += 1


def write(folder: Path, count: int, random: Random) -> list[tuple[str, str]]:
    """Write files of works; give some strings and the DOIs they mean."""
    asked = []
    lines: list[str] = []
    files = 0
    for work in made(count, random):
        lines.append(json.dumps(work))
        if random.random() < _MOST_ASKED / count:
            asked.append((string_of(work), work["DOI"].lower()))
        if len(lines) == _PER_FILE:
            files += 1
            _write(folder / f"{files}.jsonl.gz", lines)
            lines = []
    if lines:
        _write(folder / "last.jsonl.gz", lines)
    return asked


def _write(path: Path, lines: list[str]) -> None:
    path.write_bytes(gzip.compress("\n".join(lines).encode(), 1))


def labelled(strings: Path, real: Path) -> list[tuple[str, str]]:
    """The strings whose works there are."""
    with gzip.open(real) as file:
        there = {str(json.loads(line).get("DOI")).lower() for line in file}
    content = json.loads(gzip.decompress(strings.read_bytes()))
    said = (
        [(one["ref_string"], one["target_gt"]["DOI"]) for one in content["dataset"]]
        if isinstance(content, dict)
        else [(one["reference"], one["doi"]) for one in content]
    )
    return [(text, doi.lower()) for text, doi in said if doi and doi.lower() in there]


def ask(name: str, source: refkit.Enricher, asked: list[tuple[str, str]]) -> None:
    """Ask for each string, and print how it went."""
    assert source.works is not None
    took = []
    found = 0
    for text, doi in asked:
        started = time.perf_counter()
        answers = source.works.search(text, ROWS)
        took.append(time.perf_counter() - started)
        found += any(work["DOI"].lower() == doi for work in answers)
    if asked:
        took.sort()
        p50, p95 = (1e3 * took[int(len(took) * share)] for share in (0.5, 0.95))
        print(
            f"{name}: {len(asked):,} strings, p50 {p50:.1f} ms, p95 {p95:.1f} ms,"
            f" recall@{ROWS} {found / len(asked):.3f}"
        )


def main() -> None:
    """Build, ask, and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--works", type=int, default=100_000)
    parser.add_argument("--real", type=Path)
    parser.add_argument("--strings", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        asked = write(folder, args.works, Random(args.seed))  # noqa: S311
        sources = [folder, *([args.real] if args.real else [])]
        index = folder.with_name(f"{folder.name}.index")
        started = time.perf_counter()
        facts = refkit.build_index(sources, index)
        took = time.perf_counter() - started
        print(
            f"{facts.works:,} works in {took:.1f} s: {facts.works / took:,.0f}/s,"
            f" {facts.size / facts.works:,.0f} bytes each"
        )
        source = refkit.local_index(index)
        ask("made", source, asked)
        if args.real and args.strings:
            ask("real", source, labelled(args.strings, args.real))
        index.unlink()
    print("-- engines alone, as studied before: build, p50 and p95 in ms")
    for line, rate, p50, p95 in STUDIED:
        print(f"{line:<52}{rate:>10}{p50:>8}{p95:>8}")


if __name__ == "__main__":
    main()
