"""Taylor & Francis: the issue below the journal, pages and days below the authors.

Authors and their places of work are glued in more than one way: they are left to others.
"""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

PROFILE: Final = SiteProfile(
    name="taylor_francis",
    hosts={"tandfonline.com"},
    layouts=(
        Layout(
            (
                Step(r"(?P<container_title>[^|>]{2,150})"),
                Step(
                    r"Volume (?P<volume>\d{1,4}), (?P<issued>\d{4})"
                    r" - Issue (?P<issue>[\w–-]{1,12})(?:: .{2,200})?"
                ),
                Step(r".{1,1000}", optional=True, most=40),
                Step(
                    r"Pages? (?P<page>\w{1,8}(?:[–-]\w{1,8})?) ?\| ?"
                    r"(?:Received|Accepted|Published online).{0,200}"
                ),
            ),
            facts=((Step(r"https://doi\.org/(?P<doi>10\.1080/\S{5,60})"),),),
        ),
    ),
)
