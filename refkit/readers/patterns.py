"""Patterns that are compiled when they are first used.

Most pages need few of the hundreds of patterns there are, and compiling them all would
take longer than reading a page.
"""

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled by the first call of one of its methods.

    >>> digits = lazy(r"[0-9]+")
    >>> digits.findall("1 and 23"), digits.pattern
    (['1', '23'], '[0-9]+')
    """
    return cast(re.Pattern[str], _Lazy(pattern, flags))


class _Lazy:
    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        """Compile, and keep the methods, so that later calls go straight to them."""
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(*self._source)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
