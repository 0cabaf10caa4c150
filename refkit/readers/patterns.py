"""Patterns that are compiled when they are first used.

Most pages need few of the hundreds of patterns there are, and compiling them all would
take longer than reading a page.
"""

import re
from typing import Any, cast

_KEPT = (
    *("search", "match", "fullmatch", "finditer", "findall", "sub", "split"),
    "groupindex",
)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled by the first call of one of its methods.

    >>> digits = lazy(r"[0-9]+")
    >>> digits.findall("1 and 23"), digits.pattern
    (['1', '23'], '[0-9]+')
    """
    return cast(re.Pattern[str], _Lazy(pattern, flags))


class _Lazy:
    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile, and keep what is asked for, so that it is found here next time."""
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for kept in _KEPT:
            setattr(self, kept, getattr(compiled, kept))
        return getattr(compiled, name)
