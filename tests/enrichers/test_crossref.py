import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import refkit
from refkit.enrichers.crossref import CROSSREF, same_title
from refkit.errors import RefkitWarning
from refkit.model import Reference
from refkit.resolve import resolve

from .server import Answer, Server, work
from .works import message

_ARTICLE = message("article")
_DOI = "10.5555/wells.2015.3"
_TITLES = st.lists(st.sampled_from(["Ab", "É", "42", "reply", "-", "ß"])).map(" ".join)


def test_a_reference_with_a_doi_is_filled_in(server: Server) -> None:
    server.knows({**_ARTICLE, "author": _ARTICLE["author"][:1]})
    known = Reference(doi=_DOI, title="Tides in tide-wells and other H2O")
    found = resolve(CROSSREF.claims(known))
    assert (found.type, found.volume, found.page) == (
        "article-journal",
        "18",
        "317-335",
    )
    assert found.issn == ("1756-8722", "0032-5473")
    assert str(found.issued) == "2015-12"
    assert [str(name) for name in found.author] == ["Maria de Souza"]


def test_it_is_the_crossref_of_the_public_face(server: Server) -> None:
    server.knows(_ARTICLE)
    server.answers["10.5555/2"] = [Answer(500)]
    given = [Reference(doi=_DOI, pmid="1"), Reference(doi="10.5555/2", volume="2")]
    with pytest.warns(RefkitWarning, match="Crossref answered 500"):
        first, second = refkit.enrich(given)
    assert (first.volume, first.pmid) == ("18", "1")
    assert [claim.evidence.by for claim in first.why("volume")] == ["crossref"]
    assert second == given[1]


@pytest.mark.parametrize("doi", [None, "10.1/x", "to appear"])
def test_without_a_doi_nobody_is_asked(server: Server, doi: str | None) -> None:
    assert CROSSREF.claims(Reference(doi=doi, title="Tides")) == ()
    assert server.seen == []


def test_a_doi_that_crossref_does_not_have_claims_nothing(server: Server) -> None:
    assert CROSSREF.claims(Reference(doi="10.5555/none")) == ()
    assert [seen.path for seen in server.seen] == ["/works/10.5555%2Fnone"]


@pytest.mark.parametrize(
    ("title", "changes", "objection"),
    [
        (
            "Salt in desert lakes",
            {},
            f"{_DOI} is «Tides in Tide Wells & other H2O»; not used",
        ),
        (
            "Reply to: Tides in tide wells & other H2O",
            {},
            f"{_DOI} is «Tides in Tide Wells & other H2O»; not used",
        ),
        (
            "Tides in tide wells & other H2O",
            {"title": []},
            f"{_DOI} has no title at Crossref to compare; not used",
        ),
        (
            None,
            {"DOI": "10.5555/other"},
            f"{_DOI} was answered with 10.5555/other; not used",
        ),
    ],
)
def test_another_work_claims_nothing(
    server: Server, title: str | None, changes: Mapping[str, Any], objection: str
) -> None:
    server.answers[_DOI] = [work({**_ARTICLE, **changes})]
    with pytest.warns(RefkitWarning) as warned:
        assert CROSSREF.claims(Reference(doi=_DOI, title=title)) == ()
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
        ("Gezeiten in Brunnen", {"original-title": ["Gezeiten in Brunnen"]}),
    ],
)
def test_the_same_work_is_used(
    server: Server, title: str | None, changes: Mapping[str, Any]
) -> None:
    server.answers[_DOI] = [work({**_ARTICLE, **changes})]
    assert CROSSREF.claims(Reference(doi=_DOI, title=title))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Die Gezeiten", "DIE GEZEITEN.", True),
        ("Strong learn-ability", "Strong learnability", True),
        ("Tides in wells of the north", "Tides in wells of the south", True),
        ("Tides in wells", "Springs in deserts", False),
        ("Tides", "Erratum: Tides", False),
        ("A reply to tides in wells", "A reply to tides in the wells", True),
        ("潮汐", "潮汐", True),
        ("…", "Tides", False),
    ],
)
def test_same_title(one: str, other: str, same: bool) -> None:
    assert same_title(one, other) is same


@given(_TITLES, _TITLES)
def test_titles_are_compared_both_ways_alike(one: str, other: str) -> None:
    assert same_title(one, other) == same_title(other, one)
    assert same_title(one, one.upper() + " !")


def test_loading_the_enricher_loads_nothing_heavy() -> None:
    code = "import sys, refkit.enrichers.crossref; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    heavy = {"habanero", "httpx2", "requests", "requests_cache", "sqlite3", "urllib3"}
    assert not heavy & set(done.stdout.split())
