"""Words to field values: what a claim says, read as the model holds it.

Every reader takes the words of a claim, or a value that is typed already, and
returns the field's value. It raises ``ValueError`` for words that are no such
value, and nothing else.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from refkit.model import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, Field, Value
from refkit.readers.dates import read_date
from refkit.readers.identifiers import (
    read_arxiv,
    read_doi,
    read_isbn,
    read_issn,
    read_pmcid,
    read_pmid,
    read_url,
)
from refkit.readers.names import read_name
from refkit.readers.numbers import read_number, read_page
from refkit.readers.texts import read_text, read_title, read_type

READERS: Final[Mapping[Field, Callable[[Value], Any]]] = {
    **dict.fromkeys(TEXT_FIELDS, read_text),
    **dict.fromkeys(NAME_FIELDS, read_name),
    **dict.fromkeys(DATE_FIELDS, read_date),
    "type": read_type,
    "title": read_title,
    "volume": read_number,
    "issue": read_number,
    "page": read_page,
    "number": read_number,
    "doi": read_doi,
    "pmid": read_pmid,
    "pmcid": read_pmcid,
    "arxiv": read_arxiv,
    "isbn": read_isbn,
    "issn": read_issn,
    "url": read_url,
    "keyword": read_text,
}
"""The reader of each field."""
