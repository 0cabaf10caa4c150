"""Site profiles: what the pages of one site look like, line by line.

A profile is a value: the lines a page of that site has, as patterns with named groups
for the fields. It adds claims of high confidence and bypasses nothing: the other
parsers speak as well, and ``resolve`` decides.
"""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Final
from urllib.parse import urlsplit

from refkit.model import (
    FIELDS,
    MEDIA_TYPES,
    NAME_FIELDS,
    Claim,
    Evidence,
    Field,
    Scrape,
)
from refkit.parsers.page import Line, Page, page_of
from refkit.parsers.sites.fitting import DEPTH, Fit, fit
from refkit.parsers.sites.profile import Layout, SiteProfile
from refkit.plugins import Parser
from refkit.readers.name_lists import split_names

_MARKS: Final[Mapping[str, tuple[str, ...]]] = {
    "arxiv": ("[Submitted on ", "(Submitted on "),
    "cambridge": ("Published online by Cambridge University Press",),
    "copernicus": ("https://doi.org/10.5194/",),
    "cyberleninka": ("автор научной работы", "Scholarly article on topic"),
    "dergipark": ("Kaynak Göster", "BibTex RIS Cite"),
    "dialnet": ("Resumen de ", "Localización:"),
    "digital_commons": ("Recommended Citation",),
    "eprints": ("Item Type:", " thesis, ", " ISSN "),
    "hrcak": ("Puni tekst: ", "Full text: "),
    "hindawi": (", Article ID ",),
    "ieee_xplore": ("| IEEE Xplore",),
    "jstage": ("J-STAGE", "ジャーナル"),
    "jstor": ("Published By: ",),
    "mdpi": ("/10.3390/", "doi:10.3390/", "doi: 10.3390/"),
    "meta_org": ("Trending Feeds",),
    "muse": ("In lieu of an abstract, here is a brief excerpt",),
    "ojs": (
        "\nMain Article Content\n",
        "\nContenido principal del art",
        "\nConteúdo do artigo principal\n",
        "\nContenu principal de l",
        "\nContenuto principale dell",
        "\nHauptsächlicher Artikelinhalt\n",
        "\nIsi Artikel Utama\n",
        "\nAna Makale İçeriği\n",
        "\nОсновн",
        "\nAuthors\n•",
        "\nAutores/as\n•",
        "\nAutores\n•",
        "\nPenulis\n•",
        " > Vol",
    ),
    "openedition": ("\np. ",),
    "oxford_academic": ("https://doi.org/10.1093/",),
    "pmc": ("PMCID: PMC",),
    "pubmed": ("PMID: ",),
    "pure": (
        "Research output:",
        "Publikation:",
        "Forskningsoutput:",
        "Tuotos:",
        "Onderzoeksoutput:",
        "Résultats de recherche:",
        "Producción científica:",
        "פרסום מחקרי:",
        "研究成果:",
        "Student thesis:",
    ),
    "scielo": ("SciELO - Scientific Electronic Library Online",),
    "science_direct": ("Author links open overlay panel",),
    "sinaweb": ("Document Type", "نوع مقاله", "نوع المستند"),
    "springer_link": ("Cite as", "Cite this article", "First Online:"),
    "springermedizin": ("Erschienen in: ", "| Ausgabe "),
    "taylor_francis": (" - Issue ",),
    "thieme": ("DOI: 10.1055/",),
    "yektaweb": ("Back to browse issues page", "برگشت به فهرست نسخه"),
}
"""Words of which a page of the site has at least one; other pages cost little more
than looking for them, for a profile is loaded only where it may be needed."""
_MARKED: Final = 300
"""How far into a line a mark is looked for: it stands on no paragraph."""
_TRUST: Final = 0.95


def claims(scrape: Scrape) -> Iterable[Claim]:
    """Claim what the site's layout says, for the first profile that fits the page."""
    page = page_of(scrape)
    host = urlsplit(scrape.url or "").hostname or ""
    for profile in _profiles(page, host):
        for layout in profile.layouts:
            found = fit(page, layout)
            if found is not None:
                return list(_claims(scrape, profile, layout, found))
    return ()


def _profiles(page: Page, host: str) -> Iterator[SiteProfile]:
    head = "\n".join(line.text[:_MARKED] for line in page[:DEPTH])
    for name, marks in _MARKS.items():
        if any(mark in head for mark in marks):
            profile: SiteProfile = import_module(f"{__name__}.{name}").PROFILE
            if profile.may_be(host):
                yield profile


def _claims(
    scrape: Scrape, profile: SiteProfile, layout: Layout, found: Fit
) -> Iterator[Claim]:
    first = found[0][0].span
    if layout.type:
        evidence = Evidence(profile.name, scrape[first], first, _TRUST)
        yield Claim("type", layout.type, evidence)
    for line, match in found:
        for field in FIELDS:
            if match.groupdict().get(field):
                yield from _claim(scrape, profile, line, field, *match.span(field))


def _claim(
    scrape: Scrape, profile: SiteProfile, line: Line, field: Field, start: int, end: int
) -> Iterator[Claim]:
    stretches = [(start, end)]
    if field in NAME_FIELDS:
        names = split_names(line.text[start:end])
        stretches = [(start + name.start, start + name.end) for name in names]
    for begin, stop in stretches:
        span = line.span_of(begin, stop)
        evidence = Evidence(profile.name, scrape[span], span, _TRUST)
        yield Claim(field, line.text[begin:stop], evidence)


SITES: Final = Parser("sites", reads=MEDIA_TYPES, claims=claims)
