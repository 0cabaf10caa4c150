"""What commands that read many files and write one bibliography have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path, PurePath
from typing import Any, Generic, NamedTuple, TypeVar

import click

import refkit
from refkit.cli.terminal import counted, left_out, print_text, watched

Command = TypeVar("Command", bound=Callable[..., Any])
Meant = TypeVar("Meant")

_OPTIONS = (
    click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
    click.option(
        "--format",
        "-f",
        metavar="NAME",
        help="What to write: bibtex, csl-json, csl-jsonl, csl-yaml, ris, citations or a"
        " plugin's."
        " By default the suffix of --output decides, else it is bibtex.",
    ),
    click.option(
        "--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all."
    ),
    click.option(
        "--key",
        metavar="PATTERN",
        help='Give citation keys by a pattern: "{auth}{year}{title1}". Keys that'
        " references have already are kept.",
    ),
    click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        metavar="NUMBER",
        help="Leave out fields that are less certain than this, from 0 to 1, and"
        " references of which too little is left.",
    ),
    click.option(
        "--jobs",
        "-j",
        type=click.IntRange(1),
        metavar="NUMBER",
        help="Processes that share the work. By default one for each core, once so"
        " much is left to do that they pay.",
    ),
    click.option(
        "--strict", is_flag=True, help="Exit with 1 if a scrape gives no reference."
    ),
)


def gathers(command: Command) -> Command:
    """Give a command the paths it reads, and the options of reading and writing."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


class Gathered(NamedTuple, Generic[Meant]):
    """References of many files, and how the reading went."""

    references: list[Meant]
    tally: Counter[str]

    @property
    def failed(self) -> bool:
        """Whether nothing could be read where there was something to read."""
        return bool(self.tally["unreadable"] and not self.references)

    def end(self, strict: bool) -> None:
        """End with status 1 if something could not be read, or as ``strict`` has it."""
        if self.tally["unreadable"] or (strict and self.tally["without"]):
            raise click.exceptions.Exit(1)


def gather(
    paths: tuple[str, ...],
    least: float,
    jobs: int | None,
    notes: list[str],
    besides: Iterable[str | None] = (),
) -> Gathered[refkit.Reference]:
    """Read files, with a progress bar where that takes long.

    What lies ``besides`` them in a folder is no scrape and no bibliography.
    """
    gathered = Gathered[refkit.Reference]([], Counter())
    with closing(refkit.iter_read(*paths, jobs=jobs)) as readings:
        for reading in watched(readings):
            if any(_are_one(reading.source, file) for file in besides if file):
                continue
            gathered.references.extend(_taken(reading, least, gathered.tally, notes))
    if uncertain := gathered.tally["uncertain"]:
        notes.append(left_out(uncertain, least))
    return gathered


def _are_one(file: str, other: str) -> bool:
    if PurePath(file).name != PurePath(other).name:
        return False
    try:
        return Path(file).samefile(other)
    except (OSError, ValueError):
        return False


def format_to_write(
    format: str | None,
    output: str | None,
    target: str | None = None,
    style: str | None = None,
    key: str | None = None,
) -> str:
    """The format that is asked for; an unknown one fails before anything is read."""
    name = output if output is not None and PurePath(output).suffix else ""
    if format is None and not style and (name or target):
        format = refkit.format_of(name, target)
    format = format or ("citations" if style else "bibtex")
    refkit.dumps([], format, target=target, style=style, key=key)
    return format


def put(
    references: Iterable[refkit.Reference],
    output: str | None,
    format: str,
    target: str | None = None,
    style: str | None = None,
    key: str | None = None,
) -> None:
    """Write a bibliography to a file or to standard output."""
    if output in {None, "-"}:
        text = refkit.dumps(references, format, target=target, style=style, key=key)
        print_text(text)
    else:
        refkit.write(references, output, format, target=target, style=style, key=key)


def put_text(text: str, file: str) -> None:
    """Write a text to a file, whole or not at all."""
    if Path(file).is_dir():
        raise refkit.SourceError(file, "Is a directory")
    try:
        with click.open_file(file, "w", "utf-8", "replace", atomic=True) as stream:
            stream.write(text)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise refkit.SourceError(file, reason) from error


def summary(tally: Counter[str], references: int, *more: str) -> str:
    """One line on what was read, and ``more`` on what became of the references."""
    scrapes, bibliographies = tally["scrapes"], tally["bibliographies"]
    parts = [
        counted(scrapes, "scrape", "scrapes"),
        bibliographies and counted(bibliographies, "bibliography", "bibliographies"),
        counted(references, "reference", "references"),
        *more,
        f"{tally['without']} without a reference",
        tally["unreadable"] and f"{tally['unreadable']} unreadable",
    ]
    return ", ".join(part for part in parts if part)


def _taken(
    reading: refkit.Reading, least: float, tally: Counter[str], notes: list[str]
) -> list[refkit.Reference]:
    """The references of one reading that go into the bibliography."""
    if reading.error is not None:
        tally["unreadable"] += 1
        notes.append(str(reading.error))
        return []
    found = refkit.trusted(reading.references, least)
    if reading.scrape is None:
        tally["bibliographies"] += 1
        return found
    tally["scrapes"] += 1
    tally["uncertain"] += len(reading.references) - len(found)
    if not found:
        tally["without"] += 1
        notes.append(f"{reading.source}: no reference")
    return found
