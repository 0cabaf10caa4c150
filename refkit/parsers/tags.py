"""The tags of an HTML or XML text, each with its place: one pass and no tree.

Evidence points into the scrape, and no parser at hand says where its texts and
attributes stood: lxml knows lines, selectolax nothing, html.parser the line and
column of tags alone, at a tenth of the speed. So the tags are found by one pattern,
after the rules that browsers follow as far as a reader would notice:
https://html.spec.whatwg.org/multipage/parsing.html#tokenization

What a pattern here has passed it never looks at again (each part is possessive), and
within ``markup_end`` every tag has a ``>`` to stop at: the time is linear on any text.
"""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import Final

from refkit.readers.patterns import lazy

NEVER_SHOWN: Final = frozenset(
    "script style noscript template iframe noembed noframes xmp svg select datalist"
    " audio video canvas annotation annotation-xml".split()
)
"""Elements whose content no reader sees; it is passed over as a whole."""
VOID: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()
)
"""Elements that hold nothing, and have no end tag."""

_ENDS: Final = {name: lazy(rf"</(?i:{name})(?=[\s/>])[^>]*+>?") for name in NEVER_SHOWN}
_ANY_NAME: Final = r"[a-zA-Z][^\s/>]*+"
# A quotation mark opens a value only after "="; one that is never closed is a letter.
_ATTRIBUTES: Final = r"""[^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+'|)[^>=]*+)*+"""
_ATTRIBUTE: Final = lazy(
    r"""([^\s"'>/=][^\s>/=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?+"""
)
NUMBERED_ENTITY: Final = r"&#(?:\d{1,8}+(?!\d)|[xX][0-9a-fA-F]{1,7}+(?![0-9a-fA-F]));?"
"""A pattern for ``&#233;``; no character has a longer number."""
_ENTITY: Final = lazy(
    rf"{NUMBERED_ENTITY}|&([a-zA-Z][a-zA-Z0-9]{{1,31}}+)(?:;|(?![a-zA-Z0-9=]))"
)


def tag_pattern(name: str = _ANY_NAME) -> str:
    """A pattern for the tags whose name matches ``name``, and for all comments.

    Its groups: ``end`` (a slash or nothing), ``name`` and ``attributes`` of a tag;
    ``cdata``, the letters of a CDATA section.
    """
    return (
        rf"<(?:(?P<end>/?)(?P<name>{name})(?P<attributes>{_ATTRIBUTES})>"
        r"|!--(?:[^-]++|-(?!->))*+(?:-->)?+"
        r"|!\[CDATA\[(?P<cdata>(?:[^\]]++|\](?!\]>))*+)(?:\]\]>)?+"
        r"|[!?][^>]*+>|/(?![a-zA-Z])[^>]*+>)"
    )


def markup_end(text: str, limit: int) -> int:
    """Where the last tag ends that is whole within the first ``limit`` characters.

    >>> markup_end("a <b>c</b> d <e", 100)
    10
    """
    return text.rfind(">", 0, limit) + 1


def content_end(name: str, text: str, start: int, limit: int) -> int:
    """Where an element that is never shown ends; ``start`` is where its tag did.

    >>> content_end("script", "<script>'<b>'</script> c", 8, 24)
    22
    """
    close = _ENDS[name].search(text, start, limit)
    return close.end() if close else limit


def tags(
    pattern: re.Pattern[str], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """Yield each match of a ``tag_pattern``, and none inside what is never shown.

    That goes for the elements in ``NEVER_SHOWN`` that the pattern names.

    >>> found = tags(lazy(tag_pattern()), "<b>1</b><style><i></style><i>", 0, 29)
    >>> [match["end"] + match["name"] for match in found]
    ['b', '/b', 'style', 'i']
    """
    at = start
    while at < end:
        for match in pattern.finditer(text, at, end):
            yield match
            name = (match["name"] or "").lower()
            if name in NEVER_SHOWN and not is_closed(match):
                at = content_end(name, text, match.end("attributes"), end)
                break
        else:
            return


def is_closed(tag: re.Match[str]) -> bool:
    """Whether nothing can stand in the element of a tag: ``</p>`` or ``<p/>``."""
    return bool(tag["end"]) or tag["attributes"].endswith("/")


def attributes_of(words: str) -> dict[str, str]:
    """The attributes of a tag, in lower case, entities decoded; the first of a name.

    >>> attributes_of(' NAME=a content="R&amp;D" hidden name=b')
    {'name': 'a', 'content': 'R&D', 'hidden': ''}
    """
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(words):
        found.setdefault(name.lower(), decoded(double or single or bare))
    return found


def decoded(value: str) -> str:
    """Decode HTML's own entities, as they are read in an attribute.

    An entity that a document defines for itself is none: nothing expands.

    >>> decoded("K&ouml;ln &amp; &lol; ?a=1&copy=2 &#x3b1;")
    'Köln & &lol; ?a=1&copy=2 α'
    """
    return _ENTITY.sub(_entity, value) if "&" in value else value


def _entity(match: re.Match[str]) -> str:
    name = match[1]
    if name is None or f"{name};" in html5:
        return unescape(match[0])
    return match[0]
