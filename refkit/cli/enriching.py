"""``refkit enrich``: references completed from Crossref, and why."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from time import monotonic

import click

import refkit
from refkit.cli.completing import changes, explained, notes_of
from refkit.cli.gathering import (
    Gathered,
    format_to_write,
    gather,
    gathers,
    put,
    summary,
)
from refkit.cli.terminal import counted, is_terminal, noting, print_note, print_text


@click.command()
@gathers
@click.option(
    "--lines", is_flag=True, help="Each line of the files is a reference as typed."
)
@click.option(
    "--dry-run", is_flag=True, help="Print what would change, and write nothing."
)
@click.option("--only-missing", is_flag=True, help="Let alone what has a value.")
@click.option(
    "--fields",
    metavar="NAMES",
    help="The fields to complete, with commas between them; by default all.",
)
@click.option(
    "--dates",
    type=click.Choice(["print", "online"]),
    default="print",
    help="Which date counts where a work has both; print by default.",
)
@click.option("--explain", is_flag=True, help="Tell why each work was taken or not.")
@click.option(
    "--mailto", metavar="ADDRESS", help="Your e-mail address, for the faster pool."
)
@click.option("--index", metavar="INDEX", help="Ask a local index and no network.")
@click.option(
    "--offline",
    is_flag=True,
    help="Use what the cache has, and the index if one is named; ask nobody.",
)
@click.option("--refresh", is_flag=True, help="Ask anew about what the cache has.")
@click.option(
    "--notices",
    is_flag=True,
    help="Ask also for retractions and corrections where Crossref's entry names none.",
)
@click.option(
    "--crossref-url", metavar="URL", help="A server that answers as Crossref does."
)
def enrich(
    paths: tuple[str, ...],
    format: str | None,
    output: str | None,
    key: str | None,
    min_confidence: float,
    jobs: int | None,
    strict: bool,
    lines: bool,
    dry_run: bool,
    only_missing: bool,
    fields: str | None,
    dates: str,
    explain: bool,
    mailto: str | None,
    index: str | None,
    offline: bool,
    refresh: bool,
    notices: bool,
    crossref_url: str | None,
) -> None:
    """Complete the references of files, folders and glob patterns from Crossref.

    "-" is standard input. Bibliographies are told by their content or else by their
    suffix, all other files are scrapes; with --lines, each line is one reference.
    Every reference is kept; a work is used only if title, author and place show that
    it is the one that is meant.
    """
    _check(offline, refresh, index)
    if crossref_url:
        os.environ["REFKIT_CROSSREF_URL"] = crossref_url
    failures: list[str] = []
    with noting(failures) as notes:
        format = format_to_write(format, output, key=key)
        gathered = (
            _typed(paths, notes)
            if lines
            else gather(paths, min_confidence, jobs, notes)
        )
        outcomes = list(
            _watched(
                refkit.iter_enrich(
                    gathered.references,
                    enricher=_source(index, offline)
                    or refkit.crossref(
                        mailto, offline=offline, refresh=refresh, notices=notices
                    ),
                    fields=[name.strip() for name in fields.split(",")]
                    if fields
                    else None,
                    only_missing=only_missing,
                    dates=dates,  # type: ignore[arg-type]  # click has checked it
                ),
                len(gathered.references),
            )
        )
        for outcome in outcomes:
            notes.extend(notes_of(outcome))
        if dry_run:
            changed = [line for outcome in outcomes for line in changes(outcome)]
            print_text("".join(f"{line}\n" for line in changed))
        elif not gathered.failed:  # a good file is not overwritten with nothing
            after = [outcome.after for outcome in outcomes]
            put(
                refkit.trusted(after, min_confidence) if lines else after,
                output,
                format,
                key=key,
            )
    for line in (line for o in outcomes if explain for line in explained(o)):
        print_note(line)
    if not lines:
        print_note(summary(gathered.tally, len(outcomes)))
    print_note(_totals(outcomes))
    if failures:
        raise click.exceptions.Exit(1)
    gathered.end(strict)


def _typed(paths: Iterable[str], notes: list[str]) -> Gathered[str]:
    """The lines of files, each a reference as somebody typed it."""
    gathered = Gathered[str]([], Counter())
    for path in paths:
        try:
            gathered.references.extend(refkit.read_lines(path))
        except refkit.SourceError as error:
            gathered.tally["unreadable"] += 1
            notes.append(str(error))
    return gathered


def outcomes_of(
    references: Iterable[refkit.Reference], notes: list[str], index: str | None = None
) -> list[refkit.Enriched]:
    """What becomes of references on the usual terms, with a note on each notice."""
    known = list(references)
    source = _source(index) or refkit.crossref()
    done = list(_watched(refkit.iter_enrich(known, enricher=source), len(known)))
    for outcome in done:
        notes.extend(notes_of(outcome))
    return done


def _check(offline: bool, refresh: bool, index: str | None) -> None:
    if refresh and (offline or index):
        asker = "--offline" if offline else "--index"
        raise click.UsageError(f"{asker} asks nobody, --refresh asks anew.")


def _source(index: str | None, offline: bool = False) -> refkit.Enricher | None:
    """A local index if one is named; with what the cache has, if that is asked for."""
    if index is None:
        return None
    source = refkit.local_index(index)
    return refkit.in_turn(source, refkit.crossref(offline=True)) if offline else source


def _watched(
    outcomes: Iterator[refkit.Enriched], length: int
) -> Iterator[refkit.Enriched]:
    """Pass outcomes on, with a progress bar on a terminal: how many a second, and hits."""
    if not is_terminal(sys.stderr):
        yield from outcomes
        return
    began, seen = monotonic(), Counter[bool]()

    def shown(_: object) -> str:
        rate = seen.total() / max(monotonic() - began, 0.001)
        return f"{seen[True]} found, {rate:.0f}/s"

    with click.progressbar(
        outcomes, length=length, file=sys.stderr, item_show_func=shown
    ) as bar:
        for outcome in bar:
            seen[outcome.work is not None] += 1
            yield outcome


def _totals(outcomes: Iterable[refkit.Enriched]) -> str:
    """One line on what became of the references."""
    tally = Counter(
        "failed" if o.error else "found" if o.work else "not found" for o in outcomes
    )
    parts = [f"{tally['found']} found at Crossref", f"{tally['not found']} not"]
    if failed := tally["failed"]:
        parts.append(f"{failed} without an answer")
    return f"{counted(tally.total(), 'reference', 'references')}: {', '.join(parts)}"
