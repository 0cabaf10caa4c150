"""The report of a deduplication: one page for a person to look through."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import inf
from typing import Final

from refkit.deduplication import fingerprint
from refkit.matching.results import Decision, Deduplicated
from refkit.reports.entries import (
    Merged,
    answer_line,
    cluster_entry,
    cluster_line,
    pair_entry,
    pair_line,
)
from refkit.reports.markup import Markup
from refkit.reports.page import page, section

FULL: Final = 200
"""Entries of a section that are shown in full, those of the largest doubts."""
LINES: Final = 10_000
"""Further entries that are shown in a line each; the rest is counted."""
_OPEN: Final = 10
"""Clusters that are open from the beginning."""
_PAIRS: Final = 50
"""Pairs between two clusters for which one answer goes."""


def dedupe_report(result: Deduplicated) -> str:
    """Return a page of HTML that shows what was merged, what was not, and why.

    It needs no other file and no network. Unsure pairs come first, then what was
    merged, the largest doubts first, then what is alike and was kept apart. Answers
    to unsure pairs can be downloaded from the page as ``decisions.json``.
    """
    questions = _by_works(result, result.unsure)
    clusters = _clusters(result)
    related = _related(result)
    answers = _answers(result)
    return page(
        _counts(result, len(questions), len(related)),
        [
            _unsure_section(result, questions),
            _merged_section(result, clusters),
            _related_section(result, related),
            _answers_section(result, answers),
        ],
    )


def _by_works(result: Deduplicated, pairs: Iterable[Decision]) -> list[list[Decision]]:
    """Pairs of records gathered by the two works that they belong to."""
    found: dict[frozenset[int], list[Decision]] = {}
    for pair in pairs:
        works = frozenset((result.assignment[pair.one], result.assignment[pair.other]))
        gathered = found.setdefault(works, [])
        if len(gathered) < _PAIRS:
            gathered.append(pair)
    return list(found.values())


def _clusters(result: Deduplicated) -> list[Merged]:
    """Clusters of several records, with the score and the records of the weakest link.

    Links that a person made are sure.
    """
    found = []
    for number, members in enumerate(result.members):
        if len(members) > 1:
            links = result.links[number] or ((inf, members[0], members[1]),)
            score, one, other = min(links)
            found.append(Merged(score, number, one, other))
    return sorted(found)


def _related(result: Deduplicated) -> list[list[Decision]]:
    """Pairs that were kept apart for a reason, those of rare reasons first."""
    apart = [
        pair
        for pair in result.related
        if pair.person is None
        and result.assignment[pair.one] != result.assignment[pair.other]
    ]
    often = Counter(pair.bar for pair in apart)
    apart.sort(key=lambda pair: (often[pair.bar], pair.bar, -pair.score))
    return _by_works(result, apart)


def _answers(result: Deduplicated) -> list[tuple[tuple[int, int], bool]]:
    """What a person said before, once for records that say the same."""
    found: dict[frozenset[str], tuple[tuple[int, int], bool]] = {}
    for places, same in sorted(result.judgements.items()):
        names = frozenset(fingerprint(result.inputs[at]) for at in places)
        found.setdefault(names, (places, same))
    return list(found.values())


def _unsure_section(
    result: Deduplicated, questions: Sequence[Sequence[Decision]]
) -> Markup:
    return section(
        "unsure",
        "Unsure",
        "Pairs that stayed apart although they may be one work, the likeliest first.",
        [pair_entry(result, pairs, is_open=True) for pairs in questions[:FULL]],
        [pair_line(result, pairs) for pairs in questions[FULL:][:LINES]],
        len(questions),
    )


def _merged_section(result: Deduplicated, clusters: Sequence[Merged]) -> Markup:
    entries = [
        cluster_entry(result, cluster, is_open=at < _OPEN)
        for at, cluster in enumerate(clusters[:FULL])
    ]
    return section(
        "merged",
        "Merged",
        "Records that became one, those with the weakest link first.",
        entries,
        [cluster_line(result, cluster) for cluster in clusters[FULL:][:LINES]],
        len(clusters),
    )


def _related_section(
    result: Deduplicated, related: Sequence[Sequence[Decision]]
) -> Markup:
    return section(
        "apart",
        "Kept apart",
        "Pairs that are much alike and are two works for a stated reason: versions,"
        " notices, parts, columns that recur.",
        [pair_entry(result, pairs, is_open=False) for pairs in related[:FULL]],
        [pair_line(result, pairs) for pairs in related[FULL:][:LINES]],
        len(related),
    )


def _answers_section(
    result: Deduplicated, answers: Sequence[tuple[tuple[int, int], bool]]
) -> Markup:
    if not answers:
        return Markup("")
    return section(
        "answered",
        "Answered before",
        "They are obeyed, and stay in the file that you download.",
        [],
        [answer_line(result, places, same) for places, same in answers[:LINES]],
        len(answers),
    )


def _counts(result: Deduplicated, unsure: int, apart: int) -> dict[str, int]:
    records, works = len(result.inputs), len(result.members)
    return {
        "records": records,
        "works": works,
        "copies merged": records - works,
        "unsure": unsure,
        "kept apart": apart,
    }
