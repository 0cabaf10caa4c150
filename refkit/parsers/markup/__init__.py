"""What a page's tags say of the work it presents, each vocabulary a witness.

A page that describes no scholarly work in a scholarly vocabulary yields no claim at
all, whatever its title and its preview for social networks say.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from refkit.model import Claim, Scrape
from refkit.parsers.markup.found import Found, find
from refkit.parsers.markup.json_ld import read_json_ld
from refkit.parsers.markup.statements import (
    Said,
    Vocabulary,
    by_term,
    claims_from,
    marks_a_work,
)
from refkit.parsers.markup.vocabularies import (
    BEPRESS,
    COINS,
    DUBLIN_CORE,
    EPRINTS,
    HIGHWIRE,
    JSON_LD,
    OPENGRAPH,
    PRISM,
    TITLE_TAG,
)
from refkit.plugins import Parser

_META: Final = (HIGHWIRE, BEPRESS, PRISM, EPRINTS, DUBLIN_CORE, OPENGRAPH)


def claims(scrape: Scrape) -> Iterator[Claim]:
    """Claim what the tags say, most trusted vocabulary first.

    >>> page = Scrape('<meta name="citation_title" content="On Trees">'
    ...               '<meta name="citation_author" content="Li, Yu">', "text/html")
    >>> [(claim.field, claim.value, claim.evidence.quote) for claim in claims(page)][1]
    ('author', 'Li, Yu', '<meta name="citation_author" content="Li, Yu">')
    """
    found = find(scrape)
    said = {v: by_term(found.meta.get(v.witness, ())) for v in _META}
    said[JSON_LD] = by_term(read_json_ld(scrape, found.scripts))
    said[TITLE_TAG] = by_term([found.title] if found.title else ())
    said[COINS] = _own_coins(found, said.values())
    if not _is_about_a_work(said):
        return
    for vocabulary in sorted(said, key=lambda vocabulary: -vocabulary.confidence):
        yield from claims_from(scrape, vocabulary, said[vocabulary])


def _is_about_a_work(said: Mapping[Vocabulary, Said]) -> bool:
    if any(marks_a_work(vocabulary, said[vocabulary]) for vocabulary in said):
        return True
    journal = "journal_title" in said[HIGHWIRE] or "publicationname" in said[PRISM]
    return journal and {"title", "creator"} <= said[DUBLIN_CORE].keys()


def _own_coins(found: Found, others: Iterable[Said]) -> Said:
    """The COinS of the page's own work.

    Pages that list or cite works carry a COinS for each: one of the page's own work
    has a title that the page bears elsewhere in its tags, and no other stands beside.
    """
    each = [by_term(statements) for statements in found.coins]
    titles = {_fold(_title(said)) for said in each}
    if len(titles) != 1:
        return {}
    title = titles.pop()
    own = bool(title) and any(title in _fold(_title(said)) for said in others)
    return each[0] if own else {}


def _title(said: Said) -> str:
    titles = (
        said[term][0].value for term in ("title", "headline", "name") if term in said
    )
    return str(next(titles, ""))


def _fold(title: str) -> str:
    return "".join(filter(str.isalnum, title.casefold()))


MARKUP: Final = Parser("markup", reads={"text/html", "application/xml"}, claims=claims)
