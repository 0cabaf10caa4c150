"""schema.org's words in JSON: ``<script type="application/ld+json">``."""

from collections.abc import Iterable, Iterator

from refkit.model import Scrape, Span
from refkit.parsers.markup.json_values import read_json
from refkit.parsers.markup.schema_org import SCHOLARLY_TYPES, work_said
from refkit.parsers.markup.statements import Statement


def read_json_ld(scrape: Scrape, scripts: Iterable[Span]) -> Iterator[Statement]:
    """Say what the scripts say of the work a page is about.

    >>> page = Scrape('{"@type": "ScholarlyArticle", "name": "On Trees"}', "text/html")
    >>> [(said.term, said.value) for said in read_json_ld(page, [Span(0, 49)])]
    [('kind', 'article'), ('name', 'On Trees')]
    """
    worth = (span for span in scripts if SCHOLARLY_TYPES.search(scrape.text, *span))
    yield from work_said(read_json(scrape.text, span) for span in worth)
