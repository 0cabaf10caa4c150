"""Who wrote the work, given its title: one test per layout of the lines around it."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import Reference, Scrape
from refkit.parsers.text.author_lines import bylines_of
from refkit.parsers.text.people import author_claims
from refkit.parsers.text.quotes import Quotes
from refkit.parsers.text.record import Record
from refkit.parsers.text.sheet import sheet_of
from refkit.parsers.text.titles import heading_of
from refkit.resolve import resolve

TITLE = "Invented pages and the people who read them"


def authors_below(lines: str, title: str = TITLE, at: int = 0) -> Reference:
    """The reference that a page gives whose title stands on line ``at``."""
    scrape = Scrape(lines)
    sheet = sheet_of(scrape)
    start = sheet.page[at].text.index(title)
    heading = heading_of(sheet.page, at, start, start + len(title), {})
    bylines, _ = bylines_of(sheet, heading)
    record = Record(heading, bylines, (), {})
    return resolve(author_claims(Quotes(scrape, sheet), record, 0.8))


def inverted(reference: Reference) -> list[str]:
    return [name.inverted for name in reference.authors]


# fmt: off
PAGES: list[tuple[str, list[str]]] = [
    # several names on a line, and what stands between and after them
    ("Ida Holmberg1,2, Karl Meyer2* and Rosa Lind3\n1Department of Tales, Oslo",
     ["Holmberg, Ida", "Meyer, Karl", "Lind, Rosa"]),
    ("Ida Holmberg a, Karl Meyer a,b, Rosa Lind b,*", ["Holmberg, Ida", "Meyer, Karl", "Lind, Rosa"]),
    ("Ida Holmberg (Univ. of Tales), Karl Meyer (Fables Inc.)", ["Holmberg, Ida", "Meyer, Karl"]),
    ("Ida Holmberg, MD, PhD; Karl Meyer, FRCP", ["Holmberg, Ida", "Meyer, Karl"]),
    ("Ida HolmbergI, Karl MeyerII, Rosa LindI\nI Hospital of Tales", ["Holmberg, Ida", "Meyer, Karl", "Lind, Rosa"]),
    ("Ida Holmberg 1 Karl Meyer 2 Rosa Lind 1 Department of Tales, Oslo", ["Holmberg, Ida", "Meyer, Karl", "Lind, Rosa"]),
    ("Ida Holmberg, Karl Meyer, Tales Research Group, Fable Unit, Department of Letters, Oslo",
     ["Holmberg, Ida", "Meyer, Karl"]),
    ("Ida Holmberg, University of Tales, Oslo; Karl Meyer, Institute of Fables, Rome",
     ["Holmberg, Ida", "Meyer, Karl"]),
    ("Szerző(k): Holmberg Ida, Prof. Dr - Mesei Tudományegyetem I. számú Klinikája", ["Holmberg, Ida"]),
    ("Ida Holmberg, Karl Meyer, … +3 more", ["Holmberg, Ida", "Meyer, Karl"]),
    ("Ida Holmberg, Karl Meyer, et al.", ["Holmberg, Ida", "Meyer, Karl"]),
    ("Ida Holmberg, Ida Holmberg, Karl Meyer, Karl Meyer", ["Holmberg, Ida", "Meyer, Karl"]),
    ("IIda HolmbergKKarl Meyer", ["Holmberg, Ida", "Meyer, Karl"]),
    ("Ida Songac, Karl Wangb, Yu Zhang*a\naInstitute of Tales\nbFaculty\ncSchool", ["Song, Ida", "Wang, Karl", "Zhang, Yu"]),
    # a list that goes on over lines
    ("Ida Holmberg, Karl Meyer,\nRosa Lind and\nPaul Novak", ["Holmberg, Ida", "Meyer, Karl", "Lind, Rosa", "Novak, Paul"]),
    ("Ida Holmberg, Karl Meyer, Rosa\nLind, Paul Novak, Wei Chen", ["Holmberg, Ida", "Meyer, Karl", "Lind, Rosa", "Novak, Paul", "Chen, Wei"]),
    ("Ida Holmberg, Karl Meyer\nNature\n2015", ["Holmberg, Ida", "Meyer, Karl"]),
    ("Holmberg IA, Meyer K\nLind R", ["Holmberg, IA", "Meyer, K", "Lind, R"]),
    # one name on a line
    ("Ida Holmberg\nAffiliation:\nUniversity of Tales, Oslo\nKarl Meyer\nAffiliation:\nRosa Lind\nAffiliation:\nFaculty of Fables",
     ["Holmberg, Ida", "Meyer, Karl", "Lind, Rosa"]),
    ("Ida Holmberg I\nida@example.org\nKarl Meyer II\nkarl@example.org\nRosa Lind III\nrosa@example.org",
     ["Holmberg, Ida", "Meyer, Karl", "Lind, Rosa"]),
    ("Ida Holmberg ; University of Tales, Oslo\nKarl Meyer ; Agency of Fables, Old Road 5, 31000 Osijek",
     ["Holmberg, Ida", "Meyer, Karl"]),
    ("by\nIda Holmberg\n1,2,\nYlva Quorvin\n1,2 and\nJuma Haydrel\n1,*", ["Holmberg, Ida", "Quorvin, Ylva", "Haydrel, Juma"]),
    ("Dr. Ida Holmberg\nProf. Karl Meyer", ["Holmberg, Ida", "Meyer, Karl"]),
    ("I. Holmberg1, K. Meyer2\n1Faculty of Tales\nDr. Ida Holmberg\nFaculty of Tales", ["Holmberg, I.", "Meyer, K."]),
    ("Ida Holmberg1, Karl Meyer2, Rosa Lind, Pau", ["Holmberg, Ida", "Meyer, Karl", "Lind, Rosa"]),
    ("Ida Holmberg, médica general, ORCID: https://orcid.org/0000-0002-1825-0097, San José\n"
     "Karl Meyer, médico general, San José", ["Holmberg, Ida", "Meyer, Karl"]),
    ("Dra. Rosa Lind Pérez,1 Dr. Karl Meyer Gómez2", ["Lind Pérez, Rosa", "Meyer Gómez, Karl"]),
    # labels
    ("AuthorsHolmberg Ida, Meyer Anna K., Lind Elias\nPublisherTale House",
     ["Holmberg, Ida", "Meyer, Anna K.", "Lind, Elias"]),
    ("Creator Holmberg, Ida; Meyer, Karl", ["Holmberg, Ida", "Meyer, Karl"]),
    ("31.1.2019 ∙ by Ida Holmberg, et al. ∙ 0", ["Holmberg, Ida"]),
    ("Autores principales: Holmberg, Ida, Meyer, Karl\nauthor Holmberg, Ida", ["Holmberg, Ida", "Meyer, Karl"]),
    ("Erfundene Seiten - eine ÜbersichtI. Holmberg1 , K. Meyer2", ["Holmberg, I.", "Meyer, K."]),
    # people who are no authors
    ("Committee Chair\nIda Holmberg", []),
    ("Ida Holmberg and Karl Meyer\nvolume editors", []),
    ("Ida Holmberg, Karl Meyer (Eds.)", []),
    ("Uploaded by\nIda Holmberg", []),
    ("Department of Tales\nLewis Holmberg School of Medicine at Fable University", []),
    # orders of names
    ("Capote Lázaro", ["Capote, Lázaro"]),
    ("Eliseo Capote Leyva, Rosa Moret Hernández", ["Capote Leyva, Eliseo", "Moret Hernández, Rosa"]),
    ("CHEN Qidong, LIU Xin, LI Gong-cheng", ["Chen, Qidong", "Liu, Xin", "Li, Gong-cheng"]),
    ("Mehmet BOZ", ["Boz, Mehmet"]),
    ("IDA N. HOLMBERG, JEANNE REY and ANTON VAN DER VEN", ["Holmberg, Ida N.", "Rey, Jeanne", "Van Der Ven, Anton"]),
    ("Lê Hữu Cần1, Lê Hồi Thanh2", ["Lê, Hữu Cần", "Lê, Hồi Thanh"]),
]
SCRIPTS: list[tuple[str, str, list[str]]] = [
    ("超声动载荷下混凝土的损伤", "陈启东1, 王力晓2\nCHEN Qidong, WANG Lixiao", ["陈, 启东", "王, 力晓"]),
    ("初等三学年の幸福の予測", "川口, 琢也, 石垣, 智也", ["川口, 琢也", "石垣, 智也"]),
    ("행복을 예측하는 기계의 학습", "고은경, 김민준", ["고, 은경", "김, 민준"]),
    ("شیوع دیابت در شهر مشهد", "زهرا مصطفوی1؛ زهرا مصطفویان2", ["مصطفوی, زهرا", "مصطفویان, زهرا"]),
    ("فعالية استراتيجية جديدة في التعلم", "بسمة مطلق الجعيد\nجامعة أم القرى", ["الجعيد, بسمة مطلق"]),
    ("ความสุขของผู้อ่านหน้าเว็บ", "ภัทรวดี ศรีประเสริฐ\nสมชาย เล็กเจริญ\nบทคัดย่อ\nงานนี้", ["ศรีประเสริฐ, ภัทรวดี", "เล็กเจริญ, สมชาย"]),
    ("A história da formação em um hospital", "Edilene Rodrigues da Silva, Mario de Andrade Lira Júnior",
     ["Silva, Edilene Rodrigues da", "Lira Júnior, Mario de Andrade"]),
]
# fmt: on


@pytest.mark.parametrize(("lines", "authors"), PAGES)
def test_authors_below_a_title(lines: str, authors: list[str]) -> None:
    assert inverted(authors_below(f"{TITLE}\n{lines}\n")) == authors


@pytest.mark.parametrize(("title", "lines", "authors"), SCRIPTS)
def test_authors_in_the_script_of_the_title(
    title: str, lines: str, authors: list[str]
) -> None:
    assert inverted(authors_below(f"{title}\n{lines}\n", title)) == authors


def test_names_joined_by_hyphens_throughout_have_blanks() -> None:
    joined = authors_below(f"{TITLE}\nNazma-Akhtar, Tania-Sultana, Afroza-Begum\n")
    assert inverted(joined) == ["Akhtar, Nazma", "Sultana, Tania", "Begum, Afroza"]
    kept = authors_below(f"{TITLE}\nAnna Lund-Berg, Karl Meyer, Rosa Lind\n")
    assert inverted(kept)[0] == "Lund-Berg, Anna"


def test_authors_behind_a_title_on_its_line() -> None:
    line = f"{TITLE} Ida Holmberg,† Karl Meyer,‡ and Rosa Lind* †Faculty of Tales"
    assert inverted(authors_below(line)) == [
        "Holmberg, Ida",
        "Meyer, Karl",
        "Lind, Rosa",
    ]


def test_authors_behind_a_title_that_is_said_again() -> None:
    page = f'{TITLE}\nSize: px\nDownload "{TITLE}"\n1 {TITLE.upper()} Ida Holmberg ABSTRACT We read.'
    assert inverted(authors_below(page)) == ["Holmberg, Ida"]


def test_full_names_are_trusted_more_than_initials_of_the_same_people() -> None:
    page = f"{TITLE}\nIda Holmberg, Karl Meyer\nAuthors: I. Holmberg, K. Meyer"
    assert inverted(authors_below(page)) == ["Holmberg, Ida", "Meyer, Karl"]


def test_a_name_that_a_line_broke_quotes_both_lines() -> None:
    page = f"{TITLE}\nIda Holmberg, Karl Meyer, Rosa\nLind and Wei Chen"
    quotes = [claim.evidence.quote for claim in authors_below(page).why("author")]
    assert quotes == ["Ida Holmberg", "Karl Meyer", "Rosa\nLind", "Wei Chen"]


_NAMES = st.lists(
    st.sampled_from(
        ["Ida Holmberg", "Karl F. Meyer", "J. P. Martin", "Wei Zhang", "Anna Novak",
         "Maria van Dijk", "Conan O'Brien", "Li-Hua Chen", "Robert Müller"]
    ),
    min_size=2, max_size=6, unique=True,
)  # fmt: skip
Layout = Callable[[Sequence[str]], str]
LAYOUTS: dict[str, Layout] = {
    "commas": ", ".join,
    "semicolons": "; ".join,
    "and": lambda names: f"{', '.join(names[:-1])} and {names[-1]}",
    "lines": "\n".join,
    "bullets": lambda names: "\n".join(f"• {name}" for name in names),
    "places between": lambda names: "\n".join(
        f"{name}\nFaculty of Tales, Oslo" for name in names
    ),
    "addresses between": lambda names: "\n".join(
        f"{name}*\nsome.one@example.org" for name in names
    ),
    "broken at commas": ",\n".join,
    "numbers": lambda names: ", ".join(f"{n}{i},9" for i, n in enumerate(names, 1)),
    "stars": lambda names: " and ".join(f"{name}*†" for name in names),
    "places in brackets": lambda names: ", ".join(f"{n} (Oslo)" for n in names),
    "degrees": lambda names: "; ".join(f"{name}, PhD" for name in names),
    "label": lambda names: f"Authors: {', '.join(names)}",
    "label above": lambda names: f"Author(s)\n{'; '.join(names)}",
    "by": lambda names: f"By {', '.join(names)}",
    "more": lambda names: f"{', '.join(names)}, et al.",
    "twice": lambda names: ", ".join(f"{name}, {name}" for name in names),
    "marks on lines": lambda names: (
        "by\n"
        + "\n".join(f"{name}\n1,2{',' if name != names[-1] else ''}" for name in names)
    ),
    "abstract": lambda names: f"{', '.join(names)}\nAbstract\n{'We read. ' * 60}",
}


@pytest.mark.parametrize("layout", LAYOUTS)
@given(names=_NAMES)
def test_the_names_laid_out_are_read_back(layout: str, names: list[str]) -> None:
    reference = authors_below(f"{TITLE}\n{LAYOUTS[layout](names)}\n")
    # What is no family name for certain keeps the words of the page all the same.
    said = [
        " ".join(filter(None, (name.given, name.particle, name.family)))
        for name in reference.authors
    ]
    assert said == names


@given(_NAMES)
def test_names_with_the_family_name_first_are_turned_together(names: list[str]) -> None:
    plain = ["Elias Holmberg", *(name for name in names if name.count(" ") == 1)]
    turned = [" ".join(reversed(name.split())) for name in plain]
    expected = [", ".join(reversed(name.split())) for name in plain]
    found = inverted(authors_below(f"{TITLE}\nAuthors: {', '.join(turned)}\n"))
    assert found == expected


@given(st.lists(st.text("Aab I12,;&*'-.()\n陈я", max_size=20), max_size=8))
def test_what_is_claimed_on_any_lines_is_quoted(lines: list[str]) -> None:
    scrape = Scrape("\n".join([TITLE, *lines]))
    for claim in authors_below(scrape.text).why("author"):
        assert claim.evidence.span is not None
        assert scrape[claim.evidence.span] == claim.evidence.quote
