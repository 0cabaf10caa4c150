"""What the elements of a page mean for its lines: where they break, what is hidden."""

import re
from collections.abc import Mapping
from typing import Final

from refkit.parsers.tags import (
    NEVER_SHOWN,
    VOID,
    attributes_of,
    content_end,
    is_closed,
    tag_pattern,
    tags,
)
from refkit.readers.patterns import lazy
from refkit.sniffing import sniff

LINE, BLOCK = 1, 2
"""How strongly a tag parts what stands before it from what follows it."""
_SKIP: Final = -1

_KINDS: Final = {
    **dict.fromkeys(NEVER_SHOWN, _SKIP),
    **dict.fromkeys("br dd dt td th".split(), LINE),
    **dict.fromkeys(
        "address article aside blockquote body caption center details dialog dir div"
        " dl fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head"
        " header hgroup hr html legend li main menu nav ol optgroup p pre search section"
        " summary table tbody tfoot thead title tr ul".split(),
        BLOCK,
    ),
}
# The elements of an XML text are fields and sections, but for those that mark up words.
_XML_KINDS: Final = {
    **_KINDS,
    **dict.fromkeys(
        "a abbr b big bold cite code em ext-link font i inf italic monospace q roman s sc"
        " small span strong styled-content sub sup tt u underline xref".split(),
        0,
    ),
}
# Elements that tell what their text is; others leave that to the one around them.
_TELLING: Final = frozenset(
    "address blockquote caption dd dt figcaption h1 h2 h3 h4 h5 h6 legend li p pre"
    " summary td th title".split()
)
# Elements whose end tag is often left out, and the start tags that end them.
_ENDED_BY: Final = {
    "p": frozenset(_KINDS) - {"br"} - NEVER_SHOWN,
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th", "tr"}),
    "th": frozenset({"td", "th", "tr"}),
    "tr": frozenset({"tr"}),
}
_ASIDE: Final = frozenset({"nav", "footer", "aside", "menu", "search", "dialog"})
_ASIDE_ROLES: Final = frozenset(
    "alertdialog complementary contentinfo dialog menu menubar navigation search".split()
)
# How far back an end tag looks for its start tag, so that no pile of tags costs more.
_LOOK_BACK: Final = 64
_TAG: Final = lazy(tag_pattern())


Element = tuple[str, str, bool]
"""An open element: its name, the tag that tells what its text is, and whether it is
navigation, a footer or an aside."""


def kinds_of(text: str) -> tuple[Mapping[str, int], int]:
    """What the tags of a text do, by lower-case name, and what all others do."""
    if sniff(text) == "application/xml":
        return _XML_KINDS, BLOCK
    return _KINDS, 0


class Elements:
    """The elements around a place in a text, as far as they matter to its lines."""

    def __init__(self, text: str, end: int) -> None:
        self._text = text
        self._end = end
        self._hides = True
        self._stack: list[Element] = [("", "", False)]
        self.top: Element = self._stack[0]

    def meet(self, name: str, tag: re.Match[str], kind: int) -> int:
        """Pass a tag; if what follows it is hidden, say where that ends, else 0."""
        if tag["end"]:
            if kind > 0:
                self._close(name)
            return 0
        attributes = tag["attributes"]
        if name in VOID or attributes.endswith("/"):
            return 0
        if kind == _SKIP:
            return content_end(name, self._text, tag.end("attributes") + 1, self._end)
        aside, hidden = name in _ASIDE, False
        if "hidden" in attributes or "none" in attributes or "role" in attributes:
            given = attributes_of(attributes)
            aside = aside or given.get("role", "").lower() in _ASIDE_ROLES
            hidden = _is_hidden(given)
        if kind:
            self._open(name, aside)
        if hidden and self._hides:
            return self._hidden_end(name, tag.end("attributes") + 1)
        return 0

    def _open(self, name: str, aside: bool) -> None:
        stack = self._stack
        around, tag, around_aside = stack[-1]
        while around in _ENDED_BY and name in _ENDED_BY[around]:
            stack.pop()
            around, tag, around_aside = stack[-1]
        if name in _TELLING or tag not in _TELLING:
            tag = name
        self.top = (name, tag, aside or around_aside)
        stack.append(self.top)

    def _close(self, name: str) -> None:
        stack = self._stack
        depth = len(stack) - 1
        lowest = depth - _LOOK_BACK if depth > _LOOK_BACK else 0
        while depth > lowest and stack[depth][0] != name:
            depth -= 1
        if depth > lowest:
            del stack[depth:]
            self.top = stack[-1]

    def _hidden_end(self, name: str, start: int) -> int:
        """Where the end tag of a hidden element stands.

        Without one the markup is broken: it is not believed, and hides nothing more.
        """
        depth = 1
        for tag in tags(_TAG, self._text, start, self._end):
            if (tag["name"] or "").lower() != name:
                continue
            if tag["end"]:
                depth -= 1
                if not depth:
                    return tag.start()
            elif not is_closed(tag):
                depth += 1
        self._hides = False
        return 0


def _is_hidden(given: Mapping[str, str]) -> bool:
    if "hidden" in given:
        return True
    return "display:none" in given.get("style", "").replace(" ", "").lower()
