"""Which work a reference means: accepted, refused, and why."""

from typing import Any, Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from refkit.identification import candidate_of, identify
from refkit.matching.candidates import NEVER_CITED
from refkit.matching.identity_rules import FEWEST, OBJECTIONS
from refkit.model import Name, PartialDate, Reference
from tests.matching.works import WORKS

PERDEW = ("perdew", "perdew erratum", "perdew comment")
OAKS = ("preprint", "article", "second part", "next year", "meeting", "component")
LIKE_OAKS = tuple(name for name in OAKS if name != "article")

ACCEPTED: Final = (
    # as journals of medicine, chemistry and physics print references
    ("Lowry OH, Rosebrough NJ, Farr AL, Randall RJ. Protein measurement with the Folin phenol"
     " reagent. J Biol Chem. 1951;193:265-75.", ("lowry", "car"), "lowry"),
    ("Lowry, O. H.; Rosebrough, N. J.; Farr, A. L.; Randall, R. J. J. Biol. Chem. 1951, 193, 265.",
     ("lowry", "car"), "lowry"),
    ("R. Car and M. Parrinello, Phys. Rev. Lett. 55, 2471 (1985).", ("car", "perdew"), "car"),
    ("Car R, Parrinello M (1985) Phys Rev Lett 55(22):2471", ("car",), "car"),
    # words broken at the ends of lines, and marks in the wrong places
    ("[7] Car, R. & Parrinello, M. Unified approach for mole-\ncular dynamics and density-\n"
     "functional theory.Phys. Rev. Lett.,55, 2471?2474 (1985)", ("car",), "car"),
    ("Altschul SF, et al. (1990) Basic local alignment search tool. J Mol Biol 215: 403–410",
     ("altschul 1997", "altschul 1990"), "altschul 1990"),
    ("Altschul SF. Gapped BLAST and PSI–BLAST: A new generation of protein databse search"
     " programs. Nucl. Acids Res. 25, 3389 (1997)", ("altschul 1997", "altschul 1990"), "altschul 1997"),
    ("Bishop, C. M. (2006). Pattern Recognition and Machine Learning. Springer, New York.",
     ("bishop review", "bishop"), "bishop"),
    # an erratum is meant, or what it corrects
    ("J. P. Perdew, K. Burke, M. Ernzerhof, Generalized gradient approximation made simple,"
     " Phys. Rev. Lett. 77 (1996) 3865", PERDEW, "perdew"),
    ("Perdew JP, Burke K, Ernzerhof M. Phys Rev Lett 1996;77:3865.", PERDEW, "perdew"),
    ("Perdew JP, Burke K, Ernzerhof M. Phys Rev Lett 1997;78:1396.", PERDEW, "perdew erratum"),
    ("Zhang Y, Yang W. Comment on “Generalized gradient approximation made simple”. Phys Rev"
     " Lett 1998;80:890.", PERDEW, "perdew comment"),
    # versions of one work
    ("Okafor A, Lindqvist P. The heights of oaks in western Kent. J Trees 2021;12(3):101-15.",
     OAKS, "article"),
    ("Okafor A, Lindqvist P. The heights of oaks in western Kent. bioRxiv 2020. "
     "https://doi.org/10.1101/2020.05.01.000001", OAKS, "preprint"),
    ("Okafor A, Lindqvist P: The heights of oaks in western Kent. In: Proceedings of the Meeting"
     " on Woods, pp. 7–12 (2020)", OAKS, "meeting"),
    # a record without authors, and a title cut off its authors
    ("Okafor A. The heights of oaks in western Kent. Journal of Trees 12 (2021), 101–115",
     ("without authors",), "without authors"),
    # the online year stands in the string
    ("Okafor, A., Lindqvist, P. (2020). The heights of oaks in western Kent. Journal of Trees,"
     " 12(3), 101–115.", ("article",), "article"),
)  # fmt: skip

