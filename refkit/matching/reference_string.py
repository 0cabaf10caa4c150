"""A reference as somebody typed it, made comparable without being parsed."""

import re
from functools import cached_property
from itertools import accumulate
from typing import Final

from attrs import define, field

from refkit.matching.folding import fold
from refkit.matching.places import doi_of

_MOST: Final = 3000
"""Letters of a string that are looked at; what is longer is no reference."""
_BROKEN: Final = re.compile(
    r"(?<=[^\W\d_])[-\u00ad\u2010]\s{0,4}\n\s{0,24}(?=[^\W\d_])"
)
"""A word broken at the end of a line."""
_DOI: Final = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|\bdoi[:.\s]{0,3})?\b10\.\d{4,9}/ ?[^\s\"”»,]{1,300}",
    re.I,
)
_DOI_LEFT: Final = re.compile(r"\bdoi\b[:.\s]{0,3}[^\s]{1,80}", re.I)
"""What is left of a DOI that is broken or printed without its beginning."""
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[^\s]{1,500}", re.I)
_REGISTERED: Final = re.compile(
    r"\b(?:pmid|pmcid|pmc|issn|isbn|accession)\W{0,3}[\dX][\dX-]{4,20}", re.I
)
_LOOKED_UP: Final = re.compile(
    r"\b(?:accessed|retrieved|cit\.|last visited|available (?:at|from))[^.;)\]]{0,60}",
    re.I,
)
_LABEL: Final = re.compile(
    r"^\W{0,3}(?:ref\w*\W{0,2})?\d{1,3}(?:[\]).:]+\s*|\s+)(?=\D)", re.I
)
"""The number that a reference has in its list."""
_NUMBER: Final = re.compile(r"([a-z]{0,3}?)(\d+)([a-z]?)")
_YEAR: Final = re.compile(r"1[5-9]\d\d|20\d\d")
_WORD: Final = re.compile(r"(?:1[89]|20)\d\d(?=[^\W\d_]{2})|[^\W\d_]{4,}(?=\d)|[^\W_]+")
"""A word or number; a year stuck to a word, and a word to its volume, are two."""
_LOWER: Final = re.compile(r"[^\W\d_]+")
_NO_TITLE_WORDS: Final = frozenset(
    "and und von van der den del dos von zur vol volume issue pages page pp edited eds"
    " editors press with from number supplement suppl ibid thesis article letters".split()
)
_AND_OTHERS: Final = re.compile(r"\bet\.? ?al\b|\band others\b|\bu\.? ?a\.|…|\.\.\.")
_MONTHS: Final = frozenset(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april"
    " june july august september october november december".split()
)


@define(eq=False)
class Number:
    """A number in a string."""

    at: int
    """Which word it is."""
    text: str
    """Without zeros before it: ``s17``, ``1337``."""
    digits: str
    """The same without letters."""
    closes: bool
    """Whether it is the end of a range, such as a last page."""


@define(eq=False, slots=False)
class Typed:
    """A reference string in comparable form."""

    words: tuple[str, ...]
    """Its words and numbers, folded, without identifiers and addresses."""
    dois: tuple[str, ...]
    """The DOIs in it, in comparable form."""
    small: frozenset[str]
    """Its small-lettered words, such as titles have and abbreviated journals have not."""
    shortened: bool
    """Whether it leaves authors out: "et al."."""
    closing: frozenset[int]
    """The words that are the ends of ranges, such as last pages."""
    starts: tuple[int, ...] = field(init=False)
    """Where each word begins in ``squeezed``."""
    squeezed: str = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.starts = tuple(accumulate((len(w) for w in self.words), initial=0))
        self.squeezed = "".join(self.words)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Its numbers, days of months and ordinals left out."""
        found = []
        for at, word in enumerate(self.words):
            match = _NUMBER.fullmatch(word)
            if match is None or self._is_day(at, word):
                continue
            digits = match[2].lstrip("0") or "0"
            text = match[1] + digits + match[3]
            found.append(Number(at, text, digits, at in self.closing))
        return tuple(found)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """What in it may be a year."""
        return tuple(int(n.digits) for n in self.numbers if _YEAR.fullmatch(n.digits))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands, and each pair and triple of words written as one."""
        found: dict[str, list[int]] = {}
        for at in range(len(self.words)):
            joined = ""
            for piece in self.words[at : at + 3]:
                joined += piece
                found.setdefault(joined, []).append(at)
                if len(joined) > 30:
                    break
        return found

    def _is_day(self, at: int, word: str) -> bool:
        if len(word) > 2 or not word.isdecimal() or not 0 < int(word) < 32:
            return False
        around = self.words[max(0, at - 1) : at] + self.words[at + 1 : at + 2]
        return any(each in _MONTHS for each in around)


def typed_of(text: str) -> Typed:
    """Return the comparable form of a reference string.

    >>> typed = typed_of("[3] Velo, G.: Opti-\\nmal. Phys. Rev. 186, 1337 (1969)")
    >>> typed.words[:4], typed.years, [n.text for n in typed.numbers]
    (('velo', 'g', 'optimal', 'phys'), (1969,), ['186', '1337', '1969'])
    """
    text = _BROKEN.sub("", text[:_MOST])
    dois = tuple(
        filter(
            None, (doi_of(_bare(m[0].replace(" ", ""))) for m in _DOI.finditer(text))
        )
    )
    for pattern in (_DOI, _DOI_LEFT, _ADDRESS, _REGISTERED, _LOOKED_UP):
        text = pattern.sub(" ", text)
    text = _LABEL.sub("", text)
    folded = fold(text)
    said, closing = _words(folded)
    shortened = bool(_AND_OTHERS.search(folded))
    return Typed(said, dois, _small(text), shortened, closing)


def _words(folded: str) -> tuple[tuple[str, ...], frozenset[int]]:
    """The words of a text, and those that a dash binds to the number before them."""
    found: list[str] = []
    closing: set[int] = set()
    number_ends = -1
    for match in _WORD.finditer(folded):
        word = match[0]
        is_number = word[-1].isdecimal() or word[0].isdecimal()
        if is_number and number_ends >= 0:
            between = folded[number_ends : match.start()].strip()
            if between and len(between) < 3 and not between.strip("-?~"):
                closing.add(len(found))
        number_ends = match.end() if is_number else -1
        found.append(word)
    return tuple(found), frozenset(closing)


def _bare(doi: str) -> str:
    """A DOI without the marks that belong to the sentence around it."""
    doi = doi.rstrip(".;:'")
    while doi.endswith((")", "]")) and doi.count(doi[-1]) > doi.count(
        "(" if doi[-1] == ")" else "["
    ):
        doi = doi[:-1].rstrip(".;:'")
    return doi


def _small(text: str) -> frozenset[str]:
    return frozenset(
        word
        for word in _LOWER.findall(text)
        if len(word) > 3 and word.islower() and word not in _NO_TITLE_WORDS
    )
