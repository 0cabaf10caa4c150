"""Does a page list many works, or present one? And which works does it list?

A page that presents one work is full of others: its references, related articles, the
rest of the issue. They stand below the work's own title and authors. A list has none
above it: only the name of a journal, of a person, of a search.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from refkit.parsers.text.citations import citation_in
from refkit.parsers.text.contents import contents
from refkit.parsers.text.entries import entries, wrapped
from refkit.parsers.text.feeds import feed
from refkit.parsers.text.headers import with_header, with_years
from refkit.parsers.text.inline import inline
from refkit.parsers.text.items import Item
from refkit.parsers.text.labels import Role
from refkit.parsers.text.lexicon import folded_words
from refkit.parsers.text.record import Record
from refkit.parsers.text.rows import Row, rows_of
from refkit.parsers.text.sheet import Sheet
from refkit.parsers.text.stacks import stacked
from refkit.readers.patterns import lazy
from refkit.readers.scripts import is_spaceless

_FEW: Final = 2
_MANY: Final = 5
_LONG: Final = 160
_NEAR: Final = 6
_PROSE_ABOVE: Final = 300
"""More characters of running text than this above a list make it a text's references,
unless a heading says that it is a list of publications."""
_MOST_ABOVE: Final = 12
"""How many rows may stand above a list of references that stands for itself."""
_PLACED: Final = frozenset(
    {"volume", "issue", "page", "doi", "pmid", "arxiv", "container_title"}
)
"""What only a published work has."""
_OWN_ROLES: Final[frozenset[Role]] = frozenset(
    {"abstract", "keyword", "other_date", "citation"}
)
"""Labels that speak of one work at length."""
LIST_HEADING: Final = lazy(
    r"(?:my\s|selected\s|recent\s|all\s|list of\s|peer[- ]reviewed\s|refereed\s|key\s|journal\s"
    r"|full list of\s|ausgewählte\s|liste der\s)*(?:publications?|papers|articles|works"
    r"|publikation\w*|veröffentlichung\w*|schriften\w*|aufsätze"
    r"|publicaciones|artículos|publicações|pubblicazioni|publikacje|publikace|julkaisut"
    r"|publikationer|yayınlar|список .{0,30}(?:трудов|публикаций)|публикации|труды"
    r"|論文.{0,6}|业绩|業績|研究業績|发表论文|代表性?论文|主要论文|논문.{0,4})"
    r"(?:\s(?:list|since \d{4}|\(\w{0,12}\)))?\W{0,3}",
    re.I,
)
"""The heading of a list of works."""
_CITES: Final = lazy(
    r"(?:(?:list of|cited|cited by|works)\s)?(?:references?|literature|bibliography|works cited"
    r"|literatur\w{0,12}|bibliograph?[íi]\w{1,3}|références|referenc\w{2,4}|riferimenti"
    r"|(?:список\s)?литератур[аы]|参考文献|引用文献|참고문헌|kaynak\w{2,4}|daftar pustaka)"
    r"(?:\scited)?(?:\s\(\d+\))?\W{0,3}",
    re.I,
)
"""The heading of what a text cites."""
_HISTORY: Final = lazy(
    r"received|accepted|revised|submitted|eingereicht|eingegangen|angenommen|reçu|accepté"
    r"|recibid|aceptad|recebid|aceit|ricevut|accettat|поступила|принята|收稿|修回|受付|受理|접수",
    re.I,
)
"""What happened to a manuscript: only a page about one work tells it."""
_GUIDE: Final = lazy(
    r"\b(?:apa|mla|chicago|harvard)\s(?:style|guide|format)|reference (?:list )?examples?|style guide|(?:instructions|guidelines|information) (?:for|to) authors|author"
    r" guidelines|in-?text citation|parenthetical citation|how to cite|cited? like this"
    r"|autorenhinweise|normas (?:de|para)|правила (?:оформления|для авторов)|投稿规定|投稿須知"
    r"|투고\s?규정|yazım kuralları",
    re.I,
)
"""What a page says that shows how works are cited: its entries are examples."""
_CUE: Final = lazy(
    r"\bISSN\b|\bproceedings\b|table of contents?|\b(?:this|current) issue\b|\btheses\b|\bthesis\b"
    r"|author\(s\)|\bpublications?\b|spis treści|содержание|目\s?[次录錄]|목\s?차|sommaire"
    r"|inhaltsverzeichnis|tabla de contenido|sumário|cuprins\w{0,3}|\bpapers\b|symposium"
    r"|\bpre-?prints?\b|medrxiv|biorxiv|conference|workshop|colloqui\w{1,3}",
    re.I,
)
_CUE_ROLES: Final[frozenset[Role]] = frozenset({"issn", "arxiv", "doi"})


def listed(sheet: Sheet, record: Record | None) -> list[Item]:
    """The works that a page lists; none, if it presents one work or cites none.

    ``record`` is the likeliest single work of the page.
    """
    fed = _once(feed(sheet.page))
    if fed:
        return fed
    rows = wrapped(rows_of(sheet.page))
    stacks, lines, split = stacked(rows), contents(rows), inline(rows)
    likely = [
        number
        for number, row in enumerate(rows)
        if row.is_entry and row.kind == "entry"
    ]
    starts = [found[0].first for found in (stacks, lines, split) if found]
    starts += likely[:1] if len(likely) >= _FEW else []
    if not starts or (record and _is_above(sheet, record, rows, min(starts))):
        return []
    whole = entries(rows) if len(likely) >= _FEW else []
    items, layout = max(
        ((_once(found), found) for found in (stacks, whole, lines, split)),
        key=lambda pair: len(pair[0]),
    )
    if len(items) < _FEW or _belongs_to_a_text(rows, items[0].first):
        return []
    if record is not None and _is_own(sheet, record, rows, items):
        return []
    if not _is_list(rows, items) or not _is_regular(items):
        return []
    if layout is whole:
        return with_years(rows, items)
    return with_header(rows, items)


def _once(items: Sequence[Item]) -> list[Item]:
    """Each work once: pages show the same list twice, or a most-read list beside it."""
    return list({item.key: item for item in reversed(items)}.values())[::-1]


def _start(row: Row) -> int:
    return row.line.span.start


def _is_above(sheet: Sheet, record: Record, rows: Sequence[Row], first: int) -> bool:
    """Whether a work of the page's own is presented above its first entry."""
    heading = sheet.page[record.heading.line].span.start
    top = _start(rows[first])
    if heading >= top:
        return False
    above = [row for row in rows[:first] if _start(row) > heading]
    if any(LIST_HEADING.fullmatch(row.text) for row in above[-3:]):
        roles = {row.role for row in rows[:first]}
        return "abstract" in roles or any(row.kind == "prose" for row in above)
    listed = {_start(row) for row in rows if row.names}
    lines = {sheet.page[number].span.start for number in record.bylines} & listed
    named = [line < top for line in lines]
    roles = {row.role for row in above}
    return (bool(named) and all(named)) or bool(
        roles & {"author", "abstract", "keyword"}
    )


