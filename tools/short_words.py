"""Collect the short words of English titles, for titles that are all in capitals.

    python tools/short_words.py WORKS.jsonl.gz > refkit/readers/short_words.py

WORKS are Crossref's messages, one a line. A word of two to four letters is taken when
titles have it at least three times with small letters, and hardly ever in capitals: names
too, for English titles that are written anew have capitals.
"""

import gzip
import json
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator

ENGLISH = frozenset("the of and in for on with to from by".split())
WORD = re.compile(r"(?<![\w'’.-])[A-Za-z]{2,4}(?![\w'’.-])")


def titles(path: str) -> Iterator[str]:
    """English titles of works and of what they cite."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for work in map(json.loads, lines):
            cited = (one.get("article-title") for one in work.get("reference") or ())
            for title in (*(work.get("title") or ()), *cited):
                text = re.sub("<[^>]*>", "", title or "")
                if not text.isupper() and ENGLISH & set(text.split()):
                    yield text


def main() -> None:
    """Count, and print the words."""
    small, other = Counter[str](), Counter[str]()
    for title in titles(sys.argv[1]):
        for match in WORD.finditer(title):
            word = match[0]
            (other if word.isupper() else small)[word.lower()] += match.start() > 0
    kept = sorted(w for w, n in small.items() if n > 2 and n > other[w] / 2)
    rows = textwrap.wrap(" ".join(kept), 82)
    print('"""Short words of English titles, made by ``tools/short_words.py``."""\n')
    print("from typing import Final\n\nSHORT_WORDS: Final = frozenset(")
    print(
        "\n".join(f'    "{row} "' for row in rows).removesuffix(' "') + '".split()\n)'
    )


if __name__ == "__main__":
    main()
