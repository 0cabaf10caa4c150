"""How two titles relate: the same, cut short, misspelt, reworded or different."""

from typing import Final

from rapidfuzz.fuzz import ratio

from refkit.matching.titles import Title

LONG: Final = 30
"""Letters from which on two works hardly share a title by chance."""

_ALIKE: Final = 75.0
"""Likeness in percent below which titles are different."""
_NEAR: Final = 90.0
"""Likeness in percent from which on titles with one other word are nearly the same."""
_JOINED: Final = 90.0
"""Likeness in percent of what is left of two titles that differ in spaces only."""
_SLIP: Final = 80.0
"""Likeness in percent from which on two words are one, spelt in two ways."""

_PLURAL: Final = frozenset({"s", "es", "n", "en"})
_LABEL: Final = 16
"""Letters before a colon that may say what kind of notice a title is of."""

_SMALL_WORDS: Final = frozenset(
    "a an and as at by for from in into is of on or over that the their to under using"
    " via with within der die das des und von zur zum im la le les de du des et en el"
    " los las y del una un sur dans para da do e".split()
)
_CONTRASTS: Final = {
    frozenset(pair.split("/"))
    for pair in (
        "male/female males/females man/woman men/women boys/girls maternal/paternal"
        " adult/child adults/children adult/pediatric adult/paediatric young/old"
        " younger/older hypo/hyper pre/post intra/inter intra/extra micro/macro"
        " agonist/antagonist agonists/antagonists acute/chronic vitro/vivo mono/poly"
        " increase/decrease increased/decreased increases/decreases up/down mild/severe"
        " upper/lower left/right with/without low/high lower/higher early/late"
        " before/after short/long systolic/diastolic positive/negative primary/secondary"
        " sensitive/resistant agonism/antagonism benign/malignant open/closed linear/nonlinear"
        " mice/rats mouse/rat human/murine first/second second/third first/third"
        " bounded/unbounded static/dynamic direct/indirect supervised/unsupervised"
        " northern/southern eastern/western north/south east/west summer/winter spring/autumn"
        " type/types symmetric/asymmetric finite/infinite"
    ).split()
} - {frozenset(("type", "types"))}
_OPPOSITES: Final = (
    ("hypo", "hyper"), ("pre", "post"), ("intra", "inter"), ("intra", "extra"),
    ("micro", "macro"), ("uni", "bi"), ("mono", "bi"), ("endo", "exo"),
    ("sub", "super"), ("over", "under"), ("exo", "endo"), ("iso", "aniso"), ("homo", "hetero"),
)  # fmt: skip


def relation(one: Title, other: Title) -> str:
    """Return how two titles relate; empty when either is missing.

    >>> from refkit.matching.titles import title_of
    >>> relation(title_of("Oaks of Kent: a survey"), title_of("Oaks of Kent"))
    'cut'
    >>> relation(title_of("Height in men of Kent"), title_of("Height in women of Kent"))
    'contrast'
    """
    a, b = one.squeezed, other.squeezed
    if not a or not b:
        return ""
    if a == b:
        return "same" if len(a) >= LONG else "same-short"
    if len(one.other) >= LONG / 2 or len(other.other) >= LONG / 2:
        translated = {one.other, other.other, a, b} - {""}
        if len(translated) < 2 + bool(one.other) + bool(other.other):
            return "translated"
    short, long = (one, other) if len(a) <= len(b) else (other, one)
    if long.squeezed.startswith(short.squeezed):
        return _cut(short, long)
    if short.squeezed == long.squeezed[long.main :]:
        return "label" if long.main <= _LABEL else "part"
    if short.main and _have_other_subtitles(short, long):
        return "other-subtitle"
    alike = ratio(a, b, score_cutoff=_ALIKE)
    if not alike:
        return "part" if _is_part(short, long) else "different"
    return _by_words(one, other, alike)


def _cut(short: Title, long: Title) -> str:
    """What it means that one title begins with the other."""
    length, rest = len(short.squeezed), len(long.squeezed) - len(short.squeezed)
    ending = long.squeezed[length:]
    if rest <= 2 and (ending.isdecimal() or (ending in _PLURAL and length >= LONG / 2)):
        return "slip"  # the mark of a footnote, or a plural
    if length >= 10 and long.main == length:
        return "cut"
    if length >= 2 * LONG and rest < length and not any(map(str.isdigit, ending)):
        return "cut"
    return "part" if length >= 15 else "different"


def _have_other_subtitles(short: Title, long: Title) -> bool:
    main = short.squeezed[: short.main]
    if len(main) < 15 or long.squeezed[: long.main] != main:
        return False
    return ratio(short.squeezed[short.main :], long.squeezed[long.main :]) < _ALIKE


def _is_part(short: Title, long: Title) -> bool:
    return len(short.squeezed) >= LONG and short.squeezed in long.squeezed


def _by_words(one: Title, other: Title, alike: float) -> str:
    """Tell misspelt words from other words."""
    first, second = one.text.split(), other.text.split()
    left, right = _unmatched(
        [word for word in first if word not in second],
        [word for word in second if word not in first],
    )
    if left and right and ratio("".join(left), "".join(right)) >= _JOINED:
        return "slip"  # words written together or apart
    if _contrast(left, right):
        return "contrast"
    left = [word for word in left if word not in _SMALL_WORDS]
    right = [word for word in right if word not in _SMALL_WORDS]
    if not left and not right:
        return "slip"
    if left and right:
        return "reworded" if alike < _NEAR else "other-word"
    return "more" if alike < _NEAR else "near"


def _unmatched(left: list[str], right: list[str]) -> tuple[list[str], list[str]]:
    """The words of either title that the other has in no spelling."""
    if len(left) * len(right) > 400:
        return left, right
    rest = list(right)
    alone = []
    for word in left:
        for candidate in rest:
            if _is_spelling(word, candidate):
                rest.remove(candidate)
                break
        else:
            alone.append(word)
    return alone, rest


def _is_spelling(word: str, other: str) -> bool:
    if word.isdecimal() or other.isdecimal() or _are_opposites(word, other):
        return False
    short, long = sorted((word, other), key=len)
    if len(short) <= 3:
        return short == long[: len(short)] and len(long) - len(short) <= 1
    return ratio(word, other) >= _SLIP


def _contrast(left: list[str], right: list[str]) -> bool:
    if len(left) > 4 or len(right) > 4:
        return False
    return any(_are_opposites(word, other) for word in left for other in right)


def _are_opposites(word: str, other: str) -> bool:
    return frozenset((word, other)) in _CONTRASTS or _opposite(word, other)


def _opposite(word: str, other: str) -> bool:
    """Whether two words differ only in prefixes that mean opposite things.

    >>> _opposite("hypoglycaemia", "hyperglycaemia"), _opposite("oak", "oaks")
    (True, False)
    """
    for one, two in _OPPOSITES:
        for a, b in ((word, other), (other, word)):
            if (
                a.startswith(one)
                and b.startswith(two)
                and len(a) - len(one) >= 4
                and a[len(one) :] == b[len(two) :]
            ):
                return True
    return False
