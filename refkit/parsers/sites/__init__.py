"""Site profiles: what the pages of one site look like, line by line.

A profile is a value: the lines a page of that site has, as patterns with named groups
for the fields. It adds claims of high confidence and bypasses nothing: the other
parsers speak as well, and ``resolve`` decides.
"""

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Final
from urllib.parse import urlsplit

from refkit.model import MEDIA_TYPES, NAME_FIELDS, Claim, Evidence, Field, Scrape
from refkit.parsers.page import Line, Page, page_of
from refkit.parsers.sites.profile import Layout, SiteProfile, Step
from refkit.plugins import Parser
from refkit.readers.name_lists import split_names

_PROFILES: Final = ("meta_org", "springermedizin")
_TRUST: Final = 0.95
_REACH: Final = 60
"""How many lines of navigation may come before the first line of a layout."""


def claims(scrape: Scrape) -> Iterable[Claim]:
    """Claim what the site's layout says, for the first profile that fits the page."""
    page = page_of(scrape)
    host = urlsplit(scrape.url or "").hostname or ""
    for name in _PROFILES:
        profile: SiteProfile = import_module(f"refkit.parsers.sites.{name}").PROFILE
        if not profile.may_be(page, host):
            continue
        for layout in profile.layouts:
            found = _fit(page, layout)
            if found is not None:
                return list(_claims(scrape, profile, layout, found))
    return ()


Fit = Sequence[tuple[Line, Step]]


def _fit(page: Page, layout: Layout) -> Fit | None:
    """The first lines of the page that a layout fits, each with its step."""
    for start in range(min(len(page), _REACH)):
        fit = _fit_from(page, start, layout.steps)
        if fit is not None:
            return fit
    return None


def _fit_from(page: Page, start: int, steps: Sequence[Step]) -> Fit | None:
    fit, at = [], start
    for number, step in enumerate(steps):
        line = page[at] if at < len(page) else None
        skips = (
            step.optional and line is not None and _fits_next(line, steps[number + 1 :])
        )
        if line is not None and not skips and step.pattern.fullmatch(line.text):
            fit.append((line, step))
            at += 1
        elif not step.optional:
            return None
    return fit


def _fits_next(line: Line, steps: Sequence[Step]) -> bool:
    return bool(steps) and steps[0].pattern.fullmatch(line.text) is not None


def _claims(
    scrape: Scrape, profile: SiteProfile, layout: Layout, fit: Fit
) -> Iterator[Claim]:
    first = fit[0][0].span
    yield Claim(
        "type", layout.type, Evidence(profile.host, scrape[first], first, _TRUST)
    )
    for line, step in fit:
        match = step.pattern.fullmatch(line.text)
        for field in step.fields if match else ():
            start, end = match.span(field) if match else (0, 0)
            if start < end:
                yield from _claim(scrape, profile, line, field, start, end)


def _claim(
    scrape: Scrape, profile: SiteProfile, line: Line, field: Field, start: int, end: int
) -> Iterator[Claim]:
    stretches = [(start, end)]
    if field in NAME_FIELDS:
        names = split_names(line.text[start:end])
        stretches = [(start + name.start, start + name.end) for name in names]
    for begin, stop in stretches:
        span = line.span_of(begin, stop)
        evidence = Evidence(profile.host, scrape[span], span, _TRUST)
        yield Claim(field, line.text[begin:stop], evidence)


SITES: Final = Parser("sites", reads=MEDIA_TYPES, claims=claims)
