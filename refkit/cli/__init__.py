"""The command line; it knows the public face of refkit and click, nothing else.

Annotations stay unread in here, for reading ``refkit.Reference`` would load it.
"""

import gc
from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

import click

import refkit
from refkit.cli.terminal import discard_output, print_text, visible

_GARBAGE: Final = 50_000
"""How many new objects are looked through for garbage at a time.

Python begins with 700, and would look through modules and patterns again and again
while they are loaded, which takes a twentieth of a short run.
"""


_HOMES: Final[Mapping[str, str]] = {
    "dedupe": "refkit.cli.deduping",
    "enrich": "refkit.cli.enriching",
    "export": "refkit.cli.exporting",
    "index": "refkit.cli.indexing",
    "inspect": "refkit.cli.inspecting",
}
"""Where commands live that are loaded only when they are called."""


class _Refkit(click.Group):
    """A group whose errors end as one line on stderr and an exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *_HOMES])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _HOMES:
            return super().get_command(ctx, cmd_name)
        found = getattr(import_module(_HOMES[cmd_name]), cmd_name)
        return found if isinstance(found, click.Command) else None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except refkit.RefkitError as error:
            raise click.ClickException(visible(str(error))) from error
        except KeyboardInterrupt:
            ctx.exit(130)  # what a shell reports for Ctrl-C

    def main(self, *args: Any, **kwargs: Any) -> Any:
        gc.set_threshold(_GARBAGE)
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            discard_output()
            click.echo(f"Error: standard output: {error.strerror or error}", err=True)
            raise SystemExit(1) from error


@click.group(cls=_Refkit, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(refkit.__version__, message="refkit %(version)s")
def main() -> None:
    """Recover bibliographic references from raw scrapes of scholarly pages."""


@main.command()
def formats() -> None:
    """List the bibliography formats, plugins included."""
    print_text("".join(f"{name}\n" for name in refkit.format_names()))


@main.command()
def parsers() -> None:
    """List the parsers of scrapes, plugins included."""
    print_text("".join(f"{name}\n" for name in refkit.parser_names()))
