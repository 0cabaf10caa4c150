"""``refkit dedupe``: copies of one work become one reference, and it says why."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

import refkit
from refkit.cli.comparing import plan, questions, totals
from refkit.cli.gathering import (
    format_to_write,
    gather,
    gathers,
    put,
    put_text,
    summary,
)
from refkit.cli.large import are_large, merge_large
from refkit.cli.reviewing import Judgements, can_ask, pair_of, review
from refkit.cli.terminal import (
    is_terminal,
    noting,
    print_note,
    print_text,
)

_MANY = 20_000
"""Records that take so long that a person wants to know what is going on."""


@click.command()
@gathers
@click.option(
    "--unsure",
    type=click.Choice(["keep", "merge"]),
    default="keep",
    help="What becomes of pairs that may be one work or two: keep leaves them apart,"
    " as is the default.",
)
@click.option(
    "--merge-versions",
    is_flag=True,
    help="Merge the preprint, the conference paper and the article.",
)
@click.option(
    "--decisions",
    metavar="FILE",
    help="Obey the yes and no of a person in FILE, and add to it the unsure pairs that"
    " wait for one.",
)
@click.option(
    "--review",
    "ask",
    is_flag=True,
    help="Ask about each unsure pair, and write the answers to the file of --decisions.",
)
@click.option(
    "--report", metavar="FILE", help="Write a page to FILE that shows what was done."
)
@click.option(
    "--dry-run", is_flag=True, help="Print what would be merged, and write nothing."
)
def dedupe(
    paths: tuple[str, ...],
    format: str | None,
    output: str | None,
    key: str | None,
    min_confidence: float,
    jobs: int | None,
    strict: bool,
    unsure: str,
    merge_versions: bool,
    decisions: str | None,
    ask: bool,
    report: str | None,
    dry_run: bool,
) -> None:
    """Merge the copies of one work in files, folders and glob patterns.

    "-" is standard input. Bibliographies are told by their content or else by their
    suffix; all other files are scrapes. Works that are only alike stay apart.
    """
    if ask:
        _check_review(paths, decisions, dry_run)
    seen = (decisions, ask, report, dry_run, key, min_confidence, strict)
    plain = not any(seen)
    if plain and output and are_large(paths, output):
        merge_large(
            paths,
            output,
            format,
            jobs,
            merge_unsure=unsure == "merge",
            merge_versions=merge_versions,
        )
        return
    with noting() as notes:
        format = format_to_write(format, output, key=key)
        judgements = _judgements(decisions)
        gathered = gather(
            paths, min_confidence, jobs, notes, besides=(decisions, report)
        )
        references = gathered.references
        if len(references) > _MANY and is_terminal(sys.stderr):
            print_note(f"comparing {len(references)} records")
        decide = partial(
            refkit.dedupe,
            references,
            judgements=judgements,
            merge_versions=merge_versions,
        )
        if ask and decisions:
            review(decide(), judgements, decisions)
        result = decide(merge_unsure=unsure == "merge")
        if dry_run:
            print_text("".join(f"{line}\n" for line in plan(result)))
        elif not gathered.failed:  # a good file is not overwritten with nothing
            put(result.references, output, format, key=key)
            if report:
                put_text(refkit.dedupe_report(result), report)
            if decisions:
                _remember(result, judgements, decisions)
    print_note(summary(gathered.tally, len(references)))
    print_note(totals(result))
    gathered.end(strict)


def _check_review(paths: tuple[str, ...], decisions: str | None, dry_run: bool) -> None:
    if not decisions:
        raise click.UsageError("--review needs --decisions FILE, to keep the answers.")
    if dry_run:
        raise click.UsageError("--review writes answers, --dry-run writes nothing.")
    if not can_ask(paths):
        raise click.UsageError("--review asks on a terminal, and this is none.")


def _judgements(decisions: str | None) -> Judgements:
    if decisions and Path(decisions).exists():
        return refkit.read_judgements(decisions)
    return {}


def _remember(
    result: refkit.Deduplicated, judgements: Judgements, decisions: str
) -> None:
    """Add the unsure pairs that nobody was asked about to the file."""
    new = {pair_of(result, pair): pair for pair in questions(result)}
    new = {name: pair for name, pair in new.items() if name not in judgements}
    if new or not Path(decisions).exists():
        at = {at for pair in new.values() for at in (pair.one, pair.other)}
        waiting = dict.fromkeys(new)
        refkit.write_judgements(
            {**judgements, **waiting}, decisions, [result.inputs[i] for i in sorted(at)]
        )
