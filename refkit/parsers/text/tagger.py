"""Label the words of one line that holds a whole citation, or a title and its authors.

A linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001) whose
weights ``tools/train_tagger.py`` learns from real and rendered citations. Decoding is
exact (Viterbi) and needs no library; the same line gives the same labels every time.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from operator import add
from typing import Final, Literal, get_args

from attrs import frozen

from refkit.model import Span
from refkit.parsers.text.lexicon import DATA, name_weight
from refkit.parsers.text.words import CHROME, JOURNAL_WORDS
from refkit.readers.months import MONTHS, fold

Label = Literal[
    "author",
    "title",
    "container_title",
    "volume",
    "issue",
    "page",
    "issued",
    "doi",
    "other",
]
LABELS: Final[tuple[Label, ...]] = get_args(Label)

_TOKEN: Final = re.compile(
    r"https?://\S+|10\.\d{4,9}/\S+|[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\w\s]|_"
)
_MOST_TOKENS: Final = 300
_ROMAN: Final = re.compile(r"[ivxlc]+")
_OPEN, _CLOSE = '([{“«"„『「《', ')]}”»"“』」》'


@frozen
class Token:
    """One word, number or mark of a line, and where it stands."""

    text: str
    span: Span


def tokens_of(line: str) -> list[Token]:
    """The tokens of a line, at most 300 of them.

    >>> [token.text for token in tokens_of("Smith J. 2010;28(35)")]
    ['Smith', 'J', '.', '2010', ';', '28', '(', '35', ')']
    """
    found = []
    for match in _TOKEN.finditer(line):
        found.append(Token(match[0], Span(*match.span())))
        if len(found) == _MOST_TOKENS:
            break
    return found


def features(tokens: Sequence[Token]) -> list[list[str]]:
    """What the model sees of each token: itself, its shape, and its neighbours."""
    words = [fold(token.text) for token in tokens]
    shapes = [_shape(token.text) for token in tokens]
    weights = [_weight(word, shape) for word, shape in zip(words, shapes, strict=True)]
    kinds = [_kind(word) for word in words]
    depth, inside = 0, []
    for token in tokens:
        if token.text in _CLOSE and depth:
            depth -= 1
        inside.append(depth > 0)
        if token.text in _OPEN:
            depth += 1
    rows, count = [], len(tokens)
    year_seen = False
    for at in range(count):
        before, after = max(at - 1, 0), min(at + 1, count - 1)
        left = shapes[at - 1] if at else "^"
        right = shapes[at + 1] if at + 1 < count else "$"
        row = [
            "b",
            f"w={words[at]}",
            f"s={shapes[at]}",
            f"n={weights[at]}",
            f"k={kinds[at]}",
            f"s-={left}",
            f"s+={right}",
            f"ss={left}{shapes[at]}",
            f"ss+={shapes[at]}{right}",
            f"sss={left}{shapes[at]}{right}",
            f"n-={weights[before]}",
            f"n+={weights[after]}",
            f"nn={weights[before]}{weights[at]}{weights[after]}",
            f"k-={kinds[before]}",
            f"k+={kinds[after]}",
            f"p={at * 8 // count}",
            f"y={year_seen:d}{inside[at]:d}",
        ]
        if at:
            row.append(f"w-={words[at - 1]}")
        if at > 1:
            row.append(f"ss--={shapes[at - 2]}{left}")
            row.append(f"w--={words[at - 2]}")
        if at + 1 < count:
            row.append(f"w+={words[at + 1]}")
        if at + 2 < count:
            row.append(f"ss++={right}{shapes[at + 2]}")
        rows.append(row)
        year_seen = year_seen or shapes[at] == "Y"
    return rows


def tag(tokens: Sequence[Token]) -> list[Label]:
    """The likeliest labels of a line's tokens, as one sequence."""
    if not tokens:
        return []
    states, into = _model()
    scores: list[int] = []
    back: list[list[int]] = []
    for row in features(tokens):
        known = [states[name] for name in row if name in states]
        local = list(map(sum, zip(*known, strict=True))) or [0] * len(LABELS)
        if not scores:
            scores = local
            continue
        pointers, stepped = [], []
        for moves, here in zip(into, local, strict=True):
            ways = list(map(add, scores, moves))
            best = max(ways)
            pointers.append(ways.index(best))
            stepped.append(best + here)
        scores = stepped
        back.append(pointers)
    label = scores.index(max(scores))
    path = [label]
    for pointers in reversed(back):
        label = pointers[label]
        path.append(label)
    return [LABELS[label] for label in reversed(path)]


def _shape(word: str) -> str:
    if word[0].isdecimal():
        if len(word) == 4 and word[:2] in {"18", "19", "20"}:
            return "Y"
        return f"D{min(len(word), 5)}"
    if not word[0].isalpha():
        return word if len(word) == 1 else "U"
    if word.isupper():
        return "X" if len(word) == 1 else ("XX" if len(word) < 4 else "XXX")
    if word[0].isupper():
        return "Xx"
    return "x" if word.islower() else ("x" if word[0].islower() else "C")


def _weight(word: str, shape: str) -> str:
    if shape[0] not in "XxC":
        return "-"
    weight = name_weight(word)
    if weight is None:
        return "?"
    return "A" if weight > 3 else "B" if weight > 0 else "C" if weight > -4 else "D"


def _kind(word: str) -> str:
    if word in _CUES:
        return word
    if word in JOURNAL_WORDS:
        return "J"
    if word in MONTHS:
        return "M"
    if word in CHROME:
        return "C"
    return "R" if _ROMAN.fullmatch(word) and len(word) > 1 else "-"


_CUES: Final = frozenset(
    "in and & und et al vol volume no issue nr pp p pages s doi ed eds hrsg edited by the of"
    " university press verlag department institute cite citation available abstract".split()
)

Model = tuple[Mapping[str, Sequence[int]], Sequence[Sequence[int]]]


@cache
def _model() -> Model:
    """The weights, in whole hundredths: of each feature for each label, and into each
    label from each other, both in the order of ``LABELS``."""
    import json

    weights = json.loads((DATA / "tagger.json").read_bytes())
    return weights["features"], list(zip(*weights["moves"], strict=True))
