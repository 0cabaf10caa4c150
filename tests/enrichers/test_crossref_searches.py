import json
from urllib.parse import parse_qs, urlsplit

import pytest

from refkit.enrichers.crossref import CROSSREF
from refkit.enrichers.crossref_requests import list_works
from refkit.enrichers.crossref_settings import USUAL
from refkit.errors import EnrichmentError
from refkit.model import Name, PartialDate, Reference

from .server import Answer, Server
from .works import MESSAGES, read_works

_LETTER = Reference(
    title="Salt in desert lakes",
    author=(Name("Reeve", "Ann"),),
    container_title="Wells & Springs",
    volume="7",
    issued=PartialDate(2004, 3),
)


@pytest.fixture(autouse=True)
def known(server: Server) -> None:
    server.knows(*read_works(MESSAGES / "works.jsonl"))


def _query(server: Server, at: int = -1) -> dict[str, str]:
    found = parse_qs(urlsplit(server.seen[at].path).query)
    return {name: values[0] for name, values in found.items()}


@pytest.mark.parametrize(
    "meant", [_LETTER, "Reeve A. Salt in desert lakes.\nWells Springs 2004;7:101"]
)
def test_a_reference_is_looked_for_by_what_it_says(
    server: Server, meant: Reference | str
) -> None:
    assert CROSSREF.works is not None
    found = CROSSREF.works.search(meant, 3)
    assert len(found) == 3
    assert found[0]["DOI"] == "10.5555/salt.1"
    assert "reference" not in found[0]
    assert CROSSREF.works.search(meant, 3) == found
    assert len(server.seen) == 1
    asked = _query(server)
    assert set(asked) == {"query.bibliographic", "rows", "select"}
    assert asked["rows"] == "3"
    assert "\n" not in asked["query.bibliographic"]


def test_a_reference_that_says_nothing_is_not_looked_for(server: Server) -> None:
    assert CROSSREF.works is not None
    assert CROSSREF.works.search(Reference(), 3) == []
    assert CROSSREF.works.search(" \n", 3) == []
    assert server.seen == []


def test_a_search_that_fails_is_an_error(server: Server) -> None:
    assert CROSSREF.works is not None
    server.answers["/works"] = [Answer(500)]
    with pytest.raises(EnrichmentError, match="answered 500"):
        CROSSREF.works.search(_LETTER, 3)


def test_all_pages_of_a_list_are_asked_for(server: Server) -> None:
    server.knows(*({"DOI": f"10.5555/{number}"} for number in range(250)))
    found = list_works({}, ["DOI"], 300, USUAL)
    assert len({work["DOI"] for work in found}) == len(found) == 258
    assert [_query(server, at).get("cursor") == "*" for at in (0, 1, 2)] == [
        *(True, False, False)
    ]
    assert list_works({}, ["DOI"], 300, USUAL) == found
    assert len(server.seen) == 3


def test_a_list_ends_where_it_is_told_to(server: Server) -> None:
    assert len(list_works({}, ["DOI"], 5, USUAL)) == 5
    assert len(server.seen) == 1


def test_a_list_that_never_ends_is_left(server: Server) -> None:
    page = {"items": [], "total-results": 9, "next-cursor": "more"}
    body = json.dumps({"message-type": "work-list", "message": page}).encode()
    server.answers["/works"] = [Answer(200, body)]
    assert list_works({}, ["DOI"], 9, USUAL) == []


def test_habanero_checks_what_is_asked_for(server: Server) -> None:
    with pytest.raises(ValueError, match="Invalid select name: colour"):
        list_works({}, ["colour"], 5, USUAL)
    assert server.seen == []