def _belongs_to_a_text(rows: Sequence[Row], first: int) -> bool:
    """Whether a list is what a text above it cites, and not what the page is for."""
    above = rows[:first]
    if any(_GUIDE.search(row.text) for row in rows[: first + _NEAR]):
        return True
    below = {row.text for row in rows[first:]}
    roles = {row.role for row in above if row.text not in below}
    history = any(_HISTORY.match(row.line.text[:40].lstrip(" •·*")) for row in above)
    if history or roles & {"abstract", "keyword", "citation"}:
        return True
    heads = [row for row in above[-3:] if LIST_HEADING.fullmatch(row.text)]
    near = above[-_NEAR:]
    cites = any(row.kind == "section" or _CITES.fullmatch(row.text) for row in near)
    if heads and not cites:
        return False
    if cites and (len(above) > _MOST_ABOVE or roles & {"author", "publisher", "doi"}):
        return True
    return sum(len(row.text) for row in above if _is_long(row)) > _PROSE_ABOVE


def _is_long(row: Row) -> bool:
    return row.kind == "prose" or len(row.text) > _LONG


def _is_own(
    sheet: Sheet, record: Record, rows: Sequence[Row], items: Sequence[Item]
) -> bool:
    """Whether one of the entries is the page's own work, and the rest are not."""
    heading = sheet.page[record.heading.line].span.start
    starts = [_start(rows[item.first]) for item in items]
    at = sum(start <= heading for start in starts) - 1
    if at < 0:
        return False
    if not _holds(rows, items[at], heading):
        below = {row.role for row in rows if _start(row) > heading}
        if {"abstract", "doi"} <= below and "abstract" not in _roles(rows, items):
            return True
        named = {_start(row) for item in items for row in _named(rows, item)}
        lines = {sheet.page[number].span.start for number in record.bylines}
        return bool(lines) and not lines & named
    regions = [_region(rows, items, number) for number in range(len(items))]
    roles = [_OWN_ROLES & {row.role for row in region} for region in regions]
    others = [seen for number, seen in enumerate(roles) if number != at]
    shared = frozenset.union(*others) if others else frozenset()
    apart = any(row.kind == "section" for row in regions[at]) and at < len(items) - 1
    return apart or bool(at == 0 and roles[at] - shared)


