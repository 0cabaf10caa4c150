"""``refkit inspect``: what was recovered from one file, and from which words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, Final, TypeAlias

import click

import refkit
from refkit.cli.completing import judged, reasons
from refkit.cli.terminal import left_out, noting, print_text, styled, visible, wrapped

_WIDEST: Final = 100
_AROUND: Final = 30
_NAME_PARTS: Final = ("family", "given", "particle", "suffix", "literal")

Row: TypeAlias = "tuple[str, Any, refkit.Claim | None]"


@click.command()
@click.argument("file")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="NUMBER",
    help="Leave out what export would leave out.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
@click.option(
    "--enrich",
    is_flag=True,
    help="Ask Crossref too, and tell why its works are taken or refused.",
)
@click.option("--index", metavar="INDEX", help="With --enrich, ask a local index.")
def inspect(
    file: str, min_confidence: float, as_json: bool, enrich: bool, index: str | None
) -> None:
    """Show each recovered field of FILE: how sure it is, who says so, in which words.

    "-" is standard input.
    """
    if index and not enrich:
        raise click.UsageError("--index needs --enrich.")
    failures: list[str] = []
    with noting(failures) as notes:
        readings = list(refkit.iter_read(file))
        if len(readings) != 1:
            raise refkit.SourceError(file, "not one file; inspect shows one at a time")
        (reading,) = readings
        if reading.error is not None:
            raise reading.error
        references = refkit.trusted(reading.references, min_confidence)
        if not references:
            notes.append(f"{reading.source}: no reference")
        if uncertain := len(reading.references) - len(references):
            notes.append(left_out(uncertain, min_confidence))
        outcomes: list[refkit.Enriched] = []
        if enrich:
            from refkit.cli.enriching import outcomes_of

            outcomes = outcomes_of(references, notes, index)
            references = [outcome.after for outcome in outcomes]
        if as_json:
            print_text(_json(_for_programs(reading, references, outcomes)) + "\n")
        else:
            lines = _for_people(reading, references, outcomes)
            print_text("".join(f"{line}\n" for line in lines))
    if failures:
        raise click.exceptions.Exit(1)


def _json(value: Any) -> str:
    import json

    text = json.dumps(value, ensure_ascii=False, indent=2)
    # Nothing but spaces and line breaks stands outside the strings.
    return "".join(
        char if char.isprintable() or char == "\n" else json.dumps(char)[1:-1]
        for char in text
    )


def _for_programs(
    reading: refkit.Reading,
    references: list[refkit.Reference],
    outcomes: list[refkit.Enriched],
) -> dict[str, Any]:
    described = [_described(ref, reading.scrape) for ref in references]
    for one, outcome in zip(described, outcomes, strict=False):
        one["works"] = judged(outcome)
    return {
        "source": reading.source,
        "media_type": reading.scrape and reading.scrape.media_type,
        "references": described,
    }


def _described(ref: refkit.Reference, scrape: refkit.Scrape | None) -> dict[str, Any]:
    fields: dict[str, list[dict[str, Any]]] = {}
    for name, value, claim in refkit.grounds(ref):
        entry = {"value": _plain(value), **_evidence(claim, scrape)}
        fields.setdefault(name, []).append(entry)
    claims = [
        {"field": claim.field, "value": _plain(claim.value), **_evidence(claim, scrape)}
        for claim in ref.claims
    ]
    return {"fields": fields, "claims": claims}


def _evidence(
    claim: refkit.Claim | None, scrape: refkit.Scrape | None
) -> dict[str, Any]:
    if claim is None:
        return dict.fromkeys(
            ("confidence", "witness", "quote", "span", "line", "reason")
        )
    evidence = claim.evidence
    line = None
    if scrape is not None and evidence.span is not None:
        line = scrape.line_number(evidence.span.start)
    return {
        "confidence": evidence.confidence,
        "witness": evidence.by,
        "quote": evidence.quote,
        "span": evidence.span,
        "line": line,
        "reason": evidence.reason or None,
    }


def _plain(value: Any) -> str | dict[str, str]:
    if isinstance(value, refkit.Name):
        parts = ((part, getattr(value, part)) for part in _NAME_PARTS)
        return {part: text for part, text in parts if text}
    return str(value)


def _for_people(
    reading: refkit.Reading,
    references: list[refkit.Reference],
    outcomes: list[refkit.Enriched],
) -> Iterator[str]:
    yield styled(visible(reading.source), bold=True)
    for ref, outcome in zip_longest(references, outcomes):
        yield from _table(list(refkit.grounds(ref)), reading.scrape)
        if outcome:
            yield from reasons(outcome)
        yield ""


def _table(rows: list[Row], scrape: refkit.Scrape | None) -> Iterator[str]:
    names = max(len(name) for name, _, _ in rows)
    witnesses = max(len(claim.evidence.by) if claim else 0 for *_, claim in rows)
    margin = " " * (names + witnesses + len("  0.00    "))
    last_name = last_line = ""
    for name, value, claim in rows:
        label = styled(f"{'' if name == last_name else name:{names}}", fg="cyan")
        sure = f"{claim.evidence.confidence:.2f}" if claim else ""
        witness = visible(claim.evidence.by) if claim else ""
        about = f"{label}  {sure:4}  {witness:{witnesses}}  "
        yield about + wrapped(_shown(value), margin)
        if claim:
            before, quote, after = _line(claim.evidence, scrape)
            line = f"{name} {before}{quote}{after}"
            if line != last_line:
                yield f"{margin}{before}{styled(quote, underline=True)}{after}"
            last_line = line
        last_name = name


def _line(
    evidence: refkit.Evidence, scrape: refkit.Scrape | None
) -> tuple[str, str, str]:
    """The line that is quoted: its number and what precedes the quote, it, the rest.

    A long line is cut around the quote.
    """
    if evidence.span is None or scrape is None:
        return "", f"“{visible(evidence.quote[:_WIDEST])}”", ""
    start, end = evidence.span
    first, last = _line_around(scrape.text, start)
    number = f"line {scrape.line_number(start)}: "
    left, right = first, last
    if last - first > _WIDEST:
        left = max(first, start - _AROUND)
        right = min(last, left + _WIDEST)
    end = min(end, right)
    return (
        number + "…" * (left > first) + visible(scrape.text[left:start]),
        visible(scrape.text[start:end]),
        visible(scrape.text[end:right]) + "…" * (right < last),
    )


def _line_around(text: str, position: int) -> tuple[int, int]:
    last = text.find("\n", position)
    return text.rfind("\n", 0, position) + 1, last if last >= 0 else len(text)


def _shown(value: Any) -> str:
    return visible(value.inverted if isinstance(value, refkit.Name) else str(value))
