import re
from collections.abc import Iterable
from html import escape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import Scrape
from refkit.parsers.html import html_lines
from refkit.parsers.page import MOST_CHARACTERS, MOST_LINES, Line, page_of
from refkit.parsers.tags import markup_end, tag_pattern, tags


def texts(page: str) -> list[str]:
    return [line.text for line in html_lines(page)]


def told(page: str) -> list[tuple[str, str]]:
    return [(line.tag, line.text) for line in html_lines(page)]


VISIBLE = [
    # What is glued stays glued, what is apart stays apart.
    ("<a>Hongwei Chen</a><a>Duxin Sun</a>", ["Hongwei ChenDuxin Sun"]),
    ("<a>Li</a> <a>Yu</a>", ["Li Yu"]),
    ("<a>Li </a><a> Yu</a>", ["Li Yu"]),
    ("<b>A</b>\n  \t<i>B</i>&nbsp;&#32;C", ["A B C"]),
    ("Li<sup>1</sup>, H<sub>2</sub>O", ["Li1, H2O"]),
    ("one<br>two<BR/>three", ["one", "two", "three"]),
    ("<div>one</div>two<p>three", ["one", "two", "three"]),
    ("<td>Volume</td><td>12</td>", ["Volume", "12"]),
    ("<pre>one\n  two <b>x</b>\r\n\r\n three</pre>", ["one", "two x", "three"]),
    # Entities are HTML's own, once.
    ("R&amp;D &lt;b&gt; &eacute;&#233;&#xe9; &copy 2", ["R&D <b> ééé © 2"]),
    (
        "&amp;lt; AT&T & &bogus; &#; &#99999999999;",
        ["&lt; AT&T & &bogus; &#; &#99999999999;"],
    ),
    ('<!DOCTYPE x [<!ENTITY lol "ha">]><p>&lol;', ["]>", "&lol;"]),
    # What is never shown is left out.
    ("a<script>if (1 < 2) '<p>no</p>'</script>b<style>p{}</style>c", ["abc"]),
    ("a<!-- <p>no</p> -->b<!---->c<!-->d-->e", ["abce"]),
    ("a<svg><title>no</title></svg>b<noscript>no</noscript>c", ["abc"]),
    ("a<template><p>no</template><select><option>no</select>b", ["ab"]),
    ("a<div hidden>no<div>no</div>no</div>b", ["a", "b"]),
    ('a<span style="color: red; Display : none">no<i>no</i></span>b', ["ab"]),
    ('a<b class="hidden none">yes</b><input type="hidden">b', ["ayesb"]),
    ("a<img hidden>b<br hidden>c", ["ab", "c"]),
    ("a<svg/>b<div hidden/>c", ["ab", "c"]),
    # Broken markup is read on.
    ("a < b, 1 <2 and <3", ["a < b, 1 <2 and <3"]),
    ("<p>a < b, 1 <2 and <3</p>", ["a < b, 1 <2 and <3"]),
    ('<a href="x>y">z</a>', ["z"]),
    ("<a title='it's \">ok</a>", ["ok"]),
    ('<p class="never closed>one</p><p>two</p>', ["one", "two"]),
    ("<div hidden>never closed<p>text", ["never closed", "text"]),
    ("one <b", ["one <b"]),
    ("one</>two</ three>four<?php x?>", ["onetwofour"]),
    ("<script>never closed <p>x</p>", []),
    ("<P>One<P>Two", ["One", "Two"]),
    ("<li>one<li>two", ["one", "two"]),
    ("\ufeff<p>\u200b</p>\x00", ["\ufeff", "\u200b", "\x00"]),
    ("", []),
    (" \n\t<p> </p>&nbsp;", []),
]


@pytest.mark.parametrize(("page", "wanted"), VISIBLE)
def test_lines_are_what_a_reader_sees(page: str, wanted: list[str]) -> None:
    assert texts(page) == wanted


TOLD = [
    ("<title>T</title><body>b", [("title", "T"), ("body", "b")]),
    ("<h1><div><a>T</a></div></h1>", [("h1", "T")]),
    (
        "<li><div>a</div><p>b</p>c</li>d",
        [("li", "a"), ("p", "b"), ("li", "c"), ("", "d")],
    ),
    ("<p>a<div>b</div>c", [("p", "a"), ("div", "b"), ("", "c")]),
    (
        "<ul><li>a<ul><li>b</ul>c</ul>d",
        [("li", "a"), ("li", "b"), ("li", "c"), ("", "d")],
    ),
    (
        "<table><tr><td>a<td>b<tr><th>c</table>d",
        [("td", "a"), ("td", "b"), ("th", "c"), ("", "d")],
    ),
    ("</p></div><H2>a</h2>", [("h2", "a")]),
]


