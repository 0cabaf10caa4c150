"""Is the right work accepted, and is nothing accepted when the right work is missing?

    python bench/matching.py --strings STRINGS... --works WORKS... [--journals TABLE]
                             [--through index|server]

STRINGS are JSON: a list of objects with ``reference`` and ``doi``, or an object whose
``dataset`` lists ``ref_string`` and ``target_gt``. WORKS are Crossref's messages, one a
line, or a JSON list of another database's records; TABLE has lines of a journal's title,
a tab and its abbreviation. All may be compressed with gzip.

Half of the right works are taken out of the index; what could be taken for them stays,
and more of the kind is made up: see ``matching_works.py``, also for where the works come
from and how far the figures can be believed.

By default only the decision is judged, on the answers of a search of the bench's own.
With ``--through`` the strings go the whole way of ``refkit.iter_enrich``: read, searched
for, recognised and completed, from a local index or from a Crossref of our own that
answers over HTTP.

- present: strings whose work is in the index
- right: the accepted work is that of the DOI
- copy: the accepted work has another DOI and says, beside the string's own words, what
  the right one says: the same title, first author, volume and page
- wrong: all else that was accepted
- strict: precision when a copy counts as wrong
"""

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Final

from matching_search import Index
from matching_styles import styled
from matching_ways import String, Told, asked
from matching_works import (
    Message,
    cited,
    journal_names,
    labelled,
    look_alikes,
    read_from,
    recorded,
)

from refkit.identification import candidate_of
from refkit.matching.candidates import Candidate
from refkit.matching.titles import title_of

SAMPLE: Final = 3000

PUBLISHED: Final = (
    ("Crossref SBMV, all works present, 2,000 real strings", 0.981, 0.946),
    ("Crossref SBM alone, the same", 0.869, 0.819),
    ("biblio-glutton + GROBID, all present, 17,015 PMC strings", 0.973, 0.955),
    ("Crossref's API by GROBID, the same", 0.972, 0.943),
    ("Crossref SBMV, half hidden, 40,000 made strings", 0.844, 0.859),
    ("Crossref SBM at 0.47, the same", 0.627, 0.864),
    ("regression over 9 features, half hidden, 3,600 made strings", 0.887, 0.921),
)
"""What others publish: precision and recall; on other indexes, so no more than a scale."""


def read_strings(path: Path) -> list[String]:
    """Read either of the two shapes of labelled strings."""
    content = json.loads(_text(path))
    name = path.name.split(".")[0]
    if isinstance(content, dict):
        return [
            String(name, one["ref_string"], (one["target_gt"]["DOI"] or "").lower(), {})
            for one in content["dataset"]
        ]
    return [
        String(name, one["reference"], (one["doi"] or "").lower(), one)
        for one in content
    ]


def read_works(path: Path) -> Iterator[Message]:
    """Messages and what they cite, or the records of another database."""
    text = _text(path)
    if text.lstrip().startswith("["):
        yield from recorded(json.loads(text))
        return
    messages = [json.loads(line) for line in text.splitlines()]
    yield from cited(messages)
    for one in messages:
        if one.get("DOI"):
            kept = {key: value for key, value in one.items() if key != "reference"}
            yield {**kept, "DOI": one["DOI"].lower()}


def gathered(paths: Sequence[Path]) -> dict[str, Message]:
    """Each work once, as it is told the most of."""
    found: dict[str, Message] = {}
    for one in (work for path in paths for work in read_works(path)):
        if len(one) > len(found.get(one["DOI"], ())):
            found[one["DOI"]] = one
    return found


def complete(
    works: dict[str, Message], strings: Sequence[String], names: Mapping[str, str]
) -> Counter[str]:
    """Make the works of strings that nothing else tells of; count where all come from."""
    origin: Counter[str] = Counter()
    for one in strings:
        if not one.doi:
            continue
        if one.doi in works:
            origin["told by others"] += 1
        elif one.labels.get("atitle"):
            origin["from labels"] += 1
            works[one.doi] = labelled(one.labels, names)
        else:
            origin["from the string"] += 1
            works[one.doi] = read_from(one.text, one.doi, names)
    return origin


def gather(
    args: argparse.Namespace, random: Random
) -> tuple[list[String], dict[str, Message]]:
    """Read the strings, or some of them, and the works that there are."""
    names = journal_names(_text(args.journals).splitlines()) if args.journals else {}
    works = gathered(args.works)
    messages = [w for path in args.works for w in read_works(path) if "indexed" in w]
    sets = [read_strings(path) for path in args.strings]
    sets.append([String(*one, {}) for one in styled(messages, random)])
    everything = [
        one for each in sets for one in random.sample(each, min(args.sample, len(each)))
    ]
    print(f"{len(works):,} works told by others", file=sys.stderr)
    print(dict(complete(works, everything, names)), file=sys.stderr)
    return everything, works