REFUSED: Final = (
    ("", ("lowry",), "author"),
    ("Lowry et al., J Biol Chem", ("lowry",), "place"),
    ("Lowry OH, Rosebrough NJ. J Biol Chem 1951;193:501.", ("lowry",), "place"),
    ("Smith J, Jones K. J. Biol. Chem. 1951, 193, 265.", ("lowry",), "author"),
    ("B. T. Lowry, J. Biol. Chem. 193 (1951) 265.", ("lowry",), "author"),
    ("Smith J. Protein measurement with the Folin phenol reagent. J Biol Chem 1951;193:265.",
     ("lowry",), "author"),
    ("Altschul SF. Searching protein databases for distant relatives. J Mol Biol 1991;220:555.",
     ("altschul 1990", "altschul 1997"), "title"),
    ("Perdew JP, Burke K, Ernzerhof M. Generalized gradient approximation made simple."
     " Phys Rev Lett 1996;77:3865.", PERDEW[1:], "few"),
    ("Zhang Y, Yang W. Comment on “Generalized gradient approximation made simple”. Phys Rev"
     " Lett 1998;80:890.", PERDEW[:1], "notice"),
    ("Okafor A, Lindqvist P. The heights of oaks in western Kent. J Trees 2021;12(3):101-15.",
     LIKE_OAKS, ""),
    ("Okafor A, Lindqvist P. The heights of oaks in western Kent. J Trees 2021;12(3):101-15.",
     ("preprint",), "preprint"),
    ("Okafor A, Lindqvist P. The heights of oaks in western Kent. J Trees 2021;12(3):101-15.",
     ("component",), "kind"),
    ("Okafor A, Lindqvist P. The heights of oaks in western Kent. bioRxiv 2020.",
     ("article",), "record"),
    ("Okafor A, Lindqvist P. Erratum: The heights of oaks in western Kent. J Trees 2021;12:101.",
     ("article",), "notice"),
    ("Okafor A, Lindqvist P. The heights of oaks in western Kent. II. J Trees 2021;12:201.",
     ("article",), "part"),
    ("Okafor A, Lindqvist P. The heights of oaks in western Kent. J Trees 2019;9:33.",
     ("article",), "page"),
    # a title in capitals is a title
    ("Lowry OH. The Uptake of Dyes by the Cells of a Frog. J Biol Chem 1951;193:265.",
     ("lowry",), "title"),
    ("Lowry OH. Frog Muscle Dyes. J Biol Chem 1951;193:265.", ("lowry",), "title"),
    # two references in one string: nobody knows which is meant
    ("Okafor A, Lindqvist P. The heights of oaks in western Kent. J Trees 2021;12(3):101-15."
     " Lowry OH, Rosebrough NJ. J Biol Chem 1951;193:265.", ("article",), "two"),
    ("Okafor A. The heights of oaks in western Kent.", ("article",), "title-alike"),
)  # fmt: skip


def _works(names: tuple[str, ...]) -> list[Any]:
    return [WORKS[name] for name in names]


@pytest.mark.parametrize(("text", "names", "right"), ACCEPTED)
def test_accepted(text: str, names: tuple[str, ...], right: str) -> None:
    found = identify(text, _works(names))
    assert found.accepted is not None, [v.objection for v in found.verdicts]
    assert names[found.accepted] == right
    assert found.objection == ""
    assert len(found.verdicts[found.accepted].supports) >= FEWEST


@pytest.mark.parametrize(("text", "names", "why"), REFUSED)
def test_refused(text: str, names: tuple[str, ...], why: str) -> None:
    found = identify(text, _works(names))
    assert found.accepted is None, found.verdicts[found.accepted or 0]
    assert all(verdict.objection for verdict in found.verdicts)
    if why:
        assert found.objection == OBJECTIONS[why]


