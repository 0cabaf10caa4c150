"""How fast bibliographies are read and written, beside the libraries that do the same.

    python bench/formats.py [FILE.bib …]

Without files, the BibTeX is that of TeX Live, looked for in ``../shared/data/formats``.
Reading means that TeX is decoded and names are taken apart, for that is what a reader
of a bibliography needs; of the others, that is said where they do less. CPU seconds, the
best of three.
"""

import contextlib
import gc
import gzip
import io
import json
import logging
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import refkit

_SHARED: Final = Path(__file__).parents[2] / "shared" / "data" / "formats"
_RUNS: Final = 3


class Result(NamedTuple):
    """One task of one library."""

    who: str
    task: str
    entries: int
    seconds: float
    note: str = ""


def main(*paths: str) -> None:
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    texts = [Path(path).read_text("utf-8", "replace") for path in paths] or _tex_live()
    size = sum(map(len, texts))
    print(f"{len(texts)} files, {size / 1e6:.1f} MB")
    for result in (*_refkit(texts), *_pybtex(texts), *_bibtexparser(texts)):
        rate = result.entries / result.seconds
        note = f"  {result.note}" if result.note else ""
        print(
            f"{result.who:14} {result.task:6} {result.entries:7,} entries"
            f" {result.seconds:7.2f} s {rate:9,.0f}/s{note}"
        )


def _tex_live() -> list[str]:
    with gzip.open(_SHARED / "bib_files.json.gz") as file:
        files = json.load(file)
    return [each["text"] for each in files if "/beebe/" in each["name"]]


def _timed(work: Callable[[], Any], runs: int = _RUNS) -> tuple[float, Any]:
    best, made = float("inf"), None
    for _ in range(runs):
        made = None
        gc.collect()
        start = time.process_time()
        made = work()
        best = min(best, time.process_time() - start)
    return best, made


def _refkit(texts: Sequence[str]) -> Iterator[Result]:
    def read() -> list[refkit.Reference]:
        return [ref for text in texts for ref in refkit.loads(text, "bibtex")]

    refkit.loads("@book{a, title = {A}}", "bibtex")  # what is loaded once
    seconds, references = _timed(read)
    yield Result("refkit", "read", len(references), seconds)
    for name in ("bibtex", "biblatex"):
        seconds, _ = _timed(lambda name=name: refkit.dumps(references, name))  # type: ignore[misc]
        yield Result("refkit", "write", len(references), seconds, name)


def _pybtex(texts: Sequence[str]) -> Iterator[Result]:
    import pybtex.errors
    from pybtex.database import BibliographyData
    from pybtex.database.input.bibtex import Parser
    from pybtex.database.output.bibtex import Writer

    pybtex.errors.set_strict_mode(False)

    def read() -> list[BibliographyData]:
        with contextlib.redirect_stderr(io.StringIO()):
            return [Parser().parse_string(text) for text in texts]

    seconds, found = _timed(read)
    count = sum(len(data.entries) for data in found)
    yield Result("pybtex", "read", count, seconds, "TeX is not decoded")
    seconds, _ = _timed(lambda: [Writer().to_string(data) for data in found], 1)
    yield Result("pybtex", "write", count, seconds)


def _bibtexparser(texts: Sequence[str]) -> Iterator[Result]:
    try:
        import bibtexparser
        from bibtexparser import middlewares
    except ImportError:
        return

    def read(**options: Any) -> list[Any]:
        return [bibtexparser.parse_string(text, **options) for text in texts]

    seconds, found = _timed(read)
    count = sum(len(library.entries) for library in found)
    note = "neither TeX nor names are looked at"
    yield Result("bibtexparser", "read", count, seconds, note)
    seconds, _ = _timed(lambda: list(map(bibtexparser.write_string, found)))
    yield Result("bibtexparser", "write", count, seconds)
    few = [text[:400_000] for text in texts[:1]]
    decoding = [
        middlewares.LatexDecodingMiddleware(),
        middlewares.SeparateCoAuthors(),
        middlewares.SplitNameParts(),
    ]
    seconds, some = _timed(
        lambda: [
            bibtexparser.parse_string(text, append_middleware=decoding) for text in few
        ],
        1,
    )
    count = sum(len(library.entries) for library in some)
    yield Result("bibtexparser", "read", count, seconds, "all decoded, of a part")


if __name__ == "__main__":
    main(*sys.argv[1:])
