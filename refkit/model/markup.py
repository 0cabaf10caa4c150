"""Rich text, as far as CSL knows it: italics, small capitals and the like.

https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html#rich-text-formatting
"""

import re
from collections.abc import Sequence
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
    if "</" not in text:
        return text
    return "".join(words for words, _ in pieces(text))


def marked(text: str) -> str:
    """A rich text in the one spelling that equal texts have.

    >>> marked("<sc>Plato</sc>, a </i>")
    '<span style="font-variant:small-caps;">Plato</span>, a </i>'
    """
    if "</" not in text:
        return text
    return "".join(words + tag for words, tag in pieces(text))


def pieces(text: str) -> list[tuple[str, str]]:
    """Words, each with the tag that stands behind them; the last have none.

    >>> pieces("On <i>E. coli</i> at p <0.05")
    [('On ', '<i>'), ('E. coli', '</i>'), (' at p <0.05', '')]
    """
    tags = list(_TAG.finditer(text))
    spelled = _spelled(tags)
    found, words, last = [], "", 0
    for at, tag in enumerate(tags):
        words += text[last : tag.start()]
        if at in spelled:
            found.append((words, spelled[at]))
            words = ""
        else:
            words += tag[0]
        last = tag.end()
    return [*found, (words + text[last:], "")]


def _spelled(tags: Sequence[re.Match[str]]) -> dict[int, str]:
    """The tags that have a partner, by their position, in one spelling."""
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
    return spelled
