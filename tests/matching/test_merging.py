"""Copies merged into one reference: which value wins, and that none is lost."""

from collections.abc import Iterable
from typing import Any, Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import refkit
from refkit.matching.merging import merge
from refkit.model import FIELDS, Claim, Evidence, Field, Name, PartialDate, Reference
from refkit.resolve import claims_of, read_claim, resolve
from tests.formats.strategies import references


def people(*said: str) -> tuple[Name, ...]:
    """Names written as "Family, Given"; a name without a comma is a literal one."""
    parts = (one.partition(", ") for one in said)
    return tuple(
        Name(family, given) if comma else Name(literal=family)
        for family, comma, given in parts
    )


TITLES: Final = {
    "the full one, not the one cut before its subtitle": [
        "Oaks of Kent: a survey of forty years",
        "Oaks of Kent",
        "Oaks of Kent.",
    ],
    "the full one though it is in capitals": [
        "OAKS OF KENT: A SURVEY OF FORTY YEARS",
        "Oaks of Kent",
    ],
    "the whole one, not the one broken off": [
        "Oaks of Kent: a survey",
        "Oaks of Kent: a sur...",
        "Oaks of Kent: a sur...",
    ],
    "one cut short rather than one broken off": [
        "Oaks of Kent",
        "Oaks of Kent: a sur...",
        "Oaks of Kent: a sur...",
    ],
    "not the one in capitals": ["Oaks of Kent", "OAKS OF KENT", "OAKS OF KENT"],
    "not the one with a remark": [
        "Oaks of Kent in winter",
        "Oaks of Kent in winter [see comment]",
    ],
    "not the one with its language": [
        "Oaks of Kent in winter",
        "Oaks of Kent in winter [German]",
    ],
    "not the one in brackets": ["Oaks of Kent in winter", "[Oaks of Kent in winter]"],
    "not the one with a label": [
        "Oaks of Kent in winter",
        "RESEARCH ARTICLE: Oaks of Kent in winter",
    ],
    "not the one with the mark of a footnote": ["Oaks of Kent", "Oaks of Kent1"],
    "the one with a number of its own": ["Fortran 77", "Fortran"],
    "not the one that lost its letters": [
        "Über Müller und Söhne",
        "Über M?ller und S?hne",
        "Über M?ller und S?hne",
    ],
    "the one with accents": ["Über Müller und Söhne", "Uber Muller und Sohne"],
    "not the one with markup": ["Oaks of Kent", "Oaks of <i>Kent</i>"],
    "the spelling of most": ["Oaks of Kent", "Oaks of Kennt", "Oaks of Kent"],
    "the news of a retraction": ["RETRACTED: Oaks of Kent", "Oaks of Kent"],
    "a title, not a word for none": ["Oaks", "n/a", "n/a"],
}

AUTHORS: Final = {
    "the most people": [
        people("Wang, L.", "Okafor, B."),
        people("Wang, Li"),
        people("Wang, Li"),
    ],
    "of as many people, the list that was not cut": [
        people("Wang, L.", "Okafor, B."),
        people("Wang, Li", "Okafor, Ben", "et al"),
    ],
    "the most given names in full": [
        people("Wang, Li", "Okafor, Ben"),
        people("Wang, Li", "Okafor, B."),
        people("Wang, L.", "Okafor, B."),
    ],
    "not the one in capitals": [
        people("Wang, Li", "Okafor, Ben"),
        people("WANG, LI", "OKAFOR, BEN"),
    ],
    "nor in capitals with initials": [people("Wang, L."), people("WANG, L.")],
    "the one with accents": [people("Müller, Jan"), people("Muller, Jan")],
    "not the one that lost its letters": [
        people("Müller, J."),
        people("M?ller, Jan"),
    ],
    "not all in one string": [
        people("Wang, L.", "Okafor, B."),
        people("Wang L., Okafor B., Berg J."),
    ],
    "nor in one entry that looks like a name": [
        people("Wang, L."),
        people("Wang L., Okafor Ben; Berg Jan"),
    ],
    "names taken apart": [people("Wang, L."), people("Wang L")],
}

