"""Identifiers, pages and lists of words as BibTeX fields hold them."""

import re
from collections.abc import Mapping
from typing import Final

from refkit.formats.bibtex_names import split_at
from refkit.formats.tex_reading import from_tex
from refkit.model import Field
from refkit.readers.patterns import lazy

_SIMPLE_PAGES: Final = lazy(r"(\w+)--?(\w+)|\w+", re.A)
_DASH: Final = lazy(r" ?[–—] ?")
_ESCAPED: Final = lazy(r"\\([_%#&~$^{}-])(?:\{\})?")
_SIGNS: Final = {
    r"\textless": "<",
    r"\textgreater": ">",
    r"\textasciitilde": "~",
    r"\textunderscore": "_",
    r"\textbackslash": "\\",
    r"\url": "",
    r"\nolinkurl": "",
}
_COMMAND: Final = lazy(r"\\[A-Za-z]+(?:\{\}|\s+)?")
_MATH: Final = lazy(r"\$([^$]{1,9})\$")
_ADDRESS: Final = lazy(r"https?://\S+")
_ARXIV: Final = lazy(
    r"\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?"
)


def verbatim(tex: str) -> str:
    r"""A verbatim field: raw, or as those escape it who know no such fields.

    >>> verbatim(r"\url{http://x.org/a\_b%20c}"), verbatim(r"10.1/a$<$b{\_}")
    ('http://x.org/a_b%20c', '10.1/a<b_')
    """
    if "\\" in tex:
        tex = _ESCAPED.sub(r"\1", tex)
        tex = _COMMAND.sub(lambda match: _SIGNS.get(match[0].rstrip("{} "), ""), tex)
    if "$" in tex:
        tex = _MATH.sub(r"\1", tex)
    if "{" in tex or "}" in tex:
        tex = re.sub(r"[{}]", "", tex)
    return " ".join(tex.split())


def url_in(tex: str) -> str:
    """The address that a field consists of, if it does."""
    address = verbatim(tex) if "http" in tex else ""
    return address if _ADDRESS.fullmatch(address) else ""


def eprint(fields: Mapping[str, str]) -> tuple[Field | None, str]:
    """What kind of identifier an e-print bears, and the identifier.

    >>> eprint({"eprint": "arXiv:1706.03762", "archiveprefix": "arXiv"})
    ('arxiv', '1706.03762')
    """
    identifier = verbatim(fields.get("eprint", ""))
    archive = (fields.get("eprinttype") or fields.get("archiveprefix") or "").lower()
    bare = re.sub(r"^arxiv:\s*", "", identifier, flags=re.I)
    if bare and (archive == "arxiv" or (not archive and _ARXIV.fullmatch(bare))):
        return "arxiv", bare
    if identifier and archive == "pubmed":
        return "pmid", identifier
    return None, ""


def page(tex: str) -> str:
    """Pages with a hyphen between first and last.

    >>> page("12--20"), page("S1 -- S9, 12")
    ('12-20', 'S1-S9, 12')
    """
    simple = _SIMPLE_PAGES.fullmatch(tex)
    if simple:
        return f"{simple[1]}-{simple[2]}" if simple[1] else tex
    return _DASH.sub("-", from_tex(tex))


def listed(tex: str) -> tuple[str, ...]:
    """The words of a list that is parted by semicolons or commas."""
    parts = split_at(tex, ";")
    if len(parts) < 2:
        parts = split_at(tex, ",")
    return tuple(dict.fromkeys(filter(None, map(from_tex, parts))))
