"""A library of any size with its gold clusters, the same for the same seed.

    python bench/synthetic_library.py 100000 -o library.ris --gold gold.txt
    python bench/synthetic_library.py 1000 --format jsonl

Every work is told by one or several databases, each in its manner: initials or full
names, the journal in full or abbreviated, ``123-9``, ``123-129`` or ``123``, with a DOI
or without. Some 27 % of the records are further copies, which makes 0.7 true pairs a
record; some of them have typing errors, a shorter list of authors, no subtitle or the
year of the online edition. What tells look-alikes apart is never damaged, so that a
person could decide every pair.
"""

import argparse
import heapq
import json
import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import IO, Any, Final

from synthetic_works import Record, works

_COPIED: Final = 0.19
"""The share of works that have copies."""
_ANOTHER: Final = 0.6
"""The chance of yet another copy: 2.5 on average."""
_MOST: Final = 12
_FAR: Final = 50_000
"""Records between a work and its last copy at most, for what waits is in memory."""
_WRONG: Final = 0.3
"""The share of copies that somebody typed, or has mangled otherwise."""


def library(records: int, seed: int = 1) -> Iterator[Record]:
    """Make so many records; ``gold`` is the number of the work."""
    random = Random(seed)  # noqa: S311 - no secret depends on it
    waiting: list[tuple[int, int, Record]] = []
    number = at = 0
    far = min(_FAR, max(10, records // 4))
    made = _works(random)
    while at < records:
        if waiting and waiting[0][0] <= at:
            _, _, record = heapq.heappop(waiting)
        else:
            work = next(made)
            copies = _copies(random)
            for copy in range(copies):
                told = _told(random, work, is_copy=True) | {"gold": str(number)}
                place = at + 1 + int(random.random() * far)
                heapq.heappush(waiting, (place, number * _MOST + copy, told))
            record = _told(random, work, is_copy=False) | {"gold": str(number)}
            number += 1
        yield {"id": str(at), **record}
        at += 1


def _works(random: Random) -> Iterator[Record]:
    while True:
        yield from works(random)


def _copies(random: Random) -> int:
    if random.random() >= _COPIED:
        return 0
    count = 1
    while count < _MOST - 1 and random.random() < _ANOTHER:
        count += 1
    return count


def _told(random: Random, work: Record, *, is_copy: bool) -> Record:
    """One work as one database has it."""
    full, short = work["journal"].split("|")
    manner = random.randrange(4)
    record = {
        "title": work["title"],
        "authors": [_name(name, manner) for name in work["people"]],
        "year": work["year"],
        "journal": (short.replace(".", ""), full, short, full)[manner],
        "volume": work["volume"] or None,
        "issue": work["issue"] or None,
        "pages": _pages(work["pages"], manner),
        "doi": work["doi"]
        if random.random() < (0.8, 0.75, 0.5, 0.35)[manner]
        else None,
        "abstract": None,
    }
    if manner == 0:
        record["title"] = record["title"].rstrip("?") + "."
    elif manner == 3 and random.random() < 0.3:
        record["title"] = _headline(record["title"])
    if is_copy and random.random() < _WRONG:
        _damage(random, record, is_tricky=work["is_tricky"])
    return record


def _headline(title: str) -> str:
    return " ".join(w[0].upper() + w[1:] if len(w) > 3 else w for w in title.split())


def _name(name: tuple[str, str], manner: int) -> str:
    family, given = name
    initials = [word[0] for word in given.replace(".", "").split()]
    if manner == 0:
        return f"{family}, {''.join(initials)}"
    if manner == 1:
        return f"{family}, {'.'.join(initials)}."
    return f"{family}, {given}" if manner == 2 else f"{family}, {' '.join(initials)}"


def _pages(pages: tuple[int, int] | str, manner: int) -> str:
    if isinstance(pages, str):
        return pages
    first, last = map(str, pages)
    if manner == 3 or first == last:
        return first
    if manner == 0 and len(first) == len(last):
        same = len(re.match(r"(\d*)\d*\n\1", f"{first}\n{last}")[1])  # type: ignore[index]
        last = last[min(same, len(last) - 1) :]
    return f"{first}-{last}"


def _damage(random: Random, record: Record, *, is_tricky: bool) -> None:
    """One thing wrong with a record, or a few."""
    mild, harsh = (_typo, _fewer_authors, _drop_issue), (
        _typo, _fewer_authors, _drop_doi, _drop_pages, _drop_journal, _drop_subtitle,
        _other_year, _misspelt_name, _no_given_names, _last_page_wrong,
    )  # fmt: skip
    for _ in range(random.choice((1, 1, 2, 3))):
        random.choice(mild if is_tricky else harsh)(random, record)


def _typo(random: Random, record: Record) -> None:
    """Letters changed, lost, doubled or swapped in a long word that tells little."""
    words = record["title"].split()
    long = [i for i, w in enumerate(words) if len(w) > 6 and w.isalpha()]
    for at in random.sample(long, min(len(long), random.choice((1, 1, 2)))):
        words[at] = _mistyped(random, words[at])
    record["title"] = " ".join(words)


def _mistyped(random: Random, word: str) -> str:
    at = random.randrange(1, len(word) - 1)
    return random.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
            word[:at] + random.choice("aeiortns") + word[at + 1 :],
        )
    )


