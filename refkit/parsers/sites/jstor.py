"""JSTOR: the kind, the title, the authors, the journal and its issue, line by line."""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

PROFILE: Final = SiteProfile(
    name="jstor",
    hosts={"jstor.org"},
    layouts=(
        Layout(
            (
                Step(r"[Jj]ournal [Aa]rticle"),
                Step(r"(?P<title>.{3,400})"),
                Step(r"(?P<author>[^\d:]{3,2000})", optional=True),
                Step(r"(?P<container_title>[^\d;]{2,150})"),
                Step(
                    r"(?:(?:Vol\.|Volume|Bd\.|T\.|[A-Z]{4,12}) (?P<volume>[\w/]{1,12}), )?"
                    r"(?:(?:No\.|Issue|Nr\.|H\.|[Ff]asc\.) (?P<issue>[\w/-]{1,12}) )?"
                    r"\((?P<issued>[^()]{4,40})\), "
                    r"pp?\. (?P<page>\w{1,8}(?:[–-]\w{1,8})?)(?: \(\d{1,4} pages?\))?"
                ),
                Step(r"Published By: (?P<publisher>.{3,150})", optional=True),
            ),
        ),
    ),
)
