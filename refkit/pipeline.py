"""The verbs: the rooms wired together."""

import os
import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path, PurePath
from typing import IO, Any, Final

from refkit.decoding import to_scrape
from refkit.errors import FormatError, RefkitError, RefkitWarning, UnknownNameError
from refkit.files import name_of, write_atomically, write_stream
from refkit.model import MEDIA_TYPES, Claim, Field, Reference, Scrape
from refkit.plugins import FORMATS, ONLY_READ, PARSERS, READS, SUFFIXES
from refkit.resolve import read_claim, resolve, values
from refkit.signs import format_shown
from refkit.targets import fitted, target_named
from refkit.works import works

_PAGES: Final = frozenset({"", ".txt", ".text", ".htm", ".html", ".xhtml", ".xml"})
"""Suffixes of scrapes: no plugin can make bibliographies of them."""
_WEB_PAGES: Final = frozenset({".htm", ".html", ".xhtml"})
_ARTICLES: Final = frozenset({"jats"})
"""Formats of whole articles: one without a suffix of its own is a scrape as any other."""


def recover(
    content: str | bytes, url: str | None = None, media_type: str | None = None
) -> list[Reference]:
    """Recover what one scrape cites; an empty list when it cites nothing.

    ``media_type`` is what a server said of the page, and may name its charset; by
    default the page itself shows whether it is HTML, XML or plain text.
    """
    scrape = to_scrape(content, url=url, media_type=media_type)
    return recover_scrape(scrape, source=url)


def recover_scrape(scrape: Scrape, *, source: str | None = None) -> list[Reference]:
    """Recover what a decoded scrape cites."""
    found = (resolve(claims, source=source) for claims in works(_said(scrape)))
    return [reference for reference in found if _is_citation(reference)]


def trusted(references: Iterable[Reference], minimum: float) -> list[Reference]:
    """Leave out what is less certain than ``minimum``: fields, and whole references.

    A reference goes when too little is left of it for a citation. What has no
    confidence, as in a bibliography, stays.

    >>> weak = Reference(title="Home", confidence={"title": 0.4})
    >>> len(trusted([weak, Reference(title="On Letters")], 0.9))
    1
    """
    return [
        kept
        for reference in references
        if (kept := reference.trusted(minimum)) == reference or _is_citation(kept)
    ]


def dumps(
    references: Iterable[Reference],
    format: str,
    *,
    target: str | None = None,
    style: str | None = None,
    key: str | None = None,
) -> str:
    """Write references as one text: ``bibtex``, ``csl-json``, ``csl-jsonl``, ``ris``.

    ``target`` names a program that is to read it right: ``zotero``, ``biber``,
    ``bibtex``, ``pandoc`` or ``endnote``. What becomes another type for it is warned of.
    ``style`` is that of ``citations``: the name of a CSL style, or a ``.csl`` file.
    ``key`` is a pattern for the citation keys of those that have none:
    ``{auth}{year}{title1}``.
    """
    if format not in FORMATS.builtin and format not in FORMATS.offered():
        raise UnknownNameError("format", format, {*FORMATS.names()} - ONLY_READ)
    if key is not None:
        from refkit.formats.key_patterns import with_keys

        references = with_keys(references, key)
    if target is not None:
        references = fitted(references, target, format)
    if style is not None:
        return FORMATS.get(format).in_style(references, style)
    return FORMATS.get(format).written(references)


def loads(text: str, format: str | None = None) -> list[Reference]:
    """Read a bibliography; ``FormatError`` if the text is none of that format.

    Where no format is given, the text must show which it is in.
    """
    format = format or _shown(text)
    if format is None:
        raise FormatError(
            "bibliography", "the text shows no format; say which it is in"
        )
    return list(FORMATS.get(format).read(text))


def write(
    references: Iterable[Reference],
    file: str | os.PathLike[str] | IO[str],
    format: str | None = None,
    *,
    target: str | None = None,
    style: str | None = None,
    key: str | None = None,
) -> None:
    """Write a bibliography to a path, whole or not at all, or to an open text file.

    The suffix decides on the format where none is given, and so does ``target``;
    that, ``style`` and ``key`` are as ``dumps`` has them.
    """
    if isinstance(file, str | os.PathLike):
        format = format or format_of(file, target)
        write_atomically(
            Path(file), dumps(references, format, target=target, style=style, key=key)
        )
    else:
        format = format or format_of(name_of(file), target)
        write_stream(
            file, dumps(references, format, target=target, style=style, key=key)
        )


def format_of(name: str | os.PathLike[str], target: str | None = None) -> str:
    """The format that a file name stands for, or ``UnknownNameError``.

    A target may have one of its own, and has one for a name without a suffix.

    >>> format_of("library/refs.ris"), format_of("refs", target="pandoc")
    ('ris', 'csl-json')
    """
    format = bibliography_format(name)
    if target is not None:
        suffix, it = PurePath(name).suffix.lower(), target_named(target)
        format = it.suffixes.get(suffix, format if suffix else it.reads[0])
    if format is None:
        ours = {each for each, name in SUFFIXES.items() if name not in ONLY_READ}
        known = {*ours, *_other_suffixes()}
        raise UnknownNameError(
            "file type", PurePath(name).suffix or os.fspath(name), known
        )
    return format


