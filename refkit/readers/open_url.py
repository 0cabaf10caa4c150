"""Citations in the keys and values of an OpenURL, as COinS have them.

https://www.niso.org/publications/z3988-2004-r2010
"""

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs

from refkit.model import Name, plain
from refkit.readers.name_parts import person

_MOST_FIELDS = 5_000
Given = Mapping[str, Sequence[str]]
"""The values of each key, in order."""


def given_in(query: str) -> Given:
    """What a query says of the work it refers to, by key in small letters.

    Its identifiers stand under ``id``, its format under ``val_fmt``.

    >>> given_in("ctx_ver=Z39.88-2004&rft_id=info:doi/10.1/x&rft.jtitle=Oak+Letters")
    {'id': ['info:doi/10.1/x'], 'jtitle': ['Oak Letters']}
    """
    try:
        pairs = parse_qs(query, errors="replace", max_num_fields=_MOST_FIELDS)
    except ValueError:
        return {}
    given: dict[str, list[str]] = {}
    for key, values in pairs.items():
        start, _, term = key.lower().replace("rft_", "rft.", 1).partition(".")
        if start == "rft" and (said := list(filter(None, map(plain, values)))):
            given.setdefault(term, []).extend(said)
    return given


def first_given(given: Given, *keys: str) -> str:
    """The first value of the first key that has one."""
    return next((given[key][0] for key in keys if given.get(key)), "")


def titles_given(given: Given) -> tuple[str, str]:
    """The title of the work, and that of what it is part of."""
    part = first_given(given, "atitle")
    if part:
        return part, first_given(given, "jtitle", "btitle", "title")
    return first_given(given, "btitle", "title"), ""


def authors_given(given: Given) -> list[Name | str]:
    """The authors: the first may stand in parts as well; groups, if there is nobody else."""
    people: list[Name | str] = list(given.get("au") or given.get("creator") or ())
    family = first_given(given, "aulast")
    if family and not any(family in str(name) for name in people):
        first = first_given(given, "aufirst") or first_given(given, "auinit", "auinit1")
        people[:0] = filter(
            None, [person(family, first, first_given(given, "ausuffix"))]
        )
    return people or list(given.get("aucorp", ()))
