"""Pages that are XML: which elements of theirs are records."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from refkit.model import Scrape
from refkit.parsers.records.crossref_xml import crossref_records
from refkit.parsers.records.datacite import datacite_records
from refkit.parsers.records.dublin_core import dublin_core_records
from refkit.parsers.records.jats import jats_records
from refkit.parsers.records.journal_sets import doaj_records, journal_set_records
from refkit.parsers.records.marc_xml import marc_xml_records
from refkit.parsers.records.mods import mods_records
from refkit.parsers.records.pubmed import pubmed_records
from refkit.parsers.records.record import Record
from refkit.parsers.records.tree import Element, read_tree
from refkit.readers.patterns import lazy

Reader = Callable[[str, Element], list[Record]]

_READERS: Final[Mapping[str, tuple[Reader, ...]]] = {
    "article": (jats_records, pubmed_records),
    "pubmedarticle": (pubmed_records,),
    "journal": (journal_set_records, crossref_records),
    "conference": (crossref_records,),
    "book": (crossref_records,),
    "dissertation": (crossref_records,),
    "posted_content": (crossref_records,),
    "record": (marc_xml_records, doaj_records),
    "dc": (dublin_core_records,),
    "resource": (datacite_records,),
    "mods": (mods_records,),
}
"""The readers of the elements that may be records, most likely first."""

_ROOTS: Final = (
    "articles?|articleset|pubmedarticle(?:set)?|pmc-articleset|journals?|oai-pmh|dc|records?"
    "|collection|mods(?:collection)?|crossref|crossref_result|doi_records?|doi_batch"
    "|resource|metadata|searchretrieveresponse|book|conference|dissertation|posted_content"
)
_TEXT: Final = r"[^<]{0,400}+"
_START: Final = lazy(
    rf"{_TEXT}(?:<(?:\?[^>]*+>|!--(?:[^-]++|-(?!->))*+-->|![^>]*+>){_TEXT})*+"
    rf"(?P<root><(?:[\w.-]{{1,40}}:)?(?:{_ROOTS})(?=[\s/>]))",
    re.I,
)


def xml_records(scrape: Scrape) -> Iterator[Record]:
    """Yield the records of a page that is XML; words may stand before it."""
    text = scrape.text
    start = _START.match(text)
    if start is None:
        return
    piled = [read_tree(text, start.start("root"))]
    while piled:
        element = piled.pop()
        records = _records(text, element)
        yield from records
        if not records:
            piled.extend(reversed(element.children))


def _records(text: str, element: Element) -> list[Record]:
    readings = (read(text, element) for read in _READERS.get(element.name, ()))
    return next(filter(None, readings), [])
