"""``refkit dedupe``: what is merged, what a person decides, and how it ends."""

import json
import os
import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from attrs import evolve
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import refkit
from refkit.cli import main
from refkit.cli.comparing import side_by_side

CASES = Path(__file__).parent / "cases" / "dedupe"
POOL = [ref for path in sorted(CASES.iterdir()) for ref in refkit.read(path)]
READ = "1 scrape, 2 bibliographies, 12 references, 0 without a reference\n"

Pair = frozenset[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a scrape and two bibliographies that have works in common."""
    copytree(CASES, tmp_path / "in")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def invoke(*args: str, **options: str) -> Result:
    result = CliRunner().invoke(main, ["dedupe", *args], **options)  # type: ignore[arg-type]
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def pair(one: str, other: str) -> Pair:
    """The name of two records of the case files, by their keys."""
    keyed = {ref.citation_key: refkit.fingerprint(ref) for ref in POOL}
    return frozenset((keyed[one], keyed[other]))


def together(result: Result, *keys: str) -> bool:
    """Whether one reference of a dry run holds records with these keys."""
    assert result.exit_code == 0
    return any(
        all(f" {key}: " in part for key in keys)
        for part in result.stdout.split("\n\n")
        if "copies of one work" in part
    )


def test_copies_are_merged_and_summed_up() -> None:
    result = invoke("in")
    merged = refkit.dedupe(POOL)
    assert len(merged.references) == 9
    assert result.stdout_bytes.decode() == refkit.dumps(merged.references, "bibtex")
    said = "12 records: 9 works, 3 copies merged, 1 unsure pair, "
    assert result.stderr.startswith(READ + said)
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("args", "format"),
    [
        (["-o", "out.ris"], "ris"),
        (["-o", "out.json"], "csl-json"),
        (["-o", "out", "-f", "ris"], "ris"),
        (["-o", "out"], "bibtex"),
    ],
)
def test_the_output_is_in_the_format_of_its_suffix(
    args: list[str], format: str
) -> None:
    assert invoke("in", *args).stdout == ""
    written = refkit.dumps(refkit.dedupe(POOL).references, format)
    assert Path(args[1]).read_bytes().decode() == written
    assert "研究方法" in written


def test_standard_input_is_a_source() -> None:
    page = Path("in/page.html").read_text("utf-8")
    result = invoke("-", "in/library.ris", "-f", "ris", input=page)
    assert result.stdout.count("TY  - ") == 6
    assert result.stderr.splitlines()[0] == (
        "1 scrape, 1 bibliography, 7 references, 0 without a reference"
    )


def test_a_dry_run_says_what_and_why_and_writes_nothing() -> None:
    before = sorted(Path().rglob("*"))
    files = ("-o", "out.bib", "--decisions", "d.json", "--report", "r.html")
    result = invoke("in", *files, "--dry-run")
    assert sorted(Path().rglob("*")) == before
    assert together(result, "berg19", "wound")
    assert together(result, "yamada", "method")
    assert not together(result, "wound", "erratum")
    assert not together(result, "editorial4", "editorial6")
    copies, *_ = result.stdout.split("\n\n")
    assert copies.startswith("3 copies of one work\n  1  in/colleague.bib berg19: Berg")
    assert "  3  in/page.html: Berg et al. (2019) Wound healing" in copies
    assert "doi same +" in copies
    unsure = result.stdout.partition("unsure, kept apart\n")[2]
    assert "     1 ? 2  score -" in unsure
    assert "journal different -" in unsure


def test_unsure_pairs_are_merged_on_request() -> None:
    assert not together(invoke("in", "--dry-run"), "ek", "beech")
    assert not together(invoke("in", "--dry-run", "--unsure", "keep"), "ek", "beech")
    assert together(invoke("in", "--dry-run", "--unsure", "merge"), "ek", "beech")


def test_versions_are_merged_on_request() -> None:
    merged = refkit.dedupe(POOL, merge_versions=True)
    result = invoke("in", "--merge-versions", "-f", "ris")
    assert result.stdout_bytes.decode() == refkit.dumps(merged.references, "ris")
    related = f"{len(merged.related)} related pair"
    assert related in result.stderr
    apart = invoke("in", "--dry-run").stdout.count("related, kept apart")
    assert apart == len(refkit.dedupe(POOL).related)


def test_unsure_pairs_are_written_down_for_a_person_to_decide() -> None:
    invoke("in", "--decisions", "in/d.json")
    written = Path("in/d.json").read_text("utf-8")
    (decision,) = json.loads(written)["decisions"]
    assert frozenset(decision["records"]) == pair("ek", "beech")
    assert decision["same"] is None
    title = "The growth of young beech trees in the shade of old ones"
    assert decision["titles"] == [title, title]
    Path("in/d.json").write_text(written.replace("null", "true"), "utf-8")
    result = invoke("in", "--decisions", "in/d.json", "--dry-run")
    assert together(result, "ek", "beech")
    assert "a person said so; score " in result.stdout
    assert result.stderr.startswith(READ), "the file is no bibliography"
    Path("in/d.json").write_text(written.replace("null", "false"), "utf-8")
    result = invoke("in", "--decisions", "in/d.json")
    assert "9 works, 3 copies merged, 0 unsure pairs" in result.stderr
    assert '"same": false' in Path("in/d.json").read_text("utf-8")


def test_a_report_is_written_beside_the_bibliography() -> None:
    for _ in range(2):  # the page of the first run is no scrape for the second
        result = invoke("in", "-f", "ris", "--report", "in/report.html")
        assert result.stdout.count("TY  - ") == 9
        assert result.stderr.startswith(READ)
        paths = sorted(path for path in Path("in").iterdir() if path.stem != "report")
        page = refkit.dedupe_report(
            refkit.dedupe(ref for path in paths for ref in refkit.read(path))
        )
        assert Path("in/report.html").read_text("utf-8") == page
    assert len(list(Path("in").iterdir())) == 4


def test_a_no_splits_what_would_be_merged() -> None:
    assert together(invoke("in", "--dry-run"), "yamada", "method")
    refkit.write_judgements({pair("yamada", "method"): False}, "d.json")
    result = invoke("in", "--decisions", "d.json", "--dry-run")
    assert not together(result, "yamada", "method")


def test_what_a_person_joined_is_not_kept_apart() -> None:
    one, other = (evolve(POOL[0], pmid=number) for number in ("1234567", "7654321"))
    both = frozenset(map(refkit.fingerprint, (one, other)))
    assert refkit.dedupe([one, other]).related
    assert not refkit.dedupe([one, other], judgements={both: True}).related


def test_decisions_stay_in_the_file_whatever_is_read() -> None:
    said = {pair("yamada", "method"): True, frozenset(("a", "b")): False}
    refkit.write_judgements(said, "d.json", POOL)
    assert "研究方法の歴史と現在" in Path("d.json").read_text("utf-8")
    assert invoke("in/page.html", "--decisions", "d.json").exit_code == 0
    assert refkit.read_judgements("d.json") == said
    assert invoke("in", "--decisions", "d.json").exit_code == 0
    assert refkit.read_judgements("d.json") == {**said, pair("ek", "beech"): None}
    assert "研究方法の歴史と現在" in Path("d.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "not JSON: "),
        ("{", "not JSON: "),
        ("[" * 100_000, "nested too deeply"),
        ("\xff\x00", "not JSON: "),
        ("[]", 'does not say "refkit": "decisions"'),
        ('{"refkit": "other", "decisions": []}', 'does not say "refkit": "decisions"'),
        ('{"refkit": "decisions"}', '"decisions" is not a list'),
        ([3], "\"records\" is not two fingerprints (in 'd.json, decision 1')"),
        ([{"records": ["a"]}], '"records" is not two fingerprints'),
        ([{"records": ["a", ""]}], '"records" is not two fingerprints'),
        ([{"records": ["a", "b"], "same": "yes"}], "is not true, false or null"),
        ([{"records": ["a", "b"], "same": 1}], "is not true, false or null"),
        (
            [
                {"records": ["a", "b"], "same": True},
                {"records": ["b", "a"], "same": False},
            ],
            "says yes and no of one pair (in 'd.json, decision 2')",
        ),
    ],
)
def test_a_malformed_file_of_decisions_is_named(content: Any, said: str) -> None:
    if isinstance(content, list):
        content = json.dumps({"refkit": "decisions", "decisions": content})
    Path("d.json").write_text(content, "latin-1")
    result = invoke("in", "-o", "out.bib", "--decisions", "d.json")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: decisions: ")
    assert said in result.stderr
    assert "d.json" in result.stderr
    assert not Path("out.bib").exists()
    assert Path("d.json").read_text("latin-1") == content


def test_a_file_of_decisions_may_come_from_any_editor() -> None:
    text = (
        '{"decisions": [{"records": ["b", "a"], "note": "x"}], "refkit": "decisions"}'
    )
    Path("d.json").write_text(text, "utf-8-sig")
    assert refkit.read_judgements("d.json") == {frozenset("ab"): None}
    twice = text.replace("[{", '[{"records": ["a", "b"], "same": true}, {')
    Path("d.json").write_text(twice, "utf-16")
    assert refkit.read_judgements("d.json") == {frozenset("ab"): True}


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        ([], 2, "Missing argument 'PATH...'"),
        (["in", "--unsure", "drop"], 2, "'drop' is not one of"),
        (["in", "--review"], 2, "--review needs --decisions FILE"),
        (["in", "--review", "--decisions", "d.json"], 2, "asks on a terminal"),
        (["in", "--review", "--decisions", "d", "--dry-run"], 2, "writes nothing"),
        (["in", "-f", "word"], 1, "no format named 'word'"),
        (["in", "-o", "no/a.bib"], 1, "no/a.bib: No such file or directory"),
        (["in", "--decisions", "in"], 1, "in: Is a directory"),
        (["in", "--report", "no/r.html"], 1, "no/r.html: No such file or directory"),
        (["in", "--report", "in"], 1, "in: Is a directory"),
        (["in", "--decisions", "no/d.json"], 1, "no/d.json: No such file or directory"),
    ],
)
def test_mistakes_end_in_one_line_and_a_status(
    args: list[str], code: int, said: str
) -> None:
    result = invoke(*args)
    assert result.exit_code == code
    assert said in result.stderr.splitlines()[-1]
    assert list(Path().iterdir()) == [Path("in")]


def test_broken_input_is_named_and_the_rest_goes_on() -> None:
    Path("in/broken.json").write_text("{")
    result = invoke("in", "no.ris", "-f", "ris")
    assert result.exit_code == 1
    assert result.stdout.count("TY  - ") == 9
    assert "in/broken.json" in result.stderr
    assert "no.ris: No such file or directory\n" in result.stderr
    assert "2 unreadable\n" in result.stderr


def test_nothing_is_overwritten_with_nothing() -> None:
    Path("out.bib").write_text("old")
    result = invoke("no.ris", "-o", "out.bib", "--decisions", "d.json")
    assert result.exit_code == 1
    assert Path("out.bib").read_text() == "old"
    assert not Path("d.json").exists()


def test_strict_is_strict() -> None:
    assert invoke("in", "--strict").exit_code == 0
    Path("in/none.txt").write_text("Not found\n")
    assert invoke("in").exit_code == 0
    result = invoke("in", "--strict")
    assert (result.exit_code, result.stdout) == (1, invoke("in").stdout)


def test_what_a_file_says_cannot_steer_the_terminal() -> None:
    evil = Path("in/colleague.bib").read_text("utf-8")
    Path("in/evil\x1b[31m.bib").write_text(evil.replace("Ek", "Ek\x9b31m"), "utf-8")
    result = invoke("in", "--dry-run")
    assert "evil" in result.stdout
    assert not {"\x1b", "\x9b"} & set(result.stdout + result.stderr)


def test_two_records_stand_side_by_side() -> None:
    ek, beech = (ref for ref in POOL if "beech" in (ref.title or ""))
    lines = list(side_by_side(ek, beech, 80))
    assert max(map(len, lines)) <= 80
    bars = {line.index(" | ") for line in lines}
    assert len(bars) == 1
    (journal,) = (line for line in lines if "Oaks" in line)
    assert journal.split() == ["*", "container_title", "Woodlands", "|", "Oaks"]
    assert [line for line in lines if line.startswith("*")] == [journal, lines[-1]]
    (wide,) = (ref for ref in POOL if ref.citation_key == "method")
    for line in side_by_side(wide, wide, 30):
        left, _, right = line.partition(" | ")
        assert right in left


@pytest.mark.parametrize(
    ("typed", "same", "works"),
    [
        ("y\n", True, 8),
        ("what?\nNO\n", False, 9),
        ("skip\n", None, 9),
        ("q\n", None, 9),
        ("\x04", None, 9),
    ],
)
def test_a_person_is_asked_on_a_terminal(
    typed: str, same: bool | None, works: int, command: Callable[..., Any]
) -> None:
    terminal, end = os.openpty()
    os.write(terminal, typed.encode())
    args = ("dedupe", "in", "-f", "ris", "--review", "--decisions", "d.json")
    result = command(*args, stdin=end, stderr=end)
    os.close(end)
    seen = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert result.returncode == 0
    assert result.stdout.count(b"TY  - ") == works
    assert refkit.read_judgements("d.json") == {pair("ek", "beech"): same}
    assert "1 of 1: one work? [y]es, [n]o, [s]kip, [q]uit: " in seen
    assert "journal different -" in seen
    assert seen.count("one work?") == 1 + ("what?" in typed)


names = st.text("ab", min_size=1, max_size=3)
judged = st.dictionaries(
    st.frozensets(names, min_size=1, max_size=2), st.none() | st.booleans(), max_size=5
)


@given(judged, st.lists(st.sampled_from(POOL)))
def test_judgements_are_read_as_they_were_written(
    said: dict[Pair, bool | None],
    references: list[refkit.Reference],
) -> None:
    for _ in range(2):
        refkit.write_judgements(said, "law.json", references)
        assert refkit.read_judgements("law.json") == said


ALIKE = [ref for ref in POOL if re.search("wound|beech", ref.title or "", re.I)]
ALIKE += [evolve(ref, keyword=["copied"]) for ref in ALIKE]


@given(
    st.lists(st.sampled_from(ALIKE), min_size=2, max_size=20, unique_by=id),
    st.data(),
    st.booleans(),
)
def test_a_person_is_obeyed_whatever_the_records_say(
    references: list[refkit.Reference], data: st.DataObject, same: bool
) -> None:
    pairs = list(combinations(range(len(references)), 2))
    one, other = data.draw(st.sampled_from(pairs))
    both = frozenset(refkit.fingerprint(references[at]) for at in (one, other))
    result = refkit.dedupe(references, judgements={both: same})
    assert (result.assignment[one] == result.assignment[other]) == same
    works = {result.assignment[one], result.assignment[other]}
    assert all(
        {result.assignment[unsure.one], result.assignment[unsure.other]} != works
        for unsure in result.unsure
    )
