"""Pages that are a bibliographic record: XML, JSON, MARC, BibTeX, RIS, keys and values.

A page that is a list of records speaks of as many works, each with its own number.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Final

from attrs import evolve

from refkit.model import MEDIA_TYPES, Claim, Scrape
from refkit.plugins import Parser
from refkit.readers.patterns import lazy

if TYPE_CHECKING:
    from refkit.parsers.records.record import Record

_DIALECTS: Final[Mapping[str, tuple[str, re.Pattern[str]]]] = {
    home: (sign, lazy(hint, re.M))
    for home, sign, hint in (
        (
            "xml_pages:xml_records",
            "<",
            r"\A[^<]{0,400}+<(?!(?i:!doctype\s{1,9}html|html))(?:[?!]|[\w.-]{1,40}+[\s:>])",
        ),
        (
            "json_pages:json_records",
            "",
            r"\A[^{\[]{0,4000}?[{\[]\s{0,99}[\"{\[]",
        ),
        (
            "dublin_core_lines:dublin_core_line_records",
            ".title",
            r"dc(?<!\wdc)(?:terms)?\.title(?![a-z_])",
        ),
        (
            "marc_text:marc_text_records",
            "245",
            r"245(?<!\w245)[\s|$#_\\\d<>/a-z]{0,80}?[|$‡ǂ_]a",
        ),
        (
            "marc_text:unimarc_text_records",
            "200",
            r"200(?<!\w200)[\s|$#_\\\d<>/a-z]{1,80}?[|$‡ǂ_]a",
        ),
        ("bibtex:bibtex_records", "@", r"@[A-Za-z]{4,20}\s{0,9}[{(]"),
        ("ris:ris_records", "TY", r"TY(?<!\wTY)\s{1,3}-"),
        (
            "key_values:key_value_records",
            ":",
            r"^\W{0,9}[A-Za-z_]{2,12}\s?:\s.{0,400}?[a-z]:\s",
        ),
    )
}
"""Who reads each dialect, and what a page in it shows, so that none is loaded in vain.

First stands what each such page holds, if there is any: to look for that is cheap. A pattern that begins with letters is looked for many times as fast.
"""
_MOST: Final = 5_000
"""How many records of one dialect are read."""


def claims(scrape: Scrape) -> Iterator[Claim]:
    """Claim what the records on a page say; a second dialect may say the same again.

    >>> page = Scrape('{"title": "On Trees", "journal": "Oak", "year": 2015}')
    >>> [(claim.field, claim.value, claim.evidence.quote) for claim in claims(page)][0]
    ('title', 'On Trees', '"title": "On Trees"')
    """
    dialects = list(_records(scrape))
    if not dialects:
        return
    from refkit.parsers.markup.statements import claims_from

    for number, work in enumerate(_works(dialects)):
        for record in work:
            for claim in claims_from(scrape, record.vocabulary, record.said):
                yield evolve(claim, work=number) if number else claim


def _records(scrape: Scrape) -> Iterator[list["Record"]]:
    """The records of each dialect that the page speaks."""
    for home, (sign, hint) in _DIALECTS.items():
        if sign in scrape.text and hint.search(scrape.text):
            module, _, name = home.partition(":")
            found = import_module(f"refkit.parsers.records.{module}")
            records = list(islice(_marked(getattr(found, name)(scrape)), _MOST))
            if records:
                yield records


def _marked(records: Iterable["Record"]) -> Iterator["Record"]:
    from refkit.parsers.markup.statements import marks_a_work

    return (each for each in records if marks_a_work(each.vocabulary, each.said))


def _works(dialects: Sequence[Sequence["Record"]]) -> Iterable[Sequence["Record"]]:
    """The records of each work.

    One record in each of several dialects is of one work or, if the titles differ, of
    nobody knows which. A list of records gives as many works as it has titles.
    """
    everything = [record for records in dialects for record in records]
    if all(len(records) == 1 for records in dialects):
        titles = sorted((record.title for record in everything), key=len)
        same = all(title.startswith(titles[0]) for title in titles)
        return [everything] if same else []
    works: dict[str, list[Record]] = {}
    for record in everything:
        works.setdefault(record.title, []).append(record)
    return works.values()


RECORDS: Final = Parser("records", reads=MEDIA_TYPES, claims=claims)
