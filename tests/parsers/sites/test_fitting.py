"""The vocabulary of layouts, on pages of a few lines."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import Scrape
from refkit.parsers.page import page_of
from refkit.parsers.sites import SITES
from refkit.parsers.sites.fitting import fit
from refkit.parsers.sites.profile import Layout, Step

LINES = [
    line
    for case in sorted(Path(__file__).with_name("cases").glob("*.txt"))
    for line in case.read_text("utf-8").splitlines()
]
TITLE = Step(r"(?P<title>[A-Z].+)")
YEAR = Step(r"(?P<issued>\d{4})")
NAMES = Step(r"- (?P<author>.+)", most=3)


def laid(layout: Layout, text: str) -> list[str] | None:
    found = fit(page_of(Scrape(text)), layout)
    return None if found is None else [line.text for line, _ in found]


# fmt: off
FITS = [
    # steps, facts, page, the lines that are covered
    ((TITLE, YEAR), (), "x\nInk\n\n1999\ny", ["Ink", "1999"]),
    ((TITLE, YEAR), (), "Ink\ny\n1999", None),
    # a step may be left out, but is taken where it holds a field
    ((TITLE, Step(r"(?P<volume>\d+)", optional=True), YEAR), (), "Ink\n7\n1999", ["Ink", "7", "1999"]),
    ((TITLE, Step(r"(?P<volume>\d+)", optional=True), YEAR), (), "Ink\n1999", ["Ink", "1999"]),
    # where it holds none, as few lines as will do
    ((Step("#"), Step(".*", optional=True, most=2), TITLE), (), "#\nInk\nPen", ["#", "Ink"]),
    ((Step("#"), Step(".*", optional=True, most=2), TITLE), (), "#\nx\ny\nPen", ["#", "x", "y", "Pen"]),
    ((Step("#"), Step(".*", optional=True, most=2), TITLE), (), "#\nx\ny\nz\nPen", None),
    ((TITLE, NAMES, Step("=")), (), "Ink\n- A\n- B\n=", ["Ink", "- A", "- B", "="]),
    ((TITLE, NAMES, Step("=")), (), "Ink\n- A\n- B\n- C\n- D\n=", None),
    # what fits twice is a list, unless it says the same
    ((TITLE, YEAR), (), "Ink\n1999\nPen\n2000", None),
    ((TITLE, YEAR), (), "Ink\n1999\nx\nInk\n1999", ["Ink", "1999"]),
    ((Step("=+"),), (), "=\nx\n==", None),
    # what two lines name has to be the same, though one may say more
    ((TITLE, Step("(?P<title>.+)!")), (), "Ink\nink!", ["Ink", "ink!"]),
    ((TITLE, Step("(?P<title>.+)!")), (), "Ink\nInk: a history!", ["Ink", "Ink: a history!"]),
    ((TITLE, Step("(?P<title>.+)!")), (), "Ink\nInkling!", None),
    # facts stand anywhere below, once unless they name people
    ((TITLE,), ((YEAR,),), "1998\nInk\nx\n1999\n2000", ["Ink", "1999"]),
    ((TITLE,), ((Step("by (?P<author>.+)"), Step("of .+")),), "Ink\nby A\nof X\nby B\nx\nby C\nof Y",
     ["Ink", "by A", "of X", "by C", "of Y"]),
    ((TITLE, YEAR), ((Step("(?P<issued>.+) AD"),),), "Ink\n1999\n1997 AD\nMay 1999 AD", ["Ink", "1999", "May 1999 AD"]),
]
# fmt: on


@pytest.mark.parametrize(("steps", "facts", "text", "covered"), FITS)
def test_a_layout_covers_lines(
    steps: tuple[Step, ...],
    facts: tuple[tuple[Step, ...], ...],
    text: str,
    covered: list[str] | None,
) -> None:
    assert laid(Layout(steps, facts=facts), text) == covered


STEPS = st.builds(
    Step,
    st.sampled_from(["a", "b", "[ab]", "."]),
    optional=st.booleans(),
    most=st.integers(1, 3),
)


@given(st.text("abc", min_size=1, max_size=12), st.lists(STEPS, max_size=4))
def test_steps_are_tried_like_parts_of_a_pattern(text: str, steps: list[Step]) -> None:
    """A page of one letter a line: the layout is a pattern with lazy repeats, found once."""
    steps = [*steps, Step("[bc]")]
    pattern = "".join(
        f"{step.pattern.pattern}{{{0 if step.optional else 1},{step.most}}}?"
        for step in steps
    )
    matches = [match[0] for match in re.finditer(pattern, text)]
    covered = laid(Layout(steps), "\n".join(text))
    assert covered == (list(matches[0]) if len(matches) == 1 else None)


@given(st.lists(st.sampled_from(LINES), max_size=40))
def test_lines_of_all_sites_in_any_order_are_claimed_as_they_stand(
    lines: list[str],
) -> None:
    text = "\n".join(lines)
    for claim in SITES.claims(Scrape(text)):
        span = claim.evidence.span
        assert span is not None
        assert claim.evidence.quote == text[span.start : span.end]
        if claim.field not in {"type", "author"}:
            assert claim.value == claim.evidence.quote
