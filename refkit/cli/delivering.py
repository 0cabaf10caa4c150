"""Handing references to Zotero, here or online, instead of writing them."""

from __future__ import annotations

from collections.abc import Iterable

import click

import refkit
from refkit.cli.terminal import counted, print_text, visible


def check(to: str | None, library: str | None, dry_run: bool, *written: object) -> None:
    """Refuse options that have no sense together, before anything is read."""
    if to is None and (library or dry_run):
        raise click.UsageError("--library and --dry-run need --to.")
    if to is not None and any(written):
        raise click.UsageError("--to writes nothing: it has no format and no file.")
    if (to == "zotero-web") != (library is not None):
        raise click.UsageError(
            "--to zotero-web needs --library, and nothing else does."
        )


def deliver(
    references: Iterable[refkit.Reference],
    library: str | None,
    dry_run: bool,
    notes: list[str],
) -> tuple[str, bool]:
    """Send references, and say in a few words what became of them, and whether all went.

    A dry run shows on standard output what would be sent.
    """
    references = tuple(references)
    if library is None:
        done = refkit.to_zotero(references, dry_run=dry_run)
    else:
        done = refkit.to_zotero_library(references, library, dry_run=dry_run)
    if dry_run:
        print_text("".join(f"{key}\n" for key in done.added))
    notes.extend(f"{key}: not taken: {visible(why)}" for key, why in done.refused)
    said = f"{len(done.added)} {'to add' if dry_run else 'added'}"
    if done.present:
        said += f", {len(done.present)} there already"
    if done.refused:
        said += f", {counted(len(done.refused), 'reference', 'references')} not taken"
    return said, not done.refused
