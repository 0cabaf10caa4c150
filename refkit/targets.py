"""Programs that read bibliographies, and the form in which each reads them right.

Formats are written so that all of these programs understand them. Where one of them was
seen to drop, refuse or misread a thing nevertheless, ``TARGETS`` says what it is given
instead.
"""

import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from attrs import evolve, field, frozen

from refkit.errors import FormatError, RefkitWarning, UnknownNameError
from refkit.model import (
    DATE_FIELDS,
    NAME_FIELDS,
    Name,
    PartialDate,
    Reference,
    Type,
    evolved,
)
from refkit.model.date import SEASON_NAMES

Bend = Callable[[Reference], Reference]


@frozen
class Target:
    """One program: what it reads, and what it takes no harm from."""

    reads: tuple[str, ...]
    """The formats that may be written for it; the first is the one it reads best."""
    suffixes: Mapping[str, str] = field(factory=dict)
    """The format that a suffix stands for, where it is another than for everybody."""
    types: Mapping[str, Mapping[Type, Type]] = field(factory=dict)
    """By format: types that it would drop or misread, and what they are written as."""
    bends: Mapping[str, Sequence[Bend]] = field(factory=dict)
    """By format: what else is changed."""


def _whole_names(reference: Reference) -> Reference:
    """Names in two parts, family and given, as those want them who look at no others."""
    return _with_names(reference, _in_two)


def _in_two(name: Name) -> Name:
    if not (name.particle or name.suffix):
        return name
    given = ", ".join(filter(None, (name.given, name.suffix)))
    return Name(name.full_family, given)


def _suffix_behind(reference: Reference) -> Reference:
    """Suffixes without a comma of their own, where that would stand before the given name."""
    return _with_names(reference, _with_suffix_behind)


def _with_suffix_behind(name: Name) -> Name:
    if not name.suffix:
        return name
    given = " ".join(filter(None, (name.given, name.suffix)))
    return evolve(name, given=given, suffix=None)


def _with_names(reference: Reference, change: Callable[[Name], Name]) -> Reference:
    known = reference.known
    changed = {
        role: new
        for role in NAME_FIELDS
        if (old := known.get(role)) and (new := tuple(map(change, old))) != old
    }
    return evolved(reference, **changed) if changed else reference


def _seasons_in_words(reference: Reference) -> Reference:
    changed = {
        name: PartialDate(literal=f"{SEASON_NAMES[date.season - 1]} {date.year}")
        for name, date in reference.known.items()
        if name in DATE_FIELDS and date.season and not (date.end or date.circa)
    }
    return evolved(reference, **changed) if changed else reference


def _level_text(reference: Reference) -> Reference:
    """Text with its letters all on one line: commands for others would be shown."""
    markup = {
        name: re.sub(r"</?su[bp]>", "", text) for name, text in reference.markup.items()
    }
    return evolved(reference, markup=markup) if reference.markup else reference


def _plain_entry(reference: Reference) -> Reference:
    """Without the entry type that a file had, and without "and others", an author."""
    own = reference.carried.get("bibtex", {})
    left = {name: text for name, text in own.items() if name not in _OF_ENTRIES}
    if left == own:
        return reference
    return evolved(reference, carried={**reference.carried, "bibtex": left})


_OF_ENTRIES: Final = frozenset({"@", "and-others"})
_IN_ZOTERO_BIB: Final = (_level_text, _plain_entry)
_NO_RIS: Final[tuple[Type, ...]] = (
    *("article", "collection", "document", "event", "performance"),
)

TARGETS: Final[Mapping[str, Target]] = {
    "zotero": Target(
        reads=("csl-json", "biblatex", "bibtex", "ris"),
        suffixes={".bib": "biblatex"},  # it misreads some letters in TeX
        types={
            # One item of a type that it does not know, and the whole file is refused.
            "csl-json": {"software": "document"},
            # Entries of a type that it does not know are dropped.
            "biblatex": {
                "dataset": "document",
                "figure": "graphic",
                "performance": "document",
                "periodical": "book",
                "review": "article-journal",
                "review-book": "article-journal",
                "song": "document",
                "standard": "report",
                "treaty": "legislation",
            },
            # GEN, UNPB and JFULL would become articles in a journal, ICOMM an e-mail,
            # LEGAL a case, MUSIC a recording.
            "ris": {
                **dict.fromkeys(_NO_RIS, "manuscript"),
                "musical_score": "book",
                "periodical": "book",
                "post": "post-weblog",
                "regulation": "legislation",
            },
        },
        bends={
            "csl-json": (_whole_names, _seasons_in_words),
            "biblatex": _IN_ZOTERO_BIB,
            "bibtex": _IN_ZOTERO_BIB,
        },
    ),
    "biber": Target(reads=("biblatex", "bibtex"), suffixes={".bib": "biblatex"}),
    "bibtex": Target(reads=("bibtex",)),
    "pandoc": Target(
        reads=("csl-json", "csl-yaml", "biblatex", "bibtex", "ris"),
        suffixes={".bib": "biblatex"},
        bends={"ris": (_suffix_behind,)},
    ),
    "endnote": Target(reads=("ris",)),
}
"""What each program reads, as far as that was tried out."""


def target_named(name: str) -> Target:
    """The target of this name, or ``UnknownNameError``."""
    if name not in TARGETS:
        raise UnknownNameError("target", name, TARGETS)
    return TARGETS[name]


def fitted(
    references: Iterable[Reference], target: str, format: str
) -> list[Reference]:
    """References as a target reads them right in a format.

    A ``RefkitWarning`` says which types became others; ``FormatError`` if the target
    does not read the format.

    >>> king = Name("King", "Martin Luther", suffix="Jr.")
    >>> fitted([Reference(author=[king])], "zotero", "csl-json")[0].author[0].given
    'Martin Luther, Jr.'
    """
    it = target_named(target)
    if format not in it.reads:
        known = ", ".join(it.reads)
        raise FormatError(format, f"not for {target}, which reads {known}")
    types, bends = it.types.get(format, {}), it.bends.get(format, ())
    references = tuple(references)
    became = Counter(each.type for each in references if each.type in types)
    for old, number in became.items():
        warnings.warn(
            f"for {target}, {old} is written as {types[old]} ({number})",
            RefkitWarning,
            stacklevel=2,
        )
    return [_bent(reference, types, bends) for reference in references]


def _bent(
    reference: Reference, types: Mapping[Type, Type], bends: Sequence[Bend]
) -> Reference:
    if reference.type in types:
        reference = evolved(reference, type=types[reference.type])
    for bend in bends:
        reference = bend(reference)
    return reference