LOWRY = Reference(
    type="article-journal",
    title="Protein measurement with the Folin phenol reagent",
    author=[Name("Lowry", "O. H."), Name("Rosebrough", "N. J.")],
    issued=PartialDate(1951),
    container_title="J. Biol. Chem.",
    volume="193",
    page="265-75",
)
CAR = "10.1103/physrevlett.55.2471"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, None),
        ({"volume": None, "page": None}, None),
        ({"container_title": None, "volume": None, "page": None}, None),
        ({"title": "Protein measurement with Folin's phenol reagent"}, None),
        ({"title": None}, None),
        ({"title": None, "page": None}, "place"),
        ({"title": "Protein measurement with the biuret reagent", "page": None}, "title"),
        ({"author": [Name("Bradford", "M.")]}, "author"),
        ({"author": [Name("Lowry", "Jane")], "page": None}, "author"),
        ({"author": (), "page": None}, "no-author"),
        ({"author": ()}, None),
        ({"page": "500-510"}, "page"),
        ({"issued": PartialDate(1962), "page": None}, "year"),
        ({"doi": CAR}, None),  # the DOI is wrong, all else is right
        ({"doi": CAR, "page": None}, "doi"),
        ({"type": "article", "container_title": "bioRxiv", "volume": None, "page": None}, "record"),
    ],
)  # fmt: skip
def test_references(changes: dict[str, Any], why: str | None) -> None:
    found = identify(evolve(LOWRY, **changes), [WORKS["lowry"]])
    assert found.objection == ("" if why is None else OBJECTIONS[why])
    assert (found.accepted is None) is (why is not None)


def test_a_doi_of_another_work_is_reported_and_not_used() -> None:
    works = _works(("car", "lowry"))
    found = identify(evolve(LOWRY, doi=CAR), works)
    assert found.accepted == 1
    assert found.wrong_doi == "10.1103/physrevlett552471"
    assert found.verdicts[0].objection == OBJECTIONS["title"]


def test_a_right_doi_needs_no_place_but_the_work() -> None:
    known = Reference(title=LOWRY.title, author=LOWRY.author, doi=WORKS["lowry"]["DOI"])
    found = identify(known, [WORKS["lowry"]])
    assert found.accepted == 0
    assert found.wrong_doi == ""


def test_versions_are_known() -> None:
    assert candidate_of(WORKS["preprint"]).versions == {
        "is-preprint-of": ("10.5555/oaks.2021",)
    }
    assert candidate_of(WORKS["article"]).versions == {
        "has-preprint": ("10.1101/2020.05.01.000001",)
    }


def test_two_dois_of_one_work_are_no_tie() -> None:
    text = "Okafor A, Lindqvist P. The heights of oaks in western Kent. J Trees 2021;12:101."
    found = identify(text, _works(("article", "article again", "second part")))
    assert {found.accepted, *found.copies} == {0, 1}


def test_two_works_that_fit_alike_are_refused() -> None:
    other = {
        **WORKS["article"],
        "DOI": "10.5555/other",
        "title": ["The heights of oaks"],
    }
    other["title"] = ["Oaks in western Kent"]
    known = "A. Okafor and P. Lindqvist, J. Trees 12, 101 (2021)."
    found = identify(known, [WORKS["article"], other])
    assert found.objection == OBJECTIONS["tie"]


def test_the_first_page_of_a_volume_tells_little() -> None:
    work = {**WORKS["article"], "volume": "2021", "page": "1-9"}
    known = "Okafor, A., Lindqvist, P. J. Trees 2021, 2021, 1."
    assert identify(known, [work]).objection == OBJECTIONS["place"]


@pytest.mark.parametrize(
    ("text", "changes", "why"),
    [
        ("Friedrich M (2012) J Moss 308:662", {}, "place"),
        ("Friedrich M (2012) J Moss 308(7):662", {}, ""),
        ("Friedrich M (2012) J Moss 308:662", {"page": "662-670"}, ""),
        ("Friedrich M (2012) J Moss 308:066212", {"page": "066212"}, ""),
        ("Friedrich M. Of moss and fern. J Moss 2012;308:662", {}, ""),
        (
            "Friedrich M, Reeve A, Tan M (2012) J Moss 308:662",
            {"page": "662-670"},
            "author",
        ),
        (
            "Friedrich M et al. (2012) J Moss 308:662",
            {"page": "662-670"},
            "author",
        ),
    ],
)
def test_without_a_title_people_and_pages_must_tell_a_work_apart(
    text: str, changes: dict[str, Any], why: str
) -> None:
    work = {
        "title": ["Of moss and fern"],
        "author": [{"family": "Friedrich", "given": "Mike"}],
        "container-title": ["Journal of Moss"],
        "volume": "308",
        "issue": "7",
        "page": "662",
        "published-print": {"date-parts": [[2012]]},
    }
    found = identify(text, [{**work, **changes}])
    assert found.objection == (OBJECTIONS[why] if why else "")


