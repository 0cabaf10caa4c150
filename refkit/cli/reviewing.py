"""Asking a person about pairs of records, one by one."""

from __future__ import annotations

import sys

import click

import refkit
from refkit.cli.comparing import grounds, questions, side_by_side
from refkit.cli.terminal import is_terminal, print_note

_ANSWERS = {"y": True, "yes": True, "n": False, "no": False, "s": None, "skip": None}

Judgements = dict[frozenset[str], bool | None]


def can_ask(paths: tuple[str, ...]) -> bool:
    """Whether a person is there to answer."""
    return "-" not in paths and is_terminal(sys.stdin) and is_terminal(sys.stderr)


def review(result: refkit.Deduplicated, judgements: Judgements, path: str) -> None:
    """Ask about each unsure pair, and keep each answer in the file at once."""
    from shutil import get_terminal_size

    asked = questions(result)
    for number, pair in enumerate(asked, 1):
        one, other = result.inputs[pair.one], result.inputs[pair.other]
        for line in side_by_side(one, other, get_terminal_size().columns):
            print_note(line)
        print_note(f"  {grounds(pair)}")
        answer = _answer(f"{number} of {len(asked)}: one work?")
        if answer == "q":
            return
        judgements[pair_of(result, pair)] = _ANSWERS[answer]
        refkit.write_judgements(judgements, path, (one, other))


def pair_of(result: refkit.Deduplicated, pair: refkit.Decision) -> frozenset[str]:
    """The name under which the judgement of a pair is kept."""
    both = result.inputs[pair.one], result.inputs[pair.other]
    return frozenset(map(refkit.fingerprint, both))


def _answer(question: str) -> str:
    """One of the words of ``_ANSWERS``, or "q", which the end of input means too."""
    while True:
        click.echo(f"{question} [y]es, [n]o, [s]kip, [q]uit: ", err=True, nl=False)
        line = sys.stdin.readline()
        said = line.strip().lower()
        if not line or said in {"q", "quit"}:
            return "q"
        if said in _ANSWERS:
            return said
