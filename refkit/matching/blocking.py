"""Which pairs of records are worth comparing."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from refkit.matching.traits import Traits

Key = Callable[[Traits], Iterator[str]]

_LETTERS: Final = 24
"""Letters of a title that make a key."""
LARGEST: Final = 60
"""Records in a block up to which all pairs are compared."""
_WINDOW: Final = 10
"""In a larger block each record is compared with so many that follow it."""


def _doi(record: Traits) -> Iterator[str]:
    if record.doi:
        yield record.doi


def _ids(record: Traits) -> Iterator[str]:
    yield from record.ids


def _title_start(record: Traits) -> Iterator[str]:
    if record.title.squeezed:
        yield record.title.squeezed[:_LETTERS]
        if record.title.other:
            yield record.title.other[:_LETTERS]


def _title_end(record: Traits) -> Iterator[str]:
    if len(record.title.squeezed) > _LETTERS // 2:
        yield record.title.squeezed[-_LETTERS:]


def _long_words(record: Traits) -> Iterator[str]:
    longest = sorted(
        {w for w in record.title.text.split() if len(w) > 3}, key=lambda w: (-len(w), w)
    )[:4]
    if len(longest) > 2:
        yield " ".join(sorted(longest[:3]))
    if len(longest) > 3:
        yield " ".join(sorted(longest[1:]))
        yield " ".join(sorted((longest[0], *longest[2:])))


def _place(record: Traits) -> Iterator[str]:
    first = record.pages[0]
    if first and record.authors.families:
        yield f"{record.authors.families[0][:5]} {first}"
    if first and record.volume and record.year:
        yield f"{record.volume} {first} {record.year}"


def _author_year(record: Traits) -> Iterator[str]:
    if record.authors.families and record.year:
        words = sorted(record.title.text.split(), key=len)[-2:]
        for word in words:
            yield f"{record.authors.families[0][:6]} {record.year} {word[:6]}"


def _volume(record: Traits) -> Iterator[str]:
    if record.authors.families and record.volume and record.issue:
        yield f"{record.authors.families[0][:6]} {record.volume} {record.issue}"


def _abstract(record: Traits) -> Iterator[str]:
    if record.abstract:
        yield record.abstract[:40]


KEYS: Final[tuple[Key, ...]] = (
    _doi, _ids, _title_start, _title_end, _long_words, _place, _author_year, _volume, _abstract,
)  # fmt: skip
"""Several, so that no single field that is wrong or missing hides a copy."""


def pairs(records: Sequence[Traits]) -> list[tuple[int, int]]:
    """Return the pairs of records that share a key, by position, in order."""
    count = len(records)
    found: set[int] = set()
    for key in KEYS:
        blocks: dict[str, list[int]] = {}
        for at, record in enumerate(records):
            for value in key(record):
                blocks.setdefault(value, []).append(at)
        for block in blocks.values():
            if len(block) > 1:
                found.update(a * count + b for a, b in _pairs_of(block, records))
    return [divmod(pair, count) for pair in sorted(found)]


def _pairs_of(block: list[int], records: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    if len(block) <= LARGEST:
        for at, one in enumerate(block):
            for other in block[at + 1 :]:
                if one != other:
                    yield one, other
        return
    ordered = sorted(set(block), key=lambda at: _order(records[at]))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + _WINDOW]:
            yield (one, other) if one < other else (other, one)


def _order(record: Traits) -> tuple[str, ...]:
    """So that those records stand side by side that are most alike."""
    return (
        record.title.squeezed,
        record.authors.families[0] if record.authors.families else "",
        str(record.year),
        record.volume,
        *record.pages,
    )
