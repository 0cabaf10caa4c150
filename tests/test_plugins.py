"""What other packages add to refkit, tried with one that is installed for it."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from refkit.errors import UnknownNameError
from refkit.model import MEDIA_TYPES
from refkit.plugins import (
    ENRICHERS,
    FORMATS,
    ONLY_READ,
    ONLY_WRITTEN,
    PARSERS,
    READS,
    SUFFIXES,
    Registry,
)

Run = Callable[..., "CompletedProcess[bytes]"]
PROJECT = Path(__file__).parent / "third_party"
LETTER = "Letter: Charles Babbage, to Ada\n"


@pytest.fixture
def installed(tmp_path: Path) -> dict[str, str]:
    """The environment of a Python in which the package of third_party is installed."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    (tmp_path / "refkit_letters.py").write_text(
        (PROJECT / "refkit_letters.py").read_text("utf-8"), "utf-8"
    )
    info = tmp_path / f"refkit_letters-{project['version']}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    )
    lines = []
    for group, points in project["entry-points"].items():
        lines += [f"[{group}]", *(f"{name} = {home}" for name, home in points.items())]
    (info / "entry_points.txt").write_text("\n".join(lines))
    return {"PYTHONPATH": str(tmp_path)}


def test_plugins_are_listed_after_our_own(
    command: Run, installed: dict[str, str]
) -> None:
    parsers = command("parsers", env=installed).stdout.decode().split()
    assert parsers == [*PARSERS.builtin, "absent", "letters", "no-parser", "raises"]
    formats = command("formats", env=installed).stdout.decode().split()
    assert formats == [*FORMATS.builtin, "no-module", "shelf-list"]


def test_a_parser_takes_part_and_a_broken_one_costs_only_itself(
    command: Run, installed: dict[str, str]
) -> None:
    result = command(
        "export", "-f", "shelf-list", "-", env=installed, input=LETTER.encode()
    )
    assert result.stdout == b"Letter to Ada\n"
    assert result.stderr.decode().splitlines() == [
        "left out: the parser 'absent' (refkit_letters:ABSENT) does not load: module"
        " 'refkit_letters' has no attribute 'ABSENT'",
        "left out: the parser 'no-parser' (refkit_letters:SHELF_LIST) does not load:"
        " refkit_letters:SHELF_LIST is not a Parser",
        "left out: the parser 'raises' failed: ZeroDivisionError('text/plain')",
        "1 scrape, 1 reference, 0 without a reference",
    ]
    assert result.returncode == 0


def test_a_format_is_known_by_its_suffix(
    command: Run, installed: dict[str, str], tmp_path: Path
) -> None:
    shelf = tmp_path / "a.shelf"
    shelf.write_text("On Letters\n")
    result = command("export", "a.shelf", "-o", "b.shelf", env=installed, cwd=tmp_path)
    assert result.stderr.decode().splitlines() == [
        "left out: the format 'no-module' (refkit_no_such_module:FORMAT) does not load:"
        " No module named 'refkit_no_such_module'",
        "0 scrapes, 1 bibliography, 1 reference, 0 without a reference",
    ]
    assert (tmp_path / "b.shelf").read_text() == "On Letters\n"


def test_a_format_that_does_not_load_is_an_error(
    command: Run, installed: dict[str, str]
) -> None:
    result = command("export", "-f", "no-module", "-", env=installed, input=b"")
    assert result.returncode == 1
    assert result.stderr.startswith(b"Error: the format 'no-module' (refkit_no_such")


def test_an_enricher_adds_what_it_knows(python: Run, installed: dict[str, str]) -> None:
    code = """if True:
        import json, warnings, refkit
        letter = refkit.Reference(
            title="Letter to Ada", volume="7", citation_key="ada", source="refs.bib"
        )
        (found,) = refkit.enrich([letter], enricher="archive")
        values = [found.title, found.volume, found.publisher, found.citation_key,
                  found.source, [c.evidence.by for c in found.why("title")]]
        with warnings.catch_warnings(record=True) as caught:
            kept = refkit.enrich([letter], enricher="strike")
        print(json.dumps([values, kept == [letter], [str(w.message) for w in caught]]))
    """
    result = python("-c", code, env=installed)
    assert result.stderr == b""
    assert json.loads(result.stdout) == [
        ["Letter to Ada", "7", "City Archive", "ada", "refs.bib", ["given", "archive"]],
        True,
        [
            "1 reference stays as it was: the enricher 'strike' failed: OSError('the archive is closed')"
        ],
    ]


@pytest.mark.parametrize("registry", [ENRICHERS, FORMATS, PARSERS])
def test_our_own_plugins_are_loaded_by_name(registry: Registry[object]) -> None:
    for name in registry.builtin:
        assert getattr(registry.get(name), "name", None) == name


def test_the_suffix_of_each_format_is_the_one_in_the_table() -> None:
    written = [name for name in FORMATS.builtin if FORMATS.get(name).write]
    both = [name for name in written if name not in ONLY_WRITTEN]
    # One suffix stands for two formats that are read alike.
    meant = ["bibtex" if name == "biblatex" else name for name in both]
    assert [SUFFIXES.get(FORMATS.get(name).suffix) for name in both] == meant
    assert set(SUFFIXES.values()) <= set(FORMATS.builtin)
    assert set(FORMATS.builtin) - set(written) == ONLY_READ


def test_what_each_parser_reads_is_what_the_table_says() -> None:
    for name in PARSERS.builtin:
        assert PARSERS.get(name).reads == READS.get(name, frozenset(MEDIA_TYPES))


def test_an_unknown_name_is_told_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError) as caught:
        FORMATS.get("bibtext")
    known = ", ".join(sorted(FORMATS.builtin))
    assert str(caught.value) == (
        f"no format named 'bibtext'; did you mean 'bibtex'? (known: {known})"
    )
