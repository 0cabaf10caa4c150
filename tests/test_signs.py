"""Which texts are bibliographies, and in what format: told by their content alone."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.plugins import FORMATS
from refkit.signs import format_shown

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"

RIS = "TY  - JOUR\nTI  - On Trees\nAU  - Li, Ann\nPY  - 2015\nER  - \n"
BIBTEX = "@article{li2015,\n  title = {On Trees},\n  author = {Li, Ann}\n}\n"
CSL = {"id": "li", "type": "book", "title": "Oaks", "issued": {"date-parts": [[2015]]}}
CROSSREF = {"DOI": "10.1000/182", "type": "journal-article", "title": ["On Trees"]}
ARTICLE = "\n".join(
    f"{number}. Oaks stand in towns as they stand in woods." for number in range(30)
)
SHOWN: list[tuple[str, str]] = [
    ("ris", RIS),
    ("ris", f"Provider: Oak Library\nDatabase: Oaks\n\n\n{RIS}"),
    ("ris", f"\ufeff\r\n1.\r\n{RIS}"),
    ("bibtex", BIBTEX),
    ("bibtex", f"% Encoding: UTF-8\n\n{BIBTEX}"),
    ("bibtex", f"@comment{{by hand}}\n@string{{oak = {{Oak}}}}\n{BIBTEX}% the end\n"),
    ("bibtex", "@book{li,title=1}"),
    ("medline", "PMID- 7\nTI  - On Trees\n      and on Oaks.\nAU  - Li A\n"),
    ("medline", "\n\nOWN - ERIC\nTI  - On Trees\nAU  - Li, Ann\n"),
    (
        "web-of-science",
        "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nTI Oaks\n",
    ),
    ("web-of-science", "PT J\nAU Li, A\nTI On Trees\n   and on Oaks\nSO OAK\nER\n"),
    ("medline", "AU  - Li A\nTI  - On Trees\nAID - 10.1000/1 [doi]\nPMID- 217\n"),
    ("refworks", "Refworks Export Tagged Format\n\nTag legend\n"),
    ("refworks", "RT Journal Article\nSR Electronic(1)\nA1 Li,Ann\nT1 On Trees\n"),
    ("endnote", "%0 Journal Article\n%T On Trees\n%X Long.\n\nLonger.\n"),
    ("endnote", "%A Ann Li\n%T On Trees\n%D 1987\n"),
    ("ovid", "<1. >\nVN  - Ovid Technologies\nTI  - On Trees\n"),
    ("copac", "TI- On Trees\nAU- Li, Ann\nPU- London : Oak Press\n"),
    ("biblioscape", "--AU-- Li, A.\n--RT-- article\n------\n"),
    ("repec-nep", "nep.repec.org\n\n1. On Trees\nURL:\thttps://oak.example\n"),
    ("csl-json", json.dumps([CSL])),
    ("csl-json", json.dumps(CSL, indent=2)),
    ("csl-jsonl", f"{json.dumps(CSL)}\n{json.dumps(CSL)}\n"),
    (
        "crossref-json",
        json.dumps({"status": "ok", "message-type": "work", "message": {}}),
    ),
    ("crossref-json", json.dumps([{**CROSSREF, "is-referenced-by-count": 8}])),
    ("csl-yaml", "---\nreferences:\n- id: li\n  type: book\n  title: Oaks\n...\n"),
    ("csl-yaml", "- id: li\n  type: book\n  title: Oaks\n"),
    ("pubmed-xml", '<?xml version="1.0"?>\n<!DOCTYPE P "x">\n<PubmedArticleSet>\n'),
    ("endnote-xml", "<xml><records><record><ref-type name='Book'>6</ref-type>"),
    ("mods", '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo/></mods>'),
    ("mods", "<modsCollection><mods><titleInfo/></mods></modsCollection>"),
    ("mods", "<OAI-PMH><metadata><m:mods><m:titleInfo/></m:mods></metadata></OAI-PMH>"),
    ("mods", "<zs:searchRetrieveResponse><mods><titleInfo/></mods>"),
    ("marcxml", '<OAI-PMH><record><datafield tag="245">'),
    ("crossref-xml", '<doi_batch version="4.4.2"><body><journal/></body></doi_batch>'),
    ("crossref-xml", "<doi_records><doi_record><crossref/></doi_record></doi_records>"),
    ("msbib", '<b:Sources xmlns:b="http://x.example/2006/bibliography">'),
    ("marcxml", '<record><datafield tag="245"><subfield code="a">Oaks'),
    ("jats", "<article><front><article-meta/></front></article>"),
]
NOT_SHOWN = [
    "",
    "On Trees\n\nby Ann Li",
    f"On Trees\n\nby Ann Li\n\nHow to cite\n\n{RIS}",
    f"On Trees\n\nHow to cite\n\n{BIBTEX}",
    f"{BIBTEX}\n{ARTICLE}",
    f"{RIS}\n{ARTICLE}",
    f"Journal: Oak\n{ARTICLE}\n{RIS}",
    f"<html><body><pre>{BIBTEX}</pre></body></html>",
    f"<html><body><pre>{RIS}</pre></body></html>",
    "@oaks on the web: follow us {here}",
    "%% The title\n\\documentclass{article}\n\\begin{document}",
    "%A comment of TeX\n\\title{Oaks}\n%T is for trees\n",
    '{"@context": "https://schema.org", "@type": "ScholarlyArticle", "name": "Oaks"}',
    '{"title": "On Trees", "journal": "Oak", "year": 2015}',
    "<article><h1>On Trees</h1></article>",
    "<OAI-PMH><metadata><dc><title>On Trees</title></dc></metadata></OAI-PMH>",
    "PT J is a paper type.",
    "Papers come from nep.repec.org each week.\n1. On Trees\nURL: https://oak.example\n",
    "- id: li\n- type: rake\n- wood: oak\n",
]


@pytest.mark.parametrize(("format", "text"), SHOWN)
def test_a_bibliography_shows_its_format(format: str, text: str) -> None:
    assert format_shown(text) == format


def test_only_formats_that_there_are_are_shown() -> None:
    assert {format for format, _ in SHOWN} <= set(FORMATS.builtin)


@pytest.mark.parametrize("text", NOT_SHOWN)
def test_a_page_shows_none_though_it_holds_a_record(text: str) -> None:
    assert format_shown(text) is None


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_make_no_difference(end: str) -> None:
    for format, text in SHOWN:
        assert format_shown(text.replace("\n", end)) == format


@given(
    before=st.text("ab \n.:-<>%@", min_size=1, max_size=30).filter(str.strip),
    sample=st.sampled_from([RIS, BIBTEX]),
    after=st.text("ab \n", max_size=30),
)
def test_any_text_is_judged(before: str, sample: str, after: str) -> None:
    shown = format_shown(f"{before}{sample}{after}")
    assert shown is None or before.lstrip()[0] == "%"


@pytest.mark.skipif(not CORPUS.exists(), reason="the labelled scrapes are not here")
def test_no_scrape_is_taken_for_a_bibliography() -> None:
    pages = [*CORPUS.rglob("*.txt"), *CORPUS.rglob("*.html")]
    taken = {
        page.name: format_shown(page.read_text("utf-8", "replace")) for page in pages
    }
    # The whole articles among them are known by their suffix alone.
    assert len(pages) > 100
    assert {name for name in taken.values() if name} <= {"jats"}
