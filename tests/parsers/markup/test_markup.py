import json
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import Name, Reference, Scrape, Span
from refkit.parsers.markup import MARKUP
from refkit.parsers.markup.coins import read_coins
from refkit.parsers.markup.json_values import Node, Words, read_json
from refkit.parsers.markup.values import cleaned, identified, values_of
from refkit.readers.kinds import kind_of
from refkit.resolve import resolve

CASES = sorted(Path(__file__).with_name("cases").glob("*.html"))


def page(text: str) -> Scrape:
    return Scrape(text, "text/html")


def test_there_are_cases() -> None:
    assert len(CASES) > 20


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_page_yields_what_its_case_says(
    path: Path, plainly: Callable[[Reference], dict[str, Any]]
) -> None:
    wanted = json.loads(path.with_suffix(".json").read_text("utf-8"))
    claims = list(MARKUP.claims(page(path.read_text("utf-8"))))
    assert plainly(resolve(claims)) == wanted
    assert bool(claims) == bool(wanted)


def test_a_more_trusted_vocabulary_wins_and_the_other_is_kept() -> None:
    text = (
        '<meta name="dc.title" content="Two"><meta name="citation_title" content="One">'
        '<meta name="citation_doi" content="10.5555/1">'
    )
    found = resolve(MARKUP.claims(page(text)))
    said = [(claim.evidence.by, claim.value) for claim in found.why("title")]
    assert found.title == "One"
    assert said == [("highwire", "One"), ("dublin-core", "Two")]


def test_pages_quote_both_their_tags() -> None:
    tags = (
        '<meta name="citation_firstpage" content="1"/>\n'
        '<meta name="citation_lastpage" content="9"/>'
    )
    text = f'<meta name="citation_doi" content="10.5555/1">{tags}<p>'
    (claim,) = resolve(MARKUP.claims(page(text))).why("page")
    assert (claim.value, claim.evidence.quote) == ("1-9", tags)


def test_a_first_page_that_is_a_range_is_kept() -> None:
    text = (
        '<meta name="citation_doi" content="10.5555/1">'
        '<meta name="citation_firstpage" content="245–82">'
        '<meta name="citation_lastpage" content="282">'
    )
    assert resolve(MARKUP.claims(page(text))).page == "245-282"


def test_an_address_in_json_is_a_doi_or_an_address() -> None:
    found = {}
    for url in ("https://doi.org/10.5555/1", "https://example.org/1"):
        work = json.dumps({"@type": "Chapter", "name": "On trees", "url": url})
        text = f'<script type="application/ld+json">{work}</script>'
        ref = resolve(MARKUP.claims(page(text)))
        found[url] = (ref.type, ref.doi, ref.url)
    assert list(found.values()) == [
        ("chapter", "10.5555/1", None),
        ("chapter", None, "https://example.org/1"),
    ]


def test_json_quotes_the_value_with_its_key() -> None:
    text = (
        '<script type="application/ld+json">{"@type": "Thesis", "name": "T",\n'
        ' "author": ["A B", {"familyName": "C", "givenName": "D"}], "isPartOf":'
        ' {"@type": "Periodical", "name": "J", "volumeNumber" : 12 }}</script>'
    )
    found = resolve(MARKUP.claims(page(text)))
    quotes = {
        field: [claim.evidence.quote for claim in found.why(field)]
        for field in ("title", "author", "journal", "volume")
    }
    assert quotes == {
        "title": ['"name": "T"'],
        "author": ['"A B"', '{"familyName": "C", "givenName": "D"}'],
        "journal": ['"name": "J"'],
        "volume": ['"volumeNumber" : 12'],
    }


PERSONS = [
    ("A B; C D;", True, ["A B", "C D"]),
    ("Meyer, A.; and Ito, J.", False, ["Meyer, A.", "Ito, J."]),
    ("Anna Meyer, Jun Ito and Carla Roe", True, ["Anna Meyer", "Jun Ito", "Carla Roe"]),
    ("Meyer, Anna", True, ["Meyer, Anna"]),
    ("García Márquez, Gabriel José", True, ["García Márquez, Gabriel José"]),
    ("Anna Meyer, Jun Ito", False, ["Anna Meyer, Jun Ito"]),
    ("n/a", True, []),
]


@pytest.mark.parametrize(("value", "alone", "wanted"), PERSONS)
def test_people_in_one_tag(value: str, alone: bool, wanted: list[str]) -> None:
    assert values_of("author", value, alone=alone) == wanted


