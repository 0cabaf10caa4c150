import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from refkit.decoding import to_scrape
from refkit.model import MEDIA_TYPES, Claim, MediaType, Reference, Scrape
from refkit.parsers.records import RECORDS
from refkit.resolve import resolve
from refkit.works import works

CASES = sorted(
    path
    for path in Path(__file__).with_name("cases").iterdir()
    if path.suffix in {".txt", ".xml", ".html"}
)
PAGES = {path.stem: path.read_text("utf-8") for path in CASES}
# What shows where a value ends, and so where a page was cut.
MARKED = [
    name
    for name in PAGES
    if not name.startswith(("no_work", "list_", "keys", "marc_", "dublin_core_"))
]
# What makes the dialects what they are, to be put together in any way.
PIECES = [
    *"<article> <front> </front> <article-meta> <title-group> </title-group>".split(),
    *"<article-title> </article-title> <record> <dc> <dc:title> </dc:title>".split(),
    *"<dc:creator> </dc> <datafield tag='245'> <subfield code='a'> <journal>".split(),
    *"</subfield> <articleset> <mods> <body> </body> <xref> <![CDATA[ ]]> -->".split(),
    *"<!-- &amp; &#x10ffff; &#xd800; 245 100 |a $b _a = LDR @article{x, title".split(),
    *'author year { } " # \\" \\\' ~ TY - JOUR AU ER , ; [ ] null : 12 \\u00'.split(),
    *"authors: title: doi: 10.5555/x Zhang 1999-13-45".split(),
    *("\n", " ", "  - ", "\u200b", '{"title": "', '", "author": ["'),
]


def claimed(text: str, media_type: MediaType = "text/plain") -> Sequence[Claim]:
    """What the parser claims about a page, each claim with its words in their place."""
    scrape = Scrape(text, media_type)
    claims = tuple(RECORDS.claims(scrape))
    for claim in claims:
        span = claim.evidence.span
        assert span is not None
        assert 0 <= span.start <= span.end <= len(text)
        assert scrape[span] == claim.evidence.quote
    return claims


def test_there_are_cases() -> None:
    assert len(CASES) > 50


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_page_yields_what_its_case_says(
    path: Path, plainly: Callable[[Reference], dict[str, Any]]
) -> None:
    wanted = json.loads(path.with_suffix(".json").read_text("utf-8"))
    scrape = to_scrape(path.read_bytes())
    claims = claimed(scrape.text, scrape.media_type)
    found = [plainly(resolve(work)) for work in works([claims])]
    assert found == (
        wanted if path.stem.startswith("list_") else [wanted] * bool(wanted)
    )


QUOTES = [
    (
        '<article article-type="letter"><front><article-meta><title-group><article-title>'
        "A &amp; <i>B</i> </article-title></title-group></article-meta></front></article>",
        {
            "title": ("A & B", "A &amp; <i>B</i>"),
            "genre": ("letter", '<article article-type="letter">'),
        },
    ),
    (
        '{"title": "A\\u0026B", "doi":"10.5555/1", "year" : 1999}',
        {
            "title": ("A&B", '"title": "A\\u0026B"'),
            "issued": ("1999", '"year" : 1999'),
        },
    ),
    (
        '@book{x, title = {A {\\"o} B}, author = {Li, Yu and Meyer, A.}, year = 1999}',
        {"title": ("A ö B", 'A {\\"o} B'), "type": ("book", "book")},
    ),
    (
        "100 1 |a Li, Yu, |e author.\n245 10 |a A : |b b / |c Yu Li.\n264 |c c1999.",
        {"title": ("A: b", "A : |b b /"), "issued": ("1999", "c1999.")},
    ),
    (
        "TY  - BOOK\nTI  - A\n  b\nPY  - 1999///\nAU  - Li, Yu\nER  - ",
        {"title": ("A\nb", "A\n  b"), "issued": ("1999", "1999///")},
    ),
    (
        "key: 1 authors: Li, Yu; Meyer, Al title: A b year: 1999",
        {"title": ("A b", "A b"), "issued": ("1999", "1999")},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), QUOTES)
def test_a_value_is_read_and_the_page_is_quoted(
    text: str, wanted: dict[str, tuple[str, str]]
) -> None:
    said = {claim.field: (claim.value, claim.evidence.quote) for claim in claimed(text)}
    assert {field: said[field] for field in wanted} == wanted  # type: ignore[index]


def test_each_author_is_claimed_in_order_under_one_witness() -> None:
    text = "authors: Li, Yu; Meyer, Al title: On trees year: 1999"
    authors = [claim for claim in claimed(text) if claim.field == "author"]
    assert [claim.evidence.quote for claim in authors] == ["Li, Yu", "Meyer, Al"]
    assert {claim.evidence.by for claim in authors} == {"key-value"}


def test_a_record_outside_of_a_page_is_not_read() -> None:
    record = '{"title": "On trees", "journal": "Oak", "year": 1999}'
    assert claimed(record)
    assert not claimed(f"Example: {record}")
    assert not claimed(f"{record} is an example")


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_deep_nesting_is_no_record_and_no_trouble(media_type: MediaType) -> None:
    for text in (
        "<article>" * 50_000,
        "<record><dc>" * 50_000,
        "{" * 50_000,
        '{"title": [' * 50_000,
        "@article{x, title = " + "{" * 50_000,
        "<article><front><article-meta>" + "<title-group>" * 50_000,
    ):
        assert not claimed(text, media_type)


@given(st.text(), st.sampled_from(MEDIA_TYPES))
def test_any_text_is_taken(text: str, media_type: MediaType) -> None:
    claimed(text, media_type)


@given(st.lists(st.sampled_from(PIECES)).map(" ".join), st.sampled_from(MEDIA_TYPES))
@example(
    '{"title": "A", "doi": "10.5555/1", "author": [{"family": "\u200b"}]}', "text/html"
)
def test_any_pieces_of_records_are_taken(text: str, media_type: MediaType) -> None:
    resolve(claimed(text, media_type))


@pytest.mark.parametrize("name", MARKED)
def test_a_cut_page_says_of_people_and_numbers_only_what_the_whole_says(
    name: str,
) -> None:
    page = PAGES[name]
    fields = {"author", "editor", "doi", "volume", "issue", "issn", "isbn", "pmid"}
    whole = {(claim.field, claim.value) for claim in claimed(page)}
    for end in range(0, len(page), 3):
        said = {(claim.field, claim.value) for claim in claimed(page[:end])}
        assert {each for each in said if each[0] in fields} <= whole, page[:end]


@given(st.sampled_from(sorted(PAGES.values())), st.data())
def test_a_page_with_a_hole_is_taken(page: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(page)))
    end = data.draw(st.integers(start, min(len(page), start + 60)))
    resolve(claimed(page[:start] + page[end:]))
