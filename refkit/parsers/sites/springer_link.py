"""SpringerLink and the journals that look like it: BMC, Nature.

Several generations: ``, Volume 27, Issue 2, pp 271–309 | Cite as`` below the journal;
``Journal volume 12, pages 1–10 (2004)`` below the authors; and volume and pages as
points of a list, with the journal behind the buttons. Nature has the list above the title.
"""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

_BULLET: Final = r"(?:[•*·-]\s+)?"
_PAGES: Final = r"(?P<page>\w{1,8}(?:[–-]\w{1,8})?)"
_NAME: Final = r"(?P<author>[^\W\d][^\d:;|]{2,60}?)(?:Email author)?"

_TITLE: Final = Step(r"(?P<title>[^•].{5,400})")
_POINTS: Final = (
    Step(r"•\s+(?!Published).{3,60}", optional=True, most=4),
    Step(r"•\s+Published:(?: .{6,30})?"),
)
_NUMBERS: Final = (
    Step(
        _BULLET + r"Volume (?P<volume>\d{1,5}), (?:pages? ?|article number )"
        rf"{_PAGES}, \((?P<issued>\d{{4}})\)"
    ),
    Step(_BULLET + r"Cite this article"),
)
_JOURNAL: Final = (
    (Step(r"(?P<container_title>.{2,150}?) Aims and scope Submit manuscript"),),
)
_CHAPTER: Final = (
    _TITLE,
    Step(r"•\s+(?:Chapter|Conference paper)"),
    Step(r"•\s+(?:Open Access|First Online:(?: .{6,30})?)", most=2),
    Step(rf"•\s+pp {_PAGES}", optional=True),
    Step(r"•\s+Cite this (?:chapter|conference paper)", optional=True),
    Step(
        r"(?P<container_title>(?!Abstract|Zusammenfassung|Summary|Authors?\b)[^•].{2,300})"
    ),
)

PROFILE: Final = SiteProfile(
    name="springer_link",
    hosts={"springer.com", "nature.com", "biomedcentral.com", "springeropen.com"},
    layouts=(
        Layout(
            (
                Step(r"(?P<container_title>[^•].{1,150})"),
                Step(
                    r"(?:(?P<issued>[A-Z][a-z]+ \d{4}))?, Volume (?P<volume>\w{1,8}), "
                    rf"(?:Issue (?P<issue>[\w–-]{{1,12}}), )?pp {_PAGES}(?: ?\| Cite as)?"
                ),
                Step(r"\| Cite as", optional=True),
                Step(r"(?P<title>.{3,400})"),
                Step(rf"[•*·-]\s+{_NAME}", most=200),
                Step(
                    r"(?:Open Access)?(?:[A-Z][\w-]*(?: [A-Za-z-]+){0,3}|Original Article)?"
                    r"(?:First Online: .{0,30})?(?:Received: .{0,80})?"
                ),
            )
        ),
        Layout(
            (
                Step(
                    r"(?P<container_title>[^•].{1,150}?)\s+volume\s(?P<volume>\d{1,5}), "
                    rf"(?:pages? ?|[Aa]rticle number: ?){_PAGES}"
                    r" \((?P<issued>\d{4})\)\s?(?:Cite this article)?"
                ),
            )
        ),
        Layout((_TITLE, *_POINTS, *_NUMBERS), facts=_JOURNAL),
        Layout(_NUMBERS, facts=_JOURNAL),
        Layout(_CHAPTER, type="chapter"),
        Layout(
            (
                Step(r"Thank you for visiting nature\.com\. .{0,600}"),
                Step(r".{1,300}", optional=True, most=10),
                Step(r"•\s+[A-Z][A-Za-z ]{3,40}"),
                Step(r"•\s+Open Access", optional=True),
                Step(r"•\s+Published:(?: .{6,30})?"),
                _TITLE,
            )
        ),
    ),
)
