"""What is printed, and how it stays harmless to the terminal it is printed on."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from operator import length_hint
from time import monotonic
from typing import IO, Any

import click

import refkit

_PATIENCE = 1.0
"""Seconds after which a person wants to know how far it is."""


def visible(text: str) -> str:
    """Spell out what would steer a terminal, or could not be printed.

    >>> print(visible("caf\\u00e9\\x1b[31m\\udcff"))
    café\\x1b[31m\\udcff
    """
    return "".join(
        char if char.isprintable() else " " if char.isspace() else _spelled(char)
        for char in text
    )


def _spelled(char: str) -> str:
    return char.encode("unicode_escape").decode()


def print_text(text: str) -> None:
    """Write to standard output as it is, in UTF-8 whatever the locale."""
    if sys.stdout is None:
        raise refkit.SourceError("standard output", "it is closed")
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def print_note(text: str) -> None:
    """Write one line to standard error."""
    click.echo(visible(text), err=True)


def counted(number: int, one: str, many: str) -> str:
    """A number with the word for one thing or for several."""
    return f"{number} {one if number == 1 else many}"


def left_out(references: int, least: float) -> str:
    """The note on references that were too uncertain."""
    what = counted(references, "reference", "references")
    return f"{what} left out: too little is as certain as {least:g}"


def discard_output() -> None:
    """Let what standard output still holds go nowhere, so that Python can end."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def styled(text: str, **style: Any) -> str:
    """Style a text, if standard output is a terminal that wants colour."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    if plain or not is_terminal(sys.stdout):
        return text
    return click.style(text, **style)


def wrapped(text: str, margin: str) -> str:
    """Fold a text on a terminal, so that all but its first line begin at a margin."""
    if not is_terminal(sys.stdout):
        return text
    from shutil import get_terminal_size

    width = max(get_terminal_size().columns, len(margin) + 20)
    return click.wrap_text(text, width, margin, margin).removeprefix(margin)


def is_terminal(stream: IO[str] | None) -> bool:
    """Whether a person sits at the other end of a stream."""
    return stream is not None and stream.isatty()


@contextmanager
def noting(failures: list[str] | None = None) -> Iterator[list[str]]:
    """Gather lines for standard error, warnings among them, and print them at the end.

    At the end, for a progress bar must not be written into. What says that an outside
    source failed goes to ``failures`` too.
    """
    notes: list[str] = []

    def show(
        message: Warning | str, category: type[Warning], *_: Any, **__: Any
    ) -> None:
        notes.append(str(message))
        if failures is not None and issubclass(category, refkit.EnrichmentWarning):
            failures.append(str(message))

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always", refkit.RefkitWarning)
            warnings.showwarning = show
            yield notes
    finally:
        for note in dict.fromkeys(notes):
            print_note(note)


def show_progress(step: str, share: float) -> None:
    """Show in one line of the terminal which step is being taken, and how far it is."""
    bar = "#" * round(share * 30)
    click.echo(f"\r{step:<9}  [{bar:<30}] {share:4.0%}", nl=False, err=True)
    if share >= 1 or step == "comparing":
        click.echo(err=True)


def watched(readings: Iterator[refkit.Reading]) -> Iterator[refkit.Reading]:
    """Pass readings on, with a progress bar on a terminal once that takes long."""
    started = monotonic()
    for reading in readings:
        yield reading
        left = length_hint(readings)
        if left and is_terminal(sys.stderr) and monotonic() - started > _PATIENCE:
            with click.progressbar(readings, length=left, file=sys.stderr) as rest:
                yield from rest
