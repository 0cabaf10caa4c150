"""The command line: what each command prints, and how it ends."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

import refkit
from refkit.cli import main
from refkit.cli.terminal import visible

ROOT = Path(__file__).parents[1]
EMPTY = "0 scrapes, 0 references, 0 without a reference\n"
PAGE = """<meta name="citation_title" content="On the Hypotheses">
<meta name="citation_author" content="Bernhard Riemann">
<meta name="citation_journal_title" content="Größe">
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one page that cites and one that does not."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.html").write_text(PAGE, "utf-8")
    Path("in/b.txt").write_text("Not found\n")
    return tmp_path


def invoke(*args: str, **options: str) -> Result:
    return CliRunner().invoke(main, args, **options)  # type: ignore[arg-type]


def test_export_writes_a_bibliography_and_sums_up() -> None:
    result = invoke("export", "in")
    assert result.stdout == refkit.dumps(refkit.read("in"), "bibtex")
    assert result.stderr == (
        "in/b.txt: no reference\n2 scrapes, 1 reference, 1 without a reference\n"
    )
    assert result.exit_code == 0


@pytest.mark.parametrize("format", ["bibtex", "csl-json", "ris"])
def test_export_writes_each_format(format: str) -> None:
    written = refkit.dumps(refkit.read("in"), format)
    assert invoke("export", "-f", format, "in").stdout_bytes.decode() == written
    result = invoke("export", f"--format={format}", "-o", "refs.out", "in/a.html")
    assert result.stdout == ""
    assert Path("refs.out").read_bytes().decode() == written


@pytest.mark.parametrize(
    ("output", "format"),
    [("a.bib", "bibtex"), ("a.json", "csl-json"), ("A.RIS", "ris"), ("a", "bibtex")],
)
def test_the_suffix_of_the_output_decides(output: str, format: str) -> None:
    assert invoke("export", "in", "-o", output).exit_code == 0
    written = refkit.dumps(refkit.read("in"), format)
    assert Path(output).read_bytes().decode() == written


def test_export_reads_standard_input_and_patterns() -> None:
    page = PAGE.replace("Hypotheses", "Foundations")
    result = invoke("export", "-f", "ris", "-", "in/*.html", input=page)
    assert result.stdout.count("TY  - ") == 2
    assert result.stderr == "2 scrapes, 2 references, 0 without a reference\n"


def test_export_merges_copies_unless_told_not_to() -> None:
    result = invoke("export", "-f", "ris", "-", "in/a.html", input=PAGE)
    merged = refkit.dedupe(refkit.read("in/a.html") * 2).references
    assert len(merged) == 1
    assert result.stdout_bytes.decode() == refkit.dumps(merged, "ris")
    assert result.stderr == (
        "2 scrapes, 1 reference, 1 copy merged, 0 without a reference\n"
    )
    result = invoke("export", "-f", "ris", "--no-dedupe", "-", "in/a.html", input=PAGE)
    assert result.stdout.count("TY  - ") == 2
    assert result.stderr == "2 scrapes, 2 references, 0 without a reference\n"


def test_export_reads_bibliographies() -> None:
    Path("in/c.ris").write_text("TY  - JOUR\nTI  - On Letters\nER  - \n")
    result = invoke("export", "-f", "csl-json", "in")
    titles = [item["title"] for item in json.loads(result.stdout)]
    assert titles == ["On the Hypotheses", "On Letters"]
    assert result.stderr.endswith(
        "2 scrapes, 1 bibliography, 2 references, 1 without a reference\n"
    )


def test_an_unreadable_file_is_named_and_the_rest_goes_on() -> None:
    result = invoke("export", "-f", "ris", "no.txt", "in/a.html", "*.x")
    assert result.stdout.startswith("TY  - ")
    assert result.stderr == (
        "no.txt: No such file or directory\n"
        "*.x: No such file or directory\n"
        "1 scrape, 1 reference, 0 without a reference, 2 unreadable\n"
    )
    assert result.exit_code == 1


def test_a_good_file_is_not_overwritten_with_nothing() -> None:
    Path("refs.bib").write_text("old")
    assert invoke("export", "no.txt", "-o", "refs.bib").exit_code == 1
    assert Path("refs.bib").read_text() == "old"


def test_strict_is_strict() -> None:
    assert invoke("export", "--strict", "in/a.html").exit_code == 0
    result = invoke("export", "--strict", "in")
    assert result.exit_code == 1
    assert result.stdout == invoke("export", "in").stdout


