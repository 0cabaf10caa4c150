"""``refkit export``: scrapes and bibliographies in, one bibliography out."""

from __future__ import annotations

import click

import refkit
from refkit.cli.gathering import format_to_write, gather, gathers, put, summary
from refkit.cli.large import are_large, convert_large, merge_large
from refkit.cli.terminal import counted, noting, print_note


@click.command()
@gathers
@click.option(
    "--target",
    metavar="PROGRAM",
    help="Write what this program reads right: zotero, biber, bibtex, pandoc, endnote.",
)
@click.option(
    "--style",
    metavar="STYLE",
    help="Write a plain list of citations in this CSL style, by name or as FILE.csl.",
)
@click.option(
    "--to",
    type=click.Choice(["zotero", "zotero-web"]),
    help="Write nothing, and hand the references to the Zotero that runs here, or to"
    " a library online.",
)
@click.option(
    "--library",
    metavar="LIBRARY",
    help="With --to zotero-web: user:NUMBER or group:NUMBER. The key is taken from"
    " ZOTERO_API_KEY.",
)
@click.option(
    "--dry-run", is_flag=True, help="With --to: only show the keys of what would go."
)
@click.option("--no-dedupe", is_flag=True, help="Leave copies of one work as they are.")
@click.option(
    "--report-loss",
    is_flag=True,
    help="Tell what of each reference other programs will not see in the file.",
)
@click.option("--enrich", is_flag=True, help="Complete the references from Crossref.")
@click.option(
    "--index", metavar="INDEX", help="With --enrich: ask a local index and no network."
)
def export(
    paths: tuple[str, ...],
    format: str | None,
    output: str | None,
    key: str | None,
    min_confidence: float,
    jobs: int | None,
    strict: bool,
    target: str | None,
    style: str | None,
    to: str | None,
    library: str | None,
    dry_run: bool,
    no_dedupe: bool,
    report_loss: bool,
    enrich: bool,
    index: str | None,
) -> None:
    """Recover the references of files, folders and glob patterns, and write them.

    "-" is standard input. Bibliographies are told by their content or else by their
    suffix; all other files are scrapes. Copies of one work become one reference;
    "refkit dedupe" shows which, and why.
    """
    if index and not enrich:
        raise click.UsageError("--index needs --enrich.")
    if to or library or dry_run:
        from refkit.cli import delivering

        written = (format, output, target, style, key, report_loss)
        delivering.check(to, library, dry_run, *written)
    asked = (enrich, min_confidence, strict, target, style, key, report_loss)
    if not any(asked) and output and are_large(paths, output):
        large = convert_large if no_dedupe else merge_large
        large(paths, output, format, jobs)
        return
    failures: list[str] = []
    is_done, told = True, ""
    with noting(failures) as notes:
        format = format_to_write(format, output, target, style, key)
        gathered = gather(paths, min_confidence, jobs, notes)
        references = tuple(gathered.references)
        if not no_dedupe:
            references = refkit.dedupe(references).references
        if enrich:
            from refkit.cli.enriching import outcomes_of

            outcomes = outcomes_of(references, notes, index)
            references = tuple(outcome.after for outcome in outcomes)
        if report_loss:
            notes.extend(map(str, refkit.losses(references, format, target=target)))
        if to:
            told, is_done = delivering.deliver(references, library, dry_run, notes)
        elif not gathered.failed:  # a good file is not overwritten with nothing
            put(references, output, format, target, style, key)
    merged = len(gathered.references) - len(references)
    copies = f"{counted(merged, 'copy', 'copies')} merged" if merged else ""
    print_note(summary(gathered.tally, len(references), copies, told))
    if failures or not is_done:
        raise click.exceptions.Exit(1)
    gathered.end(strict)
