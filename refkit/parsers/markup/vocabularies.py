"""The vocabularies of meta tags, most trusted first.

Highwire and bepress: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
PRISM: https://www.w3.org/submissions/2020/SUBM-prism-20200910/
EPrints: https://wiki.eprints.org/w/Category:EPrints_Bazaar
Dublin Core: https://www.dublincore.org/specifications/dublin-core/dcmi-terms/
OpenGraph: https://ogp.me/
"""

from collections.abc import Mapping
from typing import Final

from refkit.model import Field, Type
from refkit.parsers.markup.statements import Vocabulary


def _with(term: str, others: str) -> tuple[frozenset[str], ...]:
    """A term with each of the others, any of which it needs beside it."""
    return tuple(frozenset({*term.split(), other}) for other in others.split())


_HIGHWIRE_FIELDS: Final[Mapping[str, Field]] = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "editor": "editor",
    "editors": "editor",
    "journal_title": "container_title",
    "inbook_title": "container_title",
    "book_title": "container_title",
    "conference_title": "container_title",
    "conference": "container_title",
    "journal_abbrev": "container_title_short",
    "series_title": "collection_title",
    "publisher": "publisher",
    "dissertation_institution": "publisher",
    "technical_report_institution": "publisher",
    "publication_date": "issued",
    "cover_date": "issued",
    "date": "issued",
    "year": "issued",
    "online_date": "issued",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "technical_report_number": "number",
    "doi": "doi",
    "pmid": "pmid",
    "pmcid": "pmcid",
    "arxiv_id": "arxiv",
    "issn": "issn",
    "eissn": "issn",
    "isbn": "isbn",
    "article_type": "genre",
    "dissertation_name": "genre",
    "language": "language",
    "keywords": "keyword",
    "keyword": "keyword",
    "abstract": "abstract",
    "public_url": "url",
    "abstract_html_url": "url",
    "fulltext_html_url": "url",
}
_HIGHWIRE_TYPES: Final[Mapping[str, Type]] = {
    "dissertation_institution": "thesis",
    "dissertation_name": "thesis",
    "technical_report_institution": "report",
    "technical_report_number": "report",
    "conference_title": "paper-conference",
    "conference": "paper-conference",
    "inbook_title": "chapter",
    "book_title": "chapter",
    "journal_title": "article-journal",
    "arxiv_id": "article",
}
_HIGHWIRE_MARKS: Final = (
    *_with("title", "author authors editor journal_title conference_title conference"),
    *_with("title", "inbook_title book_title dissertation_institution doi issn isbn"),
    *_with("title", "publication_date date year online_date pdf_url"),
    frozenset({"doi"}),
    frozenset({"pmid"}),
    frozenset({"arxiv_id"}),
)
HIGHWIRE: Final = Vocabulary(
    witness="highwire",
    confidence=0.99,
    fields=_HIGHWIRE_FIELDS,
    pages=("firstpage", "lastpage"),
    types=_HIGHWIRE_TYPES,
    marks=_HIGHWIRE_MARKS,
)
BEPRESS: Final = Vocabulary(
    witness="bepress",
    confidence=0.98,
    fields=_HIGHWIRE_FIELDS,
    pages=("firstpage", "lastpage"),
    types=_HIGHWIRE_TYPES,
    marks=_HIGHWIRE_MARKS,
)

PRISM: Final = Vocabulary(
    witness="prism",
    confidence=0.98,
    fields={
        "publicationname": "container_title",
        "coverdate": "issued",
        "publicationdate": "issued",
        "volume": "volume",
        "number": "issue",
        "issueidentifier": "issue",
        "pagerange": "page",
        "doi": "doi",
        "issn": "issn",
        "eissn": "issn",
        "isbn": "isbn",
        "edition": "edition",
        "genre": "genre",
        "keyword": "keyword",
        "url": "url",
    },
    pages=("startingpage", "endingpage"),
    types={"publicationname": "article-journal"},
    marks=(
        frozenset({"doi"}),
        *_with("publicationname", "volume startingpage pagerange"),
    ),
)

EPRINTS: Final = Vocabulary(
    witness="eprints",
    confidence=0.98,
    fields={
        "title": "title",
        "creators_name": "author",
        "corp_creators": "author",
        "editors_name": "editor",
        "publication": "container_title",
        "book_title": "container_title",
        "event_title": "container_title",
        "series": "collection_title",
        "publisher": "publisher",
        "institution": "publisher",
        "place_of_pub": "publisher_place",
        "date": "issued",
        "volume": "volume",
        "number": "issue",
        "pagerange": "page",
        "edition": "edition",
        "thesis_type": "genre",
        "doi": "doi",
        "id_number": "doi",
        "official_url": "url",
        "issn": "issn",
        "isbn": "isbn",
        "language": "language",
        "keywords": "keyword",
        "abstract": "abstract",
    },
    types={"thesis_type": "thesis", "publication": "article-journal"},
    kind="type",
    marks=_with("title", "creators_name type publication"),
)

DUBLIN_CORE: Final = Vocabulary(
    witness="dublin-core",
    confidence=0.975,
    fields={
        "title": "title",
        "creator": "author",
        "creator.personalname": "author",
        "contributor.author": "author",
        "contributor": "author",
        "contributor.editor": "editor",
        "publisher": "publisher",
        "issued": "issued",
        "date.issued": "issued",
        "date": "issued",
        "ispartof": "container_title",
        "relation.ispartof": "container_title",
        "source": "container_title",
        "source.volume": "volume",
        "citation.volume": "volume",
        "source.issue": "issue",
        "citation.issue": "issue",
        "identifier.pagenumber": "page",
        "doi": "doi",
        "pmid": "pmid",
        "pmcid": "pmcid",
        "arxiv": "arxiv",
        "issn": "issn",
        "source.issn": "issn",
        "isbn": "isbn",
        "accessrights": "access",
        "language": "language",
        "subject": "keyword",
        "abstract": "abstract",
        "description.abstract": "abstract",
        "description": "abstract",
    },
    pages=("citation.spage", "citation.epage"),
    # A catalogue names itself as the source, a journal its ISSN or volume too.
    only_with={"source": frozenset({"source.issn", "source.volume", "source.issue"})},
    types={"source.issn": "article-journal"},
    kind="type",
    marks=(
        *_with(
            "title creator", "doi pmid arxiv handle issn isbn bibliographiccitation"
        ),
        *_with("title creator", "source.issn source.volume citation.volume type"),
        *_with("title creator.personalname", "doi issn source.issn type"),
        *_with("title contributor.author", "doi handle issn isbn type"),
        *_with("title contributor", "doi"),
    ),
)

OPENGRAPH: Final = Vocabulary(
    witness="opengraph",
    confidence=0.5,
    fields={"title": "title", "published_time": "issued", "url": "url"},
    others=frozenset({"site_name"}),
)
PREFIXES: Final[Mapping[str, Vocabulary]] = {
    "citation_": HIGHWIRE,
    "bepress_citation_": BEPRESS,
    "prism.": PRISM,
    "eprints.": EPRINTS,
    "dc.": DUBLIN_CORE,
    "dcterms.": DUBLIN_CORE,
    "og.": OPENGRAPH,
    "article.": OPENGRAPH,
}
"""What the names of a vocabulary's meta tags begin with, in lower case."""