def _fewer_authors(random: Random, record: Record) -> None:
    record["authors"] = record["authors"][: random.choice((1, 3))]


def _drop_issue(_: Random, record: Record) -> None:
    record["issue"] = None


def _drop_doi(_: Random, record: Record) -> None:
    record["doi"] = None


def _drop_pages(_: Random, record: Record) -> None:
    record["pages"] = None


def _drop_journal(_: Random, record: Record) -> None:
    record["journal"] = None


def _drop_subtitle(_: Random, record: Record) -> None:
    record["title"] = record["title"].partition(":")[0]


def _other_year(random: Random, record: Record) -> None:
    record["year"] += random.choice((-1, 1))


def _misspelt_name(random: Random, record: Record) -> None:
    if record["authors"]:
        at = random.randrange(len(record["authors"]))
        family, comma, given = record["authors"][at].partition(",")
        if len(family) > 4:
            record["authors"][at] = _mistyped(random, family) + comma + given


def _no_given_names(_: Random, record: Record) -> None:
    record["authors"] = [name.partition(",")[0] for name in record["authors"]]


def _last_page_wrong(random: Random, record: Record) -> None:
    first, dash, _last = (record["pages"] or "").partition("-")
    if dash and first.isdecimal():
        record["pages"] = f"{first}-{int(first) + random.randint(3, 14)}"


_TAGS: Final = (
    ("PY", "year"), ("T2", "journal"), ("VL", "volume"), ("IS", "issue"),
    ("SP", "pages"), ("DO", "doi"), ("AB", "abstract"),
)  # fmt: skip


def as_ris(record: Record) -> str:
    """One record as RIS."""
    lines = ["TY  - JOUR", f"ID  - {record['id']}", f"TI  - {record['title']}"]
    lines += [f"AU  - {name}" for name in record["authors"]]
    lines += [f"{tag}  - {record[key]}" for tag, key in _TAGS if record[key]]
    return "\r\n".join((*lines, "ER  - ", "", ""))


def as_json(record: Record) -> str:
    """One record as a line of JSON, as the labelled libraries have it."""
    return json.dumps(record, ensure_ascii=False) + "\n"


def as_csl(record: Record) -> str:
    """One record as a CSL item on a line."""
    names = (
        {"family": f, "given": g.strip()} for f, _, g in map(_parted, record["authors"])
    )
    item: dict[str, Any] = {
        "id": record["id"],
        "type": "article-journal",
        "title": record["title"],
        "author": [
            {part: text for part, text in name.items() if text} for name in names
        ],
        "issued": {"date-parts": [[record["year"]]]},
        "container-title": record["journal"],
        "volume": record["volume"],
        "issue": record["issue"],
        "page": record["pages"],
        "DOI": record["doi"],
    }
    return json.dumps({k: v for k, v in item.items() if v}, ensure_ascii=False) + "\n"


def _parted(name: str) -> tuple[str, str, str]:
    return name.partition(",")


FORMATS: Final = {"ris": as_ris, "jsonl": as_json, "csl-jsonl": as_csl}


def main() -> None:
    """Write a library, and its gold clusters beside it, one number on each line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("records", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=FORMATS, default="ris")
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--gold", type=Path)
    asked = parser.parse_args()
    with ExitStack() as files:

        def opened(path: Path) -> IO[str]:
            return files.enter_context(path.open("w", encoding="utf-8", newline=""))

        output = opened(asked.output) if asked.output else sys.stdout
        gold = opened(asked.gold) if asked.gold else None
        for record in library(asked.records, asked.seed):
            output.write(FORMATS[asked.format](record))
            if gold:
                gold.write(record["gold"] + "\n")


if __name__ == "__main__":
    main()
