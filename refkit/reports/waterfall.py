"""The grounds of a decision as bars that add up to its score."""

from collections.abc import Iterator

from refkit.matching.results import Decision, Ground
from refkit.reports.markup import Markup, joined, tag


def waterfall(decision: Decision, about: str, *, together: bool) -> Markup:
    """Draw what speaks for and against two records being one work.

    ``about`` names the two; ``together`` says whether they became one work. Every bar begins where the one before ended. Its direction is told by its sign and
    its filling too, so that colour is no more than a help.
    """
    weighing = [ground for ground in decision.grounds if ground.weight]
    silent = [ground for ground in decision.grounds if not ground.weight]
    start = decision.score - sum(ground.weight for ground in weighing)
    steps = [0.0, start]
    for ground in weighing:
        steps.append(steps[-1] + ground.weight)
    low, high = min(steps), max(steps)

    def bar(one: float, other: float) -> Markup:
        return _bar(one, other, low, high)

    rows = [_row("to begin with", "", start, bar(0, start))]
    rows += [
        _row(
            ground.feature,
            _words(ground.state),
            ground.weight,
            bar(*steps[at : at + 2]),
        )
        for at, ground in enumerate(weighing, start=1)
    ]
    outcome = _outcome(decision, together)
    total = _row("score", outcome, decision.score, bar(0, decision.score))
    head = joined(
        tag("th", word, scope="col") for word in ("Ground", "State", "Sum", "Weight")
    )
    table = tag(
        "table",
        tag("caption", f"Evidence: {about}"),
        tag("thead", tag("tr", head)),
        tag("tbody", *rows),
        tag("tfoot", total),
        class_="waterfall",
    )
    return joined((table, *_notes(decision, silent, together)))


def signed(number: float) -> str:
    """Write a number with its sign.

    >>> signed(-1.5), signed(2)
    ('−1.50', '+2.00')
    """
    return f"{number:+.2f}".replace("-", "−")


def _outcome(decision: Decision, together: bool) -> str:
    if decision.person is not None:
        return "one work, you said" if decision.person else "two works, you said"
    if together:
        return "one work"
    return "kept apart" if decision.bar else "unsure"


def _row(name: str, state: str, weight: float, bar: Markup) -> Markup:
    return tag(
        "tr",
        tag("th", name, scope="row"),
        tag("td", state),
        tag("td", bar, class_="track"),
        tag("td", signed(weight), class_="number"),
    )


def _bar(start: float, end: float, low: float, high: float) -> Markup:
    """A bar between two sums, and the line at which a pair becomes one work."""
    span = (high - low) or 1.0

    def percent(at: float) -> str:
        return f"{100 * (at - low) / span:.1f}%"

    left, width = percent(min(start, end)), percent(low + abs(end - start))
    kind = "for" if end >= start else "against"
    return joined(
        (
            tag("i", class_="zero", style=f"left:{percent(0)}"),
            tag("i", class_=f"bar {kind}", style=f"left:{left};width:{width}"),
        )
    )


def _notes(
    decision: Decision, silent: list[Ground], together: bool
) -> Iterator[Markup]:
    if decision.bar:
        so = "Merged all the same" if together else "Kept apart whatever the score"
        yield tag("p", f"{so}: ", tag("strong", decision.bar))
    elif not together and decision.score > 0:
        yield tag("p", "Alike enough, but copies merged with them rule each other out.")
    if silent:
        said = ", ".join(
            f"{ground.feature} {_words(ground.state)}" for ground in silent
        )
        yield tag("p", f"Weighs nothing: {said}.", class_="muted")


def _words(state: str) -> str:
    return state.replace("-", " ")
