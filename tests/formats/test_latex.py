r"""LaTeX itself, run over a bibliography of everything that could stop it."""

import re
import shutil
import subprocess
from itertools import cycle
from pathlib import Path
from typing import Any, Final

import pytest

from refkit.formats.bibtex import BIBTEX
from refkit.formats.tex_symbols import FORMS
from refkit.model import TYPES, Name, PartialDate, Reference

_OT1: Final = r"\documentclass{article}"
_T1: Final = _OT1 + r"\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}"
_HYPERREF: Final = r"\usepackage{hyperref}"


def _for_bibtex(preamble: str, style: str) -> str:
    return (
        f"{preamble}\\begin{{document}}\\nocite{{*}}"
        f"\\bibliographystyle{{{style}}}\\bibliography{{refs}}\\end{{document}}"
    )


def _for_biber(preamble: str) -> str:
    return (
        f"{preamble}\\usepackage[backend=biber]{{biblatex}}\\addbibresource{{refs.bib}}"
        "\\begin{document}\\nocite{*}\\printbibliography\\end{document}"
    )


_DOCUMENTS: Final = {
    "bibtex, OT1, plain": _for_bibtex(_OT1, "plain"),
    "bibtex, T1, alpha": _for_bibtex(_T1, "alpha"),
    "bibtex, T1, plainurl": _for_bibtex(_T1 + _HYPERREF, "plainurl"),
    "bibtex, T1, plainnat": _for_bibtex(
        _T1 + r"\usepackage{natbib}" + _HYPERREF, "plainnat"
    ),
    "biber, OT1": _for_biber(_OT1),
    "biber, T1": _for_biber(_T1 + _HYPERREF),
}

_NASTY: Final = (
    *(r"\input{/etc/passwd}", r"\write18{ls}", r"\end{document}", r"\def\x{\x}\x"),
    *("{", "}", "}{", "{{x", "x}}", "\\", "x\\", "\\\\", r"\{", r"\'", "^^M", "^^5c"),
    *("$", "$x", "$$", "&", "a & b", "#1", "%", "50% of", "_", "^", "~", "|", "<>"),
    *("@", "@book{x,", '"', '"quoted"', "'", "''", "`", "``", "!`", "?`", "--", "---"),
    *(
        ",",
        ",,",
        "=",
        "family=x",
        "xdata=x",
        ";",
        "[",
        "]",
        "[18F]FDG",
        "and",
        "others",
    ),
    *("0", "-", "a-", "...", ":", "x and y", "A, B, C, D", "% \\", "}%{", "\\%", "{\\"),
    *("Ångström", "Dvořák", "Łódź", "İstanbul ı", "Þórður Guðmundsson", "Đặng Văn"),
    *("ąęįų", "Ș ș Ț ț", "ĳ ŉ ŋ ſ", "«x» ‹y› „z‟ ‚a‘", "œuvre Æ ß ẞ", "ḥ ṣ Ḥ Ṣ ẖ"),
    *("α-SMA", "ΔF508", "λόγος", "ﬁ ﬂ", "H₂O 10² xⁿ", "5′ 3″ −1 ± × ÷", "½ ¼ №"),
    *("中文", "日本語のタイトル", "한국어", "Русский", "العربية", "עברית", "ภาษาไทย"),
    *("हिन्दी", "ქართული", "Հայերեն", "አማርኛ", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "𓀀", "😀", "👩\u200d🔬", "🇩🇪"),
    *(
        "x\u0302\u0323",
        "\u0301",
        "\u202e\u0627",
        "\ue000",
        "\ufdd4",
        "\U0010fffe",
        "\u0378",
    ),
    *("\x00\x1b", "a\u2028b", "a\nb", "\ud800", "\ufeff", "☃ ♞ ⚕ ⌘", "→ ⇒ ∑ ∫ ∈"),
    *("<i>E. coli</i>", "&amp;", "https://x.org/a_b%20c", "word " * 4_000, "x" * 3_000),
)


_TEXT_FIELDS: Final = (
    *("container_title", "container_title_short", "collection_title", "publisher"),
    *("publisher_place", "volume", "issue", "page", "number", "edition", "genre"),
    *("pmid", "pmcid", "arxiv", "language", "access"),
)


