"""PubMed Central: a citation line above the title, the numbers below the authors.

Author manuscripts name the journal in the citation line, other pages in the logo.
"""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

_LOGO: Final = Step(
    r"(?P<container_title>(?!.*Author Manuscripts).{2,150}) logoLink to .{2,150}",
    optional=True,
)
_MANUSCRIPT: Final = Step(
    r"\. Author manuscript; available in PMC:? .{4,40}", optional=True
)
_CITATION: Final = Step(
    r"(?:Published in final edited form as: )?(?P<container_title>[^;]{2,150})?"
    r"\. (?P<issued>\d{4}(?: [A-Z][a-z]{2}(?: \d{1,2})?)?) ?; ?"
    r"(?P<volume>[\w.-]{1,15})(?: ?\((?P<issue>[^()]{1,25})\))?"
    r": ?(?P<page>[\w.]{1,12}(?:[–-][\w.]{1,12})?)\."
    r"(?: (?:doi|DOI): (?P<doi>10\.\S{5,100}))?"
)
_ONLINE: Final = Step(
    r"(?:Published online|Prepublished online|Epub) \d{4}.{0,30}?\."
    r"(?: doi: (?P<doi>10\.\S{5,100}))?",
    optional=True,
)
_NUMBERS: Final = Step(
    r"PMCID: ?(?P<pmcid>PMC\d{4,9})(?:\s+NIHMSID: ?\w{5,15})?(?:\s+PMID: (?P<pmid>\d{4,8}))?"
)
_PMID: Final = Step(r"PMID: ?(?P<pmid>\d{4,8})", optional=True)
_TITLE: Final = Step(r"(?P<title>.{5,400}?)\*?")
_AUTHORS: Final = Step(r"(?P<author>(?!Editors?:).{3,4000})")
_EDITOR: Final = Step(r"(?:Academic |Handling )?Editors?: .{3,300}", optional=True)
_ABOVE: Final = (_LOGO, _MANUSCRIPT, _CITATION, _ONLINE)

PROFILE: Final = SiteProfile(
    name="pmc",
    hosts={"ncbi.nlm.nih.gov", "europepmc.org"},
    layouts=(
        Layout((*_ABOVE, _TITLE, _AUTHORS, _EDITOR, _NUMBERS)),
        Layout((*_ABOVE, _NUMBERS, _PMID, _TITLE, _AUTHORS)),
        # Between title and authors stands a subtitle, so that the title is not known.
        Layout((*_ABOVE, Step(".{3,400}", most=4), _EDITOR, _NUMBERS)),
    ),
)
