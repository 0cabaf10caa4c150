"""The words of works kept by tantivy, which finds them among many millions.

https://docs.rs/tantivy and https://tantivy-py.readthedocs.io
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from refkit.errors import SourceError

if TYPE_CHECKING:
    import tantivy

_MEMORY: Final = 256 << 20
"""Bytes that words may take before they are written."""
_FREQUENT: Final = 0.02
"""A word of more works than this share of all is not looked for, if others are there."""
_FEWEST: Final = 1000


def require() -> None:
    """Raise ``SourceError`` if tantivy is not installed."""
    try:
        import tantivy  # noqa: F401
    except ImportError as error:
        what = "is not installed: pip install refkit[tantivy]"
        raise SourceError("tantivy", what) from error


def write(folder: Path, said: Iterable[tuple[int, str]]) -> None:
    """Write the words of works, with their numbers, into an empty folder."""
    import tantivy

    fields = tantivy.SchemaBuilder()
    fields.add_text_field("said", tokenizer_name="whitespace", index_option="basic")
    fields.add_integer_field("number", fast=True)
    index = tantivy.Index(fields.build(), path=str(folder))
    writer = index.writer(_MEMORY, num_threads=2)
    for number, words in said:
        writer.add_document(tantivy.Document(said=words, number=number))
    writer.commit()
    writer.wait_merging_threads()


def likeliest(
    folder: Path, words: Sequence[str], most: int
) -> tuple[list[int], Mapping[str, int]]:
    """The numbers of works that have most of some words, and how many have each word."""
    import tantivy

    index = _opened(folder)
    searcher = index.searcher()
    docs = {word: searcher.doc_freq("said", word) for word in words}
    limit = max(_FEWEST, int(_FREQUENT * searcher.num_docs))
    there = [word for word in words if docs[word]]
    rare = [word for word in there if docs[word] <= limit] or there
    if not rare:
        return [], docs
    query = tantivy.Query.boolean_query(
        [
            (tantivy.Occur.Should, tantivy.Query.term_query(index.schema, "said", word))
            for word in rare
        ]
    )
    found = [address for _, address in searcher.search(query, most).hits]
    numbers = searcher.fast_field_values("number", found)
    return [at for at in numbers if isinstance(at, int)], docs


@lru_cache(maxsize=8)
def _opened(folder: Path) -> "tantivy.Index":
    """The words in a folder, which are never changed once they are there."""
    import tantivy

    try:
        return tantivy.Index.open(str(folder))
    except ValueError as error:
        raise SourceError(
            str(folder), f"not the words of an index ({error})"
        ) from error