VALUES = [
    ("keyword", "a; b;", ["a", "b"]),
    ("keyword", "a, b, c", ["a", "b", "c"]),
    ("keyword", "Physics, general", ["Physics, general"]),
    ("issn", "ISSN 1756-8722 (print), 03785955", ["1756-8722", "03785955"]),
    ("volume", "0", []),
    ("volume", "IV-1/W1", ["IV-1/W1"]),
    ("issue", "Ahead-of-Print", []),
    ("page", "284 f. : il., gráfs.", []),
    ("page", "e0213978", ["e0213978"]),
    ("page", "xiv", ["xiv"]),
    ("page", "12 – 15", ["12 – 15"]),
    ("page", "Article 12", ["Article 12"]),
    ("page", "all", []),
    ("container_title_short", "1", []),
    ("title", "undefined", []),
    ("publisher", "None", []),
    ("issued", "2020 Jul-Sep", ["2020 Jul-Sep"]),
]


@pytest.mark.parametrize(("field", "value", "wanted"), VALUES)
def test_what_a_value_says(field: Any, value: str, wanted: list[str]) -> None:
    assert values_of(field, value, alone=True) == wanted


CLEAN = [
    ("Sch|[ouml]|n|[eacute]|e", "Schönée"),
    ("R&amp;D", "R&D"),
    ("&lt;i&gt;E. coli&lt;/i&gt;", "E. coli"),
    ("<jats:p>One</jats:p><jats:p>two</jats:p>", "One two"),
    ("<mml:math><mml:mi>x</mml:mi></mml:math>", "x"),
    ("for a < b and c > d", "for a < b and c > d"),
    ("the type List<T>", "the type List<T>"),
    ("&bogus; &", "&bogus; &"),
]


@pytest.mark.parametrize(("value", "wanted"), CLEAN)
def test_markup_is_taken_out_of_a_value(value: str, wanted: str) -> None:
    assert cleaned(value) == wanted


IDENTIFIERS = [
    ("https://doi.org/10.5555/A(1)", ("doi", "10.5555/A(1)")),
    ("doi:10.5555/a", ("doi", "10.5555/a")),
    ("info:doi/10.5555/a", ("doi", "10.5555/a")),
    ("http://hdl.handle.net/123/4", ("handle", "http://hdl.handle.net/123/4")),
    ("info:pmid/123", ("pmid", "123")),
    ("PMC123456", ("pmcid", "PMC123456")),
    ("arXiv:1706.03762", ("arxiv", "1706.03762")),
    ("urn:ISSN:1756-8722", ("issn", "1756-8722")),
    ("978-3-8329-2430-0", ("isbn", "978-3-8329-2430-0")),
    ("https://example.org/doi/10.5555/a", None),
    ("000282956", None),
]


@pytest.mark.parametrize(("value", "wanted"), IDENTIFIERS)
def test_identifiers(value: str, wanted: tuple[str, str] | None) -> None:
    assert identified(value) == wanted


KINDS = [
    ("info:eu-repo/semantics/article", "article-journal"),
    ("Dissertação de mestrado", "thesis"),
    ("book_section", "chapter"),
    ("Conference or Workshop Item", None),
    ("Text", None),
    ("News", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "wanted"), KINDS)
def test_kinds(words: str, wanted: str | None) -> None:
    assert kind_of(words) == wanted


def test_coins_of_a_journal_keep_article_and_journal_apart() -> None:
    query = "rft.title=Nature&rft.atitle=On+Trees&rft.au=Li&rft_id=info:doi/10.5555/1"
    said = {(each.term, each.value) for each in read_coins(query, Span(0, 1))}
    assert said == {
        ("title", "On Trees"),
        ("container", "Nature"),
        ("author", "Li"),
        ("doi", "10.5555/1"),
    }


def test_coins_of_absurd_length_say_nothing() -> None:
    assert list(read_coins("rft.au=A&" * 10_000, Span(0, 1))) == []


def test_coins_with_one_author_in_parts() -> None:
    said = read_coins("rft.btitle=B&rft.aulast=Doe&rft.auinit=J", Span(0, 1))
    assert Name("Doe", "J") in {each.value for each in said}


NO_JSON = [
    "",
    "{",
    '{"a"',
    '{"a":}',
    '{1: "a"}',
    "]",
    '["a" b]',
    '{"a": [1}',
    "[" * 100_000 + "]" * 100_000,
    '"a',
]


