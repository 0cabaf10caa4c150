"""What the elements of a record say, as statements."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from refkit.model import Name, Span
from refkit.parsers.markup.statements import Statement
from refkit.parsers.records.parts import date_of, group, name_in, name_of, titled
from refkit.parsers.records.tree import Element, find, first, words_at, words_in

# Of a cut page, half an abstract is worth having; half a title or a number is wrong.
_MAY_BE_CUT: Final = frozenset({"abstract", "other_abstract"})
_NAME_PARTS: Final = frozenset(
    "prefix initials middle_name middlename first_name_fa last_name_fa".split()
)


def said_by(text: str, term: str, element: Element) -> Statement:
    """Say the words of an element; none, if they are cut off."""
    readable = element.closed or term in _MAY_BE_CUT
    words = words_in(text, element.span) if readable else ""
    return Statement(term, words, trimmed(text, element.span))


def said_at(
    text: str, element: Element, table: Mapping[str, str]
) -> Iterator[Statement]:
    """Say the words of all elements at the paths of a table of paths and terms."""
    for path, term in table.items():
        for found in find(element, path):
            yield said_by(text, term, found)


def title_in(
    text: str,
    element: Element,
    title: str = "title",
    subtitle: str = "subtitle",
    *,
    term: str = "title",
) -> Iterator[Statement]:
    """Say the first title below an element, with its subtitle."""
    main = first(element, title)
    if main is None or not main.closed:
        return
    under = first(element, subtitle)
    words = words_at(text, element, title)
    if under is None or not under.closed or under.start < main.end:
        yield Statement(term, words, trimmed(text, main.span))
    else:
        whole = titled(words, words_at(text, element, subtitle))
        yield Statement(term, whole, trimmed(text, Span(main.start, under.end)))


def person_in(
    text: str,
    person: Element,
    family: Sequence[str],
    given: Sequence[str],
    suffix: str = "suffix",
) -> Name | None:
    """The name that the parts of an element make; None if part of it is cut off."""
    last = person.children[-1].name if person.children else ""
    if not person.closed and last in {*family, *given, suffix, *_NAME_PARTS, ""}:
        return None
    families, givens = words_at(text, person, *family), words_at(text, person, *given)
    return name_of(families, givens, words_at(text, person, suffix))


def name_by(text: str, term: str, element: Element, name: Name | None) -> Statement:
    """Say a name that an element holds."""
    return Statement(term, name or "", trimmed(text, element.span))


def group_by(text: str, term: str, element: Element) -> Statement:
    """Say the name of a group that an element holds."""
    words = words_in(text, element.span) if element.closed else ""
    return name_by(text, term, element, group(words))


def named_by(text: str, term: str, element: Element) -> Statement:
    """Say a name that stands in one piece."""
    words = words_in(text, element.span) if element.closed else ""
    return name_by(text, term, element, name_in(words))


def date_by(text: str, term: str, element: Element) -> Statement:
    """Say the date whose parts an element holds."""
    parts = (words_at(text, element, part) for part in ("year", "month", "day"))
    return Statement(term, date_of(*parts), trimmed(text, element.span))


def trimmed(text: str, span: Span) -> Span:
    """A span without the white space at its ends.

    >>> trimmed("<a> b </a>", Span(3, 6))
    Span(start=4, end=5)
    """
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