def test_min_confidence_drops_weak_fields() -> None:
    page = str(ROOT / "seeds" / "000_9961dff18e755f6b.txt")
    (ref,) = refkit.read(page)
    weak, sure = min(ref.confidence.values()), ref.confidence["title"]
    assert weak < sure < 1
    for least in (0, weak, sure):
        result = invoke("export", "-f", "ris", "--min-confidence", str(least), page)
        assert result.stdout_bytes.decode() == refkit.dumps([ref.trusted(least)], "ris")
    result = invoke("export", "-f", "ris", "--min-confidence", "1", page)
    assert result.stdout == ""
    assert result.stderr.endswith(
        "no reference\n"
        "1 reference left out: too little is as certain as 1\n"
        "1 scrape, 0 references, 1 without a reference\n"
    )


def test_min_confidence_shows_what_export_would_write() -> None:
    page = str(ROOT / "seeds" / "000_9961dff18e755f6b.txt")
    (ref,) = refkit.read(page)
    for least in (0, min(ref.confidence.values()), ref.confidence["title"]):
        result = invoke("inspect", "--json", "--min-confidence", str(least), page)
        (shown,) = json.loads(result.stdout)["references"]
        assert list(shown["fields"]) == list(ref.trusted(least).known)
    result = invoke("inspect", "--min-confidence", "1", page)
    assert result.stdout == f"{page}\n"
    assert result.stderr == (
        f"{page}: no reference\n1 reference left out: too little is as certain as 1\n"
    )


def test_min_confidence_leaves_bibliographies_as_they_are() -> None:
    Path("a.ris").write_text("TY  - JOUR\nTI  - On Letters\nER  - \n")
    strict = invoke("export", "-f", "ris", "--min-confidence", "1", "a.ris")
    assert strict.stdout == invoke("export", "-f", "ris", "a.ris").stdout != ""


def test_a_reference_of_which_too_little_is_left_is_left_out() -> None:
    sure: dict[Any, float] = {"title": 0.9, "author": 0.6}
    names = [refkit.Name("Berg", "Ada")]
    ref = refkit.Reference(title="On Letters", author=names, confidence=sure)
    assert refkit.trusted([ref], 0.6) == [ref]
    assert refkit.trusted([ref], 0.7) == []


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (
            ["export", "-f", "bibtext", "in"],
            1,
            "did you mean 'bibtex'? (known: biblatex, bibtex,",
        ),
        (["export", "-o", "a.txt", "in"], 1, "known: .bib, .json, .jsonl, .ris"),
        (["export", "-o", "no/a.bib", "in"], 1, "no/a.bib: No such file or directory"),
        (["export", "-o", "in", "in"], 1, "in: Is a directory"),
        (["export"], 2, "Missing argument 'PATH...'"),
        (["export", "--min-confidence", "2", "in"], 2, "not in the range"),
        (["exprot", "in"], 2, "No such command 'exprot'"),
        (["inspect", "no.txt"], 1, "no.txt: No such file or directory"),
        (["inspect", "in"], 1, "in: not one file"),
        (["inspect"], 2, "Missing argument 'FILE'"),
    ],
)
def test_mistakes_end_in_one_line_and_a_status(
    args: list[str], code: int, said: str
) -> None:
    result = invoke(*args)
    assert result.exit_code == code
    assert result.stdout == ""
    last = result.stderr.splitlines()[-1]
    assert last.startswith("Error: ")
    assert said in last


def test_nothing_is_read_for_an_unknown_format() -> None:
    result = invoke("export", "-f", "word", "no.txt")
    assert result.stderr == (
        "Error: no format named 'word' (known: biblatex, bibtex, citations, csl-json, csl-jsonl, csl-yaml, ris)\n"
    )


def test_an_empty_folder_gives_an_empty_bibliography() -> None:
    Path("none").mkdir()
    result = invoke("export", "-f", "csl-json", "none")
    assert (json.loads(result.stdout), result.stderr) == ([], EMPTY)


def test_inspect_shows_what_each_value_rests_on() -> None:
    result = invoke("inspect", "in/a.html")
    lines = result.stdout.splitlines()
    assert lines[0] == "in/a.html"
    shown = dict(pairwise(lines))
    (title,) = (line for line in shown if line.startswith("title "))
    assert title.endswith("  On the Hypotheses")
    assert shown[title].strip().startswith("line 1: ")
    assert "\x1b" not in result.stdout
    assert len({line.index("line ") for line in lines if " line " in line}) == 1


def test_inspect_shows_a_bibliography_without_evidence() -> None:
    Path("a.ris").write_text("TY  - JOUR\nTI  - On Letters\nER  - \n")
    result = invoke("inspect", "a.ris")
    assert result.stdout.split() == (
        "a.ris type article-journal title On Letters".split()
    )


