"""Where and when the work on a page appeared, and which numbers are not its own."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import Reference, Scrape
from refkit.parsers.text import TEXT
from refkit.parsers.text.journals import journal_before, journal_in
from refkit.resolve import resolve

HEAD = "Writing invented pages in the dark\nAda Example 1,2, Bo van Sample 2\n"
TAIL = (
    "\nAbstract\n\nNothing here is real, and yet all of it was written in the dark.\n"
)
FIELDS = ("container_title", "issued", "volume", "issue", "page")

# fmt: off
PAGES: list[tuple[str, str, dict[str, str]]] = [
    # lines above the title, lines below the authors, what they say
    ("", "Ann Invent 2012; 14(2): 101-9", {"container_title": "Ann Invent", "issued": "2012",
     "volume": "14", "issue": "2", "page": "101-109"}),
    ("J Invent. Feb 7, 2018; 24(5): 549-572", "", {"container_title": "J Invent", "issued": "2018-02-07",
     "volume": "24", "issue": "5", "page": "549-572"}),
    ("Journal of Invention\nVolume 26, Issue 1, January 2005, Pages 93-99", "",
     {"container_title": "Journal of Invention", "issued": "2005-01", "volume": "26", "issue": "1", "page": "93-99"}),
    ("Escola da Noite\nISSN 1414-8145\nVol. 3, No. 2 (2011)", "",
     {"container_title": "Escola da Noite", "issued": "2011", "volume": "3", "issue": "2"}),
    ("Geoderma\njournal homepage: www.example.org/geoderma", "", {"container_title": "Geoderma"}),
    ("From the journal Open Nights", "", {"container_title": "Open Nights"}),
    ("Volume 1 issue 1 April 2013", "", {"issued": "2013-04", "volume": "1", "issue": "1"}),
    # a citation broken at its marks
    ("22 (\n6\n); 431-437", "", {"volume": "22", "issue": "6", "page": "431-437"}),
    ("Year : 2015 | Volume\n: 14\n| Issue : 4 | Page : 182-187 |", "",
     {"issued": "2015", "volume": "14", "issue": "4", "page": "182-187"}),
    # a name broken after a small word
    ("African Journal of\nInvention", "", {"container_title": "African Journal of Invention"}),
    # a name and a DOI
    ("Open Nights DOI 10.1234/s1-015-1150-6", "", {"container_title": "Open Nights"}),
    # labels, glued to their values
    ("", "Pages95-110\nJournalEuropean Journal of Invention\nVolume32\nIssue number2\n"
     "Publication statusPublished - May 2009", {"container_title": "European Journal of Invention",
     "issued": "2009-05", "volume": "32", "issue": "2", "page": "95-110"}),
    ("", "Volume/issue: 20/13", {"volume": "20", "issue": "13"}),
    ("", "Pages: 45", {}),
    ("", "Page: 485", {"page": "485"}),
    ("", "Ausgabe: 1. Aufl.", {}),
    # numbers that are all a line says
    ("vol. 14\nstr. 156-165", "", {"volume": "14", "page": "156-165"}),
    # how the work is cited
    ("", "Cite as: Example A, van Sample B. Writing invented pages in the dark. J Invent 2013;5:1-9.",
     {"container_title": "J Invent", "issued": "2013", "volume": "5", "page": "1-9"}),
    # other works' numbers
    ("", "Lee A, Ek B, Holm C. On elms and on oaks alone. J Trees. 2001;3(4):5-9", {}),
    ("", "[3] J Trees 2001; 3(4): 5-9", {}),
    ("", "Volume 37 (2018)\nVolume 36 (2017)\nVolume 35 (2016)\nVolume 34 (2015)", {}),
    # dates, each with its part
    ("", "Received: 2 May 2019 / Accepted: 4 June 2019 / Published: 28 July 2019", {"issued": "2019-07-28"}),
    ("", "Accepted for publication 11 April 2025\nPublished 29 April 2025", {"issued": "2025-04-29"}),
    ("", "- Published online on: March 17, 2020 https://example.org", {"issued": "2020-03-17"}),
    ("", "Eingegangen: 3. Mai 2019", {}),
    ("", "Posted on 3 May 2019\nAvailable in PMC 2010 Feb 20\nAccessed 2 June 2020", {}),
    ("", "© Invention Press 2011", {"issued": "2011"}),
    ("", "Academic year: 2021", {}),
    ("", "سال انتشار: ۱۳۹۷", {"issued": "1397"}),
]
BEFORE = [
    # words before the numbers of a citation, the name in them
    ("Home > Journals > Acta Pharmaceutica > ", "Acta Pharmaceutica"),
    ("Howard Example Author Manuscripts logoLink to Acta Pharmaceutica. ", "Acta Pharmaceutica"),
    ("Published in final edited form as: FEBS Lett. ", "FEBS Lett"),
    ("Computer-Aided Design, Elsevier, ", "Computer-Aided Design"),
    ("Example et al. Journal of Physiology ", "Journal of Physiology"),
    ("Ivanov I. On forests // Вестник леса. ", "Вестник леса"),
    ("『학습연구』제", "학습연구"),
    ("Journal of Physiology | All issues | ", "Journal of Physiology"),
    ("Archaeology international 2002-10, ", "Archaeology international"),
    ("Chem Commun, (23), ", "Chem Commun"),
]
# fmt: on


def said(text: str) -> dict[str, str]:
    reference: Reference = resolve(TEXT.claims(Scrape(text)))
    assert reference.title == "Writing invented pages in the dark"
    values = {field: getattr(reference, field) for field in FIELDS}
    return {field: str(value) for field, value in values.items() if value}


@pytest.mark.parametrize(("above", "below", "wanted"), PAGES)
def test_the_source_of_a_work_is_read(
    above: str, below: str, wanted: dict[str, str]
) -> None:
    assert said(f"{above}\n\n{HEAD}{below}\n{TAIL}") == wanted


@pytest.mark.parametrize(("words", "name"), BEFORE)
def test_the_name_before_the_numbers_is_cut_out(words: str, name: str) -> None:
    span = journal_before(f"{words}2010;3(2):5-9", len(words), "Some other title")
    assert span is not None
    assert words[slice(*span)] == name


@pytest.mark.parametrize(
    "line",
    [
        "Fourth Year Medicine",
        "Business and Economics",
        "Journal Impact Factor: 1.74",
        "Academic journal",
        "Department of Botany, University of Somewhere",
        "African Journal of",
        "Original Article",
        "Journal h-index: 14",
    ],
)
def test_a_line_of_a_menu_is_no_journal(line: str) -> None:
    assert journal_in(line, announced=False) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (
            "Back to Journals » Night and Its Readers » Volume 18",
            "Night and Its Readers",
        ),
        ("From the journal Open Nights", "Open Nights"),
        (
            "European Journal of Nights Aims and scope Submit",
            "European Journal of Nights",
        ),
    ],
)
def test_a_line_that_says_more_than_the_name_is_cut(line: str, name: str) -> None:
    span = journal_in(line, announced=False)
    assert span is not None
    assert line[slice(*span)] == name


@given(st.text("Jan Invent. ,;:|>12(/)-In", max_size=80))
def test_a_name_lies_in_front_of_its_numbers(line: str) -> None:
    for end in (len(line), len(line) // 2):
        span = journal_before(line, end, "Some title of a work")
        assert span is None or 0 <= span.start < span.end <= end


@pytest.mark.parametrize("piece", ["a, ", "May 1 ", "pp. ", "In: ", "1(2) ", " | "])
def test_a_name_is_looked_for_in_bounded_time(piece: str) -> None:
    line = piece * (40_000 // len(piece))
    started = process_time()
    journal_before(line, len(line), "Some title of a work")
    assert process_time() - started < 1
