"""A bibliographic record that a page holds: what it says, term by term."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from refkit.model import Field, Type
from refkit.parsers.markup.statements import Said, Statement, Vocabulary, by_term

FIELDS: Final[Mapping[str, Field]] = {
    "type": "type",
    "title": "title",
    "other_title": "title",
    "author": "author",
    "editor": "editor",
    "journal": "container_title",
    "proceedings": "container_title",
    "book": "container_title",
    "venue": "container_title",
    "other_journal": "container_title",
    "short_journal": "container_title_short",
    "series": "collection_title",
    "publisher": "publisher",
    "institution": "publisher",
    "place": "publisher_place",
    "issue_date": "issued",
    "date": "issued",
    "online_date": "issued",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "article_number": "page",
    "number": "number",
    "edition": "edition",
    "genre": "genre",
    "doi": "doi",
    "pmid": "pmid",
    "pmcid": "pmcid",
    "arxiv": "arxiv",
    "isbn": "isbn",
    "issn": "issn",
    "url": "url",
    "language": "language",
    "keyword": "keyword",
    "abstract": "abstract",
    "other_abstract": "abstract",
}
"""The terms that the dialects share. Of two for one field the upper is trusted more."""

_TYPES: Final[Mapping[str, Type]] = {
    "proceedings": "paper-conference",
    "book": "chapter",
    "journal": "article-journal",
    "other_journal": "article-journal",
    "arxiv": "article",
}
_TITLED: Final = (frozenset({"title"}), frozenset({"other_title"}))


class Record(NamedTuple):
    """What one record says, in the terms of a vocabulary."""

    vocabulary: Vocabulary
    said: Said

    @property
    def title(self) -> str:
        """The title, folded to its letters and digits; empty when it has none."""
        for term, field in self.vocabulary.fields.items():
            if field == "title" and term in self.said:
                return folded(str(self.said[term][0].value))
        return ""


def vocabulary(
    witness: str, *, marks: Sequence[frozenset[str]] = _TITLED, trust: float = 0.93
) -> Vocabulary:
    """The vocabulary of a dialect that says things in the shared terms.

    ``marks`` are sets of terms that together show a record of a work; where the
    dialect itself shows it, a title is enough.
    """
    return Vocabulary(
        witness=witness,
        confidence=trust,
        fields=FIELDS,
        pages=("first_page", "last_page"),
        types=_TYPES,
        marks=marks,
    )


def record(of: Vocabulary, statements: Iterable[Statement]) -> Record:
    """Gather what a record says."""
    return Record(of, by_term(statements))


def folded(words: str) -> str:
    """The letters and digits of some words, to tell whether two titles are one.

    >>> folded("On Trees: a Study")
    'ontreesastudy'
    """
    return "".join(filter(str.isalnum, words.casefold()))
