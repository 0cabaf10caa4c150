"""Hrčak: one line for each author, with the place of work behind a semicolon."""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

_JOURNAL: Final = Step(
    r"(?P<container_title>[^,;]{2,150}), Vol\. (?P<volume>\w{1,10})"
    r"(?: No\. (?P<issue>[\w-]{1,12}))?, (?P<issued>\d{4})\.?",
    optional=True,
)

PROFILE: Final = SiteProfile(
    name="hrcak",
    hosts={"srce.hr"},
    layouts=(
        Layout(
            (
                _JOURNAL,
                Step(
                    r"(?:Izvorni znanstveni|Pregledni|Stručni|Prethodno priopćenje|Ostalo"
                    r"|Original scientific|Review|Professional|Preliminary|Other).{0,40}"
                ),
                Step(r"https://doi\.org/(?P<doi>10\.\S{5,80})", optional=True),
                Step(r"(?P<title>.{5,400})"),
                Step(
                    r"(?P<author>[^\W\d][^;\d]{2,60}?)(?: orcid(?: id)? orcid\.org/[\dX-]{19})?"
                    r" ;.{0,400}",
                    most=60,
                ),
                Step(r"(?:Puni tekst|Full text): .{2,60}"),
                Step(r"(?:str\.|page) (?P<page>[\w-]{1,20})", optional=True),
            )
        ),
    ),
)
