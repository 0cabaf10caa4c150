"""Files that no memory holds: from file to file, without looking at each reference."""

from __future__ import annotations

import sys
from pathlib import Path

import click

import refkit
from refkit.cli.gathering import format_to_write
from refkit.cli.terminal import (
    counted,
    is_terminal,
    noting,
    print_note,
    show_progress,
)

_LARGE = 1 << 24
"""Bytes of bibliographies that go from file to file, not through memory."""


def are_large(paths: tuple[str, ...], output: str | None) -> bool:
    """Whether files are to go to another file, and are too many bytes for memory."""
    if output in {None, "-"}:
        return False
    files = (Path(path) for path in paths)
    return sum(file.stat().st_size for file in files if file.is_file()) >= _LARGE


def convert_large(
    paths: tuple[str, ...], output: str, format: str | None, jobs: int | None
) -> None:
    """Write the references of files to another file, as they are."""
    with noting() as notes:
        done = refkit.convert_files(
            paths,
            output,
            format_to_write(format, output),
            jobs=jobs,
            progress=show_progress if is_terminal(sys.stderr) else None,
        )
        notes.extend(map(str, done.errors))
    print_note(counted(done.references, "reference", "references"))
    if done.errors:
        raise click.exceptions.Exit(1)


def merge_large(
    paths: tuple[str, ...],
    output: str,
    format: str | None,
    jobs: int | None,
    *,
    merge_unsure: bool = False,
    merge_versions: bool = False,
) -> None:
    """Merge the copies of one work, without asking or showing anything."""
    with noting() as notes:
        done = refkit.dedupe_files(
            paths,
            output,
            format_to_write(format, output),
            merge_unsure=merge_unsure,
            merge_versions=merge_versions,
            jobs=jobs,
            progress=show_progress if is_terminal(sys.stderr) else None,
        )
        notes.extend(map(str, done.errors))
    copies = counted(done.references - done.works, "copy", "copies")
    works = counted(done.works, "reference", "references")
    print_note(f"{works}, {copies} merged")
    if done.errors:
        raise click.exceptions.Exit(1)
