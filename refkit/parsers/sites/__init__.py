"""Site profiles: what the pages of one site look like, line by line.

A profile is a value: the lines a page of that site has, as patterns with named groups
for the fields. It adds claims of high confidence and bypasses nothing: the other
parsers speak as well, and ``resolve`` decides.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
    Name,
    Scrape,
    Span,
)
from refkit.parsers.page import Line, Page, page_of
from refkit.parsers.sites.fitting import DEPTH, Fit, fit
from refkit.parsers.sites.profile import Layout, SiteProfile
from refkit.plugins import Parser
from refkit.readers.name_lists import split_names
from refkit.readers.name_order import family_leads, two_surnames
from refkit.readers.names import read_name

_MARKS: Final[Mapping[str, tuple[str, ...]]] = {
    "arxiv": ("[Submitted on ", "(Submitted on "),
    "cambridge": ("Published online by Cambridge University Press",),
    "copernicus": ("https://doi.org/10.5194/",),
    "cyberleninka": ("автор научной работы", "Scholarly article on topic"),
    "dergipark": ("Kaynak Göster", "BibTex RIS Cite"),
    "dialnet": ("Resumen de ", "Localización:"),
    "digital_commons": ("Recommended Citation",),
    "eprints": ("Item Type:", "Official URL:", " thesis, ", " ISSN "),
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
        "Julkaisu:",
        "Résultat de recherche:",
        "Resultado de pesquisa:",
        "Forschungsleistung:",
        "연구 산출물:",
        "نتاج البحث:",
    ),
    "scielo": ("SciELO - Scientific Electronic Library Online",),
    "science_direct": ("Author links open overlay panel",),
    "sinaweb": ("Document Type", "نوع مقاله", "نوع المستند"),
    "springer_link": (
        "Cite as",
        "Cite this article",
        "First Online:",
        "Thank you for visiting nature.com",
    ),
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
    for field in FIELDS:
        said = [
            (words, Evidence(profile.name, scrape[span], span, _TRUST))
            for line, match in found
            if match.groupdict().get(field)
            for words, span in _stretches(line, field, *match.span(field))
        ]
        texts = [words for words, _ in said]
        read = _name_reader(texts) if field in NAME_FIELDS else str
        for words, evidence in said:
            yield Claim(field, read(words), evidence)


def _stretches(
    line: Line, field: Field, start: int, end: int
) -> Iterator[tuple[str, Span]]:
    """The words of a field on a line, name by name where it holds names."""
    whole = line.text[start:end]
    parts = split_names(whole) if field in NAME_FIELDS else [(0, len(whole))]
    for begin, stop in parts:
        yield whole[begin:stop], line.span_of(start + begin, start + stop)


def _name_reader(names: Sequence[str]) -> Callable[[str], Name | str]:
    """What makes a value of each name of a list, in the order the list is written in."""
    leads, two = family_leads(names), two_surnames(names)

    def read(name: str) -> Name | str:
        try:
            return read_name(name, family_leads=leads, two_surnames=two)
        except ValueError:
            return name

    return read if leads or two else str


SITES: Final = Parser("sites", reads=MEDIA_TYPES, claims=claims)
