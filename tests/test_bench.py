"""The synthetic library that deduplication is measured on."""

from collections import Counter

from synthetic_library import as_ris, library

import refkit


def test_a_seed_makes_the_same_library_again() -> None:
    assert list(library(500, seed=3)) == list(library(500, seed=3))
    assert list(library(50, seed=3)) != list(library(50, seed=4))


def test_some_works_are_told_several_times() -> None:
    sizes = Counter(record["gold"] for record in library(4_000))
    copies = 4_000 - len(sizes)
    pairs = sum(size * (size - 1) // 2 for size in sizes.values())
    assert 0.2 < copies / 4_000 < 0.35
    assert 0.5 < pairs / 4_000 < 0.9


def test_a_record_reads_as_it_was_made() -> None:
    records = list(library(200))
    references = refkit.loads("".join(map(as_ris, records)), "ris")
    for record, reference in zip(records, references, strict=True):
        assert reference.year == record["year"]
        assert reference.page == record["pages"]
        assert [name.inverted for name in reference.author] == record["authors"]
