"""Works in any number, each a real one in the rest of which another is told.

A copy of a real message keeps all that makes a message long: references, links, licences.
Its title is put together of two real ones, those that reference lists tell among them;
authors, journal, volume, pages and year are drawn, so that words are as rare and as common
as they are among real works, and none is a copy of another.
"""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

from attrs import frozen

Message = dict[str, Any]

PER_FILE: Final = 5000
_DATES: Final = ("published-print", "published-online", "published", "issued")


@frozen
class Stock:
    """What works are put together from."""

    carriers: Sequence[Message]
    titles: Sequence[Sequence[str]]
    people: Sequence[str]
    journals: Sequence[str]


def stock_of(messages: Sequence[Message]) -> Stock:
    """What some messages, and the works that they cite, are made of."""
    cited = [said for one in messages for said in one.get("reference") or ()]
    titles = {title for one in messages for title in one.get("title") or ()}
    titles |= {said["article-title"] for said in cited if said.get("article-title")}
    people = [str(p["family"]) for one in messages for p in one.get("author") or ()
              if p.get("family")]  # fmt: skip
    people += [str(said["author"]).split()[-1] for said in cited if said.get("author")]
    journals = {name for one in messages for name in one.get("container-title") or ()}
    journals |= {said["journal-title"] for said in cited if said.get("journal-title")}
    return Stock(
        messages,
        [title.split() for title in sorted(titles) if 20 < len(title) < 300],
        people,
        sorted(journals),
    )


def varied(stock: Stock, number: int, random: Random) -> Message:
    """A work that nobody wrote, under a DOI of its own."""
    made = dict(random.choice(stock.carriers))
    one, other = random.choice(stock.titles), random.choice(stock.titles)
    if made.get("title"):
        made["title"] = [" ".join((*one[: len(one) // 2], *other[len(other) // 2 :]))]
    made["DOI"] = f"10.{random.randrange(1000, 9999)}/made.{number}"
    if made.get("author"):
        made["author"] = [{**person, "family": random.choice(stock.people)}
                          for person in made["author"]]  # fmt: skip
    if made.get("container-title"):
        made["container-title"] = [random.choice(stock.journals)]
    if made.get("volume"):
        made["volume"] = str(int(random.triangular(1, 400, 20)))
    if made.get("page"):
        first = int(random.triangular(1, 9000, 100))
        made["page"] = f"{first}-{first + random.randrange(1, 20)}"
    year = int(random.triangular(1950, 2025, 2018))
    for key in _DATES:
        if key in made:
            made[key] = {"date-parts": [[year]]}
    return made


def write(folder: Path, stock: Stock, numbers: range, seed: int) -> None:
    """Write files of works."""
    random = Random(f"{seed} {numbers}")  # noqa: S311
    for start in range(numbers.start, numbers.stop, PER_FILE):
        some = [
            varied(stock, number, random)
            for number in range(start, min(start + PER_FILE, numbers.stop))
        ]
        write_file(folder / f"{start:09}.jsonl.gz", some)


def write_all(folder: Path, works: Sequence[Mapping[str, Any]]) -> None:
    """Write works that are there, in files like those of others."""
    folder.mkdir()
    for start in range(0, len(works), PER_FILE):
        write_file(folder / f"{start:09}.jsonl.gz", works[start : start + PER_FILE])


def write_file(path: Path, works: Sequence[Mapping[str, Any]]) -> None:
    """Write works as Crossref does, one a line."""
    lines = (
        json.dumps(one, separators=(",", ":"), ensure_ascii=False) for one in works
    )
    path.write_bytes(gzip.compress("\n".join(lines).encode("utf-8", "replace"), 6))


def read_messages(path: Path) -> Iterator[Message]:
    """Crossref's messages of a file, one a line."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)
