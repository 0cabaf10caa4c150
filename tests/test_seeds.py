"""The two scrapes the project began with, recovered field by field."""

from pathlib import Path

import pytest

import refkit
from refkit.model import Reference
from refkit.parsers.text import TEXT
from refkit.resolve import resolve

SEEDS = Path(__file__).parents[1] / "seeds"
FIRST, SECOND = "000_9961dff18e755f6b.txt", "002_f205edd659deba28.txt"
EXPECTED = {
    FIRST: {
        "type": "article-journal",
        "title": "Transfer of microRNAs by extracellular membrane microvesicles: a nascent"
        " crosstalk model in tumor pathogenesis, especially tumor"
        " cell-microenvironment interactions",
        "author": "Zhang, Li · Valencia, C Alexander · Dong, Biao · Chen, Meng"
        " · Guan, Pu-Jun · Pan, Ling",
        "container_title": "Journal of Hematology & Oncology",
        "issued": "2015-12-01",
        "issue": "1",
        "genre": "Review",
        "access": "Open Access",
    },
    SECOND: {
        "type": "article-journal",
        "title": "Tumor-derived exosomes: Nanovesicles made by cancer cells to promote"
        " cancer metastasis",
        "author": "Chen, Hongwei · Sun, Duxin",
        "container_title": "Acta Pharmaceutica Sinica. B",
    },
}
ABSTRACTS = {
    FIRST: ("Anticancer treatments aiming", "for multimodality treatment of cancer."),
    SECOND: ("Nanomedicine usually refers", "surveillance, and creating metasta"),
}


def as_text(reference: Reference) -> dict[str, str]:
    """Every known field but the abstract, as one text each."""
    fields = {name: str(value) for name, value in reference.known.items()}
    fields["author"] = " · ".join(name.inverted for name in reference.authors)
    return {name: value for name, value in fields.items() if name != "abstract"}


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_a_seed_gives_exactly_what_stands_on_its_page(name: str) -> None:
    (reference,) = refkit.read(SEEDS / name)
    assert as_text(reference) == EXPECTED[name]
    begins, ends = ABSTRACTS[name]
    assert reference.abstract is not None
    assert reference.abstract.startswith(begins)
    assert reference.abstract.endswith(ends)


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_every_value_of_a_seed_rests_on_words_of_its_page(name: str) -> None:
    text = (SEEDS / name).read_text("utf-8")
    (reference,) = refkit.read(SEEDS / name)
    assert reference.claims
    for claim in reference.claims:
        span = claim.evidence.span
        assert span is not None
        assert text[span.start : span.end] == claim.evidence.quote


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_no_site_profile_is_needed_for_a_seed(name: str) -> None:
    scrape = refkit.Scrape((SEEDS / name).read_text("utf-8"))
    generic = as_text(resolve(TEXT.claims(scrape)))
    assert generic == EXPECTED[name]