@pytest.mark.parametrize("text", NO_JSON, ids=lambda text: text[:12])
def test_what_is_no_json_is_nothing(text: str) -> None:
    value = read_json(text, Span(0, len(text)))
    assert value is None or not isinstance(value, Node)


def test_a_string_with_an_unknown_escape_is_kept_as_it_stands() -> None:
    value = read_json(r'["\x"]', Span(0, 6))
    assert isinstance(value, list)
    assert [words.text for words in value if isinstance(words, Words)] == [r"\x"]


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-99, 99)
    | st.text('aé"\\\n/,{', max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text('ab "', max_size=2), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(value=_JSON, indent=st.sampled_from([None, 1]), ascii_only=st.booleans())
def test_json_is_read_as_python_reads_it(
    value: Any, indent: int | None, ascii_only: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert _plain(read_json(text, Span(0, len(text)))) == _said(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Node):
        return {key: _plain(item) for key, item in value.members.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.text if isinstance(value, Words) else value


def _said(value: Any) -> Any:
    """What a JSON value says: numbers as text, and nothing for null and the like."""
    if isinstance(value, dict):
        items = {key: _said(item) for key, item in value.items()}
        return {key: item for key, item in items.items() if item is not None}
    if isinstance(value, list):
        return [said for item in value if (said := _said(item)) is not None]
    if isinstance(value, bool):
        return None
    return str(value) if isinstance(value, int) else value


_NAMES = st.sampled_from(
    "citation_title citation_author citation_authors citation_doi citation_firstpage"
    " citation_lastpage citation_keywords citation_issn citation_publication_date"
    " dc.title DC.Creator dcterms.issued dc.identifier dc.type prism.doi prism.volume"
    " eprints.title eprints.creators_name og:title article:published_time".split()
)
_SAYS = st.text("aB, ;&<>\"'1é-/\n\x00\u200b", max_size=12) | st.sampled_from(
    ["\u200b", "10.5555/1", "2019-02-30", "Li Zhang, Ling Pan", "1756-8722"]
)
_META = st.builds(
    lambda name, says: f'<meta name="{name}"\n content="{escape(says)}">', _NAMES, _SAYS
)
_COINS = st.builds(
    lambda term, says: f'<span class="Z3988" title="rft.{term}={escape(says)}"></span>',
    st.sampled_from(["atitle", "btitle", "au", "aulast", "spage"]),
    _SAYS,
)
_SCRIPT = st.builds(
    lambda value: f'<script type="application/ld+json">{json.dumps(value)}</script>',
    st.fixed_dictionaries(
        {"@type": st.sampled_from(["ScholarlyArticle", "Article", ["Thesis", "X"]])},
        optional={
            **dict.fromkeys(["name", "isPartOf", "sameAs", "pageStart"], _JSON),
            "author": _JSON | st.fixed_dictionaries({"familyName": _SAYS}),
        },
    ),
)
_SOUP = st.sampled_from(
    "< > <!-- --> <script> </script> <title>T </title> ' \" <svg/> <template> &amp </"
    " = a".split()
) | st.sampled_from(["<meta ", "\r\n", "\x00", " "])
PAGES = st.lists(_META | _COINS | _SCRIPT | _SOUP, max_size=12).map("".join)


@given(text=PAGES | st.text())
def test_whatever_the_page_every_claim_quotes_it(text: str) -> None:
    scrape = page(text)
    claims = list(MARKUP.claims(scrape))
    for claim in claims:
        assert claim.evidence.span is not None
        assert claim.evidence.quote
        assert scrape[claim.evidence.span] == claim.evidence.quote
    resolve(claims)


@given(before=_SOUP.filter(lambda soup: soup in {"\r\n", "\x00", "a", "=", "&amp"}))
def test_a_tag_is_quoted_whole(before: str) -> None:
    tag = '<meta content="On &gt; Trees>" name=citation_title>'
    text = f'{before}{tag}<meta name="citation_doi" content="10.5555/1">'
    (claim,) = resolve(MARKUP.claims(page(text))).why("title")
    assert (claim.value, claim.evidence.quote) == ("On > Trees>", tag)


def test_thousands_of_authors_in_one_tag_share_one_quote() -> None:
    people = "; ".join(f"Author {number}" for number in range(3000))
    text = (
        f'<meta name="citation_author" content="{people}">'
        '<meta name="citation_title" content="Many">'
    )
    claims = [claim for claim in MARKUP.claims(page(text)) if claim.field == "author"]
    assert len(claims) == 3000
    assert len({id(claim.evidence) for claim in claims}) == 1
