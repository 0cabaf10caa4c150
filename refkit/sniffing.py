"""HTML, XML or plain text: what a page is written in."""

import re
from collections.abc import Mapping
from typing import Final

from refkit.model import MediaType

# Markup is judged on the top of the page, so that a page of any size costs a bounded
# time.
_TOP: Final = 65_536
_NEAR: Final = 4_096

_TYPES: Final[Mapping[str, MediaType]] = {
    "text/plain": "text/plain",
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "application/xml": "application/xml",
    "text/xml": "application/xml",
}


def media_type_of(said: str | None) -> MediaType | None:
    """Read what a server calls a page; None for a word that is none of the three.

    >>> media_type_of("application/xhtml+xml; charset=utf-8")
    'text/html'
    """
    name = (said or "").partition(";")[0].strip().lower()
    if name.endswith("+xml"):
        return _TYPES.get(name, "application/xml")
    return _TYPES.get(name)


_BLOCKS: Final = (
    "address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset|figure"
    "|footer|form|frameset|h[1-6]|head|header|hr|html|iframe|li|link|main|meta|nav"
    "|noscript|ol|p|pre|script|section|style|table|tbody|td|template|title|tr|ul"
)
_INLINE: Final = (
    "a|abbr|b|big|br|button|cite|code|em|font|i|img|input|label|mark|small|span|strong"
    "|sub|sup|tt|u"
)
_SPACE: Final = re.compile(r"[\s\ufeff\x00]+")
# Compiled where they are used, for most texts have no tag at all.
_FIRST_TAG: Final = r"<(!doctype\s{1,9})?([a-z_][\w.:-]{0,60})(?=[\s/>])"
_HTML_ROOT: Final = r"<(?:!doctype\s{1,9})?html[\s>]"
_LATER_ROOT: Final = r"^[ \t]*<(?:!doctype html|html|body)[\s>]"
_MARKUP_LINE: Final = r"^[ \t]*</?[a-z]"
_TEXT_LINE: Final = r"^[ \t]*[^\s<]"
_SCHEMA: Final = r"\s(?:xmlns:|dtd-version|article-type)"


def sniff(text: str) -> MediaType:
    """Tell HTML, XML and plain text apart by what a page begins with.

    A text that only contains a tag, or a ``<``, is still a text.

    >>> sniff("<?xml version='1.0'?><article/>"), sniff("p < 0.05 in <i>E. coli</i>")
    ('application/xml', 'text/plain')
    """
    head = text[:_TOP]
    if "<" not in head:
        return "text/plain"
    start = _past_comments(head)
    if head.startswith("<?xml", start):
        root = re.search(_HTML_ROOT, head[start : start + _NEAR], re.I)
        return "text/html" if root else "application/xml"
    tag = re.compile(_FIRST_TAG, re.I).match(head, start)
    if tag:
        return _by_first_tag(text, head, tag)
    return "text/html" if _is_markup(head) else "text/plain"


def _past_comments(head: str) -> int:
    at = _past_space(head, 0)
    while head.startswith("<!--", at):
        end = head.find("-->", at)
        if end < 0:
            break
        at = _past_space(head, end + len("-->"))
    return at


def _past_space(head: str, at: int) -> int:
    match = _SPACE.match(head, at)
    return match.end() if match else at


def _by_first_tag(text: str, head: str, tag: re.Match[str]) -> MediaType:
    doctype, name = tag.groups()
    if name.lower() == "html":
        return "text/html"
    if doctype:
        return "application/xml"
    attributes = head[tag.end() : head.find(">", tag.end()) + 1][:_NEAR]
    if re.fullmatch(_BLOCKS, name, re.I):
        return (
            "application/xml" if re.search(_SCHEMA, attributes, re.I) else "text/html"
        )
    if re.fullmatch(_INLINE, name, re.I):
        return (
            "text/html" if re.search(f"</(?:{_BLOCKS})>", head, re.I) else "text/plain"
        )
    closed = text[-_NEAR:].rstrip().endswith(f"</{name}>")
    return "application/xml" if closed else "text/plain"


def _is_markup(head: str) -> bool:
    """Whether most lines begin with a tag, or a page begins further down."""
    if re.search(_LATER_ROOT, head, re.I | re.M):
        return True
    tags = len(re.findall(_MARKUP_LINE, head, re.I | re.M))
    return tags > max(3, len(re.findall(_TEXT_LINE, head, re.M)))
