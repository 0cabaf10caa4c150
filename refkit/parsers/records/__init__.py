"""Pages that are a bibliographic record: XML, JSON, MARC, BibTeX, RIS, keys and values.

A page that holds several records presents none of them: it yields no claim.
"""

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Final

from refkit.model import MEDIA_TYPES, Claim, Scrape
from refkit.plugins import Parser

if TYPE_CHECKING:
    from refkit.parsers.records.record import Record

_DIALECTS: Final[Mapping[str, re.Pattern[str]]] = {
    home: re.compile(hint, re.M)
    for home, hint in {
        "xml_pages:xml_records": (
            r"\A[^<]{0,400}+<(?!(?i:!doctype\s{1,9}html|html))(?:[?!]|[\w.-]{1,40}+[\s:>])"
        ),
        "json_pages:json_records": r"\A[^{\[]{0,4000}?[{\[]\s{0,99}[\"{\[]",
        "dublin_core_lines:dublin_core_line_records": r"dc(?<!\wdc)(?:terms)?\.title\b",
        "marc_text:marc_text_records": r"245(?<!\w245)[\s|$#_\\\d<>/a-z]{0,80}?[|$‡ǂ_]a",
        "bibtex:bibtex_records": r"@[A-Za-z]{4,20}\s{0,9}[{(]",
        "ris:ris_records": r"TY(?<!\wTY)\s{1,3}-",
        "key_values:key_value_records": r"^\W{0,9}[A-Za-z_]{2,12}\s?:\s.{0,400}?[a-z]:\s",
    }.items()
}
"""Who reads each dialect, and what a page in it shows, so that none is loaded in vain.

A pattern that begins with letters is looked for many times as fast.
"""
_FEW: Final = 2


def claims(scrape: Scrape) -> Iterator[Claim]:
    """Claim what the one record on a page says; a second dialect may say it again.

    >>> page = Scrape('{"title": "On Trees", "journal": "Oak", "year": 2015}')
    >>> [(claim.field, claim.value, claim.evidence.quote) for claim in claims(page)][0]
    ('title', 'On Trees', '"title": "On Trees"')
    """
    own = list(_own_records(scrape))
    if not own or not _say_the_same(own):
        return
    from refkit.parsers.markup.statements import claims_from

    for record in own:
        yield from claims_from(scrape, record.vocabulary, record.said)


def _own_records(scrape: Scrape) -> Iterator["Record"]:
    for home, hint in _DIALECTS.items():
        if hint.search(scrape.text):
            module, _, name = home.partition(":")
            found = import_module(f"refkit.parsers.records.{module}")
            yield from islice(_works(getattr(found, name)(scrape)), _FEW)


def _works(records: Iterator["Record"]) -> Iterator["Record"]:
    from refkit.parsers.markup.statements import marks_a_work

    return (each for each in records if marks_a_work(each.vocabulary, each.said))


def _say_the_same(records: list["Record"]) -> bool:
    """Whether each is from a dialect of its own, and all are of one work."""
    titles = sorted((record.title for record in records), key=len)
    witnesses = {record.vocabulary.witness for record in records}
    same = all(title.startswith(titles[0]) for title in titles)
    return same and len(witnesses) == len(records)


RECORDS: Final = Parser("records", reads=MEDIA_TYPES, claims=claims)
