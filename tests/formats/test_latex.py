"""A nasty bibliography, compiled by the real programs."""

import random
import shutil
import subprocess
from pathlib import Path

import pytest

import refkit
from refkit.model import TYPES, Name, PartialDate, Reference

# Words that have broken bibliographies: TeX's own characters, accents in every form,
# scripts that pdfTeX cannot set, marks on nothing, signs that no font has.
_WORDS = (
    r"\input{x} & % $ # _ ^ ~ { } \ \write18{ls} ``q'' -- --- <tag> \\ }{ %} \begin{x}"
    " Müller García Łódź Øresund straße œuvre ıŋđðþ ąęįų őű ḥṣṭ ñ̃ ệ ǘ Ǚ x̂ ̂"
    " αβγ Δ ≤ ∞ ∑ → ℝ H₂O x² µm ½ € £ ¥ ° ± × “q” ‘q’ «g» „u“ – — … ′ ″"
    " 中文标题 王小明 日本語 ひらがな 한국어 Тестовый Ελληνικά العربية עברית ไทย हिन्दी தமிழ் ქართული"
    " 😀 👩‍🔬 🏳️‍🌈 \U0001d518 \ue000 \u202e \ufeff \u00ad ﬁ Ⅷ ① ™ ® © ¿ ¡ NATO mRNA iPhone pH @x a@b"
).split(" ")
_LATEX = {
    "bibtex, plain article": (
        "",
        r"\bibliographystyle{plain}\bibliography{refs}",
        "bibtex",
    ),
    "bibtex, T1 and links": (
        r"\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{hyperref}",
        r"\bibliographystyle{plainurl}\bibliography{refs}",
        "bibtex",
    ),
    "biber": (
        r"\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}"
        r"\usepackage[backend=biber]{biblatex}\addbibresource{refs.bib}",
        r"\printbibliography",
        "biber",
    ),
}
_DOI = "10.1002/(SICI)1099<1::AID>3.0;2-#"
_URL = "https://x.org/a_b?c=1&d=50%25#f~g"
_PACKAGES = {"bibtex": "plainurl.bst", "biber": "biblatex.sty"}


def nasty_references() -> list[Reference]:
    """Some 150 references, of every type, each with a handful of the words."""
    dice = random.Random(7)  # noqa: S311 - the same bibliography every time

    def words(count: int) -> str:
        return " ".join(dice.choices(_WORDS, k=count))

    def name() -> Name:
        if dice.random() < 0.2:
            return Name(literal=f"Group {words(2)}")
        return Name(f"F {words(1)}", words(1), dice.choice([None, "van der"]))

    def reference(number: int) -> Reference:
        return Reference(
            type=TYPES[number % len(TYPES)],
            title=f"Title {words(5)}",
            author=[name() for _ in range(dice.randrange(4))],
            editor=[name() for _ in range(dice.randrange(2))],
            container_title=f"Journal {words(2)}",
            publisher=words(2),
            issued=PartialDate(1990 + number % 30, 1 + number % 12),
            volume=words(1),
            issue=words(1),
            page=dice.choice(["1-5", "e12", words(1)]),
            genre=words(1),
            doi=dice.choice([None, _DOI, f"10.1/{words(1)}"]),
            url=dice.choice([None, _URL, f"https://x.org/{words(1)}"]),
            keyword=[words(1)],
            abstract=words(40) if number % 30 else words(600),
        )

    return [reference(number) for number in range(150)]


def _missing(document: str) -> str | None:
    """What has to be installed for a document, if it is not."""
    program = _LATEX[document][2]
    for needed in ("pdflatex", "kpsewhich", program):
        if shutil.which(needed) is None:
            return needed
    package = _PACKAGES[program]
    found = subprocess.run(["kpsewhich", package], capture_output=True, check=False)
    return None if found.stdout else package


def _run(folder: Path, *command: str) -> str:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, check=False, timeout=300
    )
    output = done.stdout.decode("utf-8", "replace")
    assert done.returncode == 0, f"{command}: {output[-2_000:]}"
    return output


@pytest.mark.parametrize("document", _LATEX)
def test_latex_takes_a_nasty_bibliography(document: str, tmp_path: Path) -> None:
    missing = _missing(document)
    if missing:
        pytest.skip(f"{missing} is not installed")
    packages, bibliography, program = _LATEX[document]
    refkit.write(nasty_references(), tmp_path / "refs.bib")
    (tmp_path / "x.tex").write_text(
        rf"\documentclass{{article}}{packages}\begin{{document}}\nocite{{*}}"
        rf"{bibliography}\end{{document}}",
        "utf-8",
    )
    latex = ("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "x")
    _run(tmp_path, *latex)
    said = _run(tmp_path, program, "x")
    assert "error message" not in said
    assert "ERROR" not in said
    _run(tmp_path, *latex)
    _run(tmp_path, *latex)
    log = (tmp_path / "x.log").read_text("utf-8", "replace")
    assert not [line for line in log.splitlines() if line.startswith("!")]
    assert (tmp_path / "x.pdf").stat().st_size > 50_000


def test_the_nasty_bibliography_reads_back() -> None:
    refs = nasty_references()
    back = refkit.loads(refkit.dumps(refs, "bibtex"), "bibtex")
    assert [ref.title for ref in back] == [ref.title for ref in refs]
    assert [ref.author for ref in back] == [ref.author for ref in refs]
