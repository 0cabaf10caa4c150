import pytest

from refkit.model import Name, Scrape
from refkit.parsers.records import RECORDS
from refkit.resolve import resolve

TITLE = "245 10 |a Gardens / |c "
PEOPLE = [
    (["100 1 |a Ort, Lia."], "Lia Ort.", (["Ort, Lia"], [])),
    (["100 1 |a Ort, Lia |e Hrsg. |4 edt"], "", ([], ["Ort, Lia"])),
    (["100 1 |a Ort, Lia", "700 1 |a Ek, Jo |4 aut"], "", (["Ort, Lia", "Ek, Jo"], [])),
    (["100 1 |a Ort, Lia", "700 1 |a Ek, Jo |4 ill"], "", (["Ort, Lia"], [])),
    (
        ["100 1 |a Ort, Lia", "700 1 |a Ek, Jo"],
        "L. Ort, J. Ek",
        (["Ort, Lia", "Ek, Jo"], []),
    ),
    (["100 1 |a Ort, Lia", "700 1 |a Ek, Jo"], "Lia Ort", (["Ort, Lia"], [])),
    (
        ["100 1 |a Ort, Lia", "700 1 |a Ek, Jo"],
        "Lia Ort ; edited by J. Ek",
        (["Ort, Lia"], []),
    ),
    (["700 1 |a Ek, Jo"], "edited by Jo Ek", ([], ["Ek, Jo"])),
    (["700 12 |a Ek, Jo. |t Parks."], "Lia Ort and Jo Ek", ([], [])),
    (["100 1 |a King, Al, |c Jr."], "", (["King, Al, Jr."], [])),
    (["100 0 |a Plato."], "", (["Plato"], [])),
    (["110 2 |a Oak Trust. |b Office."], "", (["Oak Trust Office"], [])),
    (["710 2 |a Oak Trust |4 isb"], "", ([], [])),
]


@pytest.mark.parametrize(("lines", "responsibility", "wanted"), PEOPLE)
def test_who_made_a_work(
    lines: list[str], responsibility: str, wanted: tuple[list[str], list[str]]
) -> None:
    page = "\n".join(
        [TITLE + responsibility, *lines, "264 |b Hage |c 1999", "020 |a 1"]
    )
    found = resolve(RECORDS.claims(Scrape(page)))

    def told(names: tuple[Name, ...]) -> list[str]:
        return [name.inverted for name in names]

    assert (told(found.author), told(found.editor)) == wanted


IMPRINTS = [
    (["260 |a Oslo : |b Hage, |c c1995."], ("Hage", "Oslo", 1995)),
    (["264 1 |a Oslo |b Hage |c [1995]", "264 4 |c ©1994"], ("Hage", "Oslo", 1995)),
    (["264 4 |c ©1994", "264 1 |a [Oslo] |b Hage"], ("Hage", "Oslo", 1994)),
    (["260 |a Oslo |b Hage |c 19--"], ("Hage", "Oslo", None)),
    (["300 |a 1995 S."], (None, None, None)),
]


@pytest.mark.parametrize(("lines", "wanted"), IMPRINTS)
def test_who_published_a_work_where_and_when(
    lines: list[str], wanted: tuple[str | None, str | None, int | None]
) -> None:
    page = "\n".join([TITLE, "100 1 |a Ort, Lia", "020 |a 1", *lines])
    found = resolve(RECORDS.claims(Scrape(page)))
    assert (found.publisher, found.publisher_place, found.year) == wanted


HOSTS = [
    (
        "|t Acta |x 0378-5955 |g Vol. 3, no. 2 (1999), p. 4-9",
        ("article-journal", "3", "2", "4-9"),
    ),
    (
        "|t Acta |g volume:3 |g number:2 |g pages:4-9",
        ("article-journal", "3", "2", "4-9"),
    ),
    (
        "|t Acta |x 0378-5955 |g 3(1999), 2, Seite 4-9",
        ("article-journal", "3", "2", "4-9"),
    ),
    ("|t Acta |x 0378-5955 |g 3 (1999), S. 4-9", ("article-journal", "3", None, "4-9")),
    ("|t Trees |z 9783832924300 |g (1999), S. 4-9", ("chapter", None, None, "4-9")),
]


