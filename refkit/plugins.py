"""The three ways to extend refkit, and how it finds what extends it.

A plugin is a value, not a subclass: build a Parser, a Format or an Enricher at
the top of a module and name it in an entry point of your package::

    [project.entry-points."refkit.formats"]
    endnote = "my_package.endnote:ENDNOTE"
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import Any, Final, Generic, TypeVar

from attrs import field, frozen

from refkit.errors import (
    EnrichmentError,
    FormatError,
    RefkitError,
    UnknownNameError,
)
from refkit.model import Claim, MediaType, Reference, Scrape


def _media_types(types: Iterable[MediaType]) -> frozenset[MediaType]:
    return frozenset(types)


@frozen
class Parser:
    """Reads a scrape and says what it saw. It must not raise on odd input."""

    name: str
    reads: frozenset[MediaType] = field(converter=_media_types)
    claims: Callable[[Scrape], Iterable[Claim]]


Work = Mapping[str, Any]
"""What is known of one work, as a ``message`` of Crossref's.

https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md
"""


Answers = Mapping[str, Work | EnrichmentError]
"""Works by their DOIs in lower case; an error stands for one that could not be had."""


@frozen
class WorkSource:
    """Knows many works: finds them by their DOIs, or what a reference may mean.

    ``by_doi`` answers under each DOI in lower case, without those it does not know.
    ``search`` gives no more works than it is asked for, the likeliest first, perhaps
    without fields that nobody judges likeness by; ``by_doi`` has them whole. It raises
    ``EnrichmentError`` when the source cannot be asked.
    """

    name: str
    by_doi: Callable[[Sequence[str]], Answers]
    search: Callable[[Reference | str, int], Sequence[Work]]


def _claims_nothing(_: Reference) -> tuple[Claim, ...]:
    return ()


@frozen
class Enricher:
    """An outside source that knows something about references.

    It claims what it knows about one reference, or has ``works``: then many references
    are asked about at once, and nothing is taken from a work before it is sure that it
    is the one that is meant.
    """

    name: str
    claims: Callable[[Reference], Iterable[Claim]] = _claims_nothing
    works: WorkSource | None = None


@frozen
class Format:
    """Writes references as one text and reads them back.

    ``write`` is None where a format is only read. ``read`` raises ``FormatError`` for a
    text that is not in this format at all.
    A format whose files are nothing but one record after another may say so, for
    files that no memory holds: ``record`` writes one reference under a given key,
    and a file may be cut behind any match of ``end``. ``frame`` is what stands before
    the first record of a file, between any two, and behind the last.
    """

    name: str
    suffix: str
    write: Callable[[Iterable[Reference]], str] | None
    read: Callable[[str], Iterable[Reference]]
    record: Callable[[Reference, str], str] | None = None
    end: "re.Pattern[bytes] | None" = None
    frame: tuple[str, str, str] = ("", "", "")
    styled: Callable[[Iterable[Reference], str], str] | None = None
    """Writes references in a style of citation that is asked for by name."""

    def written(self, references: Iterable[Reference]) -> str:
        """Write references as one text; ``FormatError`` if the format is only read."""
        if self.write is None:
            raise FormatError(self.name, "can be read, but not written")
        return self.write(references)

    def in_style(self, references: Iterable[Reference], style: str) -> str:
        """Write references in a style; ``FormatError`` if the format has no styles."""
        if self.styled is None:
            raise FormatError(self.name, "has no styles")
        return self.styled(references, style)


T = TypeVar("T")

_INFOS: Final = (".dist-info", ".egg-info", "EGG-INFO")
"""Folders in which an installed package says what it offers."""


@frozen
class Registry(Generic[T]):
    """Named plugins of one kind: ours from a table, other people's by entry point.

    A name of ours is found without looking at the installed packages. Nobody can
    take over a name of ours.
    """

    kind: str
    type: type[T]
    builtin: Mapping[str, str]

    def get(self, name: str) -> T:
        """Load the plugin of this name, or raise ``UnknownNameError``.

        A plugin of somebody else's that does not load is a ``RefkitError``.
        """
        if name in self.builtin:
            return self._load(self.builtin[name])
        home = self.offered().get(name)
        if home is None:
            raise UnknownNameError(self.kind, name, self.names())
        try:
            return self._load(home)
        except Exception as error:
            raise RefkitError(
                f"the {self.kind} {name!r} ({home}) does not load: {error}"
            ) from error

    def names(self) -> tuple[str, ...]:
        """All known names, ours first, loading none of them."""
        return (*self.builtin, *self.offered())

    def offered(self) -> Mapping[str, str]:
        """What other installed packages offer: the home of each name of theirs."""
        found = _entry_points(f"refkit.{self.kind}s")
        return {name: found[name] for name in sorted(found.keys() - self.builtin)}

    def _load(self, home: str) -> T:
        module, _, attribute = home.partition(":")
        plugin = attrgetter(attribute)(import_module(module))
        if not isinstance(plugin, self.type):
            raise TypeError(f"{home} is not a {self.type.__name__}")
        return plugin


@cache
def _entry_points(group: str) -> Mapping[str, str]:
    if not any(map(_may_extend_us, sys.path)):
        return {}
    from importlib.metadata import entry_points

    return {point.name: point.value for point in entry_points(group=group)}


def _may_extend_us(place: str) -> bool:
    """Whether a package that is installed in this place could have a plugin of ours.

    Hardly any has, and looking for the word costs a tenth of a proper scan.
    """
    try:
        with os.scandir(place or ".") as entries:
            infos = [e.path for e in entries if e.name.endswith(_INFOS)]
    except NotADirectoryError:
        return True  # an archive
    except OSError:
        return False
    return any(_says_refkit(f"{info}/entry_points.txt") for info in infos)


def _says_refkit(path: str) -> bool:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - this is about time
            return b"[refkit." in file.read()
    except OSError:
        return False


PARSERS: Final = Registry(
    "parser",
    Parser,
    {
        "markup": "refkit.parsers.markup:MARKUP",
        "lists": "refkit.parsers.lists:LISTS",
        "records": "refkit.parsers.records:RECORDS",
        "sites": "refkit.parsers.sites:SITES",
        "text": "refkit.parsers.text:TEXT",
    },
)
READS: Final[Mapping[str, frozenset[MediaType]]] = {
    "markup": frozenset({"text/html", "application/xml"}),
    "lists": frozenset({"text/html"}),
}
"""What a parser of ours reads, if not everything, so that it is not loaded in vain."""
FORMATS: Final = Registry(
    "format",
    Format,
    {
        "biblioscape": "refkit.formats.biblioscape:BIBLIOSCAPE",
        "bibtex": "refkit.formats.bibtex:BIBTEX",
        "biblatex": "refkit.formats.biblatex:BIBLATEX",
        "citations": "refkit.formats.citations:CITATIONS",
        "copac": "refkit.formats.copac:COPAC",
        "csl-json": "refkit.formats.csl_json:CSL_JSON",
        "csl-jsonl": "refkit.formats.csl_jsonl:CSL_JSONL",
        "csl-yaml": "refkit.formats.csl_yaml:CSL_YAML",
        "coins": "refkit.formats.coins:COINS",
        "crossref-json": "refkit.formats.crossref_json:CROSSREF_JSON",
        "crossref-xml": "refkit.formats.crossref_xml:CROSSREF_XML",
        "endnote": "refkit.formats.endnote:ENDNOTE",
        "endnote-xml": "refkit.formats.endnote_xml:ENDNOTE_XML",
        "jats": "refkit.formats.jats:JATS",
        "marcxml": "refkit.formats.marcxml:MARCXML",
        "medline": "refkit.formats.medline:MEDLINE",
        "mods": "refkit.formats.mods:MODS",
        "msbib": "refkit.formats.msbib:MSBIB",
        "ovid": "refkit.formats.ovid:OVID",
        "pubmed-xml": "refkit.formats.pubmed_xml:PUBMED_XML",
        "refworks": "refkit.formats.refworks:REFWORKS",
        "repec-nep": "refkit.formats.repec_nep:REPEC_NEP",
        "ris": "refkit.formats.ris:RIS",
        "web-of-science": "refkit.formats.web_of_science:WEB_OF_SCIENCE",
    },
)
ONLY_READ: Final = frozenset(
    {
        "biblioscape",
        "coins",
        "copac",
        "crossref-json",
        "crossref-xml",
        "endnote",
        "endnote-xml",
        "jats",
        "marcxml",
        "medline",
        "mods",
        "msbib",
        "ovid",
        "pubmed-xml",
        "refworks",
        "repec-nep",
        "web-of-science",
    }
)
"""Formats of ours that nothing is written in, so that none has to be loaded to know it."""
ONLY_WRITTEN: Final = frozenset({"citations"})
"""Formats of ours that only people read; a suffix does not stand for one."""
ENRICHERS: Final = Registry(
    "enricher",
    Enricher,
    {"crossref": "refkit.enrichers.crossref:CROSSREF"},
)
SUFFIXES: Final[Mapping[str, str]] = {
    ".bib": "bibtex",
    ".ciw": "web-of-science",
    ".enw": "endnote",
    ".isi": "web-of-science",
    ".json": "csl-json",
    ".jsonl": "csl-jsonl",
    ".mods": "mods",
    ".nbib": "medline",
    ".nxml": "jats",
    ".refer": "endnote",
    ".ris": "ris",
    ".yaml": "csl-yaml",
    ".yml": "csl-yaml",
}
"""The format a file name stands for, so that none has to be loaded to know it."""
