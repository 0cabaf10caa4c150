"""Sinaweb, which journals of Iran and Egypt run on: title above the document type."""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

_END: Final = r"[|\s]{0,2000}"
"""The cells of a table that were left empty."""
_TITLE: Final = Step(r"(?P<title>(?!مقاله \d)[^|]{10,400}?)" + _END)
_JOURNAL: Final = Step(r"(?P<container_title>[^|]{2,150}?)" + _END)
_TYPE: Final = (
    Step(
        r"(?:Document Type ?: ?(?:Original|Research|Review|Case|Full|Short|Letter)[^|]{0,40}"
        r"|نوع مقاله ?: ?[^|]{3,40}|نوع المستند ?: ?[^|]{3,40})" + _END
    ),
    Step(r"(?:Authors?|نویسندگان|نویسنده|المؤلف|المؤلفون)" + _END),
)
_FACTS: Final = (
    (
        Step(r"Volume (?P<volume>\d{1,3}), Issue (?P<issue>[\w-]{1,12}).{0,30}"),
        Step(r"(?P<issued>[A-Z][a-z]{2,8} \d{4})"),
        Step(r"Pages? (?P<page>\d{1,5}-\d{1,5})"),
    ),
    (
        Step(r"دوره (?P<volume>\d{1,3})، شماره (?P<issue>[\w-]{1,12}).{0,30}"),
        Step(r".{2,20} \d{4}"),
        Step(r"صفحه (?P<page>\d{1,5}-\d{1,5})"),
    ),
)
_IN_ENGLISH: Final = (
    Step(r"(?:نویسندگان|نویسنده|المؤلف|المؤلفون) \[English\]"),
    Step(r"•\s+(?P<author>[A-Z][^\d•]{3,60}?)[\d ,*†]{0,12}", most=30),
    Step(r"[^•].{0,5000}"),
)

PROFILE: Final = SiteProfile(
    name="sinaweb",
    layouts=(
        Layout(
            (
                _TITLE,
                _JOURNAL,
                Step(
                    r"مقاله \d{1,3}، دوره (?P<volume>\d{1,3})، شماره (?P<issue>[\w-]{1,12})"
                    r"، \S{2,12} \d{4}، صفحه (?P<page>\d{1,5}-\d{1,5})[^|]{0,80}" + _END
                ),
                *_TYPE,
            )
        ),
        Layout(
            (
                _TITLE,
                _JOURNAL,
                Step(
                    r"Article \d{1,3}, Volume (?P<volume>\d{1,3}), Issue (?P<issue>[\w-]{1,12})"
                    r"(?: - Serial Number \d{1,5})?, (?P<issued>[A-Z][a-z]+ \d{4})"
                    r", Pages? (?P<page>\d{1,5}-\d{1,5})[^|]{0,80}" + _END
                ),
                *_TYPE,
            )
        ),
        Layout(
            # Names are links, which some scrapes lose: the places are left without
            # them, and only the list in English says who they are.
            (_TITLE, *_TYPE, Step(r"1 .{2,300}")),
            facts=(*_FACTS, _IN_ENGLISH),
        ),
        Layout((_TITLE, *_TYPE), facts=_FACTS),
    ),
)
