"""springermedizin.de: German pages around articles of all Springer journals.

Two generations of pages exist. The elder leads with ``01.12.2015 | Review | Ausgabe
1/2015``; the younger names the journal after ``Erschienen in:`` and the authors after
``verfasst von:``. Neither shows volume, pages or DOI.
"""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

_DATE = r"(?P<issued>\d{2}\.\d{2}\.\d{4})"
_ISSUE = r"(?P<issue>[\w-]{1,12})/\d{4}"
_ACCESS = r"(?P<access>Open Access)"

PROFILE: Final = SiteProfile(
    name="springermedizin.de",
    hosts={"springermedizin.de"},
    layouts=(
        Layout(
            (
                Step(
                    rf"{_DATE} \| (?P<genre>[^|]{{2,60}}) \| Ausgabe {_ISSUE}(?: {_ACCESS})?"
                ),
                Step(r"(?P<container_title>.{2,150}) [\w-]{1,12}/\d{4}"),
                Step(r"(?P<title>.{3,400})"),
                Step(r".{2,400}", optional=True),
                Step(r".{2,150} > Ausgabe [\w-]{1,12}/\d{4}"),
                Step(r"(?:Autoren?: ?)?(?P<author>.{3,4000})"),
            )
        ),
        Layout(
            (
                Step(rf"Erschienen in: (?P<container_title>.{{2,150}}) {_ISSUE}"),
                Step(rf"(?:{_ACCESS} )?{_DATE}(?: \| (?P<genre>[^|]{{2,60}}))?"),
                Step(r"(?P<title>.{3,400})"),
                Step(r".{2,400}", optional=True),
                Step(r"verfasst von: ?(?P<author>.{3,4000})"),
                Step(
                    r"Erschienen in: .{2,150} \| Ausgabe [\w-]{1,12}/\d{4}",
                    optional=True,
                ),
            )
        ),
    ),
)
