"""References as BibTeX or biblatex entries.

Most values are plain words, of which it is known that they read back as they are. Only
where one is not is the whole entry read again, and what came out otherwise is said
again beside it, exactly.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from attrs import frozen

from refkit.formats.bibtex_carried import carried_back
from refkit.formats.bibtex_exact import exact_fields, unsaid
from refkit.formats.bibtex_fields import (
    ALIASES,
    BIBLATEX_NAMES,
    BIBLATEX_TYPES,
    CLASSIC,
    DATES,
    LISTS,
    NAMES,
    ORDER,
    SUBTYPES,
    TEXTS,
    TYPES,
    TYPES_READ,
    special_fields,
)
from refkit.formats.bibtex_reading import OTHERS, from_fields, type_read
from refkit.formats.bibtex_value_writing import RICH, Writer, value_writers
from refkit.formats.tex_writing import SAFE
from refkit.model import Reference

_PLACE: Final[Mapping[str, int]] = {place: at for at, place in enumerate(ORDER)}
_SUBTYPE_NAMES: Final = {csl: name for name, csl in SUBTYPES.items()}
_LONG: Final = 20_000
_NOT_FIELDS: Final = frozenset(
    ("type", "markup", "carried", "citation_key", "source", "claims", "confidence")
)

Pairs = list[tuple[str, str]]
"""Fields in their order, each with its TeX."""


@frozen
class Flavour:
    """A way to write entries: for BibTeX in ASCII, or for biblatex in Unicode."""

    is_biblatex: bool

    def entry_type(self, reference: Reference) -> str:
        """The entry type: the one that the file had, if it means the same here."""
        kind = reference.type
        carried = reference.__dict__.get("carried")
        own: str | None = carried.get("bibtex", {}).get("@") if carried else None
        if own and TYPES_READ.get(own, "document") == kind and self._knows(own):
            return own
        if kind == "thesis" and not self.is_biblatex:
            is_masters = "master" in (reference.genre or "").lower()
            return "mastersthesis" if is_masters else "phdthesis"
        types = BIBLATEX_TYPES if self.is_biblatex else TYPES
        return types[kind]

    def _knows(self, entry_type: str) -> bool:
        if self.is_biblatex:
            return entry_type not in ALIASES
        return entry_type in CLASSIC or entry_type not in TYPES_READ


BIBTEX_FLAVOUR: Final = Flavour(is_biblatex=False)
BIBLATEX_FLAVOUR: Final = Flavour(is_biblatex=True)

_Step = tuple[str, str, Writer, bool]
"""The field of a reference, that of the entry, how it is written, and whether it is but
a text."""


@cache
def _plan(flavour: Flavour, entry_type: str) -> Sequence[_Step]:
    """Where each field of a reference is written in an entry of a type, and how."""
    writers = value_writers(is_biblatex=flavour.is_biblatex)
    special: dict[str, str] = {
        name: place for place, name in special_fields(entry_type).items()
    }
    first: dict[str, str] = {
        name: places[0]
        for table in (NAMES, TEXTS, DATES, LISTS)
        for name, places in table.items()
    }
    # A genre may be a word that styles translate.
    texts = [writers["text"], *(writers[name] for name in RICH if name != "genre")]
    steps: list[_Step] = []
    places: dict[str, str] = {**first, **_OF_SEVERAL, **special}
    renamed = BIBLATEX_NAMES if flavour.is_biblatex else {}
    for name, named in places.items():
        place = renamed.get(named, named)
        writer = writers.get(name, writers["text"])
        if place == "organization":
            writer = writers["organization"]
        # The number of an issue or within a series stands in the place of any other.
        if name != "number" or "number" not in special.values():
            steps.append((name, place, writer, writer in texts))
    return sorted(steps, key=lambda step: _PLACE[step[1]])


@lru_cache(maxsize=4096)
def _steps(
    flavour: Flavour, entry_type: str, names: tuple[str, ...]
) -> tuple[Sequence[_Step], bool]:
    """The part of the plan for these names, and whether it has a place for all."""
    given = set(names)
    steps = [step for step in _plan(flavour, entry_type) if step[0] in given]
    return steps, given == {step[0] for step in steps} | (given & _NOT_FIELDS)


def _pairs(
    reference: Reference, entry_type: str, flavour: Flavour
) -> tuple[Pairs, bool]:
    """The fields that are printed, and whether they surely say all."""
    values = reference.__dict__
    pairs: Pairs = []
    steps, is_sure = _steps(flavour, entry_type, tuple(values))
    rich = values.get("markup", ())
    for name, place, write, is_text in steps:
        value = values[name]
        if (
            is_text
            and name not in rich
            and SAFE.fullmatch(value)
            and len(value) < _LONG
        ):
            # Most texts are such.
            pairs.append((place, value))
            continue
        written, sure = write(value, values)
        if not sure:
            is_sure = False
        if isinstance(written, str):
            if written:
                pairs.append((place, written))
        else:
            pairs += written
    if _says_subtype(flavour, entry_type, values["type"]):
        pairs.append(("entrysubtype", _SUBTYPE_NAMES[values["type"]]))
    return pairs, is_sure


def _says_subtype(flavour: Flavour, entry_type: str, kind: str) -> bool:
    return flavour.is_biblatex and entry_type == "article" and kind in _SUBTYPE_NAMES


def to_fields(reference: Reference, flavour: Flavour) -> tuple[str, dict[str, str]]:
    """The entry type of a reference and the fields that are there to be printed."""
    entry_type = flavour.entry_type(reference)
    return entry_type, dict(_pairs(reference, entry_type, flavour)[0])


def entry(reference: Reference, key: str, flavour: Flavour) -> str:
    """One reference as an entry under a key."""
    values = reference.__dict__
    entry_type = flavour.entry_type(reference)
    pairs, is_sure = _pairs(reference, entry_type, flavour)
    if not is_sure:
        shown = from_fields(entry_type, dict(pairs))
        pairs += exact_fields(unsaid(reference, shown)).items()
    elif (kind := values["type"]) != type_read(
        entry_type, values
    ) and not _says_subtype(flavour, entry_type, kind):
        pairs.append(("csl-type", kind))
    carried = values.get("carried")
    if carried and (ours := carried.get("bibtex")):
        pairs = _with_others(pairs, ours) if OTHERS in ours else pairs
        pairs += carried_back(ours, entry_type, values, pairs)
    lines = [
        # A month is a macro, so that a style can write it in its own language.
        f"  {name} = {{{tex}}},\n" if name != "month" else f"  month = {tex},\n"
        for name, tex in pairs
    ]
    return f"@{entry_type}{{{key},\n{''.join(lines)}}}\n"


def _with_others(pairs: Pairs, carried: Mapping[str, str]) -> Pairs:
    short = carried[OTHERS].split()
    return [
        (place, f"{tex} and others" if place in short else tex) for place, tex in pairs
    ]


_OF_SEVERAL: Final[Mapping[str, str]] = {
    "issued": "year",
    "page": "pages",
    "doi": "doi",
    "arxiv": "eprint",
    "url": "url",
}
"""What has a writer of its own, and the field that this begins with."""
