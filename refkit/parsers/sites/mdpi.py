"""MDPI: a citation line of one shape in all journals; title and authors above it."""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

_CITATION: Final = Step(
    r"(?P<container_title>[A-Z][^\d;.]{2,80}) (?P<issued>\d{4}), "
    r"(?P<volume>\d{1,4})(?:\((?P<issue>[\w-]{1,8})\))?, "
    r"(?:[Aa]rticle (?:[Nn]o\. ?)?)?(?P<page>\w{1,10}(?:[–-]\w{1,10})?); ?"
    r"(?:doi: ?|https?://(?:dx\.)?doi\.org/)(?P<doi>10\.3390/[\w./-]{3,40})"
)
_NAME: Final = r"(?P<author>[^\W\d][^\d,*@:;]{2,60}?)"
_BETWEEN: Final = Step(r".{1,600}", most=60)

_FACTS: Final = (
    (
        Step(
            r"(?:Submission r|R)eceived: .{10,200}? / "
            r"Published: (?P<issued>\d{1,2} [A-Z][a-z]{2,8} \d{4}).{0,80}"
        ),
    ),
)

PROFILE: Final = SiteProfile(
    name="mdpi",
    hosts={"mdpi.com"},
    layouts=(
        Layout(
            (
                Step(r"(?P<title>.{5,400})"),
                Step(r"by"),
                # Names and their marks stand on lines of their own, all but the
                # last with a comma or "and"; the first address has a bare number.
                Step(rf"{_NAME}(?: and)?|[\d,*†‡§ ]{{1,20}}(?:and)?", most=120),
                Step(r"1"),
                _BETWEEN,
                _CITATION,
            ),
            facts=_FACTS,
        ),
        Layout(
            (Step(r"(?P<title>.{5,400})"), Step(r"by"), _BETWEEN, _CITATION),
            facts=_FACTS,
        ),
        Layout((_CITATION,), facts=_FACTS),
    ),
)