OTHERS: Final[dict[str, tuple[Field, list[Any]]]] = {
    "a journal's full title": (
        "container_title",
        ["Journal of Hospital Infection", "J Hosp Infect", "J Hosp Infect"],
    ),
    "a journal's title without an addition": (
        "container_title",
        ["The Lancet", "Lancet (London, England)"],
    ),
    "the most exact date": ("issued", [PartialDate(2015, 12, 1), PartialDate(2015)]),
    "the most exact date, though most say another month": (
        "issued",
        [PartialDate(2015, 5, 1), PartialDate(2015, 3), PartialDate(2015, 3)],
    ),
    "the year of most": (
        "issued",
        [PartialDate(2015), PartialDate(2014, 3), PartialDate(2015)],
    ),
    "of two years the later": ("issued", [PartialDate(2015), PartialDate(2014)]),
    "a year that can be": ("issued", [PartialDate(2015), PartialDate(9999)]),
    "pages written out": ("page", ["123-129", "123-9", "123"]),
    "the page of most": ("page", ["123", "e123", "123"]),
    "pages, not a date": ("page", ["123", "01-Sep", "01-Sep"]),
    "a volume in plain digits": ("volume", ["12", "Vol. 12"]),
    "a volume, not a word for none": ("volume", ["12", "NA", "NA"]),
    "the DOI of most": ("doi", ["10.1000/b", "10.1000/a", "10.1000/b"]),
    "a DOI, not a word for none": ("doi", ["10.1000/b", "NA", "NA"]),
    "a type that says something": ("type", ["chapter", "document", "document"]),
    "a type, not one for anything": ("type", ["chapter", "article", "article"]),
    "the type of most": ("type", ["chapter", "book", "chapter"]),
    "the longest abstract": ("abstract", ["We saw oaks and elms.", "We saw oaks."]),
    "not an abstract that breaks off": (
        "abstract",
        ["We saw oaks and elms.", "We saw oaks and elms, and th..."],
    ),
    "the address that is not the DOI again": (
        "url",
        ["https://example.org/oaks", "https://doi.org/10.1000/b"],
    ),
    "the publisher of most": ("publisher", ["Acorn", "Acorn Press", "Acorn"]),
    "the fuller publisher": ("publisher", ["Acorn Press", "Acorn"]),
    "the number of most": ("pmid", ["12345", "54321", "12345"]),
}

CASES: Final[list[Any]] = [
    *(
        pytest.param("title", values, id=f"title: {rule}")
        for rule, values in TITLES.items()
    ),
    *(
        pytest.param("author", values, id=f"author: {rule}")
        for rule, values in AUTHORS.items()
    ),
    *(pytest.param(field, values, id=rule) for rule, (field, values) in OTHERS.items()),
]


@pytest.mark.parametrize(("field", "values"), CASES)
def test_the_value_that_says_it_best_wins(field: Field, values: list[Any]) -> None:
    """The first of the values, wherever it stands among the members."""
    members = [Reference(**{field: value}) for value in values]
    assert getattr(merge(members), field) == values[0]
    assert getattr(merge(members[::-1]), field) == values[0]


def test_among_equals_the_record_that_knows_the_most_wins_then_the_alphabet() -> None:
    one, two = Reference(doi="10.1000/a"), Reference(doi="10.1000/b")
    full = Reference(doi="10.1000/b", volume="8")
    assert merge([one, two]).doi == merge([two, one]).doi == "10.1000/a"
    assert merge([one, full]).doi == merge([full, one]).doi == "10.1000/b"


def test_the_key_and_the_source_are_those_of_the_first_that_has_one() -> None:
    members = [
        Reference(title="Oaks"),
        Reference(title="Oaks", citation_key="kent", source="a.bib"),
        Reference(title="Oaks", citation_key="oaks", source="b.bib"),
    ]
    assert (merge(members).citation_key, merge(members).source) == ("kent", "a.bib")


def test_an_abbreviation_that_lost_is_the_short_title() -> None:
    full = Reference(container_title="Journal of Hospital Infection")
    short = Reference(container_title="J. Hosp. Infect.", source="a.bib")
    merged = merge([full, short])
    assert merged.container_title_short == "J. Hosp. Infect."
    (claim,) = merged.why("container_title_short")
    assert claim.evidence.record == "a.bib"
    own = Reference(container_title_short="JHI")
    assert merge([full, short, own]).container_title_short == "JHI"


