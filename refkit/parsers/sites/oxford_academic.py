"""Oxford Academic: a citation line with the DOI below title and authors."""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

PROFILE: Final = SiteProfile(
    name="oxford_academic",
    hosts={"oup.com", "oxfordjournals.org"},
    layouts=(
        Layout(
            (
                Step(
                    r"(?P<container_title>[^,;]{2,150}), Volume (?P<volume>[\w-]{1,12})"
                    r"(?:, Issue (?P<issue>[\w–-]{1,20}))?"
                    r", (?:[A-Z][a-z]+[-/–])?(?P<issued>(?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4})"
                    r", (?:Pages? )?(?P<page>\w{1,12}(?:[–-]\w{1,12})?)"
                    r", https://doi\.org/(?P<doi>10\.1093/\S{4,60})"
                ),
            )
        ),
    ),
)