def bibliography_format(name: str | os.PathLike[str]) -> str | None:
    """The format that a file name stands for; None for the name of a scrape."""
    suffix = PurePath(name).suffix.lower()
    if suffix in SUFFIXES or suffix in _PAGES:
        return SUFFIXES.get(suffix)
    return _other_suffixes().get(suffix)


def format_told(name: str | os.PathLike[str], text: str) -> str | None:
    """The format that a file is in by its content or else its name; None for a scrape.

    What a text clearly shows counts more than a suffix, save that of a web page.

    >>> ris = "TY  - JOUR\\nTI  - On Trees\\nER  - \\n"
    >>> format_told("export.txt", ris), format_told("export.html", ris), format_told("a.bib", "")
    ('ris', None, 'bibtex')
    """
    suffix = PurePath(name).suffix.lower()
    named = bibliography_format(name)
    if suffix in _WEB_PAGES or named not in {None, *FORMATS.builtin}:
        return named
    shown = _shown(text)
    if shown is None or (named is None and shown in _ARTICLES):
        return named
    return shown


def _shown(text: str) -> str | None:
    shown = format_shown(text)
    return shown if shown in FORMATS.builtin else None


def format_names() -> tuple[str, ...]:
    """The formats there are, plugins included."""
    return FORMATS.names()


def parser_names() -> tuple[str, ...]:
    """The parsers there are, plugins included."""
    return PARSERS.names()


def grounds(reference: Reference) -> Iterator[tuple[Field, Any, Claim | None]]:
    """Each value of a reference with the claim that it rests on, if there is one.

    >>> list(grounds(Reference(volume="8")))[-1]
    ('volume', '8', None)
    """
    for field, value in values(reference):
        claims = (c for c in reference.why(field) if value in (c.value, read_claim(c)))
        yield field, value, next(claims, None)


def _said(scrape: Scrape) -> Iterator[tuple[Claim, ...]]:
    """The claims of each parser that reads such a scrape."""
    yield from _said_by_ours(scrape)
    for name in PARSERS.offered():
        try:
            parser = PARSERS.get(name)
            if scrape.media_type in parser.reads:
                yield tuple(parser.claims(scrape))
        except Exception as error:  # noqa: BLE001 - one bad plugin costs only itself
            leave_out("parser", name, error)


def _said_by_ours(scrape: Scrape) -> Iterator[tuple[Claim, ...]]:
    heard = False
    for name in PARSERS.builtin:
        if scrape.media_type not in READS.get(name, MEDIA_TYPES):
            continue
        claims = tuple(PARSERS.get(name).claims(scrape))
        if name == "text" and not heard and not _may_be_scholarly(scrape, claims):
            return
        yield claims
        heard = heard or bool(claims)
        if name == "markup":
            if _is_settled(scrape, claims):
                return
            scrape = _near_title(scrape, claims)


def _is_settled(scrape: Scrape, claims: tuple[Claim, ...]) -> bool:
    """Whether the tags of a page say so much that its text need not be read."""
    if scrape.media_type != "text/html":
        return False
    from refkit.parsers.markup.scholarly import is_of_another_kind
    from refkit.parsers.markup.whole import tells_all

    return tells_all(scrape, claims) if claims else is_of_another_kind(scrape)


def _may_be_scholarly(scrape: Scrape, claims: tuple[Claim, ...]) -> bool:
    """Whether the text of a page without scholarly tags shows a scholarly work."""
    if scrape.media_type != "text/html" or any(claim.work for claim in claims):
        return True  # a list of works has been weighed as a whole
    from refkit.parsers.markup.scholarly import may_be_scholarly

    return may_be_scholarly(scrape, claims)


def _near_title(scrape: Scrape, tagged: Iterable[Claim]) -> Scrape:
    """What of a page to read, when its tags know the title."""
    from refkit.parsers.page import near

    title = next((claim.value for claim in tagged if claim.field == "title"), None)
    return near(scrape, title) if isinstance(title, str) else scrape


def _is_citation(reference: Reference) -> bool:
    """Whether a title is supported by what only a work has; alone it is no citation.

    Without a title, only its place in a journal tells which work is meant.
    """
    if not reference.title:
        place = reference.container_title and reference.volume and reference.page
        return bool(place and reference.author)
    return bool(
        reference.author
        or reference.container_title
        or reference.doi
        or reference.pmid
        or reference.pmcid
        or reference.arxiv
        or reference.isbn
        or reference.abstract
        or (reference.issued and reference.publisher)
    )


@cache
def _other_suffixes() -> Mapping[str, str]:
    suffixes: dict[str, str] = {}
    for name in FORMATS.offered():
        try:
            suffixes[FORMATS.get(name).suffix] = name
        except RefkitError as error:
            leave_out("format", name, error)
    return suffixes


def leave_out(kind: str, name: str, error: Exception) -> None:
    """Warn that a plugin failed, and that its part is left out."""
    ours = isinstance(error, RefkitError)
    what = str(error) if ours else f"the {kind} {name!r} failed: {error!r}"
    warnings.warn(f"left out: {what}", RefkitWarning, stacklevel=3)