def test_lists_without_an_order_are_united() -> None:
    one = Reference(
        volume="8",
        keyword=["Oaks", "kent"],
        isbn=["978-3-8329-2430-0"],
        issn=["1756-8722"],
    )
    two = Reference(keyword=["oaks", "Elms"], isbn=["3-8329-2430-2"], issn=["17568722"])
    merged = merge([two, one])
    assert merged.keyword == ("Oaks", "kent", "Elms")
    assert merged.isbn == ("978-3-8329-2430-0",)
    assert merged.issn == ("1756-8722",)


JOURNAL: Final = Reference(
    type="article-journal",
    container_title="Journal of Botany",
    volume="8",
    issue="2",
    page="123-129",
    issued=PartialDate(2015),
    doi="10.1000/journal",
)

PLACES: Final = {
    "online first": (
        Reference(container_title="Journal of Botany", issued=PartialDate(2014, 11)),
        "Journal of Botany 8 2 123-129 2015 10.1000/journal",
    ),
    "a preprint": (
        Reference(
            type="article",
            container_title="bioRxiv : the preprint server for biology",
            page="2014.11.02.123",
            issued=PartialDate(2014, 11),
            doi="10.1101/preprint",
        ),
        "Journal of Botany 8 2 123-129 2015 10.1000/journal",
    ),
    "a preprint without pages": (
        Reference(
            type="article",
            container_title="medRxiv",
            issued=PartialDate(2014, 11),
            doi="10.1101/preprint",
            issn=["1756-8722"],
            publisher="Cold Spring Harbor Laboratory",
        ),
        "Journal of Botany 8 2 123-129 2015 10.1000/journal",
    ),
    "another volume": (
        Reference(
            volume="9", page="7-9", doi="10.1000/other", issued=PartialDate(2016)
        ),
        "Journal of Botany 8 2 123-129 2015 10.1000/journal",
    ),
    "a place that agrees": (
        Reference(volume="08", page="123", issued=PartialDate(2015, 4)),
        "Journal of Botany 8 2 123-129 2015-04 10.1000/journal",
    ),
}


@pytest.mark.parametrize(("copy", "shown"), PLACES.values(), ids=PLACES)
def test_the_place_is_taken_from_records_that_agree(
    copy: Reference, shown: str
) -> None:
    for members in ([JOURNAL, copy], [copy, JOURNAL], [copy, JOURNAL, copy]):
        merged = merge(members)
        place = (
            getattr(merged, name) for name in ("volume", "issue", "page", "issued")
        )
        assert f"{merged.journal} {' '.join(map(str, place))} {merged.doi}" == shown


def test_a_volume_is_not_mixed_with_the_page_of_another() -> None:
    volume = Reference(volume="8", page="5", issue="2")
    page = Reference(volume="9", page="77-80")
    merged = merge([volume, page])
    assert (merged.volume, merged.issue, merged.page) == ("9", None, "77-80")
    assert {str(claim.value) for claim in merged.why("issue")} == {"2"}


def test_a_journal_counts_for_more_than_a_preprint_server() -> None:
    article = Reference(type="article-journal", container_title="Botany", volume="8")
    preprint = Reference(
        type="article",
        container_title="bioRxiv",
        volume="2014",
        issue="11",
        page="1-20",
    )
    merged = merge([preprint, article])
    assert (merged.type, merged.journal, merged.volume, merged.page) == (
        *("article-journal", "Botany", "8"),
        None,
    )


def test_a_page_of_another_issue_is_of_another_place() -> None:
    merged = merge([Reference(volume="8", issue="2"), Reference(issue="3", page="7-9")])
    assert (merged.volume, merged.issue, merged.page) == (None, "3", "7-9")


