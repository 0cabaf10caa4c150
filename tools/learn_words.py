"""Learn which words are names and which lines are journals; write what was learned.

    python tools/learn_words.py DATA_DIR

DATA_DIR holds ``openalex_records.json.gz`` (title, raw author names, affiliations),
``items_by_type_and_language.json.gz`` (titles, creators, abstracts) and
``journals.tsv.gz`` (title, abbreviation); Crossref work messages, one a line, stand in
``../crossref/works.jsonl.gz`` beside it. Two files come out, next to the text parser:

* ``words.txt``: one line for each word and its weight, the rounded natural logarithm of
  how much likelier it is in a person's name than in running text;
* ``journals.bin``: sorted 8-byte keys of folded journal titles and abbreviations.

The same data give the same files, byte for byte.
"""

import gzip
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from refkit.parsers.text.lexicon import DATA, folded_words, journal_key

_TAG = re.compile(r"<[^<>]{0,200}>|\$[^$]{0,200}\$")
_FEWEST = {"name": 1, "text": 3}
_STRONGEST = 9


def main(folder: Path) -> None:
    """Read the facts in ``folder`` and write both files."""
    records = _load(folder / "openalex_records.json.gz")
    items = _load(folder / "items_by_type_and_language.json.gz")
    works = _load_lines(folder.parent / "crossref" / "works.jsonl.gz")
    names = Counter(
        word for name in _names(records, items, works) for word in folded_words(name)
    )
    texts = Counter(
        word for text in _texts(records, items) for word in folded_words(text)
    )
    weights = dict(_weights(names, texts))
    lines = sorted(f"{word}\t{weight}\n" for word, weight in weights.items())
    (DATA / "words.txt").write_text("".join(lines), "utf-8")
    keys = sorted({journal_key(title) for title in _journals(folder)})
    (DATA / "journals.bin").write_bytes(b"".join(key.to_bytes(8) for key in keys))
    sys.stdout.write(f"{len(weights)} words, {len(keys)} journals\n")


def _load(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return list(json.load(stream))


def _load_lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def _names(
    records: list[dict[str, Any]],
    items: list[dict[str, Any]],
    works: list[dict[str, Any]],
) -> Iterator[str]:
    for work in works:
        message = work.get("message") or work
        for author in message.get("author") or ():
            yield f"{author.get('given') or ''} {author.get('family') or ''}"
    for record in records:
        yield from filter(None, record.get("raw") or ())
    for item in items:
        for creator in item.get("creators") or ():
            if creator.get("firstName"):
                yield f"{creator['firstName']} {creator.get('lastName') or ''}"


def _texts(records: list[dict[str, Any]], items: list[dict[str, Any]]) -> Iterator[str]:
    for record in records:
        yield _TAG.sub(" ", record.get("title") or "")
        yield record.get("journal") or ""
        for affiliations in record.get("affs") or ():
            # Affiliations hold family names too ("Johns Hopkins"): one each is enough.
            yield " ".join(affiliations[:1]) if isinstance(affiliations, list) else ""
    for item in items:
        yield _TAG.sub(
            " ", f"{item.get('title') or ''} {item.get('abstractNote') or ''}"
        )


def _weights(names: Counter[str], texts: Counter[str]) -> Iterator[tuple[str, int]]:
    all_names, all_texts = names.total(), texts.total()
    for word in names.keys() | texts.keys():
        if names[word] < _FEWEST["name"] and texts[word] < _FEWEST["text"]:
            continue
        in_names = (names[word] + 0.2) / all_names
        in_texts = (texts[word] + 0.2) / all_texts
        weight = round(math.log(in_names / in_texts))
        if weight:
            yield word, max(-_STRONGEST, min(_STRONGEST, weight))


def _journals(folder: Path) -> Iterator[str]:
    with gzip.open(folder / "journals.tsv.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            for title in line.rstrip("\n").split("\t"):
                # One short word is a journal only by chance.
                if len(folded_words(title)) > 1:
                    yield title


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit((__doc__ or "").partition("\n\n")[2].partition("\n\n")[0])
    main(Path(sys.argv[1]))
