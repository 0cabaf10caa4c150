"""``refkit export``: scrapes and bibliographies in, one bibliography out."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import PurePath

import click

import refkit
from refkit.cli.terminal import (
    counted,
    left_out,
    noting,
    print_note,
    print_text,
    watched,
)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "-f",
    metavar="NAME",
    help="What to write: bibtex, csl-json, ris, or what a plugin adds. By default"
    " the suffix of --output decides, else it is bibtex.",
)
@click.option(
    "--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all."
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="NUMBER",
    help="Leave out fields that are less certain than this, from 0 to 1, and"
    " references of which too little is left.",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1),
    metavar="NUMBER",
    help="Processes that share the work. By default one for each core, once so much"
    " is left to do that they pay.",
)
@click.option(
    "--strict", is_flag=True, help="Exit with 1 if a scrape gives no reference."
)
def export(
    paths: tuple[str, ...],
    format: str | None,
    output: str | None,
    min_confidence: float,
    jobs: int | None,
    strict: bool,
) -> None:
    """Recover the references of files, folders and glob patterns, and write them.

    "-" is standard input. Files that end in .bib, .json or .ris are read as
    bibliographies, all others as scrapes.
    """
    references: list[refkit.Reference] = []
    tally: Counter[str] = Counter()
    with noting() as notes:
        format = format or _format_of(output)
        refkit.dumps([], format)  # an unknown format fails before anything is read
        with closing(refkit.iter_read(*paths, jobs=jobs)) as readings:
            for reading in watched(readings):
                references += _taken(reading, min_confidence, tally, notes)
        if uncertain := tally["uncertain"]:
            notes.append(left_out(uncertain, min_confidence))
        if tally["unreadable"] and not references:
            pass  # a good file is not overwritten with nothing
        elif output in {None, "-"}:
            print_text(refkit.dumps(references, format))
        else:
            refkit.write(references, output, format)
    print_note(_summary(tally, len(references)))
    if tally["unreadable"] or (strict and tally["without"]):
        raise click.exceptions.Exit(1)


def _format_of(output: str | None) -> str:
    if output is None or not PurePath(output).suffix:
        return "bibtex"
    return refkit.format_of(output)


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


def _summary(tally: Counter[str], references: int) -> str:
    scrapes, bibliographies = tally["scrapes"], tally["bibliographies"]
    parts = [
        counted(scrapes, "scrape", "scrapes"),
        bibliographies and counted(bibliographies, "bibliography", "bibliographies"),
        counted(references, "reference", "references"),
        f"{tally['without']} without a reference",
        tally["unreadable"] and f"{tally['unreadable']} unreadable",
    ]
    return ", ".join(part for part in parts if part)
