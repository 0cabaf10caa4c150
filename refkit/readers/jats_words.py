"""The words of JATS for what a citation needs, and what each stands for.

https://jats.nlm.nih.gov/publishing/tag-library/1.3/
"""

from collections.abc import Mapping
from typing import Final

SHORT_TITLES: Final = (
    "journal-title-group/abbrev-journal-title",
    "abbrev-journal-title",
)
"""Where the abbreviated title of the journal stands."""
IDENTIFIERS: Final[Mapping[str, str]] = {
    "doi": "doi",
    "pmid": "pmid",
    "pmc": "pmcid",
    "pmcid": "pmcid",
    "arxiv": "arxiv",
}
ROLES: Final[Mapping[str, str]] = {
    "": "author",
    "author": "author",
    "guest-editor": "editor",
}
"""Who counts; an editor of an article is who decided on it, and is cited by nobody."""
