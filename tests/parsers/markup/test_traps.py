"""What real tags hold that is not what they should hold."""

import pytest

from refkit.model import Reference, Scrape
from refkit.parsers.markup import MARKUP
from refkit.resolve import resolve

TITLE = '<meta name="citation_title" content="On trees">'
DOI = '<meta name="citation_doi" content="10.5555/1">'


def recovered(*tags: tuple[str, str], head: str = TITLE + DOI) -> Reference:
    metas = (f'<meta name="{name}" content="{value}">' for name, value in tags)
    return resolve(MARKUP.claims(Scrape(head + "".join(metas), "text/html")))


AUTHORS = [
    # entities of a typesetter of the nineties
    (["Thomas Kn|[ouml]|ll"], ["Knöll, Thomas"]),
    # a whole list in one tag
    (["Anna Meyer, Jun Ito and Carla Roe"], ["Meyer, Anna", "Ito, Jun", "Roe, Carla"]),
    (["Adeyemi RW;Balogun KH;"], ["Adeyemi, RW", "Balogun, KH"]),
    (["Lind AB, Roe CD"], ["Lind, AB", "Roe, CD"]),
    (["Ada B. Lind, Cy D. Roe"], ["Lind, Ada B.", "Roe, Cy D."]),
    # one name, though two words stand on both sides of its comma
    (["García Márquez, Gabriel José"], ["García Márquez, Gabriel José"]),
    # where somebody works
    (["Lima, Ana [UNIV]", "Roe, Cy"], ["Lima, Ana", "Roe, Cy"]),
    # the list twice, and each author once for each address
    (["Ada Lind", "Cy Roe"] * 2, ["Lind, Ada", "Roe, Cy"]),
    (["Ada Lind", "Ada Lind", "Cy Roe", "Cy Roe"], ["Lind, Ada", "Roe, Cy"]),
    # two people may have one name
    (["Wei Wang", "Ada Lind", "Wei Wang"], ["Wang, Wei", "Lind, Ada", "Wang, Wei"]),
]


@pytest.mark.parametrize(("values", "authors"), AUTHORS)
def test_authors(values: list[str], authors: list[str]) -> None:
    found = recovered(*(("citation_author", value) for value in values))
    assert [name.inverted for name in found.author] == authors


VALUES = [
    ("citation_date", "2020 Jul-Sep", "issued", "2020-07"),
    ("citation_publication_date", "1995/00/00", "issued", "1995"),
    ("citation_publication_date", "2010-05-00", "issued", "2010-05"),
    ("citation_publication_date", "01/2010", "issued", "2010-01"),
    ("citation_publication_date", "2010/5/3", "issued", "2010-05-03"),
    ("citation_volume", "Volume 14", "volume", "14"),
    ("citation_volume", "IV-1/W1", "volume", "IV-1/W1"),
    ("citation_volume", "0", "volume", None),
    ("citation_issue", "Numbers 1-2", "issue", "1-2"),
    ("citation_issue", "3/4", "issue", "3/4"),
    ("citation_issue", "No. 3", "issue", "3"),
    ("citation_issue", "Suppl 1", "issue", "Suppl 1"),
    ("citation_issue", "ahead-of-print", "issue", None),
    ("citation_firstpage", "e6256", "page", "e6256"),
    ("citation_firstpage", "035018", "page", "035018"),
    ("citation_firstpage", "pp. 12", "page", "12"),
    ("citation_firstpage", "284 f. : il., gr&aacute;fs.", "page", None),
    ("citation_pages", "12-19", "page", "12-19"),
    ("DC.Identifier.pageNumber", "12-19", "page", "12-19"),
    ("citation_journal_abbrev", "1", "container_title_short", None),
    (
        "citation_journal_title",
        "Industry Applications, IEEE Transactions on",
        "container_title",
        "IEEE Transactions on Industry Applications",
    ),
    (
        "DC.Relation.ispartOf",
        "Oak; Vol 3, No 2 (2010); 12-19",
        "container_title",
        "Oak",
    ),
    ("citation_journal_title", "Trees, Woods", "container_title", "Trees, Woods"),
]


@pytest.mark.parametrize(("name", "value", "field", "read"), VALUES)
def test_a_value(name: str, value: str, field: str, read: str | None) -> None:
    beside = (("dc.title", "On trees"),)
    found = getattr(recovered((name, value), *beside), field)
    assert (str(found) if found else None) == read


def test_an_author_tag_of_the_site_is_none() -> None:
    assert recovered(("author", "pubmeddev")).author == ()


def test_a_doi_of_somebody_else_is_not_taken() -> None:
    link = '<a href="https://doi.org/10.5555/other">A data set</a>'
    tags = (("citation_author", "Ada Lind"), ("citation_dissertation_name", "Thesis"))
    assert recovered(*tags, head=TITLE + link).doi is None


ADDRESSES = [
    ("https://a.example/doi/abs/10.5555/M19-3075", "10.5555/m19-3075"),
    ("https://a.example/doi/10.5555/m19-3075?journalCode=x", "10.5555/m19-3075"),
    ("https://a.example/articles/10.5555/f.2019.01234/full", "10.5555/f.2019.01234"),
    ("https://a.example/content/10.5555/2020.01.01v2.full", "10.5555/2020.01.01"),
    ("https://a.example/article/10.5555/s1-x.html", "10.5555/s1-x"),
    ("https://a.example/10.5555", None),
    ("/doi/10.5555/relative", None),
]


@pytest.mark.parametrize(("address", "doi"), ADDRESSES)
def test_a_doi_in_the_address(address: str, doi: str | None) -> None:
    link = f'<link rel="canonical" href="{address}">'
    assert recovered(("citation_author", "A Lind"), head=TITLE + link).doi == doi


def test_a_doi_in_a_tag_goes_before_the_address() -> None:
    link = '<link rel="canonical" href="https://a.example/doi/10.5555/part">'
    assert recovered(head=TITLE + DOI + link).doi == "10.5555/1"
