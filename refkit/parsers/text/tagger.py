"""Label the words of one line that holds a whole citation, or a title and its authors.

A linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001) whose
weights ``tools/train_tagger.py`` learns from real and rendered citations. Decoding is
exact (Viterbi) and needs no library; the same line gives the same labels every time.

``tagger.txt`` has a line for each feature, with the labels it speaks for or against. What
a word says is one line, ``w=…``, with a column for each of ``NEAR``.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from operator import sub
from struct import Struct
from typing import Final, Literal, NamedTuple, get_args

from refkit.model import Span
from refkit.parsers.text.lexicon import name_weight, row
from refkit.parsers.text.words import CHROME, JOURNAL_WORDS
from refkit.readers.months import MONTHS, fold
from refkit.readers.patterns import lazy

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

_TOKEN: Final = lazy(
    r"https?://\S+|10\.\d{4,9}/\S+|[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\w\s]|_"
)
_MOST_TOKENS: Final = 300
_ROMAN: Final = lazy(r"[ivxlc]+")
_OPEN, _CLOSE = '([{“«"„『「《', ')]}”»"“』」》'


class Token(NamedTuple):
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
    looks = [_look(token.text) for token in tokens]
    rows = []
    for at, views in enumerate(_views(tokens, looks)):
        near = zip(NEAR, (at, at - 1, at - 2, at + 1), strict=True)
        row = [name + looks[n][0] for name, n in near if 0 <= n < len(looks)]
        rows.append(row + [name for view in views for name in _names(*view)])
    return rows


def tag(tokens: Sequence[Token]) -> list[Label]:
    """The likeliest labels of a line's tokens, as one sequence."""
    if not tokens:
        return []
    looks = [_look(token.text) for token in tokens]
    told = [_said(look[0]) for look in looks]
    said = [_NOTHING, _NOTHING, *told, _NOTHING]
    scores: Sequence[int] = ()
    trail: list[tuple[Sequence[int], Sequence[int]]] = []
    for at, views in enumerate(_views(tokens, looks)):
        words = said[at + 2][0] + said[at + 1][1] + said[at][2] + said[at + 3][3]
        local = words + sum([_worth(*view) for view in views])
        if at:
            near = _near(scores)
            trail.append((near, scores))
            scores = _onward(local, near, scores)
        else:
            scores = _unpacked(local)
    label = scores.index(max(scores))
    path = [label]
    moves = _model().moves
    for others, ahead in reversed(trail):
        back = [ahead[other] + moves[other][label] for other in others]
        label = others[back.index(max(back))]
        path.append(label)
    return [LABELS[label] for label in reversed(path)]


def _near(scores: Sequence[int]) -> list[int]:
    """The labels that may lead on: most are too far behind the best to win by any move."""
    best = max(scores)
    far = _model().behind[scores.index(best)]
    return [at for at, most in enumerate(far) if best - scores[at] <= most]


def _onward(local: int, near: Sequence[int], scores: Sequence[int]) -> Sequence[int]:
    """The score of each label, by the best way into it; all too low by the same."""
    packed, first = _model().packed, scores[near[0]]
    ways = [_unpacked(local + packed[at] + (scores[at] - first) * _EACH) for at in near]
    return list(map(max, *ways)) if len(ways) > 1 else ways[0]


Look = tuple[str, str, str, str]
"""What is seen of one token; see ``_look``."""
View = tuple[str, ...]
"""A group of features by its name, with all that they depend on: few kinds recur."""

NEAR: Final = ("w=", "w-=", "w--=", "w+=")
"""Features that are words: the token's own, the two before it, and the next."""


