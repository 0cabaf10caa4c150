"""Journals, volumes, pages and DOIs in comparable form."""

import pytest

from refkit.matching.places import doi_of, pages_of, pages_relation, volume_of
from refkit.matching.venues import relation, venue_of


@pytest.mark.parametrize(
    ("volume", "issue", "expected"),
    [
        ("67", "Pt 11", ("67", "11")),
        ("67 (Supplement 1)", None, ("67", "")),
        ("121(2)", None, ("121", "2")),
        ("XIV", "NA", ("14", "")),
        ("vol. 5, no. 2", None, ("5", "2")),
        ("NA", "NA", ("", "")),
        (None, None, ("", "")),
    ],
)
def test_volumes_are_read(
    volume: str | None, issue: str | None, expected: tuple[str, str]
) -> None:
    assert volume_of(volume, issue) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("123-9", ("123", "129")),
        ("123–129", ("123", "129")),
        ("pp. 202-216.", ("202", "216")),
        ("S85-S86", ("s85", "s86")),
        ("xi-xiv", ("xi", "xiv")),
        ("e0196716", ("e196716", "")),
        ("02-Jan", ("", "")),
        ("Sep-01", ("", "")),
        ("NA", ("", "")),
    ],
)
def test_pages_are_read(page: str, expected: tuple[str, str]) -> None:
    assert pages_of(page) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("123-129", "123-9", "same"),
        ("123-129", "123", "same-first"),
        ("123-129", "123-130", "same-start"),
        ("2141-2147", "2142-2147", "same-first"),
        ("123-129", "125-140", "overlap"),
        ("123-129", "223-229", "elsewhere"),
        ("123-129", "223", "different"),
        ("123-129", "", ""),
    ],
)
def test_two_ranges_relate(one: str, other: str, expected: str) -> None:
    assert pages_relation(pages_of(one), pages_of(other)) == expected
    assert pages_relation(pages_of(other), pages_of(one)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("J. Hematol. Oncol.", "Journal of Hematology & Oncology", "same"),
        ("PNAS", "Proceedings of the National Academy of Sciences", "same"),
        ("BMJ", "British Medical Journal", "same"),
        ("VLDB J.", "The VLDB Journal — The International Journal", "same"),
        ("ACM SIGMOD Record", "SIGMOD Record", "part"),
        ("Circulation. Conference: ReSS", "Circulation", "same"),
        ("Nature", "Science", "different"),
        ("VLDB J.", "Proceedings of VLDB", "other-kind"),
        ("arXiv preprint arXiv:1706.03762", "Nature", "preprint"),
        ("NA", "Nature", ""),
    ],
)
def test_two_journals_relate(one: str, other: str, expected: str) -> None:
    assert relation(venue_of(one), venue_of(other)) == expected
    assert relation(venue_of(other), venue_of(one)) == expected


@pytest.mark.parametrize(
    ("doi", "expected"),
    [
        ("https://doi.org/10.1000/AB.c-1", "10.1000/abc1"),
        ("10.1016/j.jes.2022.10.007", "10.1016/jjes202210007"),
        ("10.5281/zenodo.123.v2", "10.5281/zenodo123"),
        ("NA", ""),
        ("10.1000", ""),
    ],
)
def test_dois_are_read(doi: str, expected: str) -> None:
    assert doi_of(doi) == expected
