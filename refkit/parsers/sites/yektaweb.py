"""Yektaweb, which journals of Iran run on: the citation to send, below the buttons.

A page in Persian gives the English citation first and its own below, with the year of
another calendar and the surnames first, told by no comma: only the English one is read.
"""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

PROFILE: Final = SiteProfile(
    name="yektaweb",
    layouts=(
        Layout(
            (
                Step(
                    r".{0,300}\| (?:Back to browse issues page|برگشت به فهرست نسخه.{1,4})"
                ),
                Step(r".{1,120}", optional=True, most=5),
                Step(r"Send citation to:"),
                Step(r".{1,60}", optional=True, most=3),
                Step(
                    r"(?P<author>[A-Z][^.:]{2,2000})\. (?P<title>.{5,400})\. "
                    r"(?P<container_title>[^.;]{2,150}?)\.? (?P<issued>\d{4}) ?; ?"
                    r"(?P<volume>\d{1,4}) ?\((?P<issue>[^()]{1,12})\) ?:(?P<page>[\w-]{1,20})"
                ),
                Step(r"URL: ?https?://\S{5,200}"),
            )
        ),
    ),
)