def index_of(
    works: Mapping[str, Message], targets: Sequence[str], hidden: frozenset[str],
    alike: bool,
) -> Index:  # fmt: skip
    """The works that are not hidden, and what could be taken for those asked about."""
    kept = [work for doi, work in works.items() if doi not in hidden]
    if alike:
        others = list(works.values())
        for doi in targets:
            kept += look_alikes(works[doi], others, Random(doi))  # noqa: S311
    return Index(kept)


def judge(strings: Sequence[String], all_told: Iterator[Told],
          works: Mapping[str, Message], hidden: frozenset[str], show: int,
) -> Counter[str]:  # fmt: skip
    """Compare what was accepted for each string with what is right, and count."""
    count: Counter[str] = Counter()
    started = time.perf_counter()
    for one, (found, told) in zip(strings, all_told, strict=True):
        present = bool(one.doi) and one.doi not in hidden
        count["present"] += present
        count["among candidates"] += present and any(
            m["DOI"].lower() == one.doi for m in found
        )
        if told.accepted is None:
            if present and show > 1:
                print(
                    f"MISSED {told.objection} {one.doi}\n  {' '.join(one.text.split())}"
                )
            continue
        doi = found[told.accepted]["DOI"].lower()
        right = works.get(one.doi)
        work = candidate_of(found[told.accepted])
        kind = (
            "right" if present and doi == one.doi
            else "copy" if right and _is_copy(work, right, one)
            else "wrong"
        )  # fmt: skip
        count[kind] += 1
        if (kind == "wrong" and show) or (kind == "copy" and show > 2):
            said = " ".join(
                f"{g.feature}={g.state}" for g in told.verdicts[told.accepted].grounds
            )
            print(
                f"{kind.upper()} {one.doi} {present} {doi} {said}\n  {' '.join(one.text.split())}"
            )
    count["µs"] = int(1e6 * (time.perf_counter() - started))
    return count


def _is_copy(work: Candidate, right: Message, one: String) -> bool:
    """Whether a work is the string's by its labels, or says what the right one says."""
    if work.kind == "posted-content" or "#" in str(work.reference.doi):
        return False
    traits, labels = work.traits, one.labels
    if labels.get("atitle"):
        same = title_of(labels["atitle"]).squeezed == traits.title.squeezed
        pages = {labels.get("firstPage"), None, ""}
        return same and (
            not traits.pages[0]
            or labels.get("firstPage", "").lower() == traits.pages[0]
            or len(pages) == 2
        )
    other = candidate_of(right).traits
    return (traits.title.squeezed, traits.pages[0], traits.volume) == (
        other.title.squeezed, other.pages[0], other.volume,
    )  # fmt: skip


def row(name: str, count: Counter[str], strings: int) -> str:
    """A line of the table."""
    accepted = count["right"] + count["copy"] + count["wrong"]
    precision = (count["right"] + count["copy"]) / max(1, accepted)
    return (
        f"{name:<34}{strings:>8,}{count['present']:>9,}"
        f"{count['among candidates'] / max(1, count['present']):>10.3f}"
        f"{count['right']:>7,}{count['copy']:>6}{count['wrong']:>7}"
        f"{precision:>8.4f}{count['right'] / max(1, accepted):>8.4f}"
        f"{count['right'] / max(1, count['present']):>8.4f}"
        f"{strings / max(1e-6, count['µs'] / 1e6):>9,.0f}"
    )


def _text(path: Path) -> str:
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode()


def main() -> None:
    """Judge, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--strings", nargs="+", type=Path, required=True)
    parser.add_argument("--works", nargs="+", type=Path, required=True)
    parser.add_argument("--journals", type=Path)
    parser.add_argument("--through", choices=("index", "server"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--sample", type=int, default=SAMPLE)
    parser.add_argument(
        "--show", type=int, default=0, help="1: what was wrong, 2: missed"
    )
    args = parser.parse_args()
    random = Random(args.seed)  # noqa: S311
    everything, works = gather(args, random)
    targets = sorted({one.doi for one in everything if one.doi})
    hidden = frozenset(doi for doi in targets if random.random() < 0.5)
    print(f"{'strings':<34}{'number':>8}{'present':>9}{'recall@8':>10}{'right':>7}{'copy':>6}"
          f"{'wrong':>7}{'P':>8}{'strict':>8}{'R':>8}{'per s':>9}")  # fmt: skip
    for alike in (False, True):
        index = index_of(works, targets, hidden, alike)
        print(
            f"-- {len(index.works):,} works{', look-alikes among them' if alike else ''}"
        )
        with asked(index, args.through) as ask:
            for source in dict.fromkeys(one.source for one in everything):
                mine = [one for one in everything if one.source == source]
                told = ask(mine)
                count = judge(mine, told, works, hidden, args.show if alike else 0)
                print(row(source, count, len(mine)), flush=True)
    print("-- published by others, each on its own index")
    for name, precision, recall in PUBLISHED:
        print(f"{name:<81}{precision:>8.3f}{'':>8}{recall:>8.3f}")


if __name__ == "__main__":
    main()
