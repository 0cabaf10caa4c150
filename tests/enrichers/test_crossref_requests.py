import inspect
from collections.abc import Mapping
from typing import Any, NoReturn

import habanero.request_class
import pytest

from refkit.enrichers import crossref_requests
from refkit.enrichers.crossref_batches import find_works
from refkit.enrichers.crossref_requests import list_works
from refkit.enrichers.crossref_settings import USUAL
from refkit.errors import EnrichmentError

from .asking import find_work
from .server import Answer, Server, work

_JSON = {"Content-Type": "application/json"}


def _known(doi: str) -> Mapping[str, Any]:
    return {"DOI": doi, "title": ["Tides"]}


@pytest.mark.parametrize(
    "doi",
    [
        "10.5555/plain",
        "10.5555/abc;2-#x",
        "10.5555/why?yes=no&a",
        "10.5555/a//b",
        "10.5555/a/b",
        "10.5555/a/../b",
        "10.5555/(sici)1099-1409(1999)3:6<1::aid-jpp1>3.0.co;2-m",
        "10.5555/50%25",
        "10.5555/ünïcode",
        "10.5555/sp ace",
        "10.5555/%2fslash",
    ],
)
def test_any_doi_reaches_the_server_whole(server: Server, doi: str) -> None:
    server.knows(_known(doi))
    assert find_work(doi) == _known(doi)
    (seen,) = server.seen
    assert seen.path.count("/") == 2
    assert not set("#?;<>") & set(seen.path)


def test_dois_that_differ_by_a_slash_are_kept_apart(server: Server) -> None:
    for doi in ("10.5555/a//b", "10.5555/a/b", "10.5555/x/../a/b"):
        server.knows(_known(doi))
        assert find_work(doi) == _known(doi)
        assert find_work(doi) == _known(doi)
    assert len(server.seen) == 3


def test_the_address_is_sent_when_it_is_given(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_work("10.5555/1")
    monkeypatch.setenv("REFKIT_MAILTO", "ann.reeve@example.org")
    find_work("10.5555/2")
    agents = [seen.headers["User-Agent"] for seen in server.seen]
    assert "mailto" not in agents[0]
    assert "(mailto:ann.reeve@example.org)" in agents[1]
    assert all("refkit" in agent for agent in agents)


@pytest.mark.parametrize(
    ("variable", "value", "complaint"),
    [
        ("REFKIT_MAILTO", "ann", "is not an e-mail address: 'ann'"),
        ("REFKIT_MAILTO", "a@b\r\nX-Evil: 1", "REFKIT_MAILTO is not an e-mail address"),
        ("REFKIT_CROSSREF_TOKEN", "a\r\nX-Evil: 1", "_TOKEN is not a token"),
        ("REFKIT_CROSSREF_URL", "crossref", "_URL is not a web address"),
        ("REFKIT_CROSSREF_URL", "file:///x", "_URL is not a web address"),
        ("REFKIT_CROSSREF_URL", "http://.example.org", "_URL is not a web address"),
        ("REFKIT_CROSSREF_URL", "http://[::1", "_URL is not a web address"),
        ("REFKIT_CROSSREF_URL", "http://127.0.0.1:x", "_URL is not a web address"),
        ("REFKIT_CROSSREF_URL", "http://127.0.0.1:65536", "_URL is not a web address"),
        ("REFKIT_CROSSREF_URL", "http://127.0.0.1:1", "asked: no connection to http:"),
        ("REFKIT_CROSSREF_URL", "http://[::1]:1", "asked: no connection to http:"),
    ],
)
def test_a_wrong_setting_is_named(
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    value: str,
    complaint: str,
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(EnrichmentError, match=complaint):
        find_work("10.5555/1")
    assert server.seen == []


@pytest.mark.parametrize("path", ["/", "/crossref/"])
def test_the_server_may_end_in_a_slash(
    server: Server, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setenv("REFKIT_CROSSREF_URL", server.url + path)
    find_work("10.5555/1")
    assert [seen.path for seen in server.seen] == [f"{path}works/10.5555%2F1"]


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [
        (Answer(500), "answered 500"),
        (Answer(400, b'{"status":"failed"}', _JSON), "answered 400"),
        (Answer(200, b'{"message": {"DOI": "10.5', _JSON), "not a work"),
        (Answer(200, b"", _JSON), "not a work"),
        (Answer(200, b"<!DOCTYPE html><title>Portal</title>"), "not a work"),
        (Answer(200, b"\x00\xff\xfe\x00\x80garbage", _JSON), "not a work"),
        (Answer(200, b"[" * 200_000, _JSON), "not a work"),
        (Answer(200, b'{"message": "Not implemented."}', _JSON), "not a work"),
        (Answer(200, b"9" * 5000, _JSON), "not a work"),
        (Answer(200, b"{}", {**_JSON, "Content-Length": "90"}), "cannot be asked"),
        (Answer(200, b"{}", {"Content-Encoding": "gzip"}), "cannot be asked"),
        (Answer(301, b"", {"Location": "ftp://127.0.0.1/"}), "cannot be asked"),
        (Answer(301, b"", {"Location": "/works/10.5555%2F1"}), "cannot be asked"),
    ],
)
def test_a_bad_answer_is_an_error_and_is_not_remembered(
    server: Server, answer: Answer, complaint: str
) -> None:
    server.answers["10.5555/1"] = [answer]
    with pytest.raises(EnrichmentError, match=complaint) as error:
        find_work("10.5555/1")
    assert "\n" not in str(error.value)
    server.knows(_known("10.5555/1"))
    assert find_work("10.5555/1") == _known("10.5555/1")


def test_a_slow_server_is_not_waited_for(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crossref_requests, "_TIMEOUT", (1.0, 0.2))
    server.answers["10.5555/1"] = [Answer(200, delay=1.0)]
    with pytest.raises(EnrichmentError, match="timed out"):
        find_work("10.5555/1")


def test_a_redirect_is_followed(server: Server) -> None:
    server.knows(_known("10.5555/new"))
    moved = {"Location": "/works/10.5555%2Fnew"}
    server.answers["10.5555/old"] = [Answer(301, b"", moved)]
    assert find_work("10.5555/old") == _known("10.5555/new")


def test_habanero_goes_out_where_it_is_replaced(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = habanero.request_class.Request
    assert list(inspect.signature(request._req).parameters) == [
        *("self", "payload", "should_warn")
    ]
    assert list(inspect.signature(request.__init__).parameters)[:8] == [
        *("self", "mailto", "ua_string", "timeout", "url", "path", "query", "filter")
    ]
    assert {"limit", "select", "cursor", "cursor_max", "kwargs"} <= set(
        inspect.signature(request.__init__).parameters
    )
    module = inspect.getsource(habanero.request_class)
    assert module.count("httpx2.get(") == 1
    assert inspect.getsource(request._req).count("httpx2.get(") == 1

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("habanero went out by itself")

    for name in ("get", "request", "stream", "Client"):
        monkeypatch.setattr(f"httpx2.{name}", refuse)
    server.answers["10.5555/1"] = [work(_known("10.5555/1"))]
    assert find_work("10.5555/1") == _known("10.5555/1")
    find_works(["10.5555/2", "10.5555/3"])
    list_works({}, ["DOI"], 3, USUAL)
    assert len(server.seen) == 5
