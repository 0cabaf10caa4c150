"""J-STAGE: the page of one article; the pages of whole issues look much alike."""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

_ISSN: Final = (
    Step(r"(?P<container_title>.{2,150})"),
    Step(r"(?:Online|Print) ISSN : (?P<issn>\d{4}-\d{3}[\dX])"),
    Step(r"(?:(?:Online|Print) ISSN|ISSN-L) : .{9}", optional=True, most=2),
)
# An article has its title and then its authors here, an issue "Volume 3, Issue 1".
_TITLE: Final = (
    Step(r".{2,60}", optional=True, most=2),
    Step(r"(?P<title>.{3,400})"),
    Step(r"(?P<author>[^\d:]{2,4000})"),
)
_BETWEEN: Final = Step(r".{1,2000}", optional=True, most=40)

PROFILE: Final = SiteProfile(
    name="jstage",
    hosts={"jst.go.jp"},
    layouts=(
        Layout(
            (
                *_ISSN,
                *_TITLE,
                Step(r"(?:Author information|Corresponding author).{0,40}"),
                _BETWEEN,
                Step(
                    r"(?P<issued>\d{4}) Volume (?P<volume>\w{1,8})"
                    r"(?: Issue (?P<issue>[\w-]{1,12}))? Pages (?P<page>[\w-]{1,20})"
                ),
                Step(r"(?:DOI )?https://doi\.org/(?P<doi>10\.\S{5,80})", optional=True),
            )
        ),
        Layout(
            (
                *_ISSN,
                *_TITLE,
                Step(r"(?:著者情報|責任著者.{0,20})"),
                _BETWEEN,
                Step(
                    r"(?P<issued>\d{4}) ?年 ?(?P<volume>\w{1,8}) ?巻"
                    r"(?: ?(?P<issue>[\w-]{1,12}) ?号)? p\. ?(?P<page>[\w-]{1,20})"
                ),
                Step(r"(?:DOI )?https://doi\.org/(?P<doi>10\.\S{5,80})", optional=True),
            )
        ),
    ),
)
