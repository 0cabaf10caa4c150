"""Learn which words make a line a title rather than a menu, a headline or a sentence.

    python tools/learn_titles.py DATA_DIR PAGES_DIR [PAGES_DIR ...]

DATA_DIR holds ``openalex_records.json.gz`` and ``items_by_type_and_language.json.gz``
(titles of scholarly works). Each PAGES_DIR holds pages (``NAME.txt``) beside labels
(``NAME.json``: ``gold``, ``also_ok``); their lines that are no title are the other side.
Out comes ``title_words.txt`` beside the text parser: one line for each word and its
weight, twice the natural logarithm of how much likelier it is in a title than in another
short line, rounded. The same data give the same file, byte for byte.
"""

import gzip
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from refkit.parsers.text.lexicon import DATA, folded_words

_SCHOLARLY = {
    "journalArticle", "bookSection", "conferencePaper", "thesis", "preprint", "report",
    "book", "encyclopediaArticle", "dataset", "manuscript",
}  # fmt: skip
_FEWEST, _STRONGEST, _LONGEST_LINE = 4, 9, 250


def main(folder: Path, pages: Sequence[Path]) -> None:
    """Count the words of titles and of other lines; write the weights."""
    titles = Counter(
        word for text in _titles(folder) for word in set(folded_words(text))
    )
    others = Counter(word for text in _lines(pages) for word in set(folded_words(text)))
    weights = dict(_weights(titles, others))
    lines = sorted(f"{word}\t{weight}\n" for word, weight in weights.items())
    (DATA / "title_words.txt").write_text("".join(lines), "utf-8")
    sys.stdout.write(f"{len(weights)} words\n")


def _titles(folder: Path) -> Iterator[str]:
    for record in _load(folder / "openalex_records.json.gz"):
        yield record.get("title") or ""
    for item in _load(folder / "items_by_type_and_language.json.gz"):
        if item.get("itemType") in _SCHOLARLY:
            yield item.get("title") or ""


def _load(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return list(json.load(stream))


def _lines(pages: Sequence[Path]) -> Iterator[str]:
    """The lines beside titles; of pages that cite nothing, only what several say.

    The headlines and sentences of news would teach us the language they are in.
    """
    heard: Counter[str] = Counter()
    for folder in pages:
        for labels in sorted(folder.rglob("*.json")):
            page = labels.with_suffix(".txt")
            if not page.exists():
                continue
            label = json.loads(labels.read_text("utf-8"))
            lines = _other_lines(page.read_text("utf-8", errors="replace"), label)
            if label["page"] == "not_article":
                heard.update(lines)
            else:
                yield from lines
    yield from (line for line, pages in heard.items() if pages > 1)


def _other_lines(text: str, label: dict[str, Any]) -> Iterator[str]:
    """The short lines of a page that hold no part of the titles it cites."""
    gold = label.get("gold") or {}
    works = gold.get("items") or [gold]
    titles = [
        *(work.get("title") for work in works),
        *((label.get("also_ok") or {}).get("title") or ()),
    ]
    known = " | ".join(" ".join(folded_words(title)) for title in titles if title)
    for line in dict.fromkeys(text.splitlines()):
        words = " ".join(folded_words(line[:_LONGEST_LINE]))
        inside = words in known or any(
            title in words for title in known.split(" | ") if title
        )
        if len(line) <= _LONGEST_LINE and not inside:
            yield line


def _weights(titles: Counter[str], others: Counter[str]) -> Iterator[tuple[str, int]]:
    all_titles, all_others = titles.total(), others.total()
    for word in titles.keys() | others.keys():
        if titles[word] + others[word] < _FEWEST or len(word) < 2:
            continue
        in_titles = (titles[word] + 1) / all_titles
        in_others = (others[word] + 1) / all_others
        weight = round(2 * math.log(in_titles / in_others))
        if weight:
            yield word, max(-_STRONGEST, min(_STRONGEST, weight))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit((__doc__ or "").partition("\n\n")[2].partition("\n\n")[0])
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
