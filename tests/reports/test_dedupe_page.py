"""The report: what stands in it, in which order, and that text stays text."""

import hashlib
import re
from base64 import b64encode
from html.parser import HTMLParser
from typing import Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from refkit import Deduplicated, Name, Reference, dedupe, dedupe_report, fingerprint
from refkit.matching.linked import Linked
from refkit.reports.dedupe_page import FULL, LINES
from tests.reports.libraries import HOSTILE, OAKS, doubtful, library, many


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def values(self, attribute: str) -> list[str]:
        found = (attributes.get(attribute) for _, attributes in self.elements)
        return [value for value in found if value is not None]

    @property
    def vocabulary(self) -> set[tuple[str, str]]:
        return {(tag, name) for tag, said in self.elements for name in ("", *said)}


def _hostile(text: str) -> Reference:
    return evolve(
        OAKS, title=text, author=(Name(literal=text),), container_title=text,
        volume=text, doi=text, abstract=text, citation_key=text, source=text,
    )  # fmt: skip


KNOWN: Final = Page(
    dedupe_report(library(OAKS, {(1, 3): False}))
    # A title that the second record lacks is told with the first.
    + dedupe_report(library(evolve(OAKS, title="Oaks", abstract="On oaks.")))
).vocabulary | {("mark", "class"), ("span", ""), ("tr", "class")}


def test_sections_stand_in_the_order_in_which_they_want_to_be_looked_at() -> None:
    page = Page(dedupe_report(library(said={(1, 3): False})))
    sections = [said["id"] for tag, said in page.elements if tag == "section"]
    assert sections == ["unsure", "merged", "apart", "answered"]


def test_the_counts() -> None:
    text = Page(dedupe_report(library())).text
    for name, count in {
        "records": 4,
        "works": 3,
        "copies merged": 1,
        "unsure": 1,
        "kept apart": 1,
    }.items():
        assert f"{name}{count}" in text


def test_nothing_at_all_gives_a_page() -> None:
    assert Page(dedupe_report(dedupe([]))).text.count("Nothing to look at.") == 3


def test_one_question_is_asked_of_two_works_and_answers_all_their_pairs() -> None:
    result = library()
    one, copy, other, notice = map(fingerprint, result.inputs)
    asked = Page(dedupe_report(result)).values("data-pairs")
    assert asked == [
        f"{one} {other},{copy} {other}",
        f"{one} {copy}",
        f"{one} {notice},{copy} {notice}",
    ]


def test_answers_of_before_stay_and_are_not_asked_again() -> None:
    result = library(said={(0, 3): True, (1, 3): False})
    page = Page(dedupe_report(result))
    assert page.values("data-same") == ["yes", "no"]
    assert len(page.values("data-pairs")) == 2 + 2


def test_the_largest_doubts_come_first() -> None:
    page = dedupe_report(many(FULL + 5))
    first, last = page.index('id="work-1"'), page.index(f'id="work-{FULL + 5}"')
    assert first < page.index('id="work-2"') < last
    assert page.index("Oak 0") < page.index('id="merged"')


def test_what_a_person_joined_is_no_doubt() -> None:
    records = [evolve(OAKS, title=title) for title in "ABCD"]
    linked = Linked([0, 0, 2, 2], [(float("inf"), 0, 1), (9.0, 2, 3)])
    page = dedupe_report(Deduplicated(records, linked, {(0, 1): True}))
    assert page.index('id="work-2"') < page.index('id="work-1"')
    assert "one work, you said" in page
    assert Page(page).values("data-same") == ["yes"]
    assert len(Page(page).values("data-pairs")) == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is(text: str) -> None:
    work = _hostile(text)
    page = Page(dedupe_report(library(work)))
    assert work.title
    assert work.title in page.text
    _assert_is_harmless(page)


@given(st.text(st.sampled_from("<>&\"'`=/ ax!-;\u202e\ud800\x00\n"), max_size=12))
def test_no_text_becomes_html(text: str) -> None:
    _assert_is_harmless(Page(dedupe_report(library(_hostile(text + "x")))))


def _assert_is_harmless(page: Page) -> None:
    assert page.vocabulary <= KNOWN
    assert all(re.fullmatch(r"#[a-z]+(-\d+)?", link) for link in page.values("href"))
    styles = page.values("style")
    assert all(re.fullmatch(r"[a-z-]+:[-\d.%]+(;width:[\d.]+%)?", s) for s in styles)
    assert "\u202e" not in page.text
    page.text.encode()


def test_the_page_loads_nothing_and_runs_its_own_script_only() -> None:
    html = dedupe_report(library())
    script = re.findall(r"<script>(.*?)</script>", html, re.S)
    assert len(script) == 1
    digest = b64encode(hashlib.sha256(script[0].encode()).digest()).decode()
    policy = Page(html).values("content")[0]
    assert policy.startswith("default-src 'none'")
    assert f"script-src 'sha256-{digest}'" in policy
    assert "http://" not in html
    assert "https://" not in html


def test_a_large_report_is_bounded() -> None:
    html = dedupe_report(many(FULL + LINES + 50))
    assert html.count("<details") == 2 * FULL
    assert html.count("<li") == LINES + 50
    assert html.count("And 50 more.") == 1
    assert len(html) < 6_000_000


def test_ten_thousand_copies_are_one_table() -> None:
    count = 10_000
    records = [evolve(OAKS, volume=str(at % 50)) for at in range(count)]
    linked = Linked([0] * count, [(3.0, 0, count - 1)])
    html = dedupe_report(Deduplicated(records, linked, {}))
    assert html.count('class="letter"') == 8
    assert "and 199 that say the same" in html
    assert len(html) < 100_000


def test_endless_values_are_cut() -> None:
    endless = evolve(OAKS, title="oak " * 250_000, citation_key="k" * 1_000_000)
    pair = [endless, doubtful(endless, "other" * 100_000)]
    result = Deduplicated(pair, Linked([0, 1], unsure=[(-1.0, 0, 1)]), {})
    assert len(dedupe_report(result)) < 60_000
