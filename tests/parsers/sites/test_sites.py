"""Each profile on a page of its site, written for the test, and on pages of others."""

import pytest

from refkit.model import Scrape
from refkit.parsers.sites import SITES
from refkit.resolve import resolve

ELDER = """Skip to main content
03.02.2011 | Leitthema | Ausgabe 2/2011

Die Beispielzeitschrift 2/2011

Vom Nutzen erfundener Seiten
Eine Übersicht
Die Beispielzeitschrift > Ausgabe 2/2011
Autoren: Dr. Anna Beispiel, B. van der Muster
"""
YOUNGER = """Erschienen in: Journal of Invented Pages 10-11/2020

Open Access 24.02.2020 | Original Article

Invented pages and where to find them

verfasst von: Ada Example, Bo Sample

Erschienen in: Journal of Invented Pages | Ausgabe 10-11/2020
"""
META = (
    """Invented pages: how they are written and why they matter.

Acta Inventorum. B
Mar 7, 2018
Ada ExampleBo McSample

Invented pages usually show what real ones look like, without being any of them. They
""".strip()
    + " go on for a while, so that the paragraph is as long as an abstract." * 2
    + ("...Continue Reading\n\nRelated Concepts\n\nTrending Feeds\n")
)
# fmt: off
PAGES = [
    ("springermedizin.de", ELDER, {
        "type": "article-journal", "title": "Vom Nutzen erfundener Seiten",
        "author": "Beispiel, Anna · van der Muster, B.", "genre": "Leitthema",
        "container_title": "Die Beispielzeitschrift", "issued": "2011-02-03", "issue": "2",
    }),
    ("springermedizin.de", YOUNGER, {
        "type": "article-journal", "title": "Invented pages and where to find them",
        "author": "Example, Ada · Sample, Bo", "genre": "Original Article",
        "container_title": "Journal of Invented Pages", "issued": "2020-02-24",
        "issue": "10-11", "access": "Open Access",
    }),
    ("meta.org", META, {
        "type": "article-journal",
        "title": "Invented pages: how they are written and why they matter",
        "author": "Example, Ada · McSample, Bo", "container_title": "Acta Inventorum. B",
        "issued": "2018-03-07",
    }),
]
# fmt: on


@pytest.mark.parametrize("with_address", [True, False])
@pytest.mark.parametrize(("host", "text", "expected"), PAGES)
def test_a_page_of_the_site_is_read(
    host: str, text: str, expected: dict[str, str], with_address: bool
) -> None:
    url = f"https://www.{host}/page" if with_address else None
    reference = resolve(SITES.claims(Scrape(text, url=url)))
    found = {name: str(value) for name, value in reference.known.items()}
    found["author"] = " · ".join(name.inverted for name in reference.authors)
    found.pop("abstract", None)
    assert found == expected
    assert {claim.evidence.by for claim in reference.claims} == {host}


@pytest.mark.parametrize(("host", "text", "_"), PAGES)
def test_an_address_elsewhere_keeps_a_profile_off(
    host: str, text: str, _: object
) -> None:
    for url in (
        "https://example.org/",
        f"https://{host}.example.org/",
        f"https://not{host}/",
    ):
        assert not list(SITES.claims(Scrape(text, url=url)))


def test_a_page_without_the_layout_is_left_alone() -> None:
    text = META.replace("Trending Feeds", "")
    assert not list(SITES.claims(Scrape(text)))
