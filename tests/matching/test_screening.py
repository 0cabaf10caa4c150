"""The glance that spares comparing: it never hides what comparing would find."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit import Name, PartialDate, Reference, dedupe
from refkit.matching.linking import link
from refkit.matching.screening import all_differ
from refkit.matching.traits import traits_of

TITLES = (
    "On the hypotheses which lie at the foundations of geometry",
    "Transfer of microRNAs by membrane microvesicles",
    "Tumor-derived exosomes promote metastasis",
    "Zähne und Zahnersatz im 18. Jahrhundert",
)
PAGE = """<meta name="citation_title" content="{}">
<meta name="citation_author" content="Bernhard Riemann">
"""

titles = st.sampled_from(TITLES)
changes: st.SearchStrategy[Callable[[str], str]] = st.sampled_from(
    [
        str,
        str.upper,
        lambda text: text.replace("o", "ö"),
        lambda text: text.replace(" ", "  ")[:-1],
        lambda text: text.partition(" of ")[0],
        lambda text: f"RESEARCH ARTICLE {text}.",
        lambda text: f"Sur autre chose [{text}]",
        lambda text: text.replace("i", "l", 1),
        lambda _: "Editorial",
        lambda _: "",
        lambda _: "О гипотезах",
    ]
)
references = st.builds(
    lambda title, change, doi, page, volume: Reference(
        title=change(title),
        author=[Name("Riemann", "B")],
        issued=PartialDate(1873),
        container_title="Nature",
        volume=volume,
        page=page,
        doi=doi,
    ),
    titles,
    changes,
    st.sampled_from([None, "10.1000/a", "10.1000/A", "10.1000/b"]),
    st.sampled_from([None, "14-37", "pp. 14", "e014", "13-37"]),
    st.sampled_from([None, "8", "VIII"]),
)


@settings(max_examples=300)
@given(st.lists(references, min_size=2, max_size=2))
def test_what_is_spared_would_have_stayed_apart(refs: list[Reference]) -> None:
    if all_differ(refs):
        found = link([traits_of(ref) for ref in refs], judgements={})
        assert found.first == list(range(len(refs)))
        assert not found.unsure
        assert not found.related


def test_little_known_references_are_compared() -> None:
    for title in (None, "Editorial", "О гипотезах, лежащих в основании геометрии"):
        refs = [Reference(title=title), Reference(title=TITLES[0])]
        assert not all_differ(refs)


def test_what_was_spared_can_still_be_explained() -> None:
    refs = [Reference(title=title, doi="10.1000/" + title[:2]) for title in TITLES[:2]]
    result = dedupe(refs)
    assert (result.assignment, result.unsure, result.related) == ((0, 1), (), ())
    assert result.references == tuple(refs)
    assert [cluster.members for cluster in result.clusters] == [(0,), (1,)]
    assert result.explain(0, 1).bar == "different DOI"
    again = dedupe([*refs, evolve(refs[0], volume="8")])
    assert again.assignment == (0, 1, 0)


@pytest.mark.parametrize(("second", "loaded"), [(TITLES[1], False), (TITLES[0], True)])
def test_unlike_references_load_nothing_that_compares(
    second: str, loaded: bool, command: Callable[..., Any], tmp_path: Path
) -> None:
    for name, title in (("a", TITLES[0]), ("b", second)):
        (tmp_path / f"{name}.html").write_text(PAGE.format(title), "utf-8")
    result = command("export", ".", cwd=tmp_path, env={"PYTHONVERBOSE": "1"})
    assert result.returncode == 0
    assert (b"import 'rapidfuzz'" in result.stderr) == loaded
