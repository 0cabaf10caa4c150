"""When the work was published: dates, each with the part it plays."""

import re
from collections.abc import Iterator
from typing import Final

from refkit.model import Claim, Span
from refkit.parsers.text.citations import citation_in
from refkit.parsers.text.labels import Labelled
from refkit.parsers.text.quotes import Quotes
from refkit.parsers.text.record import Record
from refkit.readers.dates import find_dates
from refkit.readers.numbers import western_digits
from refkit.readers.patterns import lazy

_PUBLISHED: Final = lazy(
    r"(?<!for )publi(?!c access|sher)|\bparu|erschienen|erscheinungs|veröffentlich|publik|opublik|опублик|yayım|yayın tarihi"
    r"|yayin tarihi|出版|发布|发表|刊出|発行|公開|발행|출판|게재|انتشار|نشر|issue date|issued|pub date|objavljen"
    r"|gepubliceerd|megjelen|julkaistu|diterbitkan|vydáno|pubblica|дата публ|เผยแพร่|δημοσί|cover date",
    re.I,
)
_ONLINE: Final = lazy(
    r"online|epub|e-pub|en ligne|en línea|first view|ahead of print|available|on-line|web publication"
    r"|web date|ecollection|\barxiv:\S+ \[",
    re.I,
)
# What else a page dates: its making, its reading, other people's deadlines.
_OTHER: Final = lazy(
    r"receiv|accept(?!able)|accessed|revis|submi|updat|modif|retriev|cited|\bpost(?:ed)?\b|^on\s|upload|until|deadline|download"
    r"|eingereicht|eingegangen|akzeptiert|angenommen|überarbeitet|recibido|aceptado|aprobado|recebido|aceito"
    r"|aprovado|recepç|recepci|aprovaç|aprobaci|aceptaci|добавлен|загруж|защит|reçu|accepté|soumis|révis|ricevut|accettat|поступил|принят|одобрен|доработ|получен|надійшл"
    r"|прийнят|gönder|geliş|kabul|diterima|disetujui|direvisi|收稿|接受|修回|录用|受付|受理|採録|접수|심사|채택"
    r"|게재확정|수정|دریافت|پذیرش|بازنگری|نمایه|استلام|قبول|מועד|otrzyman|przyjęt|przyjet|przekaz|podpis"
    r"|přijat|doručen|prijat|doručeno|primljen|prihvaćen|beérkez|elfogad|mottag|godkän|letölt|\blast\s|created"
    r"|deposited|\badded|copyright|©|\(c\)|pmc\b|\bborn|\bdied|visited|crawled|captured|expires|\bstand:|abgerufen"
    r"|conference date|held on|peer[- ]review|decision|editorial decision|assigned|started|defen[cs]e|approved|ngày nhận"
    r"|ngày duyệt|preprint",
    re.I,
)
_LONGEST_LINE: Final = 700
_SHORT: Final = 110
_SHORT_FAR: Final = 250
_FAR: Final = 40
_ROLE_REACH: Final = 60
_YEAR: Final = r"(?<![\w/.-])(?:1[89]|20)\d\d(?![\w/-])"
_PUBLISHED_YEAR: Final = lazy(
    r"\b(?:publication year|published|publié|publicado|erschienen|издано|pubblicato)\b[^.;:\d]{0,40}?[\s:,]"
    rf"({_YEAR})",
    re.I,
)
_BARE: Final = lazy(rf"{_YEAR}|(?<![\w/.-])1[34]\d\d(?![\w/-])|(?<!\d)25\d\d(?!\d)")


def date_claims(quotes: Quotes, record: Record) -> Iterator[Claim]:
    """Yield the dates of publication that labels and lines near the title give."""
    end = quotes.sheet.end_after(record.heading.line)
    for at in quotes.sheet.values("issued")[:3]:
        if at.line < end:
            yield from _labelled(quotes, at)
    page = quotes.sheet.page
    near = (*quotes.near(record), *record.bylines)
    for number in near:
        yield from _in_line(quotes, record, number)
    yield from _years(quotes, record)
    for number in range(max(near, default=0) + 1, min(end, record.heading.last + _FAR)):
        for role in _told(quotes, number):
            if role.evidence.by == "published" and len(page[number].text) <= _SHORT_FAR:
                yield role


