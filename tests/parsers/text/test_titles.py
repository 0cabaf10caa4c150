"""Which stretches of a page could be its title, alone and over several lines."""

import pytest

from refkit.model import Scrape
from refkit.parsers.page import page_of
from refkit.parsers.text.sheet import sheet_of
from refkit.parsers.text.title_looks import may_be_title
from refkit.parsers.text.titles import headings, pieces


def candidates(text: str) -> set[str]:
    page = page_of(Scrape(text))
    return {at.text for at in (*headings(page), *pieces(page))}


BROKEN = {
    # a small word, a small letter or capitals throughout join two lines
    "Tidal mixing below the\nsill of a drowned valley": True,
    "Tidal mixing below a sill and\nwhat eelgrass makes of it": True,
    "TIDAL MIXING BELOW A SILL\nOF A DROWNED VALLEY": True,
    # over an empty line only where the first is as long as a line can be
    "Tidal mixing below the sill of a drowned valley in the\n\nnorth of the old kingdom": True,
    "Tidal mixing in\n\nvalleys": False,
    "Tidal mixing below a sill.\nof a drowned valley": False,
}


@pytest.mark.parametrize(("text", "joined"), BROKEN.items())
def test_a_title_may_be_broken_over_lines(text: str, joined: bool) -> None:
    whole = " ".join(text.split())
    assert (whole in candidates(text)) is joined


def test_a_title_of_many_lines_is_one_candidate() -> None:
    text = "On the mixing of\nwaters below a\nsill in the\nvalley of the\nOld Kingdom\nAda Lee\n"
    assert (
        "On the mixing of waters below a sill in the valley of the Old Kingdom"
        in candidates(text)
    )


def test_what_stands_between_bars_and_quotation_marks_is_a_candidate() -> None:
    title = "Tidal mixing below a sill"
    for line in (
        f"Electronic catalogue - {title} - Library of Oakham",
        f"Home > Journals > Volume 3 > {title}",
        f'Download "{title}"',
        f"12 {title}",
        f"{title} :: Repository of Oakham",
    ):
        assert title in candidates(line), line


def test_a_line_cut_before_its_end_is_marked() -> None:
    page = page_of(Scrape("Tidal mixing below the\nsill of a drowned valley"))
    shown = {at.text: at.shows for at in headings(page)}
    assert shown["Tidal mixing below the"]["runs on"] == 1
    assert shown["Tidal mixing below the sill of a drowned valley"]["runs on"] == 0


@pytest.mark.parametrize(
    "line",
    [
        "Open access peer-reviewed chapter",
        "A1 Refereed original research article in a scientific journal",
        "View metadata, citation and similar papers at core",
        "Skip to main content",
        "of a drowned valley",
    ],
)
def test_lines_that_say_what_a_page_is_are_no_titles(line: str) -> None:
    assert not may_be_title(line)


def test_characters_without_spaces_are_counted_as_words() -> None:
    thai, kanji = "ภัทรวดี ศรีประเสริฐ", "認知症医療と介護施設の現状と課題"
    shown = {
        at.text: at.shows["words"]
        for at in headings(page_of(Scrape(f"{thai}\n\n{kanji}")))
    }
    assert shown.get(thai, 0) < shown[kanji]


def test_register_tells_scholarship_from_news() -> None:
    paper = sheet_of(
        Scrape(
            "Abstract\nMethods and results of the study (Lee, 2015) [3].\n1. Introduction"
        )
    )
    news = sheet_of(
        Scrape("News\nSubscribe to our newsletter\nShare on facebook and twitter")
    )
    guide = sheet_of(
        Scrape("Guidelines for submission\nUse the template, font and margins")
    )
    assert (
        paper.register["scholarly share"] > 0.7 > 0.3 > news.register["scholarly share"]
    )
    assert (
        paper.register["sections of a paper"]
        > 0
        == news.register["sections of a paper"]
    )
    assert guide.register["words to authors"] > 0.4 > paper.register["words to authors"]
