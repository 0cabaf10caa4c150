"""meta.org: PubMed articles with feeds around them; the authors' names are glued."""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

PROFILE: Final = SiteProfile(
    name="meta.org",
    hosts={"meta.org"},
    layouts=(
        Layout(
            (
                Step(r"(?P<title>.{10,400})"),
                Step(r"(?P<container_title>[^.]{2,120}(?:\. [A-Z]\w{0,30})?)"),
                Step(r"(?P<issued>[A-Z][a-z]{2,8} \d{1,2}, \d{4})", optional=True),
                Step(r"(?P<author>[^\d.!?]{3,4000})"),
                Step(
                    r"(?P<abstract>.{150,})(?:\.\.\.|…)Continue Reading", optional=True
                ),
            )
        ),
    ),
)
