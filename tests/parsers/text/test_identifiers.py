"""Which of the identifiers on a page are the work's own."""

import pytest

from refkit.model import Scrape
from refkit.parsers.page import page_of
from refkit.parsers.text.identifiers import identifiers
from refkit.readers import READERS

TITLE = "Writing invented pages in the dark"

# fmt: off
PAGES: list[tuple[str, dict[str, set[str]]]] = [
    ("DOI: 10.5555/inv.2012.3Additional Materials", {"doi": {"10.5555/inv.2012.3"}}),
    ("https://doi.org/10.5555/inv.2012.3", {"doi": {"10.5555/inv.2012.3"}}),
    ("DOI10.5555/inv.2012.3", {"doi": {"10.5555/inv.2012.3"}}),
    ("DOI 10.5555/1999-7604-2021 -3-30-40", {"doi": {"10.5555/1999-7604-2021-3-30-40"}}),
    ("DOI: 10.5555/INV\n[1] Bo. 10.5555/other.1", {}),
    ("DOI https://doi.org/10.5555/a.1\nRelated Identifier https://doi.org/10.5555/a.2",
     {"doi": {"10.5555/a.1"}}),
    ("doi:10.5555/a.1\nData of the work were put at another place (10.5555/b.2), and may be had.",
     {"doi": {"10.5555/a.1"}}),
    ("ISSN: 1598-2009 (Print) 2287-738X (Online)", {"issn": {"1598-2009", "2287-738X"}}),
    ("ISSN : 0970 - 020X, ONLINE ISSN : 2231-5039", {"issn": {"0970-020X", "2231-5039"}}),
    ("versión impresa ISSN 1414-8145versión On-line ISSN 2177-9465", {"issn": {"1414-8145", "2177-9465"}}),
    ("ISSN1051-1377", {"issn": {"1051-1377"}}),
    ("ISSN :\n1055-7903", {"issn": {"1055-7903"}}),
    ("ISSN: 1308–9196", {"issn": {"1308-9196"}}),
    ("ISSN: 1308-9197", {}),
    ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC10000160/\nhttps://www.ncbi.nlm.nih.gov/pubmed/36899805",
     {"pmcid": {"PMC10000160"}, "pmid": {"36899805"}}),
    ("[http://dx.doi.org/10.5555/x] [PMID: 15137807]", {}),
    ("PMID: 1234567\nPMID: 2345678\nPMID: 3456789", {}),
    ("astro-ph/0406358 Published May 23, 2007", {"arxiv": {"astro-ph/0406358"}}),
    ("https://arxiv.org/abs/2105.12492", {"arxiv": {"2105.12492"}}),
]
# fmt: on


@pytest.mark.parametrize(("text", "wanted"), PAGES)
def test_the_identifiers_of_the_work_are_told_from_others(
    text: str, wanted: dict[str, set[str]]
) -> None:
    scrape = Scrape(f"{TITLE}\n{text}\n")
    page = page_of(scrape)
    found: dict[str, set[str]] = {}
    for claim in identifiers(scrape, page, 0, len(page)):
        try:
            value = READERS[claim.field](claim.value)
        except ValueError:
            continue
        found.setdefault(claim.field, set()).add(value)
    assert found == wanted
