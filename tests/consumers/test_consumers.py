"""What those make of a bibliography who read what refkit writes.

Programs that are missing are said to be; ``make consumers`` installs them.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest

import refkit
from refkit.model import Reference
from tests.consumers.bibliography import bibliography, folded, missing

_HERE: Final = Path(__file__).parent
_STYLE: Final = str(_HERE / "everything.csl")


@pytest.fixture(scope="module")
def references() -> list[Reference]:
    return bibliography()


def _program(name: str) -> str:
    """Where a program is: beside this Python, on the path, or in a package of it."""
    beside = shutil.which(name, path=str(Path(sys.executable).parent))
    found = (
        beside or shutil.which(name) or (_packed_pandoc() if name == "pandoc" else "")
    )
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


def _packed_pandoc() -> str:
    try:
        import pypandoc
    except ImportError:
        return ""
    return str(pypandoc.get_pandoc_path())


def _node(script: str, *words: str, read: str) -> Any:
    node = _program("node")
    if not (_HERE / "node_modules").is_dir():
        pytest.skip("the packages of tests/consumers/package.json are not installed")
    return json.loads(_run([node, str(_HERE / script), *words], read))


def _run(
    command: Sequence[str],
    read: str = "",
    folder: Path | None = None,
    *,
    may_fail: bool = False,
) -> str:
    done = subprocess.run(
        command,
        input=read.encode(),
        capture_output=True,
        check=False,
        timeout=300,
        cwd=folder,
    )
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert may_fail or done.returncode == 0, said[-3_000:]
    return done.stdout.decode("utf-8")


@pytest.mark.parametrize("style", ["apa", _STYLE], ids=["APA", "everything"])
def test_citeproc_js_renders_all(style: str, references: list[Reference]) -> None:
    written = refkit.dumps(references, "csl-json")
    made = _node("citeproc.js", style, read=written)
    assert not made["errors"]
    assert len(made["entries"]) == len(references)
    if style == _STYLE:
        assert not missing(references, "".join(made["entries"]))


_UNKNOWN_TEX: Final = {
    "pandoc": frozenset("ÞþðĐđȘșȚț"),
    "citation-js": frozenset("′−±×→⇒ȘșȚț"),
}
"""Characters whose TeX a program loses: the UTF-8 of ``biblatex`` is what it reads."""


def _readable(
    references: Sequence[Reference], format: str, program: str
) -> list[Reference]:
    """The references that a program can read all of in a format."""
    unknown = _UNKNOWN_TEX[program] if format == "bibtex" else frozenset()
    return [
        reference
        for reference in references
        if unknown.isdisjoint(f"{reference.title}{reference.author}")
    ]


_PANDOC: Final = {
    "csl-json": "csljson",
    "bibtex": "bibtex",
    "biblatex": "biblatex",
    "ris": "ris",
}


@pytest.mark.parametrize("format", _PANDOC)
def test_pandoc_renders_all(format: str, references: list[Reference]) -> None:
    written = refkit.dumps(references, format)
    command = [_program("pandoc"), "--citeproc", f"--csl={_STYLE}", "--wrap=none"]
    rendered = _run([*command, f"--from={_PANDOC[format]}", "--to=plain"], written)
    assert not missing(_readable(references, format, "pandoc"), rendered)


_CITATION_JS: Final = {
    "csl-json": "@csl/list+object",
    "bibtex": "@bibtex/text",
    "biblatex": "@biblatex/text",
    "ris": "@ris/file",
}


def _texts(value: Any) -> str:
    """All texts in a value of JSON, one behind the other."""
    if isinstance(value, dict):
        value = list(value.values())
    return " ".join(map(_texts, value)) if isinstance(value, list) else str(value)


_LAWS: Final = {"bill", "hearing", "legal_case", "legislation", "treaty"}
"""Types that citation-js reads no author of in RIS."""


@pytest.mark.parametrize("format", _CITATION_JS)
def test_citation_js_reads_all(format: str, references: list[Reference]) -> None:
    written = refkit.dumps(references, format)
    items = _node("citation.js", _CITATION_JS[format], read=written)
    assert len(items) == len(references)
    by_key = {item["id"]: item for item in items}
    for reference in _readable(references, format, "citation-js"):
        item = by_key[reference.citation_key]
        assert folded(item["title"]) == folded(reference.title or "")
        if format != "ris" or reference.type not in _LAWS:
            assert not missing([reference], _texts(item))  # under whatever role


_DOCUMENT: Final = r"""\documentclass{article}
\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{lmodern}
\input{glyphtounicode}\pdfgentounicode=1
\usepackage[paperwidth=180cm,textwidth=160cm]{geometry}
\hyphenpenalty=10000 \exhyphenpenalty=10000 \sloppy
"""
_LATEX: Final = {
    "bibtex": r"\begin{document}\nocite{*}\bibliographystyle{plain}\bibliography{refs}"
    r"\end{document}",
    "biber": r"\usepackage[backend=biber,maxnames=99]{biblatex}"
    r"\addbibresource{refs.bib}\begin{document}\nocite{*}\printbibliography"
    r"\end{document}",
}


@pytest.mark.parametrize("processor", _LATEX)
def test_latex_prints_all(
    processor: str, references: list[Reference], tmp_path: Path
) -> None:
    latex, program, to_text = map(_program, ("pdflatex", processor, "pdftotext"))
    if not _run([_program("kpsewhich"), "-must-exist", "lmodern.sty"], may_fail=True):
        pytest.skip("lmodern.sty is not installed")
    (tmp_path / "refs.bib").write_text(refkit.dumps(references, "bibtex"), "utf-8")
    (tmp_path / "doc.tex").write_text(_DOCUMENT + _LATEX[processor], "utf-8")
    run = [latex, "-interaction=nonstopmode", "doc.tex"]

    _run(run, folder=tmp_path)
    _run([program, "doc"], folder=tmp_path)
    _run(run, folder=tmp_path)
    _run([to_text, "-enc", "UTF-8", "doc.pdf"], folder=tmp_path)

    assert not missing(references, (tmp_path / "doc.txt").read_text("utf-8"))
