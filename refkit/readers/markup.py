"""Plain text out of the JATS, HTML and MathML that publishers deposit."""

import re
from html import unescape
from typing import Final

from refkit.model import plain

_TAG: Final = re.compile(
    r"<(?P<end>/?)(?P<name>(?:[A-Za-z]\w*:)?[A-Za-z][A-Za-z0-9-]*)(?:[\s/][^<>]*)?>",
    re.A,
)
_INLINE: Final = (
    "a abbr b bold em emph ext-link font i inline-formula inline-graphic italic"
    " named-content ovl roman sans-serif sc scp small span strike strong styled-content"
    " sub sup tt u underline uri xref"
)
_MATHEMATICS: Final = (
    "alternatives annotation annotation-xml math menclose mfenced mfrac mi"
    " mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt"
    " mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics"
    " tex-math"
)
_BLOCKS: Final = (
    "break br disp-formula div h1 h2 h3 h4 label li list list-item ol p sec section"
    " title ul"
)
_BREAKING: Final = frozenset(_BLOCKS.split())
_KNOWN: Final = _BREAKING.union(_INLINE.split(), _MATHEMATICS.split())
# The same formula again, in TeX or for a machine.
_HIDDEN: Final = frozenset({"annotation", "annotation-xml", "tex-math"})
_DEEPEST_ESCAPE: Final = 3

_RICH: Final = (
    ({"i", "em", "emph", "italic"}, "<i>", "</i>"),
    ({"b", "strong", "bold"}, "<b>", "</b>"),
    ({"sup"}, "<sup>", "</sup>"),
    ({"sub", "inf"}, "<sub>", "</sub>"),
    ({"sc", "scp"}, '<span style="font-variant:small-caps;">', "</span>"),
)
"""Elements, and the tags of CSL's for them."""
_FIRST_SIGN: Final = 0xF500
_SIGNS: Final = {
    _FIRST_SIGN + 2 * at + end: tags[end]
    for at, (_, *tags) in enumerate(_RICH)
    for end in (0, 1)
}
"""Characters that nobody uses, in the place of tags."""


def unmarked(text: str) -> str:
    r"""Take markup and character references away; what reads as text stays.

    >>> unmarked("H<sub>2</sub>O &amp;amp; <i>E. coli</i> at p < 0.05\n")
    'H2O & E. coli at p < 0.05'
    >>> unmarked("<jats:title>Aim</jats:title><jats:p>To see &lt;i&gt;it&lt;/i&gt;")
    'Aim To see it'
    """
    for _ in range(_DEEPEST_ESCAPE):
        before, text = text, unescape(_without_tags(text))
        if text == before:
            break
    return plain(text)


def rich(text: str) -> str:
    """The same with CSL's markup where there is some: italics, bold, small capitals.

    >>> rich("<jats:italic>E. coli</jats:italic> &amp; H<sub>2</sub>O")
    '<i>E. coli</i> & H<sub>2</sub>O'
    """
    signed = _TAG.sub(_signed, text.translate(dict.fromkeys(_SIGNS)))
    return unmarked(signed).translate(_SIGNS)


def _signed(tag: re.Match[str]) -> str:
    """A sign for a tag of CSL's, which no markup hides."""
    name = tag["name"].lower().rpartition(":")[2]
    for at, (names, _, _) in enumerate(_RICH):
        if name in names and not tag[0].endswith("/>"):
            return chr(_FIRST_SIGN + 2 * at + bool(tag["end"]))
    return tag[0]


def _without_tags(text: str) -> str:
    kept: list[str] = []
    at, hidden = 0, False
    for tag in _TAG.finditer(text):
        prefix, _, name = tag["name"].lower().rpartition(":")
        # An unknown bare name may be meant: "the type List<T>".
        if not prefix and name not in _KNOWN:
            continue
        if not hidden:
            kept.append(text[at : tag.start()])
            if name in _BREAKING:
                kept.append(" ")
        at = tag.end()
        if name in _HIDDEN and not tag[0].endswith("/>"):
            hidden = not tag["end"]
    if not hidden:
        kept.append(text[at:])
    return "".join(kept)
