"""Cambridge Core: the day of publication below the title, each author with a place."""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

PROFILE: Final = SiteProfile(
    name="cambridge",
    hosts={"cambridge.org", "cambridgecore.org"},
    layouts=(
        Layout(
            (
                Step(r"(?P<title>.{5,400})"),
                Step(
                    r"Published online by (?P<publisher>Cambridge University Press):\s+"
                    r"(?P<issued>\d{1,2} [A-Z][a-z]{2,8} \d{4})"
                ),
            ),
            facts=(
                (
                    Step(r"(?P<author>[^\W\d][^\d:;]{2,80}?)\*?"),
                    Step(r"Affiliations?:"),
                ),
                (Step(r"DOI"), Step(r"https://doi\.org/(?P<doi>10\.1017/\S{5,60})")),
            ),
        ),
    ),
)