@pytest.mark.parametrize("kind", sorted(NEVER_CITED))
def test_what_is_never_cited(kind: str) -> None:
    found = identify(LOWRY, [{**WORKS["lowry"], "type": kind}])
    assert found.objection == OBJECTIONS["kind"]


@pytest.mark.parametrize(
    "known", ["\n" * 50, "10." * 400, "- " * 900, "doi" * 900, "1-" * 1400, "é" * 2999]
)
def test_odd_strings(known: str) -> None:
    assert identify(known, [WORKS["lowry"], {}]).accepted is None


def test_a_message_of_another_shape() -> None:
    odd: dict[str, Any] = {
        "title": "x",
        "author": {"family": 1},
        "relation": [],
        "published": None,
    }
    assert (
        identify(LOWRY, [odd, {"relation": {"is-preprint-of": "?"}}]).accepted is None
    )


def _string(work: Any, page: str) -> str:
    people = ", ".join(f"{p['family']} {p['given'][:1]}" for p in work["author"])
    year = work["published-print"]["date-parts"][0][0]
    return (
        f"{people}. {work['title'][0]}. {work['container-title'][0]}. "
        f"{year};{work['volume']}:{page}."
    )


PLACED = [w for w in WORKS.values() if w.get("volume") and w["author"] and w["container-title"]]  # fmt: skip


@given(work=st.sampled_from(PLACED), moved=st.integers(20, 9000))
def test_another_page_is_another_work(work: Any, moved: int) -> None:
    """A reference that is whole is accepted, unless its page is not the work's."""
    first = work["page"].split("-")[0]
    if work["type"] != "component":
        assert identify(_string(work, first), [work]).accepted == 0
    page = str(int(first) + moved)
    assert identify(_string(work, page), [work]).accepted is None


@given(
    known=st.sampled_from([text for text, *_ in ACCEPTED]),
    order=st.permutations(sorted(WORKS)),
)
def test_the_order_of_candidates_does_not_matter(known: str, order: list[str]) -> None:
    names = sorted(WORKS)
    one = identify(known, _works(tuple(names)))
    other = identify(known, _works(tuple(order)))

    def accepted(found: Any, names: list[str]) -> set[str]:
        if found.accepted is None:
            return set()
        return {names[at] for at in (found.accepted, *found.copies)}

    assert accepted(one, names) == accepted(other, order)


PIECES: Final = {
    "author": "Okafor A, Lindqvist P.",
    "title": "The heights of oaks in western Kent and in some of its neighbours.",
    "year": "(2021)",
    "journal": "Journal of Trees",
    "volume": "vol. 12,",
    "page": "pp. 101-115.",
}


@given(said=st.sets(st.sampled_from(sorted(PIECES))))
def test_nothing_is_accepted_without_three_supports(said: set[str]) -> None:
    """What is said in part is accepted only for what it says."""
    work = {**WORKS["article"], "title": [PIECES["title"]]}
    text = " ".join(piece for name, piece in PIECES.items() if name in said)
    found = identify(text, [work])
    verdict = found.verdicts[0]
    assert (found.accepted is None) is bool(found.objection)
    assert said >= set(verdict.supports) - {"author"}
    if found.accepted is not None:
        assert len(verdict.supports) >= FEWEST
        assert {"title", "volume"} & said
        assert "author" in said or {"title", "volume", "page"} <= said
