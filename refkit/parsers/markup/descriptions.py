"""Citations in the words that describe a page: its description, its title tag.

Some sites give the search engines no more than ``Ada Lind, On Trees, Annals of Oak,
Vol. 17 (1831), pp. 171-177``, or a title tag ``On Trees: Annals of Oak: Vol 17, No 2``.
What is there is believed only if it is put around the page's own title, and if words
such as ``Vol.`` say what its numbers are.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from refkit.parsers.markup.statements import Statement
from refkit.readers.name_lists import split_names
from refkit.readers.patterns import lazy

_LONGEST: Final = 2_000
_SHORTEST_TITLE: Final = 8
_END_OF_TITLE: Final = lazy(r"\s+(?:[|–—:·•»-]+|::|on)\s+|:\s|\s*$")
_QUOTES: Final = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "\xa0": " "})
_AROUND: Final = " \t,.;:'\"|–—-"

_WORD: Final = r"(?<![^\W_])"
_VOLUME: Final = lazy(
    rf"{_WORD}(?:volume|vol|tome|tomo|band|bd|jg|t|т|том)\b\.?:?\s?([\dIVXLC][\w/-]{{0,9}})",
    re.I,
)
_ISSUE: Final = lazy(
    rf"{_WORD}(?:number|nos?|nr|n[°º]|issue|iss|heft|fasc|núm|№|شماره)\.?:?\s?"
    r"(\d[\w/–-]{0,11})",
    re.I,
)
_PAGES: Final = lazy(
    rf"{_WORD}(?:pages?|pp?|seiten?|s|с|стр)\b\.?:?\s?"
    r"([a-z]{0,2}\d{1,7}(?:\s?[-–—]\s?[a-z]{0,2}\d{1,7})?)(?!\w)",
    re.I,
)
_YEAR: Final = lazy(r"(?<![\w-])(?:1[3-9]\d\d|20\d\d)(?![\w-])")
_SERIES: Final = lazy(
    r",\s(?:(?:new|old|neue|nouvelle|nueva|first|second|third|fourth|\w{1,9}th) series"
    r"|series \w{1,5}|neue folge)$",
    re.I,
)


def read_description(
    description: Statement, titles: Iterable[Statement]
) -> Iterator[Statement]:
    """Say what a description cites, if it cites the work that has one of the titles.

    >>> from refkit.model import Span
    >>> words = "Ada Lind, On Old Trees, Annals of Oak, Vol. 17 (1831), pp. 171-177"
    >>> titles = [Statement("title", "On Old Trees | Oak Archive", Span(0, 9))]
    >>> found = read_description(Statement("description", words, Span(9, 99)), titles)
    >>> [(said.term, said.value) for said in found]
    [('title', 'On Old Trees'), ('author', 'Ada Lind'), ('container', 'Annals of Oak'), \
('volume', '17'), ('pages', '171-177'), ('date', '1831')]
    """
    text = str(description.value)[:_LONGEST].translate(_QUOTES)
    bounds = _title_in(text, titles)
    if bounds is None:
        return
    start, end = bounds
    numbers = _numbers(text, end)
    if len(numbers) < 2:
        return
    for term, value in (
        ("title", str(description.value)[start:end]),
        *(("author", name) for name in _names(text[:start].strip(_AROUND))),
        ("container", _container(text[end : min(at for _, at, _ in numbers)])),
        *((term, value) for term, _, value in numbers),
    ):
        if value:
            yield Statement(term, value, description.span)


def read_title_tag(tag: Statement) -> Iterator[Statement]:
    """Say what a title tag cites behind the title.

    >>> from refkit.model import Span
    >>> tag = Statement("title", "On: Trees: Annals of Oak: Vol 17, No 2", Span(0, 9))
    >>> [(said.term, said.value) for said in read_title_tag(tag)]
    [('title', 'On: Trees'), ('container', 'Annals of Oak'), ('volume', '17'), ('issue', '2')]
    """
    parts = re.split(r"\s?[:|]\s", str(tag.value)[:_LONGEST])
    numbers = _numbers(parts[-1], 0)
    if len(parts) > 2 and len(numbers) > 1 and not parts[-1][: numbers[0][1]].strip():
        title = str(tag.value)[: str(tag.value).rindex(parts[-2])].strip(_AROUND)
        yield Statement("title", title, tag.span)
        yield Statement("container", parts[-2], tag.span)
        for term, _, value in numbers:
            yield Statement(term, value, tag.span)


def issues_in(descriptions: Iterable[Statement]) -> set[str]:
    """The numbers that descriptions call the number of an issue.

    >>> from refkit.model import Span
    >>> issues_in([Statement("description", "زمستان 1383 - شماره 3", Span(0, 9))])
    {'3'}
    """
    texts = (str(each.value)[:_LONGEST] for each in descriptions)
    return {match[1] for text in texts for match in _ISSUE.finditer(text)}


def _title_in(text: str, titles: Iterable[Statement]) -> tuple[int, int] | None:
    """Where the longest title stands in a text, or the part of one before a site."""
    folded = text.casefold()
    if len(folded) != len(text):
        return None
    found: list[tuple[int, int]] = []
    for title in titles:
        whole = str(title.value)[:_LONGEST].translate(_QUOTES).casefold()
        for end in _END_OF_TITLE.finditer(whole):
            part = whole[: end.start()].strip(_AROUND)
            at = folded.find(part) if len(part) >= _SHORTEST_TITLE else -1
            if at >= 0:
                found.append((at, at + len(part)))
    return max(found, key=lambda span: span[1] - span[0], default=None)


def _numbers(text: str, start: int) -> Sequence[tuple[str, int, str]]:
    """What words say the numbers of a text are, in order: term, place, value."""
    found: list[tuple[str, int, str]] = []
    patterns = (("volume", _VOLUME), ("issue", _ISSUE), ("pages", _PAGES))
    for term, pattern in patterns:
        match = pattern.search(text, start)
        if match:
            found.append((term, match.start(), match[1]))
    if not {"volume", "issue"} & {term for term, _, _ in found}:
        return ()
    taken = {value for _, _, value in found}
    years = {match[0]: match.start() for match in _YEAR.finditer(text, start)}
    bare = {year: at for year, at in years.items() if year not in taken}
    if len(bare) == 1:
        ((year, at),) = bare.items()
        found.append(("date", at, year))
    return sorted(found, key=lambda each: (each[0] == "date", each[1]))


def _names(text: str) -> list[str]:
    return [text[name.start : name.end] for name in split_names(text)]


def _container(text: str) -> str:
    words = text.strip(_AROUND + "(")
    return _SERIES.sub("", words)
