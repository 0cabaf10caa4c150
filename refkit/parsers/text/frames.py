"""What a document sharing site prints around the text of a document.

Uploaders, counters, proverbs and other documents are no facts of the work; the head of
the work stands below them, in the text of the document itself.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from attrs import evolve

from refkit.model import Span
from refkit.parsers.page import Line, Page
from refkit.readers.patterns import lazy

NAME: Final = "name"
"""The tag of the line that names the document on the site."""

Read = Callable[[Page, Sequence[Line]], Iterator[Line] | None]
"""Reads the frames of one kind of site: what is left of a page, if it is of that kind."""

_TOP: Final = 80
"""Within how many lines a site shows what it is."""
_NEAR: Final = 12
_LONGEST: Final = 600

# "Size: px", "Μέγεθος: px": a viewer that waits for its document to be loaded.
_VIEWER: Final = lazy(r"[^\W\d_]{3,20}\s?: px")
_QUOTED: Final = lazy(r"[^\W\d_][^\"“”]{1,30}\s[\"“].+[\"”]")
_COUNTED: Final = lazy(
    r"\d+ downloads?\s+\d+ views?\s+[\d.]+\s?[kmg]b\b(?: size)?(?: report)?.{0,20}",
    re.I,
)
_EMBED: Final = lazy(r"(?:[•*]\s*)?embed size \(px\)", re.I)
_UPLOAD: Final = lazy(r"upload: \S+|(?:[•*]\s*)?upload|top banner", re.I)
_TRANSCRIPT_OF: Final = lazy(r"transcript of \S.*", re.I)
_FILE: Final = lazy(r"file type:\s?\w{2,5}, size:\s?[\d.]+\s?[kmg]b", re.I)
_TRANSCRIPTION: Final = lazy(
    r"(?:idea |story |page content )?transcript(?:ion)?|citation preview|full text",
    re.I,
)
_FIRST_PAGE: Final = lazy(r"\(1\)")
_PAGE_MARK: Final = lazy(r"\(\d{1,4}\)|page \d{1,4}: \S.*", re.I)
_NUMBER: Final = lazy(r"\d{1,5}")
_WAITING: Final = frozenset({"n/a", "protected", "copied!"})
# A title that a search engine cut, or the first words of a document it quotes.
_CUT: Final = lazy(r"\.\.\.|…|\s›\s|€¦")
_AUTHOR: Final = lazy(r"(?:author|uploaded by)\b\W.{2,60}", re.I)
_COUNTER: Final = lazy(
    r"(?:[•*]\s*)?(?:comments|upload(?:ed by)?|view|downloads?|category|documents|description|others|report"
    r"|\d+\s(?:views?|downloads?)|post on .{5,20}|embed size \(px\)|top banner)\W*",
    re.I,
)
_VOTES: Final = lazy(r"(?:\d+% ?)?.{0,40}\bfound this document useful\b.{0,40}", re.I)
_PAGE_OF: Final = lazy(r"[^\W\d_][^\d.,:;]{8,40}\s1\s?(?:[^\W\d_]{2,5}|/)\s?\d{1,5}")
_FACT: Final = lazy(
    r"[\d.,]+k? views\s?(?:\d+ pages)?|\d+ pages|copyright|© ?© .{0,60}|available formats|download as .{2,60}"
    r"|we take content rights seriously.*|share this document|document information|original title"
    r"|uploaded by|did you find this document useful\?|is this content inappropriate\?|report this document",
    re.I,
)
_NAMES_NEXT: Final = lazy(r"uploaded by|original title", re.I)
_FEWEST_LINES: Final = 3
_FIRST_PAGE_LENGTH: Final = 250
_TAIL: Final = lazy(
    r"(?:\s?[*†‡]{1,2}|(?<=[^\W\d_])\s\d)?(?:\s(?:abstract|summary))?$", re.I
)
_OTHERS: Final = lazy(r"(?:similar|related|recommend(?:ed)?) documents", re.I)
_SAME: Final = 40
_BULLET: Final = lazy(r"[•*]\s+(?=\S)")
_OPENING: Final = lazy(r"\d{1,4}\s+(?=\S)")


def without_frame(page: Page) -> Page:
    """The page of a sharing site with nothing but the document; any other as it is.

    The site's own name for the document stays, unless it is cut.

    >>> from refkit.model import Scrape
    >>> from refkit.parsers.page import page_of
    >>> text = 'Tides of mud\\nSize: px\\nStart at page:\\nDownload "Tides of mud"\\n'
    >>> text += "Transcription\\n1 Tides of mud Ada Lind, Oslo"
    >>> [line.text for line in without_frame(page_of(Scrape(text)))]
    ['Tides of mud', 'Tides of mud Ada Lind, Oslo']
    """
    top = page[:_TOP]
    words = "\n".join(line.text[:_LONGEST] for line in top).casefold()
    for hints, read in _READERS:
        kept = read(page, top) if any(map(words.__contains__, hints)) else None
        if kept is not None:
            return tuple(_named(line, page) for line in kept)
    return page


def _named(line: Line, page: Page) -> Line:
    """The first line of the site marked as what it calls the document."""
    own = page[1:2] if page[0].text.startswith("•") else page[:1]
    if line not in own or line.tag or line.pieces != ((0, 0),):
        return line
    tail = _TAIL.search(line.text, max(0, len(line.text) - 20))
    end = tail.start() if tail and tail.start() else len(line.text)
    span = Span(line.span.start, line.span.start + end)
    return evolve(line, tag=NAME, text=line.text[:end], span=span)


def _viewer(page: Page, top: Sequence[Line]) -> Iterator[Line] | None:
    """A viewer: the title, its size, the title again in quotes, "Transcription"."""
    size = _first(top, _VIEWER)
    if size is None or size > _NEAR:
        return None
    quoted = _first(top[: size + _NEAR], _QUOTED, size)
    if quoted is None:
        return None
    # "Transcription" in any language: the next line that is one word.
    begin = quoted + 1
    while begin < len(top) and not _is_word(top[begin].text):
        begin += 1
    if begin + 1 >= len(page):
        return None
    return iter((page[0], _after(page[begin + 1], _OPENING), *page[begin + 2 :]))


def _is_word(text: str) -> bool:
    return len(text) <= 20 and text.isalpha()


def _library(page: Page, top: Sequence[Line]) -> Iterator[Line] | None:
    """A library that waits for the text: "N/A", "Protected", "Copied!", "(1)"."""
    begin = _first(top[:40], _FIRST_PAGE)
    if begin is None:
        return None
    head = [line.text.casefold() for line in top[:begin]]
    if not _WAITING.issubset(head):
        return None
    waiting = head.index("n/a")
    title = [line for line in top[:waiting] if not line.text.startswith("•")]
    rest = (line for line in page[begin:] if not _PAGE_MARK.fullmatch(line.text))
    return iter((*title, *rest))


def _counted(page: Page, top: Sequence[Line]) -> Iterator[Line] | None:
    """Counted downloads, with what a search engine or an uploader says beside them."""
    count = _first(top, _COUNTED)
    if count is None or count > _NEAR:
        return None
    begin = _first(top, _TRANSCRIPTION, count)
    if begin is not None:
        return iter((page[0], *page[begin + 1 :]))
    above = [line for line in top[1:count] if not _is_said_by_others(line.text)]
    below = page[count + 1 :]
    if below and _CUT.search(below[0].text) and len(below) > 1:
        below = below[1:]
    first = [] if _CUT.search(page[0].text) and [*above, *below] else [page[0]]
    return iter((*first, *above, *below))


def _is_said_by_others(text: str) -> bool:
    return bool(_AUTHOR.fullmatch(text) or _CUT.search(text))


def _embedded(page: Page, top: Sequence[Line]) -> Iterator[Line] | None:
    """Slides: a name, the number of pages, the first page in one line, the transcript."""
    uploads = _first(top, _UPLOAD)
    embeds = _first(top, _EMBED)
    copied = _first(top, _TRANSCRIPT_OF)
    if copied is None and (embeds is None or uploads is None):
        counted = _first(top, _TRANSCRIPTION) if uploads is not None else None
        if counted is None:
            return None
        copied = counted
    begin = max(at for at in (copied, embeds) if at is not None)
    again = _first(top[begin : begin + 3], _TRANSCRIPTION)
    begin += 1 if again is None else again + 1
    return _document(page, begin)


def _document(page: Page, begin: int) -> Iterator[Line]:
    start = None
    for number, line in enumerate(page[:begin]):
        text = line.text
        if start is not None and number > start + 1:
            # Between the uploader's name and the transcript stand counters only.
            continue
        if _UPLOAD.fullmatch(text) or _TRANSCRIPT_OF.fullmatch(text):
            start = number
        elif start is None and not (
            _NUMBER.fullmatch(text) or _CUT.search(text) or _COUNTER.fullmatch(text)
        ):
            yield line
    for line in page[begin:]:
        if not _PAGE_MARK.fullmatch(line.text):
            yield _after(line, _BULLET)


def _filed(page: Page, top: Sequence[Line]) -> Iterator[Line] | None:
    """The title, the number of pages, the kind and the size of the file."""
    file = _first(top, _FILE)
    if file is None or file > _NEAR:
        return None
    return iter((page[0], *page[file + 1 :]))


def _rated(page: Page, top: Sequence[Line]) -> Iterator[Line] | None:
    """Scribd: votes, views, rights and formats, or no more than "page 1 of 8"."""
    if _first(top, _VOTES) is None:
        return iter(page[1:]) if page[1:] and _PAGE_OF.fullmatch(top[0].text) else None
    return _without_facts(page)


def _without_facts(page: Page) -> Iterator[Line]:
    waits = False
    for number, line in enumerate(page):
        text = line.text
        fact = number < _TOP and (
            _VOTES.fullmatch(text) or _FACT.fullmatch(text) or _PAGE_OF.fullmatch(text)
        )
        if not (fact or waits):
            yield line
        waits = bool(fact and _NAMES_NEXT.fullmatch(text))


def _excerpt(page: Page, top: Sequence[Line]) -> Iterator[Line] | None:
    """Slides that show no more than their first page: a cut name, a number, the page."""
    if len(page) < _FEWEST_LINES or not _NUMBER.fullmatch(top[1].text):
        return None
    if not _CUT.search(top[0].text) or len(top[2].text) < _FIRST_PAGE_LENGTH:
        return None
    return iter(page[2:])


def _announced(page: Page, top: Sequence[Line]) -> Iterator[Line] | None:
    """ "Transcription" right below the top, or nothing but other documents."""
    if page[1:] and _OTHERS.fullmatch(page[1].text):
        return iter(page[:1])
    begin = _first(top[:_NEAR], _TRANSCRIPTION)
    if begin is None or begin + 2 >= len(page):
        return None
    if begin == 1 and page[2].text.startswith(page[0].text[:_SAME]):
        return iter((page[0], *page[3:]))
    if begin and all(_COUNTER.fullmatch(line.text) for line in page[:begin]):
        return iter(page[begin + 1 :])
    return None


def _first(lines: Sequence[Line], shape: re.Pattern[str], start: int = 0) -> int | None:
    """The number of the first line of a shape."""
    for number, line in enumerate(lines[start:], start):
        if len(line.text) < _LONGEST and shape.fullmatch(line.text):
            return number
    return None


def _after(line: Line, mark: re.Pattern[str]) -> Line:
    """A line without a mark at its start."""
    found = mark.match(line.text)
    if found is None or line.pieces != ((0, 0),):
        return line
    start, end = line.span
    return evolve(
        line, text=line.text[found.end() :], span=Span(start + found.end(), end)
    )


# Before each stand the words without which no page is of its kind: they are cheap to find.
_READERS: Final[tuple[tuple[tuple[str, ...], Read], ...]] = (
    ((": px",), _viewer),
    (("protected",), _library),
    (("downloads", "download "), _counted),
    (("transcript", "embed size", "top banner", "upload"), _embedded),
    (("file type",), _filed),
    (("transcript", "similar", "recommend"), _announced),
    (("",), _rated),
    (("...", "…", "›", "€¦"), _excerpt),
)
