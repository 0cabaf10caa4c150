"""IEEE Xplore: what it shows without scripts is the title of its window."""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

_TITLE: Final = r"(?P<title>.{5,400}) \| "

PROFILE: Final = SiteProfile(
    name="ieee_xplore",
    hosts={"ieee.org"},
    layouts=(
        Layout(
            (Step(_TITLE + r"IEEE Conference Publication \| IEEE Xplore"),),
            type="paper-conference",
        ),
        Layout((Step(_TITLE + r"IEEE Journals & Magazine \| IEEE Xplore"),)),
    ),
)
