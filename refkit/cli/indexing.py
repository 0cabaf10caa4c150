"""``refkit index``: a copy of Crossref's data on this machine, made to be asked."""

from __future__ import annotations

import sys
from time import monotonic

import click

import refkit
from refkit.cli.terminal import counted, is_terminal, noting, print_text


@click.group()
def index() -> None:
    """Make an index of works from Crossref's data, to be asked with no network."""


@index.command()
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    metavar="INDEX",
    required=True,
    help="The file of the index. What is there is replaced when the new one is complete.",
)
@click.option(
    "--engine",
    type=click.Choice(["sqlite", "tantivy"]),
    default="sqlite",
    help="What finds works by their words; tantivy is for millions of works.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Read in N processes instead of as many as there are cores.",
)
def build(paths: tuple[str, ...], output: str, engine: str, jobs: int | None) -> None:
    """Make an index from files, folders and glob patterns of works.

    The files are those of Crossref's public data file: messages one a line, or as
    {"items": [...]}, compressed with gzip or not. A build that was broken off goes on
    when the command is given again.
    """
    progress = _Progress()
    with noting() as notes:
        try:
            facts = refkit.build_index(
                paths,
                output,
                engine=engine,  # type: ignore[arg-type]  # click has checked it
                jobs=jobs,
                progress=progress.show if is_terminal(sys.stderr) else None,
            )
        finally:
            progress.end()
        notes.append(_summary(facts))


@index.command()
@click.argument("path", metavar="INDEX")
def info(path: str) -> None:
    """Tell what an index has."""
    print_text(f"{_summary(refkit.index_facts(path))}\n")


def _summary(facts: refkit.IndexFacts) -> str:
    works = counted(facts.works, "work", "works")
    files = counted(facts.files, "file", "files")
    rejected = f", {facts.rejected} records left out" if facts.rejected else ""
    size = f"{max(1, round(facts.size / 1e6))} MB"
    return f"{works} of {files}, {facts.searchable} to search{rejected}, {size}"


class _Progress:
    """A line of the terminal that tells how far it is, and how fast."""

    def __init__(self) -> None:
        self._started = monotonic()
        self._is_shown = False

    def show(self, done: int, total: int, works: int) -> None:
        self._is_shown = True
        share = min(1.0, done / max(1, total))
        rate = works / max(0.001, monotonic() - self._started)
        bar = "#" * round(share * 30)
        click.echo(
            f"\r[{bar:<30}] {share:4.0%} {rate:,.0f} works/s ", nl=False, err=True
        )

    def end(self) -> None:
        if self._is_shown:
            click.echo(err=True)
