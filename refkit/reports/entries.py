"""What the page shows of one pair or one cluster: in full, or in a line."""

from collections.abc import Sequence
from math import isinf
from typing import Final

from attrs import frozen

from refkit.deduplication import fingerprint
from refkit.matching.results import Decision, Deduplicated
from refkit.model import Reference
from refkit.reports.markup import Markup, joined, tag
from refkit.reports.side_by_side import Column, cut, label_of, side_by_side
from refkit.reports.waterfall import signed, waterfall

_COLUMNS: Final = 8
"""Records of a cluster that stand side by side; the others are named."""
_NAMED: Final = 100
"""Records that are named where they do not stand side by side."""


@frozen(order=True)
class Merged:
    """Records that became one work."""

    score: float
    """That of the weakest link; infinite if nobody doubts it."""
    number: int
    one: int
    other: int
    """The positions of the two records of that link."""


def pair_entry(
    result: Deduplicated, pairs: Sequence[Decision], *, is_open: bool
) -> Markup:
    """Show two records that stayed apart; an answer goes for all ``pairs`` alike."""
    decision = pairs[0]
    columns = [
        Column(letter, result.inputs[at], (at,), _beside(result, at))
        for letter, at in zip("AB", (decision.one, decision.other), strict=True)
    ]
    about = "A and B"
    return _entry(
        _pair_head(result, decision, "h3"),
        side_by_side(columns),
        waterfall(decision, about, together=False),
        _also(pairs),
        is_open=is_open,
        asked=asked(result, [(each.one, each.other) for each in pairs]),
        about=about,
    )


def cluster_entry(result: Deduplicated, cluster: Merged, *, is_open: bool) -> Markup:
    """Show the records of one work, and the weakest of the links that hold them."""
    number = cluster.number
    weakest = result.explain(cluster.one, cluster.other)
    columns = _columns(result, number, weakest)
    shown, more = columns[:_COLUMNS], columns[_COLUMNS:]
    letters = {at: column.letter for column in shown for at in column.positions}
    one, other = letters[weakest.one], letters[weakest.other]
    about = f"{one} and {other}" if one != other else f"two of {one}"
    count = len(result.links[number])
    # What a person said of the pair stands among the earlier answers.
    is_asked = weakest.person is None
    return _entry(
        _cluster_head(result, cluster, "h3"),
        side_by_side(shown, result.references[number]),
        waterfall(weakest, about, together=True),
        _unshown([at for column in more for at in column.positions], result),
        tag("p", f"The weakest of {count:,} links.", class_="muted")
        if count > 1
        else "",
        is_open=is_open,
        asked=asked(result, [(weakest.one, weakest.other)]) if is_asked else None,
        about=about,
        id=f"work-{number + 1}",
        class_="entry wide" if len(shown) > 2 else "entry",
    )


def pair_line(result: Deduplicated, pairs: Sequence[Decision]) -> Markup:
    """Show two records that stayed apart, in a line."""
    places = [(each.one, each.other) for each in pairs]
    head = _pair_head(result, pairs[0], "span")
    return tag("li", head, **asked(result, places))


def cluster_line(result: Deduplicated, cluster: Merged) -> Markup:
    """Show the records of one work, in a line."""
    head = _cluster_head(result, cluster, "span")
    return tag("li", head, id=f"work-{cluster.number + 1}")


def answer_line(result: Deduplicated, places: tuple[int, int], same: bool) -> Markup:
    """Show what a person said of two records, in a line."""
    one, other = places
    titles = joined((_short(result, one), _short(result, other)), " · ")
    said = "yes" if same else "no"
    return tag("li", titles, data_same=said, **asked(result, [places]))


def asked(
    result: Deduplicated, places: Sequence[tuple[int, int]]
) -> dict[str, str | None]:
    """Return what the page must know to keep an answer about pairs of records."""
    names = dict.fromkeys(
        " ".join(fingerprint(result.inputs[at]) for at in pair) for pair in places
    )
    one, other = places[0]
    return {
        "data_pairs": ",".join(names),
        "data_one": cut(result.inputs[one].title or "", 300),
        "data_other": cut(result.inputs[other].title or "", 300),
    }


