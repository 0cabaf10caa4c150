"""What a page's tags say of the work it presents, each vocabulary a witness.

A page that describes no scholarly work in a scholarly vocabulary yields no claim at
all, whatever its title and its preview for social networks say.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Final

from refkit.model import Claim, Scrape
from refkit.parsers.markup.descriptions import read_description, read_title_tag
from refkit.parsers.markup.found import Found, find
from refkit.parsers.markup.json_ld import read_json_ld
from refkit.parsers.markup.other_vocabularies import (
    ADDRESS,
    COINS,
    DESCRIPTION,
    JSON_LD,
    MICRODATA,
    RDFA,
    SITE_NAME,
    TITLE_CITATION,
    TITLE_TAG,
)
from refkit.parsers.markup.settling import doi_in_address, journal_of_site, settled
from refkit.parsers.markup.statements import (
    Said,
    Statement,
    Vocabulary,
    by_term,
    claims_from,
    folded,
    marks_a_work,
)
from refkit.parsers.markup.vocabularies import (
    BEPRESS,
    DUBLIN_CORE,
    EPRINTS,
    HIGHWIRE,
    OPENGRAPH,
    PRISM,
)
from refkit.plugins import Parser

_META: Final = (HIGHWIRE, BEPRESS, PRISM, EPRINTS, DUBLIN_CORE, OPENGRAPH)
_CORE: Final = frozenset("title author container_title issued volume page doi".split())
"""What makes a citation whole: with all of it, nothing else need be looked for."""


def claims(scrape: Scrape) -> Iterator[Claim]:
    """Claim what the tags say, most trusted vocabulary first.

    >>> page = Scrape('<meta name="citation_title" content="On Trees">'
    ...               '<meta name="citation_author" content="Li, Yu">', "text/html")
    >>> [(claim.field, claim.value, claim.evidence.quote) for claim in claims(page)][1]
    ('author', 'Li, Yu', '<meta name="citation_author" content="Li, Yu">')
    """
    found = find(scrape)
    said = _said_in_tags(scrape, found)
    if not _fields(said) >= _CORE:
        said |= _said_elsewhere(scrape, found, said)
    if not _is_about_a_work(said):
        return
    for vocabulary in sorted(said, key=lambda vocabulary: -vocabulary.confidence):
        yield from claims_from(scrape, vocabulary, said[vocabulary])


def _said_in_tags(scrape: Scrape, found: Found) -> dict[Vocabulary, Said]:
    said = {v: by_term(found.meta.get(v.witness, ())) for v in _META}
    said[HIGHWIRE] = settled(said[HIGHWIRE], found.descriptions)
    said[JSON_LD] = by_term(read_json_ld(scrape, found.scripts))
    said[TITLE_TAG] = by_term([found.title] if found.title else ())
    said[COINS] = _own_coins(found, said.values())
    return said


def _said_elsewhere(
    scrape: Scrape, found: Found, said: Mapping[Vocabulary, Said]
) -> dict[Vocabulary, Said]:
    """What takes longer to read: where a page says too little in its tags."""
    from refkit.parsers.markup import items, states

    titles = [each for terms in said.values() for each in _titles(terms)]
    known = [folded(str(title.value)) for title in titles]
    more: dict[Vocabulary, Said] = {}
    for vocabulary, syntax in ((MICRODATA, items.MICRODATA), (RDFA, items.RDFA)):
        more[vocabulary] = items.own_item(scrape, syntax, known)
    for description in found.descriptions:
        cited = by_term(read_description(description, titles))
        if len(cited) > len(more.get(DESCRIPTION, ())):
            more[DESCRIPTION] = cited
    if found.title:
        more[TITLE_CITATION] = by_term(read_title_tag(found.title))
    if "doi" not in _fields(said):
        more[ADDRESS] = doi_in_address(_addresses(found, said))
    more[SITE_NAME] = journal_of_site(said.values())
    if known and found.states:
        state = states.read_state(scrape, found.states, known)
        authors = states.read_xml_authors(scrape, found.states)
        more[_states()] = by_term(chain(state, authors))
    return more


def _addresses(found: Found, said: Mapping[Vocabulary, Said]) -> Iterator[Statement]:
    """What the page says its own address is."""
    if found.address:
        yield found.address
    yield from said[OPENGRAPH].get("url", ())
    yield from said[HIGHWIRE].get("abstract_html_url", ())


@cache
def _states() -> Vocabulary:
    """The vocabulary of the data that scripts leave for themselves."""
    from refkit.parsers.records.record import vocabulary

    marks = (("doi",), ("journal", "volume"), ("journal", "author"))
    return vocabulary(
        "script-data",
        marks=[frozenset({"title", *mark}) for mark in marks],
        trust=0.95,
    )


def _fields(said: Mapping[Vocabulary, Said]) -> set[str]:
    """The fields that something is said of."""
    fields: set[str] = set()
    for vocabulary, terms in said.items():
        if vocabulary.confidence > TITLE_TAG.confidence:
            fields.update(f for term, f in vocabulary.fields.items() if term in terms)
            if (vocabulary.pages or ("",))[0] in terms:
                fields.add("page")
    return fields


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
    titles = {_title(said) for said in each}
    if len(titles) != 1:
        return {}
    title = titles.pop()
    own = bool(title) and any(title in _title(said) for said in others)
    return each[0] if own else {}


def _title(said: Said) -> str:
    return next((folded(str(title.value)) for title in _titles(said)), "")


def _titles(said: Said) -> Iterator[Statement]:
    """What a vocabulary says the title is."""
    return (said[term][0] for term in ("title", "headline", "name") if term in said)


MARKUP: Final = Parser("markup", reads={"text/html", "application/xml"}, claims=claims)