def test_what_fills_in_must_agree_with_what_filled_in_before() -> None:
    pages, issue = Reference(page="5-9"), Reference(issue="2", volume="8")
    other = Reference(volume="9", doi="10.1000/c")
    merged = merge([pages, issue, other])
    assert (merged.volume, merged.issue, merged.page) == ("8", "2", "5-9")
    assert merge([pages, issue, other, other]).volume == "8"


def test_records_fill_each_other_in() -> None:
    merged = merge([Reference(volume="8"), Reference(page="5-9"), Reference(issue="2")])
    assert (merged.volume, merged.issue, merged.page) == ("8", "2", "5-9")


def test_what_all_wrote_down_stays_as_it_is_though_it_cannot_be_read() -> None:
    copy = Reference(title="Oaks", url="www.example.org", isbn=["1-2 (pbk.)"])
    assert merge([copy, copy]) == copy
    other = Reference(title="Elms", url="example.org/b")
    assert merge([copy, other]).url == "www.example.org"


def test_a_doi_that_is_none_never_stands() -> None:
    merged = merge([Reference(doi="NA"), Reference(doi="NA")])
    assert merged.doi is None
    assert [claim.value for claim in merged.why("doi")] == ["NA", "NA"]


def test_rich_text_stays_with_the_words_it_belongs_to() -> None:
    plain = Reference(title="On E. coli of Kent", volume="8", source="a.bib")
    rich = Reference(
        title="On E. coli of Kent",
        abstract="Oaks",
        markup={"title": "On <i>E. coli</i> of Kent"},
    )
    other = Reference(title="On E. coli", markup={"title": "On <b>E. coli</b>"})
    for members in ([plain, rich, other], [other, rich, plain]):
        assert merge(members).markup == rich.markup
    assert merge([plain, other]).markup == {}


def test_what_is_carried_for_a_format_is_carried_on() -> None:
    one = Reference(title="Oaks", carried={"ris": {"U1": "x", "U2": "y"}})
    two = Reference(
        title="Oaks", carried={"ris": {"U2": "z", "U3": "w"}, "bibtex": {"a": "b"}}
    )
    merged = merge([one, two])
    assert merged.carried == {
        "ris": {"U1": "x", "U2": "y", "U3": "w"},
        "bibtex": {"a": "b"},
    }
    assert merge([merged, two]).carried == merged.carried


def test_dates_in_words_and_ranges_are_merged() -> None:
    spoken = Reference(title="Oaks", issued=PartialDate(literal="in press"))
    ranged = Reference(
        title="Oaks", issued=PartialDate(2019, 3, end=PartialDate(2019, 4))
    )
    bare = Reference(title="Oaks", issued=PartialDate(2019))
    merged = merge([spoken, bare, ranged])
    assert merged.issued == ranged.issued
    assert {str(claim.value) for claim in merged.why("issued")} == {
        *("in press", "2019", "2019-03/2019-04"),
    }
    assert merge([spoken, Reference(title="Oaks", volume="8")]).issued == spoken.issued


def test_one_member_is_itself() -> None:
    assert merge([JOURNAL]) is JOURNAL


# Who said it, and how far to trust it


def scraped(by: str, sure: float, source: str, **said: str | list[str]) -> Reference:
    claims = [
        Claim(field, value, Evidence(by, value, None, sure))
        for field in FIELDS
        for value in _several(said.get(field, []))
    ]
    return resolve(claims, source=source)


def _several(said: str | list[str]) -> list[str]:
    return [said] if isinstance(said, str) else said


def test_two_records_are_two_witnesses() -> None:
    one = scraped("highwire", 0.9, "a.html", author=["Li Wang", "Ben Okafor"])
    two = scraped("highwire", 0.9, "b.html", author=["Li Wang"])
    merged = merge([two, one])
    assert [name.family for name in merged.author] == ["Wang", "Okafor"]
    assert {claim.evidence.by for claim in merged.why("author")} == {
        "highwire @ a.html",
        "highwire @ b.html",
    }


def test_the_witness_names_the_file_and_the_key() -> None:
    members = [
        Reference(volume="8", source="a.bib", citation_key="oaks"),
        Reference(volume="8", source="a.bib", citation_key="oaks"),
        Reference(volume="8", citation_key="oaks"),
        Reference(volume="8"),
        Reference(volume="8"),
    ]
    records = [claim.evidence.record for claim in merge(members).why("volume")]
    assert records == ["a.bib: oaks", "a.bib: oaks (2)", "oaks", "record", "record (2)"]


