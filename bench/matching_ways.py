"""The ways to ask for reference strings: the decision alone, or all of ``enrich``."""

import json
import os
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from attrs import frozen
from matching_search import Index

sys.path[:0] = [str(Path(__file__).parents[1])]

import refkit  # noqa: E402
from refkit.identification import candidate_of  # noqa: E402
from refkit.matching.candidates import Candidate  # noqa: E402
from refkit.matching.identity import Identification, identify  # noqa: E402
from tests.enrichers.server import serving  # noqa: E402

CANDIDATES: Final = 8


@frozen
class String:
    """A reference string and the DOI of its work, empty if it has none."""

    source: str
    text: str
    doi: str
    labels: Mapping[str, Any]


Told = tuple[Sequence[Mapping[str, Any]], Identification]
"""The works that were compared with a string, and what was found of them."""


def decided(strings: Sequence[String], index: Index) -> Iterator[Told]:
    """Ask the bench's own search and the decision alone."""
    made: dict[str, Candidate] = {}
    for one in strings:
        found = index.search(one.text, CANDIDATES)
        for work in found:
            if work["DOI"] not in made:
                made[work["DOI"]] = candidate_of(work)
        yield found, identify(one.text, [made[work["DOI"]] for work in found])


def enriched(strings: Sequence[String], enricher: refkit.Enricher) -> Iterator[Told]:
    """Go the whole way; what counts is the work that the reference is completed from."""
    warnings.simplefilter("ignore", refkit.RefkitWarning)  # DOIs of other works
    typed = [" ".join(one.text.split()) for one in strings]
    for outcome in refkit.iter_enrich(typed, enricher=enricher):
        assert outcome.error is None, outcome.error
        told = outcome.identification or Identification(None, (), "not looked for")
        yield outcome.works, told


@contextmanager
def asked(
    index: Index, through: str | None
) -> Iterator[Callable[[Sequence[String]], Iterator[Told]]]:
    """How to ask for strings: the decision alone, or the whole way to a source."""
    if through is None:
        yield partial(decided, index=index)
        return
    with TemporaryDirectory() as name:
        if through == "index":
            file = Path(name) / "works.jsonl"
            file.write_text("".join(f"{json.dumps(work)}\n" for work in index.works))
            refkit.build_index(file, f"{name}/index", jobs=1)
            yield partial(enriched, enricher=refkit.local_index(f"{name}/index"))
            return
        with serving() as server:
            server.knows(*index.works)
            os.environ["REFKIT_CROSSREF_URL"] = server.url
            os.environ["REFKIT_CROSSREF_TOKEN"] = "subscriber"  # noqa: S105 - 150 requests/s
            os.environ["XDG_CACHE_HOME"] = name
            yield partial(enriched, enricher=refkit.crossref())
