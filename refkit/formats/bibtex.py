"""BibTeX, for LaTeX with bibtex or biber, and for every reference manager.

https://www.ctan.org/pkg/bibtex (``btxdoc``, "Designing BibTeX styles")

Whatever TeX may come to see is ASCII: letters and symbols in their TeX form, other
scripts transliterated. What that cannot say stands beside it in Unicode, in fields
named ``csl-…`` that no style prints, and is read back from there.
"""

import re
import warnings
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from refkit.errors import FormatError, RefkitWarning
from refkit.formats.bibtex_exact import exact_values, restored
from refkit.formats.bibtex_fields import BIBLATEX_TYPES, TYPES
from refkit.formats.bibtex_reading import EXACT, from_fields
from refkit.formats.bibtex_writing import (
    BIBLATEX_FLAVOUR,
    BIBTEX_FLAVOUR,
    Flavour,
    entry,
    to_fields,
)
from refkit.formats.keys import citation_keys
from refkit.formats.tex_symbols import FALLBACKS
from refkit.model import Reference
from refkit.plugins import Format

if TYPE_CHECKING:
    from refkit.formats.bibtex_syntax import Entry

# After biber has been at them, guillemets bear the newer of their two names.
_FALLBACK: Final = re.compile(rf"\{{\\({'|'.join(FALLBACKS)})(?![A-Za-z])")


def write(references: Iterable[Reference]) -> str:
    """Write references as BibTeX entries, in their order.

    >>> from refkit.model import Name
    >>> print(write([Reference(type="book", author=[Name("Gödel", "K.")])]))
    @book{godel,
      author = {G{\\"o}del, K.},
    }
    <BLANKLINE>
    """
    text = written(references, BIBTEX_FLAVOUR)
    return _preamble(text) + text


def written(references: Iterable[Reference], flavour: Flavour) -> str:
    """Write references as entries of one flavour."""
    references = tuple(references)
    keys = citation_keys(references)
    return "\n".join(
        [entry(ref, key, flavour) for ref, key in zip(references, keys, strict=True)]
    )


def _preamble(text: str) -> str:
    """Make good what OT1, TeX's first font encoding, does not have.

    Without it a plain ``article`` stops at ``\\k{a}``. A definition that the document
    has already is left alone, and with other encodings none of these is used.
    """
    used = {match[1] for match in _FALLBACK.finditer(text)}
    used |= {name.replace("guillemot", "guillemet") for name in used}
    made = (
        f"\\ProvideTextCommandDefault{{\\{name}}}{{{fallback}}}"
        for name, fallback in FALLBACKS.items()
        if name in used
    )
    return f'@preamble{{"{"".join(made)}"}}\n\n' if used else ""


def read(text: str) -> Iterator[Reference]:
    """Read every entry; what is broken is reported, and the rest goes on."""
    from refkit.formats.bibtex_syntax import entries

    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = entries(text.removeprefix("\ufeff"))
    if found is None and text.strip("\ufeff \t\n"):
        raise FormatError("bibtex", "nothing begins an entry (@type{key, …)")
    if found and re.search(r"\b(?:crossref|xdata)\b", text, re.I):
        from refkit.formats.bibtex_inheritance import with_inherited

        found = with_inherited(found)
    return _references(found or (), may_be_exact=EXACT in text)


def _references(
    entries: Iterable["Entry"], *, may_be_exact: bool
) -> Iterator[Reference]:
    for found in entries:
        if found.problems:
            where = f"{found.key or 'entry'} (line {found.line})"
            gone = "partly read" if found.fields else "left out"
            reason = ", ".join(found.problems)
            warnings.warn(
                f"bibtex: {where} {gone}: {reason}", RefkitWarning, stacklevel=2
            )
        if found.fields or found.key or not found.problems:
            yield _reference(found, may_be_exact=may_be_exact)


def _reference(found: "Entry", *, may_be_exact: bool) -> Reference:
    reference = from_fields(found.type, found.fields)
    if may_be_exact and any(place.startswith(EXACT) for place in found.fields):
        reference = _exact(reference, found)
    if found.key:
        reference.__dict__["citation_key"] = found.key
    return reference


def _exact(shown: Reference, found: "Entry") -> Reference:
    exact = exact_values(found.fields)
    kind = exact.get("type")
    if len(exact) == 1 and kind and found.type in (TYPES[kind], BIBLATEX_TYPES[kind]):
        shown.__dict__["type"] = kind
        return shown
    shows = (
        partial(_shown_as, flavour) for flavour in (BIBTEX_FLAVOUR, BIBLATEX_FLAVOUR)
    )
    return restored(shown, exact, shows)


def _shown_as(flavour: Flavour, reference: Reference) -> Reference:
    return from_fields(*to_fields(reference, flavour))


BIBTEX: Final = Format("bibtex", ".bib", write, read)