def _holds(rows: Sequence[Row], item: Item, place: int) -> bool:
    return any(_start(row) == place for row in rows[item.first : item.last + 1])


def _roles(rows: Sequence[Row], items: Sequence[Item]) -> set[Role | None]:
    return {row.role for item in items for row in rows[item.first : item.last + 1]}


def _named(rows: Sequence[Row], item: Item) -> Iterator[Row]:
    return (row for row in rows[item.first : item.last + 1] if row.names)


def _region(rows: Sequence[Row], items: Sequence[Item], number: int) -> Sequence[Row]:
    """The rows from one entry up to the next."""
    end = items[number + 1].first if number + 1 < len(items) else len(rows)
    return rows[items[number].first : end]


def _is_list(rows: Sequence[Row], items: Sequence[Item]) -> bool:
    """Whether the entries are works: placed in journals, or on a page that lists works."""
    if any(item.names and _repeats(item) for item in items):
        return False
    lengths = sorted(map(_length, items))
    typical = lengths[len(lengths) // 2]
    placed = sum(bool(item.fields & _PLACED) for item in items)
    titled = sum(item.title is not None for item in items)
    if placed * 2 >= len(items) and placed >= _FEW:
        return typical >= 3 or not titled
    inside = Counter(row.role for row in rows[items[0].first : items[-1].last])
    if any(inside[role] == 1 for role in _OWN_ROLES):
        return False
    dated = sum("issued" in item.fields for item in items)
    enough = len(items) > _FEW or dated == len(items)
    return enough and typical >= 4 and (_is_plain(items) or any(_cues(rows, items)))


def _repeats(item: Item) -> bool:
    """Whether a title holds the name below it, as captions of portraits do."""
    return item.title is not None and item.names[0].text in item.title.text


def _is_plain(items: Sequence[Item]) -> bool:
    """Whether so many titles have several authors each that they can only be works."""
    several = sum(len(item.names) > 1 for item in items)
    return len(items) >= _MANY and several * 3 >= len(items)


def _is_regular(items: Sequence[Item]) -> bool:
    """Whether most entries are built alike: two or three all must be."""
    shapes = Counter((item.order, bool(item.fields & _PLACED)) for item in items)
    if len(items) > _FEW + 1:
        return shapes.most_common(1)[0][1] * 5 >= len(items) * 3
    if len({(item.order, bool(item.names)) for item in items}) > 1:
        return False
    known = [item.fields for item in items]
    return len(set(known)) == 1 or bool(frozenset.intersection(*known) & _PLACED)


def _length(item: Item) -> int:
    if item.title is None:
        return 0
    text = item.title.text
    spaceless = sum(map(is_spaceless, text))
    return len(folded_words(text)) + spaceless // 2


def _cues(rows: Sequence[Row], items: Sequence[Item]) -> Iterator[bool]:
    """What shows that a page lists published works."""
    for row in (*rows[: items[0].first], *rows[items[-1].last :]):
        text = row.line.text
        if len(text) > 160:
            continue
        yield row.role in _CUE_ROLES or _CUE.search(text) is not None
        cited = citation_in(text)
        yield cited is not None and "volume" in cited and "issue" in cited
        yield LIST_HEADING.fullmatch(row.text) is not None
    for item in items[:3]:
        yield any(
            _CUE.search(row.line.text) for row in rows[item.first : item.last + 1]
        )
        before = rows[item.first - 1] if item.first else None
        yield before is not None and before.text.casefold() == "publication"
