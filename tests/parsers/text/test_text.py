"""The text parser on whole pages, small ones written for the test."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import Scrape
from refkit.parsers.page import page_of
from refkit.parsers.text import TEXT
from refkit.parsers.text.bylines import byline_in
from refkit.parsers.text.journals import journal_in
from refkit.parsers.text.titles import headings, title_end
from refkit.resolve import resolve

# fmt: off
PAGES: list[tuple[str, dict[str, str]]] = [
    (  # the citation line leads, the title stands above the authors
        "Skip to main content\nJ Invent Res. 2012 Mar 3;14(2):101–9. doi: 10.5555/jir.2012.3\n\n"
        "Writing invented pages in the dark\n\nAda Example 1,2, Bo van Sample 2\n"
        "PMID: 12345678\n\nAbstract\n\nNothing here is real.\n",
        {"title": "Writing invented pages in the dark", "author": "Example, Ada · van Sample, Bo",
         "container_title": "J Invent Res", "issued": "2012-03-03", "volume": "14", "issue": "2",
         "page": "101-109", "doi": "10.5555/jir.2012.3", "pmid": "12345678"},
    ),
    (  # every field behind its label, on the next line
        "Title :\nA survey of pages that were invented\nAuthor :\nExample, Ada ; Sample, Bo\n"
        "Journal :\nArchives of Invention\nVolume :\n7\nIssue :\n1\nPages :\n3-9\n"
        "Publication date :\nMay 1999\n",
        {"title": "A survey of pages that were invented", "author": "Example, Ada · Sample, Bo",
         "container_title": "Archives of Invention", "issued": "1999-05", "volume": "7",
         "issue": "1", "page": "3-9"},
    ),
    (  # German labels
        "Von erfundenen Seiten und ihren Lesern\nAutoren: A. Beispiel, B. Muster\n"
        "Zeitschrift: Die Erfindung\nBand: 12\nHeft: 4\nSeiten: 88-90\nErschienen: 3. Mai 2009\n"
        "Eingegangen: 1. Januar 2009\n",
        {"title": "Von erfundenen Seiten und ihren Lesern", "author": "Beispiel, A. · Muster, B.",
         "container_title": "Die Erfindung", "issued": "2009-05-03", "volume": "12", "issue": "4",
         "page": "88-90"},
    ),
]
NO_WORK = [
    "", "\x00\x00", "Home\nAbout us\nContact\nLog in\nSubscribe to our newsletter",
    "Just a moment...\nChecking your browser before accessing example.org\nRay ID: 7d1",
    "404 Not Found\nThe page you requested could not be found.",
    "Buy shoes online\nFree shipping\nAdd to cart\n$49.99\nCustomer reviews (12)",
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_a_page_is_read_as_one_work(text: str, expected: dict[str, str]) -> None:
    reference = resolve(TEXT.claims(Scrape(text)))
    found: dict[str, str] = {k: str(v) for k, v in reference.known.items()}
    found["author"] = " · ".join(name.inverted for name in reference.authors)
    found = {name: found.get(name, "") for name in (*expected, "editor")}
    assert found == {**expected, "editor": ""}


@pytest.mark.parametrize("text", NO_WORK)
def test_a_page_that_presents_no_work_gets_no_claim(text: str) -> None:
    assert not list(TEXT.claims(Scrape(text)))


def test_related_articles_do_not_speak_of_the_work() -> None:
    text = PAGES[0][0] + (
        "\nRelated articles\n\nAnother paper on other things entirely\n"
        "Cyd Other, Dee Else\nJ Other. 2001;1(1):1-2. doi: 10.5555/other\n"
    )
    reference = resolve(TEXT.claims(Scrape(text)))
    assert reference.title == "Writing invented pages in the dark"
    assert {claim.value for claim in reference.why("doi")} == {"10.5555/jir.2012.3"}
    assert {claim.value for claim in reference.why("volume")} == {"14"}


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Li Zhang, C Alexander Valencia, Biao Dong", True),
        ("Hongwei ChenDuxin Sun", True),
        ("陈启东, 王力晓, 刘鑫", True),
        ("Related Concepts", False),
        ("Competing interests", False),
        ("Nuclear Pore Complex in ALS/FTD", False),
        ("Journal of Hematology & Oncology", False),
        ("Department of Physics, University of Oslo, Norway", False),
        ("We thank Li Zhang and Biao Dong for their help.", False),
    ],
)
def test_a_byline_is_told_from_other_lines(line: str, is_one: bool) -> None:
    found = byline_in(line)
    assert (found is not None and found.score > 1.5) == is_one


def test_an_affiliation_behind_a_name_is_no_author() -> None:
    line = "Wenjun Li, Ling Pan, University of Oslo, Oslo"
    found = byline_in(line)
    assert found is not None
    assert [line[a:b] for a, b in found.names] == ["Wenjun Li", "Ling Pan"]


@pytest.mark.parametrize(
    ("line", "journal"),
    [
        ("Acta Pharmaceutica Sinica. B", "Acta Pharmaceutica Sinica. B"),
        ("Journal of Hematology & Oncology 1/2015", "Journal of Hematology & Oncology"),
        ("Ecology logoLink to Journal of Ecology", "Journal of Ecology"),
        ("Wichtige Hinweise", ""),
        ("Log in to read the journal", ""),
    ],
)
def test_a_journal_is_told_from_other_lines(line: str, journal: str) -> None:
    span = journal_in(line, announced=False)
    assert (line[span.start : span.end] if span else "") == journal


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "References",
        "Li Zhang, Biao Dong, Meng Chen",
        "J Clin Oncol. 2010;28(35):5197-5201",
        "© 2019 Elsevier GmbH",
        "https://example.org/a/long/address",
        "Original Article",
        "2Department of Invention, University of Example, Berlin",
    ],
)
def test_what_is_no_title_is_no_candidate(line: str) -> None:
    assert not list(headings(page_of(Scrape(line))))


def test_the_frame_after_a_bar_is_no_part_of_a_title() -> None:
    line = "Kalman filters in cars | IEEE Xplore"
    assert line[: title_end(line)] == "Kalman filters in cars"


_LINES = st.sampled_from(
    ["Title of an invented page", "Li Zhang, Biao Dong", "Journal: X", "2010;1(2):3-4", "Abstract",
     "DOI", "10.5555/a)", "", "é\u0301", "\x00", "Ausgabe 1/2015", "References", "陈启东"]
)  # fmt: skip


@given(st.lists(st.one_of(_LINES, st.text(max_size=30)), max_size=15).map("\n".join))
def test_every_claim_on_any_page_quotes_the_page(text: str) -> None:
    scrape = Scrape(text)
    for claim in TEXT.claims(scrape):
        assert claim.evidence.span is not None
        assert scrape[claim.evidence.span] == claim.evidence.quote
        assert claim.evidence.quote
