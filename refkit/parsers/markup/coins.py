"""COinS: a citation in the ``title`` of an empty span, written as a web address is.

https://www.niso.org/publications/z3988-2004-r2010
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import parse_qs

from refkit.model import Name, Span
from refkit.parsers.markup.statements import Statement
from refkit.parsers.markup.values import cleaned, identified

_MOST_FIELDS: Final = 5_000
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
    given = _given(query)
    title, container = _titles(given)
    if title:
        yield Statement("title", title, span)
    if container:
        yield Statement("container", container, span)
    for name in _people(given):
        yield Statement("author", name, span)
    for key in _PLAIN:
        for value in given.get(key, ()):
            known = identified(value) if key in {"id", "identifier"} else (key, value)
            if known:
                yield Statement(known[0], known[1], span)


def _given(query: str) -> Mapping[str, Sequence[str]]:
    try:
        pairs = parse_qs(query, errors="replace", max_num_fields=_MOST_FIELDS)
    except ValueError:
        return {}
    given: dict[str, list[str]] = {}
    for key, values in pairs.items():
        start, _, term = key.lower().replace("rft_id", "rft.id").partition(".")
        if start == "rft":
            given.setdefault(term, []).extend(filter(None, map(cleaned, values)))
    return given


def _first(given: Mapping[str, Sequence[str]], *terms: str) -> str:
    return next((given[term][0] for term in terms if given.get(term)), "")


def _titles(given: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """The title of the work, and that of what it is part of."""
    part = _first(given, "atitle")
    if part:
        return part, _first(given, "jtitle", "btitle", "title")
    return _first(given, "btitle", "title"), ""


def _people(given: Mapping[str, Sequence[str]]) -> Iterator[Name | str]:
    people = given.get("au") or given.get("creator") or ()
    family = _first(given, "aulast")
    if family and not any(family in name for name in people):
        yield Name(family, _first(given, "aufirst", "auinit", "auinit1"))
    yield from people
    if not (people or family):
        yield from given.get("aucorp", ())
