"""Project MUSE: reviews name the book and the reviewer where an abstract would be."""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

PROFILE: Final = SiteProfile(
    name="muse",
    hosts={"muse.jhu.edu"},
    layouts=(
        Layout(
            (
                Step(r"In lieu of an abstract, here is a brief excerpt.{0,20}:"),
                Step(r"Reviewed by:?"),
                Step(r"(?:•\s+)?(?P<title>.{3,400})"),
                Step(r"(?:•\s+)?(?P<author>[^\d:(]{3,80})"),
                # The book is described before the review begins.
                Step(r".{0,600}\b\d{1,4} ?(?:pp|pages|p)\b.{0,600}"),
            ),
            type="review",
        ),
    ),
)
