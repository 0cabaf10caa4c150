"""What two copies of one work may share, so that they meet: each a function of one record."""

from collections.abc import Callable, Iterator
from hashlib import blake2b
from typing import Final
from zlib import crc32

from refkit.matching.collection import venue_name
from refkit.matching.rows import row_of
from refkit.matching.traits import Traits

Key = str | bytes
Family = Callable[[Traits], Iterator[Key]]
"""The keys of one kind that a record has: none, one or several."""

_LETTERS: Final = 24
"""Letters of a title that make a key."""


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


MEETING: Final[tuple[Family, ...]] = (
    _doi, _ids, _title_start, _title_end, _long_words, _place, _author_year, _volume, _abstract,
)  # fmt: skip
"""Several, so that no single field that is wrong or missing hides a copy."""


SURE: Final = frozenset({_doi, _ids, _title_start, _abstract})
"""Those that different works seldom share."""
ALONE: Final = frozenset({_doi, _ids, _abstract})
"""Those that make one work of two records even if nothing else is the same."""
PLACED: Final = frozenset({_place})
"""Those that do so with other titles, if first author and place are the same."""


def sketch(record: Traits) -> int:
    """The words of a title in 64 bits, one for how each of them begins; 0 for few words.

    >>> from refkit.matching.traits import traits_of
    >>> from refkit.model import Reference
    >>> of = lambda title: sketch(traits_of(Reference(title=title)))
    >>> of("Oaks and elms of southern England") == of("Oaks and elms of southern Englnad")
    True
    """
    bits = 0
    for word in record.title.text.split():
        if len(word) > 3:
            bits |= 1 << crc32(word[:4].encode()) % 64
    return bits if bits.bit_count() > 2 else 0


_HASHES: Final = 16
"""Bits for each of author, volume and page in a stamp."""
_HASH: Final = 2**_HASHES - 1
AUTHOR, VOLUME, PAGE = (_HASH << at * _HASHES for at in range(3))
"""Where in a stamp the first author stands, the volume, and the first page."""
YEAR: Final = 3 * _HASHES
"""The bits in a stamp before those of the year."""


def stamp(record: Traits) -> int:
    """First author, volume, first page and year in 64 bits; what is missing is 0.

    >>> from refkit.matching.traits import traits_of
    >>> from refkit.model import Reference
    >>> stamp(traits_of(Reference())), stamp(traits_of(Reference(volume="8"))) & VOLUME > 0
    (0, True)
    """
    families = record.authors.families
    author = families[0][:4] if families else ""
    bits = min(record.year, (1 << 64 - YEAR) - 1) << YEAR
    for at, said in enumerate((author, record.volume, record.pages[0])):
        if said:
            bits |= (crc32(said.encode()) % _HASH + 1) << at * _HASHES
    return bits


def in_journal(record: Traits) -> Iterator[str]:
    """A title in a journal, and what of it stands before the subtitle."""
    title, venue = record.title, venue_name(record)
    yield f"{title.squeezed} {venue}"
    if title.main:
        yield f"{title.squeezed[: title.main]} {venue}"


def whole(record: Traits) -> Iterator[bytes]:
    """All that is compared of a record, in few bytes."""
    yield blake2b(row_of(record), digest_size=12).digest()


FAMILIES: Final[tuple[Family, ...]] = (*MEETING, in_journal, whole)
