"""What others will not see in a file is told, and nothing else."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given

import refkit
from refkit.cli import main
from refkit.lost import losses
from refkit.model import Name, PartialDate, Reference

from .formats.strategies import references

_FORMATS = ("bibtex", "csl-json", "csl-jsonl", "ris")
_PLAIN = Reference(
    type="article-journal",
    title="Oaks of Kent",
    author=[Name("Wu", "Li")],
    issued=PartialDate(2019, 3),
    container_title="Oaks",
    volume="8",
    page="1-5",
    doi="10.1000/8",
)


def _told(reference: Reference, format: str) -> list[str]:
    return [str(loss).partition(": ")[2] for loss in losses([reference], format)]


@pytest.mark.parametrize("format", _FORMATS)
def test_of_what_every_format_holds_nothing_is_lost(format: str) -> None:
    assert _told(_PLAIN, format) == []


@pytest.mark.parametrize(
    ("reference", "format", "told"),
    [
        (
            Reference(event_place="Oslo"),
            "ris",
            ["event_place has no place in ris; kept for refkit alone"],
        ),
        (Reference(event_place="Oslo"), "csl-json", []),
        (
            Reference(type="review-book"),
            "ris",
            [
                "type 'review-book' is told as 'article-journal' in ris;"
                " kept for refkit alone"
            ],
        ),
        (
            Reference(issued=PartialDate(2019, circa=True)),
            "ris",
            ["issued '2019~' is told as '2019' in ris; kept for refkit alone"],
        ),
        (
            Reference(title="E. coli", markup={"title": "<i>E. coli</i>"}),
            "ris",
            ["markup of title is told otherwise in ris; kept for refkit alone"],
        ),
        (
            Reference(carried={"bibtex": {"timestamp": "now"}, "ris": {"U4": "mine"}}),
            "ris",
            ["timestamp of bibtex has no place in ris"],
        ),
        (
            Reference(citation_key="a b"),
            "ris",
            ["citation_key is not 'a b'"],
        ),
        (
            Reference(access="Open"),
            "csl-jsonl",
            ["access has no place in csl-jsonl; kept for refkit alone"],
        ),
    ],
)
def test_what_is_lost_is_told_with_its_reason(
    reference: Reference, format: str, told: list[str]
) -> None:
    assert _told(reference, format) == told


@pytest.mark.parametrize("format", ["csl-json", "ris"])
@given(reference=references)
def test_whatever_others_lose_refkit_keeps(format: str, reference: Reference) -> None:
    found = [
        loss for loss in losses([reference], format) if loss.field != "citation_key"
    ]
    assert all(loss.kept for loss in found)


@pytest.mark.parametrize("format", ["citations", "medline"])
def test_formats_that_are_not_written_and_read_are_refused(format: str) -> None:
    with pytest.raises(refkit.FormatError):
        list(losses([_PLAIN], format))


def test_the_command_tells_it_and_writes_the_same(tmp_path: Path) -> None:
    file, one, other = (tmp_path / name for name in ("in.json", "a.ris", "b.ris"))
    refkit.write([Reference(title="Oaks", event_place="Oslo", volume="8")], file)
    command = ["export", str(file), "-o"]
    silent = CliRunner().invoke(main, [*command, str(one)])
    ran = CliRunner().invoke(main, [*command, str(other), "--report-loss"])
    assert "event_place" not in silent.stderr
    assert "anonoaks: event_place has no place in ris" in ran.stderr
    assert one.read_bytes() == other.read_bytes()
    assert ran.exit_code == 0
