"""Rich text, as far as CSL knows it: italics, small capitals and the like.

https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html#rich-text-formatting
"""

import re
from typing import Final

_TAG: Final = re.compile(
    r"<(?:(?P<plain>i|b|sup|sub|sc)"
    r'|(?P<nocase>span class="nocase")'
    r'|(?P<small>span style="font-variant: ?small-caps;?")'
    r"|/(?P<end>i|b|sup|sub|sc|span))>"
)
_SMALL: Final = '<span style="font-variant:small-caps;">'


def unmarked(text: str) -> str:
    """A rich text without its tags; what has no partner is no tag.

    >>> unmarked("<i>E. coli</i> at p <0.05 in </b> H<sub>2</sub>O")
    'E. coli at p <0.05 in </b> H2O'
    """
    return _paired(text)[0] if "</" in text else text


def marked(text: str) -> str:
    """A rich text in the one spelling that equal texts have.

    >>> marked("<sc>Plato</sc>, a </i>")
    '<span style="font-variant:small-caps;">Plato</span>, a </i>'
    """
    return _paired(text)[1] if "</" in text else text


def _paired(text: str) -> tuple[str, str]:
    """The text without the tags that have a partner, and with those in one spelling."""
    tags = list(_TAG.finditer(text))
    spelled: dict[int, str] = {}
    open_tags: list[tuple[int, str]] = []
    for at, tag in enumerate(tags):
        if not (end := tag["end"]):
            open_tags.append((at, tag["plain"] or "span"))
        elif open_tags and open_tags[-1][1] == end:
            start = open_tags.pop()[0]
            small = tags[start]["small"] or end == "sc"
            spelled[start] = _SMALL if small else tags[start][0]
            spelled[at] = "</span>" if small else tag[0]
    bare, rich, last = [], [], 0
    for at, tag in enumerate(tags):
        between = text[last : tag.start()]
        bare.append(between)
        rich.append(between)
        if at not in spelled:
            bare.append(tag[0])
        rich.append(spelled.get(at, tag[0]))
        last = tag.end()
    return "".join((*bare, text[last:])), "".join((*rich, text[last:]))
