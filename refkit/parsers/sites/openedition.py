"""OpenEdition: authors and pages between the title and the text.

Between title and authors a subtitle may stand, and a section above the title: only where
the section is a usual one and no further line comes between is the title sure.
"""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

_NAME: Final = (
    r"[^\W\d_][\w.’'-]{0,40}"
    # A name that could hold "et" itself would be cut in a great many ways.
    r"(?: (?!(?:et|and|y|e) )[^\W\d_][\w.’'-]{0,40}){1,4}"
)
_AUTHORS: Final = Step(
    rf"(?P<author>{_NAME}(?:(?:, | et | and | y | e ){_NAME}){{0,20}})"
)
_PAGES: Final = Step(r"p\. (?P<page>\d{1,5}[-–]\d{1,5})")
_TEXT: Final = Step(
    r"Texte intégral|Résumés?|Entrées d[’']index|Plan|Full text|Abstracts?|Index"
    r"|Texto completo|Resúmenes|Testo integrale"
)

PROFILE: Final = SiteProfile(
    name="openedition",
    hosts={"openedition.org", "revues.org"},
    layouts=(
        Layout(
            (
                Step(r"Navigation – Plan du site|Skip to navigation – Site map"),
                Step(
                    r"Dossier|Articles?|Varia|Études|Notes|Introduction|Entretiens?|Débats?",
                    optional=True,
                ),
                Step(r"(?P<title>.{5,400})"),
                _AUTHORS,
                _PAGES,
                _TEXT,
            )
        ),
        Layout((_AUTHORS, _PAGES, _TEXT)),
        Layout(
            (
                # What has three long words in small letters is no list of names.
                Step(r"(?P<title>(?=(?:.{0,120}?\b[a-zà-ÿ]{4,40}\b){3}).{20,400})"),
                _PAGES,
                _TEXT,
            ),
            type=None,
        ),
    ),
)