@pytest.mark.parametrize(("page", "wanted"), TOLD)
def test_a_line_tells_the_element_around_it(
    page: str, wanted: list[tuple[str, str]]
) -> None:
    assert told(page) == wanted


BLOCKS = [
    ("<p>a<br>b</p><p>c</p>", [0, 0, 1]),
    ("<h1>a</h1>b<div>c", [0, 1, 2]),
    ("<table><tr><td>a<td>b<tr><td>c", [0, 0, 1]),
    ("<dl><dt>a</dt><dd>b</dd><dt>c<dd>d</dl>e", [0, 0, 0, 0, 1]),
    ("<p><p></p><div><p>a", [0]),
    ("<pre>a\nb\n\nc</pre>", [0, 0, 1]),
]


@pytest.mark.parametrize(("page", "wanted"), BLOCKS)
def test_lines_of_one_block_share_its_number(page: str, wanted: list[int]) -> None:
    assert [line.block for line in html_lines(page)] == wanted


def test_navigation_and_footers_stand_aside() -> None:
    page = (
        "<nav>a<p>b</p></nav><div role=Navigation>c</div><p>d</p>"
        "<article><footer>e</footer>f</article><aside><ul><li>g</aside>h"
    )
    aside = {line.text for line in html_lines(page) if line.aside}
    assert aside == {"a", "b", "c", "e", "g"}


def test_the_elements_of_xml_are_lines_of_their_own() -> None:
    page = (
        "<?xml version='1.0'?><article><article-title>On <italic>E. coli</italic>"
        "</article-title><name><surname>Li</surname><given-names><![CDATA[Yu & <Co>]]>"
        "</given-names></name></article>"
    )
    assert told(page) == [
        ("article-title", "On E. coli"),
        ("surname", "Li"),
        ("given-names", "Yu & <Co>"),
    ]


def test_a_line_knows_where_its_words_stand() -> None:
    page = "<p>\n <b>Li&nbsp;Zhang</b>,\n  R&amp;D <i>Ling</i> </p>"
    (line,) = html_lines(page)
    scrape = Scrape(page, "text/html")
    assert line.text == "Li Zhang, R&D Ling"
    assert scrape[line.span] == "Li&nbsp;Zhang</b>,\n  R&amp;D <i>Ling"
    quotes = {
        words: scrape[line.span_of(at, at + len(words))]
        for words in ("Li", "Zhang", "Zhang, R", "Ling", "Ling"[1:])
        for at in [line.text.index(words)]
    }
    assert quotes == {
        "Li": "Li",
        "Zhang": "Zhang",
        "Zhang, R": "Zhang</b>,\n  R",
        "Ling": "Ling",
        "ing": "ing",
    }


def test_a_page_is_read_to_its_bounds() -> None:
    many = "<p>x</p>" * (MOST_LINES + 5)
    assert len(texts(many)) == MOST_LINES
    long = "<p>" + "x" * MOST_CHARACTERS + "</p><p>never seen"
    assert [len(text) for text in texts(long)] == [MOST_CHARACTERS - 3]


PILES = [
    "<div>" * 100_000 + "x",
    "<li>" * 50_000 + "</ul>" * 50_000 + "x",
    "<b hidden>" * 50_000 + "x",
    "<a b='" * 50_000 + "x",
    "<!--" * 50_000,
    "<" * 100_000,
    "&" * 100_000,
    "&#" + "9" * 100_000,
    "<script>" * 50_000,
    "<![CDATA[" * 50_000 + ">",
]


@pytest.mark.parametrize("page", PILES, ids=lambda page: page[:12])
def test_piles_of_markup_are_read_through(page: str) -> None:
    lines = texts(page)
    assert len(lines) <= 1


