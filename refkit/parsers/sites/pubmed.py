"""PubMed: the journal's abbreviation, its citation, and the identifiers as a list."""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

_CITED: Final = (
    r"\. ?(?P<issued>\d{4}(?: [A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?(?: \d{1,2})?)?);"
    r"(?P<volume>[\w ]{1,15}?)(?:\((?P<issue>[^()]{1,25})\))?:(?P<page>[\w.-]{1,20})\."
)
_DOI: Final = r"doi: (?P<doi>10\.\S{5,100}?)\.?"
_TITLE: Final = Step(r"(?P<title>(?!Authors$).{5,400})")
_AUTHORS: Final = Step(r"(?P<author>[A-Z][^:]{2,4000}?)\.?")
_BELOW: Final = Step(
    r"(?:Affiliations?|Author information|Collaborators|PMID: \d{4,8})\b.{0,60}"
)
_FACTS: Final = (
    (Step(r"(?:• +)?PMID: ?(?P<pmid>\d{4,8})(?: .{0,80})?"),),
    (Step(r"(?:• +)?PMCID: ?(?P<pmcid>PMC\d{4,9})(?: .{0,80})?"),),
    (Step(r"(?:• +)?DOI: ?(?P<doi>10\.\S{5,100})"),),
)

PROFILE: Final = SiteProfile(
    name="pubmed",
    hosts={"ncbi.nlm.nih.gov"},
    layouts=(
        Layout(
            (
                Step(r"(?P<container_title>[A-Z][^.;]{1,80})"),
                Step(rf"{_CITED}(?: {_DOI})?(?: Epub .{{4,30}})?"),
                Step(rf"{_DOI}(?: Epub .{{4,30}})?", optional=True),
                _TITLE,
                _AUTHORS,
                _BELOW,
            ),
            facts=_FACTS,
        ),
        Layout(
            (
                Step(
                    rf"(?P<container_title>[A-Z][^.;]{{1,80}}){_CITED}(?: {_DOI})?"
                    r"(?: Epub .{4,30})?"
                ),
                _TITLE,
                _AUTHORS,
                _BELOW,
            ),
            facts=_FACTS,
        ),
    ),
)
