"""Pages per second and peak memory, beside readers of other kinds on the same pages.

    python bench/recovery.py [FOLDER…]    by default seeds/, the tests' pages and made ones

Beside refkit stand trafilatura, for articles of the web at large, and the least that
reads a tagged page: a loop over its meta tags and JSON-LD, with selectolax. Neither
reads plain text; they are given it as one <pre>. Each reader has a process of its own
for each kind of page, one core, and the pages in memory. What counts are the ratios.
"""

import gc
import json
import random
import resource
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

ROOT = Path(__file__).parents[1]
MOST_LINES = 60
"""Lines of a text scrape; longer ones are whole articles, and read no better."""
LEAST_SECONDS = 2.0
CACHE = type(lru_cache(len))
KINDS = {"text": {".txt"}, "HTML": {".html", ".htm"}}

Read = Callable[[str], str | None]
"""What a reader does with a page; the title is what it is asked for in the end."""


def refkit_reader() -> Read:
    """All that refkit does with a scrape."""
    import refkit

    def read(page: str) -> str | None:
        return next((ref.title for ref in refkit.recover(page)), None)

    return read


def trafilatura_reader() -> Read:
    """The metadata trafilatura gives of a page."""
    from trafilatura.metadata import extract_metadata

    def read(page: str) -> str | None:
        found = extract_metadata(_as_html(page))
        return found.title if found else None

    return read


def meta_reader() -> Read:
    """The meta tags of a page and its JSON-LD, as they stand there."""
    from selectolax.lexbor import LexborHTMLParser

    def read(page: str) -> str | None:
        tree = LexborHTMLParser(_as_html(page))
        found: defaultdict[str, list[str]] = defaultdict(list)
        for tag in tree.css("meta"):
            name = tag.attributes.get("name") or tag.attributes.get("property") or ""
            field = FIELDS.get(name.lower())
            if field and (content := tag.attributes.get("content")):
                found[field].append(content)
        for script in tree.css('script[type="application/ld+json"]'):
            for field, value in _json_ld(script.text()):
                found[field].append(value)
        return next(iter(found["title"]), None)

    return read


FIELDS = {
    **dict.fromkeys(("citation_title", "dc.title", "dcterms.title"), "title"),
    **dict.fromkeys(("citation_author", "citation_authors", "dc.creator"), "author"),
    **dict.fromkeys(("citation_journal_title", "dc.source"), "journal"),
    **dict.fromkeys(("citation_volume", "dc.citation.volume"), "volume"),
    **dict.fromkeys(("citation_issue", "dc.citation.issue"), "issue"),
    **dict.fromkeys(("citation_firstpage", "dc.citation.spage"), "first"),
    **dict.fromkeys(("citation_lastpage", "dc.citation.epage"), "last"),
    **dict.fromkeys(("citation_doi", "dc.identifier"), "identifier"),
    **dict.fromkeys(("citation_issn", "citation_isbn"), "serial"),
    **dict.fromkeys(("citation_publisher", "dc.publisher"), "publisher"),
    **dict.fromkeys(
        ("citation_publication_date", "citation_date", "dc.date", "dcterms.issued"),
        "date",
    ),
}
JSON_LD = {
    "headline": "title",
    "name": "title",
    "author": "author",
    "isPartOf": "journal",
    "datePublished": "date",
    "volumeNumber": "volume",
    "issueNumber": "issue",
    "pageStart": "first",
    "pageEnd": "last",
    "sameAs": "identifier",
}


def _json_ld(text: str) -> Iterator[tuple[str, str]]:
    try:
        waiting = [json.loads(text)]
    except ValueError:
        return
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            waiting.extend(node.get("@graph", ()))
            for key, field in JSON_LD.items():
                for value in _texts(node.get(key)):
                    yield field, value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts(value.get("name"))
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _as_html(page: str) -> str:
    return page if "<meta" in page else f"<html><body><pre>{page}</pre>"


READERS = {
    "refkit": ("refkit", refkit_reader),
    "trafilatura": ("trafilatura", trafilatura_reader),
    "meta tags": ("selectolax", meta_reader),
}


def pages_of(kind: str, folders: list[str]) -> list[str]:
    """The pages of one kind, but not texts that are too long."""
    found = []
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix in KINDS[kind]:
                page = path.read_text("utf-8", "replace")
                if kind != "text" or page.count("\n") <= MOST_LINES:
                    found.append(page)
    return found


