"""SciELO: the journal, its ISSN and one line for the issue, in three languages."""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

_KIND: Final = r"(?:[Pp]rint|[Oo]n-?line|impress?[ao]|electr[oó]nica|[Oo]n-?[Ll]ine)"
_ISSN: Final = rf"(?:{_KIND} version|vers(?:i[oó]n|ão) {_KIND}) ?ISSN (?P<issn>\d{{4}}-\d{{3}}[\dXx])"
_JOURNAL: Final = (
    Step(r"(?P<container_title>.{3,150})"),
    Step(rf"{_ISSN}(?: ?{_KIND} version ISSN .{{9}}| ?vers(?:i[oó]n|ão) .{{10,30}})?"),
)
_DOI: Final = Step(
    r"(?:DOI: ?)?(?:https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.\S{5,100})", optional=True
)

PROFILE: Final = SiteProfile(
    name="scielo",
    layouts=(
        Layout(
            (
                *_JOURNAL,
                Step(
                    r".{2,80}? [Vv]ol\. ?(?P<volume>[\w-]{1,10})"
                    r"(?: (?:no|n|núm|num|nº|N°)\.? ?(?P<issue>[\w/-]{1,12}))?"
                    r" [^\d\s].{2,60}? (?P<issued>(?:1[89]|20)\d{2})"
                ),
                _DOI,
            )
        ),
        # A journal that counts its issues alone.
        Layout(
            (
                *_JOURNAL,
                Step(
                    r".{2,80}? (?:no|n|núm|num)\. ?(?P<issue>[\w/-]{1,12})"
                    r" [^\d\s].{2,60}? (?P<issued>(?:1[89]|20)\d{2})"
                ),
                _DOI,
            )
        ),
    ),
)
