"""Nothing is taken from a work that is not the one a reference means."""

import pytest

import refkit
from refkit.model import Name, PartialDate, Reference

from .server import Answer, Server
from .works import MESSAGES, read_works

_SALT = Reference(
    title="Salt in desert lakes",
    author=[Name("Reeve", "A.")],
    container_title="Wells & Springs",
    issued=PartialDate(2004),
    citation_key="salt",
)
_RAIN = Reference(
    title="Springs and the sound of rain",
    author=[Name("Tan", "Mei")],
    container_title="Acta Fontium",
    issued=PartialDate(2022),
    volume="3",
)


@pytest.fixture(autouse=True)
def known(server: Server) -> None:
    server.knows(*read_works(MESSAGES / "works.jsonl"))


def test_a_reference_without_a_doi_is_searched_for(server: Server) -> None:
    (outcome,) = refkit.iter_enrich([_SALT])
    assert (outcome.after.doi, outcome.after.page) == ("10.5555/salt.1", "101-119")
    assert outcome.after.author == _SALT.author, "what was given stands"
    assert outcome.after.citation_key == "salt"
    assert outcome.before == _SALT
    assert outcome.identification is not None
    accepted = outcome.identification.verdicts[outcome.identification.accepted or 0]
    assert {"title", "author", "year"} <= set(accepted.supports)
    assert outcome.work is not None
    assert "language" in outcome.work, "the whole is fetched"
    assert [c.evidence.by for c in outcome.after.why("page")] == ["crossref"]
    asked = len(server.seen)
    assert refkit.enrich([_SALT]) == [outcome.after]
    assert len(server.seen) == asked


def test_a_doi_of_another_paper_is_not_used_and_the_right_one_found() -> None:
    wrong = refkit.Reference(
        title=_SALT.title,
        author=_SALT.author,
        issued=_SALT.issued,
        container_title=_SALT.container_title,
        doi="10.5555/comma,in,it",
    )
    with pytest.warns(refkit.RefkitWarning) as warned:
        (outcome,) = refkit.iter_enrich([wrong])
    assert [str(warning.message) for warning in warned] == [
        "10.5555/comma,in,it is «Wells that breathe», not «Salt in desert lakes»"
        " (another title); 10.5555/salt.1 is used instead"
    ]
    assert (outcome.after.doi, outcome.after.volume) == ("10.5555/salt.1", "7")
    assert [claim.value for claim in outcome.after.why("doi")] == [
        "10.5555/salt.1",
        "10.5555/comma,in,it",
    ]
    assert outcome.identification is not None
    assert outcome.identification.wrong_doi == "10.5555/comma,in,it"
    assert len(outcome.identification.verdicts) == len(outcome.works)


def test_a_wrong_doi_stays_where_no_other_is_found() -> None:
    wrong = Reference(title="Unheard of things", doi="10.5555/salt.1")
    with pytest.warns(refkit.RefkitWarning, match="not used"):
        assert refkit.enrich([wrong]) == [wrong]


@pytest.mark.parametrize(
    ("given", "doi", "versions"),
    [
        (_RAIN, "10.5555/rain.8", {}),
        (
            Reference(type="article", title=_RAIN.title, author=_RAIN.author,
                      issued=PartialDate(2021)),
            "10.5555/preprint.5",
            {"is-preprint-of": ("10.5555/rain.8",)},
        ),
    ],
)  # fmt: skip
def test_a_preprint_and_what_came_of_it_are_not_swapped(
    given: Reference, doi: str, versions: dict[str, tuple[str, ...]]
) -> None:
    (outcome,) = refkit.iter_enrich([given])
    assert outcome.after.doi == doi
    assert outcome.versions == versions


@pytest.mark.parametrize(
    "given",
    [
        Reference(title="Salt in desert lakes"),
        Reference(title="Salt in desert lakes", author=[Name("Ode", "B.")],
                  issued=PartialDate(2004), container_title="Wells & Springs"),
        Reference(author=[Name("Reeve", "A.")], issued=PartialDate(2004)),
        Reference(title="Salt in desert lakes", author=[Name("Reeve", "A.")],
                  container_title="Wells & Springs", doi="10.5281/unknown"),
    ],
    ids=["title alone", "another author", "author alone", "a DOI of another registry"],
)  # fmt: skip
def test_too_little_or_another_work_is_left_as_it_is(given: Reference) -> None:
    assert refkit.enrich([given]) == [given]


