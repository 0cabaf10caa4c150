"""What the words of a page tell of the tags beside them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from urllib.parse import unquote

from refkit.model import PartialDate
from refkit.parsers.markup.descriptions import issues_in
from refkit.parsers.markup.statements import Said, Statement, folded
from refkit.readers.patterns import lazy

_YEAR: Final = lazy(r"\s{0,9}(\d{4})(?!\d)")
# Years of the Hijri solar calendar, and how far they lie behind.
_SOLAR_HIJRI: Final = range(1300, 1500)
_BEHIND: Final = range(621, 623)
_SITE_IN_DOI: Final = 4
_LONGEST_ADDRESS: Final = 500
# What addresses have behind the DOI: the form of the text, its version.
_DOI: Final = lazy(
    r"https?://.{1,200}?/(10\.\d{4,9}/[^\s?#&]{2,150}?)"
    r"(?:v\d{1,2}(?=[./]|$))?(?:[/.](?:full|abstract|abs|e?pdf|x?html?|meta|summary|text"
    r"|fulltext|full-text|references|short|long)){0,2}/?(?:[?#].*)?$",
    re.I,
)


def settled(said: Said, descriptions: Sequence[Statement]) -> Said:
    """What Highwire's tags say, put right where the page itself shows how.

    The description of a page may call the number of an issue what a tag calls the
    volume. Of two dates a year of the Hijri solar calendar is the one that the page
    cites; the other one is reckoned from it.

    >>> from refkit.model import Span
    >>> tags = {"volume": "3", "issue": "17"}
    >>> said = {term: [Statement(term, tags[term], Span(0, 9))] for term in tags}
    >>> told = settled(said, [Statement("description", "Winter, No. 3", Span(9, 22))])
    >>> {term: statements[0].value for term, statements in told.items()}
    {'volume': '17', 'issue': '3'}
    """
    changed: Mapping[str, Sequence[Statement]] = said
    if {"volume", "issue"} <= said.keys():
        issues = issues_in(descriptions)
        volume, issue = (str(said[term][0].value) for term in ("volume", "issue"))
        if volume in issues and issue not in issues:
            changed = _swapped(changed, "volume", "issue")
    if {"date", "publication_date"} <= said.keys():
        own, other = (_year(said[term][0]) for term in ("date", "publication_date"))
        if own in _SOLAR_HIJRI and other - own in _BEHIND:
            changed = _swapped(changed, "date", "publication_date")
            # Its months are no Gregorian ones.
            year = said["date"][0]._replace(value=PartialDate(own))
            changed = {**changed, "publication_date": [year]}
    return changed


def _swapped(said: Said, one: str, other: str) -> Said:
    return {**said, one: said[other], other: said[one]}


def _year(statement: Statement) -> int:
    match = _YEAR.match(str(statement.value))
    return int(match[1]) if match else 0


def journal_of_site(said: Iterable[Said]) -> Said:
    """The name of the site as that of the journal, if the DOI begins with it.

    >>> from refkit.model import Span
    >>> said = {"site_name": "eLife", "doi": "10.7554/eLife.44753"}
    >>> tags = {term: [Statement(term, said[term], Span(0, 9))] for term in said}
    >>> [statement.value for statement in journal_of_site([tags])["name"]]
    ['eLife']
    """
    said = list(said)
    names = [each for terms in said for each in terms.get("site_name", ())]
    dois = [str(each.value) for terms in said for each in terms.get("doi", ())]
    for name in names:
        own = folded(str(name.value))
        if len(own) >= _SITE_IN_DOI and any(
            folded(doi.partition("/")[2]).startswith(own) for doi in dois
        ):
            return {"name": [name]}
    return {}


def doi_in_address(addresses: Iterable[Statement]) -> Said:
    """The DOI that the address of a page ends in: ``/doi/abs/10.5555/oak.17``.

    >>> from refkit.model import Span
    >>> page = Statement("url", "https://oak.example/doi/abs/10.5555/oak.17", Span(0, 9))
    >>> [statement.value for statement in doi_in_address([page])["doi"]]
    ['10.5555/oak.17']
    """
    for address in addresses:
        match = _DOI.search(unquote(str(address.value))[:_LONGEST_ADDRESS])
        if match:
            return {"doi": [address._replace(term="doi", value=match[1])]}
    return {}