def test_inspect_prints_json_for_programs() -> None:
    result = invoke("inspect", "--json", "in/a.html")
    shown = json.loads(result.stdout)
    assert list(shown) == ["source", "media_type", "references"]
    assert shown["source"] == "in/a.html"
    assert shown["media_type"] == "text/html"
    (described,) = shown["references"]
    (title,) = described["fields"]["title"]
    assert title["value"] == "On the Hypotheses"
    start, end = title["span"]
    assert PAGE[start:end] == title["quote"]
    assert title["line"] == PAGE.count("\n", 0, start) + 1
    (author,) = described["fields"]["author"]
    assert author["value"] == {"family": "Riemann", "given": "Bernhard"}
    (ref,) = refkit.read("in/a.html")
    assert len(described["claims"]) == len(ref.claims)
    assert set(described["claims"][0]) == {"field", *title}


def test_inspect_of_a_page_that_cites_nothing() -> None:
    result = invoke("inspect", "in/b.txt")
    assert (result.stdout, result.exit_code) == ("in/b.txt\n", 0)
    assert result.stderr == "in/b.txt: no reference\n"
    shown = json.loads(invoke("inspect", "--json", "in/b.txt").stdout)
    assert shown["references"] == []


def test_formats_and_parsers_are_listed() -> None:
    assert invoke("formats").stdout.split() == list(refkit.format_names())
    assert invoke("parsers").stdout.split() == list(refkit.parser_names())
    assert invoke("--version").stdout == f"refkit {refkit.__version__}\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[2Jb", r"a\x1b[2Jb"),
        ("a\r\n\tb\u2028c", r"a   b c"),
        ("caf\u00e9 \u7814\u7a76", "caf\u00e9 \u7814\u7a76"),
        ("\x9b1m\u202e\udcff\x00", r"\x9b1m\u202e\udcff\x00"),
    ],
)
def test_what_would_steer_a_terminal_is_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_what_a_page_says_cannot_steer_the_terminal() -> None:
    evil = "On the \x1b]0;owned\x07 Hypotheses\x9b31m"
    Path("e.html").write_text(PAGE.replace("On the Hypotheses", evil), "utf-8")
    Path("x\x1b[31m.txt").touch()
    for args in (["inspect", "e.html"], ["inspect", "--json", "e.html"]):
        result = invoke(*args)
        assert "Hypotheses" in result.stdout
        assert not {"\x1b", "\x9b", "\x07"} & set(result.stdout)
    result = invoke("export", "e.html", "x\x1b[31m.txt", "no\x1b[31m.txt")
    assert not {"\x1b", "\x9b", "\x07"} & set(result.stdout + result.stderr)


def test_every_command_and_option_is_documented() -> None:
    page = ROOT / "docs" / "command-line.md"
    parts = page.read_text("utf-8").split("\n## ")
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        (about,) = (
            part for part in parts if f"refkit {name}" in part.partition("\n")[0]
        )
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                for option in (*parameter.opts, *parameter.secondary_opts):
                    assert f"`{option}" in about


def test_the_json_of_inspect_is_as_documented() -> None:
    page = ROOT / "docs" / "command-line.md"
    (example,) = re.findall(r"```json\n(.*?)```", page.read_text("utf-8"), re.S)
    documented = json.loads(example)
    result = invoke(
        "inspect", "--json", str(ROOT / "seeds" / "002_f205edd659deba28.txt")
    )
    shown = json.loads(result.stdout)
    assert list(shown) == list(documented)
    (reference,) = shown["references"]
    (as_documented,) = documented["references"]
    assert list(reference) == list(as_documented)
    first = reference["fields"]["author"][0]
    assert {**first, "confidence": 0} == {
        **as_documented["fields"]["author"][0],
        "confidence": 0,
    }


@pytest.mark.parametrize("command", ["export", "dedupe", "enrich"])
def test_citation_keys_by_a_pattern(command: str, tmp_path: Path) -> None:
    source = tmp_path / "two.ris"
    source.write_text(
        "TY  - BOOK\nTI  - On Oaks\nAU  - Wu, Li\nPY  - 1999\nER  - \n"
        "TY  - BOOK\nID  - mine\nTI  - On Elms\nAU  - Wu, Li\nER  - \n"
    )
    offline = ["--offline"] if command == "enrich" else []
    result = invoke(
        command, "--key", "{Auth}:{shortyear}", "-f", "bibtex", *offline, str(source)
    )
    assert re.findall(r"@book\{(.*),", result.stdout) == ["Wu:99", "mine"]
    result = invoke(command, "--key", "{Auth}{moon}", str(source))
    assert result.exit_code == 1
    assert "no key pattern: '{moon}' at 7 in '{Auth}{moon}' (known: " in result.stderr
