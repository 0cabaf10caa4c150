"""Lists of references, from the public face down to the server."""

import subprocess
import sys
import warnings

import pytest

import refkit
from refkit.errors import EnrichmentError, EnrichmentWarning
from refkit.model import Reference
from refkit.plugins import Enricher, WorkSource

from .server import Answer, Server
from .works import MESSAGES, read_works

_MANY = [
    {"DOI": f"10.5555/{number}", "title": [f"Well {number}"], "volume": str(number)}
    for number in range(1100)
]
_GIVEN = [
    Reference(
        doi=f"10.5555/{number}", title=f"Well {number}", citation_key=f"k{number}"
    )
    for number in range(1100)
]


def test_a_list_is_asked_about_together_and_keeps_its_order(server: Server) -> None:
    server.knows(*_MANY)
    given = [*_GIVEN[:60], Reference(title="No DOI"), *_GIVEN[:2]]
    found = refkit.enrich(iter(given))
    assert [reference.title for reference in found] == [r.title for r in given]
    assert [r.citation_key for r in found] == [r.citation_key for r in given]
    assert [r.volume for r in found[:60]] == [str(number) for number in range(60)]
    assert found[60] == given[60]
    assert len(server.seen) == 2
    assert refkit.enrich(given) == found
    assert len(server.seen) == 2


def test_a_long_list_is_asked_about_in_parts(server: Server) -> None:
    server.knows(*_MANY)
    found = refkit.enrich(_GIVEN)
    assert [r.volume for r in found] == [str(number) for number in range(1100)]
    assert len(server.seen) == 22


def test_what_fails_stays_as_it_was_and_is_told_once(server: Server) -> None:
    server.knows(*_MANY)
    server.answers[""] = [None, Answer(200, b"<html>")]
    with pytest.warns(EnrichmentWarning) as warned:
        found = refkit.enrich(_GIVEN)
    assert [str(warning.message) for warning in warned] == [
        "1050 references stay as they were: Crossref is given up for now:"
        " Crossref answered something that is not a work"
    ]
    enriched = [r for r in found if r.volume]
    assert len(enriched) == 50
    assert [r for r in found if not r.volume] == [
        given for given, r in zip(_GIVEN, found, strict=True) if not r.volume
    ]


def test_terms_are_given_with_the_enricher(server: Server) -> None:
    server.knows(*_MANY)
    given = _GIVEN[:3]
    mine = refkit.crossref("ann.reeve@example.org")
    first = refkit.enrich(given, enricher=mine)
    assert "mailto:ann.reeve" in server.seen[0].headers["User-Agent"]
    assert refkit.enrich(given, enricher=refkit.crossref(offline=True)) == first
    assert len(server.seen) == 1
    refkit.enrich(given, enricher=refkit.crossref(refresh=True))
    assert len(server.seen) == 2
    with pytest.raises(EnrichmentError, match="not an e-mail address"):
        refkit.crossref("ann")


def test_a_wrong_setting_leaves_all_as_it_was(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFKIT_MAILTO", "ann")
    with pytest.warns(
        EnrichmentWarning, match="3 references stay as they were: REFKIT_MAILTO is not"
    ):
        assert refkit.enrich(_GIVEN[:3]) == _GIVEN[:3]
    assert server.seen == []


def test_works_of_another_source_are_used_alike() -> None:
    works = {work["DOI"].lower(): work for work in read_works(MESSAGES / "works.jsonl")}
    source = WorkSource(
        "shelf",
        by_doi=lambda dois: {doi: works[doi] for doi in dois if doi in works},
        search=lambda _meant, _rows: [],
    )
    shelf = Enricher("shelf", works=source)
    given = [Reference(doi="10.5555/Tide;Gauges<1>"), Reference(doi="10.5555/none")]
    first, second = refkit.enrich(given, enricher=shelf)
    assert first.container_title == "Instruments of the shore"
    assert second == given[1]


def test_a_source_of_others_that_breaks_costs_only_itself() -> None:
    def fail(_: object) -> dict[str, dict[str, object]]:
        raise OSError("the shelf is locked")

    source = WorkSource("shelf", by_doi=fail, search=lambda _meant, _rows: [])
    with pytest.warns(refkit.RefkitWarning, match="the shelf is locked"):
        found = refkit.enrich(_GIVEN[:2], enricher=Enricher("shelf", works=source))
    assert found == _GIVEN[:2]


def test_a_run_that_is_killed_loses_nothing_that_was_answered(server: Server) -> None:
    server.knows(*_MANY)
    # One request after another in the public pool: the fourth is not answered in time.
    server.answers["/works"] = [None, None, None, Answer(503, delay=1)]
    code = (
        "import refkit; refkit.enrich(refkit.Reference(doi=f'10.5555/{number}')"
        " for number in range(1100))"
    )
    process = subprocess.Popen([sys.executable, "-c", code])
    while len(server.seen) < 4:
        assert process.poll() is None
    process.kill()
    process.wait()
    server.wait()
    server.answers.clear()
    server.seen.clear()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = refkit.enrich(_GIVEN)
    assert all(reference.volume for reference in found)
    assert len(server.seen) == 22 - 3
