"""RIS, the tagged format Zotero, EndNote and Mendeley all read.

https://en.wikipedia.org/wiki/RIS_(file_format)

Of the many tags for one thing, those are written that Zotero, pandoc, citation-js
and bibutils were all seen to read right; many more are read.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from refkit.errors import FormatError
from refkit.formats import ris_records
from refkit.formats.exact import from_json, restored, to_json, unsaid
from refkit.formats.keys import citation_keys
from refkit.formats.ris_records import Record
from refkit.formats.ris_tags import (
    CONTAINERS,
    JOURNALS,
    KNOWN_TAGS,
    NUMBERED,
    SERIES_IN_T2,
    TEXTS,
    TYPES,
)
from refkit.model import Name, PartialDate, Reference, evolved
from refkit.plugins import Format

_EXACT: Final = "refkit "
"""Before the exact values in ``U5``, so that nobody else's custom field is read."""


def write(references: Iterable[Reference]) -> str:
    """Write references one after another, each closed by ``ER``.

    >>> write([Reference(title="On the Hypotheses")]).splitlines()
    ['TY  - GEN', 'ID  - anonhypotheses', 'TI  - On the Hypotheses', 'ER  - ', '']
    """
    references = tuple(references)
    return "".join(map(_record, references, citation_keys(references)))


def _record(reference: Reference, key: str) -> str:
    shown = list(_shown(reference))
    if exact := unsaid(reference, ris_records.reference(_by_tag(shown))):
        values = json.dumps(to_json(exact), ensure_ascii=False, separators=(",", ":"))
        shown.append(("U5", _EXACT + values))
    kind, *rest = shown
    lines = (kind, ("ID", key), *rest, ("ER", ""))
    # A line break would end the value, and what follows it could be taken for a tag.
    written = (f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in lines)
    return "".join(written) + "\r\n"


def _by_tag(pairs: Iterable[tuple[str, str]]) -> Record:
    record: dict[str, list[str]] = {}
    for tag, value in pairs:
        record.setdefault(tag, []).append(value)
    return record


def _shown(reference: Reference) -> Iterator[tuple[str, str]]:
    kind = TYPES[reference.type]
    yield "TY", kind
    yield from _shown_texts(reference, ("title",))
    yield from (("AU", _inverted(name)) for name in reference.author)
    yield from (("ED", _inverted(name)) for name in reference.editor)
    if reference.container_title and kind not in SERIES_IN_T2:
        yield CONTAINERS.get(kind, "T2"), reference.container_title
    if reference.container_title_short:
        yield "JA", reference.container_title_short
    yield from _shown_texts(reference, ("collection_title", "publisher"))
    yield from _shown_texts(reference, ("publisher_place",))
    yield from _shown_date(reference.issued)
    yield from _shown_texts(reference, ("volume", "issue"))
    yield from _shown_page(reference.page)
    yield from _shown_texts(reference, ("edition", "doi", "url", "language"))
    yield from _shown_identifiers(reference, kind)
    yield from (("KW", keyword) for keyword in reference.keyword)
    yield from _shown_texts(reference, ("abstract",))


def _shown_texts(
    reference: Reference, names: Iterable[str]
) -> Iterator[tuple[str, str]]:
    for name in names:
        if value := getattr(reference, name):
            yield TEXTS[name][0], value


def _inverted(name: Name) -> str:
    """The name family first; the comma after a group keeps its words together."""
    alone = not (name.given or name.suffix)
    together = name.literal or (alone and " " in name.full_family)
    return f"{name.full_family}," if together else name.inverted


def _shown_date(date: PartialDate | None) -> Iterator[tuple[str, str]]:
    if date and date.year and date.year > 0:
        yield "PY", f"{date.year:04}"
        if date.month:
            day = f"{date.day:02}" if date.day else "/"
            yield "DA", f"{date.year:04}/{date.month:02}/{day}"


def _shown_page(page: str | None) -> Iterator[tuple[str, str]]:
    first, _, last = (page or "").partition("-")
    if first and last and first != last and not re.search(r"[\s,;-]", first + last):
        yield "SP", first
        yield "EP", last
    elif page:
        yield "SP", page


def _shown_identifiers(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    serial: Sequence[str] = (*reference.isbn, *reference.issn)
    if kind in NUMBERED:
        serial = (reference.number,) if reference.number else ()
    elif kind in JOURNALS:
        serial = (*reference.issn, *reference.isbn)
    yield from (("SN", number) for number in serial)
    if reference.genre:
        yield "M3", reference.genre
    # A record has room for one accession number.
    if accession := reference.pmid or reference.arxiv:
        yield "DB", "PubMed" if reference.pmid else "arXiv"
        yield "AN", accession
    # In a chapter, Zotero takes C2 for an author.
    if reference.pmcid and kind in JOURNALS:
        yield "C2", reference.pmcid


def read(text: str) -> Iterator[Reference]:
    """Read every record, however its writer spelled the tags.

    A record without ``ER`` ends where the next begins; a line without a tag goes on
    with the value before it.
    """
    if text.strip("\ufeff \t\r\n") and not _BEGINNING.search(text):
        raise FormatError("ris", "no line begins a record (TY  - …)")
    return map(_reference, _records(text.removeprefix("\ufeff")))


def _reference(record: Record) -> Reference:
    shown = ris_records.reference(record)
    exact = next(filter(None, map(_exact, record.get("U5", ()))), {})
    reference = restored(shown, exact, _shown_again)
    key = ris_records.first(record, ("ID",))
    return evolved(reference, citation_key=key) if key else reference


def _shown_again(reference: Reference) -> Reference:
    return ris_records.reference(_by_tag(_shown(reference)))


def _exact(value: str) -> dict[str, Any]:
    if not value.startswith(_EXACT):
        return {}
    try:
        return from_json(json.loads(value.removeprefix(_EXACT)))
    except (ValueError, RecursionError):
        return {}


_BEGINNING: Final = re.compile(r"^\ufeff?TY {1,2}-", re.M)
_LINE: Final = re.compile(r"([A-Z][A-Z0-9])( {1,2})-(?: |$)(.*)")


def _records(text: str) -> Iterator[Record]:
    record: dict[str, list[str]] = {}
    for tag, value in _pairs(text):
        if tag in ("TY", "ER") and record:
            yield record
            record = {}
        if tag != "ER":
            record.setdefault(tag, []).append(value)
    if record:
        yield record


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    tag, lines = "ER", [""]
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        match = _LINE.match(line)
        if match and (match[2] == "  " or match[1] in KNOWN_TAGS):
            yield from _values(tag, lines)
            tag, lines = match[1], [match[3]]
        else:
            lines.append(line)
    yield from _values(tag, lines)


def _values(tag: str, lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """A value goes on over lines, save that keywords stand one on each."""
    if tag == "KW":
        yield from ((tag, line.strip()) for line in lines)
    else:
        yield tag, " ".join(lines).strip() if tag != "ER" else ""


_END: Final = re.compile(rb"^ER {1,2}-[^\r\n]*(?:\r?\n)+", re.M)

RIS: Final = Format("ris", ".ris", write, read, _record, _END)
