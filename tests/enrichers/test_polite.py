from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from refkit.enrichers import limits, polite
from refkit.enrichers.crossref_batches import find_works
from refkit.enrichers.crossref_settings import Terms, config_file
from refkit.enrichers.limits import Limit, Limiter
from refkit.errors import EnrichmentError

from .asking import find_work
from .server import Answer, Server, serving

_MAILTO = "ann.reeve@example.org"
_DOI = "10.5555/1"
_JSON = {"Content-Type": "application/json"}
_PUBLISHED = dict(limits.POOLS)


@pytest.fixture
def other() -> Iterator[Server]:
    """Another server, to which a request may be sent on."""
    with serving() as running:
        yield running


@pytest.mark.parametrize("mailto", [None, _MAILTO])
def test_a_server_that_keeps_to_its_limits_turns_nobody_away(
    server: Server, monkeypatch: pytest.MonkeyPatch, mailto: str | None
) -> None:
    monkeypatch.setattr(limits, "POOLS", _PUBLISHED)
    server.limited = True
    dois = [f"10.5555/{number}" for number in range(160)]
    server.knows(*({"DOI": doi} for doi in dois))
    terms = Terms(mailto)
    with ThreadPoolExecutor(12) as threads:
        singles = [threads.submit(find_work, doi, terms) for doi in dois[:7]]
        assert len(find_works(dois, terms)) == 160
        assert all(single.result() for single in singles)
    assert server.refused == 0


def test_a_server_that_allows_less_is_obeyed(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.limited = True
    # To begin with, as if much more were allowed.
    monkeypatch.setitem(
        limits.POOLS, "polite", {"single": Limit(4, 1.0, 2), "list": Limit(3, 1.0, 3)}
    )
    for number in range(8):
        find_work(f"10.5555/{number}", Terms(_MAILTO))
    gate = limits.limiter(server.url, "polite")
    assert gate.limits["single"] == Limit(10, 1.0, 3)
    assert server.refused == 0


def test_what_is_remembered_waits_for_nothing(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.knows({"DOI": _DOI})
    find_work(_DOI)
    monkeypatch.setattr(Limiter, "begin", lambda *_: pytest.fail("it waited"))
    find_work(_DOI)
    find_works([_DOI])


def test_a_letter_now_and_then_is_no_answer(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polite, "_ALTOGETHER", 0.3)
    body = b'{"message": {"DOI": "10.5555/1"}}'
    server.answers[_DOI] = [Answer(200, body, _JSON, drip=0.05)]
    server.knows({"DOI": "10.5555/2"})
    with pytest.raises(EnrichmentError, match="timed out"):
        find_work(_DOI)
    assert find_work("10.5555/2")


def test_an_answer_without_end_is_not_read_to_its_end(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polite, "_LARGEST", 1000)
    server.answers[_DOI] = [Answer(200, b" " * 10_000, _JSON)]
    with pytest.raises(EnrichmentError, match="cannot be asked"):
        find_work(_DOI)


@pytest.mark.parametrize("status", [401, 403])
def test_who_is_shut_out_does_not_knock_again(server: Server, status: int) -> None:
    server.answers[""] = [Answer(status)]
    for doi in (_DOI, "10.5555/2", "10.5555/3"):
        with pytest.raises(EnrichmentError, match=f"answered {status}"):
            find_work(doi)
    assert len(server.seen) == 1


def test_one_doi_that_is_refused_says_nothing_of_others(server: Server) -> None:
    server.knows({"DOI": "10.5555/9"})
    for number in range(5):
        server.answers[f"10.5555/{number}"] = [Answer(400)]
        with pytest.raises(EnrichmentError, match="answered 400"):
            find_work(f"10.5555/{number}")
    assert find_work("10.5555/9")


def test_a_subscriber_is_known_by_a_key_that_nobody_else_sees(
    server: Server, other: Server, cache_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFKIT_CROSSREF_TOKEN", "a-secret-of-ours")
    server.knows({"DOI": _DOI})
    away = {"Location": f"{other.url}/works/10.5555%2F2"}
    server.answers["10.5555/2"] = [Answer(301, b"", away)]
    other.knows({"DOI": "10.5555/2"})
    assert find_work(_DOI)
    assert find_work("10.5555/2")
    assert find_works(["10.5555/3", "10.5555/4"]) == {}
    sent = [seen.headers.get("Crossref-Plus-API-Token") for seen in server.seen]
    assert set(sent) == {"Bearer a-secret-of-ours"}
    assert ["Crossref-Plus-API-Token" in seen.headers for seen in other.seen] == [False]
    kept = b"".join(path.read_bytes() for path in cache_file.parent.iterdir())
    assert b"secret" not in kept


@pytest.mark.parametrize(
    ("origin", "may"),
    [
        ("https://api.crossref.org", True),
        ("http://api.crossref.org", False),
        ("https://api.crossref.org.example.org", False),
        ("https://example.org", False),
    ],
)
def test_where_the_key_may_go(
    monkeypatch: pytest.MonkeyPatch, origin: str, may: bool
) -> None:
    monkeypatch.delenv("REFKIT_CROSSREF_URL", raising=False)
    assert polite._may_have_token(origin) is may
    monkeypatch.setenv("REFKIT_CROSSREF_URL", "http://api.crossref.org")
    assert polite._may_have_token("http://api.crossref.org") is False


@pytest.mark.parametrize(
    ("argument", "variable", "configured", "sent"),
    [
        ("a@x.org", "b@x.org", 'mailto = "c@x.org"', "a@x.org"),
        (None, "b@x.org", 'mailto = "c@x.org"', "b@x.org"),
        (None, None, 'mailto = "c@x.org"', "c@x.org"),
        (None, None, 'colour = "blue"', None),
        (None, None, None, None),
    ],
)
def test_the_address_may_be_given_in_three_places(
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    argument: str | None,
    variable: str | None,
    configured: str | None,
    sent: str | None,
) -> None:
    if variable:
        monkeypatch.setenv("REFKIT_MAILTO", variable)
    if configured:
        config_file().parent.mkdir(parents=True)
        config_file().write_text(configured)
    find_work(_DOI, Terms(argument))
    (seen,) = server.seen
    assert ("mailto:" in seen.headers["User-Agent"]) is bool(sent)
    assert f"(mailto:{sent})" in seen.headers["User-Agent"] or not sent


@pytest.mark.parametrize("text", ["mailto = ", 'mailto = "ann"', "mailto = 3"])
def test_a_wrong_configuration_file_is_named(server: Server, text: str) -> None:
    config_file().parent.mkdir(parents=True)
    config_file().write_text(text)
    with pytest.raises(EnrichmentError, match=r"config\.toml"):
        find_work(_DOI)
    assert server.seen == []
