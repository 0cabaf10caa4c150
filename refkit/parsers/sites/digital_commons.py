"""Digital Commons: a citation in one style, and for theses what they were written for."""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

_LABEL: Final = Step(r"Recommended Citation")
_AUTHOR: Final = r"(?P<author>[^\"“”()]{3,600}?),?"
_TITLE: Final = r" [\"“](?P<title>[^\"“”]{3,400}?),?[\"”]"
_MORE: Final = Step(r".{1,6000}", optional=True, most=40)

PROFILE: Final = SiteProfile(
    name="digital_commons",
    layouts=(
        Layout(
            (
                Step(r"Degree(?: Type| Name)?"),
                Step(r".{2,60}"),
                _MORE,
                _LABEL,
                Step(_AUTHOR + _TITLE + r" \((?P<issued>\d{4}).{0,200}"),
            ),
            type="thesis",
        ),
        Layout(
            (
                _LABEL,
                Step(
                    _AUTHOR
                    + r" \((?P<issued>\d{4})\)"
                    + _TITLE
                    + r" (?P<container_title>[^:]{2,150}): Vol\. (?P<volume>\w{1,8})"
                    r"(?:: (?:Iss|No)\. (?P<issue>\w{1,8}))?, Article \w{1,8}\..{0,300}"
                ),
            )
        ),
    ),
)
