"""A page of HTML that stands alone: its style and its script are in it."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from refkit.reports.markup import Markup, joined, tag

_DATA: Final = Path(__file__).parent / "data"


def page(counts: Mapping[str, int], sections: Sequence[Markup]) -> str:
    """Return the report, with counts at its top."""
    style = (_DATA / "report.css").read_text("utf-8")
    script = (_DATA / "report.js").read_text("utf-8")
    head = (
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(script)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", "Deduplication report"),
        tag("style", Markup(style)),
    )
    body = (
        tag("a", "Skip to the first pair", class_="skip", href="#unsure"),
        _header(counts),
        tag("main", *sections),
        _answer_bar(),
        tag("script", Markup(script)),
    )
    html = tag("html", tag("head", *head), tag("body", *body), lang="en")
    return f"<!DOCTYPE html>\n{html}\n"


def section(
    id: str,
    title: str,
    about: str,
    entries: Sequence[Markup],
    lines: Sequence[Markup],
    count: int,
) -> Markup:
    """Return a part of the report; of ``count`` things it may show the first only."""
    unlisted = count - len(entries) - len(lines)
    heading = (f"{title} ", tag("span", f"{count:,}", class_="count"))
    return tag(
        "section",
        tag("h2", *heading, id=f"{id}-title"),
        tag("p", about if count else "Nothing to look at.", class_="muted"),
        *entries,
        tag("ol", *lines, class_="lines") if lines else "",
        tag("p", f"And {unlisted:,} more.", class_="muted") if unlisted else "",
        id=id,
        aria_labelledby=f"{id}-title",
    )


def _policy(script: str) -> str:
    """What the page may do: run its own script, and nothing that a title smuggles in."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return (
        "default-src 'none'; base-uri 'none'; form-action 'none';"
        f" style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    )


def _header(counts: Mapping[str, int]) -> Markup:
    facts = (
        tag("div", tag("dt", name), tag("dd", f"{count:,}"))
        for name, count in counts.items()
    )
    sections = (("unsure", "Unsure"), ("merged", "Merged"), ("apart", "Kept apart"))
    links = (tag("a", name, href=f"#{id}") for id, name in sections)
    return tag(
        "header",
        tag("h1", "Deduplication report"),
        tag("dl", *facts),
        tag("nav", joined(links, " "), aria_label="Sections"),
        _legend(),
    )


def _legend() -> Markup:
    return tag(
        "p",
        "Marked: ",
        tag("mark", "another word"),
        ", ",
        tag("mark", "the same but for its spelling", class_="slight"),
        ". The score adds up what speaks for two records being one work, and against"
        " it; above 0 they are merged, if nothing rules it out.",
        class_="muted legend",
    )


def _answer_bar() -> Markup:
    """What the script shows where it runs; without it nothing could be answered."""
    return tag(
        "aside",
        tag("output", "", id="told"),
        tag("button", "Download decisions.json", id="save", type="button"),
        tag("span", "In a question, Y and N answer and go on.", class_="muted keys"),
        id="answers",
        aria_label="Answers",
        hidden="",
    )
