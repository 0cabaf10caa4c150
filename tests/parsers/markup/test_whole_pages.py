"""Pages read by all parsers: what is looked for in the text, and where nothing is."""

import pytest

import refkit
from refkit.model import Scrape
from refkit.parsers.markup import MARKUP
from refkit.parsers.markup.whole import tells_all
from refkit.parsers.page import near, page_of

WORK = (
    "<h1>Moss on old walls</h1><p>Ada Lind, Ben R. Okoro</p>"
    "<p>Annals of Invented Botany, 2019;14(3):12-19</p>"
)
PAGES_WITHOUT_A_WORK = {
    "news": (
        '<script type="application/ld+json">{"@type": "NewsArticle"}</script>' + WORK
    ),
    "a blog": (
        "<title>Pies</title><h1>The best pies of the autumn season</h1><p>By Ada Lind</p>"
        "<p>3 May 2022, 11:37</p><p>Pies are what we eat when it rains.</p>"
    ),
    "a shop": (
        "<title>Moss on old walls</title><h1>Moss on old walls</h1><p>Ada Lind</p>"
        '<script type="application/ld+json">{"@type":"Product"}</script>'
        "<p>ISBN 978-3-16-148410-0</p><p>Invented Press, 2019</p><p>Add to cart</p>"
    ),
    "a blog with COinS": (
        '<title>Pies</title><span class="Z3988" title="rft.title=Pies&amp;rft.au=Ada+Lind'
        '&amp;rft.date=2022-05-03&amp;rft.source=Pie+blog"></span><h1>Pies</h1>'
    ),
}


@pytest.mark.parametrize("page", PAGES_WITHOUT_A_WORK)
def test_a_page_of_another_kind_yields_nothing(page: str) -> None:
    html = f"<!doctype html><html><body>{PAGES_WITHOUT_A_WORK[page]}</body></html>"
    assert refkit.recover(html) == []


def test_a_page_without_tags_yields_what_its_text_shows() -> None:
    (found,) = refkit.recover(f"<!doctype html><html><body>{WORK}</body></html>")
    assert (found.title, found.volume, found.issue) == ("Moss on old walls", "14", "3")


TAGS = {
    "citation_title": "Moss on old walls",
    "citation_author": "Lind, Ada",
    "citation_publication_date": "2019",
    "citation_journal_title": "Annals of Invented Botany",
    "citation_volume": "14",
    "citation_firstpage": "12",
    "citation_doi": "10.5555/moss",
}


def tagged(left_out: str = "", body: str = "") -> Scrape:
    metas = (
        f'<meta name="{name}" content="{value}">'
        for name, value in TAGS.items()
        if name != left_out
    )
    return Scrape("".join(metas) + body, "text/html")


def test_tags_that_say_all_are_enough() -> None:
    page = tagged()
    assert tells_all(page, list(MARKUP.claims(page)))


@pytest.mark.parametrize("name", [name for name in TAGS if name != "citation_doi"])
def test_tags_that_leave_something_out_are_not_enough(name: str) -> None:
    page = tagged(name)
    assert not tells_all(page, list(MARKUP.claims(page)))


def test_a_doi_is_missed_only_where_the_page_shows_one() -> None:
    shown = tagged("citation_doi", "<p>doi:10.5555/moss")
    hidden = tagged("citation_doi", "<p>no number")
    assert not tells_all(shown, list(MARKUP.claims(shown)))
    assert tells_all(hidden, list(MARKUP.claims(hidden)))


def test_what_the_tags_leave_out_is_read_from_the_text() -> None:
    text = tagged("citation_author", f"<body>{WORK}").text
    (found,) = refkit.recover(text, media_type="text/html")
    assert [str(name) for name in found.author] == ["Ada Lind", "Ben R. Okoro"]
    assert found.why("author")[0].evidence.by != "highwire"


def test_near_a_title_stand_its_lines_and_their_places() -> None:
    rest = "".join(f"<p>Reference {number}</p>" for number in range(500))
    scrape = Scrape(f"<title>Moss</title><p>Home</p>{WORK}{rest}", "text/html")
    lines = page_of(near(scrape, "Moss on Old Walls"))
    assert [line.text for line in lines[:4]] == [
        "Moss",
        "Home",
        "Moss on old walls",
        "Ada Lind, Ben R. Okoro",
    ]
    assert len(lines) < 100
    assert [scrape[line.span] for line in lines] == [line.text for line in lines]


def test_a_line_that_says_the_title_again_is_near_it() -> None:
    rest = "".join(f"<p>Reference {number}</p>" for number in range(500))
    cite = "Lind, A. Moss on old walls. Annals of Invented Botany 2019;14(3):12-19"
    scrape = Scrape(f"{WORK}{rest}<p>Cite as</p><p>{cite}</p><p>b</p>", "text/html")
    assert page_of(near(scrape, "Moss on old walls"))[-1].text == cite


def test_a_page_that_does_not_show_the_title_stays_whole() -> None:
    scrape = Scrape(f"{WORK}<p>a<p>b", "text/html")
    assert page_of(near(scrape, "Another work")) == page_of(scrape)
