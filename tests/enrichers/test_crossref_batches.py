import json
import sqlite3
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.enrichers.crossref_batches import batches, find_works
from refkit.enrichers.crossref_settings import Terms
from refkit.errors import EnrichmentError, OfflineError, RefkitWarning
from refkit.plugins import Answers, Work

from .asking import find_work
from .server import Answer, Server, work

_MANY = [f"10.5555/{number}" for number in range(120)]
_OFFLINE = Terms(offline=True)
_DOIS = st.lists(
    st.sampled_from(["10.5555/a", "10.5555/b,c", "10.5555/" + "ü<" * 300]), max_size=200
)


def _known(doi: str, **more: Any) -> dict[str, Any]:
    return {"DOI": doi, "title": ["Tides"], "language": "en", **more}


def _had(found: Answers) -> dict[str, Work]:
    """The answers without what failed."""
    return {
        doi: one for doi, one in found.items() if not isinstance(one, EnrichmentError)
    }


def _lists(server: Server) -> list[list[str]]:
    """The DOIs of each list that was asked for."""
    queries = (parse_qs(urlsplit(seen.path).query) for seen in server.seen)
    found = [query["filter"][0].split(",") for query in queries if "filter" in query]
    return [[part.removeprefix("doi:") for part in parts] for parts in found]


def _singles(server: Server) -> list[str]:
    return [seen.path for seen in server.seen if "?" not in seen.path]


def _age(cache_file: Path) -> None:
    """Make everything in the cache a year older."""
    file = sqlite3.connect(cache_file)
    rows = file.execute("SELECT key, value FROM responses").fetchall()
    for key, value in rows:
        said = json.loads(value)
        said["expires"] = "2020-01-01T00:00:00+00:00"
        file.execute(
            "UPDATE responses SET value = ?, expires = 1 WHERE key = ?",
            (json.dumps(said), key),
        )
    file.commit()
    file.close()


def test_many_works_take_few_requests_and_then_none(server: Server) -> None:
    server.knows(*map(_known, _MANY))
    found = find_works(_MANY)
    assert found == {doi: _known(doi) for doi in _MANY}
    assert sorted(map(len, _lists(server))) == [20, 50, 50]
    assert len(server.seen) == 3
    assert find_works(_MANY) == found
    assert find_work(_MANY[7]) == found[_MANY[7]]
    assert len(server.seen) == 3


def test_a_work_is_the_same_whichever_way_it_is_asked_for(server: Server) -> None:
    reference = [{"DOI": "10.5555/x"}]
    server.knows(*(_known(doi, reference=reference) for doi in _MANY[:4]))
    together = find_works(_MANY[:2])
    singly = {doi: find_work(doi) for doi in _MANY[2:4]}
    again = {doi: find_work(doi) for doi in _MANY[:4]}
    assert {**together, **singly} == again == {doi: _known(doi) for doi in _MANY[:4]}
    assert len(server.seen) == 3


def test_a_doi_with_a_comma_is_asked_about_by_itself(server: Server) -> None:
    dois = ["10.5555/a,b", "10.5555/c", "10.5555/(sici)1:2<3::aid>4.0.co;2-#"]
    server.knows(*map(_known, dois))
    assert find_works(dois) == {doi: _known(doi) for doi in dois}
    assert _lists(server) == [dois[1:]]
    assert _singles(server) == ["/works/10.5555%2Fa%2Cb"]


def test_a_doi_that_another_has_replaced_is_found(server: Server) -> None:
    server.knows(_known("10.5555/new"), _known("10.5555/1"))
    server.works.moved["10.5555/old"] = "10.5555/new"
    found = find_works(["10.5555/1", "10.5555/old"])
    assert found["10.5555/old"] == _known("10.5555/new")
    seen = len(server.seen)
    assert find_works(["10.5555/1", "10.5555/old"]) == found
    assert len(server.seen) == seen


def test_an_unknown_doi_is_remembered_too(server: Server) -> None:
    elsewhere = ["10.5281/zenodo.1", "10.48550/arxiv.2101.00001"]
    server.knows(_known("10.5555/1"))
    for _ in range(2):
        assert set(find_works(["10.5555/1", "10.5555/none", *elsewhere])) == {
            "10.5555/1"
        }
    assert _singles(server) == ["/works/10.5555%2Fnone"]
    assert len(_lists(server)) == 1


@pytest.mark.parametrize(
    "answer",
    [
        Answer(400, b"{}", {"Content-Type": "application/json"}),
        Answer(404),
        Answer(200, b'{"message": {"items": [{"DOI": "10.5'),
        Answer(200, b'{"message-type": "work-list", "message": {"items": 3}}'),
    ],
)
def test_a_list_that_is_refused_or_nonsense_is_asked_for_piece_by_piece(
    server: Server, answer: Answer
) -> None:
    server.knows(*map(_known, _MANY[:3]))
    server.answers["/works"] = [answer]
    assert set(find_works(_MANY[:3])) == set(_MANY[:3])
    assert len(_singles(server)) == 3


def test_works_that_nobody_asked_for_are_not_taken(server: Server) -> None:
    items = [_known("10.5555/other"), _known("10.5555/0"), {"title": ["No DOI"]}, 3]
    said = {"message-type": "work-list"}
    body = {**said, "message": {"items": items, "total-results": 4}}
    server.answers["/works"] = [Answer(200, json.dumps(body).encode())]
    assert set(find_works(_MANY[:2])) == {"10.5555/0"}


