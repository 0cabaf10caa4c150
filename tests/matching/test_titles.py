"""Titles in comparable form, and how two of them relate."""

import pytest

from refkit.matching.title_relation import relation
from refkit.matching.titles import title_of

WHALES = "The migration of humpback whales along the coast of Norway"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("The <i>β</i>-cell &amp; its foes", "the beta cell its foes"),
        (r"M{\"u}ller's \alpha-decay", "mullers alpha decay"),
        ("[Was ist Licht?] [Article in German]", "was ist licht"),
        ("RETRACTED: Light in plants", "light in plants"),
        ("Original article: Light in plants", "light in plants"),
        ("Light in plants. [Erratum appears in Nature 2009;3:4]", "light in plants"),
        ("Schapire (1996), Light in plants", "light in plants"),
        ("Ångström Øre Łódź", "angstrom ore lodz"),
        ("Война и мир", "voina i mir"),
        ("黄瓜基因", "黄瓜基因"),
    ],
)
def test_a_title_is_folded(title: str, text: str) -> None:
    assert title_of(title).text == text


@pytest.mark.parametrize(
    ("title", "numbers"),
    [
        ("Light. Part II", ("2",)),
        ("Light: part two of 12", ("2", "12")),
        ("I am light", ()),
        ("Vitamin B12 in 007", ("7",)),
    ],
)
def test_numbers_are_read(title: str, numbers: tuple[str, ...]) -> None:
    assert title_of(title).numbers == numbers


@pytest.mark.parametrize(
    ("title", "marker"),
    [
        ("Erratum to: Light", "correction"),
        ("Correction: Light", "correction"),
        ("Light (vol 12, pg 3, 2010)", "correction"),
        ("Light: Authors' reply", "reply"),
        ("Response to Smith", "reply"),
        ("Retraction notice to Light", "retraction"),
        ("Comment on Light", "comment"),
        ("Light: protocol for a trial", "protocol"),
    ],
)
def test_a_notice_is_known(title: str, marker: str) -> None:
    assert marker in title_of(title).markers


@pytest.mark.parametrize(
    "title",
    ["Response of plants to light", "The response rate", "Letters of Darwin", "Light"],
)
def test_other_titles_are_no_notices(title: str) -> None:
    assert title_of(title).markers == ()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (WHALES, WHALES.upper() + ".", "same"),
        ("On light", "On Light", "same-short"),
        (WHALES, WHALES.replace("humpback", "humpbak"), "slip"),
        (WHALES, WHALES.replace("humpback", "hump-back"), "same"),
        (WHALES, WHALES + "1", "slip"),
        (WHALES + ": a survey of forty years", WHALES, "cut"),
        (WHALES + ": a survey", WHALES + ": songs and silence at sea", "other-subtitle"),
        ("Short report: " + WHALES, WHALES, "label"),
        (WHALES + " [Die Wanderung der Buckelwale vor Norwegen]",
         "Die Wanderung der Buckelwale vor Norwegen", "translated"),
        ("Blood pressure in men of Kent", "Blood pressure in women of Kent", "contrast"),
        ("Trials in hypoglycaemia of the old", "Trials in hyperglycaemia of the old", "contrast"),
        (WHALES, "Lichens of the Alps and their uses in folk medicine", "different"),
        (WHALES, "", ""),
    ],
)  # fmt: skip
def test_two_titles_relate(one: str, other: str, expected: str) -> None:
    assert relation(title_of(one), title_of(other)) == expected
    assert relation(title_of(other), title_of(one)) == expected
