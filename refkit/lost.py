"""What a file of some format does not tell other programs."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from attrs import frozen

from refkit.formats.keys import citation_keys
from refkit.model import Name, Reference, differing
from refkit.pipeline import dumps, loads

_BIBTEX: Final = re.compile(r"^ *csl-[\w-]+ *=.*\n", re.M)
# What refkit alone reads, as each format has it.
_ASIDE: Final[Mapping[str, re.Pattern[str]]] = {
    "biblatex": _BIBTEX,
    "bibtex": _BIBTEX,
    "csl-json": re.compile(r',\n    "custom": .*'),
    "ris": re.compile(r"^U5  - refkit .*\n", re.M),
}
_SAME: Final[Mapping[str, str]] = {"csl-jsonl": "csl-json", "csl-yaml": "csl-json"}
"""Formats that say the same in another spelling."""
_LONGEST: Final = 60


@frozen
class Loss:
    """Something of one reference that others will not see, or see otherwise."""

    key: str
    """The citation key that the reference is written under."""
    field: str
    """A field of the reference; or a field of the format that it was read from."""
    reason: str
    kept: bool = False
    """Whether the file says it again beside the rest, where refkit alone reads it."""

    def __str__(self) -> str:
        kept = "; kept for refkit alone" if self.kept else ""
        return f"{self.key}: {self.field} {self.reason}{kept}"


def losses(
    references: Iterable[Reference], format: str, *, target: str | None = None
) -> Iterator[Loss]:
    """Find what other programs will not see of references in a file of this format.

    A field may have no place there, or be told in other words or with less precision.
    Where refkit itself would read it back, the loss is ``kept``. What another format
    held that refkit has no field for stays in that format: that is a loss as well.
    ``target`` is the program that the file is written for, as for ``dumps``.

    >>> [str(loss) for loss in losses([Reference(title="Oaks", event_place="Oslo")], "ris")]
    ['anonoaks: event_place has no place in ris; kept for refkit alone']
    """
    references = tuple(references)
    for reference, key in zip(references, citation_keys(references), strict=True):
        yield from _losses(reference, key, format, target)


def _losses(
    reference: Reference, key: str, format: str, target: str | None
) -> Iterator[Loss]:
    spelled = _SAME.get(format, format)
    text = dumps([reference], spelled, target=target)
    (whole,) = loads(text, spelled)
    aside = _ASIDE.get(spelled)
    bare = aside.sub("", text) if aside else text
    (shown,) = loads(bare, spelled) if bare != text else (whole,)
    forgotten = {*differing(reference, whole)}
    if reference.citation_key not in {None, key}:
        yield Loss(key, "citation_key", f"is not {_short(reference.citation_key)}")
    for name in differing(reference, shown):
        reason = _reason(name, getattr(reference, name), getattr(shown, name), format)
        yield Loss(key, name, reason, name not in forgotten)
    for source, fields in reference.carried.items():
        written = whole.carried.get(source, {}) if source == spelled else {}
        for name in fields:
            if name not in written:
                yield Loss(key, name, f"of {source} has no place in {format}")


def _reason(name: str, value: Any, shown: Any, format: str) -> str:
    if name == "markup":
        fields = ", ".join(field for field in value if field not in shown)
        return f"of {fields or 'texts'} is told otherwise in {format}"
    if not shown:
        return f"has no place in {format}"
    if not value:
        return f"is taken to be {_short(shown)} in {format}"
    return f"{_short(value)} is told as {_short(shown)} in {format}"


def _short(value: Any) -> str:
    if isinstance(value, tuple):
        value = "; ".join(
            each.inverted if isinstance(each, Name) else each for each in value
        )
    text = str(value)
    return repr(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
