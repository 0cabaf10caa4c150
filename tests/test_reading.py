"""Reading files: what each is taken for, and what becomes of the bad ones."""

import io
import sys
from operator import length_hint
from pathlib import Path

import pytest
from attrs import evolve

import refkit

PAGE = """<title>On the Hypotheses</title>
<meta name="citation_title" content="On the Hypotheses">
<meta name="citation_author" content="Bernhard Riemann">
"""
RIS = "TY  - JOUR\r\nTI  - On Letters\r\nER  - \r\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a page, an empty page, a bibliography and a broken one."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/broken.json").write_text("{")
    Path("in/empty.txt").touch()
    Path("in/page.txt").write_text(PAGE)
    Path("in/refs.RIS").write_text(RIS)
    return tmp_path


def titles(references: list[refkit.Reference]) -> list[str | None]:
    return [reference.title for reference in references]


def test_a_folder_gives_what_is_in_it_and_warns_of_what_is_bad() -> None:
    with pytest.warns(refkit.RefkitWarning, match=r"in/broken\.json") as warned:
        references = refkit.read("in")
    assert len(warned) == 1
    assert titles(references) == ["On the Hypotheses", "On Letters"]
    assert [r.source for r in references] == ["in/page.txt", "in/refs.RIS"]


@pytest.mark.parametrize("source", ["in/page.txt", "./in/page.txt", "in/p*", "*/p*"])
def test_a_source_may_be_a_path_or_a_pattern(source: str) -> None:
    assert titles(refkit.read(source)) == ["On the Hypotheses"]
    assert titles(refkit.read(Path(source))) == ["On the Hypotheses"]


def test_an_open_file_is_read_whether_text_or_bytes() -> None:
    assert titles(refkit.read(io.StringIO(PAGE))) == ["On the Hypotheses"]
    assert titles(refkit.read(io.BytesIO(PAGE.encode("utf-16")))) == [
        "On the Hypotheses"
    ]
    with Path("in/page.txt").open(encoding="utf-8") as page:
        assert titles(refkit.read(page)) == ["On the Hypotheses"]
    with Path("in/refs.RIS").open("rb") as stream:
        assert titles(refkit.read(stream)) == ["On Letters"]


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    assert titles(refkit.read("-")) == ["On the Hypotheses"]
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(refkit.SourceError, match="standard input is closed"):
        refkit.read("-")


@pytest.mark.parametrize("source", ["no.txt", "in/*.html", "./no", ""])
def test_what_is_asked_for_by_name_must_be_there(source: str) -> None:
    with pytest.raises(refkit.SourceError):
        refkit.read(source)


def test_a_bibliography_asked_for_by_name_must_be_one() -> None:
    with pytest.raises(refkit.FormatError) as caught:
        refkit.read("in/broken.json")
    assert str(caught.value).startswith("csl-json: not JSON")
    assert str(caught.value).endswith("(in 'in/broken.json')")


def test_a_record_that_is_left_out_is_told_with_its_file() -> None:
    Path("a.json").write_text('[{"type": "book", "title": "On Letters"}, 8]')
    with pytest.warns(
        refkit.RefkitWarning, match=r"^a\.json: csl-json: item 2 left out"
    ):
        assert titles(refkit.read("a.json")) == ["On Letters"]


def test_a_stream_that_cannot_be_read_is_an_error() -> None:
    stream = io.BytesIO()
    stream.close()
    with pytest.raises(refkit.SourceError, match=r"^<stream>: I/O operation on closed"):
        refkit.read(stream)


def test_reading_file_by_file_never_raises() -> None:
    readings = refkit.iter_read("in", "no.txt", io.StringIO(PAGE))
    assert length_hint(readings) == 6
    seen = list(readings)
    assert length_hint(readings) == 0
    assert [
        (r.source, len(r.references), r.scrape is not None, type(r.error).__name__)
        for r in seen
    ] == [
        ("in/broken.json", 0, False, "FormatError"),
        ("in/empty.txt", 0, True, "NoneType"),
        ("in/page.txt", 1, True, "NoneType"),
        ("in/refs.RIS", 1, False, "NoneType"),
        ("no.txt", 0, False, "SourceError"),
        ("<stream>", 1, True, "NoneType"),
    ]


def test_what_is_read_is_what_was_written(here: Path) -> None:
    references = refkit.read("in/page.txt")
    for name in ("refs.bib", "refs.json", "refs.ris"):
        refkit.write(references, name)
        again = [evolve(r, citation_key=None) for r in refkit.read(here / name)]
        assert again == references


def test_a_bibliography_may_be_in_another_charset() -> None:
    Path("old.ris").write_bytes("TY  - JOUR\r\nTI  - Größe\r\nER  - ".encode("cp1252"))
    assert titles(refkit.read("old.ris")) == ["Größe"]


BIBTEX = "@article{li, title = {On Letters}, author = {Li, Ann}}\n"


@pytest.mark.parametrize(
    "name", ["export.txt", "export", "export.xml", "export.unknown"]
)
def test_a_bibliography_is_told_by_its_content(name: str) -> None:
    Path(name).write_text(RIS)
    (reading,) = refkit.iter_read(name)
    assert reading.scrape is None
    assert titles(list(reading.references)) == ["On Letters"]


def test_standard_input_may_be_a_bibliography(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BIBTEX.encode())))
    assert titles(refkit.read("-")) == ["On Letters"]


def test_what_a_file_holds_counts_more_than_its_name() -> None:
    Path("a.bib").write_text(RIS)
    with pytest.warns(refkit.RefkitWarning) as warned:
        assert titles(refkit.read("a.bib")) == ["On Letters"]
    assert [str(each.message) for each in warned] == [
        "a.bib: read as ris, which it holds, and not as bibtex"
    ]


def test_a_web_page_is_a_scrape_whatever_it_begins_with() -> None:
    Path("a.html").write_text(RIS)
    (reading,) = refkit.iter_read("a.html")
    assert reading.scrape is not None


def test_a_text_without_a_format_must_show_one() -> None:
    assert titles(refkit.loads(BIBTEX)) == ["On Letters"]
    with pytest.raises(refkit.FormatError, match="say which it is in"):
        refkit.loads("On Letters")


def test_a_whole_article_is_a_scrape_unless_its_suffix_says_otherwise() -> None:
    article = (
        "<article><front><article-meta><title-group><article-title>On Letters"
        "</article-title></title-group><article-id pub-id-type='doi'>10.1000/182"
        "</article-id></article-meta></front></article>"
    )
    for name, is_scrape in (("a.txt", True), ("a.xml", True), ("a.nxml", False)):
        Path(name).write_text(article)
        (reading,) = refkit.iter_read(name)
        assert titles(list(reading.references)) == ["On Letters"]
        assert (reading.scrape is not None) == is_scrape
