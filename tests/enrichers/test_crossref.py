import subprocess
import sys
import warnings
from collections.abc import Mapping
from typing import Any

import pytest

import refkit
from refkit.errors import RefkitWarning
from refkit.model import Reference

from .server import Answer, Server, work
from .works import message

_ARTICLE = message("article")
_DOI = "10.5555/wells.2015.3"


def test_a_reference_with_a_doi_is_filled_in(server: Server) -> None:
    server.knows({**_ARTICLE, "author": _ARTICLE["author"][:1]})
    known = Reference(doi=_DOI, title="Tides in tide-wells and other H2O")
    (found,) = refkit.enrich([known])
    assert (found.type, found.volume, found.page) == (
        "article-journal",
        "18",
        "317-335",
    )
    assert found.issn == ("1756-8722", "0032-5473")
    assert str(found.issued) == "2015-12"
    assert [str(name) for name in found.author] == ["Maria de Souza"]


def test_one_that_fails_costs_no_other(server: Server) -> None:
    server.knows(_ARTICLE)
    server.answers["10.5555/2"] = [Answer(500)]
    given = [Reference(doi=_DOI, pmid="1"), Reference(doi="10.5555/2", volume="2")]
    with pytest.warns(RefkitWarning, match="Crossref answered 500"):
        first, second = refkit.enrich(given)
    assert (first.volume, first.pmid) == ("18", "1")
    assert [claim.evidence.by for claim in first.why("volume")] == ["crossref"]
    assert second == given[1]


@pytest.mark.parametrize("doi", [None, "10.1/x", "to appear"])
def test_without_a_doi_or_enough_to_search_for_nobody_is_asked(
    server: Server, doi: str | None
) -> None:
    given = [Reference(doi=doi, title="Tides")]
    assert refkit.enrich(given) == given
    assert server.seen == []


def test_a_doi_that_crossref_does_not_have_changes_nothing(server: Server) -> None:
    given = [Reference(doi="10.5555/none")]
    assert refkit.enrich(given) == given
    assert [seen.path for seen in server.seen] == ["/works/10.5555%2Fnone"]


@pytest.mark.parametrize(
    ("title", "changes", "objection"),
    [
        (
            "Salt in desert lakes",
            {},
            f"{_DOI} is «Tides in Tide Wells & other H2O», not «Salt in desert lakes»"
            " (another title); not used",
        ),
        (
            "Reply to: Tides in tide wells & other H2O",
            {},
            f"{_DOI} is «Tides in Tide Wells & other H2O», not «Reply to: Tides in tide"
            " wells & other H2O» (a notice about the other, or answered by it); not used",
        ),
        (
            "Tides in tide wells & other H2O",
            {"title": []},
            f"{_DOI} is «without a title», not «Tides in tide wells & other H2O»"
            " (no author to compare, and not the same place); not used",
        ),
    ],
)
def test_nothing_is_taken_from_another_work(
    server: Server, title: str, changes: Mapping[str, Any], objection: str
) -> None:
    server.answers[_DOI] = [work({**_ARTICLE, **changes})]
    given = [Reference(doi=_DOI, title=title)]
    with pytest.warns(RefkitWarning) as warned:
        assert refkit.enrich(given) == given
    assert [str(warning.message) for warning in warned] == [objection]


@pytest.mark.parametrize(
    ("title", "changes"),
    [
        (None, {}),
        (None, {"title": []}),
        ("Tides", {"title": ["Tides"], "DOI": "10.5555/alias"}),
        (
            "Tides: An atlas of wells",
            {"title": ["Tides"], "subtitle": ["An atlas of wells"]},
        ),
        ("Tides", {"title": ["Tides"], "subtitle": ["An atlas of wells"]}),
        ("Gezeiten in Brunnen", {"original-title": ["Gezeiten in Brunnen"]}),
    ],
)
def test_the_same_work_is_used(
    server: Server, title: str | None, changes: Mapping[str, Any]
) -> None:
    server.answers[_DOI] = [work({**_ARTICLE, **changes})]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        (found,) = refkit.enrich([Reference(doi=_DOI, title=title)])
    assert found.volume == "18"


def test_loading_the_enricher_loads_nothing_heavy() -> None:
    code = "import sys, refkit.enrichers.crossref; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    heavy = {"habanero", "httpx2", "requests", "requests_cache", "sqlite3", "urllib3"}
    assert not heavy & set(done.stdout.split())