def _entry(
    head: Markup,
    table: Markup,
    evidence: Markup,
    *notes: str,
    is_open: bool,
    asked: dict[str, str | None] | None,
    about: str,
    id: str | None = None,
    class_: str = "entry",
) -> Markup:
    label = "The records side by side"
    sides = tag(
        "div", table, class_="sides", role="group", tabindex="0", aria_label=label
    )
    ask = tag("div", class_="ask", data_about=about, **asked) if asked else ""
    body = tag(
        "div", sides, tag("div", evidence, *notes, class_="evidence"), class_="body"
    )
    attributes = {"id": id, "class_": class_, "open": "" if is_open else None}
    return tag("details", tag("summary", head), ask, body, **attributes)


def _pair_head(result: Deduplicated, decision: Decision, level: str) -> Markup:
    one, other = decision.one, decision.other
    return joined(
        (
            tag("span", signed(decision.score), class_="score"),
            tag(level, _title(result.inputs[one]), class_="title"),
            tag(
                "span",
                tag("span", decision.bar, class_="reason") if decision.bar else "",
                _other_title(result, one, other),
                _labels(result, (one, other)),
                class_="muted",
            ),
        )
    )


def _cluster_head(result: Deduplicated, cluster: Merged, level: str) -> Markup:
    members = result.members[cluster.number]
    score = "sure" if isinf(cluster.score) else signed(cluster.score)
    return joined(
        (
            tag("span", score, class_="score"),
            tag(level, _title(result.inputs[members[0]]), class_="title"),
            tag(
                "span",
                f"{len(members):,} records: ",
                _labels(result, members[:4]),
                "" if len(members) <= 4 else " …",
                class_="muted",
            ),
        )
    )


def _title(record: Reference) -> Markup:
    return tag("bdi", cut(record.title or "(no title)", 160))


def _other_title(result: Deduplicated, one: int, other: int) -> Markup:
    """The title of the other record where it is another."""
    title = result.inputs[other].title or ""
    if title.casefold() in {"", (result.inputs[one].title or "").casefold()}:
        return Markup("")
    return joined(("with “", tag("bdi", cut(title, 160)), "” · "))


def _short(result: Deduplicated, at: int) -> Markup:
    record = result.inputs[at]
    key = tag("bdi", label_of(record, at), class_="key")
    return joined((_title(record), " ", key))


def _labels(result: Deduplicated, places: Sequence[int]) -> Markup:
    return joined(
        (tag("bdi", label_of(result.inputs[at], at), class_="key") for at in places),
        ", ",
    )


def _columns(result: Deduplicated, number: int, weakest: Decision) -> list[Column]:
    """The records of a cluster; those of the weakest link are among the first."""
    alike: dict[str, list[int]] = {}
    for at in result.members[number]:
        alike.setdefault(fingerprint(result.inputs[at]), []).append(at)
    groups = list(alike.values())
    if len(groups) > _COLUMNS:
        groups.sort(key=lambda group: not {weakest.one, weakest.other} & {*group})
    return [
        Column(
            chr(ord("A") + at) if at < _COLUMNS else "",
            result.inputs[group[0]],
            tuple(group),
        )
        for at, group in enumerate(groups)
    ]


def _beside(result: Deduplicated, at: int) -> Markup:
    """A remark on a record that is merged with others."""
    number = result.assignment[at]
    count = len(result.members[number])
    if count == 1:
        return Markup("")
    link = tag("a", f"one of {count:,} merged", href=f"#work-{number + 1}")
    return tag("span", link, class_="beside")


def _unshown(places: Sequence[int], result: Deduplicated) -> Markup:
    if not places:
        return Markup("")
    rest = len(places) - _NAMED
    more = f" and {rest:,} more" if rest > 0 else ""
    return tag("p", "Also merged: ", _labels(result, places[:_NAMED]), more)


def _also(pairs: Sequence[Decision]) -> Markup:
    if len(pairs) == 1:
        return Markup("")
    word = "pair" if len(pairs) == 2 else "pairs"
    said = f"An answer goes for {len(pairs) - 1:,} more {word} of copies of these two."
    return tag("p", said, class_="muted")