def _views(
    tokens: Sequence[Token], looks: Sequence[Look]
) -> Iterator[tuple[View, ...]]:
    """The features of each token that are no words."""
    shapes = ["", "^", *(look[1] for look in looks), "$", ""]
    weights, kinds = [look[2] for look in looks], [look[3] for look in looks]
    count, depth, year = len(tokens), 0, "0"
    for at, token in enumerate(tokens):
        before, after = at - 1 if at else 0, at + 1 if at + 1 < count else at
        if depth and token.text in _CLOSE:
            depth -= 1
        left2 = shapes[at] if at > 1 else ""
        right2 = shapes[at + 4] if at + 2 < count else ""
        yield (
            ("shapes", left2, *shapes[at + 1 : at + 4], right2),
            ("weights", weights[before], weights[at], weights[after]),
            ("kinds", kinds[before], kinds[at], kinds[after]),
            ("place", str(at * 8 // count), year, "1" if depth else "0"),
        )
        if token.text in _OPEN:
            depth += 1
        if shapes[at + 2] == "Y":
            year = "1"


def _names(group: str, *seen: str) -> list[str]:
    """The names of a group's features, as the model has them."""
    if group == "shapes":
        left2, left, own, right, right2 = seen
        names = [f"s={own}", f"s-={left}", f"s+={right}", f"ss={left}{own}"]
        names += [f"ss+={own}{right}", f"sss={left}{own}{right}"]
        names += [f"ss--={left2}{left}"] if left2 else []
        return names + ([f"ss++={right}{right2}"] if right2 else [])
    before, own, after = seen
    if group == "weights":
        return [f"n={own}", f"n-={before}", f"n+={after}", f"nn={before}{own}{after}"]
    if group == "kinds":
        return [f"k={own}", f"k-={before}", f"k+={after}"]
    return ["b", f"p={before}", f"y={own}{after}"]


@lru_cache(8192)
def _look(text: str) -> Look:
    """A token's folded word, its shape, its weight as a name, and its kind."""
    word, shape = fold(text), _shape(text)
    return word, shape, _weight(word, shape), _kind(word)


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

# The weights of a feature for all labels are packed into one number: one sum adds all.
_BITS: Final = 32
_SUMS: Final = Struct(f"<{len(LABELS)}I")
_SHIFTS: Final = {label.encode(): _BITS * at for at, label in enumerate(LABELS)}
_EACH: Final = sum(1 << shift for shift in _SHIFTS.values())
_MIDDLE: Final = _EACH << _BITS - 1
"""Half the range for each label, so that none falls below zero."""

_NOTHING: Final = (0,) * len(NEAR)


@lru_cache(8192)
def _said(word: str) -> tuple[int, ...]:
    """What a word says of itself and of its neighbours."""
    cells = row("tagger.txt", f"w={word}")
    return tuple(map(_pack, cells.split(b"\t"))) if cells else _NOTHING


@lru_cache(16384)
def _worth(*view: str) -> int:
    return sum([_packed(name) for name in _names(*view)])


@lru_cache(8192)
def _packed(name: str) -> int:
    weights = row("tagger.txt", name)
    return _pack(weights) if weights else 0


@cache
def _pack(weights: bytes) -> int:
    return sum([weight << _SHIFTS[label] for label, weight in _read(weights)])


def _read(weights: bytes) -> list[tuple[bytes, int]]:
    """The labels that a feature speaks for or against, each with how much.

    >>> _read(b"title 54 other -8")
    [(b'title', 54), (b'other', -8)]
    """
    words = weights.split()
    return list(zip(words[::2], map(int, words[1::2]), strict=True))


def _unpacked(packed: int) -> Sequence[int]:
    """The sums for each label, all too high by the same."""
    return _SUMS.unpack((packed + _MIDDLE).to_bytes(_SUMS.size, "little"))


class _Model(NamedTuple):
    """The moves, in whole hundredths, in the order of ``LABELS``."""

    moves: Sequence[Sequence[int]]
    """From each label into each other."""
    packed: Sequence[int]
    """The same, those from one label in one number."""
    behind: Sequence[Sequence[int]]
    """For each label how far another may lie behind it and still win by a move."""


@cache
def _model() -> _Model:
    names = [f"move from {label}" for label in LABELS]
    rows = [dict(_read(row("tagger.txt", name))) for name in names]
    moves = [[said.get(label, 0) for label in _SHIFTS] for said in rows]
    behind = [[max(map(sub, other, best)) for other in moves] for best in moves]
    return _Model(moves, list(map(_packed, names)), behind)
