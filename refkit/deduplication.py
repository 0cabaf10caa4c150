"""Copies of one work found among references, and merged."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from refkit.matching.linked import Linked
from refkit.matching.results import Deduplicated
from refkit.matching.screening import all_differ
from refkit.model import Reference

Pair = frozenset[str]
"""The fingerprints of two references; a single one if they say the same."""


def dedupe(
    references: Iterable[Reference],
    *,
    judgements: Mapping[Pair, bool | None] | None = None,
    merge_unsure: bool = False,
    merge_versions: bool = False,
) -> Deduplicated:
    """Find the copies of one work among references, and merge them.

    Two records become one only where nothing speaks against it that a person would
    go by: another DOI, another part, a reply, another page under a recurring title.
    ``judgements`` says of pairs of fingerprints whether they are one work, as far as a
    person knows; ``read_judgements`` reads them from a file.
    ``merge_unsure`` merges doubtful pairs too; ``merge_versions`` merges the preprint,
    the conference paper and the article.

    >>> one = Reference(title="On the Hypotheses of Geometry", doi="10.1000/8.14")
    >>> two = Reference(title="On the hypotheses of geometry.", doi="10.1000/8.14")
    >>> dedupe([one, two]).assignment
    (0, 0)
    """
    inputs = tuple(references)
    known = _positions(inputs, judgements or {})
    if not known and all_differ(inputs):
        return Deduplicated(inputs, Linked(list(range(len(inputs)))), {})
    from refkit.matching.linking import link
    from refkit.matching.traits import traits_of

    linked = link(
        [traits_of(reference) for reference in inputs],
        judgements=known,
        merge_unsure=merge_unsure,
        merge_versions=merge_versions,
    )
    return Deduplicated(inputs, linked, known)


def fingerprint(reference: Reference) -> str:
    """Return a short name for all that a reference says, the same in every run.

    A person's judgements of pairs are kept under it. Where a reference was read from
    makes no difference, nor does its key.

    >>> fingerprint(Reference(title="On Oaks")) == fingerprint(Reference(title="On Elms"))
    False
    """
    said = "\x1e".join(
        f"{name}\x1f{value!r}" for name, value in reference.known.items()
    )
    return blake2b(said.encode(), digest_size=8).hexdigest()


def _positions(
    inputs: Sequence[Reference], judgements: Mapping[Pair, bool | None]
) -> dict[tuple[int, int], bool]:
    """The judgements by the positions of the records that they are about."""
    said = {pair: same for pair, same in judgements.items() if same is not None}
    wanted = {name for pair in said for name in pair}
    if not wanted:
        return {}
    at: dict[str, list[int]] = {}
    for position, reference in enumerate(inputs):
        if (name := fingerprint(reference)) in wanted:
            at.setdefault(name, []).append(position)
    found: dict[tuple[int, int], bool] = {}
    for pair, same in said.items():
        names = sorted(pair)
        for one in at.get(names[0], ()):
            for other in at.get(names[-1], ()):
                if one != other:
                    found[min(one, other), max(one, other)] = same
    return found
