"""A library online."""

import pytest

import refkit
from refkit import Name, Reference

from .server import KEY, Zotero

pytest.importorskip("pyzotero", reason="needs pyzotero")

PAPER = Reference(
    type="article-journal",
    title="On Oaks",
    author=[Name("Wu", "Li")],
    doi="10.1000/oaks",
    pmid="123",
)
BOOK = Reference(type="book", title="On Elms", author=[Name("Wu", "Li")])
MANY = [
    Reference(type="book", title=f"Tree {n}", citation_key=f"tree{n}")
    for n in range(120)
]


def send(
    zotero: Zotero, references: list[Reference], *, dry_run: bool = False
) -> refkit.Delivery:
    return refkit.to_zotero_library(
        references, "user:1", dry_run=dry_run, at=zotero.address
    )


def test_a_second_run_adds_nothing(zotero: Zotero) -> None:
    assert send(zotero, [PAPER, BOOK]).added == ("wuoaks", "wuelms")
    assert zotero.items[0]["extra"] == "PMID: 123\nCitation Key: wuoaks"
    assert zotero.items[0]["DOI"] == "10.1000/oaks"
    again = send(zotero, [PAPER, BOOK])
    assert (again.added, again.present) == ((), ("wuoaks", "wuelms"))
    assert len(zotero.items) == 2


def test_many_go_in_batches_and_are_all_found_again(zotero: Zotero) -> None:
    assert len(send(zotero, MANY).added) == 120
    assert len(zotero.seen) == 3
    assert len(send(zotero, [*MANY, BOOK]).present) == 120
    assert len(zotero.items) == 121


def test_a_dry_run_only_looks(zotero: Zotero) -> None:
    send(zotero, [PAPER])
    done = send(zotero, [PAPER, BOOK], dry_run=True)
    assert (done.added, done.present) == (("wuelms",), ("wuoaks",))
    assert len(zotero.seen) == 1


def test_one_that_is_refused_costs_no_other(zotero: Zotero) -> None:
    untitled = Reference(type="book", publisher="Oxford", citation_key="x")
    done = send(zotero, [untitled, BOOK])
    assert done.added == ("wuelms",)
    assert done.refused == (("x", "'title' is empty"),)


def test_a_library_that_others_write_to(zotero: Zotero) -> None:
    zotero.changes = 2
    assert send(zotero, [BOOK]).added == ("wuelms",)
    zotero.changes = 9
    with pytest.raises(refkit.ZoteroError, match="busy; try again later"):
        send(zotero, [PAPER])


def test_it_waits_as_long_as_it_is_told(zotero: Zotero) -> None:
    zotero.trouble.append((429, "Slow down", {"Retry-After": "0.01"}))
    assert send(zotero, [BOOK]).added == ("wuelms",)


TROUBLE = [
    (429, {"Retry-After": "7200"}, "no more requests now"),
    (429, {}, "rate-limited"),
    (428, {}, "Zotero: "),
    (500, {}, "Zotero: "),
]


@pytest.mark.parametrize(("status", "headers", "message"), TROUBLE)
def test_what_it_refuses(
    zotero: Zotero, status: int, headers: dict[str, str], message: str
) -> None:
    zotero.trouble.append((status, f"No, {KEY}", headers))
    with pytest.raises(refkit.ZoteroError, match=message) as caught:
        send(zotero, [BOOK])
    assert KEY not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_was_added_before_is_told(zotero: Zotero) -> None:
    zotero.good = 1
    zotero.trouble.append((500, "No", {}))
    with pytest.raises(
        refkit.ZoteroError, match=r"\(50 were added before; run it again"
    ):
        send(zotero, MANY)
    assert len(send(zotero, MANY).added) == 70


def test_the_wrong_library_and_key(
    zotero: Zotero, monkeypatch: pytest.MonkeyPatch
) -> None:
    for library, message in [
        ("user:3", "there is no such library"),
        ("me", "it is user:NUMBER or group:NUMBER"),
    ]:
        with pytest.raises(refkit.ZoteroError, match=message):
            refkit.to_zotero_library([BOOK], library, at=zotero.address)
    monkeypatch.setenv("ZOTERO_API_KEY", "wrong")
    with pytest.raises(refkit.ZoteroError, match="does not open this library"):
        send(zotero, [BOOK])
    monkeypatch.delenv("ZOTERO_API_KEY")
    with pytest.raises(refkit.ZoteroError, match="ZOTERO_API_KEY is not set"):
        send(zotero, [BOOK])