def test_a_field_from_a_bibliography_has_no_confidence() -> None:
    members = [Reference(title="Oaks", volume="8"), Reference(title="Oaks.", issue="2")]
    merged = merge(members)
    assert merged.confidence == {}
    assert merged.trusted(1.0) == merged


def test_pages_that_agree_are_trusted_more() -> None:
    one = scraped("highwire", 0.8, "a.html", title="Oaks", volume="8")
    two = scraped("highwire", 0.8, "b.html", title="Oaks", volume="9")
    confidence = merge([one, two]).confidence
    assert confidence["title"] > 0.8
    assert confidence["volume"] == 0.8  # the other place was not heard


def test_what_is_written_down_is_trusted_more_than_what_a_page_shows() -> None:
    page = scraped("highwire", 0.9, "a.html", title="Oaks: a survey", volume="8")
    merged = merge([page, Reference(title="Oaks of Kent")])
    assert merged.title == "Oaks of Kent"
    assert dict(merged.confidence) == {"volume": 0.9}


def test_the_more_trusted_of_two_pages_wins() -> None:
    one = scraped("byline", 0.6, "a.html", author=["Li Wang", "Ben Okafor"])
    two = scraped("highwire", 0.9, "b.html", author=["L. Wang"])
    assert [str(name) for name in merge([one, two]).author] == ["L. Wang"]


def test_a_field_left_out_as_too_weak_stays_out() -> None:
    weak = scraped("byline", 0.4, "a.html", title="Oaks", volume="8").trusted(0.5)
    merged = merge([weak, scraped("highwire", 0.9, "b.html", title="Oaks")])
    assert merged.volume is None
    assert merged.why("volume")
    strong = scraped("highwire", 0.9, "b.html", title="Oaks")
    page = scraped("byline", 0.4, "a.html", title="Oaks", volume="8")
    again = merge([merge([page, strong]).trusted(0.5), strong])
    assert again.volume is None
    assert again.why("volume")


def test_a_value_changed_by_hand_is_believed() -> None:
    page = scraped("highwire", 0.9, "a.html", title="Oaks")
    edited = evolve(page, title="Oaks of Kent")
    other = scraped("highwire", 0.9, "b.html", title="Oaks")
    merged = merge([edited, other])
    assert merged.title == "Oaks of Kent"
    assert "title" not in merged.confidence


# Laws

_SMALL: Final[dict[Field, Iterable[Any]]] = {
    "type": ["document", "article-journal", "chapter"],
    "title": ["Oaks", "OAKS", "Oaks: a survey", "Oaks1", "Ök?s"],
    "author": [people("Wang, L."), people("Wang, Li", "Okafor, B."), people("Wang L")],
    "container_title": ["J. Bot.", "Journal of Botany", "bioRxiv"],
    "issued": [PartialDate(2014), PartialDate(2015, 3), PartialDate(2015)],
    "volume": ["8", "08", "9"],
    "issue": ["1", "2"],
    "page": ["5", "5-9", "77"],
    "doi": ["10.1000/a", "10.1000/A", "NA"],
    "keyword": [("oaks",), ("elms", "Oaks")],
    "abstract": ["We saw.", "We saw oaks.", "We ..."],
}
_COPIES: Final = st.fixed_dictionaries(
    {},
    optional={name: st.sampled_from(list(values)) for name, values in _SMALL.items()},
).map(lambda fields: Reference(**fields))
_PAGES: Final = st.builds(
    lambda copy, by, sure, source: resolve(
        (
            Claim(c.field, c.value, Evidence(by, c.evidence.quote, None, sure))
            for c in claims_of(copy)
        ),
        source=source,
    ),
    _COPIES,
    st.sampled_from(["highwire", "byline"]),
    st.sampled_from([0.5, 0.9]),
    st.sampled_from(["a.html", "b.html", None]),
)
_MEMBERS: Final = st.lists(_COPIES | _PAGES, min_size=2, max_size=5)


