"""BibLaTeX, for LaTeX with biber: Unicode, and with fields and types of its own.

https://ctan.org/pkg/biblatex (chapter 2, "Database Guide")

Only what TeX takes for markup is escaped; a document with other scripts than Latin
needs XeLaTeX or LuaLaTeX. Reading is the same as of BibTeX, for files mix the two.
"""

from collections.abc import Iterable
from typing import Final

from refkit.formats.bibtex import read, written
from refkit.formats.bibtex_writing import BIBLATEX_FLAVOUR
from refkit.model import Reference
from refkit.plugins import Format


def write(references: Iterable[Reference]) -> str:
    """Write references as biblatex entries, in their order.

    >>> from refkit.model import Name, PartialDate
    >>> names, date = [Name("Gödel", "K.")], PartialDate(1931, 1)
    >>> print(write([Reference(type="thesis", author=names, issued=date)]))
    @thesis{godel1931,
      author = {Gödel, K.},
      date = {1931-01},
    }
    <BLANKLINE>
    """
    return written(references, BIBLATEX_FLAVOUR)


BIBLATEX: Final = Format("biblatex", ".bib", write, read)