def _years(quotes: Quotes, record: Record) -> Iterator[Claim]:
    """Years that stand for a date where nothing else gives one."""
    page = quotes.sheet.page
    near = [*quotes.near(record), record.heading.line]
    rights = [
        n for n in range(min(len(page), 120)) if _RIGHTS.search(page[n].text[:300])
    ]
    years = {
        year[0] for n in rights for year in _FREE_YEAR.finditer(page[n].text[:300])
    }
    for number in sorted({*near, *rights}):
        text = page[number].text[:300]
        found = list(_FREE_YEAR.finditer(text))
        if len(found) != 1:
            continue
        if number in rights:
            if len(years) == 1:
                yield quotes.claim(
                    "issued", "copyright year", number, *found[0].span(), 0.72
                )
        elif _IMPRINT.search(text) and len(text) <= 90:
            yield quotes.claim("issued", "imprint year", number, *found[0].span(), 0.75)
        elif _LONE_YEAR.fullmatch(text) and abs(number - record.heading.line) <= 6:
            yield quotes.claim("issued", "year line", number, *found[0].span(), 0.7)


_RIGHTS: Final = lazy(r"©|\(c\)\s|copyright|ⓒ", re.I)
_FREE_YEAR: Final = lazy(r"(?<![\d/.-])(?:1[89]|20)\d\d(?![\d/-])")
_IMPRINT: Final = lazy(
    r"(?:press|verlag|wydawnictwo|изд\w{0,12}|springer|elsevier|wiley|publish\w{2,4}|universi\w{2,6}|editora"
    r"|editorial|academi\w{1,3}(?!\syear)|[^\W\d_]{4,20}burg|москва|санкт-петербург)\b.{0,50}?[\s,(]\d{4}\)?\.?$",
    re.I,
)
_LONE_YEAR: Final = lazy(r"(?:[^\W\d_]{3,20}[,\s–-]{1,3})?\(?\d{4}\)?[\s.◽·|]*")


def _labelled(quotes: Quotes, at: Labelled) -> Iterator[Claim]:
    """The first date behind a label that is no other event's, or the one year."""
    text = western_digits(quotes.sheet.page[at.line].text[at.start : at.end])
    for span in _dates(text):
        if span.start <= _SHORT and not _OTHER.search(text[: span.start]):
            start, stop = at.start + span.start, at.start + span.end
            yield quotes.claim("issued", "date label", at.line, start, stop, 0.93)
        return
    years = list(_BARE.finditer(text[:_SHORT]))
    if len({year[0] for year in years}) == 1 and not _OTHER.search(
        text[: years[0].start()]
    ):
        start, stop = at.start + years[0].start(), at.start + years[0].end()
        yield quotes.claim("issued", "date label", at.line, start, stop, 0.93)


def _in_line(quotes: Quotes, record: Record, number: int) -> Iterator[Claim]:
    """Dates in a line near the title, told apart by the words before them."""
    text = quotes.sheet.page[number].text
    if len(text) > _LONGEST_LINE:
        return
    yield from _told(quotes, number)
    dates = _dates(text)
    labelled = number in quotes.sheet.labelled_lines
    far = 0.01 * abs(number - record.heading.line)
    if dates:
        alone = len(dates) == 1 and len(text) <= _SHORT and not labelled
        plain = _role(text[: dates[0].start])[0] is None
        if alone and plain and not _OTHER.search(text):
            yield quotes.claim("issued", "date line", number, *dates[0], 0.82 - far)
        return
    year = _PUBLISHED_YEAR.search(text)
    if year is not None and not labelled and not _OTHER.search(text[: year.start()]):
        span = Span(*year.span(1))
        yield quotes.claim("issued", "published year", number, *span, 0.84 - far)


def _told(quotes: Quotes, number: int) -> Iterator[Claim]:
    """The dates of a line that words before them make the publication's."""
    text = quotes.sheet.page[number].text
    if len(text) > _LONGEST_LINE:
        return
    after = 0
    for span in _dates(text):
        words = text[max(after, span.start - _ROLE_REACH) : span.start]
        after = span.end
        role, sure = _role(words.rpartition(";")[2])
        if role is not None:
            yield quotes.claim("issued", role, number, *span, sure)


def _dates(text: str) -> list[Span]:
    """The dates of a line; "issue 1 April 2013" has no first of April."""
    cited = citation_in(text)
    taken = (
        [span for field, span in cited.parts.items() if field != "issued"]
        if cited
        else []
    )
    return [
        span
        for span, _ in find_dates(text)
        if not any(span.start < other.end and other.start < span.end for other in taken)
    ]


def _role(words: str) -> tuple[str | None, float]:
    """What the words before a date make of it: the last of them that says so."""
    if not words.strip():
        return None, 0.0
    best: tuple[int, str | None, float] = (-1, None, 0.0)
    for pattern, role, sure in _ROLES:
        for match in pattern.finditer(words):
            best = max(best, (match.start(), role, sure), key=lambda found: found[0])
    if best[1] == "published" and _ONLINE.search(words, best[0]):
        return "published online", 0.87
    return best[1], best[2]


_ROLES: Final[tuple[tuple[re.Pattern[str], str | None, float], ...]] = (
    (_PUBLISHED, "published", 0.92),
    (_ONLINE, "published online", 0.87),
    (_OTHER, None, 0.0),
)
