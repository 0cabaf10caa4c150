"""HTML that is escaped by the way it is made: only ``Markup`` is taken as it is."""

from collections.abc import Iterable
from html import escape
from typing import Final

from refkit.model.text import plain

_VOID: Final = frozenset({"br", "meta"})


class Markup(str):
    """HTML that may stand in a page as it is; every other text is escaped."""

    __slots__ = ()


def safe(text: str) -> Markup:
    """Return a text as HTML that shows its characters and nothing else.

    What could not stand in a file, or would turn the order of the text around it, is
    dropped.

    >>> safe("</script><b> ")
    '&lt;/script&gt;&lt;b&gt; '
    """
    if isinstance(text, Markup):
        return text
    before, after = (" " if end.isspace() else "" for end in (text[:1], text[-1:]))
    return Markup(f"{before}{escape(plain(text))}{after}")


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """Return parts as HTML, one after the other."""
    return Markup(safe(between).join(map(safe, parts)))


def tag(name: str, /, *content: str, **attributes: str | None) -> Markup:
    """Return an element; attributes that are None are left out.

    An attribute may end in an underscore where Python has the word for itself, and
    inner underscores stand for hyphens.

    >>> tag("p", "a < b", class_="x", data_key="'")
    '<p class="x" data-key="&#x27;">a &lt; b</p>'
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(plain(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = joined(content)
    return Markup(
        f"<{name}{said}>" if name in _VOID else f"<{name}{said}>{inner}</{name}>"
    )
