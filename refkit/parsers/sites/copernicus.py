"""Copernicus: volume and issue at the top, title and authors right above the abstract.

The number of the first page stands only in the DOI, so no page is claimed.
"""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

_BY: Final = Step(r"(?P<author>[^\d.][^:]{2,4000})")

PROFILE: Final = SiteProfile(
    name="copernicus",
    hosts={"copernicus.org"},
    layouts=(
        Layout(
            (
                Step(
                    r"Articles? \| Volume (?P<volume>\d{1,4}), issue (?P<issue>\w{1,6})"
                ),
                Step(r"https://doi\.org/(?P<doi>10\.5194/[\w.-]{4,40})"),
                Step(r".{0,200}", optional=True, most=8),
                Step(r"(?:.{0,80}\| ?)?(?P<issued>\d{2} [A-Z][a-z]{2} \d{4})"),
                Step(r"(?P<title>.{5,400})"),
                _BY,
                Step(r"Abstract\b.{0,6000}"),
            )
        ),
    ),
)