def _said(reference: Reference) -> set[tuple[Field, Any]]:
    """Every value, and what every claim says."""
    known: set[tuple[Field, Any]] = set()
    for claim in claims_of(reference):
        known.add((claim.field, claim.value))
    return known


@given(_MEMBERS | st.lists(references, min_size=2, max_size=4))
def test_nothing_that_a_member_knew_is_lost(members: list[Reference]) -> None:
    merged = merge(members)
    for field, value in set().union(*map(_said, members)):
        assert value in [claim.value for claim in merged.why(field)]


@given(_MEMBERS)
def test_every_value_rests_on_a_claim(members: list[Reference]) -> None:
    for field, value, claim in refkit.grounds(merge(members)):
        assert claim is not None or (field, value) == ("type", "document")


@given(_MEMBERS)
def test_merging_again_changes_nothing(members: list[Reference]) -> None:
    merged = merge(members)
    for again in (merge([merged]), merge([merged, merged]), merge([merged] * 3)):
        assert again == merged
        assert sorted(map(repr, again.claims)) == sorted(map(repr, merged.claims))
        assert again.confidence == merged.confidence


@given(st.lists(_COPIES, min_size=2, max_size=5))
def test_copies_of_copies_change_nothing(members: list[Reference]) -> None:
    assert merge(members + members) == merge(members)


@given(st.lists(references, min_size=1, max_size=1))
def test_a_copy_changes_nothing(members: list[Reference]) -> None:
    (member,) = members
    merged = merge([member, member])
    assert evolve(merged, doi=None, isbn=(), issn=(), keyword=()) == evolve(
        member, doi=None, isbn=(), issn=(), keyword=()
    )


@given(st.lists(_COPIES, min_size=3, max_size=5))
def test_merging_bit_by_bit_pools_the_same_claims(members: list[Reference]) -> None:
    at_once = merge(members)
    bit_by_bit = merge([merge(members[:2]), *members[2:]])
    assert _bare(bit_by_bit) >= _bare(at_once)


def _bare(reference: Reference) -> set[tuple[Field, Any]]:
    return {(claim.field, claim.value) for claim in reference.claims}


@given(_MEMBERS | st.lists(references, min_size=2, max_size=4), st.data())
def test_the_order_of_the_members_makes_no_difference(
    members: list[Reference], data: st.DataObject
) -> None:
    merged = merge(members)
    for order in (members[::-1], data.draw(st.permutations(members))):
        assert merge(order).known == merged.known
        assert merge(order).confidence == merged.confidence


@pytest.mark.parametrize("format", ["bibtex", "ris", "csl-json"])
@given(members=st.lists(references, min_size=2, max_size=3))
def test_a_merged_reference_is_written_and_read(
    format: str, members: list[Reference]
) -> None:
    merged = merge(members)
    (read,) = refkit.loads(refkit.dumps([merged], format), format)
    assert read.known == merged.known


# Bad input


def test_many_copies_are_one() -> None:
    merged = merge([JOURNAL] * 10_000)
    assert merged == JOURNAL
    assert len(merged.why("volume")) == 10_000


def test_many_different_records_are_merged() -> None:
    members = [
        Reference(title=f"Oaks {'a' * (at % 300)}{at}", volume=str(at), page=f"{at}-9")
        for at in range(3_000)
    ]
    merged = merge(members)
    assert merged.volume
    assert len(merged.why("title")) == 3_000


@pytest.mark.parametrize(
    "title", ["a" * 1_000_000, "(" * 1_000_000, "é? " * 300_000, "1." * 500_000]
)
def test_an_endless_title_is_merged(title: str) -> None:
    assert merge([Reference(title=title), Reference(title="Oaks")]).title


def test_empty_references_are_merged() -> None:
    assert merge([Reference(), Reference()]) == Reference()
    assert merge([Reference(), JOURNAL]) == JOURNAL


def test_an_unreadable_claim_stays() -> None:
    page = scraped("highwire", 0.9, "a.html", title="Oaks", issn="1756-8723")
    merged = merge([page, page])
    assert merged.issn == ()
    assert [read_claim(claim) for claim in merged.why("issn")] == [None, None]
