"""DergiPark: title and citation line below the buttons, in Turkish or English."""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

PROFILE: Final = SiteProfile(
    name="dergipark",
    hosts={"dergipark.org.tr", "dergipark.gov.tr"},
    layouts=(
        Layout(
            (
                Step(r"BibTe[xX] RIS (?:Kaynak Göster|Cite)"),
                Step(r"(?P<title>.{5,400})"),
                Step(
                    r"(?:Yıl|Year) \d{4}, (?:(?:Cilt|Volume):? (?P<volume>\w{1,8})[, ]*)?"
                    r"(?:(?:Sayı|Issue):? (?P<issue>[\w-]{1,12}))?, "
                    r"(?P<page>\d{1,5} ?- ?\d{1,5}), (?P<issued>\d{2}\.\d{2}\.\d{4})"
                ),
            )
        ),
    ),
)
