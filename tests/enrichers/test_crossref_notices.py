from contextlib import suppress
from typing import Any

import pytest

import refkit
from refkit.enrichers.crossref_notices import Notice, notices_of
from refkit.identification import identify_by_doi
from refkit.model import Name, PartialDate, Reference

from .server import Answer, Server
from .works import MESSAGES, read_works

_UPDATED = {"date-parts": [[2020, 1, 30]]}
_RETRACTED = {
    "DOI": "10.5555/bad",
    "title": ["Retracted: Wells of the moon"],
    "volume": "7",
    "updated-by": [
        {"DOI": "10.5555/BAD.r", "type": "retraction", "updated": _UPDATED},
        {"DOI": "10.5555/bad.2", "type": "new_version", "updated": _UPDATED},
    ],
}


@pytest.mark.parametrize(
    ("message", "notices"),
    [
        (_RETRACTED, [Notice("Retracted", "10.5555/bad.r", PartialDate(2020, 1, 30))]),
        ({"update-to": [{"DOI": "10.5555/a", "type": "erratum"}] * 2},
         [Notice("Correction notice", "10.5555/a")]),
        ({"updated-by": [{"DOI": "10.5555/c", "type": "Expression of Concern"}]},
         [Notice("Expression of concern", "10.5555/c")]),
        ({"DOI": "10.5555/A", "update-to": [{"DOI": "10.5555/a", "type": "erratum"}]},
         []),
        ({"updated-by": [None, {}, {"type": "retraction", "DOI": 3}, {"type": []}]}, []),
        ({"updated-by": "retraction", "update-to": None}, []),
    ],
)  # fmt: skip
def test_notices(message: dict[str, Any], notices: list[Notice]) -> None:
    assert list(notices_of(message)) == notices


def _bibliographies() -> list[str]:
    """The formats that are written, but for lists of citations as people print them."""
    written = []
    for name in refkit.format_names():
        with suppress(refkit.FormatError):
            refkit.dumps([], name)
            written.append(name)
    return [name for name in written if name != "citations"]


@pytest.mark.parametrize("format", _bibliographies())
def test_every_format_says_that_a_work_is_retracted(
    server: Server, format: str
) -> None:
    server.knows(_RETRACTED)
    given = Reference(
        doi="10.5555/bad",
        title="Wells of the moon",
        author=[Name("Reeve", "A.")],
        keyword=["moon"],
    )
    found = refkit.enrich([given])
    assert found[0].keyword == ("moon", "Retracted")
    assert refkit.enrich(found) == found
    (again,) = refkit.loads(refkit.dumps(found, format), format)
    assert again.keyword == ("moon", "Retracted")
    assert refkit.enrich([given], fields=["volume"])[0].keyword == ("moon",)


def test_notices_that_a_message_does_not_name_are_asked_for(server: Server) -> None:
    server.knows(*read_works(MESSAGES / "works.jsonl"))
    given = [Reference(doi="10.5555/salt.1"), Reference(doi="10.5555/salt.2")]
    assert not any(found.keyword for found in refkit.enrich(given))
    asks = refkit.crossref(notices=True)
    for _ in range(2):
        first, second = refkit.iter_enrich(given, enricher=asks)
        assert (first.notices, first.after.keyword) == ((), ())
        (notice,) = second.notices
        assert (notice.flag, notice.doi) == ("Corrected", "10.5555/salt.2.erratum")
        assert second.after.keyword == ("Corrected",)
        assert len(server.seen) == 2


def test_notices_that_cannot_be_asked_for_cost_nothing_else(server: Server) -> None:
    server.knows(*read_works(MESSAGES / "works.jsonl"))
    refkit.enrich([Reference(doi="10.5555/salt.2")])
    server.answers["/works"] = [Answer(500)]
    with pytest.warns(refkit.EnrichmentWarning, match="notices about some works could"):
        (found,) = refkit.enrich(
            [Reference(doi="10.5555/salt.2")], enricher=refkit.crossref(notices=True)
        )
    assert found.volume == "9"


@pytest.mark.parametrize(
    ("title", "changes", "taken"),
    [
        ("RETRACTED ARTICLE: Wells of the moon", {}, True),
        ("[Withdrawn] Wells of the moon", {}, True),
        ("Retracted: Wells of the moon", {"update-to": [{"DOI": "10.5555/b"}]}, False),
        ("Removed stones", {}, False),
    ],
)
def test_a_work_is_known_by_its_title_before_it_was_retracted(
    title: str, changes: dict[str, Any], taken: bool
) -> None:
    work = {**_RETRACTED, "title": [title], **changes}
    known = Reference(doi="10.5555/bad", title="Wells of the moon")
    found = identify_by_doi(known, "10.5555/bad", work)
    assert (found.accepted is not None) is taken


def test_an_unknown_field_is_told_of_before_anybody_is_asked(server: Server) -> None:
    with pytest.raises(refkit.UnknownNameError, match="did you mean 'volume'"):
        refkit.iter_enrich([Reference(doi="10.5555/bad")], fields=["volum"])
    assert server.seen == []


def test_everyday_words_name_fields(server: Server) -> None:
    server.knows({**_RETRACTED, "container-title": ["Wells"], "page": "1-9"})
    (found,) = refkit.enrich([Reference(doi="10.5555/bad")], fields=["journal"])
    assert (found.journal, found.page) == ("Wells", None)