_OPEN = st.sampled_from(
    "p b div h1 li td a span script style pre title svg nav x-y".split()
)
_ATTRIBUTES = st.sampled_from(
    [
        "",
        " hidden",
        ' class="a > b"',
        " style='display:none'",
        " x=1",
        ' y="',
        " '",
        " /",
    ]
)
_TAGS = st.builds("<{}{}>".format, _OPEN, _ATTRIBUTES) | st.builds(
    "</{}>".format, _OPEN
)
_WORDS = st.text("ab c\n\u00e9\x00<>&;'\"=/!-", max_size=6)
_ENTITIES = st.sampled_from(
    [
        "&amp;",
        "&nbsp;",
        "&#233;",
        "&lt",
        "&notit;",
        "&#x110000;",
        "&#1;",
        "&NotEqualTilde;",
    ]
)
_ODD = st.sampled_from(
    ["<!--", "-->", "<![CDATA[", "]]>", "<?", "<br>", "</script>", "<!"]
)
SOUP = st.lists(_TAGS | _WORDS | _ENTITIES | _ODD, max_size=20).map("".join)


@given(page=SOUP | st.text())
def test_every_line_stands_in_the_page_in_order(page: str) -> None:
    end, block = 0, 0
    for line in html_lines(page):
        assert line.text == " ".join(line.text.split()) != ""
        assert end <= line.span.start < line.span.end <= len(page)
        assert block <= line.block <= block + 1
        end, block = line.span.end, line.block


@given(page=SOUP | st.text())
def test_every_letter_maps_back_to_where_it_stands(page: str) -> None:
    scrape = Scrape(page, "text/html")
    for line in html_lines(page):
        places = list(letters(line))
        for (at, place), (_, following) in pairwise(places):
            assert place <= following, at
        for at, place in places:
            stands, letter = page[place], line.text[at]
            assert stands == letter or _decoded_at(page, place) or letter == " "
        assert scrape[line.span_of(0, len(line.text))].startswith(page[line.span.start])


def letters(line: Line) -> Iterable[tuple[int, int]]:
    """Each letter of a line, with its place."""
    for at in range(len(line.text)):
        yield at, line.span_of(at, at + 1).start


def _decoded_at(page: str, place: int) -> bool:
    """Whether an entity stands at a place, or just before it for its second letter."""
    return "&" in page[max(0, place - 1) : place + 1]


def _plain_letters(words: str) -> str:
    return "".join(words.split())


_TEXTS = st.text("ab<&>\"' \n\u00e9", max_size=5)
_HIDING = st.sampled_from(
    [
        "<script>{}</script>",
        "<style>{}</style>",
        "<!--{}-->",
        "<p hidden>{}</p>",
        "<div style='display:none'><div>{}</div></div>",
    ]
)
_SHOWING = st.sampled_from(
    ["<b>{}</b>", "<p title='>'>{}</p>", "<div>{}</div>", "{}<br>", '<a x="<b>">{}</a>']
)


@st.composite
def _written(draw: st.DrawFn) -> tuple[str, str]:
    """A page, and the letters on it that can be seen."""
    page, seen = "", ""
    for _ in range(draw(st.integers(0, 6))):
        words = draw(_TEXTS)
        if draw(st.booleans()):
            page += draw(_HIDING).format(escape(words))
            continue
        page += draw(_SHOWING).format(escape(words))
        seen += _plain_letters(words)
        if draw(st.booleans()):
            page = f"<section>{page}</section>"
    return page, seen


@given(written=_written())
def test_all_that_can_be_seen_is_there_and_nothing_else(
    written: tuple[str, str],
) -> None:
    page, seen = written
    assert _plain_letters("".join(texts(page))) == seen


@given(page=SOUP | st.text())
def test_no_character_is_passed_twice(page: str) -> None:
    # What a match has passed no other sees again: the scan is linear by construction.
    passed = 0
    pattern = re.compile(tag_pattern())
    for match in tags(pattern, page, 0, markup_end(page, len(page))):
        assert match.start() >= passed
        assert match.end() > match.start()
        passed = match.end()


ENDLESS_LINES = ["a&amp;", "<i>a</i>", "<i>a </i>", "a  ", "&#x41;", "a \t&lt;  "]


@pytest.mark.parametrize("piece", ENDLESS_LINES)
def test_an_endless_line_has_a_bounded_number_of_parts(piece: str) -> None:
    page = piece * 30_000
    lines = list(html_lines(page))
    assert lines[0].block == lines[-1].block
    for line in lines:
        assert len(line.pieces) < 25_000
        for at in (0, 1, len(line.text) // 2, len(line.text) - 1):
            said = page[slice(*line.span_of(at, at + 1))]
            assert line.text[at] == " " or said[0] in (line.text[at], "&")


def test_a_page_is_read_once_however_many_ask() -> None:
    scrape = Scrape("<p>one</p>", "text/html")
    assert page_of(scrape) is page_of(scrape)
    assert [line.text for line in page_of(scrape)] == ["one"]
