"""CyberLeninka: the title in a heading, the authors behind the subject of the abstract."""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

PROFILE: Final = SiteProfile(
    name="cyberleninka",
    hosts={"cyberleninka.ru", "cyberleninka.org"},
    layouts=(
        Layout(
            (
                Step(r"Научная статья на тему ['«](?P<title>.{5,400})['»]"),
                Step(r".{1,600}", optional=True, most=20),
                Step(
                    r"Аннотация научной статьи по .{3,120}, автор научной работы — "
                    r"(?P<author>.{3,1000})"
                ),
            ),
        ),
        Layout(
            (
                Step(r"Scholarly article on topic ['\"](?P<title>.{5,400})['\"]"),
                Step(r".{1,600}", optional=True, most=12),
                Step(r"Academic journal"),
                Step(r"(?P<container_title>.{2,150})"),
            ),
        ),
    ),
)
