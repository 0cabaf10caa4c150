"""EPrints: a citation of one shape, which repeats the title above it."""

from typing import Final

from refkit.model import Type
from refkit.parsers.sites.profile import Layout, SiteProfile, Step

_TITLE: Final = Step(r"(?P<title>.{3,400})")
_CITED: Final = (
    r"(?P<author>[^()]{3,1000}) \((?P<issued>\d{4})\) (?P<title>.{3,400}?)[.?!] "
)


def _layout(rest: str, type: Type) -> Layout:
    return Layout((_TITLE, Step(_CITED + rest)), type=type)


PROFILE: Final = SiteProfile(
    name="eprints",
    layouts=(
        _layout(
            r"(?P<genre>[A-Z][\w.()]{1,12}(?: thesis| by Research thesis| dissertation))"
            r"(?: \([\w ]{2,12}\))?, (?P<publisher>[^.]{3,150})\.",
            "thesis",
        ),
        _layout(
            r"(?P<container_title>[^.]{2,150}), (?P<volume>[\w-]{1,12})"
            r"(?: \((?P<issue>[^()]{1,20})\))?\."
            r"(?: pp?\. (?P<page>[\w–-]{1,20})\.)?(?: (?:p-)?ISSN \d{4}-\d{3}[\dX].{0,60})?",
            "article-journal",
        ),
        _layout(r"In: .{3,600}", "chapter"),
        # Without the title above, nothing tells where it ends in the citation.
        Layout(
            (
                Step(
                    r"(?P<author>[^()]{3,1000}) \((?P<issued>\d{4})\) .{10,600}, "
                    r"(?P<volume>[\w-]{1,12}) \((?P<issue>[^()]{1,20})\)\. "
                    r"pp\. (?:(?P<page>\d{1,5}[–-]\d{1,5})|\S{1,20})\. ISSN .{8,60}"
                ),
                Step(r".{1,200}", optional=True, most=3),
                Step(r"(?:Official URL|Item Type|Abstract)\b.{0,200}"),
            )
        ),
    ),
)