def test_a_string_is_compared_as_it_was_typed() -> None:
    typed = [
        "Reeve, A. Salt in desert lakes. Wells & Springs 7 (2004), 101-119.",
        "[2] Reeve A: Of salt in lakes and seas. Wells & Springs 8, 5 (2005).",
        "Unreadable 3",
        "https://doi.org/10.5555/SALT.1",
    ]
    first, second, third, fourth = refkit.iter_enrich(typed)
    assert first.after.doi == fourth.after.doi == "10.5555/salt.1"
    assert (first.text, first.after.title) == (typed[0], "Salt in desert lakes")
    assert [str(name) for name in first.after.author] == ["Ann Reeve"]
    assert second.identification is not None
    assert second.work is None
    assert second.after == second.before
    assert (third.after.title, third.after.confidence) == (typed[2], {"title": 0.1})
    assert "10.5555/salt.1" not in {second.after.doi, third.after.doi}


def test_a_string_that_cannot_be_read_is_no_title_to_keep() -> None:
    typed = "Reeve: Salt in desert lakes, Wells & Springs 7, 101"
    (outcome,) = refkit.iter_enrich([typed], only_missing=True)
    assert outcome.before.title == typed
    assert outcome.work is not None
    assert outcome.after.title == "Salt in desert lakes"


def test_a_string_may_have_the_doi_of_another_work() -> None:
    typed = (
        "Reeve, A. Salt in desert lakes. Wells & Springs 7 (2004), 101-119."
        " doi:10.5555/comma,in,it"
    )
    with pytest.warns(refkit.RefkitWarning, match=r"salt\.1 is used instead"):
        (found,) = refkit.enrich([typed])
    assert found.doi == "10.5555/salt.1"


def test_a_doi_alone_is_enough() -> None:
    (found,) = refkit.enrich([Reference(doi="10.5555/salt.1")])
    assert found.title == "Salt in desert lakes"
    with pytest.warns(refkit.RefkitWarning, match="lakes» .another first author.; not"):
        refkit.enrich([Reference(doi="10.5555/salt.1", author=[Name("Ode", "B.")])])


def test_only_what_is_wanted_is_joined() -> None:
    (found,) = refkit.enrich([_SALT], fields=["doi", "volume", "issued"])
    assert (found.doi, found.volume, found.page) == ("10.5555/salt.1", "7", None)
    assert str(found.issued) == "2004-03"
    (found,) = refkit.enrich([_SALT], only_missing=True)
    assert (found.issued, found.page) == (_SALT.issued, "101-119")
    assert found.type == "article-journal"


def test_a_search_that_fails_is_told_once_and_keeps_the_reference(
    server: Server,
) -> None:
    server.answers["/works"] = [Answer(500)]
    with pytest.warns(refkit.EnrichmentWarning) as warned:
        outcomes = list(refkit.iter_enrich([_SALT, _RAIN]))
    assert [outcome.after for outcome in outcomes] == [_SALT, _RAIN]
    assert all("answered 500" in str(outcome.error) for outcome in outcomes)
    assert len(warned) == 1


def test_the_date_that_counts_is_a_matter_of_choice(server: Server) -> None:
    server.knows(
        {
            "DOI": "10.5555/both",
            "title": ["Wells of the north"],
            "published-print": {"date-parts": [[2015]]},
            "published-online": {"date-parts": [[2014, 3]]},
        }
    )
    given = [Reference(doi="10.5555/both")]
    assert [str(found.issued) for found in refkit.enrich(given)] == ["2015"]
    (found,) = refkit.enrich(given, dates="online")
    assert str(found.issued) == "2014-03"
    assert [str(claim.value) for claim in found.why("year")] == ["2014-03", "2015"]
