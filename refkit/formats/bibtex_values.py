"""Values as BibTeX files write them: braces, quotes, macros, and ``#`` between them."""

from typing import Final

from refkit.readers.patterns import lazy

# Braces four deep, one match of one pattern; what is deeper is counted elsewhere.
_INNER: Final = (
    r"[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+\}[^{}]*+)*+"
)
BRACED: Final = rf"\{{{_INNER}\}}"
QUOTED: Final = rf'"[^"{{}}]*+(?:{BRACED}[^"{{}}]*+)*+"'
BARE: Final = r'[^\s{}",#=()%@\\]++'
"""A number or the name of a macro."""
PART: Final = rf"(?:{BRACED}|{QUOTED}|{BARE})"
VALUE: Final = rf"{PART}(?:\s*+#\s*+{PART})*+"
NAME: Final = r"[^\W\d_][\w:.+/-]*+"
"""The name of a field."""

_PARTS: Final = lazy(PART)


class Macros:
    """What macros stand for; an unknown one stands for its own name.

    Macros may be made of macros, so a short file could ask for an endless text; the
    budget is what no honest file comes near.
    """

    def __init__(self, size: int) -> None:
        self._values: dict[str, str] = {}
        self._budget = 20 * size + 100_000

    def __getitem__(self, name: str) -> str:
        value = self._values.get(name.lower(), name)
        self._budget -= len(value)
        return value if self._budget > 0 else ""

    def __setitem__(self, name: str, value: str) -> None:
        self._values[name.lower()] = value

    def value(self, written: str) -> str:
        """What a value says, as it is written.

        >>> macros = Macros(0)
        >>> macros["j"] = "Journal"
        >>> macros.value('j # { of } # "X"'), macros.value("{a # b}")
        ('Journal of X', 'a # b')
        """
        first = written[0]
        if "#" in written and len(parts := _PARTS.findall(written)) > 1:
            return "".join(map(self.value, parts))
        if first in '{"':
            return written[1:-1]
        return written if written.isdecimal() else self[written]
