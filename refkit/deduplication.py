"""Copies of one work found among references, and merged."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Final

from refkit.matching.linked import Linked
from refkit.matching.results import Deduplicated
from refkit.matching.screening import all_differ
from refkit.model import Reference
from refkit.processes import cores, forks, spread

if TYPE_CHECKING:
    from refkit.matching.shelf import Batch
    from refkit.matching.traits import Traits

MANY: Final = 20_000
"""References from which on what is compared of them stands in files."""
_BATCH: Final = 1_000
_WAVE: Final = 100
"""Batches that are worked out by the same processes."""

Pair = frozenset[str]
"""The fingerprints of two references; a single one if they say the same."""


def dedupe(
    references: Iterable[Reference],
    *,
    judgements: Mapping[Pair, bool | None] | None = None,
    merge_unsure: bool = False,
    merge_versions: bool = False,
    jobs: int | None = None,
) -> Deduplicated:
    """Find the copies of one work among references, and merge them.

    Two records become one only where nothing speaks against it that a person would
    go by: another DOI, another part, a reply, another page under a recurring title.
    ``judgements`` says of pairs of fingerprints whether they are one work, as far as a
    person knows; ``read_judgements`` reads them from a file.
    ``merge_unsure`` merges doubtful pairs too; ``merge_versions`` merges the preprint,
    the conference paper and the article. ``jobs`` processes share the work on a large
    library; None means one for each core, where starting them costs nothing.

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

    with _traits(inputs, jobs or (cores() if forks() else 1)) as records:
        linked = link(
            records,
            judgements=known,
            merge_unsure=merge_unsure,
            merge_versions=merge_versions,
            jobs=jobs or cores(),
        )
    return Deduplicated(inputs, linked, known)


@contextmanager
def _traits(inputs: Sequence[Reference], jobs: int) -> Iterator["Sequence[Traits]"]:
    """What is compared of references, in memory or, where they are many, in files."""
    from refkit.matching.traits import traits_of

    if len(inputs) < MANY:
        yield [traits_of(reference) for reference in inputs]
    else:
        from refkit.matching.shelf import shelved

        with shelved(_batches(inputs, jobs)) as records:
            yield records


def _batches(inputs: Sequence[Reference], jobs: int) -> Iterator["Batch"]:
    work = partial(_batch, inputs)
    starts = range(0, len(inputs), _BATCH)
    if jobs == 1 or not forks():  # to send references costs more than it saves
        yield from map(work, starts)
        return
    # A copy of this process copies what it looks at, so its life is short.
    for wave in (starts[at : at + _WAVE] for at in range(0, len(starts), _WAVE)):
        yield from spread(work, ((start, False) for start in wave), jobs)


def _batch(inputs: Sequence[Reference], start: int) -> "Batch":
    from refkit.matching.shelf import batch_of
    from refkit.matching.traits import traits_of

    return batch_of([traits_of(each) for each in inputs[start : start + _BATCH]])


def fingerprint(reference: Reference) -> str:
    """Return a short name for all that a reference says, the same in every run.

    A person's judgements of pairs are kept under it. Where a reference was read from
    makes no difference, nor does its key.

    >>> fingerprint(Reference(title="On Oaks")) == fingerprint(Reference(title="On Elms"))
    False
    """
    from hashlib import blake2b  # loads OpenSSL, and few ask for a fingerprint

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
