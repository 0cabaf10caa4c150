"""The short way to blank what is no name finds what the long one does."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.readers.names import NOISE, without_noise

# What the pattern looks for, and what almost is that.
WORDS = re.findall(r"[^\W\d_]{2,}(?: [^\W\d_]+)*", NOISE.pattern)
MARKS = (
    "Li Zhang|b|,b|H|AND|&|1|1,2|3-4|(x)|[y]|{z}|{z}@|*|†2|LeyvaII|VIII|Xx|et al|et\xa0al."
    "|...|…|0000-0001-2345-678x|ORCİD|orcıd|u. a.|U.A|i in|и др.|И ДР|ſhow all|@|a@b.c"
    "|https://orcid.org/0|and 3 more|+ 3 others|e 2 autres|und 2 weitere|view all authors"
).split("|")
PIECES = st.sampled_from([*MARKS, *WORDS])
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", ", ", "\t", " \xa0"])))


@settings(max_examples=1_000)
@given(TEXTS)
def test_noise_is_found_either_way(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    assert without_noise(text) == NOISE.sub(" ", text)
    blanked = without_noise(text, aligned=True)
    assert blanked == NOISE.sub(lambda match: " " * len(match[0]), text)
