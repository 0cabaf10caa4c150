"""ScienceDirect: journal, issue and title above a line that only this site has."""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

_DATE: Final = (
    r"(?:[A-Z][a-z]+[–-][A-Z][a-z]+ )?"
    r"(?P<issued>(?:(?:\d{1,2} )?[A-Z][a-z]+ )?\d{4})"
)

PROFILE: Final = SiteProfile(
    name="science_direct",
    hosts={"sciencedirect.com"},
    layouts=(
        Layout(
            (
                Step(r"(?P<container_title>.{2,150})"),
                Step(
                    r"Volumes? (?P<volume>[\w–-]{1,12})"
                    r"(?:, (?:Issues? (?P<issue>[\w–-]{1,12})|Part \w{1,3}|Supplement.{0,12})){0,3}"
                    rf", {_DATE}"
                    r"(?:, (?:Pages? )?(?P<page>[\w.]{1,12}(?:[–-][\w.]{1,12})?))?"
                ),
                # "Research article" and the like.
                Step(r"[A-Z][a-z]{2,20}(?: [a-z]{2,20}){0,2}", optional=True),
                Step(r"(?P<title>.{5,400}?)[☆★*]{0,3}"),
                Step(r"Author links open overlay panel.{0,4000}"),
            ),
            facts=((Step(r"https://doi\.org/(?P<doi>10\.\d{4}/\S{5,80})"),),),
        ),
    ),
)
