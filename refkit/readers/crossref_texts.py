"""The texts of a Crossref message, without markup and without those that say nothing."""

import re
from collections.abc import Callable
from typing import Any, Final

from refkit.readers.markup import rich, unmarked

SAYS_NOTHING: Final = frozenset(
    {"", "-", "&na;", "ahead of print", "ahead-of-print", "in press", "n/a", "n/a-n/a"}
    | {
        "na",
        "none",
        "no-no",
        "none-none",
        "null",
        "online first",
        "publish ahead of print",
    }
)
# "Mixtures<sup>1</sup>": a number over a whole word is no exponent.
_FOOTNOTE: Final = re.compile(r"(?<=[A-Za-z]{4})<sup>[0-9,]{1,5}</sup>")
_MANGLED: Final = re.compile("[\u00c2-\u00f4][\u0080-\u00bf]")
# "Microenvironment of<i>Mycobacterium smegmatis</i>Culture": one publisher leaves out the
# blanks around what is in italics. "p<i>K</i>a" and "<i>N</i>-oxide" have none.
_GLUED: Final = re.compile(
    r"(?<=[a-z]{2})(?=<(?:i|em|italic)>[A-Z][a-z]{2})"
    r"|(?<=[a-z]</i>)(?=[A-Za-z][a-z]{2})"
)


def texts_of(said: Any) -> list[str]:
    """The texts that a member holds, one or a list, without those that say nothing."""
    return _texts(said, unmarked)


def rich_texts_of(said: Any) -> list[str]:
    """The same with CSL's markup."""
    return _texts(said, rich)


def _texts(said: Any, read: Callable[[str], str]) -> list[str]:
    values = said if isinstance(said, list) else [said]
    texts = (
        read(_GLUED.sub(" ", _FOOTNOTE.sub("", _decoded(value))))
        for value in values
        if isinstance(value, str)
    )
    return [text for text in texts if text.casefold() not in SAYS_NOTHING]


def _decoded(text: str) -> str:
    """A text whose UTF-8 somebody took for Latin-1, put right.

    >>> _decoded("VerÃ\xadssimo"), _decoded("SÃO PAULO")
    ('Veríssimo', 'SÃO PAULO')
    """
    if not _MANGLED.search(text):
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except ValueError:
        return text
