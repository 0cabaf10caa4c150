"""BibTeX, for LaTeX with bibtex or biber, and for every reference manager.

https://www.ctan.org/pkg/bibtex (``btxdoc``, "Designing BibTeX styles")

Whatever TeX may come to see is ASCII: letters and symbols in their TeX form, other
scripts transliterated. What that cannot say stands beside it in Unicode, in fields
named ``csl-…`` that no style prints, and is read back from there.
"""

import re
import warnings
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from refkit.errors import FormatError, RefkitWarning
from refkit.formats.bibtex_entries import (
    exact_fields,
    exact_values,
    from_fields,
    to_fields,
)
from refkit.formats.exact import restored, unsaid
from refkit.formats.keys import citation_keys
from refkit.formats.tex_symbols import FALLBACKS
from refkit.model import Reference, evolved
from refkit.plugins import Format

if TYPE_CHECKING:
    from refkit.formats.bibtex_syntax import Entry


def write(references: Iterable[Reference]) -> str:
    """Write references as BibTeX entries, in their order.

    >>> from refkit.model import Name
    >>> print(write([Reference(type="book", author=[Name("Gödel", "K.")])]))
    @book{godel,
      author = {G{\\"o}del, K.},
    }
    <BLANKLINE>
    """
    references = tuple(references)
    entries = map(_entry, references, citation_keys(references))
    text = "\n".join(entries)
    return _preamble(text) + text


def _entry(reference: Reference, key: str) -> str:
    entry_type, shown = to_fields(reference)
    exact = exact_fields(unsaid(reference, from_fields(entry_type, shown)))
    fields = {**shown, **exact}
    lines = (f"  {name} = {_value(name, tex)},\n" for name, tex in fields.items())
    return f"@{entry_type}{{{key},\n{''.join(lines)}}}\n"


def _value(name: str, tex: str) -> str:
    # A month is a macro, so that a style can write it in its own language.
    return tex if name == "month" else f"{{{tex}}}"


def _preamble(text: str) -> str:
    """Make good what OT1, TeX's first font encoding, does not have.

    Without it a plain ``article`` stops at ``\\k{a}``. A definition that the document
    has already is left alone, and with other encodings none of these is used.
    """
    used = set(re.findall(r"\{\\([A-Za-z]+)", text))
    # After biber has been at them, guillemets bear the newer of their two names.
    used |= {name.replace("guillemot", "guillemet") for name in used}
    if used.isdisjoint(FALLBACKS):
        return ""
    made = (
        f"\\ProvideTextCommandDefault{{\\{name}}}{{{fallback}}}"
        for name, fallback in FALLBACKS.items()
        if name in used
    )
    return f'@preamble{{"{"".join(made)}"}}\n\n'


def read(text: str) -> Iterator[Reference]:
    """Read every entry; what is broken is reported, and the rest goes on."""
    from refkit.formats.bibtex_syntax import entries

    found = entries(text.removeprefix("\ufeff"))
    if found is None and text.strip("\ufeff \t\r\n"):
        raise FormatError("bibtex", "no line begins an entry (@type{key, …)")
    return _references(found or ())


def _references(entries: Iterable["Entry"]) -> Iterator[Reference]:
    for entry in entries:
        where = f"{entry.key or 'entry'} (line {entry.line})"
        if entry.problems:
            gone = "partly read" if entry.fields else "left out"
            reason = ", ".join(dict.fromkeys(entry.problems))
            warnings.warn(
                f"bibtex: {where} {gone}: {reason}", RefkitWarning, stacklevel=2
            )
        if entry.fields or not entry.problems:
            yield _reference(entry)


def _reference(entry: "Entry") -> Reference:
    shown = from_fields(entry.type, entry.fields)
    exact = exact_values(entry.fields)
    reference = restored(shown, exact, lambda guess: from_fields(*to_fields(guess)))
    return evolved(reference, citation_key=entry.key or None)


BIBTEX: Final = Format("bibtex", ".bib", write, read)
