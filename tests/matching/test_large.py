"""Large libraries: the same results by way of files and processes, and no quadratic work."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from synthetic_library import as_ris, library

import refkit
from refkit import deduplication
from refkit.matching.blocking import pairs
from refkit.matching.rows import row_of, traits_in
from refkit.matching.traits import traits_of
from refkit.model import Name, PartialDate, Reference

_LETTERS = str.maketrans("0123456789", "ghijklmnop")
words = st.text("abc αß.:-1é", max_size=12)


def made(records: int) -> list[Reference]:
    text = "".join(map(as_ris, library(records, seed=2)))
    return refkit.loads(text, "ris")


@pytest.mark.parametrize("jobs", [1, 2])
def test_files_and_processes_change_nothing(
    jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    references = made(1_500)
    small = refkit.dedupe(references, merge_unsure=True)
    monkeypatch.setattr(deduplication, "MANY", 1)
    large = refkit.dedupe(references, merge_unsure=True, jobs=jobs)
    assert large.assignment == small.assignment
    assert large.clusters == small.clusters
    assert large.unsure == small.unsure
    assert large.related == small.related


def test_a_persons_word_counts_in_large_libraries_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = Reference(title="On the Growth of Oaks in Kent", issued=PartialDate(1900))
    two = Reference(
        title="On the Growth of Oaks in Kent", issued=PartialDate(1900), url="x"
    )
    names = frozenset((refkit.fingerprint(one), refkit.fingerprint(two)))
    monkeypatch.setattr(deduplication, "MANY", 1)
    for same in (True, False):
        found = refkit.dedupe([one, two], judgements={names: same})
        assert len(found.members) == 2 - same


@given(
    st.builds(
        Reference,
        title=words,
        author=st.lists(
            st.builds(Name, st.sampled_from(["Ek", "Berg", "van A"]), words), max_size=3
        ),
        container_title=words,
        volume=words,
        page=words,
        doi=st.none() | st.just("10.1/a"),
        issued=st.none() | st.builds(PartialDate, st.integers(1, 9999)),
    )
)
def test_what_is_packed_is_unpacked(reference: Reference) -> None:
    row = row_of(traits_of(reference))
    assert row_of(traits_in(row)) == row
    assert traits_in(row).authors.names == traits_of(reference).authors.names


@pytest.mark.parametrize(
    ("changes", "meet"),
    [
        ({}, False),
        ({"author": [Name("Oak", "A.")]}, True),
        ({"page": "17-20"}, True),
        ({"volume": "8"}, True),
        ({"volume": None}, True),
        ({"volume": None, "issued": PartialDate(1990)}, False),
        ({"title": "Elm trees and their many enemies", "page": "17-20"}, False),
        (
            {
                "title": "Elm trees and their many enemies",
                "page": "17-20",
                "author": [Name("Oak", "A.")],
                "volume": "8",
            },
            True,
        ),
    ],
)
def test_records_are_compared_unless_they_meet_by_chance(
    changes: dict[str, Any], meet: bool
) -> None:
    title = "On the Growth of Oaks in Kent"
    one = Reference(
        title=title,
        author=[Name("Oak", "A.")],
        volume="8",
        page="17-20",
        issued=PartialDate(2001),
    )
    other = Reference(
        title=title,
        author=[Name("Elm", "B.")],
        volume="9",
        page="31-40",
        issued=PartialDate(2002),
    )
    records = [traits_of(one), traits_of(evolve(other, **changes))]
    assert len(pairs(records)) == meet


def test_the_seed_of_hashes_changes_nothing() -> None:
    code = (
        "import refkit, hashlib, sys; from refkit import deduplication as d; d.MANY = 1;"
        "found = refkit.dedupe(refkit.loads(sys.stdin.read(), 'ris'), jobs=1);"
        "print(found.assignment, found._linked)"
    )
    text = "".join(map(as_ris, library(400, seed=5)))

    def said(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", code]
        return subprocess.run(
            command,
            input=text,
            env=environment,
            text=True,
            check=True,
            capture_output=True,
        ).stdout

    # Sets show their members in any order.
    assert sorted(said("1")) == sorted(said("2"))


def copies(count: int) -> list[Reference]:
    return [
        Reference(title="On the Growth of Oaks in Kent", volume="3", page="8")
    ] * count


def bare_headings(count: int) -> list[Reference]:
    return [Reference(title="Editorial", container_title="Lancet")] * count


def pages(count: int) -> list[Reference]:
    return [
        Reference(
            title="On the Growth of Oaks in Kent",
            container_title="Oaks",
            page=str(1 + 20 * at),
        )
        for at in range(count)
    ]


def container_dois(count: int) -> list[Reference]:
    return [
        Reference(title=f"{spelled(at)} {spelled(-at)}", doi="10.1000/1", page=str(at))
        for at in range(count)
    ]


def chain(count: int) -> list[Reference]:
    """Each title has one more letter changed."""
    letters = list("the growth of beeches and oaks in the south of kent" * 4)
    found = []
    for at in range(count):
        letters[at * 7 % len(letters)] = "abcdefghij"[at % 10]
        found.append(Reference(title="".join(letters)))
    return found


def one_author(count: int) -> list[Reference]:
    return [
        Reference(
            title=f"{spelled(at)} {spelled(-at)}",
            author=[Name("Ek")],
            issued=PartialDate(1990),
            volume="1",
            issue="1",
        )
        for at in range(count)
    ]


def empty(count: int) -> list[Reference]:
    return [Reference()] * count


def spelled(number: int) -> str:
    """Letters of which no two numbers have many in common."""
    return sha256(str(number).encode()).hexdigest()[:12].translate(_LETTERS)


HARD: Sequence[Callable[[int], list[Reference]]] = (
    copies, bare_headings, pages, container_dois, chain, one_author, empty,
)  # fmt: skip


@pytest.mark.parametrize("kind", HARD)
def test_a_record_meets_few_others(
    kind: Callable[[int], list[Reference]],
) -> None:
    records = [traits_of(reference) for reference in kind(1_600)]
    assert len(pairs(records)) <= 40 * len(records)


@pytest.mark.parametrize(
    ("kind", "works"),
    [
        (copies, 1),
        (bare_headings, 300),  # nobody knows whether they are one
        (pages, 300),
        (container_dois, 300),
        (empty, 300),
    ],
)
def test_hard_libraries_come_out_right(
    kind: Callable[[int], list[Reference]], works: int
) -> None:
    assert len(refkit.dedupe(kind(300)).members) == works


def test_one_title_on_many_pages_is_many_works() -> None:
    series = Reference(
        title="On the Growth of Oaks in Kent and Essex",
        author=[Name("Oak", "A.")],
        container_title="Journal of Oaks",
        volume="8",
        issued=PartialDate(2001),
    )
    pages = [f"{first}-{first + 3}" for first in range(1, 2_001)]
    found = refkit.dedupe([evolve(series, page=page) for page in pages])
    assert len(found.references) == len(pages)


def test_two_parts_of_one_title_stand_on_other_pages() -> None:
    part = Reference(
        title="On the Growth of Oaks in Kent and Essex",
        author=[Name("Oak", "A.")],
        container_title="Journal of Oaks",
        volume="8",
        issued=PartialDate(2001),
    )
    one, other = (evolve(part, page=page) for page in ("10-16", "110-119"))
    decided = refkit.dedupe([one, other]).explain(0, 1)
    assert decided.bar == "different place"
    assert len(refkit.dedupe([one, evolve(part, page="10")]).references) == 1
