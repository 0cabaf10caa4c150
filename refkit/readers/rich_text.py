"""The words of an XML element as a reader sees them, plain and with CSL's own markup."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from refkit.model import plain

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

INLINE: Final = frozenset(
    "a abbr b big bold cite code em ext-link font i inf inline-formula italic monospace"
    " named-content q roman s sc scp small span strike strong style styled-content sub sup"
    " tt u underline uri".split()
)
"""Elements that mark up words within a line; others part what stands around them."""
DROPPED: Final = frozenset(
    "xref fn tex-math annotation annotation-xml graphic inline-graphic object-id".split()
)
"""Elements whose content is no part of the words around them."""
_MATHEMATICS: Final = frozenset(
    "math menclose mfenced mfrac mi mmultiscripts mn mo mover mpadded mroot mrow ms mspace"
    " msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics".split()
)
_CAPITALS: Final = '<span style="font-variant:small-caps;">'
_TAGS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("i", "em", "italic"), "<i>"),
    **dict.fromkeys(("b", "strong", "bold"), "<b>"),
    "sup": "<sup>",
    **dict.fromkeys(("sub", "inf"), "<sub>"),
    **dict.fromkeys(("sc", "scp"), _CAPITALS),
}
_RAISED: Final = frozenset(("sub", "sup", "inf"))
Tags = Callable[["Element"], tuple[str, ...]]
"""Tells the tags of CSL's that an element stands for, outermost first."""


def tags_by_name(element: "Element") -> tuple[str, ...]:
    """The tags of CSL's that an element of JATS, PubMed or HTML stands for."""
    tag = _TAGS.get(element.tag)
    return (tag,) if tag else ()


def words(element: "Element | None") -> str:
    """The words of an element on one line, without notes; none for no element.

    >>> from xml.etree.ElementTree import XML
    >>> words(XML("<p>H<sub>2</sub>O<xref>1</xref> of <i>E. coli</i><p>New</p></p>"))
    'H2O of E. coli New'
    """
    if element is None:
        return ""
    if len(element) == 0:
        return plain(element.text or "")
    return plain("".join(text for text, _ in _pieces(element, tags_by_name)))


def rich(element: "Element | None", tags: Tags = tags_by_name) -> tuple[str, str]:
    """The words of an element, and the same with CSL's markup, if it has some.

    >>> from xml.etree.ElementTree import XML
    >>> rich(XML("<t>On <italic>E. coli</italic> &amp; H<sub>2</sub>O</t>"))
    ('On E. coli & H2O', 'On <i>E. coli</i> & H<sub>2</sub>O')
    """
    if element is None:
        return "", ""
    if len(element) == 0:
        return plain(element.text or ""), ""
    pieces = list(_pieces(element, tags))
    text = plain("".join(words for words, _ in pieces))
    if not any(markup for _, markup in pieces):
        return text, ""
    return text, plain("".join(words or markup for words, markup in pieces))


def _pieces(element: "Element", tags: Tags) -> Iterator[tuple[str, str]]:
    """Words, and between them markup, in order."""
    before = element.text or ""
    for child in element:
        name = child.tag
        yield _unbroken(before) if name in _RAISED else before, ""
        if name in INLINE:
            marks = tags(child)
            yield from (("", mark) for mark in marks)
            yield from _pieces(child, tags)
            yield from (("", _end(mark)) for mark in reversed(marks))
        elif name not in DROPPED:
            part = "" if name in _MATHEMATICS else " "
            yield part, ""
            yield from _pieces(child, tags)
            yield part, ""
        before = child.tail or ""
    yield before, ""


def _unbroken(text: str) -> str:
    """What stands before an index, without a line break that only lays out the file."""
    bare = text.rstrip()
    return bare if "\n" in text[len(bare) :] else text


def _end(mark: str) -> str:
    return f"</{mark[1:].partition(' ')[0].rstrip('>')}>"
