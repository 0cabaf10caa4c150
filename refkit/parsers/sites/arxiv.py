"""arXiv: the page of an abstract, whose labels are glued to what they name."""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

_DAY: Final = r"Submitted on (?P<issued>\d{1,2} [A-Z][a-z]{2} \d{4})\b.{0,120}"
_TITLE: Final = Step(r"Title: ?(?P<title>.{3,400})")
_AUTHORS: Final = Step(r"Authors?: ?(?P<author>.{3,6000})")
_ID: Final = r"arXiv:(?P<arxiv>[\w.-]{4,20}(?:/\d{7})?)(?: .{0,40})?"
_FACTS: Final = (
    (Step(r"Cite as:\s{0,9}" + _ID),),
    (Step(r"Cite as:"), Step(_ID)),
)

PROFILE: Final = SiteProfile(
    name="arxiv",
    hosts={"arxiv.org"},
    layouts=(
        Layout(
            (Step(rf"\[{_DAY}\]"), _TITLE, _AUTHORS),
            type="article",
            facts=_FACTS,
        ),
        # The elder generation of pages.
        Layout(
            (_TITLE, _AUTHORS, Step(rf"\({_DAY}\)")),
            type="article",
            facts=_FACTS,
        ),
    ),
)
