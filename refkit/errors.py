"""Every error refkit raises on purpose.

A page that says nothing, or says it oddly, is not an error: it yields fewer
claims. Errors are for callers who asked for something that cannot be given.

* RefkitError
    + UnknownNameError   - a format, parser or enricher that nobody registered
    + SourceError        - a path or stream that cannot be read or written
    + FormatError        - a file that is not in the format it should be in
    + EnrichmentError    - an outside service that failed or answered nonsense
        + OfflineError   - nobody was asked, and the cache has no answer
    + ZoteroError        - a Zotero that is not there, or takes nothing

``RefkitWarning`` is the one warning: something was left out, and the rest went on.
``EnrichmentWarning`` is the kind of it that another run may cure.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any


class RefkitError(Exception):
    """Anything refkit raises on purpose. Catch this one to catch them all.

    Errors cross from one process to another: what takes more than a message has a
    ``__reduce__`` that says what it is made of.
    """


class UnknownNameError(RefkitError, LookupError):
    """Nothing is registered under this name."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        from difflib import get_close_matches

        self.kind = kind
        self.name = name
        self.known = tuple(sorted(known))
        near = get_close_matches(name, self.known, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        super().__init__(
            f"no {kind} named {name!r}{hint} (known: {', '.join(self.known) or 'none'})"
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.kind, self.name, self.known)


class SourceError(RefkitError, OSError):
    """A path or stream could not be read from or written to."""

    def __init__(self, source: str, reason: str) -> None:
        self.source = source
        self.reason = reason
        super().__init__(f"{source}: {reason}")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.source, self.reason)


class FormatError(RefkitError, ValueError):
    """A text is not in the format that it was read as, or nothing can be written in it."""

    def __init__(self, format_name: str, reason: str, *, record: str = "") -> None:
        self.format_name = format_name
        self.reason = reason
        self.record = record
        where = f" (in {record!r})" if record else ""
        super().__init__(f"{format_name}: {reason}{where}")

    def __reduce__(self) -> tuple[Any, ...]:
        again = partial(type(self), record=self.record)
        return again, (self.format_name, self.reason)


class EnrichmentError(RefkitError):
    """An outside service failed, or answered something that cannot be used."""


class OfflineError(EnrichmentError):
    """Nobody may be asked, and no answer is remembered."""


class ZoteroError(RefkitError):
    """Zotero is not there, or does not take what it is given."""


class RefkitWarning(UserWarning):
    """Part of the input was left out; the rest went on."""


class EnrichmentWarning(RefkitWarning):
    """An outside source failed; the references it was asked about stay as they were."""
