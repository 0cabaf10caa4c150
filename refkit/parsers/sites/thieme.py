"""Thieme: a citation line, the DOI and the notice of copyright above the title."""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

_ABOVE: Final = (
    Step(
        r"(?P<container_title>[^\W\d][^;\d]{2,120}) (?P<issued>\d{4}); ?"
        r"(?P<volume>[\w-]{1,12})(?:\((?P<issue>[^()]{1,20})\))?"
        r": (?P<page>[\w/]{1,10}(?: ?[–-] ?[\w/]{1,10})?)"
    ),
    Step(r"DOI: (?P<doi>10\.1055/\S{5,60})"),
    # The heading of a section or of a whole issue.
    Step(r".{2,200}", optional=True, most=3),
    Step(r"© (?:\d{4}\. )?(?:Georg )?Thieme\b.{0,120}"),
)
_TITLE: Final = Step(r"(?P<title>.{3,400})")
_BELOW: Final = Step(
    r"Further Information|Weitere Informationen|Publication History"
    r"|Publikationsverlauf|› Author Affiliations|› Institutsangaben"
)

PROFILE: Final = SiteProfile(
    name="thieme",
    hosts={"thieme-connect.com", "thieme-connect.de", "thieme.de", "thieme.com"},
    layouts=(
        Layout((*_ABOVE, _TITLE, Step(r"(?P<author>[^:]{3,4000})"), _BELOW)),
        Layout((*_ABOVE, _TITLE)),
        Layout(_ABOVE[:2]),
    ),
)
