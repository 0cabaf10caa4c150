"""Copies of one work pooled into one reference."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from refkit.matching.folding import squeeze
from refkit.matching.pooling import Record, pooled
from refkit.matching.preferences import abbreviation, ordered
from refkit.matching.publication import NUMBERS, in_one_place, year_of
from refkit.model import FIELDS, Claim, Field, Reference
from refkit.resolve import decide, read_claim

_PUBLICATION: Final[frozenset[Field]] = frozenset(
    (
        *("type", "container_title", "container_title_short", "collection_title"),
        *("collection_number", "collection_editor", "container_author"),
        *("event_title", "event_place", "event_date", "volume_title", "part"),
        *("publisher", "publisher_place", "issued", *NUMBERS, "number_of_pages"),
        *("status", "version", "archive", "archive_location"),
        *("doi", "url", "accessed", "isbn", "issn"),
    )
)
"""What differs between a preprint and an article: taken from one of them."""
_UNITED: Final[frozenset[Field]] = frozenset(("isbn", "issn", "keyword"))
"""Lists in which order and completeness mean nothing: those of all records together."""
_ISBN, _SHORT_ISBN = 13, 10


def merge(members: Sequence[Reference]) -> Reference:
    """Pool what several records say of one work and decide field by field.

    The most trusted claim wins, as everywhere; what is trusted alike is put in order
    by ``ordered``. All claims stay, each under the name of its record; what is given
    in a bibliography has no confidence. ``members`` are one at least; their order says
    only whose key and source are kept.

    >>> short = Reference(title="Oaks", container_title="J. Bot.", source="a.bib")
    >>> full = Reference(title="Oaks: a survey", container_title="Journal of Botany")
    >>> merged = merge([short, full])
    >>> merged.title, merged.container_title, merged.container_title_short
    ('Oaks: a survey', 'Journal of Botany', 'J. Bot.')
    >>> [(claim.value, claim.evidence.by) for claim in merged.why("title")]
    [('Oaks: a survey', 'given @ record'), ('Oaks', 'given @ a.bib')]
    """
    if len(members) == 1:
        return members[0]
    records = pooled(members)
    heard, disputed = _heard(records)
    decided, confidence = decide(_open(heard, disputed))
    chosen = {
        field: decided.get(field, says[0].known[field])
        for field, says in heard.items()
        if field != "doi" or field in decided  # "NA" and the like are none
    }
    for field in _UNITED & heard.keys():
        chosen[field] = _united(record.known[field] for record in heard[field])
    claims = list(_in_order(records, heard))
    if (short := _short_title(heard, chosen)) is not None:
        claims.append(short)
        chosen["container_title_short"] = short.value
        if not short.evidence.is_given:
            confidence["container_title_short"] = short.evidence.confidence
    return Reference(
        **chosen,
        citation_key=next(filter(None, (m.citation_key for m in members)), None),
        source=next(filter(None, (m.source for m in members)), None),
        claims=claims,
        confidence=confidence,
        markup=_markup(members, chosen),
        carried=_carried(members),
    )


def _markup(
    members: Iterable[Reference], chosen: Mapping[Field, Any]
) -> dict[Field, str]:
    """The first rich text of each field that has the words which were chosen."""
    found: dict[Field, str] = {}
    for member in members:
        for field, text in member.markup.items():
            if getattr(member, field) == chosen.get(field):
                found.setdefault(field, text)
    return found


def _carried(members: Iterable[Reference]) -> dict[str, dict[str, str]]:
    """What is carried for each format, by the first that has it."""
    found: dict[str, dict[str, str]] = {}
    for member in members:
        for format, fields in member.carried.items():
            found[format] = {**fields, **found.get(format, {})}
    return found


def _heard(
    records: Sequence[Record],
) -> tuple[dict[Field, list[Record]], set[Field]]:
    """The records that have a say about each field, the preferred one first.

    Also the fields about which they do not say the same.
    """
    agreeing = in_one_place(records)
    year = year_of(agreeing) or year_of(records)
    heard: dict[Field, list[Record]] = {}
    disputed: set[Field] = set()
    for field in dict.fromkeys(chain.from_iterable(r.known for r in records)):
        says = [r for r in records if field in r.known]
        if field == "issued":
            says = [r for r in says if r.known["issued"].year == year]
        elif field in _PUBLICATION and len(agreeing) < len(records):
            best = [r for r in agreeing if field in r.known]
            says = best if best or field in NUMBERS else says
        if not says:
            continue
        values = [record.known[field] for record in says]
        if values.count(values[0]) < len(values):
            disputed.add(field)
            says = [says[at] for at in ordered(field, values)]
        heard[field] = says
    return heard, disputed


def _open(
    heard: Mapping[Field, Sequence[Record]], disputed: Container[Field]
) -> Iterator[Claim]:
    """The claims about each field in which there is something to decide.

    Where all wrote down the same there is nothing, unless it may be malformed.
    """
    for field, says in heard.items():
        if field in disputed or field == "doi" or not all(r.is_given for r in says):
            for record in says:
                yield from record.claims[field]


def _in_order(
    records: Sequence[Record], heard: Mapping[Field, Sequence[Record]]
) -> Iterator[Claim]:
    """All claims: about each field those that were heard, then the others."""
    claimed = set(chain.from_iterable(record.claims for record in records))
    for field in filter(claimed.__contains__, FIELDS):
        says = heard.get(field, ())
        for record in says:
            yield from record.claims[field]
        if len(says) < len(records):
            listened = set(map(id, says))
            for record in records:
                if id(record) not in listened:
                    yield from record.claims.get(field, ())


def _united(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The texts of several lists, each once, however it is written.

    >>> _united([("3-8329-2430-2", "Oaks"), ("oaks", "978-3-8329-2430-0")])
    ('3-8329-2430-2', 'Oaks')
    >>> _united([("pediatrics",), ("pediatrica",)])
    ('pediatrics', 'pediatrica')
    """
    found: dict[str, str] = {}
    for text in chain.from_iterable(lists):
        key = squeeze(text) or text
        if len(key) == _ISBN and key.startswith("978"):
            key = key[3:]
        if len(key) == _SHORT_ISBN and key[:-1].isdecimal():
            key = key[:-1]  # the last is a check digit, another one in either form
        found.setdefault(key, text)
    return tuple(found.values())


def _short_title(
    heard: Mapping[Field, Sequence[Record]], chosen: Mapping[Field, Any]
) -> Claim | None:
    """A claim that the abbreviation which was passed over is the short title."""
    full = chosen.get("container_title")
    if full is None or "container_title_short" in chosen:
        return None
    says = heard["container_title"]
    others = dict.fromkeys(record.known["container_title"] for record in says)
    said = abbreviation((text for text in others if text != full), full)
    if said is None:
        return None
    claims = chain.from_iterable(record.claims["container_title"] for record in says)
    evidence = max(
        (c.evidence for c in claims if said in (c.value, read_claim(c))),
        key=lambda evidence: (evidence.confidence, evidence.is_given),
    )
    return Claim("container_title_short", said, evidence)
