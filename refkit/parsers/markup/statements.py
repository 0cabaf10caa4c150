"""What one vocabulary says about a page's work, and the claims that follow from it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from attrs import frozen

from refkit.model import (
    NAME_FIELDS,
    Claim,
    Evidence,
    Field,
    Scrape,
    Span,
    Type,
    Value,
)
from refkit.parsers.markup.values import values_of
from refkit.readers.kinds import kind_of

# Two tags that make one claim quote all that stands between them, but no more.
_NEAR: Final = 500
_TELLING: Final = 12
"""How many letters of a title hardly stand in another title."""


class Statement(NamedTuple):
    """A term of a vocabulary, what it is given, and where that stands."""

    term: str
    value: Value
    span: Span


@frozen(kw_only=True, eq=False)
class Vocabulary:
    """How the terms of a vocabulary are understood, and how far it is trusted."""

    witness: str
    confidence: float
    fields: Mapping[str, Field]
    """Terms to fields. Of two terms for one field the upper is trusted more; people
    are taken from the uppermost alone."""
    pages: tuple[str, str] | None = None
    """The terms for the first and the last page."""
    types: Mapping[str, Type] = {}
    """Terms that tell the type of a work by being there; the uppermost decides."""
    kind: str | None = None
    """The term whose words name the kind of work."""
    only_with: Mapping[str, frozenset[str]] = {}
    """Terms that are believed only where one of others stands beside them."""
    marks: Sequence[frozenset[str]] = ()
    """Sets of terms that together show that the page is about one scholarly work."""
    others: frozenset[str] = frozenset()
    """Terms that are kept for what they tell about others."""

    @property
    def terms(self) -> frozenset[str]:
        """Every term that means something here."""
        kind = (self.kind,) if self.kind else ()
        named = (*self.fields, *self.types, *(self.pages or ()), *kind, *self.others)
        return frozenset(named).union(*self.marks)


Said = Mapping[str, Sequence[Statement]]
"""Statements by their terms."""


def by_term(statements: Iterable[Statement]) -> Said:
    """Gather statements by their terms, leaving out those that say nothing."""
    said: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.value:
            said.setdefault(statement.term, []).append(statement)
    return said


def marks_a_work(vocabulary: Vocabulary, said: Said) -> bool:
    """Whether what is said shows that the page is about one scholarly work.

    That it calls itself an article does not: so does the news.
    """
    terms = set(said)
    if all(kind == "article-journal" for kind, _ in _kinds(vocabulary, said)):
        terms.discard(vocabulary.kind or "")
    return any(mark <= terms for mark in vocabulary.marks)


def claims_from(scrape: Scrape, vocabulary: Vocabulary, said: Said) -> Iterator[Claim]:
    """Claim what a vocabulary says."""
    ranks: dict[Field, int] = {}
    for term, field in vocabulary.fields.items():
        rank = ranks[field] = ranks.get(field, -1) + 1
        if term not in said or not _is_believed(vocabulary, said, term):
            continue
        statements = _once(said[term])
        for statement in statements:
            doubt = 0.0 if field in NAME_FIELDS else rank / 100
            evidence = _evidence(scrape, vocabulary, statement.span, doubt)
            for value in _values(field, statement.value, alone=len(statements) == 1):
                yield Claim(field, value, evidence)
    yield from _page_claims(scrape, vocabulary, said)
    yield from _type_claims(scrape, vocabulary, said)


def _values(field: Field, value: Value, *, alone: bool) -> Sequence[Value]:
    if not isinstance(value, str):
        return [value]
    return values_of(field, value, alone=alone)


def _is_believed(vocabulary: Vocabulary, said: Said, term: str) -> bool:
    beside = vocabulary.only_with.get(term)
    if beside is not None and beside.isdisjoint(said):
        return False
    field = vocabulary.fields[term]
    same = (other for other, of in vocabulary.fields.items() if of == field)
    return field not in NAME_FIELDS or term == next(filter(said.__contains__, same))


def _once(statements: Sequence[Statement]) -> Sequence[Statement]:
    """The statements, each once if a page gives each as often as the others.

    So it does with the whole list again, or with each author's every address.
    """
    if len(statements) == 1:
        return statements
    first: dict[Value, Statement] = {}
    for statement in statements:
        first.setdefault(statement.value, statement)
    times = Counter(statement.value for statement in statements)
    return list(first.values()) if len(set(times.values())) == 1 else statements


def _page_claims(scrape: Scrape, vocabulary: Vocabulary, said: Said) -> Iterator[Claim]:
    first, last = (said.get(term, ()) for term in vocabulary.pages or ("", ""))
    if not first or not _is_page(first[0].value):
        return
    page, span = values_of("page", str(first[0].value), alone=True)[0], first[0].span
    if last and last[0].value != page and page.isalnum() and _is_page(last[0].value):
        page = f"{page}-{last[0].value}"
        both = Span(
            min(span.start, last[0].span.start), max(span.end, last[0].span.end)
        )
        if both.end - both.start <= _NEAR:
            span = both
    yield Claim("page", page, _evidence(scrape, vocabulary, span))


def _is_page(value: Value) -> bool:
    return isinstance(value, str) and bool(values_of("page", value, alone=True))


def _type_claims(scrape: Scrape, vocabulary: Vocabulary, said: Said) -> Iterator[Claim]:
    for kind, span in _kinds(vocabulary, said):
        yield Claim("type", kind, _evidence(scrape, vocabulary, span))
    for term, type in vocabulary.types.items():
        if term in said:
            span = said[term][0].span
            yield Claim("type", type, _evidence(scrape, vocabulary, span, 0.01))
            return


def _kinds(vocabulary: Vocabulary, said: Said) -> list[tuple[Type, Span]]:
    """What the term for the kind of work says, where it says something."""
    statements = said.get(vocabulary.kind or "", ())
    kinds = ((kind_of(str(said.value)), said.span) for said in statements)
    return [(kind, span) for kind, span in kinds if kind]


def _evidence(
    scrape: Scrape, vocabulary: Vocabulary, span: Span, doubt: float = 0.0
) -> Evidence:
    confidence = round(vocabulary.confidence - doubt, 3)
    return Evidence(vocabulary.witness, scrape[span], span, confidence)


def folded(title: str) -> str:
    """A title's letters and digits alone, to compare it.

    >>> folded("On Trees: a Study")
    'ontreesastudy'
    """
    return "".join(filter(str.isalnum, title.casefold()))


def is_among(title: str, titles: Iterable[str]) -> bool:
    """Whether a folded title is one of others, or stands in one with the site's name.

    >>> is_among("onoldwetwalls", ["onoldwetwallsoakarchive"]), is_among("walls", ["wallsoak"])
    (True, False)
    """
    tells = len(title) >= (_TELLING if title.isascii() else _TELLING // 2)
    return any(title == other or (tells and title in other) for other in titles)
