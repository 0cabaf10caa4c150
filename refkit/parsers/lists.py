"""Pages whose tags describe many works: COinS beside each entry, lists in JSON-LD.

A text with references carries COinS too: there they stand below the text.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from attrs import evolve

from refkit.model import Claim, Scrape
from refkit.parsers.page import page_of
from refkit.plugins import Parser
from refkit.readers.patterns import lazy

if TYPE_CHECKING:
    from refkit.parsers.markup.statements import Said, Vocabulary

_FEW: Final = 2
_MAY_LIST: Final = lazy(r"Z3988|ItemList|itemListElement|ScholarlyArticle")
_PROSE: Final = 200
_PROSE_ABOVE: Final = 1_000
"""More characters of running text than this above the first work make a text."""


def claims(scrape: Scrape) -> Iterator[Claim]:
    """Claim what the tags say of each work of a list.

    >>> coins = '<p>{0}<span class="Z3988" title="rft.atitle={0}&rft.jtitle=Oak"></span>'
    >>> page = Scrape(coins.format("Elms") + coins.format("Ashes"), "text/html")
    >>> [(claim.work, claim.value) for claim in claims(page) if claim.field == "title"]
    [(0, 'Elms'), (1, 'Ashes')]
    """
    if len(_MAY_LIST.findall(scrape.text)) < _FEW:
        return
    from refkit.parsers.markup.statements import claims_from

    vocabulary, works = _described(scrape)
    if len(works) < _FEW or _stands_below_a_text(scrape, works):
        return
    for number, said in enumerate(works):
        for claim in claims_from(scrape, vocabulary, said):
            yield evolve(claim, work=number)


def _described(scrape: Scrape) -> tuple["Vocabulary", Sequence["Said"]]:
    """The works that one vocabulary describes: the one that describes more."""
    from refkit.parsers.markup.found import find
    from refkit.parsers.markup.json_values import read_json
    from refkit.parsers.markup.other_vocabularies import COINS, JSON_LD
    from refkit.parsers.markup.schema_org import works_said
    from refkit.parsers.markup.statements import by_term

    found = find(scrape)
    coins = _once(map(by_term, found.coins))
    described = (read_json(scrape.text, span) for span in found.scripts)
    linked = _once(map(by_term, works_said(described)))
    return (COINS, coins) if len(coins) >= len(linked) else (JSON_LD, linked)


def _once(works: Iterable["Said"]) -> list["Said"]:
    """Each work with a title once."""
    from refkit.parsers.markup.statements import folded

    found: dict[str, Said] = {}
    for said in works:
        titles = (
            said[term][0] for term in ("title", "headline", "name") if term in said
        )
        title = next((folded(str(each.value)) for each in titles), "")
        if title:
            found.setdefault(title, said)
    return list(found.values())


def _stands_below_a_text(scrape: Scrape, works: Sequence["Said"]) -> bool:
    first = min(
        said.span.start for work in works for each in work.values() for said in each
    )
    above = (line for line in page_of(scrape) if line.span.start < first)
    prose = (len(line.text) for line in above if len(line.text) > _PROSE)
    return sum(prose) > _PROSE_ABOVE


LISTS: Final = Parser("lists", reads={"text/html"}, claims=claims)
