"""``refkit export --to``."""

from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import refkit
from refkit.cli import main

from .server import Zotero

TWO = """\
[{"id": "oaks", "type": "book", "title": "On Oaks", "author": [{"family": "Wu"}]},
 {"id": "elms", "type": "book", "title": "", "author": [{"family": "Li"}],
  "container-title": "Elms", "volume": "2", "page": "3"}]
"""


@pytest.fixture
def source(tmp_path: Path) -> str:
    path = tmp_path / "two.json"
    path.write_text(TWO)
    return str(path)


def export(*args: str) -> Result:
    return CliRunner().invoke(main, ["export", *args])


def test_to_the_zotero_that_runs_here(
    zotero: Zotero, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_port = partial(refkit.to_zotero, port=zotero.port)
    monkeypatch.setattr(refkit, "to_zotero", to_port)
    done = export(source, "--to", "zotero", "--dry-run")
    assert (done.exit_code, done.stdout) == (0, "oaks\nelms\n")
    assert "2 to add" in done.stderr
    assert not zotero.saved
    done = export(source, "--to", "zotero")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "2 references, 2 added" in done.stderr
    assert [item["citationKey"] for item in zotero.saved] == ["oaks", "elms"]
    zotero.trouble.append((500, {"libraryEditable": False}, {}))
    done = export(source, "--to", "zotero")
    assert done.exit_code == 1
    assert done.stderr.endswith(
        "Error: Zotero did not save the references: "
        "the library that is selected there is read-only\n"
    )


def test_to_a_library_online(
    zotero: Zotero, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyzotero", reason="needs pyzotero")
    at_home = partial(refkit.to_zotero_library, at=zotero.address)
    monkeypatch.setattr(refkit, "to_zotero_library", at_home)
    options = ["--to", "zotero-web", "--library", "group:2"]
    done = export(source, *options)
    assert done.exit_code == 1
    assert "elms: not taken: 'title' is empty\n" in done.stderr
    assert "1 added, 1 reference not taken" in done.stderr
    done = export(source, *options, "--dry-run")
    assert (done.exit_code, done.stdout) == (0, "elms\n")
    assert "1 to add, 1 there already" in done.stderr


MISTAKES = [
    (["--dry-run"], "--library and --dry-run need --to"),
    (["--to", "zotero-web"], "--to zotero-web needs --library"),
    (["--to", "zotero", "--library", "user:1"], "needs --library, and nothing else"),
    (["--to", "zotero", "-f", "ris"], "--to writes nothing"),
    (["--to", "zotero", "-o", "x.bib"], "--to writes nothing"),
    (["--to", "endnote"], "Invalid value for '--to'"),
]


@pytest.mark.parametrize(("options", "message"), MISTAKES)
def test_options_without_sense(source: str, options: list[str], message: str) -> None:
    done = export(source, *options)
    assert done.exit_code == 2
    assert message in done.stderr


def test_a_library_needs_a_key(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ZOTERO_API_KEY", raising=False)
    done = export(source, "--to", "zotero-web", "--library", "user:1")
    assert done.exit_code == 1
    assert "ZOTERO_API_KEY is not set" in done.stderr
