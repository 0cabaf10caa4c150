"""Dublin Core as repositories show a full record: ``dc.title | Roots | en_US``."""

from collections.abc import Iterator
from typing import Final

from refkit.model import Scrape
from refkit.parsers.markup.statements import Statement
from refkit.parsers.page import Line, Page, page_of
from refkit.parsers.records.dublin_core import dublin_core_record
from refkit.parsers.records.record import Record
from refkit.readers.patterns import lazy

_TERM: Final = lazy(
    r"dc(?:terms)?\.(?P<term>[a-z]{3,20}(?:\.[a-zA-Z]{2,30})?)(?![\w.])"
)
_EDGE: Final = " \t|:="
# "| en", " en_US", and "en_US" run into the value.
_LANGUAGE: Final = lazy(
    r"(?:\s[a-z]{2}[_-][A-Z]{2}|\|\s*(?:[a-z]{2,3}|-|\*)|(?<=\S)(?:en_US|en_GB|es_ES|pt_BR|fr_FR|de_DE))$"
)
# The term ends where a capital or a digit begins the value.
_GLUED: Final = lazy(
    r"dc(?:terms)?\.(?P<term>[a-z]{3,20}(?:\.[a-z-]{2,30})?)(?=[^\W_a-z])"
    r"(?!PartOf|Citation|Rights|Version|ReferencedBy|Accepted|Submitted|Copyrighted|Of\b|By\b)"
)
_FEWEST: Final = 4


def dublin_core_line_records(scrape: Scrape) -> list[Record]:
    """The record that the lines of a page show, if they show one."""
    said = list(_statements(page_of(scrape)))
    titles = [each.value for each in said if each.term == "title"]
    enough = len({each.term for each in said}) >= _FEWEST
    return [dublin_core_record(said)] if enough and titles else []


def _statements(page: Page) -> Iterator[Statement]:
    """What each line says, or each row, whose cells are lines of one block."""
    term, block = "", -1
    for line in page:
        match = _GLUED.match(line.text) or _TERM.match(line.text)
        start = match.end() if match else 0
        if match is None and (not term or line.block != block):
            term = ""
            continue
        if match is not None:
            term, block = match["term"].lower(), line.block
        found = _statement(line, term, start)
        if found is not None:
            yield found
            term = ""


def _statement(line: Line, term: str, start: int) -> Statement | None:
    words = line.text[start:].rstrip(_EDGE)
    language = _LANGUAGE.search(words)
    said = (words[: language.start()] if language else words).strip(_EDGE)
    if not said:
        return None
    begin = start + line.text[start:].index(said)
    return Statement(term, said, line.span_of(begin, begin + len(said)))
