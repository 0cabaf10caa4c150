"""What sharing sites print around a document, and lines that hold a whole head."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import refkit
from refkit.model import Scrape, Span
from refkit.parsers.page import page_of
from refkit.parsers.text.bare_titles import bare_title
from refkit.parsers.text.behind import names_behind
from refkit.parsers.text.frames import NAME, without_frame

TITLE = "Mud banks in slow rivers"
BODY = f"{TITLE}\nIda Holmberg, Karl Meyer\nDepartment of Tales, Oslo\nAbstract"

# fmt: off
FRAMES = [
    # viewers
    f'{TITLE}\nSize: px\nStart display at page:\nDownload "{TITLE}"\nTranscription\n1 {BODY}',
    f'{TITLE}\nMéret: px\nMutatás:\nLetöltés "{TITLE}"\nÁtírás\n1 {BODY}',
    # libraries that wait
    f'• No results found\n{TITLE}\nN/A\nN/A\nProtected\nAcademic year: 2022\nShare "{TITLE}"\nCopied!\n9\n0\n0\n'
    f"Loading....\nFull text\n(1)\n{BODY}\n(2)",
    f"• Ingen\n{TITLE}\nN/A\nN/A\nInfo\nHent\nProtected\nAcademic year: 2021\nDel\nCopied!\n(1)\n{BODY}",
    # counters
    f"{TITLE}\nJan 3, 2019 - Mud is everywhere in...\nAuthor: Rosa Lind\n3 downloads 0 Views 2MB Size\n{BODY}",
    f"{TITLE}\nUploaded by Rumi\n9 downloads 2 Views 2MB Size\nRecommend Stories\nOn other rivers\nIdea Transcript\n{BODY}",
    # slides
    f"mud banks ... by Rosa\n9\n{TITLE}\nUpload: rosa-lind\nPost on 05-Feb-2017\n238 views\nCategory:\nDocuments\n"
    f"6 download\nTRANSCRIPT\nPage 1: {TITLE}\n{BODY}",
    f"9\n{TITLE}\n  • Upload\n    rosa\n  • View\n    8\n  • Download\n    0\nEmbed Size (px)\nCitation preview\n• {BODY}",
    f"Mud - uni.example › pdf ...\n9\n{TITLE}\nTranscript of Mud ...\nPage 1: Mud ...\n{BODY}\nPage 2: Mud ...",
    f"{TITLE}\nTranscription\n{TITLE}\n{BODY}",
    f"Comments\nDescription\nTranscript\n{BODY}",
    # files and votes
    f"{TITLE}\nTotal Page:16\nFile Type:pdf, Size:1020Kb\n{BODY}",
    f"0% found this document useful (0 votes)\n64 views8 pages\n{TITLE}\nUploaded by\nRosa Lind\nCopyright\n"
    f"© © All Rights Reserved\nAvailable Formats\nDownload as PDF, TXT or read online\nYou are on page 1/ 8\n{BODY}",
    f"Sie sind auf Seite 1von 10\n{BODY}",
]
# fmt: on


@pytest.mark.parametrize("text", FRAMES)
def test_a_frame_leaves_the_document_and_its_name(text: str) -> None:
    scrape = Scrape(text)
    lines = without_frame(page_of(scrape))
    kept = [line.text for line in lines if line.tag != NAME]
    assert [line for line in kept if line != TITLE] == BODY.split("\n")[1:]
    assert TITLE in {line.text for line in lines}
    assert all(scrape.text[slice(*line.span)] == line.text for line in lines)


@pytest.mark.parametrize("text", FRAMES)
def test_an_uploader_is_no_author(text: str) -> None:
    found = refkit.recover(text)
    names = {name.inverted for ref in found for name in ref.authors}
    assert names <= {"Holmberg, Ida", "Meyer, Karl"}
    assert all(ref.issued is None for ref in found)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\nUpload\nDownload",
        f"N/A\nProtected\n{BODY}\n(1)",
        f"Transcript\n{BODY}",
        f"9\n{BODY}",
    ],
)
def test_other_pages_stay_whole(text: str) -> None:
    page = page_of(Scrape(text))
    assert without_frame(page) is page


@given(
    st.sampled_from(FRAMES),
    st.sets(st.integers(0, 20), max_size=4),
    st.sampled_from(["", " * Abstract", " 1", "*"]),
)
def test_what_is_left_of_a_torn_page_stands_in_the_scrape(
    text: str, torn: set[int], tail: str
) -> None:
    lines = text.replace(TITLE, TITLE + tail, 1).split("\n")
    kept = [line for number, line in enumerate(lines) if number not in torn]
    scrape = Scrape("\n".join(kept))
    page = page_of(scrape)
    left = without_frame(page)
    assert all(scrape.text[slice(*line.span)] == line.text for line in left)
    spans = [line.span.start for line in left]
    assert spans == sorted(set(spans))


# fmt: off
BEHIND = [
    # prose, a place, an abstract, a mark
    ("Ida M. Holmberg The mud of old was dug by hand", ["Ida M. Holmberg"]),
    ("* IDA HOLMBERG Nordic School of Tales Abstract. When mud", ["IDA HOLMBERG"]),
    ("Ida M. Holmberg Nordic Institute of Tales, Oslo", ["Ida M. Holmberg"]),
    ("Ida Holmberg *, Karl M. Meyer Archaeology Program, Fable University, Oslo 3086, Norway",
     ["Ida Holmberg", "Karl M. Meyer"]),
    ("Ida Holmberg 1 1 Department of Tales", ["Ida Holmberg"]),
    ("Ida M. Holmberg* Department of Tales, Oslo, Norway Karl B. Meyer Department of Fables, Rome, Italy Rosa C. Lind "
     "Department of Tales Abstract Paul D. Novak Department", ["Ida M. Holmberg", "Karl B. Meyer", "Rosa C. Lind"]),
    ("Παππά Μαρία 1, Γεωργίου Ελένη 2 1. Καθηγήτρια, Τμήμα Νοσηλευτικής", ["Παππά Μαρία", "Γεωργίου Ελένη"]),
    # two people in a row, or a place whose first word may be a name, are left alone
    ("Ida Holmberg Karl Meyer Rosa Lind Program Studi Tales", []),
    ("Ida Holmberg Nordic Institute and Fables Inc.", []),
    ("The mud of old was dug by hand", []),
]
# fmt: on


@pytest.mark.parametrize(("rest", "names"), BEHIND)
def test_names_behind_a_title(rest: str, names: list[str]) -> None:
    line = f"{TITLE} {rest}"
    found = names_behind(line, len(TITLE))
    assert [line[a:b] for a, b in found.names] == names if found else not names


# fmt: off
TITLES = [
    "18: pp doi: /tl/tl050 Advance Access publication: May 13, 2013 {}",
    "2299-0321 E-ISSN 1925-475X {}",
    "Page 53 {}",
    "and Tales http://dx.example.org/10/127/tl.20 {}",
    "{} * Abstract Mud is everywhere",
    "{} Resumen Hay barro",
    "{}* IDA HOLMBERG Nordic School of Tales",
    "{} Hamideh Samari Jahromi 1 1 Institute of Tales",
    "{}. In: Tales of rivers",
    "4 May 2013 {}",
    "REVIEW {}",
    "{}. Journal of Clinical Oncology",
    "Research Article {}",
]
# fmt: on


@pytest.mark.parametrize("line", TITLES)
def test_a_title_is_taken_out_of_what_ran_into_it(line: str) -> None:
    text = line.format(TITLE)
    assert text[slice(*bare_title(text, Span(0, len(text))))].strip(" .*") == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "The flood of 18 May 1980 and those who saw it",
        "Notes on mud: a summary of old tales",
        "On the mud of Ludwig Holmberg",
        "Review of mud banks",
        "Mud banks. Science",
        "Research on mud banks",
    ],
)
def test_a_title_alone_stays_whole(title: str) -> None:
    assert bare_title(title, Span(0, len(title))) == Span(0, len(title))


def test_a_title_begins_behind_the_year_whatever_its_marks() -> None:
    line = "Holmberg, I. (2012) Mud banks: A guide for all"
    start = line.index("A guide")
    span = bare_title(line, Span(start, len(line)))
    assert line[slice(*span)] == "Mud banks: A guide for all"