def _name(text: str, other: str, *, is_group: bool) -> Name:
    try:
        return Name(literal=text) if is_group else Name(text, other, suffix=other[:9])
    except ValueError:
        return Name("Nobody", text)


def _nasty_references() -> list[Reference]:
    """One reference for each nasty text, which stands wherever a text can."""
    others = (text[:200] for text in cycle(_NASTY[7:] + _NASTY[:7]))
    rows = zip(_NASTY, others, cycle(TYPES), strict=False)
    made = []
    for number, (text, other, kind) in enumerate(rows):
        short = text[:200]
        texts = {
            name: other if at % 2 else short for at, name in enumerate(_TEXT_FIELDS)
        }
        lists = {"keyword": [short, other], "isbn": [short], "issn": [other]}
        authors = [
            _name(short, other, is_group=False),
            _name(short, other, is_group=True),
            _name(other, short, is_group=False),
        ]
        fields: dict[str, Any] = {
            **texts,
            **lists,
            "type": kind,
            "title": text,
            "abstract": text,
            "author": authors[number // 3 % 4 :],
            "editor": authors[1:2] if number % 4 == 0 else (),
            "issued": PartialDate(number * 80 + 1, 12, 1) if number % 5 else None,
            "url": f"https://x.org/{short}?a=b&c=50%25#d~e_f",
            "doi": f"10.1002/{short}" if number % 2 else "10.1002/(SICI)1<1::A>3.0;2-#",
        }
        made.append(Reference(**fields))
    return made


def _nameless_references() -> list[Reference]:
    """Works that styles label by the organization that publishes them."""
    return [
        # Alpha has no more letters than 26 to tell equal labels apart.
        Reference(type="standard", publisher=text[:200], issued=PartialDate(number))
        for number, text in enumerate(_NASTY, start=1)
    ]


def _printable_references() -> list[Reference]:
    """All characters that are printed as themselves, each in a title and a name."""
    chars = "".join(FORMS)
    return [
        Reference(
            title=" ".join(chars[at : at + 9]), author=[Name(f"A{chars[at]}b", "C")]
        )
        for at in range(0, len(chars), 9)
    ]


def _needs(*programs: str) -> None:
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")


def _has_tex_file(name: str) -> bool:
    found = subprocess.run(["kpsewhich", name], capture_output=True, check=False)
    return found.returncode == 0


def _run(folder: Path, *command: str) -> str:
    """Run a program to its end, which has to be a good one."""
    done = subprocess.run(
        command, cwd=folder, capture_output=True, check=False, timeout=300
    )
    output = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert done.returncode == 0, output[-3_000:]
    return output


_LATEX: Final = ("pdflatex", "-interaction=nonstopmode", "-file-line-error", "doc.tex")


@pytest.mark.parametrize("setup", _DOCUMENTS)
def test_latex_takes_whatever_is_written(setup: str, tmp_path: Path) -> None:
    processor, *_, style = setup.split(", ")
    _needs("pdflatex", "kpsewhich", processor)
    needed = "biblatex.sty" if processor == "biber" else f"{style}.bst"
    if not _has_tex_file(needed):
        pytest.skip(f"{needed} is not installed")
    references = [
        *_nasty_references(),
        *_nameless_references(),
        *_printable_references(),
    ]
    (tmp_path / "refs.bib").write_text(BIBTEX.written(references), "utf-8")
    (tmp_path / "doc.tex").write_text(_DOCUMENTS[setup], "utf-8")

    _run(tmp_path, *_LATEX)
    report = _run(tmp_path, processor, "doc")
    _run(tmp_path, *_LATEX)

    assert not re.search(r"ERROR|I was expecting|error message|at the end", report)
    log = (tmp_path / "doc.log").read_text("utf-8", "replace")
    assert not re.search(r"^! (?!\\)|^\S+:\d+: |Missing character", log, re.M)
    made = (tmp_path / "doc.bbl").read_text("utf-8")
    items = re.findall(r"^\\bibitem|^\s*\\entry\{", made, re.M)
    assert len(items) == len(references)
    assert "csl-" not in made
    if processor == "bibtex":
        assert made.isascii()
