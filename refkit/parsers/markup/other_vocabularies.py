"""The vocabularies that stand elsewhere than in meta tags.

schema.org: https://schema.org/ScholarlyArticle
OpenURL (COinS): https://www.niso.org/publications/z3988-2004-r2010
"""

from typing import Final

from attrs import evolve

from refkit.parsers.markup.statements import Vocabulary

JSON_LD: Final = Vocabulary(
    witness="json-ld",
    confidence=0.98,
    fields={
        "headline": "title",
        "name": "title",
        "author": "author",
        "creator": "author",
        "editor": "editor",
        "journal": "container_title",
        "book": "container_title",
        "series": "collection_title",
        "publisher": "publisher",
        "datePublished": "issued",
        "volumeNumber": "volume",
        "issueNumber": "issue",
        "pagination": "page",
        "bookEdition": "edition",
        "doi": "doi",
        "pmid": "pmid",
        "pmcid": "pmcid",
        "arxiv": "arxiv",
        "issn": "issn",
        "isbn": "isbn",
        "inLanguage": "language",
        "keywords": "keyword",
        "abstract": "abstract",
        "description": "abstract",
        "url": "url",
    },
    pages=("pageStart", "pageEnd"),
    types={"journal": "article-journal"},
    kind="kind",
    marks=(frozenset({"headline"}), frozenset({"name"})),
)

MICRODATA: Final = evolve(
    JSON_LD,
    witness="microdata",
    confidence=0.97,
    # The headline of an item may be a sentence of its abstract.
    fields={"name": "title", **JSON_LD.fields},
)
RDFA: Final = evolve(MICRODATA, witness="rdfa")

COINS: Final = Vocabulary(
    witness="coins",
    confidence=0.88,
    fields={
        "title": "title",
        "author": "author",
        "container": "container_title",
        "stitle": "container_title_short",
        "series": "collection_title",
        "pub": "publisher",
        "place": "publisher_place",
        "date": "issued",
        "volume": "volume",
        "issue": "issue",
        "pages": "page",
        "artnum": "page",
        "edition": "edition",
        "doi": "doi",
        "pmid": "pmid",
        "pmcid": "pmcid",
        "arxiv": "arxiv",
        "issn": "issn",
        "eissn": "issn",
        "isbn": "isbn",
        "language": "language",
    },
    pages=("spage", "epage"),
    kind="genre",
    # Blogs have COinS as well, of a title, an author and a date.
    marks=tuple(
        frozenset({"title", other})
        for other in "container doi pmid pmcid arxiv isbn issn eissn pub volume".split()
    ),
)

DESCRIPTION: Final = Vocabulary(
    witness="description",
    confidence=0.95,
    fields={
        "title": "title",
        "author": "author",
        "container": "container_title",
        "date": "issued",
        "volume": "volume",
        "issue": "issue",
        "pages": "page",
    },
    types={"container": "article-journal"},
    marks=(
        frozenset({"title", "container", "volume"}),
        frozenset({"title", "container", "issue"}),
    ),
)
TITLE_CITATION: Final = evolve(
    DESCRIPTION, witness="title-tag", confidence=0.93, marks=()
)
"""A title tag that goes on with the journal and its numbers."""
TITLE_TAG: Final = Vocabulary(
    witness="title-tag", confidence=0.4, fields={"title": "title"}
)
SITE_NAME: Final = Vocabulary(
    witness="site-name", confidence=0.93, fields={"name": "container_title"}
)
"""The name of a site, where the DOI shows that it is the journal's."""
ADDRESS: Final = Vocabulary(witness="address", confidence=0.95, fields={"doi": "doi"})
"""The address of a page that ends in a DOI."""
