"""The verbs: what they give, and when they give nothing."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import refkit
from refkit.model import FIELDS, Claim, Evidence, Field, Name, PartialDate, Reference
from refkit.resolve import claims_of, resolve

FULL = Reference(
    type="article-journal",
    title="On the Hypotheses",
    author=(Name("Riemann", "Bernhard"), Name(literal="The Others")),
    container_title="Nature",
    issued=PartialDate(1873, 5),
    issue="183",
    isbn=("978-3-8329-2430-0",),
)


def test_what_a_page_cites_is_recovered(seeds: Path) -> None:
    page = next(seeds.iterdir()).read_bytes()
    (found,) = refkit.recover(page, url="https://example.org/a")
    assert found.title
    assert found.source == "https://example.org/a"
    assert refkit.recover(page.decode(), media_type="text/plain") == [found]


@pytest.mark.parametrize(
    "page",
    [
        "",
        "\n \n",
        "Not found",
        "404\n\nThe page you are looking for does not exist.\n\nHome",
        "Welcome to our journal\n\nSign in\n",
    ],
)
def test_a_page_that_cites_nothing_gives_nothing(page: str) -> None:
    assert refkit.recover(page) == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("title", 0),
        ("author doi", 0),
        ("title publisher", 0),
        ("title author", 1),
        ("title journal_title", 1),
        ("title doi", 1),
        ("title publisher publication_date", 1),
    ],
)
def test_a_title_alone_is_no_citation(fields: str, found: int) -> None:
    values = {
        "title": "On the Hypotheses",
        "author": "Bernhard Riemann",
        "journal_title": "Nature",
        "doi": "10.1000/182",
        "publisher": "Macmillan",
        "publication_date": "1873/05/01",
    }
    page = "".join(
        f'<meta name="citation_{field}" content="{values[field]}">'
        for field in fields.split()
    )
    assert len(refkit.recover(page)) == found


def test_claims_of_a_reference_without_claims_are_its_values() -> None:
    claims = claims_of(FULL)
    assert resolve(claims) == FULL
    assert {claim.evidence.by for claim in claims} == {"given"}
    assert claims_of(resolve(claims)) == claims


def test_an_unknown_type_is_no_claim() -> None:
    assert [claim.field for claim in claims_of(Reference(title="x"))] == ["title"]


def test_each_value_has_the_claim_it_rests_on() -> None:
    claims = [
        Claim("title", "Worse", Evidence("a", "Worse", None, 0.5)),
        Claim("title", "Good.", Evidence("b", "Good.", None, 0.9)),
        Claim("doi", "not a doi", Evidence("b", "not a doi", None, 1.0)),
        Claim("author", "Ada Lovelace", Evidence("b", "Ada Lovelace", None, 0.9)),
        Claim("author", "A. Lovelace", Evidence("a", "A. Lovelace", None, 0.8)),
    ]
    found = [(f, str(v), c) for f, v, c in refkit.grounds(resolve(claims))]
    assert found == [
        ("type", "document", None),
        ("title", "Good", claims[1]),
        ("author", "Ada Lovelace", claims[3]),
    ]


@given(st.lists(st.sampled_from(FIELDS)), st.data())
def test_every_recovered_value_has_its_claim(
    fields: list[Field], data: st.DataObject
) -> None:
    values = st.sampled_from(
        ["Ada Lovelace", "10.1000/1", "2015-12-01", "2015", "8", "book", "1756-8722"]
    )
    witnesses = st.sampled_from("ab")
    sure = st.sampled_from([0.2, 0.5])
    claims = [
        Claim(
            field,
            data.draw(values),
            Evidence(data.draw(witnesses), "x", None, data.draw(sure)),
        )
        for field in fields
    ]
    reference = resolve(claims)
    for field, value, claim in refkit.grounds(reference):
        if claim is None:
            assert (field, value) == ("type", "document")
        else:
            assert claim in reference.why(field)


def test_the_suffix_decides_on_the_format(tmp_path: Path) -> None:
    for name, format in (("a.bib", "bibtex"), ("a.JSON", "csl-json"), ("a.ris", "ris")):
        refkit.write([FULL], tmp_path / name)
        written = (tmp_path / name).read_bytes().decode()
        assert written == refkit.dumps([FULL], format)
        with (tmp_path / name).open("w", encoding="utf-8", newline="") as stream:
            refkit.write([FULL], stream)
        assert (tmp_path / name).read_bytes().decode() == written


def test_a_format_that_is_given_counts_more_than_the_suffix(tmp_path: Path) -> None:
    refkit.write([FULL], tmp_path / "refs.txt", "ris")
    assert (tmp_path / "refs.txt").read_text().startswith("TY  - ")
    stream = io.StringIO()
    refkit.write([FULL], stream, "ris")
    assert stream.getvalue() == refkit.dumps([FULL], "ris")


@pytest.mark.parametrize(("name", "said"), [("a.txt", "'.txt'"), ("a", "'a'")])
def test_a_suffix_that_stands_for_nothing_is_an_error(name: str, said: str) -> None:
    with pytest.raises(refkit.UnknownNameError) as caught:
        refkit.write([FULL], name)
    assert str(caught.value) == (
        f"no file type named {said} (known: .bib, .json, .jsonl, .ris, .yaml, .yml)"
    )


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(refkit.UnknownNameError, match="did you mean 'bibtex'"):
        refkit.dumps([FULL], "bibtext")
    with pytest.raises(refkit.UnknownNameError, match="known: bib"):
        refkit.loads("", "word")
    with pytest.raises(refkit.UnknownNameError, match="no enricher named 'x'"):
        refkit.enrich([], enricher="x")


def test_a_parser_that_takes_another_title_says_nothing_of_the_work() -> None:
    tags = '<meta name="citation_title" content="Invented pages and their readers">'
    author = '<meta name="citation_author" content="Zhang, Li">'
    body = (
        "<p>Quite another paper on something else</p><p>Biao Dong, Meng Chen</p>"
        "<p>J Other. 2001;7(2):11-19</p><p>Abstract</p>"
    )
    (reference,) = refkit.recover(f"<html><head>{tags}{author}</head>{body}</html>")
    assert reference.title == "Invented pages and their readers"
    assert reference.volume is None
    assert [name.family for name in reference.authors] == ["Zhang"]
    same = body.replace(
        "Quite another paper on something", "Invented pages and their readers: what"
    )
    (reference,) = refkit.recover(f"<html><head>{tags}{author}</head>{same}</html>")
    assert reference.title == "Invented pages and their readers"
    assert reference.volume == "7"
