"""Zotero on this computer."""

import socket

import pytest

import refkit
from refkit import Name, Reference

from .server import Zotero

OAKS = Reference(title="On Oaks", author=[Name("Wu", "Li")], type="software")


def test_references_are_handed_over(zotero: Zotero) -> None:
    many = [OAKS] * 51
    done = refkit.to_zotero(many, port=zotero.port)
    assert len(zotero.saved) == len(done.added) == 51
    assert zotero.seen == ["/connector/ping", *["/connector/saveItems"] * 2]
    assert zotero.saved[0]["creators"][0]["lastName"] == "Wu"
    assert done.added[:2] == ("wuoaks", "wuoaksa")


def test_nothing_is_said_to_it_in_a_dry_run(zotero: Zotero) -> None:
    assert refkit.to_zotero([OAKS], dry_run=True, port=zotero.port).added == ("wuoaks",)
    assert zotero.seen == []


TROUBLE = [
    (409, "still busy"),
    (400, "did not understand"),
    (503, "answered 503"),
]


@pytest.mark.parametrize(("status", "message"), TROUBLE)
def test_what_it_refuses(zotero: Zotero, status: int, message: str) -> None:
    zotero.trouble.append((status, {}, {}))
    with pytest.raises(refkit.ZoteroError, match=message):
        refkit.to_zotero([OAKS], port=zotero.port)


def test_a_library_that_may_only_be_read(zotero: Zotero) -> None:
    zotero.trouble.append((500, {"libraryEditable": False}, {}))
    with pytest.raises(refkit.ZoteroError, match="is read-only"):
        refkit.to_zotero([OAKS], port=zotero.port)


def test_none_runs() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(refkit.ZoteroError, match="no Zotero runs on this computer"):
        refkit.to_zotero([OAKS], port=port)
