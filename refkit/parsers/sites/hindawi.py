"""Hindawi: volumes are years, articles have numbers, and the title comes below them."""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

_KIND: Final = (
    r"(?:Research|Review|Clinical|Methodology) (?:Article|Study)"
    r"|Case (?:Report|Series)|Editorial|Corrigendum|Erratum|Letter to the Editor"
)

PROFILE: Final = SiteProfile(
    name="hindawi",
    hosts={"hindawi.com"},
    layouts=(
        Layout(
            (
                Step(r"(?P<container_title>[^|>]{2,150})"),
                Step(
                    r"Volume (?P<volume>\d{1,4}) \((?P<issued>\d{4})\), "
                    r"Article ID (?P<page>\d{4,9}), \d{1,3} pages?"
                ),
                Step(
                    r"(?:https?://(?:dx\.)?doi\.org/|doi: ?)(?P<doi>10\.1155/\S{4,40})",
                    optional=True,
                ),
                Step(_KIND, optional=True),
                Step(rf"(?P<title>(?!(?:{_KIND})$).{{5,400}})"),
            ),
        ),
    ),
)
