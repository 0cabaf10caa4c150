"""References for reports, and what was decided of them.

The decisions are given, so that no test here hangs on the weights of the matcher.
"""

from typing import Final

from attrs import evolve

from refkit import Deduplicated, Name, PartialDate, Reference
from refkit.matching.linked import Linked

HOSTILE: Final = (
    "</script><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)> --> ]]> </style></title></summary></details>',
    "' autofocus onfocus='alert(1)' x='",
    "javascript:alert(1) &lt;b&gt; &amp; {{7*7}} ${7*7} \\u003cscript\\u003e",
    "\u202egnihton si siht\u202c \u2066of \u2069oaks\u200f",
    "<!-- <script> -->",
)

OAKS: Final = Reference(
    type="article-journal",
    title="On the growth of large oaks in cold valleys",
    author=(Name("Berg", "Anna"), Name("Lindt", "Carl")),
    container_title="Journal of Forests",
    issued=PartialDate(2011),
    volume="26",
    issue="3",
    page="123-129",
    doi="10.1000/oaks.1",
    citation_key="berg2011",
    source="pubmed.ris",
)
"""A work that all is known of."""


def copy_of(reference: Reference, key: str) -> Reference:
    """The same work as another source has it."""
    title = (reference.title or "").upper()
    return evolve(reference, title=title, citation_key=key, source="scopus.ris")


def doubtful(reference: Reference, key: str) -> Reference:
    """What may be the same work, and may be another."""
    return evolve(
        reference,
        title=f"{reference.title}: interim analysis of efficacy",
        container_title="Proceedings in Botany",
        volume=None,
        issue=None,
        page=None,
        doi=None,
        citation_key=key,
    )


def erratum_of(reference: Reference, key: str) -> Reference:
    """A notice about a work: another work, however alike."""
    title = f"Erratum: {reference.title}"
    return evolve(reference, title=title, doi=None, page=None, citation_key=key)


def library(
    work: Reference = OAKS, said: dict[tuple[int, int], bool] | None = None
) -> Deduplicated:
    """One work of two records, one that may be the same, and a notice about it."""
    return Deduplicated(
        [
            work,
            copy_of(work, "BERG11"),
            doubtful(work, "berg2010"),
            erratum_of(work, "err"),
        ],
        Linked(
            first=[0, 0, 2, 3],
            links=[(7.5, 0, 1)],
            unsure=[(-0.5, 0, 2), (-0.7, 1, 2)],
            related=[(0, 3), (1, 3)],
        ),
        said or {},
    )


def many(count: int) -> Deduplicated:
    """So many works of two records each, and unsure pairs between the first of them."""
    works = [evolve(OAKS, title=f"Oak {at}", page=str(at)) for at in range(count)]
    records = [
        each for work in works for each in (work, copy_of(work, f"k{work.page}"))
    ]
    pairs = range(0, 2 * count, 2)
    return Deduplicated(
        records,
        Linked(
            first=[at - at % 2 for at in range(2 * count)],
            links=[(at / 2, at, at + 1) for at in pairs],
            unsure=[(-at / count, at, at + 2) for at in pairs[: min(count - 1, 250)]],
        ),
        {},
    )
