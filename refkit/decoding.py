"""From what a crawler kept to a ``Scrape``: which characters these bytes are."""

import codecs
import re
from collections.abc import Mapping
from typing import Final

from refkit.model import Scrape
from refkit.sniffing import media_type_of, sniff

# A charset is judged on a stretch of the page, so that a page of any size costs a
# bounded time.
_STRETCH: Final = 65_536
_LINE: Final = 4_096

_BOMS: Final[tuple[tuple[bytes, str], ...]] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like the one of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED: Final = re.compile(
    rb"<\?xml[^>]{1,200}?\bencoding\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})"
    rb"|<meta\b[^>]{1,400}?\bcharset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})",
    re.I,
)
_CHARSET: Final = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.I)

# What browsers read under these names. https://encoding.spec.whatwg.org/#names-and-labels
_MEANT: Final[Mapping[str, str]] = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "utf-16": "utf-8",  # whoever could read the declaration was not reading UTF-16
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
# The charsets of the web's pages. Where the words fit several, the first is taken.
_USUAL: Final = (
    "cp1252",
    "cp1250",
    "iso8859_2",
    "cp1251",
    "koi8_r",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "gb18030",
    "big5",
    "cp932",
    "euc_jp",
    "cp949",
)
# Of Python's codecs, those that are charsets and read in linear time.
_CHARSETS: Final = re.compile(
    r"ascii|utf-(?:8|16|32)|(?:cp|iso8859-|koi8|mac|gb|big5|euc_|shift|tis)|johab"
)
_SHIFTED: Final = frozenset({"iso2022_jp", "iso2022_kr", "hz"})
"""Charsets that spell other scripts in ASCII."""

_CONTROLS: Final = bytes({*range(0x20)} - {*b"\t\n\v\f\r\x1b"})
_BINARY: Final = (b"%PDF-", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04")


def to_scrape(
    content: str | bytes, *, url: str | None = None, media_type: str | None = None
) -> Scrape:
    """Decode a page where need be, and tell HTML, XML and plain text apart.

    Text is taken exactly as it is. ``media_type`` is what a server said, charset
    included; one that is none of the three is passed over, for servers err. What
    is no text at all, such as a PDF, gives an empty scrape.

    >>> to_scrape(b"<p>Caf\\xe9 society</p>")
    Scrape(text='<p>Café society</p>', media_type='text/html', url=None)
    """
    if not isinstance(content, str):
        named = _CHARSET.search(media_type or "")
        content = decode(bytes(content), named[1] if named else None)
    return Scrape(content, media_type_of(media_type) or sniff(content), url)


def decode(data: bytes, charset: str | None = None) -> str:
    """Decode bytes by what they show themselves, then by what is said of them.

    That order is: a byte order mark, UTF-16 or UTF-32 by their NULs, UTF-8 where the
    bytes are that, ``charset``, the charset that the page declares, and what
    charset-normalizer makes of it. Bytes that fit none become U+FFFD. What is no
    text gives an empty text.

    >>> decode("Übersicht".encode("utf-16-le"))
    'Übersicht'
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    wide = _by_nuls(data[:_LINE])
    if wide:
        return data.decode(wide, "replace")
    declared = _codec(charset) or _declared(data)
    if data.isascii():
        return data.decode(declared if declared in _SHIFTED else "ascii", "replace")
    stretch = _telling(data)
    # Crawlers save pages as UTF-8 and leave the old declaration in; hardly any other
    # text is UTF-8 by chance.
    if _fits(stretch, "utf-8"):
        return data.decode("utf-8", "replace")
    if _is_binary(data):
        return ""
    if declared and _fits(stretch, declared):
        return data.decode(declared, "replace")
    return data.decode(_detected(stretch) or declared or "cp1252", "replace")


def _by_nuls(head: bytes) -> str | None:
    quarters = [head[at::4].count(0) * 4 / (len(head) or 1) for at in range(4)]
    if min(quarters[2:]) > 0.9 > quarters[0]:
        return "utf-32-le"
    if min(quarters[:2]) > 0.9 > quarters[3]:
        return "utf-32-be"
    first, second = quarters[0] + quarters[2], quarters[1] + quarters[3]
    for name, nuls, others in (
        ("utf-16-le", second, first),
        ("utf-16-be", first, second),
    ):
        if nuls > 0.04 and nuls > 10 * others and _decodes(head, name):
            return name
    return None


def _decodes(head: bytes, name: str) -> bool:
    try:
        text = codecs.getincrementaldecoder(name)().decode(head)
    except UnicodeDecodeError:
        return False
    return not any("\x00" <= char < "\t" for char in text)


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _LINE)
    return _codec((match[1] or match[2]).decode("ascii", "replace")) if match else None


def _codec(charset: str | None) -> str | None:
    """The codec that is meant by a charset's name; None if there is none."""
    try:
        name = codecs.lookup(charset or "").name
    except LookupError:
        return None
    if name in _SHIFTED or _CHARSETS.match(name):
        return _MEANT.get(name, name)
    return None


def _telling(data: bytes) -> bytes:
    """A stretch of lines from the first that is not ASCII: that one can tell."""
    match = re.search(rb"[\x80-\xff]", data)
    first = match.start() if match else 0
    start = data.rfind(b"\n", max(0, first - _LINE), first) + 1 or max(0, first - 64)
    stretch = data[start : start + _STRETCH]
    if start + _STRETCH < len(data):
        return stretch[: stretch.rfind(b"\n") + 1] or stretch
    return stretch


def _fits(stretch: bytes, name: str) -> bool:
    """Whether this is such text, give or take a few bytes that were damaged."""
    # Not the last of it: a crawler may have cut the page within a character.
    text = codecs.getincrementaldecoder(name)("replace").decode(stretch)
    unread = text.count("\ufffd")
    return not unread or unread * 10 <= sum(char > "\x7f" for char in text)


def _is_binary(data: bytes) -> bool:
    head = data[:_LINE]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return data.startswith(_BINARY) or controls * 30 > len(head)


def _detected(stretch: bytes) -> str | None:
    from charset_normalizer import from_bytes

    matches = from_bytes(stretch[:16_384], cp_isolation=list(_USUAL))
    best = matches.best()
    if best is None:
        return None
    alike = {
        name
        for match in matches
        if (match.chaos, match.coherence) == (best.chaos, best.coherence)
        for name in match.could_be_from_charset
    }
    return next((name for name in _USUAL if name in alike), best.encoding)
