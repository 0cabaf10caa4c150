"""COinS: a citation in the ``title`` of an empty span, written as a web address is.

https://www.niso.org/publications/z3988-2004-r2010
"""

from collections.abc import Iterator
from typing import Final

from refkit.model import Span
from refkit.parsers.markup.statements import Statement
from refkit.parsers.markup.values import cleaned, identified
from refkit.readers.open_url import authors_given, given_in, titles_given

_PLAIN: Final = (
    "stitle series pub place date volume issue spage epage pages artnum edition issn"
    " eissn isbn language genre id identifier".split()
)


def read_coins(query: str, span: Span) -> Iterator[Statement]:
    """Say what one such span says.

    >>> query = "rft.atitle=On+Trees&rft.jtitle=Nature&rft.aulast=Li&rft.aufirst=Yu"
    >>> [(said.term, str(said.value)) for said in read_coins(query, Span(0, 9))]
    [('title', 'On Trees'), ('container', 'Nature'), ('author', 'Yu Li')]
    """
    given = {
        key: list(filter(None, map(cleaned, values)))
        for key, values in given_in(query).items()
    }
    title, container = titles_given(given)
    if title:
        yield Statement("title", title, span)
    if container:
        yield Statement("container", container, span)
    for name in authors_given(given):
        yield Statement("author", name, span)
    for key in _PLAIN:
        for value in given.get(key, ()):
            known = identified(value) if key in {"id", "identifier"} else (key, value)
            if known:
                yield Statement(known[0], known[1], span)