def measure(name: str, kind: str, folders: list[str]) -> dict[str, float]:
    """Read the pages over and over, and tell how the best round went."""
    pages = pages_of(kind, folders)
    read = READERS[name][1]()
    titles = sum(1 for page in pages if read(page))
    times: list[float] = []
    while sum(times) < LEAST_SECONDS or len(times) < 3:
        forget()
        start = process_time()
        for page in pages:
            read(page)
        times.append(process_time() - start)
    return {
        "pages": len(pages),
        "size": sum(map(len, pages)) / len(pages) / 1000,
        "titles": titles,
        "speed": len(pages) / min(times),
        "memory": _peak(),
    }


def forget() -> None:
    """Clear what functions remember of pages, for real pages are read once.

    What has no limit on its size holds tables, which are loaded once.
    """
    for found in gc.get_objects():
        if isinstance(found, CACHE) and found.cache_parameters()["maxsize"]:
            found.cache_clear()


def _peak() -> float:
    """The most memory this process has held so far, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def measured(name: str, kind: str, folders: list[str]) -> dict[str, float]:
    """Measure in a process of its own."""
    command = [sys.executable, __file__, "--measure", name, kind, *folders]
    result = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    found: dict[str, float] = json.loads(result.stdout)
    return found


def compare(folders: list[str]) -> None:
    """Print a table for each kind of page."""
    for kind in KINDS:
        if not pages_of(kind, folders):
            continue
        rows = {}
        for name, (module, _) in READERS.items():
            if find_spec(module):
                rows[name] = measured(name, kind, folders)
        ours = rows["refkit"]
        print(f"{ours['pages']:,.0f} {kind} pages of {ours['size']:.1f} KB")
        print(f"{'':12}  titles  pages/s   ratio  peak MB   ratio")
        for name in READERS:
            if name not in rows:
                print(f"{name:12}  is not installed")
                continue
            row = rows[name]
            print(
                f"{name:12}  {row['titles']:6.0f} {row['speed']:8,.0f}"
                f" {row['speed'] / ours['speed']:7.2f} {row['memory']:8.0f}"
                f" {row['memory'] / ours['memory']:7.2f}",
                flush=True,
            )
        print()


WORDS = (
    "analysis of the effect in a model with early response and long term"
    " outcome for patients under treatment by region from survey data"
).split()
NAMES = "Berg Costa Dubois Haas Ito Kim Lund Moreau Novak Okoye Rossi Silva".split()


def make_pages(folder: Path, count: int) -> None:
    """Pages as many publishers have them: as text, and as HTML of some 90 KB."""
    chance = random.Random(8)  # noqa: S311 - the same pages each time

    def words(number: int) -> str:
        return " ".join(chance.choices(WORDS, k=number)).capitalize()

    for number in range(count):
        title, journal = words(9), f"Journal of {words(2)}"
        authors = [f"{chance.choice(NAMES)}, {chr(65 + n)}. M." for n in range(4)]
        where = f"Vol. {number + 1}, No. 2 ({2000 + number % 25}), pp. 11-{20 + number}"
        doi = f"10.5555/made.{number}"
        chrome = [words(2) for _ in range(16)]
        lines = [
            *(*chrome[:9], journal, where, "", title, "", "; ".join(authors), ""),
            *(f"https://doi.org/{doi}", "", "Abstract", words(90), "", *chrome[9:]),
        ]
        (folder / f"{number}.txt").write_text("\n".join(lines), "utf-8")
        tags = {"citation_title": title, "citation_journal_title": journal}
        tags |= {"citation_volume": f"{number + 1}", "citation_doi": doi}
        pairs = [*tags.items(), *(("citation_author", name) for name in authors)]
        head = "".join(
            f'<meta name="{name}" content="{escape(text)}">\n' for name, text in pairs
        )
        links = "".join(f'<li><a href="/{n}">{words(3)}</a></li>\n' for n in range(150))
        text = "".join(f"<p>{words(110)}</p>\n" for _ in range(75))
        works = "".join(f'<li class="ref">{words(25)}</li>\n' for _ in range(80))
        html = (
            f"<!doctype html><html><head><title>{title}</title>\n{head}</head><body>\n"
            f"<nav><ul>{links}</ul></nav><main><h1>{title}</h1>\n{text}</main>\n"
            f"<ol>{works}</ol></body></html>\n"
        )
        (folder / f"{number}.html").write_text(html, "utf-8")


def main(arguments: list[str]) -> None:
    """Compare on the folders that are named, or else on what is here."""
    if arguments[:1] == ["--measure"]:
        _, name, kind, *folders = arguments
        print(json.dumps(measure(name, kind, folders)))
    elif arguments:
        compare(arguments)
    else:
        with TemporaryDirectory() as made:
            make_pages(Path(made), 40)
            compare([str(ROOT / "seeds"), str(ROOT / "tests" / "parsers"), made])


if __name__ == "__main__":
    main(sys.argv[1:])