def test_a_source_that_fails_is_given_up_and_gone_on_with(server: Server) -> None:
    dois = [f"10.5555/{number}" for number in range(2000)]
    server.knows(*map(_known, dois))
    server.answers[""] = [None, None, Answer(503)]
    found = find_works(dois)
    failed = {str(one) for one in found.values() if isinstance(one, EnrichmentError)}
    assert len(_had(found)) == 100
    assert found.keys() == set(dois)
    assert failed == {
        "Crossref answered 503",
        "Crossref is given up for now: Crossref answered 503",
    }
    # Several may fail at the same time, but not forty.
    assert len(server.seen) < 2 + 3 * 9


def test_the_next_run_asks_for_the_rest_only(
    server: Server, again: Callable[[], None]
) -> None:
    server.knows(*map(_known, _MANY))
    server.answers["/works"] = [None, Answer(500)]
    first = _had(find_works(_MANY))
    server.answers.clear()
    server.seen.clear()
    again()
    assert len(find_works(_MANY)) == 120
    assert sum(map(len, _lists(server))) == 120 - len(first)


def test_one_bad_answer_costs_one_reference(server: Server) -> None:
    server.knows(*map(_known, _MANY[:5]))
    del server.works.by_doi[_MANY[0]]
    server.answers[_MANY[0]] = [Answer(200, b"<html>")]
    found = find_works(_MANY[:5])
    assert set(_had(found)) == set(_MANY[1:5])
    assert "not a work" in str(found[_MANY[0]])


def test_offline_nobody_is_asked(server: Server, cache_file: Path) -> None:
    server.knows(*map(_known, _MANY))
    find_works(_MANY[:60])
    find_work("10.5555/none")
    _age(cache_file)
    server.seen.clear()
    found = find_works([*_MANY, "10.5555/none"], _OFFLINE)
    assert set(_had(found)) == set(_MANY[:60])
    assert set(found) == set(_MANY)
    assert all(isinstance(found[doi], OfflineError) for doi in _MANY[60:])
    assert find_work(_MANY[0], _OFFLINE) == _known(_MANY[0])
    assert find_work("10.5555/none", _OFFLINE) is None
    with pytest.raises(EnrichmentError, match="nobody is asked"):
        find_work(_MANY[99], _OFFLINE)
    assert server.seen == []


def test_refreshing_asks_anew(server: Server) -> None:
    server.knows(*map(_known, _MANY[:3]))
    find_works(_MANY[:3])
    server.knows(*(_known(doi, volume="2") for doi in _MANY[:3]))
    fresh = Terms(refresh=True)
    assert _had(find_works(_MANY[:2], fresh))[_MANY[0]]["volume"] == "2"
    newer = find_work(_MANY[2], fresh)
    assert newer is not None
    assert newer["volume"] == "2"
    assert _had(find_works(_MANY[:3]))[_MANY[1]]["volume"] == "2"
    assert len(server.seen) == 3


@pytest.mark.parametrize("answer", [Answer(503), Answer(200, b"<html>")])
def test_outdated_answers_are_better_than_none(
    server: Server, cache_file: Path, answer: Answer
) -> None:
    server.knows(*map(_known, _MANY[:3]))
    find_works(_MANY[:3])
    _age(cache_file)
    server.answers[""] = [answer]
    with pytest.warns(RefkitWarning, match="older answers are used"):
        assert find_work(_MANY[0]) == _known(_MANY[0])
    with pytest.warns(RefkitWarning, match="older answers are used"):
        assert set(find_works(_MANY[:3])) == set(_MANY[:3])
    server.answers.clear()


def test_outdated_answers_are_asked_for_anew(server: Server, cache_file: Path) -> None:
    server.knows(*map(_known, _MANY[:3]))
    find_works(_MANY[:3])
    _age(cache_file)
    server.knows(*(_known(doi, volume="2") for doi in _MANY[:3]))
    assert _had(find_works(_MANY[:3]))[_MANY[0]]["volume"] == "2"
    assert len(server.seen) == 2


def test_many_threads_ask_once(server: Server) -> None:
    server.knows(*map(_known, _MANY))
    together = Barrier(8)

    def find(at: int) -> int:
        together.wait()
        if at % 2:
            return len(find_works(_MANY[10 * at :] + _MANY[: 10 * at]))
        return sum(find_work(doi) is not None for doi in _MANY)

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(find, range(8))) == [120] * 8
    asked = [doi for some in _lists(server) for doi in some]
    asked += [f"10.5555/{path.rpartition('%2F')[2]}" for path in _singles(server)]
    assert sorted(asked) == sorted(_MANY)


def test_a_row_that_cannot_be_read_is_asked_for_again(
    server: Server, cache_file: Path
) -> None:
    server.knows(*map(_known, _MANY[:2]))
    find_works(_MANY[:2])
    with sqlite3.connect(cache_file) as file:
        file.execute("UPDATE responses SET value = '{}'")
    file.close()
    assert len(find_works(_MANY[:2])) == 2
    assert len(server.seen) == 2


def test_a_wrong_argument_is_an_error_at_once() -> None:
    with pytest.raises(EnrichmentError, match="mailto is not an e-mail address: 'ann'"):
        Terms(mailto="ann")


@given(_DOIS)
def test_batches_hold_every_doi_once_in_few_letters(dois: list[str]) -> None:
    found = list(batches(dois))
    assert sorted(doi for batch in found for doi in batch) == sorted(dois)
    for batch in found:
        assert len(batch) <= 50
        assert len(batch) == 1 or sum(map(len, batch)) <= 4000
        assert len(batch) == 1 or not any("," in doi for doi in batch)


def test_nothing_is_said_when_all_is_well(server: Server) -> None:
    server.answers["10.5555/1"] = [work(_known("10.5555/1"))]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert find_works(["10.5555/1"]) == {"10.5555/1": _known("10.5555/1")}
        assert find_works([]) == {}
