"""What each program is given in the place of what it misreads."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import refkit
from refkit import Name, PartialDate, Reference
from refkit.cli import main
from refkit.model import TYPES, Field
from refkit.targets import TARGETS, fitted

KING = Name("King", "Martin Luther", particle="von", suffix="Jr.")

# https://github.com/zotero/translators: the types that "CSL JSON.js" lets through.
ZOTERO_CSL = frozenset(TYPES) - {"software"}
# The entry types that "BibTeX.js" keeps.
ZOTERO_BIB = frozenset(
    "book inbook incollection article patent phdthesis unpublished inproceedings"
    " conference techreport booklet manual mastersthesis misc proceedings online"
    " electronic thesis letter movie artwork report legislation jurisdiction audio"
    " video software inreference collection mvbook".split()
)


def entry_types(text: str) -> set[str]:
    return {
        line[1 : line.index("{")] for line in text.splitlines() if line[:1] == "@"
    } - {"preamble"}


def of_every_type() -> list[Reference]:
    return [Reference(type=each, title=f"On a {each}") for each in TYPES]


def test_zotero_refuses_no_csl_file() -> None:
    with pytest.warns(
        refkit.RefkitWarning, match=r"software is written as document \(1"
    ):
        text = refkit.dumps(of_every_type(), "csl-json", target="zotero")
    assert {item["type"] for item in json.loads(text)} <= ZOTERO_CSL


@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
@pytest.mark.filterwarnings("ignore::refkit.errors.RefkitWarning")
def test_zotero_drops_no_entry(format: str) -> None:
    if format not in refkit.format_names():
        pytest.skip(f"there is no {format}")
    carried = {"bibtex": {"@": "gazette", "and-others": "author"}}
    odd = Reference(title="On odd types", carried=carried)
    text = refkit.dumps([*of_every_type(), odd], format, target="zotero")
    assert entry_types(text) <= ZOTERO_BIB
    assert "others" not in text


@pytest.mark.filterwarnings("ignore::refkit.errors.RefkitWarning")
def test_zotero_takes_no_ris_record_for_another_work() -> None:
    text = refkit.dumps(of_every_type(), "ris", target="zotero")
    kinds = {line[6:].strip() for line in text.splitlines() if line.startswith("TY")}
    assert kinds.isdisjoint({"GEN", "UNPB", "JFULL", "ICOMM", "LEGAL"})


NAMES = [
    ("zotero", "csl-json", Name("von King", "Martin Luther, Jr.")),
    ("zotero", "ris", KING),
    ("pandoc", "ris", Name("King", "Martin Luther Jr.", particle="von")),
    ("pandoc", "csl-json", KING),
]


@pytest.mark.parametrize(("target", "format", "name"), NAMES)
def test_names(target: str, format: str, name: Name) -> None:
    names = [KING, Name("Wu", "Li"), Name(literal="WHO")]
    found = fitted([Reference(type="book", author=names)], target, format)[0].author
    assert found == (name, Name("Wu", "Li"), Name(literal="WHO"))


def test_a_season_is_said_in_words() -> None:
    reference = Reference(title="Oaks", issued=PartialDate(2019, season=1))
    found = fitted([reference], "zotero", "csl-json")[0].issued
    assert found == PartialDate(literal="Spring 2019")


def test_letters_stay_on_their_line() -> None:
    marked: dict[Field, str] = {"title": "<i>In</i> H<sub>2</sub>O"}
    reference = Reference(title="In H2O", markup=marked)
    found = fitted([reference], "zotero", "bibtex")[0]
    assert found.markup == {"title": "<i>In</i> H2O"}


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.filterwarnings("ignore::refkit.errors.RefkitWarning")
def test_what_is_read_can_be_written(target: str) -> None:
    for format in TARGETS[target].reads:
        if format in refkit.format_names():
            assert "Oaks" in refkit.dumps(
                [Reference(title="Oaks")], format, target=target
            )


def test_what_nobody_knows() -> None:
    with pytest.raises(refkit.UnknownNameError, match="did you mean 'zotero'"):
        refkit.dumps([], "ris", target="zotro")
    with pytest.raises(refkit.FormatError, match="ris: not for biber, which reads bib"):
        refkit.dumps([], "ris", target="biber")


OUTPUTS = [
    (["--target", "zotero"], None, '"type": "document"'),
    (["--target", "endnote"], None, "TY  - COMP"),
    (["--target", "zotero"], "x.ris", "TY  - COMP"),
    (["--target", "bibtex"], "x.bib", "@software"),
]


@pytest.mark.parametrize(("options", "output", "expected"), OUTPUTS)
def test_on_the_command_line(
    options: list[str], output: str | None, expected: str, tmp_path: Path
) -> None:
    source = tmp_path / "source.json"
    source.write_text('[{"id": "x", "type": "software", "title": "A program"}]')
    file = output and tmp_path / output
    more = ["-o", str(file)] if file else []
    done = CliRunner().invoke(main, ["export", str(source), *options, *more])
    assert done.exit_code == 0
    assert expected in (file.read_text() if file else done.stdout)
    is_said = "software is written as document (1)" in done.stderr
    assert is_said == ('"document"' in expected)
