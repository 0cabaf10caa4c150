"""Records side by side, the words in which they differ marked."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import frozen

from refkit.model import Name, Reference
from refkit.reports.markup import Markup, joined, safe, tag
from refkit.reports.word_differences import SAME, SLIGHT, Word, compared, words_of

_LABELS: Final[Mapping[str, str]] = {
    "title": "Title", "author": "Authors", "container_title": "Journal",
    "issued": "Date", "volume": "Volume", "issue": "Issue", "page": "Pages",
    "doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "arxiv": "arXiv", "isbn": "ISBN",
    "issn": "ISSN", "url": "URL", "type": "Type", "editor": "Editors",
}  # fmt: skip
"""The fields that are shown first, in this order, and what the page calls them."""

_ABSTRACT: Final = 240
"""So much of an abstract tells whether two are the same."""


@frozen
class Column:
    """Records that say the same, under one letter."""

    letter: str
    record: Reference
    positions: tuple[int, ...]
    """Where they stand among the input."""
    beside: str = ""
    """A remark on them."""


def side_by_side(columns: Sequence[Column], merged: Reference | None = None) -> Markup:
    """Make a table of one column for each record and one row for each field.

    Each record is held against what they become merged, or two against each other.
    """
    shown = [column.record for column in columns] + ([merged] if merged else [])
    heads = [_head(column) for column in columns]
    names = [column.letter for column in columns]
    if merged:
        heads.append(tag("th", "Merged", scope="col", class_="merged"))
        names.append("Merged")
    rows = (
        _row(
            field, [_text(record, field) for record in shown], names, merged is not None
        )
        for field in _fields(shown)
    )
    corner = tag("td")
    return tag(
        "table",
        tag("caption", "The records side by side"),
        tag("thead", tag("tr", corner, *heads)),
        tag("tbody", *rows),
        class_="records has-merged" if merged else "records",
        style=f"--columns:{len(shown)}",
    )


def label_of(record: Reference, position: int) -> str:
    """Name a record by its key, or by its place among the input."""
    return cut(record.citation_key or f"no. {position + 1}", 80)


def cut(text: str, most: int) -> str:
    """Return a text, or its beginning.

    >>> cut("Hypotheses", 5)
    'Hypo…'
    """
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _fields(records: Sequence[Reference]) -> Iterator[str]:
    known = dict.fromkeys(field for record in records for field in record.known)
    yield from (field for field in _LABELS if field in known)
    yield from (f for f in known if f not in _LABELS and f != "abstract")
    if "abstract" in known:
        yield "abstract"


def _text(record: Reference, field: str) -> str:
    value = getattr(record, field)
    return "; ".join(map(_said, value)) if isinstance(value, tuple) else _said(value)


def _said(value: Any) -> str:
    if isinstance(value, Name):
        return value.inverted
    return "" if value is None else str(value)


def _head(column: Column) -> Markup:
    first, *more = column.positions
    lines = [tag("span", column.letter, class_="letter")]
    lines.append(tag("bdi", label_of(column.record, first), class_="key"))
    if more:
        lines.append(
            tag("span", f"and {len(more):,} that say the same", class_="muted")
        )
    if column.record.source:
        lines.append(tag("bdi", cut(column.record.source, 160), class_="source muted"))
    return tag("th", joined(lines, " "), column.beside, scope="col")


def _row(field: str, texts: list[str], names: list[str], has_merged: bool) -> Markup:
    most = _ABSTRACT if field == "abstract" else 500
    values = [words_of(text, most) for text in texts]
    label = tag("th", _LABELS.get(field, _plainly(field)), scope="row")
    cells = (
        _cell(value, _others(values, at, has_merged), names[at])
        for at, value in enumerate(values)
    )
    is_same = len(set(texts)) == 1
    return tag("tr", label, *cells, class_="same" if is_same else None)


def _others(
    values: Sequence[tuple[Word, ...]], at: int, has_merged: bool
) -> list[tuple[Word, ...]]:
    """What a value is held against: the merged one, which is held against all."""
    last = len(values) - 1
    others = (
        [values[last]]
        if has_merged and at < last
        else [*values[:at], *values[at + 1 :]]
    )
    return [other for other in others if other]


def _cell(
    words: tuple[Word, ...], others: Sequence[tuple[Word, ...]], name: str
) -> Markup:
    if not words:
        return tag("td", tag("span", "not given", class_="none"), data_of=name)
    runs = (_run(text, mark) for text, mark in compared(words, others))
    return tag("td", tag("bdi", *runs), data_of=name)


def _run(text: str, mark: int) -> Markup:
    if mark == SAME:
        return safe(text)
    bare = text.rstrip()
    kind = "slight" if mark == SLIGHT else None
    return joined((tag("mark", bare, class_=kind), text[len(bare) :]))


def _plainly(field: str) -> str:
    return field.replace("_", " ").capitalize()
