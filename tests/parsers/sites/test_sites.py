"""Each profile on pages of its site, written for the test, and on pages of others.

``cases/NAME.txt`` is a page and ``cases/NAME.json`` what the profile has to say of it,
with its name as ``by``; the names begin with the module of the profile.
"""

import json
from importlib import import_module
from itertools import chain
from pathlib import Path
from time import perf_counter

import pytest

import refkit
from refkit.model import Claim, Scrape
from refkit.parsers.page import page_of
from refkit.parsers.sites import _MARKS, SITES
from refkit.parsers.sites.fitting import fit
from refkit.parsers.sites.profile import SiteProfile
from refkit.resolve import resolve

CASES = sorted(Path(__file__).with_name("cases").glob("*.txt"))
NAMES = [case.stem for case in CASES]


def profile_of(case: Path) -> SiteProfile:
    module = import_module(f"refkit.parsers.sites.{case.stem.partition('-')[0]}")
    profile = module.PROFILE
    assert isinstance(profile, SiteProfile)
    return profile


def page(case: Path) -> str:
    return case.read_text("utf-8")


def said(text: str, url: str | None = None) -> tuple[Claim, ...]:
    return tuple(SITES.claims(Scrape(text, url=url)))


def test_every_profile_has_a_page() -> None:
    assert {name.partition("-")[0] for name in NAMES} == set(_MARKS)


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_page_of_the_site_is_read(case: Path) -> None:
    claims = said(page(case))
    expected = json.loads(case.with_suffix(".json").read_text("utf-8"))
    assert {claim.evidence.by for claim in claims} == {expected.pop("by")}
    reference = resolve(claims)
    found = {
        name: " · ".join(map(str, value)) if isinstance(value, tuple) else str(value)
        for name, value in reference.known.items()
        if name not in {"author", "abstract"}
    }
    if reference.authors:
        found["author"] = " · ".join(name.inverted for name in reference.authors)
    assert found == expected


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_what_is_claimed_stands_on_the_page(case: Path) -> None:
    text = page(case)
    for claim in said(text):
        span = claim.evidence.span
        assert span is not None
        assert claim.evidence.quote == text[span.start : span.end]
        if claim.field not in {"type", "author"}:
            assert claim.value == claim.evidence.quote


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_no_profile_speaks_on_the_page_of_another(case: Path) -> None:
    """Not only the first that fits: none of them may fit."""
    lines = page_of(Scrape(page(case)))
    own = case.stem.partition("-")[0]
    for name in _MARKS.keys() - {own}:
        profile: SiteProfile = import_module(f"refkit.parsers.sites.{name}").PROFILE
        fits = [layout for layout in profile.layouts if fit(lines, layout)]
        assert not fits or not any(mark in page(case) for mark in _MARKS[name]), name


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_an_address_elsewhere_keeps_the_profile_of_a_site_off(case: Path) -> None:
    profile = profile_of(case)
    for host in profile.hosts:
        assert said(page(case), f"https://www.{host}/page")
        for other in ("example.org", f"{host}.example.org", f"not{host}"):
            assert not said(page(case), f"https://{other}/page")


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_whole_agrees_with_the_profile(case: Path) -> None:
    """The other parsers are asked as well; the profile is only more certain."""
    claims = resolve(said(page(case)))
    for reference in refkit.recover(page(case)):
        for name, value in claims.known.items():
            if name not in {"author", "issued", "issn", "abstract"}:
                assert getattr(reference, name) == value


# fmt: off
TORN = [
    # what a layout must have to be believed: without it, or with another
    ("meta_org", "Trending Feeds", "Feeds"),
    ("pmc", "PMCID: PMC1234567", "PMCID"),
    ("thieme", "10.1055/", "10.5555/"),
    ("scielo", "SciELO - Scientific Electronic Library Online", "SciELO"),
    ("dergipark", "Kaynak Göster", "Paylaş"),
    ("hrcak", "Izvorni znanstveni članak", "Članak"),
    ("eprints-thesis", "(2018) Binding games", "(2018) Winning games"),
    ("ojs-points", "Authors\n", "Readers\n"),
    ("pure", "Research output: ", "Output: "),
    ("jstage", "Author information", "Displaying 1-23 of 23 articles from this issue"),
    ("yektaweb", "Send citation to:", "Send to:"),
    ("digital_commons-thesis", "Recommended Citation", "Citation"),
    ("cambridge", "Published online by Cambridge University Press", "Published online"),
]
# fmt: on


@pytest.mark.parametrize(("name", "words", "others"), TORN)
def test_a_page_that_only_looks_alike_is_left_alone(
    name: str, words: str, others: str
) -> None:
    text = page(Path(__file__).with_name("cases") / f"{name}.txt")
    assert words in text
    assert not said(text.replace(words, others))


LISTS = [
    # pages of the same sites that show several works
    """Ada Example
Research output: 2
Why pages are invented

Example, A. & Sample, B.

Research output: Contribution to journal › Article › peer-review

Where pages are invented

Ada Example

Research output: Contribution to journal › Article › peer-review
""",
    """Journal of Invented Pages
Online ISSN : 0317-8471
Print ISSN : 1050-124X
ISSN-L : 1050-124X
Volume 79
Displaying 1-2 of 2 articles from this issue
  • Ada Example
    Article type: Article
    1988 Volume 79 Pages 1-7
    Published: September 25, 1988
    Released on J-STAGE: January 15, 2017
    JOURNAL FREE ACCESS
""",
    """Home > Archives > Vol 5, No 2 (2013)
Vol 5, No 2 (2013)
Table of Contents
Articles
Reading an invented page twice
Ada Example
Reading an invented page once
Bo Sample
""",
    """Items where Author is "Example, Ada"
Example, Ada (2018) Binding games with glue. PhD thesis, University of Nowhere.
Example, Ada (2009) Glue: a history. Journal of Invented Pages, 12 (3). pp. 45-67. ISSN 0317-8471
""",
]


@pytest.mark.parametrize("text", LISTS)
def test_a_list_of_works_is_none(text: str) -> None:
    assert not said(text)


PIECES = [
    "a ", "A, ", "Ab Cd, ", "Ab et Cd et ", "a, \"b, ", "(2001). ", "a. ", "a ; ", "- ",
    "Vol. 1, ", ", Issue 1", "J volume 1, pages 1 ", "• ", "\t", "' ", "1-2 ", "Ab-", "x",
]  # fmt: skip
"""What long lines are made of that keep a pattern busy."""


@pytest.mark.parametrize("name", _MARKS)
def test_no_pattern_takes_long(name: str) -> None:
    """A second is a hundred times what the slowest takes, and nothing to a bad one."""
    profile: SiteProfile = import_module(f"refkit.parsers.sites.{name}").PROFILE
    for layout in profile.layouts:
        for step in (*layout.steps, *chain.from_iterable(layout.facts)):
            for piece in PIECES:
                line = (piece * 3_000)[:5_900] + "\0"
                started = perf_counter()
                step.pattern.fullmatch(line)
                assert perf_counter() - started < 1, (step.pattern.pattern, piece)


@pytest.mark.parametrize("piece", PIECES)
def test_no_page_costs_much(piece: str) -> None:
    marks = [mark.strip() for marks in _MARKS.values() for mark in marks]
    for line in (piece, (piece * 3_000)[:5_900], piece * 30_000):
        text = "\n".join([*marks, *[line] * 300])
        started = perf_counter()
        said(text)
        assert perf_counter() - started < 5