@pytest.mark.parametrize(("host", "wanted"), HOSTS)
def test_what_a_work_stands_in(host: str, wanted: tuple[str | None, ...]) -> None:
    page = f"{TITLE}\n100 1 |a Ort, Lia\n773 08 |i In {host}"
    found = resolve(RECORDS.claims(Scrape(page)))
    assert found.journal in {"Acta", "Trees"}
    assert (found.type, found.volume, found.issue, found.page) == wanted


MARKS = [
    "245 10 |a A",
    "24510$aA",
    "=245  10$aA",
    "245 10 ‡a A",
    "245 1# ǂa A",
    "245 10 $$aA",
    "245 | 1 | 0 | |a A | |",
    "245 1_ |a A",
    "245 10 _aA",
]


@pytest.mark.parametrize("title", MARKS)
def test_the_ways_to_show_a_field(title: str) -> None:
    mark = next(mark for mark in ("$$", "$", "|", "‡", "ǂ", "_") if f"{mark}a" in title)
    page = f"{title}\n100 1 {mark}a Ort, Lia\n260 {mark}b Hage {mark}c 1999"
    found = resolve(RECORDS.claims(Scrape(page)))
    assert (found.title, len(found.author), found.publisher) == ("A", 1, "Hage")


UNIMARC = [
    "200 1 # $a Gardens of old $e a guide $f Lia Ort ; ed. by Jo Ek",
    "210 # # $a Oslo $c Hage $d 1995",
    "700 # 1 $a Ort $b L. $g Lia $4 070",
    "701 # 1 $a Berg $b N.",
    "702 # 1 $a Ek $b J. $4 340",
    "702 # 1 $a Moe $b K. $4 730",
    "010 # # $a 0-306-40615-2",
]


def test_a_unimarc_record() -> None:
    found = resolve(RECORDS.claims(Scrape("\n".join(UNIMARC))))
    assert found.title == "Gardens of old: a guide"
    assert [name.inverted for name in found.author] == ["Ort, Lia", "Berg, N."]
    assert [name.inverted for name in found.editor] == ["Ek, J."]
    assert (found.publisher, found.publisher_place, found.year) == (
        "Hage",
        "Oslo",
        1995,
    )
    assert found.isbn == ("0-306-40615-2",)


@pytest.mark.parametrize(
    "lines",
    [UNIMARC[:1], UNIMARC[:2], [UNIMARC[0], *UNIMARC], [*UNIMARC, "245 10 $a Parks"]],
)
def test_what_is_no_unimarc_record(lines: list[str]) -> None:
    claims = RECORDS.claims(Scrape("\n".join(lines)))
    assert not [claim for claim in claims if claim.evidence.by == "unimarc"]


def test_dublin_core_lines_whose_terms_and_languages_run_into_the_values() -> None:
    lines = ["dc.titleGardens of olden_US", "dc.contributor.authorOrt, Liaen_US"]
    lines += ["dc.date.issued1995", "dc.publisherHageen_US", "dc.typeBooken_US"]
    found = resolve(RECORDS.claims(Scrape("\n".join(lines))))
    assert (found.title, found.year) == ("Gardens of old", 1995)
    assert [name.inverted for name in found.author] == ["Ort, Lia"]


def test_dublin_core_rows_with_fields_of_the_repository() -> None:
    rows = {
        "title": "Gardens of old",
        "contributor.author": "Ort, Lia",
        "type": "Article",
    }
    rows |= {"date.issued": "1995", "identifier.journal": "Garden Tales"}
    rows |= {
        "identifier.volume": "3",
        "identifier.issue": "1",
        "identifier.pgnos": "pp. 47-50",
    }
    lines = "\n|\n".join(
        f"dc.{term} |\n{words} |\nen_US |" for term, words in rows.items()
    )
    found = resolve(RECORDS.claims(Scrape(lines)))
    assert (found.title, found.container_title) == ("Gardens of old", "Garden Tales")
    assert (found.volume, found.issue, found.page) == ("3", "1", "47-50")
