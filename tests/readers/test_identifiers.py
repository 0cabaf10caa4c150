"""Identifiers and numbers: the right form in, a canonical form out."""

import pytest

from refkit.model import Field
from refkit.readers import READERS

# fmt: off
READ: list[tuple[Field, str, str]] = [
    ("doi", "10.1186/s13045-015-0111-X", "10.1186/s13045-015-0111-x"),
    ("doi", "https://doi.org/10.1000/a_b", "10.1000/a_b"),
    ("doi", "http://dx.doi.org/10.1000/a%3Cb%3E", "10.1000/a<b>"),
    ("doi", "doi: 10.1000/a.", "10.1000/a"),
    ("doi", "10.1000/(a)b)", "10.1000/(a)b"),
    ("pmid", "PMID: 19577567", "19577567"),
    ("pmcid", "2759771", "PMC2759771"),
    ("pmcid", "PMCID: PMC2759771", "PMC2759771"),
    ("arxiv", "arXiv:1706.03762v5", "1706.03762"),
    ("arxiv", "https://arxiv.org/pdf/hep-th/9901001", "hep-th/9901001"),
    ("issn", "17568722", "1756-8722"),
    ("issn", "ISSN: 2434-561x", "2434-561X"),
    ("issn", "1308–9196", "1308-9196"),
    ("issn", "0970 - 020X", "0970-020X"),
    ("isbn", "978-3-8329-2430-0", "978-3-8329-2430-0"),
    ("isbn", "ISBN-10: 3832924302", "3832924302"),
    ("page", "4977–84", "4977-4984"),
    ("page", "pp. 93-99", "93-99"),
    ("page", "S3–S9", "S3-S9"),
    ("page", "e115619", "e115619"),
    ("page", "2051-2051", "2051"),
    ("page", "99-9", "99-9"),
    ("page", "137 à 153", "137-153"),
    ("page", "530È536", "530-536"),
    ("page", "۱-۱۰", "1-10"),
    ("volume", "۵", "5"),
    ("volume", "IV-1/W1", "IV-1/W1"),
    ("issue", "3–4", "3-4"),
    ("title", "Exosomes: made by cancer cells.", "Exosomes: made by cancer cells"),
    ("title", "Um zu wissen . . .", "Um zu wissen . . ."),
    ("title", "The U.S.", "The U.S."),
]
REFUSED: list[tuple[Field, str]] = [
    ("doi", "10.1000/"), ("doi", "not a doi"), ("doi", "11.1000/a"),
    ("pmid", "0"), ("pmid", "PMC12"), ("arxiv", "1706"),
    ("issn", "1756-8723"), ("issn", "1756"),
    ("isbn", "978-3-8329-2430-1"), ("isbn", "12345"), ("isbn", "٣832924302"),
    ("page", "–"), ("volume", "x" * 100), ("url", "javascript:alert(1)"),
    ("title", " "), ("type", "journal"),
]
# fmt: on


@pytest.mark.parametrize(("field", "words", "value"), READ)
def test_words_are_read(field: Field, words: str, value: str) -> None:
    assert READERS[field](words) == value


@pytest.mark.parametrize(("field", "words"), REFUSED)
def test_words_that_are_no_such_value_are_refused(field: Field, words: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        READERS[field](words)
